import fc from "fast-check";
import { countFrom, fib } from "lazuli";
import { type AsyncLazy, filter, map, race, toArray } from "lazuli/async";
import { testSource, testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { endings, expectClosedOnce, finish, Source } from "../kit/actors.js";
import { follow, turn } from "../kit/gates.js";
import { Manual } from "../kit/manual.js";
import { oneIn } from "../kit/runs.js";
import { describeSeveral } from "../kit/suites/several.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };

describeSeveral({
  name: "race",
  count: 3,
  make: (sources) => race(...sources),
  waitsForOthers: false,
});

test("its types", async () => {
  expectTypeOf(race([1], map([1], String))).toEqualTypeOf<AsyncLazy<number | string>>();
  expectTypeOf(race([1], fib())).toEqualTypeOf<AsyncLazy<number | bigint>>();
  expectTypeOf(race(countFrom(), fib())).toEqualTypeOf<AsyncLazy<number | bigint, never>>();
  expectTypeOf(race()).toEqualTypeOf<AsyncLazy<never>>();
  // @ts-expect-error strings are no sources here.
  expect(() => race("ab")).toThrow();
  // @ts-expect-error it never ends.
  await thrownBy(() => toArray(race(countFrom(), fib())));
});

test("is endless if all of its sources are", async () => {
  const isRefused = async (sequence: AsyncLazy<unknown>): Promise<boolean> => {
    const reading = follow(toArray(sequence));
    await turn();
    return reading.error instanceof TypeError;
  };
  expect(await isRefused(race(countFrom() as Iterable<number>, fib() as Iterable<bigint>))).toBe(true);
  expect(await isRefused(race([1], fib()))).toBe(false);
  expect(await isRefused(race())).toBe(false);
});

test.each<[unknown[], string]>([
  [[5], "5"],
  [["ab"], '"ab"'],
  [[[1], Promise.resolve([1])], "a Promise: await it first"],
])("refuses %o", async (sources, got) => {
  const error = await thrownBy(() => race(...(sources as never[])));
  expect(error).toEqual(new TypeError(`race: every source must be an iterable object, got ${got}`));
});

test("it is printed with its sources", () => {
  expect(String(race([1], map([2], String)))).toBe("AsyncLazy [race(Array, Array → map)]");
});

test("without sources it is empty, and with one it is that", async () => {
  expect(await collect(race())).toEqual([]);
  expect(await collect(race([1, 2, 3]))).toEqual([1, 2, 3]);
  expect(await collect(race([]))).toEqual([]);
});

test("the first to yield wins, and the others are closed at once; nothing waits for that", async () => {
  await inspect("race", async () => {
    const [a, b, c] = [new Manual(), new Manual(), new Manual()];
    const sequence = race(a, b, c);
    const first = follow(sequence.next());
    await turn();
    b.give(1);
    // Too late.
    c.give(2);
    await turn();
    expect(first.value).toEqual({ value: 1, done: false });
    expect([a.closes, b.closes, c.closes]).toEqual([1, 0, 1]);
    a.failToClose(new Error("from closing"));
    a.fail(new Error("too late"));
    const second = follow(sequence.next());
    await turn();
    b.give(3);
    await turn();
    expect(second.value).toEqual({ value: 3, done: false });
    // Nothing ahead of the reader.
    expect([a.pulls, b.pulls, c.pulls]).toEqual([1, 2, 1]);
    // The closing of the winner is waited for, that of the others not.
    const returned = follow(sequence.return());
    await turn();
    expect([returned.isSettled, a.closes, b.closes, c.closes]).toEqual([false, 1, 1, 1]);
    b.close();
    await turn();
    expect(returned.value).toEqual(end);
  });
});

test("sources behind one that yields at once are not pulled, only closed", async () => {
  const [a, b, c] = [testSource([]), testSource([1, 2]), testSourceAsync([3])];
  expect(await collect(race(a, b, c))).toEqual([1, 2]);
  expect([a.pulls, b.pulls, c.pulls]).toEqual([1, 3, 0]);
  expect([a.closes, b.closes, c.closes]).toEqual([0, 0, 1]);
});

test("a source that ends without a value drops out; if all do, it ends", async () => {
  const [a, b] = [new Manual(), new Manual()];
  const sequence = race(a, b);
  const first = follow(sequence.next());
  await turn();
  a.end();
  await turn();
  expect(first.isSettled).toBe(false);
  b.give(1);
  await turn();
  expect(first.value).toEqual({ value: 1, done: false });
  const last = follow(sequence.next());
  await turn();
  b.end();
  await turn();
  expect(last.value).toEqual(end);
  expect([a.closes, b.closes]).toEqual([0, 0]);

  const probes = [testSourceAsync([]), testSource([]), testSourceAsync([])];
  expect(await collect(race(...probes))).toEqual([]);
  for (const { pulls, closes } of probes) expect([pulls, closes]).toEqual([1, 0]);
});

test("a source that throws first wins too, and its error does not wait for those that are stuck", async () => {
  const [a, b] = [new Manual(), new Manual()];
  const sequence = race(a, b);
  const first = follow(sequence.next());
  await turn();
  const error = new Error("the fault");
  b.fail(error);
  await turn();
  expect([first.error, a.closes, b.closes]).toEqual([error, 1, 0]);
  expect(await sequence.next()).toEqual(end);
});

test("a winner of a callback that throws is closed, and that is waited for", async () => {
  const [a, b] = [new Manual(), new Manual()];
  const error = new Error("the fault");
  const failing = map(b, (n) => {
    if (n === 1) return n;
    throw error;
  });
  const sequence = race(a, failing);
  const first = follow(sequence.next());
  await turn();
  b.give(1);
  await turn();
  expect(first.value).toEqual({ value: 1, done: false });
  const second = follow(sequence.next());
  await turn();
  b.give(2);
  await turn();
  expect([b.closes, second.isSettled]).toEqual([1, false]);
  b.close();
  await turn();
  expect(second.error).toBe(error);
});

test("a callback that throws first is closed, and that is waited for, but not the others", async () => {
  const [a, b] = [new Manual(), new Manual()];
  const error = new Error("the fault");
  const sequence = race(
    a,
    map(b, () => {
      throw error;
    }),
  );
  const first = follow(sequence.next());
  await turn();
  b.give(1);
  await turn();
  expect([a.closes, b.closes, first.isSettled]).toEqual([1, 1, false]);
  b.close();
  await turn();
  expect(first.error).toBe(error);
});

test("errors and rejections of the winner, once it has won, reject", async () => {
  const winner = testSourceAsync([1, 2, 3], { throwsAt: 2 });
  const loser = new Manual();
  const sequence = race(winner, loser);
  const seen: unknown[] = [];
  const error = await thrownBy(async () => {
    for await (const value of sequence) seen.push(value);
  });
  expect([seen, error, winner.closes]).toEqual([[1, 2], winner.error, 0]);
  const slow = map([1, 2], async (n) => {
    await turn();
    if (n === 2) throw error;
    return n;
  });
  expect(await thrownBy(() => collect(race(new Manual(), slow)))).toBe(error);
});

test("return() against a pending pull of the winner settles both", async () => {
  const [a, b] = [new Manual(), new Manual()];
  const sequence = race(a, b);
  const first = follow(sequence.next());
  await turn();
  a.give(1);
  await turn();
  expect(first.isSettled).toBe(true);
  const pending = follow(sequence.next());
  await turn();
  const returned = follow(sequence.return());
  await turn();
  expect([pending.value, returned.isSettled, a.closes, b.closes]).toEqual([end, false, 1, 1]);
  a.give(2);
  a.close();
  await turn();
  expect(returned.value).toEqual(end);
});

test("return() does not wait for a loser, though that is a pipeline", async () => {
  const [a, b] = [new Manual(), testSourceAsync([1, 2, 3])];
  const sequence = race(
    map(a, (n) => n),
    b,
  );
  expect((await sequence.next()).value).toBe(1);
  const returned = follow(sequence.return());
  await turn();
  expect([returned.value, a.closes, b.closes]).toEqual([end, 1, 1]);
});

test("a loser that closes all while it is closed", async () => {
  const winner = testSourceAsync([1, 2, 3]);
  const loser = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<never>(() => {}),
      return: async () => sequence.return() as Promise<never>,
    }),
  };
  const sequence = race(winner, loser as AsyncIterable<number>);
  expect(await sequence.next()).toEqual(end);
  expect(winner.closes).toBe(1);
});

