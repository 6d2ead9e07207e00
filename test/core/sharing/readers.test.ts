/** What the operators that share one async source hold to, in whatever order its promises and their readers run. */
import fc from "fast-check";
import * as lazuli from "lazuli/async";
import { describe, expect, test } from "vitest";
import { oneIn } from "../../kit/runs.js";

type Numbers = AsyncIterable<number>;

/** How a source of the numbers from 0 on ends: after so many values, in an error if it fails. */
interface Ending {
  readonly length: number;
  readonly fails: boolean;
}

/** A source whose promises the scheduler settles. It throws where it is used against the protocol. */
class Source implements AsyncIterator<number> {
  readonly error: Error = new Error("from the source");
  readonly ending: Ending;
  closes = 0;
  /** Whether it has told that it is over. */
  isOver = false;
  /** Settled together with each pull. */
  answered: Promise<void> = Promise.resolve();
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
    if (this.count < ending.length) return { value: this.count++, done: false };
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
interface Move {
  readonly what: "read" | "begin to read" | "return";
  readonly ticks: number;
}

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    what: fc.constantFrom("read", "read", "begin to read", "begin to read", "return"),
    ticks: fc.nat(6),
  }),
  { maxLength: 7 },
);

const endings: fc.Arbitrary<Ending> = fc.record({ length: fc.nat(5), fails: fc.boolean() });

/** What a call of `next()` was settled with. */
type Outcome = { readonly value: number } | { readonly error: unknown } | "done";

/** Does moves with an iterator, and writes down what comes of it. */
class Actor {
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
async function pause(scheduler: fc.Scheduler, source: Source, ticks: number): Promise<void> {
  await Promise.race([source.answered, scheduler.schedule(Promise.resolve(), "turn")]);
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
}

/** Lets everything run. What then has not settled never will. */
async function finish(scheduler: fc.Scheduler, playing: readonly Promise<unknown>[]): Promise<void> {
  let isSettled = false;
  const all = Promise.all(playing).finally(() => (isSettled = true));
  // The error is met below.
  all.catch(() => {});
  await scheduler.waitIdle();
  expect(isSettled, "everything has settled").toBe(true);
  await all;
}

/** The numbers from one up to another. */
const between = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);

/** A source that nobody reads any more has ended by itself, or was closed once. */
function expectClosedOnce({ closes, isOver }: Source): void {
  expect(closes).toBe(isOver ? 0 : 1);
}

/** A reader has got what it should: all of that, or the first part if it was returned. */
function expectRead({ outcomes }: Actor, expected: readonly Outcome[], list: readonly Move[]): void {
  const got = outcomes.slice(0, outcomes.indexOf("done"));
  expect(got).toEqual(expected.slice(0, got.length));
  for (const outcome of outcomes.slice(got.length)) expect(outcome, "nothing after the end").toBe("done");
  if (!list.some(({ what }) => what === "return")) expect(got).toHaveLength(expected.length);
}

/** What one who reads all of a source gets, from a value on. */
function outcomesOf({ ending, error }: Source, start = 0, end = ending.length): Outcome[] {
  const values = between(start, end).map((value) => ({ value }));
  return ending.fails && end === ending.length ? [...values, { error }] : values;
}

const runs = oneIn(5);
const lists = fc.array(moves, { minLength: 1, maxLength: 3 });
const noReturn = moves.map((list) => list.filter(({ what }) => what !== "return"));

