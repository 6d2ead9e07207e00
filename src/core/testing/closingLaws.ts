import type { Check } from "./check.js";
import { PATIENCE, pointsOf, type Reading } from "./reading.js";
import { type Steps, turn } from "./steps.js";
import type { OperatorLaw, TestSourceOptions } from "./types.js";
import { type Outcome, told, Work } from "./work.js";
import { timesOf } from "./words.js";

/** The calls of a callback that are made to throw, one after the other. */
const MOST_FAULTS = 3;

/** Whoever stops early closes each open source, once. */
export function* closesOnce(check: Check, reading: Reading): Steps<void> {
  for (const point of pointsOf(reading)) {
    const work = new Work(check).build();
    yield* work.read(point);
    yield* stop(work, "closing");
  }
  const bare = new Work(check, { behave: () => ({ withoutReturn: true }) }).build();
  yield* bare.read(1);
  if (bare.canReturn) {
    const outcome = yield* bare.call("return");
    if (outcome.kind === "error")
      bare.break("closing", "sources without a return() are let go", told(outcome), outcome.error);
  }
  if (!reading.hasEnded) return;
  const whole = new Work(check).build();
  yield* whole.read(PATIENCE);
  whole.mustHaveClosed(whole.open, "closing");
  yield* whole.mustBeOver();
}

/** Stops reading, and sees to it that all is closed and nothing more is pulled. */
function* stop(work: Work, law: OperatorLaw): Steps<Outcome> {
  const { open, pulls } = work;
  if (!work.canReturn) {
    const [source] = open;
    if (source !== undefined) work.break(law, `a method return(), which closes the ${source.name}`, "none");
    return { kind: "done" };
  }
  const outcome = yield* work.call("return");
  if (law === "closing" && outcome.kind === "error")
    work.break(law, "no error from return()", told(outcome), outcome.error);
  if (outcome.kind === "value") work.break(law, "done from return()", told(outcome));
  for (const [position, watch] of work.watches.entries()) {
    const more = watch.pulls - (pulls[position] as number);
    if (more > 0)
      work.break(law, `return() does not pull the ${watch.name}`, `it is pulled ${timesOf(more)}`);
  }
  work.mustHaveClosed(open, law);
  yield* work.mustBeOver();
  return outcome;
}

/** What a source throws is thrown to the reader, and the other sources are closed. */
export function* throwsSourceErrors(check: Check, { work: { pulls } }: Reading): Steps<void> {
  for (const [source, most] of pulls.entries()) {
    for (let throwsAt = 0; throwsAt < Math.min(most, MOST_FAULTS); throwsAt++) {
      const behave = (position: number): TestSourceOptions => (position === source ? { throwsAt } : {});
      const work = new Work(check, { behave }).build();
      const last = (yield* work.read(PATIENCE)).at(-1) as Outcome;
      yield* mustHaveThrown(work, "source errors", last, work.watches[source]?.error);
      // One that reads ahead may have met the error, and has to get rid of it.
      const other = new Work(check, { behave }).build();
      yield* other.read(throwsAt);
      yield* turn(check.isAsync);
      yield* other.leave();
    }
  }
}

/** What a callback throws is thrown to the reader, and the sources are closed. An error of that closing is dropped. */
export function* throwsCallbackErrors(check: Check): Steps<void> {
  for (const [argument, callback] of check.args.entries()) {
    if (typeof callback !== "function") continue;
    for (let call = 0; call < MOST_FAULTS; call++) {
      const error = new Error("from the callback");
      const work = new Work(check, { behave: failToClose, fault: { argument, call, error } }).build();
      const last = (yield* work.read(PATIENCE)).at(-1) as Outcome;
      if (work.faultyCalls > call) yield* mustHaveThrown(work, "callback errors", last, error);
    }
  }
}

function* mustHaveThrown(work: Work, law: OperatorLaw, last: Outcome, error: unknown): Steps<void> {
  const isThrown = last.kind === "error" && last.error === error;
  if (!isThrown)
    work.break(law, `the error is thrown to the reader: ${told({ kind: "error", error })}`, told(last));
  work.mustHaveClosed(work.open, law);
  yield* work.mustBeOver();
}

/** What the closing of a source throws is thrown to the reader, and the other sources are closed. */
export function* throwsClosingErrors(check: Check, reading: Reading): Steps<void> {
  for (const point of pointsOf(reading, MOST_FAULTS)) {
    const work = new Work(check, { behave: failToClose }).build();
    yield* work.read(point);
    const errors = work.open.map(({ options }) => options.closeError);
    const outcome = yield* stop(work, "closing errors");
    const isThrown = outcome.kind === "error" && errors.includes(outcome.error);
    if (errors.length > 0 && !isThrown)
      work.break("closing errors", `the error of the closing is thrown to the reader`, told(outcome));
  }
}

function failToClose(_: number, name: string): TestSourceOptions {
  return { closeError: new Error(`from closing the ${name}`) };
}
