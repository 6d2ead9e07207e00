import { map, operator, pipe, take, takeWhile, zip } from "lazuli";
import * as async from "lazuli/async";
import { checkOperator, checkOperatorAsync } from "lazuli/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Broken, brokenAsync, brokenSync } from "../kit/broken.js";
import { plain } from "../kit/plain.js";
import { argsOf, callOf, casesOf, operators, type OperatorRow } from "../kit/rows.js";
import { async as asyncWorld, type Fn, mixed, sync, thrownBy, type World } from "../kit/worlds.js";

const values = [1, 2, 3, 4, 5];

/** What is said of an operator; undefined if it keeps all laws. */
async function complaintAbout(world: World, fn: Fn, options: object): Promise<string | undefined> {
  const check = (world === sync ? checkOperator : checkOperatorAsync) as Fn;
  try {
    await check(fn, options);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe("the operators of lazuli keep all laws", () => {
  /** How a row is checked over sources of five values. */
  function optionsOf(name: string, row: OperatorRow): { sources: unknown[][]; options: object } {
    const { sources: count = 1, gives = (value: unknown) => value, forwards = false } = row;
    const sources = Array.from({ length: count }, (_, source) =>
      values.map((value) => gives(value - 1, source)),
    );
    // What hands on what a foreign iterator does keeps no state of its own.
    return { sources, options: { name, sources, args: argsOf(row), skip: forwards ? ["over"] : [] } };
  }

  function called(row: OperatorRow, fn: Fn, count: number): Fn {
    return (...all: unknown[]) => callOf(row, fn, all.slice(0, count), all.slice(count));
  }

  test.each(casesOf(operators, [sync, asyncWorld, mixed]))("%s", async (_, name, row, world) => {
    const { sources, options } = optionsOf(name, row);
    const fn = called(row, world.face[name] as Fn, sources.length);
    const mode = world === mixed ? { syncSources: true } : {};
    expect(await complaintAbout(world, fn, { ...options, ...mode })).toBeUndefined();
  });

  /** Their rows speak of the first three values. */
  const others = ["concat", "diagonal", "product"];

  test.each(operators.filter(([name]) => !others.includes(name)))(
    "%s, with the pulls of its row",
    async (name, row) => {
      const { sources, options } = optionsOf(name, row);
      const fn = called(row, sync.face[name] as Fn, sources.length);
      expect(await complaintAbout(sync, fn, { ...options, pulls: row.pulls })).toBeUndefined();
    },
  );

  const generators = operators.filter(([name]) => name in plain && name !== "mergeSorted");

  test.each(generators)("%s, as an async generator function", async (name, row) => {
    const { sources, options } = optionsOf(name, row);
    const fn = called(row, plain[name] as Fn, sources.length);
    expect(await complaintAbout(asyncWorld, fn, options)).toBeUndefined();
  });
});

describe("what is written by hand and keeps all laws", () => {
  test.each<[string, Fn, object]>([
    [
      "a generator function",
      function* (source: Iterable<number>) {
        let sum = 0;
        for (const n of source) yield (sum += n);
      },
      { expected: [1, 3, 6, 10, 15] },
    ],
    [
      "a generator function over several sources",
      function* (a: Iterable<number>, b: Iterable<number>) {
        yield* a;
        yield* b;
      },
      { values: undefined, sources: [[1], [2, 3]], expected: (a: number[], b: number[]) => [...a, ...b] },
    ],
    [
      "one over sources without values",
      function* (a: Iterable<number>, b: Iterable<number>) {
        yield* a;
        yield* b;
      },
      { values: undefined, sources: [[], [1], []] },
    ],
    [
      "one over nothing at all",
      (source: Iterable<number>) => map(source, String),
      { values: [], expected: [] },
    ],
    [
      "one that reads all before its first value, since it must",
      function* (source: Iterable<number>) {
        yield* [...source].sort((a, b) => b - a);
      },
      { expected: (all: number[]) => [...all].sort((a, b) => b - a) },
    ],
    [
      "one that yields what is not in its source",
      function* (source: Iterable<number>) {
        yield 0;
        for (const n of source) yield* [n, -n];
      },
      { expected: [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5] },
    ],
    [
      "one that has no end",
      function* (source: Iterable<number>) {
        const kept = [];
        for (const n of source) yield kept[kept.push(n) - 1];
        while (kept.length > 0) yield* kept;
      },
      {},
    ],
    [
      "one that has no end, as its model",
      function* (source: Iterable<number>) {
        yield* source;
        for (;;) yield 0;
      },
      {
        *expected(all: number[]) {
          yield* all;
          for (;;) yield 0;
        },
      },
    ],
    [
      "one that cannot read less than a model can",
      function* (source: Iterable<number>) {
        const [most = 0] = [...source].sort((a, b) => b - a);
        yield most.toFixed(1);
      },
      {
        expected([first, ...rest]: number[]) {
          if (first === undefined) throw new RangeError("of nothing there is no maximum");
          return [Math.max(first, ...rest).toFixed(1)];
        },
      },
    ],
    ["one that yields nothing", () => [], { expected: [] }],
    [
      "one that yields what is no plain value",
      function* (source: Iterable<number>) {
        for (const n of source)
          yield { n, made: new Map([[n, new Set([n])]]), inner: map([n], String), later: Promise.resolve() };
      },
      {},
    ],
    [
      "one over text, and over bigints",
      (a: Iterable<string>, b: Iterable<bigint>) => zip([a, b]),
      {
        values: undefined,
        sources: [
          ["a", "a"],
          [1n, 1n],
        ],
      },
    ],
    [
      "an operator that can be read again",
      (source: Iterable<number>) => ({ [Symbol.iterator]: () => map(source, (n) => n * 2) }),
      {},
    ],
    [
      "a call of operator",
      (source: Iterable<number>, limit: number) =>
        operator("takeUntilSum", source, (pull, end) => {
          let sum = 0;
          return () => {
            if (sum >= limit) return end;
            const value = pull();
            if (value !== end) sum += value;
            return value;
          };
        }),
      { args: [5], expected: [1, 2, 3] },
    ],
    [
      "a pipeline",
      (source: Iterable<number>, isGood: (n: number) => boolean) =>
        pipe(
          source,
          (s) => takeWhile(s, isGood),
          (s) => take(s, 3),
        ),
      { args: [(n: number) => n < 3], expected: [1, 2] },
    ],
    [
      "one that has to look ahead for what the values do not show, and says so",
      function* (source: Iterable<number>) {
        let before: number | undefined;
        for (const n of source) {
          if (before !== undefined && n < 1e9) yield before;
          before = n;
        }
        if (before !== undefined) yield before;
      },
      { pulls: (count: number) => count + 1 },
    ],
    [
      "one that catches errors, and says so",
      function* (source: Iterable<number>) {
        try {
          yield* source;
        } catch {
          yield -1;
        }
      },
      { skip: ["source errors", "closing errors"] },
    ],
    [
      "one that reads its source twice, and says so",
      function* (source: Iterable<number>) {
        yield* source;
        yield* source;
      },
      { skip: ["opening", "pulling"] },
    ],
    [
      "one whose argument is a class",
      function* (source: Iterable<number>, Kind: new (values: number[]) => Set<number>) {
        for (const n of source) yield new Kind([n]);
      },
      { args: [Set] },
    ],
  ])("%s", async (_, fn, options) => {
    expect(await complaintAbout(sync, fn, { values, ...options })).toBeUndefined();
  });

  test.each<[string, Fn, object]>([
    [
      "an async generator function",
      async function* (source: AsyncIterable<number>, isGood: (n: number) => Promise<boolean>) {
        for await (const n of source) if (await isGood(n)) yield n;
      },
      { args: [async (n: number) => n > 2], expected: [3, 4, 5] },
    ],
    [
      "an async pipeline",
      (source: AsyncIterable<number>) => async.seq(source).map(String).take(2),
      { expected: ["1", "2"] },
    ],
    [
      "one that has several things under way, and says so",
      (source: AsyncIterable<number>) => async.mapConcurrent(source, async (n) => n, { concurrency: 2 }),
      { skip: ["pulling"], expected: values },
    ],
    [
      "one that pulls while a pull is under way, and says so",
      (source: AsyncIterable<number>) => {
        const iterator = source[Symbol.asyncIterator]();
        let isOver = false;
        const end = { value: undefined, done: true };
        return {
          async next() {
            if (isOver) return end;
            const result = await iterator.next().catch((error: unknown) => {
              isOver = true;
              throw error;
            });
            isOver ||= result.done === true;
            return result;
          },
          async return() {
            const wasOpen = !isOver;
            isOver = true;
            if (wasOpen) await iterator.return?.();
            return end;
          },
          [Symbol.asyncIterator]() {
            return this;
          },
        };
      },
      { skip: ["overlapping"] },
    ],
  ])("%s", async (_, fn, options) => {
    expect(await complaintAbout(asyncWorld, fn, { values, ...options })).toBeUndefined();
  });
});

describe("a mistake is found, and the law that it breaks is named", () => {
  async function expectFound(
    world: World,
    name: string,
    { law, operator, options, says }: Broken,
  ): Promise<void> {
    const complaint = await complaintAbout(world, operator, { values, ...options, name });
    expect(complaint).toContain(`${name} breaks the law of ${law}: `);
    expect(complaint).toContain(says);
  }

  test.each(Object.entries(brokenSync))("%s", async (name, broken) => {
    await expectFound(sync, name, broken);
  });

  test.each(Object.entries(brokenAsync))("async: %s", async (name, broken) => {
    // The test runner would take a rejection for one of its own.
    const listeners = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    onTestFinished(() => {
      for (const listener of listeners) process.on("unhandledRejection", listener);
    });
    await expectFound(asyncWorld, name, broken);
    expect(process.listenerCount("unhandledRejection")).toBe(0);
  });
});

describe("the error", () => {
  function* closesNothing(source: Iterable<number>): Generator<number> {
    const iterator = source[Symbol.iterator]();
    for (let result = iterator.next(); !result.done; result = iterator.next()) yield result.value;
  }

  test("says which law is broken, what was called, and what was done to the source", async () => {
    expect(await thrownBy(() => checkOperator(closesNothing, { values }))).toEqual(
      new Error(
        [
          "checkOperator: closesNothing breaks the law of closing: whoever stops early closes each open source, exactly once",
          "expected: the source is closed once",
          "received: it is left open",
          "calls: next() → 1, return() → done",
          "source: open, pull → 1",
        ].join("\n  "),
      ),
    );
  });

  test("leads to the line that asked for the check, and not into it", async () => {
    const error = (await thrownBy(() => checkOperator(closesNothing, { values }))) as Error;
    expect(error.stack).toMatch(
      /^Error: checkOperator: closesNothing breaks.*\n {4}at .*checkOperator\.test\.ts/s,
    );
    expect(error.stack).not.toContain("core/testing");
    async function* neverCloses(source: AsyncIterable<number>): AsyncGenerator<number> {
      const iterator = source[Symbol.asyncIterator]();
      for (let result = await iterator.next(); !result.done; result = await iterator.next())
        yield result.value;
    }
    const later = (await thrownBy(() => checkOperatorAsync(neverCloses, { values }))) as Error;
    expect(later.stack).toMatch(/^Error: checkOperatorAsync: .*\n {4}at .*checkOperator\.test\.ts/s);
    expect(later.stack).not.toContain("core/testing");
  });

  test("has the usual stack where the engine cannot cut it", async () => {
    const { captureStackTrace } = Error;
    Reflect.deleteProperty(Error, "captureStackTrace");
    onTestFinished(() => void Object.assign(Error, { captureStackTrace }));
    const error = (await thrownBy(() => checkOperator(closesNothing, { values }))) as Error;
    expect(error.stack).toContain("core/testing");
  });

  test("has the error of the operator as its cause", async () => {
    const error = new RangeError("no");
    const throwing = (): never => {
      throw error;
    };
    expect(await thrownBy(() => checkOperator(throwing, { values }))).toMatchObject({ cause: error });
  });

  test("is that of the model where it throws", async () => {
    const error = new Error("of the model");
    const expected = (): never => {
      throw error;
    };
    expect(await thrownBy(() => checkOperator((source) => source, { values, expected }))).toBe(error);
  });

  test("cuts what is long", async () => {
    const long = Array.from({ length: 40 }, (_, index) => index);
    const error = await thrownBy(() =>
      checkOperator((source) => map(source, (n) => long.map(() => n)), { values: long, expected: [] }),
    );
    for (const line of String(error).split("\n")) expect(line.length).toBeLessThan(2000);
    expect(String(error)).toMatch(/… \(\d+ more\)/);
  });

  test("calls an operator without a name something", async () => {
    expect(await thrownBy(() => checkOperator(() => [1], { values, expected: [] }))).toMatchObject({
      message: expect.stringContaining("checkOperator: the operator breaks the law of values") as string,
    });
  });
});

describe("the arguments", () => {
  test.each<[string, unknown, unknown]>([
    ["operator must be a function, got 5", 5, { values }],
    [
      "options must be an object { values, sources, args, expected, pulls, skip, name }, got an array",
      () => [],
      [1],
    ],
    ["values must be an array, got undefined", () => [], {}],
    ['values must be an array, got "abc"', () => [], { values: "abc" }],
    ["sources must be an array of arrays, one for each source, got an array", () => [], { sources: [1, 2] }],
    ["sources must be an array of arrays, one for each source, got 5", () => [], { sources: 5 }],
    ["values must be left out beside sources, got an array", () => [], { values, sources: [[1]] }],
    ["args must be an array, got 5", () => [], { values, args: 5 }],
    ["expected must be an array or a function, got 5", () => [], { values, expected: 5 }],
    ["pulls must be a function, got 5", () => [], { values, pulls: 5 }],
    ['skip must be an array of "opening", "values", "pulling"', () => [], { values, skip: "over" }],
    ['skip[1] must be one of "opening", "values", "pulling"', () => [], { values, skip: ["over", "end"] }],
    ["the result of operator must be an iterable, got 5", () => 5, { values }],
    [
      "the result of operator must be an iterable, got an async iterable: use checkOperatorAsync",
      async.map,
      { values, args: [String] },
    ],
  ])("%s", async (message, fn, options) => {
    const error = await thrownBy(() => checkOperator(fn as never, options as never));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(`TypeError: checkOperator: ${message}`);
  });

  test.each<[string, unknown, unknown]>([
    [
      "the result of operator must be an async iterable, got an object: use checkOperator",
      function* () {},
      { values },
    ],
    ["the result of operator must be an async iterable, got a Promise", async () => [], { values }],
    ['timeout must be a positive number, got "1"', () => [], { values, timeout: "1" }],
    [
      'options must be an object with no keys but { values, sources, args, expected, pulls, skip, name, syncSources, timeout }, got "within"',
      () => [],
      { values, within: 1 },
    ],
  ])("%s (async)", async (message, fn, options) => {
    const error = await thrownBy(() => checkOperatorAsync(fn as never, options as never));
    expect(String(error)).toBe(`TypeError: checkOperatorAsync: ${message}`);
  });

  test("a timeout of 0 is out of range", async () => {
    const error = await thrownBy(() => checkOperatorAsync((source) => source, { values, timeout: 0 }));
    expect(error).toEqual(new RangeError("checkOperatorAsync: timeout must be a positive number, got 0"));
  });
});
