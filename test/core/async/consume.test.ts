/** What every async consumer owes to the caller, and to the source that it closes. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as lazuli from "lazuli/async";
import { later, logged } from "../../kit/sources.js";
import { callOf, type ConsumerRow, consumers, type Watch } from "../../kit/rows.js";
import { async, type Fn, thrownBy } from "../../kit/worlds.js";

const digits = [0, 1, 2, 3, 4];

const unwatched: Watch = (callback) => callback;

/** Runs a consumer as its row says, on sources that take a while to close. */
function run(name: string, row: ConsumerRow, log: string[], watch: Watch = unwatched): unknown {
  const { gives = (value: unknown): unknown => value } = row;
  const sources = Array.from({ length: row.sources ?? 1 }, (_, index) => {
    const values = digits.map((digit) => gives(digit, index));
    return logged(async, log, `${index}`, values, { closeError: new Error("from closing") });
  });
  return callOf(row, async.face[name] as Fn, sources, row.args?.(watch) ?? []);
}

const closings = (log: string[]): string[] => log.filter((entry) => entry.startsWith("close"));

const closing = consumers.filter(([name, row]) => name in async.face && (row.takesCallback ?? row.stops));

describe.each(closing)("%s", (name, row) => {
  const all = Array.from({ length: row.sources ?? 1 }, (_, index) => `close ${index}`);
  const error = new Error("from the callback");
  const failures: [string, Fn][] = [
    [
      "throws",
      () => {
        throw error;
      },
    ],
  ];
  if (!row.comparesInOrder) failures.push(["is rejected", () => later().then(() => Promise.reject(error))]);

  if (row.takesCallback)
    test.each(failures)("rejects when its sources are closed, if its callback %s", async (_, fail) => {
      const log: string[] = [];
      let calls = 0;
      const watch: Watch = (callback) =>
        ((...args: unknown[]): unknown => (calls++ === 1 ? fail() : callback(...args))) as never;
      // What closing throws is dropped.
      expect(await thrownBy(() => run(name, row, log, watch))).toBe(error);
      expect(closings(log).sort()).toEqual(all);
    });

  if (row.stops)
    test("waits until its sources are closed when it stops early, and reports what closing throws", async () => {
      const log: string[] = [];
      expect(await thrownBy(() => run(name, row, log))).toEqual(new Error("from closing"));
      expect(closings(log).sort()).toEqual(all);
    });
});

describe("a consumer that does not like a value rejects when its source is closed", () => {
  const bad: [name: string, values: unknown[], args: unknown[]][] = [
    ["average", [1, "a"], []],
    ["includesSorted", [2, 1], [3]],
    ["isSorted", [1, "a"], []],
    ["join", ["a", Symbol("b")], []],
    ["largest", [1, "a"], [1]],
    ["max", [1, "a"], []],
    ["minBy", ["a", 1], [(value: unknown) => value]],
    ["minMax", [1, "a"], []],
    ["only", [1, 2], []],
    ["sum", [1, 1n], []],
    ["toMap", [[1, 2], 3], []],
    ["toObject", [["a", 2], 3], []],
  ];

  test.each(bad)("%s", async (name, values, args) => {
    const log: string[] = [];
    const source = logged(async, log, "a", values);
    await thrownBy(() => (async.face[name] as Fn)(source, ...args) as unknown);
    expect(log.at(-1)).toBe("close a");
  });
});

test.each(["largest", "smallest"])("%s of no values closes its source without a pull", async (name) => {
  const log: string[] = [];
  expect(await (async.face[name] as Fn)(logged(async, log, "a", digits), 0)).toEqual([]);
  expect(log).toEqual(["open a", "close a"]);
});

test("reduceWhile awaits both of its callbacks for a value before it pulls the next one", async () => {
  const log: string[] = [];
  const told = (what: string, value: number): Promise<void> =>
    later().then(() => void log.push(`${what} ${value}`));
  const source = logged(async, log, "a", digits);
  const sum = await lazuli.reduceWhile(
    source,
    (_: number, n: number) => told("go on with", n).then(() => n < 1),
    (state: number, n: number) => told("add", n).then(() => state + n + 1),
    0,
  );
  expect(sum).toBe(1);
  const expected = ["open a", "pull a", "go on with 0", "add 0", "pull a", "go on with 1", "close a"];
  expect(log).toEqual(expected);
});