/** Runs actors at the same time, until all have come to their ends. */
async function playAll(
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

describe("in any order of promises", () => {
  test("each branch of tee reads all values, and the last one to leave closes the source", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), endings, lists, async (scheduler, ending, list) => {
        const source = new Source(scheduler, ending);
        const branches = lazuli.tee(source as Numbers, list.length);
        const actors = await playAll(scheduler, source, branches, list);
        for (const [index, actor] of actors.entries())
          expectRead(actor, outcomesOf(source), list[index] as Move[]);
        expectClosedOnce(source);
      }),
      runs,
    );
  });

  test("each reader of memoize reads all values, or what has been pulled when it is disposed of", async () => {
    const disposals = fc.option(fc.nat(12));
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        lists,
        disposals,
        async (scheduler, ending, list, disposal) => {
          const source = new Source(scheduler, ending);
          const memo = lazuli.memoize(source as Numbers);
          const readers = list.map(() => memo[Symbol.asyncIterator]());
          const dispose = async (): Promise<void> => {
            for (let turn = 0; turn < (disposal ?? 0); turn++) await pause(scheduler, source, turn);
            await memo.dispose();
          };
          const actors = await playAll(
            scheduler,
            source,
            readers,
            list,
            ...(disposal === null ? [] : [dispose()]),
          );
          const pulled = lazuli.toArray(memo).then(
            (values) => values.map((value) => ({ value })),
            () => outcomesOf(source),
          );
          if (disposal === null) await finish(scheduler, [memo.dispose()]);
          for (const [index, actor] of actors.entries())
            expectRead(actor, disposal === null ? outcomesOf(source) : await pulled, list[index] as Move[]);
          expectClosedOnce(source);
        },
      ),
      runs,
    );
  });

  const handles: [string, (source: Numbers) => Lent][] = [
    ["peekable", (source) => lazuli.peekable(source)],
    ["borrow", (source) => lazuli.borrow(source)],
  ];

  test.each(handles)("the readers of %s get each value once, and lose none", async (_, lend) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), endings, lists, noReturn, async (scheduler, ending, list, own) => {
        const source = new Source(scheduler, ending);
        const handle = lend(source);
        const readers = list.map((_, index) => (index === 0 ? lazuli.take(handle, 2) : readingOf(handle)));
        const actors = await playAll(scheduler, source, [...readers, handle], [...list, own]);
        const seen = actors.map(valuesOf);
        for (const values of seen) expect(values, "in order").toEqual(sorted(values));
        expect(sorted(seen.flat())).toEqual(between(0, ending.length));
        await finish(scheduler, [handle.dispose()]);
        expect(source.closes).toBe(0);
      }),
      runs,
    );
  });

  test.each(handles)("%s ends for all who wait when it is disposed of", async (_, lend) => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        lists,
        noReturn,
        fc.nat(12),
        async (scheduler, ending, list, own, turns) => {
          const source = new Source(scheduler, ending);
          const handle = lend(source);
          const readers = [...list.map(() => readingOf(handle)), handle];
          const disposal = pause(scheduler, source, turns).then(() => handle.dispose());
          const actors = await playAll(scheduler, source, readers, [...list, own], disposal);
          const seen = actors.map(valuesOf);
          for (const values of seen) expect(values, "in order").toEqual(sorted(values));
          expect(new Set(seen.flat()).size, "each at most once").toBe(seen.flat().length);
          expectClosedOnce(source);
        },
      ),
      runs,
    );
  });

  test("peekable shows values that are read later, and returns what is pushed back once", async () => {
    const extras = fc.array(fc.tuple(fc.constantFrom("peek", "push"), fc.nat(6)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), endings, lists, extras, async (scheduler, ending, list, extra) => {
        const source = new Source(scheduler, ending);
        const handle = lazuli.peekable(source as Numbers);
        const pushed: number[] = [];
        const shown: unknown[] = [];
        const others = async (): Promise<void> => {
          for (const [what, number] of extra) {
            await pause(scheduler, source, number);
            if (what === "peek") shown.push(await handle.peek(number).catch((error: unknown) => error));
            else {
              pushed.push(100 + pushed.length);
              handle.pushBack(99 + pushed.length);
            }
          }
        };
        const readers = list.map(() => readingOf(handle));
        const actors = await playAll(scheduler, source, readers, list, others());
        const last = new Actor(scheduler, source, handle);
        await finish(scheduler, [last.play([])]);
        const seen = [...actors, last].flatMap(valuesOf);
        expect(sorted(seen)).toEqual([...between(0, ending.length), ...pushed]);
        for (const value of shown) expect([...seen, undefined, source.error]).toContain(value);
        expect(source.closes).toBe(0);
      }),
      runs,
    );
  });

  /** Splits the numbers before the boundary from the others, and says how many have to be pulled to know that. */
  type Split = (source: Numbers, boundary: number, scheduler: fc.Scheduler) => [Numbers, Numbers];
  const splits: [string, number, Split][] = [
    ["splitAt", 0, (source, boundary) => lazuli.splitAt(source, boundary)],
    ["span", 1, (source, boundary) => lazuli.span(source, (value) => value < boundary)],
    [
      "span with an async predicate",
      1,
      (source, boundary, scheduler) =>
        lazuli.span(source, async (value) => {
          await scheduler.schedule(Promise.resolve(), "predicate");
          return value < boundary;
        }),
    ],
  ];

  test.each(splits)("the halves of %s get what is theirs", async (_, ahead, split) => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        fc.tuple(moves, moves),
        fc.nat(6),
        async (scheduler, ending, list, boundary) => {
          const source = new Source(scheduler, ending);
          const halves = split(source, boundary, scheduler).map((half) => half[Symbol.asyncIterator]());
          const [prefix, rest] = (await playAll(scheduler, source, halves, list)) as [Actor, Actor];
          const failsBefore = ending.fails && ending.length < boundary + ahead;
          const before = outcomesOf(source, 0, Math.min(boundary, ending.length));
          expectRead(prefix, failsBefore ? before : before.filter((o) => "value" in (o as object)), list[0]);
          expectRead(rest, outcomesOf(source, boundary), list[1]);
          expectClosedOnce(source);
        },
      ),
      runs,
    );
  });

  test("both halves of span meet the error of the predicate, which closes the source", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.tuple(moves, moves),
        fc.nat(4),
        async (scheduler, list, failing) => {
          const error = new Error("from the predicate");
          const source = new Source(scheduler, { length: 5, fails: false });
          const halves = lazuli.span(source as Numbers, async (value) => {
            await scheduler.schedule(Promise.resolve(), "predicate");
            if (value === failing) throw error;
            return true;
          });
          const [prefix, rest] = (await playAll(scheduler, source, halves, list)) as [Actor, Actor];
          expectRead(prefix, [...between(0, failing).map((value) => ({ value })), { error }], list[0]);
          expectRead(rest, [{ error }], list[1]);
          expectClosedOnce(source);
        },
      ),
      runs,
    );
  });
});

type Lent = lazuli.AsyncPeekable<number> | lazuli.AsyncBorrowed<number>;

/** Reads on in a handle, and can be returned. */
function readingOf(handle: Lent): lazuli.AsyncLazy<number> {
  return lazuli.map(handle, (value) => value);
}

function valuesOf({ outcomes }: Actor): number[] {
  return outcomes.flatMap((outcome) =>
    typeof outcome === "object" && "value" in outcome ? outcome.value : [],
  );
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
