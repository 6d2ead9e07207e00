import { overlaps, waits } from "./asyncLaws.js";
import type { Check } from "./check.js";
import { closesOnce, throwsCallbackErrors, throwsClosingErrors, throwsSourceErrors } from "./closingLaws.js";
import { readAll, type Reading } from "./reading.js";
import { Rejections } from "./rejections.js";
import { runAsync, runSync, type Steps } from "./steps.js";
import type { OperatorLaw } from "./types.js";
import { pullsAsNeeded, yieldsValues } from "./valueLaws.js";
import { timesOf } from "./words.js";
import { Work } from "./work.js";

/** A law, and how to find out whether it is kept. */
type Law = readonly [name: OperatorLaw, keep: (check: Check, reading: Reading) => Steps<void>];

const laws: readonly Law[] = [
  ["values", yieldsValues],
  ["pulling", pullsAsNeeded],
  ["closing", closesOnce],
  ["source errors", throwsSourceErrors],
  ["callback errors", throwsCallbackErrors],
  ["closing errors", throwsClosingErrors],
];
const asyncLaws: readonly Law[] = [
  ["waiting", waits],
  ["overlapping", overlaps],
];

export function holdSync(check: Check): void {
  runSync(hold(check, laws));
}

export async function holdAsync(check: Check): Promise<void> {
  const rejections = new Rejections(check);
  try {
    await runAsync(hold(check, [...laws, ...asyncLaws]), check.timeout);
    await rejections.mustBeNone();
  } finally {
    rejections.stop();
  }
}

/** Holds an operator to all those laws that it should keep. */
function* hold(check: Check, all: readonly Law[]): Steps<void> {
  const work = new Work(check).build();
  const early = work.watches.find(({ pulls }) => pulls > 0);
  if (early !== undefined && check.holds("opening"))
    work.break("opening", `the ${early.name} is not pulled yet`, `it is pulled ${timesOf(early.pulls)}`);
  const reading = yield* readAll(check);
  for (const [name, keep] of all) if (check.holds(name)) yield* keep(check, reading);
}