describe("a promise that an async source yields as a value is not awaited", () => {
  /** Fails when it is awaited. */
  const thenable = {
    get then(): never {
      throw new Error("its then was looked up");
    },
  };
  const values = [1, thenable, thenable];

  /** An async iterator by hand: a generator awaits what it yields. */
  function source(): AsyncIterator<unknown> {
    const iterator = values.values();
    return { next: async () => iterator.next() };
  }

  const isObject = (value: unknown): boolean => typeof value === "object";
  const cases: [name: string, args: unknown[], expected: unknown][] = [
    ["countBy", [isObject], new Map([[false, 1], [true, 2]])], // prettier-ignore
    ["every", [isObject], false],
    ["findIndex", [isObject], 1],
    ["groupBy", [isObject], new Map([[false, [1]], [true, [thenable, thenable]]])], // prettier-ignore
    ["includes", [thenable], true],
    ["partition", [isObject], [[thenable, thenable], [1]]],
    ["reduce", [(_: unknown, value: unknown) => [value]], [thenable]],
    ["reduceWhile", [() => true, (_: unknown, value: unknown) => [value], 0], [thenable]],
    ["some", [isObject], true],
    ["toArray", [], values],
    ["toSet", [], new Set(values)],
  ];

  test.each(cases)("%s", async (name, args, expected) => {
    const result: unknown = await (async.face[name] as Fn)(source(), ...args);
    expect(result).toStrictEqual(expected);
  });

  test("reduce, where it is the first state", async () => {
    const iterator = [thenable, 2].values();
    const states: unknown[] = [];
    const reducer = (state: unknown): number => states.push(state);
    expect(await lazuli.reduce({ next: async () => iterator.next() } as never, reducer as never)).toBe(1);
    expect(states[0]).toBe(thenable);
  });
});

describe("the stack of an error that a callback throws shows the async caller", () => {
  const limit = Error.stackTraceLimit;
  beforeEach(() => void (Error.stackTraceLimit = 50));
  afterEach(() => void (Error.stackTraceLimit = limit));

  async function* quick(): AsyncGenerator<number> {
    yield* digits;
  }

  async function* slow(): AsyncGenerator<number> {
    for (const digit of digits) {
      await later();
      yield digit;
    }
  }

  // Short functions: a callback that calls others pushes the caller out of the ten frames.
  const fail = (n: number): number => {
    if (n === 3) throw new Error("bad");
    return 0;
  };
  const failLater = async (n: number): Promise<number> => {
    await later();
    if (n === 3) throw new Error("bad");
    return 0;
  };

  const stages = (source: AsyncIterable<number> | Iterable<number>): AsyncIterable<number> => {
    const mapped = lazuli.map(
      lazuli.filter(source, () => true),
      async (n) => n,
    );
    return lazuli.filter(
      lazuli.flatMap(mapped, async (n) => [n]),
      () => true,
    );
  };

  // Ten are shown, of which two may be those of a timer in Node. Over an array the call itself is under way.
  const sources: [string, frames: number, () => AsyncIterable<number> | Iterable<number>][] = [
    ["a quick generator", 8, quick],
    ["a slow generator", 8, slow],
    ["several stages", 8, () => stages(slow())],
    ["several stages over a quick generator", 8, () => stages(quick())],
    ["an array", 10, () => digits],
    ["several stages over an array", 10, () => stages(digits)],
  ];

  describe.each(sources)("over %s", (_, frames, make) => {
    describe.each([fail, failLater])("when it is thrown by %o", (callback) => {
      test("find", async () => {
        async function caller(): Promise<void> {
          await lazuli.find(make(), callback);
        }
        expectCaller(await thrownBy(caller), frames);
      });

      test("forEach", async () => {
        async function caller(): Promise<void> {
          await lazuli.forEach(make(), callback);
        }
        expectCaller(await thrownBy(caller), frames);
      });

      // One function more is in between, which is too many over an array.
      if (frames < 10)
        test("minBy", async () => {
          async function caller(): Promise<void> {
            await lazuli.minBy(make(), callback);
          }
          expectCaller(await thrownBy(caller), frames);
        });

      test("toArray(map(…))", async () => {
        async function caller(): Promise<void> {
          await lazuli.toArray(lazuli.map(make(), callback));
        }
        expectCaller(await thrownBy(caller), frames);
      });

      test("a for await loop", async () => {
        async function caller(): Promise<void> {
          for await (const _ of lazuli.map(make(), callback));
        }
        expectCaller(await thrownBy(caller), frames);
      });
    });
  });

  test("through operators that are more than a step, if there is room for more frames", async () => {
    for (const callback of [fail, failLater]) {
      async function caller(): Promise<void> {
        const inner = lazuli.concat(lazuli.map(slow(), callback), digits);
        await lazuli.drain(lazuli.zip([lazuli.flatMap(inner, async (n) => [n]), digits]));
      }
      expectCaller(await thrownBy(caller), 50);
    }
  });

  function expectCaller(error: unknown, frames: number): void {
    const { message, stack = "" } = error as Error;
    expect(message).toBe("bad");
    // A tracer has frames of its own between them.
    const shown = stack
      .split("\n")
      .filter((line) => / at (?!.*(?:node:internal|\/core\/tracing\/))/.test(line));
    expect(shown.slice(0, frames).join("\n")).toMatch(/^ +at (async )?caller /m);
  }
});
