import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logged, sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("take"))("%s", (_, take, world) => {
  const { probe } = world;

  test("gives the first values", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.nat({ max: 15 }), async ({ values, make }, count) => {
        expect(await collect(take(make(), count))).toEqual(values.slice(0, count));
      }),
    );
  });

  test("pulls nothing for a count of 0, and closes its source when it is asked", async () => {
    const log: string[] = [];
    const none = take(logged(world, log, "a", [1]), 0);
    expect(log).toEqual(["open a"]);
    await none.next();
    expect(log).toEqual(["open a", "close a"]);
  });

  test("closes its source when it is asked for more than the last value", async () => {
    const log: string[] = [];
    await collect(take(logged(world, log, "a", [1, 2]), 2));
    expect(log).toEqual(["open a", "pull a", "pull a", "close a"]);
  });

  test("leaves alone a source that ends before the count", async () => {
    const log: string[] = [];
    await collect(take(logged(world, log, "a", [1]), 2));
    expect(log).toEqual(["open a", "pull a", "pull a"]);
  });

  test("reports what closing after the last value throws", async () => {
    const closeError = new Error("from closing");
    expect(await thrownBy(() => collect(take(probe([1], { closeError }), 1)))).toBe(closeError);
  });

  test.each([
    ["a numeral", "2"],
    ["an object with valueOf", { valueOf: (): number => 2 }],
    ["a fraction, rounded down", 2.9],
    ["an array of a numeral", ["2"]],
    ["a Date", new Date(2)],
  ])("reads 2 from %s", async (_, count) => {
    expect(await collect(take(probe([1, 2, 3]), count))).toEqual([1, 2]);
  });

  test.each([null, false, "", -0, -0.5, []])("reads 0 from %o", async (count) => {
    expect(await collect(take(probe([1, 2, 3]), count))).toEqual([]);
  });

  test.each([Infinity, "Infinity", Number.MAX_SAFE_INTEGER])("has no limit with %o", async (count) => {
    expect(await collect(take(probe([1, 2, 3]), count))).toEqual([1, 2, 3]);
  });

  test("reads the count once, when it is called", async () => {
    let reads = 0;
    const sequence = take(probe([1, 2, 3]), { valueOf: () => ++reads });
    expect(reads).toBe(1);
    await collect(sequence);
    expect(reads).toBe(1);
  });

  test.each([
    [undefined, "undefined"],
    [NaN, "NaN"],
    ["two", '"two"'],
    [{}, "an object"],
    [() => 2, "a function"],
    [-1, "-1"],
    [-Infinity, "-Infinity"],
    [2 ** 53, "9007199254740992"],
    [1e300, "1e+300"],
  ])("refuses %o as count", async (count, shown) => {
    const error = await thrownBy(() => take(probe([]), count));
    expect(error).toEqual(
      new RangeError(`take: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`),
    );
  });

  test.each([[1n], [Symbol("two")]])("refuses %o as count, which is no number", async (count) => {
    expect(await thrownBy(() => take(probe([]), count))).toBeInstanceOf(TypeError);
  });

  test("passes on what the count throws when it is read, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = new Error("from valueOf");
    const count = {
      valueOf() {
        throw error;
      },
    };
    expect(await thrownBy(() => take(iterator, count))).toBe(error);
    expect(iterator.closes).toBe(1);
  });

  test("closes an iterator that came with a bad count", async () => {
    const iterator = new Unread();
    await thrownBy(() => take(iterator, -1));
    expect(iterator.closes).toBe(1);
  });

  test("does not open an iterable that came with a bad count", async () => {
    const source = probe([]);
    await thrownBy(() => take(source, -1));
    expect(source.opens).toBe(0);
  });

  test("refuses a bad source ahead of a bad count", async () => {
    const error = await thrownBy(() => take(5, -1));
    expect(error).toEqual(new TypeError("take: source must be an iterable, got 5"));
  });
});
