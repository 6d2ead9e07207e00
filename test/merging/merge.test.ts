import fc from "fast-check";
import { countFrom, fib } from "lazuli";
import { type AsyncLazy, filter, generate, map, merge, take, toArray } from "lazuli/async";
import { testSource, testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { endings, expectClosedOnce, finish, Source } from "../kit/actors.js";
import { Litter, skip, STRAYS } from "../kit/garbage.js";
import { follow, turn } from "../kit/gates.js";
import { Manual } from "../kit/manual.js";
import { oneIn } from "../kit/runs.js";
import { later, logged } from "../kit/sources.js";
import { describeSeveral } from "../kit/suites/several.js";
import { async, collect, thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };

describeSeveral({
  name: "merge",
  count: 3,
  make: (sources) => merge(...sources),
  waitsForOthers: true,
});

test("its types", async () => {
  const texts = map([1], String);
  expectTypeOf(merge([1], texts)).toEqualTypeOf<AsyncLazy<number | string>>();
  expectTypeOf(merge([1], fib())).toEqualTypeOf<AsyncLazy<number | bigint, never>>();
  expectTypeOf(merge([Promise.resolve(1)])).toEqualTypeOf<AsyncLazy<number>>();
  expectTypeOf(merge(...[[1], [2]])).toEqualTypeOf<AsyncLazy<number>>();
  // @ts-expect-error strings are no sources here.
  expect(() => merge("ab")).toThrow(TypeError);
  // @ts-expect-error it never ends.
  const error = await thrownBy(() => toArray(merge([1], fib())));
  expect(error).toEqual(
    new TypeError("toArray: source never ends: bound it with take, takeWhile or takeUntil"),
  );
});

test.each<[unknown[], string]>([
  [[5], "5"],
  [["ab"], '"ab"'],
  [[[1], null], "null"],
  [[{}], "an object"],
])("refuses %o", async (sources, got) => {
  const error = await thrownBy(() => merge(...(sources as never[])));
  expect(error).toEqual(new TypeError(`merge: every source must be an iterable object, got ${got}`));
});

test("opens its sources in order when it is called, and closes those already open if one cannot be opened", async () => {
  const log: string[] = [];
  const error = new Error("from opening");
  const parts = [
    logged(async, log, "a", [1]),
    logged(async, log, "b", [1]),
    logged(async, log, "c", [1], { openError: error }),
  ];
  expect(await thrownBy(() => merge(...parts))).toBe(error);
  await later();
  expect(log).toEqual(["open a", "open b", "open c", "close b", "close a"]);
});

test("it is printed with its sources", () => {
  expect(String(map(merge([1], map([2], String)), String))).toBe(
    "AsyncLazy [merge(Array, Array → map) → map]",
  );
});

test("without sources it is empty, and with one it is that", async () => {
  expect(await collect(merge())).toEqual([]);
  expect(await collect(merge([1, 2, 3]))).toEqual([1, 2, 3]);
});

test("values come in the order in which they arrive", async () => {
  const [a, b, c] = [new Manual(), new Manual(), new Manual()];
  const sequence = merge(a, b, c);
  const first = follow(sequence.next());
  await turn();
  for (const [source, value] of [
    [c, 1],
    [a, 2],
    [b, 3],
  ] as const) {
    source.give(value);
    await turn();
  }
  expect(first.value).toEqual({ value: 1, done: false });
  expect([(await sequence.next()).value, (await sequence.next()).value]).toEqual([2, 3]);
  const last = follow(sequence.next());
  for (const source of [a, b, c]) {
    await turn();
    expect(last.isSettled).toBe(false);
    source.end();
  }
  await turn();
  expect(last.value).toEqual(end);
});

test("a source whose value was read is pulled by the next pull, and no other", async () => {
  const [a, b] = [new Manual(), new Manual()];
  const sequence = merge(a, b);
  const first = sequence.next();
  await turn();
  a.give(1);
  await first;
  await turn();
  expect([a.pulls, b.pulls]).toEqual([1, 1]);
  const second = sequence.next();
  await turn();
  expect([a.pulls, b.pulls]).toEqual([2, 1]);
  b.give(2);
  await second;
  a.give(3);
  await turn();
  expect([a.pulls, b.pulls]).toEqual([2, 1]);
});

test("a stalled reader of two endless sources has pulled at most one of each ahead", async () => {
  const [a, b] = [testSourceAsync((n) => n), testSource((n) => n)];
  const sequence = merge(a, b);
  for (let read = 0; read < 20; read++) {
    const { value } = await sequence.next();
    expect(value).toBeTypeOf("number");
    await turn();
    expect(a.pulls + b.pulls).toBeLessThanOrEqual(read + 2);
  }
  for (const source of [a, b]) expect(source.pulls).toBeGreaterThan(5);
  await sequence.return();
  expect([a.closes, b.closes]).toEqual([1, 1]);
});

test("break closes all sources, last to first, and waits for that", async () => {
  const log: string[] = [];
  const sources = ["a", "b", "c"].map((name) => logged(async, log, name, [1, 2, 3]));
  for await (const _ of merge(...sources)) break;
  expect(log.slice(-3)).toEqual(["close c", "close b", "close a"]);
});

test("an error comes after the values that have arrived before it, and nothing is pulled after it", async () => {
  const [a, b, c] = [new Manual(), new Manual(), new Manual()];
  const sequence = merge(a, b, c);
  const first = follow(sequence.next());
  await turn();
  a.give(1);
  b.give(2);
  const error = new Error("the fault");
  c.fail(error);
  await turn();
  expect(first.value).toEqual({ value: 1, done: false });
  expect((await sequence.next()).value).toBe(2);
  expect([a.pulls, b.pulls, a.closes]).toEqual([1, 1, 0]);
  const last = follow(sequence.next());
  await turn();
  expect([a.closes, b.closes, last.isSettled]).toEqual([1, 1, false]);
  b.close();
  a.close();
  await turn();
  expect(last.error).toBe(error);
});

test("sources behind one that throws at once are not pulled", async () => {
  const error = new Error("the fault");
  const throwing = map([1], () => {
    throw error;
  });
  const probe = testSourceAsync([1]);
  expect(await thrownBy(() => collect(merge(throwing, probe)))).toBe(error);
  expect([probe.pulls, probe.closes]).toEqual([0, 1]);
});

test("a source of a callback that throws is closed with the others", async () => {
  const [inner, other] = [testSourceAsync([1, 2]), testSourceAsync([1, 2])];
  const error = new Error("the fault");
  const throwing = map(inner, () => {
    throw error;
  });
  expect(await thrownBy(() => collect(merge(throwing, other)))).toBe(error);
  expect([inner.closes, other.closes]).toEqual([1, 1]);
});

describe("a source that never waits leaves a turn to a timer:", () => {
  function* numbers(): Generator<number> {
    for (let n = 0; n < 1e8; n++) yield n;
  }
  async function* waiting(): AsyncGenerator<number> {
    for (let n = 0; n < 1e8; n++) yield n;
  }
  test.each<[string, () => AsyncIterable<unknown> | Iterable<number>]>([
    ["a sync generator", numbers],
    ["an async generator", waiting],
    ["an endless sequence", countFrom],
    ["one that looks for a value", () => filter(numbers(), () => false)],
    ["one that looks for a value with a promise", () => filter(numbers(), async () => false)],
  ])("%s", async (_, make) => {
    const timer = generate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return "timer";
    });
    for await (const value of merge(make(), timer)) if (value === "timer") break;
  });
});

