import type { Check, Lists } from "./check.js";
import { areSame, isNeeded, outcomesOf } from "./need.js";
import { PATIENCE, pointsOf, readAll, type Reading, textOf } from "./reading.js";
import type { Steps } from "./steps.js";
import { timesOf } from "./words.js";
import { type Outcome, told, Work } from "./work.js";

/** The values are the expected ones, and the same on every run. */
export function* yieldsValues(check: Check, reading: Reading): Steps<void> {
  const { lists, options } = check;
  const { expected } = options;
  if (typeof expected === "function") {
    for (const shorter of prefixesOf(lists)) {
      const model = yield* outcomesOf(check, shorter, PATIENCE);
      const last = model.at(-1);
      // By throwing, a model says that it is not for lists that are shorter.
      if (last?.kind !== "error") mustBe(yield* readAll(check, { lists: shorter }), model, textOf(shorter));
      else if (shorter.every((list, index) => list.length === lists[index]?.length)) throw last.error;
    }
  } else if (expected !== undefined) {
    const values = expected.map((value): Outcome => ({ kind: "value", value }));
    mustBe(reading, [...values, { kind: "done" }], textOf(lists));
  }
  mustBe(yield* readAll(check), reading.outcomes, "another run of the same values");
  const [one, other] = [new Work(check).build(), new Work(check).build()];
  for (const point of pointsOf(reading)) {
    for (const work of [one, other]) {
      const outcome = yield* work.call("next");
      const expectedHere = reading.outcomes[point] as Outcome;
      if (!areSame([outcome], [expectedHere]))
        work.break(
          "values",
          `${told(expectedHere)}, as if no other one were read at the same time`,
          told(outcome),
        );
    }
  }
}

function mustBe({ work, outcomes }: Reading, model: readonly Outcome[], over: string): void {
  const index = model.findIndex((outcome, at) => !areSame([outcome], outcomes.slice(at, at + 1)));
  if (index < 0 || index >= PATIENCE) return;
  const [expected, received] = [model, outcomes].map((list) => told(list[index] as Outcome));
  work.break("values", `${expected} as value ${index + 1} over ${over}`, `${received}`);
}

/** The first values of each list, up to all of them. */
function prefixesOf(lists: Lists): Lists[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest + 1 }, (_, length) => lists.map((list) => list.slice(0, length)));
}

/** As much is pulled as the values need. */
export function* pullsAsNeeded(check: Check, reading: Reading): Steps<void> {
  const work = new Work(check).build();
  for (const point of pointsOf(reading).slice(1)) {
    yield* work.call("next");
    const what = point === 1 ? "the first value" : `the first ${point} values`;
    yield* pullsFor(check, work, point, `for ${what}`);
  }
  if (!reading.hasEnded || check.options.pulls !== undefined) return;
  yield* work.read(PATIENCE);
  yield* pullsFor(check, work, reading.count + 1, "for all values and the end");
}

/** Fails unless the pulls of a run are those that so many outcomes need. */
function* pullsFor(check: Check, work: Work, count: number, what: string): Steps<void> {
  const { lists, options } = check;
  const declared = options.pulls && [options.pulls(count)].flat();
  for (const [position, { pulls, name }] of work.watches.entries()) {
    let enough = declared?.[position] ?? pulls;
    // Past its end a source is not pulled, however many pulls a longer one would take.
    if (declared !== undefined) enough = Math.min(enough, (lists[position] as readonly unknown[]).length + 1);
    else
      while (enough > 0 && !(yield* isNeeded(check, replaced(work.pulls, position, enough), position, count)))
        enough--;
    if (enough === pulls) continue;
    const hint =
      declared === undefined
        ? ": more pulls change nothing of it (declare them by `pulls` if they could)"
        : "";
    work.break(
      "pulling",
      `the ${name} is pulled ${timesOf(enough)} ${what}${hint}`,
      `it is pulled ${timesOf(pulls)}`,
    );
  }
}

function replaced(numbers: readonly number[], position: number, by: number): number[] {
  return numbers.map((number, index) => (index === position ? by : number));
}
