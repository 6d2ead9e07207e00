import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins, sync } from "../kit/worlds.js";

describe.each(twins("drop"))("%s", (_, drop, world) => {
  const { probe } = world;

  test("gives the values after the first ones", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.nat({ max: 15 }), async ({ values, make }, count) => {
        expect(await collect(drop(make(), count))).toEqual(values.slice(count));
      }),
    );
  });

  test("does not go on after a source that ended too early", async () => {
    const source = probe([1]);
    const none = drop(source, 3);
    await none.next();
    await none.next();
    expect(source.pulls).toBe(2);
  });

  test.each([
    ["a numeral", "2"],
    ["an object with valueOf", { valueOf: (): number => 2 }],
    ["a fraction, rounded down", 2.9],
    ["an array of a numeral", ["2"]],
    ["a Date", new Date(2)],
  ])("reads 2 from %s", async (_, count) => {
    expect(await collect(drop(probe([1, 2, 3]), count))).toEqual([3]);
  });

  test.each([null, false, "", -0, -0.5, []])("reads 0 from %o", async (count) => {
    expect(await collect(drop(probe([1, 2, 3]), count))).toEqual([1, 2, 3]);
  });

  test.each([Infinity, "Infinity", Number.MAX_SAFE_INTEGER])("drops all with %o", async (count) => {
    expect(await collect(drop(probe([1, 2, 3]), count))).toEqual([]);
  });

  test("reads the count once, when it is called", async () => {
    let reads = 0;
    const sequence = drop(probe([1, 2, 3]), { valueOf: () => ++reads });
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
    const error = await thrownBy(() => drop(probe([]), count));
    expect(error).toEqual(
      new RangeError(`drop: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`),
    );
  });

  test.each([[1n], [Symbol("two")]])("refuses %o as count, which is no number", async (count) => {
    expect(await thrownBy(() => drop(probe([]), count))).toBeInstanceOf(TypeError);
  });

  test("passes on what the count throws when it is read, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = new Error("from valueOf");
    const count = {
      valueOf() {
        throw error;
      },
    };
    expect(await thrownBy(() => drop(iterator, count))).toBe(error);
    expect(iterator.closes).toBe(1);
  });

  test("closes an iterator that came with a bad count", async () => {
    const iterator = new Unread();
    await thrownBy(() => drop(iterator, -1));
    expect(iterator.closes).toBe(1);
  });

  test("does not open an iterable that came with a bad count", async () => {
    const source = probe([]);
    await thrownBy(() => drop(source, -1));
    expect(source.opens).toBe(0);
  });

  test("refuses a bad source ahead of a bad count", async () => {
    const error = await thrownBy(() => drop(5, -1));
    expect(error).toEqual(new TypeError("drop: source must be an iterable, got 5"));
  });
});

describe("drop", () => {
  test("does not read the values that it drops", () => {
    const reads: number[] = [];
    let index = 0;
    const next = (): IteratorResult<number> => {
      const number = index++;
      return {
        done: number === 3,
        get value() {
          return reads.push(number);
        },
      } as IteratorResult<number>;
    };
    sync.face["drop"]?.({ next }, 2).next();
    expect(reads).toEqual([2]);
  });
});
