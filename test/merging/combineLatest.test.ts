import fc from "fast-check";
import { countFrom, fib } from "lazuli";
import { type AsyncLazy, combineLatest, concat, filter, map, toArray } from "lazuli/async";
import { testSource, testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { endings, expectClosedOnce, finish, Source } from "../kit/actors.js";
import { follow, turn } from "../kit/gates.js";
import { Manual } from "../kit/manual.js";
import { oneIn } from "../kit/runs.js";
import { later, logged, Unread } from "../kit/sources.js";
import { describeSeveral } from "../kit/suites/several.js";
import { async, collect, thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };

describeSeveral({
  name: "combineLatest",
  count: 3,
  make: (sources) => combineLatest(sources),
  waitsForOthers: true,
});

test("its types", async () => {
  const texts = map([1], String);
  expectTypeOf(combineLatest([[1], texts])).toEqualTypeOf<AsyncLazy<[number, string]>>();
  expectTypeOf(combineLatest([[1], fib()])).toEqualTypeOf<AsyncLazy<[number, bigint]>>();
  expectTypeOf(combineLatest([countFrom(), fib()])).toEqualTypeOf<AsyncLazy<[number, bigint], never>>();
  const list = [[1], [2]];
  expectTypeOf(combineLatest(list)).toEqualTypeOf<AsyncLazy<number[]>>();
  expectTypeOf(combineLatest(new Set(list))).toEqualTypeOf<AsyncLazy<number[]>>();
  expectTypeOf(combineLatest([])).toEqualTypeOf<AsyncLazy<[]>>();
  // @ts-expect-error it takes one list of sources.
  expect(() => combineLatest([1])).toThrow(TypeError);
  // @ts-expect-error it takes one list of sources.
  expect(() => combineLatest(texts, texts)).toThrow(TypeError);
  // @ts-expect-error it never ends.
  await thrownBy(() => toArray(combineLatest([countFrom(), fib()])));
});

test("is endless if all of its sources are: one that ends may be empty", async () => {
  const all = combineLatest([countFrom() as Iterable<number>, fib() as Iterable<bigint>]);
  expect(await thrownBy(() => toArray(all))).toBeInstanceOf(TypeError);
  expect(await toArray(combineLatest([[], fib()] as Iterable<number>[]))).toEqual([]);
  expect(await toArray(combineLatest([]))).toEqual([]);
});

const HINT = ": combineLatest takes one list of sources, combineLatest([a, b])";

test.each<[unknown[], string]>([
  [[5], "iterables must be an object, got 5"],
  [[["ab"]], 'each of iterables must be an iterable object, got "ab"'],
  [[[[1], 5]], "each of iterables must be an iterable object, got 5"],
  [
    [
      [1, 2],
      [3, 4],
    ],
    `each of iterables must be an iterable object, got 1${HINT}`,
  ],
  [
    [async.probe([1]), async.probe([2])],
    `iterables must be an iterable object, got an async iterable${HINT}`,
  ],
])("refuses %o", async (args, text) => {
  const error = await thrownBy(() => (combineLatest as (...args: unknown[]) => unknown)(...args));
  expect(error).toEqual(new TypeError(`combineLatest: ${text}`));
});

test("closes what it has opened when another source cannot be", async () => {
  const source = new Unread();
  const opened = { [Symbol.asyncIterator]: () => ({ next: () => {}, return: () => source.return() }) };
  await thrownBy(() => combineLatest([opened, 5] as never));
  expect(source.closes).toBe(1);
});

test("it is printed with its sources", () => {
  expect(String(combineLatest([[1], map([2], String)]))).toBe(
    "AsyncLazy [combineLatest(Array, Array → map)]",
  );
});

test("yields the latest values when each source has one, and then for each that arrives", async () => {
  const [a, b] = [new Manual<string>(), new Manual<string>()];
  const sequence = combineLatest([a, b]);
  const seen: unknown[] = [];
  const reading = follow(
    (async () => {
      for await (const latest of sequence) seen.push(latest.join(""));
    })(),
  );
  await turn();
  for (const [source, value] of [
    [a, "1"],
    // Replaced before there is a result.
    [a, "2"],
    [b, "x"],
    [b, "y"],
    [a, "3"],
    [b, "z"],
  ] as const) {
    source.give(value);
    await turn();
  }
  expect(seen).toEqual(["2x", "2y", "3y", "3z"]);
  a.end();
  await turn();
  b.give("!");
  await turn();
  expect([seen.at(-1), reading.isSettled]).toEqual(["3!", false]);
  b.end();
  await turn();
  expect([reading.isSettled, a.closes, b.closes]).toEqual([true, 0, 0]);
});

test("each result is an array of its own", async () => {
  const sequence = combineLatest([[1, 2], [5]]);
  const [first, second] = await collect<number[]>(sequence);
  expect([first, second]).toEqual([
    [1, 5],
    [2, 5],
  ]);
});

test("ends as soon as one ends without a value, and closes the others", async () => {
  const [a, b, c] = [new Manual(), new Manual(), new Manual()];
  const sequence = combineLatest([a, b, c]);
  const first = follow(sequence.next());
  await turn();
  a.give(1);
  await turn();
  b.end();
  // Too late.
  c.fail(new Error("too late"));
  await turn();
  expect([first.isSettled, a.closes, b.closes, c.closes]).toEqual([false, 1, 0, 0]);
  a.close();
  await turn();
  expect(first.value).toEqual(end);
  expect([a.pulls, b.pulls, c.pulls]).toEqual([2, 1, 1]);
});

test("sources behind one that is empty at once are not pulled", async () => {
  const [a, b, c] = [testSource([1, 2]), testSource([]), testSourceAsync([3])];
  expect(await collect(combineLatest([a, b, c]))).toEqual([]);
  expect([a.pulls, b.pulls, c.pulls]).toEqual([1, 1, 0]);
  expect([a.closes, b.closes, c.closes]).toEqual([1, 0, 1]);
});

test("a stalled reader of two endless sources has pulled at most one of each ahead", async () => {
  const [a, b] = [testSourceAsync((n) => n), testSourceAsync((n) => n)];
  const sequence = combineLatest([a, b]);
  await sequence.next();
  await turn();
  const before = a.pulls + b.pulls;
  expect(before).toBeLessThanOrEqual(4);
  for (let read = 1; read < 20; read++) {
    await sequence.next();
    await turn();
    expect(a.pulls + b.pulls).toBeLessThanOrEqual(before + read);
  }
  await sequence.return();
  expect([a.closes, b.closes]).toEqual([1, 1]);
});

test("break closes all sources, last to first, and waits for that", async () => {
  const log: string[] = [];
  const sources = ["a", "b", "c"].map((name) => logged(async, log, name, [1, 2, 3]));
  for await (const _ of combineLatest(sources)) break;
  await later();
  expect(log.slice(-3)).toEqual(["close c", "close b", "close a"]);
});

test("an error comes after the results of what has arrived before it", async () => {
  const [a, b] = [new Manual(), new Manual()];
  const sequence = combineLatest([a, b]);
  const first = follow(sequence.next());
  await turn();
  a.give(1);
  await turn();
  b.give(2);
  a.fail("the fault");
  await turn();
  expect(first.value).toEqual({ value: [1, 2], done: false });
  expect([a.closes, b.closes, b.pulls]).toEqual([0, 0, 1]);
  const second = follow(sequence.next());
  await turn();
  expect(b.closes).toBe(1);
  b.close();
  await turn();
  expect(second.error).toBe("the fault");
});

describe("a source that never waits leaves a turn to a timer:", () => {
  function* numbers(): Generator<number> {
    for (let n = 0; n < 1e8; n++) yield n;
  }
  test.each<[string, () => AsyncIterable<number> | Iterable<number>]>([
    ["a sync one, whose values are replaced", numbers],
    [
      "one that looks for a value",
      () =>
        concat(
          [1],
          filter(numbers(), () => false),
        ),
    ],
  ])("%s", async (_, make) => {
    async function* timer(): AsyncGenerator<string> {
      await new Promise((resolve) => setTimeout(resolve, 5));
      yield "timer";
    }
    for await (const [, text] of combineLatest([make(), timer()])) {
      expect(text).toBe("timer");
      break;
    }
  });
});

describe("in whatever order the sources answer", () => {
  test("it has the results of what has arrived, up to the first error", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(endings, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 8 }),
        async (scheduler, list, most) => {
          const expected: unknown[] = [];
          const latest: (number | undefined)[] = list.map(() => undefined);
          const open = new Set<number>(list.keys());
          let isOver = false;
          const sources = list.map((ending, index) => {
            const source = new Source(scheduler, ending);
            source.onAnswer = (what) => {
              if (isOver) return;
              if (what === "a value") {
                latest[index] = (latest[index] ?? -1) + 1;
                if (!latest.includes(undefined)) expected.push([...latest]);
                return;
              }
              open.delete(index);
              if (what === "an error") expected.push(source.error);
              isOver = what === "an error" || open.size === 0 || latest[index] === undefined;
            };
            return source;
          });
          const seen: unknown[] = [];
          const read = async (): Promise<void> => {
            try {
              for await (const value of combineLatest(sources as AsyncIterable<number>[])) {
                if (seen.push(value) === most) break;
                await scheduler.schedule(Promise.resolve(), "the reader");
              }
            } catch (error) {
              seen.push(error);
            }
          };
          await finish(scheduler, [read()]);
          expect(seen).toEqual(expected.slice(0, most));
          for (const source of sources) expectClosedOnce(source);
        },
      ),
      oneIn(2),
    );
  });
});
