import { describe, expect, test } from "vitest";
import {
  drain,
  filter,
  first,
  flatMap,
  flatten,
  from,
  map,
  seq,
  take,
  tap,
  toArray,
  zip,
  zipKeyed,
  cooperate,
  replay,
} from "lazuli";
import * as async from "lazuli/async";
import { async as asyncWorld, type Fn, sync, thrownBy } from "../kit/worlds.js";
import { readingsOf } from "../kit/readings.js";
import { gen, Unread } from "../kit/sources.js";

/** As plain JavaScript has it: nobody was told by a type. */
const asyncSource = gen as () => never;
const f = (x: unknown): unknown => x;
const got = "got an async iterable: use lazuli/async";

describe("an async generator where a sync source belongs is refused by", () => {
  test.each(readingsOf(sync))("$title", ({ name, call }) => {
    for (const source of [gen(), async.map([1], f), { [Symbol.asyncIterator]: gen }]) {
      let error: unknown;
      try {
        call(source);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(TypeError);
      const { message } = error as Error;
      expect(message.startsWith(`${name}: `) && message.endsWith(`, ${got}`), message).toBe(true);
    }
  });

  test.each<[() => unknown, string]>([
    [() => toArray(map(asyncSource(), f)), "map: source must be an iterable"],
    [() => [...filter(asyncSource(), f)], "filter: source must be an iterable"],
    [() => seq(asyncSource()).toArray(), "seq: source must be an iterable"],
    [() => toArray(from(asyncSource())), "from: source must be an iterable"],
    [() => drain(tap(asyncSource(), f)), "tap: source must be an iterable"],
    [() => [...take(asyncSource(), 3)], "take: source must be an iterable"],
    [() => zip([[1], asyncSource()]), "zip: each of iterables must be an iterable"],
    [() => zipKeyed({ a: [1], b: asyncSource() }), "zipKeyed: each of iterables must be an iterable"],
    [() => first(map(asyncSource(), f)), "map: source must be an iterable"],
    [() => seq([1]).zip([asyncSource()]), "zip: each of iterables must be an iterable"],
    [() => seq([1]).concat(asyncSource()), "concat: every source must be an iterable object"],
  ])("%s", (call, sentence) => {
    expect(call).toThrow(new TypeError(`${sentence}, ${got}`));
  });

  test.each<[make: () => Iterator<unknown>, string]>([
    [() => flatMap([1, 2], () => asyncSource()), "flatMap: the result of mapper must be an iterable"],
    [() => flatten([asyncSource(), [1]]), "flatten: each value of source must be an iterable"],
    [() => seq([1, 2]).flatMap(() => asyncSource()), "flatMap: the result of mapper must be an iterable"],
    [() => seq([asyncSource()]).flatten(), "flatten: each value of source must be an iterable"],
  ])("%s, at the pull", (make, sentence) => {
    const sequence = make();
    expect(() => sequence.next()).toThrow(new TypeError(`${sentence}, ${got}`));
    expect(sequence.next()).toEqual({ value: undefined, done: true });
  });
});

test("an async iterator that has no Symbol.iterator is refused, and a hybrid is read", () => {
  const hybrid = { ...gen(), [Symbol.asyncIterator]: gen, [Symbol.iterator]: () => [1, 2].values() };
  expect(toArray(map(hybrid, f))).toEqual([1, 2]);
  const iterator = { next: async () => ({ done: true }), [Symbol.asyncIterator]: gen };
  expect(() => toArray(iterator as never)).toThrow(
    new TypeError(`toArray: source must be an iterable, ${got}`),
  );
});

test("so are those that replay makes and that cooperate reads", async () => {
  expect(() => [...replay(asyncSource)]).toThrow(
    new TypeError(`replay: the result of make must be an iterable, ${got}`),
  );
  expect(() => cooperate(asyncSource())).toThrow(
    new TypeError(`cooperate: source must be an iterable, ${got}`),
  );
});

test("a list of sources is sync in both worlds: to use the other one would not help", () => {
  for (const face of [sync.face, asyncWorld.face]) {
    const shown = "an iterable object, got an async iterable";
    const hint = "zip takes one list of sources, zip([a, b])";
    expect(() => face["zip"]?.(gen(), gen()) as unknown).toThrow(
      new TypeError(`zip: iterables must be ${shown}: ${hint}`),
    );
    expect(() => face["zip"]?.([[1]], { mode: "longest", padding: gen() }) as unknown).toThrow(
      new TypeError(`zip: padding must be ${shown}`),
    );
  }
});

test("what is refused is not pulled, and other sources are closed", () => {
  const source = sync.probe([1, 2]);
  let pulls = 0;
  const watched = {
    next: async () => ({ value: pulls++, done: false }),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  expect(() => sync.face["zip"]?.([source, watched])).toThrow(TypeError);
  expect([source.pulls, source.closes, pulls]).toEqual([0, 1, 0]);
});

describe("an async function where its promise would be taken for true, or compared", () => {
  const later = async (): Promise<boolean> => false;
  const sum = (a: number, b: number): number => a + b;
  const calls: [name: string, callback: string, ...args: unknown[]][] = [
    ["chunkWhile", "predicate", later],
    ["dedupeBy", "key", later],
    ["dropWhile", "predicate", later],
    ["equals", "areEqual", [1], later],
    ["every", "predicate", later],
    ["filter", "predicate", later],
    ["find", "predicate", later],
    ["findIndex", "predicate", later],
    ["findLast", "predicate", later],
    ["partition", "predicate", later],
    ["reduceWhile", "predicate", later, sum, 0],
    ["search", "predicate", later],
    ["some", "predicate", later],
    ["span", "predicate", later],
    ["takeUntil", "predicate", later],
    ["takeWhile", "predicate", later],
    ["uniqueBy", "key", later],
  ];

  test.each(calls)(
    "is refused by %s at the call, which closes the source",
    async (name, callback, ...args) => {
      const source = new Unread();
      const message = `${name}: ${callback} must be a sync function, got an async function: use lazuli/async`;
      const error = await thrownBy(() => (sync.face[name] as Fn)(source, ...args));
      expect(error).toEqual(new TypeError(message));
      expect(source.closes).toBe(1);
    },
  );

  test.each(calls)("is awaited by the async twin of %s", async (name, _, ...args) => {
    const result = (asyncWorld.face[name] as Fn)([1, 2], ...args) as object;
    for (const half of Array.isArray(result) ? (result as AsyncIterable<unknown>[]) : [result]) {
      if (Symbol.asyncIterator in half) await async.drain(half as AsyncIterable<unknown>);
      else await (half as Promise<unknown>);
    }
  });

  test.each<[name: string, argument: string, ...args: unknown[]]>([
    ["not", "predicate", later],
    ["allOf", "predicate", later],
    ["both", "first", later, f],
    ["both", "second", f, later],
    ["either", "first", later, f],
    ["either", "second", f, later],
  ])("is refused by %s as %s", (name, argument, ...args) => {
    const message = `${name}: ${argument} must be a sync function, got an async function: use lazuli/async`;
    expect(() => (sync.face[name] as Fn)(...args)).toThrow(new TypeError(message));
  });
});
