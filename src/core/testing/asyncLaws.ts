import { letOthersRun } from "../bounds/eventLoop.js";
import type { Check } from "./check.js";
import { areSame } from "./need.js";
import { pointsOf, type Reading } from "./reading.js";
import { settled, type Steps } from "./steps.js";
import type { TestSourceOptions } from "./types.js";
import { type Outcome, told, Work } from "./work.js";

const MOST_CALLS = 4;

/** Every call settles, and `return()` when the sources are closed. */
export function* waits(check: Check, reading: Reading): Steps<void> {
  // Nothing holds up a sync source.
  if (check.options.syncSources) return;
  for (const point of pointsOf(reading, MOST_CALLS)) {
    yield* stopsWhilePulling(check, point);
    yield* waitsForClosing(check, point);
  }
}

/** Calls `return()` while a pull of a source is under way. */
function* stopsWhilePulling(check: Check, point: number): Steps<void> {
  const barrier = new Barrier();
  const work = new Work(check, { behave: () => ({ onPull: () => barrier.pass() }) }).build();
  yield* work.read(point);
  barrier.shut();
  const pull = new Call(work, "next");
  yield* settled(letOthersRun());
  const { open } = work;
  const stop = work.canReturn && barrier.count > 0 ? new Call(work, "return") : undefined;
  yield* settled(letOthersRun());
  barrier.open();
  const pulled = yield* pull.outcome();
  if (pulled.kind === "error")
    work.break(
      "waiting",
      "next() that is pending at return() settles as done or with its value",
      told(pulled),
      pulled.error,
    );
  if (stop === undefined) return;
  const stopped = yield* stop.outcome();
  if (stopped.kind === "error") work.break("waiting", "no error from return()", told(stopped), stopped.error);
  work.mustHaveClosed(open, "waiting");
  yield* work.mustBeOver();
}

/** Holds the closing up, for which `return()` has to wait. */
function* waitsForClosing(check: Check, point: number): Steps<void> {
  const barrier = new Barrier();
  const work = new Work(check, { behave: () => ({ onClose: () => barrier.pass() }) }).build();
  yield* work.read(point);
  barrier.shut();
  const { open } = work;
  if (open.length === 0 || !work.canReturn) return;
  const stop = new Call(work, "return");
  yield* settled(letOthersRun());
  if (stop.isSettled && barrier.count > 0)
    work.break("waiting", "return() settles when the closing of the sources has ended", "it settles before");
  barrier.open();
  yield* stop.outcome();
  work.mustHaveClosed(open, "waiting");
}

/** Calls of `next()` that overlap are answered in order, by one pull at a time. */
export function* overlaps(check: Check, { outcomes }: Reading): Steps<void> {
  // Later pulls are the faster ones of two.
  const onPull = (index: number): unknown => (index % 2 === 0 ? letOthersRun() : undefined);
  const behave = (): TestSourceOptions => (check.options.syncSources ? {} : { onPull });
  const work = new Work(check, { behave }).build();
  const expected = outcomes.slice(0, MOST_CALLS);
  const calls = expected.map(() => new Call(work, "next"));
  for (const [index, call] of calls.entries()) {
    const outcome = yield* call.outcome();
    const right = expected[index] as Outcome;
    if (!areSame([outcome], [right]))
      work.break("overlapping", `${told(right)} from call ${index + 1} of ${calls.length}`, told(outcome));
  }
}

/** A call that has begun. */
class Call {
  isSettled = false;
  private readonly work: Work;
  private readonly method: "next" | "return";
  private readonly result: Promise<unknown>;

  constructor(work: Work, method: "next" | "return") {
    this.work = work;
    this.method = method;
    this.result = new Promise((resolve) => resolve(work.begin(method)));
    const settle = (): void => void (this.isSettled = true);
    this.result.then(settle, settle);
  }

  outcome(): Steps<Outcome> {
    return this.work.outcomeOf(this.method, () => this.result);
  }
}

/** A place that what comes by passes at once or, while it is shut, when it is opened. */
class Barrier {
  private isShut = false;
  private readonly waiting: (() => void)[] = [];

  /** How many wait. */
  get count(): number {
    return this.waiting.length;
  }

  /** To be awaited, if it is shut. */
  pass(): Promise<void> | undefined {
    return this.isShut ? new Promise((resolve) => this.waiting.push(resolve)) : undefined;
  }

  shut(): void {
    this.isShut = true;
  }

  open(): void {
    this.isShut = false;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