describe("in whatever order the sources answer", () => {
  test("each value comes once, in the order of arrival, up to the first error", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(endings, { maxLength: 4 }),
        fc.option(fc.nat(6), { nil: Infinity }),
        async (scheduler, list, most) => {
          const arrived: unknown[] = [];
          const sources = list.map((ending, index) => {
            const source = new Source(scheduler, ending);
            let count = 0;
            source.onAnswer = (what) => {
              if (what === "a value") arrived.push(`${index}: ${count++}`);
              if (what === "an error") arrived.push(source.error);
            };
            return source;
          });
          const labelled = sources.map((source, index) =>
            map(source as AsyncIterable<number>, (value) => `${index}: ${value}`),
          );
          const seen: unknown[] = [];
          const read = async (): Promise<void> => {
            if (most === 0) return;
            try {
              for await (const value of merge(...labelled)) {
                if (seen.push(value) === most) break;
                await scheduler.schedule(Promise.resolve(), "the reader");
              }
            } catch (error) {
              seen.push(error);
            }
          };
          await finish(scheduler, [read()]);
          expect(seen).toEqual(arrived.slice(0, seen.length));
          const firstError = arrived.findIndex((item) => item instanceof Error);
          const count = firstError < 0 ? arrived.length : firstError + 1;
          expect(seen).toHaveLength(Math.min(count, most));
          if (most > 0) for (const source of sources) expectClosedOnce(source);
        },
      ),
      oneIn(2),
    );
  });
});

test("a source that never settles keeps nothing of the others", async () => {
  const litter = new Litter();
  const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
  const sequence = merge(
    never,
    generate(() => litter.next()),
    generate(async () => litter.next()),
  );
  await skip(sequence, 300);
  // One of each is ahead.
  expect(await litter.remaining(0, 290)).toBeLessThanOrEqual(STRAYS);
  await sequence.return();
});

test("sequences over it, and it over sequences", async () => {
  const merged = take(
    merge(
      map([1, 2, 3], async (n) => n * 2),
      merge([1], [3]),
    ),
    5,
  );
  expect((await collect<number>(merged)).sort()).toEqual([1, 2, 3, 4, 6]);
});

test("refuses one list of async sequences", () => {
  const list = [testSourceAsync([1]), testSourceAsync([2])];
  expect(() => merge(list)).toThrow(
    new TypeError("merge: every source must be a sequence of values, got an array: use merge(...sources)"),
  );
  expect(list.map(({ opens }) => opens)).toEqual([0, 0]);
});

test("takes a time that grows with the number of its sources, and no faster", async () => {
  const sources = Array.from({ length: 20_000 }, () => [1, 2]);
  let count = 0;
  for await (const value of merge(...sources)) count += value;
  expect(count).toBe(60_000);
});
