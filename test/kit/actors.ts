/** Sources and readers whose promises a scheduler settles, in any order. */
import fc from "fast-check";
import { expect } from "vitest";

/** How a source of the numbers from 0 on ends: after so many values, in an error if it fails. */
export interface Ending {
  readonly length: number;
  readonly fails: boolean;
}

/** A source whose promises the scheduler settles. It throws where it is used against the protocol. */
export class Source implements AsyncIterator<number> {
  readonly error: Error = new Error("from the source");
  readonly ending: Ending;
  closes = 0;
  /** Whether it has told that it is over. */
  isOver = false;
  /** Settled together with each pull. */
  answered: Promise<void> = Promise.resolve();
  /** Called with what comes of each pull, when it does. */
  onAnswer: (what: "a value" | "an error" | "the end") => void = () => {};
  private readonly scheduler: fc.Scheduler;
  private isPulling = false;
  private count = 0;

  constructor(scheduler: fc.Scheduler, ending: Ending) {
    this.scheduler = scheduler;
    this.ending = ending;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<number>> {
    if (this.isPulling) throw new Error("pulled twice at once");
    if (this.isOver || this.closes > 0) throw new Error("pulled after its end");
    this.isPulling = true;
    const pull = this.scheduler.schedule(Promise.resolve(), "pull").then(() => this.pull());
    // Just before those who wait notice it: until then they may close it.
    this.answered = pull.then(
      ({ done }) => void (this.isOver ||= Boolean(done) && this.closes === 0),
      () => void (this.isOver ||= this.closes === 0),
    );
    return pull;
  }

  private pull(): IteratorResult<number> {
    const { ending, error } = this;
    this.isPulling = false;
    const hasValue = this.count < ending.length;
    if (this.closes === 0) this.onAnswer(hasValue ? "a value" : ending.fails ? "an error" : "the end");
    if (hasValue) return { value: this.count++, done: false };
    if (ending.fails) throw error;
    return { value: undefined, done: true };
  }

  async return(): Promise<IteratorResult<number>> {
    if (this.isOver) throw new Error("closed after its end");
    this.closes++;
    await this.scheduler.schedule(Promise.resolve(), "close");
    return { value: undefined, done: true };
  }
}

/** What a reader does, and how many microtasks after the source has answered. */
export interface Move {
  readonly what: "read" | "begin to read" | "return";
  readonly ticks: number;
}

export const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    what: fc.constantFrom("read", "read", "begin to read", "begin to read", "return"),
    ticks: fc.nat(6),
  }),
  { maxLength: 7 },
);

export const endings: fc.Arbitrary<Ending> = fc.record({ length: fc.nat(5), fails: fc.boolean() });

/** What a call of `next()` was settled with. */
export type Outcome = { readonly value: number } | { readonly error: unknown } | "done";

/** Does moves with an iterator, and writes down what comes of it. */
export class Actor {
  /** What the calls of `next()` were settled with, in the order of the calls. */
  readonly outcomes: Outcome[] = [];
  private readonly scheduler: fc.Scheduler;
  private readonly source: Source;
  private readonly iterator: AsyncIterator<number>;
  private calls = 0;

  constructor(scheduler: fc.Scheduler, source: Source, iterator: AsyncIterator<number>) {
    this.scheduler = scheduler;
    this.source = source;
    this.iterator = iterator;
  }

  /** Does the moves, then reads on to the end. */
  async play(list: readonly Move[]): Promise<void> {
    const pending: Promise<unknown>[] = [];
    for (const { what, ticks } of list) {
      await pause(this.scheduler, this.source, ticks);
      if (what === "return") pending.push(this.iterator.return?.() as Promise<unknown>);
      else {
        const read = this.read();
        pending.push(read);
        if (what === "read") await read;
      }
    }
    while (await this.read());
    // What is over stays over.
    await this.read();
    await Promise.all(pending);
  }

  /** Whether there was a value. */
  private async read(): Promise<boolean> {
    const call = this.calls++;
    try {
      const { value, done } = await this.iterator.next();
      this.outcomes[call] = done ? "done" : { value };
      return !done;
    } catch (error) {
      this.outcomes[call] = { error };
      return false;
    }
  }
}

/** Waits for the scheduler or for an answer of the source, and so many microtasks more. */
export async function pause(scheduler: fc.Scheduler, source: Source, ticks: number): Promise<void> {
  await Promise.race([source.answered, scheduler.schedule(Promise.resolve(), "turn")]);
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
}

/** Lets everything run. What then has not settled never will. */
export async function finish(scheduler: fc.Scheduler, playing: readonly Promise<unknown>[]): Promise<void> {
  let isSettled = false;
  const all = Promise.all(playing).finally(() => (isSettled = true));
  // The error is met below.
  all.catch(() => {});
  await scheduler.waitIdle();
  expect(isSettled, "everything has settled").toBe(true);
  await all;
}

/** The numbers from one up to another. */
export const between = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);

/** A source that nobody reads any more has ended by itself, or was closed once. */
export function expectClosedOnce({ closes, isOver }: Source): void {
  expect(closes).toBe(isOver ? 0 : 1);
}

/** A reader has got what it should: all of that, or the first part if it was returned. */
export function expectRead({ outcomes }: Actor, expected: readonly Outcome[], list: readonly Move[]): void {
  const got = outcomes.slice(0, outcomes.indexOf("done"));
  expect(got).toEqual(expected.slice(0, got.length));
  for (const outcome of outcomes.slice(got.length)) expect(outcome, "nothing after the end").toBe("done");
  if (!list.some(({ what }) => what === "return")) expect(got).toHaveLength(expected.length);
}

/** What one who reads all of a source gets, from a value on. */
export function outcomesOf({ ending, error }: Source, start = 0, end = ending.length): Outcome[] {
  const values = between(start, end).map((value) => ({ value }));
  return ending.fails && end === ending.length ? [...values, { error }] : values;
}

/** Runs actors at the same time, until all have come to their ends. */
export async function playAll(
  scheduler: fc.Scheduler,
  source: Source,
  iterators: readonly AsyncIterator<number>[],
  list: readonly (readonly Move[])[],
  ...others: readonly Promise<unknown>[]
): Promise<Actor[]> {
  const actors = iterators.map((iterator) => new Actor(scheduler, source, iterator));
  const playing = actors.map((actor, index) => actor.play(list[index] as Move[]));
  await finish(scheduler, [...playing, ...others]);
  return actors;
}
