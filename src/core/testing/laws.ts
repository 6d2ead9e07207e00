import { letOthersRun } from "../bounds/eventLoop.js";
import { overlaps, waits } from "./asyncLaws.js";
import type { Check } from "./check.js";
import { closesOnce, throwsCallbackErrors, throwsClosingErrors, throwsSourceErrors } from "./closingLaws.js";
import { readAll, type Reading } from "./reading.js";
import { runAsync, runSync, type Steps } from "./steps.js";
import type { OperatorLaw } from "./types.js";
import { pullsAsNeeded, yieldsValues } from "./valueLaws.js";
import { previewOfError, timesOf } from "./words.js";
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

type Listener = (reason: unknown) => void;

/** What reports a rejection that nobody handles: Node, Deno and Bun do. */
interface Host {
  readonly process?: {
    on?(event: "unhandledRejection", listener: Listener): unknown;
    off?(event: "unhandledRejection", listener: Listener): unknown;
    listenerCount?(event: "unhandledRejection"): number;
  };
}

const EVENT = "unhandledRejection";

/** Collects the errors of a check that are left to nobody. */
export class Rejections {
  private readonly check: Check;
  private readonly host: Host["process"];
  private readonly reasons: unknown[] = [];
  private readonly note: Listener = (reason) => {
    if (this.check.errors.has(reason)) this.reasons.push(reason);
    // It is of others, who would hear of it if this were not listening.
    else if (this.host?.listenerCount?.(EVENT) === 1) throw reason;
  };

  constructor(check: Check, host: Host = globalThis as Host) {
    this.check = check;
    this.host = host.process;
    if (check.holds("rejections")) this.host?.on?.(EVENT, this.note);
  }

  async mustBeNone(): Promise<void> {
    await letOthersRun();
    for (const reason of this.reasons) {
      const work = this.check.errors.get(reason);
      work?.break(
        "rejections",
        "somebody handles each rejection",
        `nobody handles ${previewOfError(reason)}`,
      );
    }
  }

  stop(): void {
    this.host?.off?.(EVENT, this.note);
  }
}
