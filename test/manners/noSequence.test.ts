import { describe, expect, test } from "vitest";
import { concat, fib, flatMap, flatten, from, map, range, take, toArray, zip } from "lazuli";
import * as async from "lazuli/async";
import { async as asyncWorld, collect, sync, thrownBy } from "../kit/worlds.js";
import { readingsOf } from "../kit/readings.js";
import { gen } from "../kit/sources.js";

const MISTAKES: [kind: string, make: () => unknown, shown: string, hint: string][] = [
  ["a promise", () => Promise.resolve([1]), "a Promise", ": await it first"],
  ["a thenable", () => ({ then() {} }), "a Promise", ": await it first"],
  ["a plain object", () => ({ a: 1 }), "an object", ""],
  ["an array-like", () => ({ 0: 1, length: 1 }), "an array-like object", ": use Array.from"],
  ["a function that was not called", () => fib, "a function", ": call it"],
  ["a number", () => 5, "5", ""],
  ["a bigint", () => 5n, "5n", ""],
  ["a boolean", () => true, "true", ""],
  ["a symbol", () => Symbol("s"), "Symbol(s)", ""],
  ["null", () => null, "null", ""],
  ["undefined", () => undefined, "undefined", ""],
];

describe.each([sync, asyncWorld])("$name: what is no sequence is refused by", (world) => {
  test.each(readingsOf(world))("$title", async ({ name, row, call }) => {
    for (const [, make, shown, hint] of MISTAKES) {
      const source = make();
      if (source === undefined && row.skipsUndefined) {
        await call(source);
        continue;
      }
      const error = await thrownBy(() => call(source));
      expect(error).toBeInstanceOf(TypeError);
      const { message } = error as Error;
      const places = "source|other|every source|each of iterables";
      const [, argument, given] =
        new RegExp(`^${name}: (${places}) must be an iterable(?: object)?, got (.*)$`).exec(message) ?? [];
      const more = hint === ": call it" && argument === "source" ? ", or put the source first" : "";
      expect(given, message).toBe(`${shown}${hint}${more}`);
    }
  });
});

describe("sync operators refuse at the call, and so do async ones", () => {
  test.each<[() => unknown, string]>([
    [
      () => take(fib as never, 3),
      "take: source must be an iterable, got a function: call it, or put the source first",
    ],
    [
      () => take(Promise.resolve([1]) as never, 3),
      "take: source must be an iterable, got a Promise: await it first",
    ],
    [() => take({ a: 1 } as never, 3), "take: source must be an iterable, got an object"],
    [
      () => take({ length: 3 } as never, 3),
      "take: source must be an iterable, got an array-like object: use Array.from",
    ],
    [() => from({} as never), "from: source must be an iterable, got an object"],
    [() => zip([fib] as never), "zip: each of iterables must be an iterable, got a function: call it"],
    [
      () => concat([1], fib as never),
      "concat: every source must be an iterable object, got a function: call it",
    ],
    [
      () => async.map(Promise.resolve([1]) as never, String),
      "map: source must be an iterable, got a Promise: await it first",
    ],
    [
      () => async.take(gen as never, 3),
      "take: source must be an iterable, got a function: call it, or put the source first",
    ],
    [
      () => async.map({ [Symbol.asyncIterator]: async () => gen() } as never, String),
      "map: the iterator of source must be an async iterator, got a Promise: await it first",
    ],
    [
      () => async.map({ [Symbol.asyncIterator]: () => undefined } as never, String),
      "map: the iterator of source must be an async iterator, got undefined",
    ],
    [
      () => async.map({ [Symbol.asyncIterator]: 5 } as never, String),
      "map: source must be an iterable, got an async iterable: use lazuli/async",
    ],
  ])("%s", (call, message) => {
    expect(call).toThrow(new TypeError(message));
  });
});

describe("inner sources are refused at the pull", () => {
  test.each([
    [5, "an iterable object, got 5"],
    ["ab", 'an iterable object, got "ab"'],
    [{ a: 1 }, "an iterable, got an object"],
    [{ length: 1 }, "an iterable, got an array-like object: use Array.from"],
    [Promise.resolve([1]), "an iterable, got a Promise: await it first"],
    [fib, "an iterable, got a function: call it"],
  ])("%o", (inner, expectation) => {
    const mapped = flatMap([1], () => inner as never);
    expect(() => mapped.next()).toThrow(
      new TypeError(`flatMap: the result of mapper must be ${expectation}`),
    );
    const flat = flatten([inner] as never);
    expect(() => flat.next()).toThrow(new TypeError(`flatten: each value of source must be ${expectation}`));
  });

  test("in the async world too, where a promise is awaited", async () => {
    const error = await thrownBy(() => collect(async.flatMap([1], () => fib as never)));
    expect(error).toEqual(
      new TypeError("flatMap: the result of mapper must be an iterable, got a function: call it"),
    );
    expect(await async.toArray(async.flatMap([1], async () => [1, 2]))).toEqual([1, 2]);
  });
});

describe("accepted are", () => {
  const next = (): IteratorResult<number> => ({ value: undefined, done: true });

  test.each<[kind: string, source: unknown, values: unknown[]]>([
    ["strings", "a👍", ["a", "👍"]],
    [
      "functions that can be iterated",
      Object.assign(() => {}, { [Symbol.iterator]: () => [1].values() }),
      [1],
    ],
    ["hybrids", { [Symbol.iterator]: () => [1].values(), [Symbol.asyncIterator]: gen }, [1]],
    [
      "promises that can be iterated",
      Object.assign(Promise.resolve(), { [Symbol.iterator]: () => [1].values() }),
      [1],
    ],
    ["iterators", { next }, []],
    ["functions that are iterators", Object.assign(() => {}, { next }), []],
  ])("%s", (_, source, values) => {
    expect(toArray(map(source as Iterable<unknown>, (x) => x))).toEqual(values);
  });

  test("an iterator whose next is not callable until the first pull, as in the standard", () => {
    const sequence = map({ next: 5 } as never, String);
    expect(() => sequence.next()).toThrow(new TypeError("iterator: next must be a function, got 5"));
  });

  test("an iterator whose next is looked up once", () => {
    let looks = 0;
    const source = {
      get next() {
        looks++;
        return next;
      },
    };
    toArray(map(source as never, String));
    expect(looks).toBe(1);
  });
});

test("a proxy of a source is asked for no more than the protocol needs", () => {
  const asked: PropertyKey[] = [];
  const source = new Proxy(range(0, 2), {
    get: (target, key) => {
      asked.push(key);
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
    has: () => {
      throw new Error("has");
    },
    getPrototypeOf: () => {
      throw new Error("getPrototypeOf");
    },
  });
  expect(toArray(map(source, (n) => n))).toEqual([0, 1]);
  expect(asked.slice(0, 1)).toEqual([Symbol.iterator]);
});

test("a source of which nothing can be told, because a trap throws, is refused all the same", () => {
  const fail = (): never => {
    throw new Error("by a trap");
  };
  const source = new Proxy(
    {},
    {
      // What the protocol reads can be read, what the message would like to know cannot.
      get: (_, key) => (key === Symbol.iterator || key === "next" ? undefined : fail()),
      has: fail,
    },
  );
  expect(() => toArray(source as never)).toThrow(
    new TypeError("toArray: source must be an iterable, got an object"),
  );
});