test("a source that looks for a value and never waits leaves a turn to a timer", async () => {
  function* numbers(): Generator<number> {
    for (let n = 0; n < 1e8; n++) yield n;
  }
  async function* timer(): AsyncGenerator<string> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    yield "timer";
  }
  expect(
    await collect(
      race(
        filter(numbers(), () => false),
        timer(),
      ),
    ),
  ).toEqual(["timer"]);
});

describe("in whatever order the sources answer", () => {
  test("it is the first to yield or to throw, and all others are closed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(endings, { maxLength: 4 }),
        fc.integer({ min: 1, max: 6 }),
        async (scheduler, list, most) => {
          const sources = list.map((ending) => new Source(scheduler, ending));
          let winner: Source | undefined;
          for (const source of sources) {
            source.onAnswer = (what) => {
              if (what !== "the end") winner ??= source;
            };
          }
          const seen: unknown[] = [];
          const read = async (): Promise<void> => {
            try {
              for await (const value of race(...(sources as AsyncIterable<number>[]))) {
                if (seen.push(value) === most) break;
                await scheduler.schedule(Promise.resolve(), "the reader");
              }
            } catch (error) {
              seen.push(error);
            }
          };
          await finish(scheduler, [read()]);
          const expected: unknown[] = [];
          if (winner !== undefined) {
            const { length, fails } = winner.ending;
            expected.push(...Array.from({ length }, (_, index) => index), ...(fails ? [winner.error] : []));
          }
          expect(seen).toEqual(expected.slice(0, most));
          for (const source of sources) expectClosedOnce(source);
        },
      ),
      oneIn(2),
    );
  });
});

test("refuses one list of async sequences", () => {
  const list = [testSourceAsync([1]), testSourceAsync([2])];
  expect(() => race(list)).toThrow(
    new TypeError("race: every source must be a sequence of values, got an array: use race(...sources)"),
  );
  expect(list.map(({ opens }) => opens)).toEqual([0, 0]);
});
