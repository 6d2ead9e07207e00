/** What operators with a count of the standard share: `take` and `drop`. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../sources.js";
import { collect, thrownBy, twins } from "../worlds.js";

export interface Counting {
  readonly name: string;
  /** What it does, as the title of a test. */
  readonly title: string;
  /** The same over arrays. */
  readonly model: (values: readonly unknown[], count: number) => unknown[];
  /** What it does without a limit. */
  readonly atInfinity: string;
}

export function describeCounting({ name, title, model, atInfinity }: Counting): void {
  describe.each(twins(name))("%s", (_, split, world) => {
    const { probe } = world;

    test(title, async () => {
      await fc.assert(
        fc.asyncProperty(sources(world), fc.nat({ max: 15 }), async ({ values, make }, count) => {
          expect(await collect(split(make(), count))).toEqual(model(values, count));
        }),
      );
    });

    test.each([
      ["a numeral", "2"],
      ["an object with valueOf", { valueOf: (): number => 2 }],
      ["a fraction, rounded down", 2.9],
      ["an array of a numeral", ["2"]],
      ["a Date", new Date(2)],
    ])("reads 2 from %s", async (_, count) => {
      expect(await collect(split(probe([1, 2, 3]), count))).toEqual(model([1, 2, 3], 2));
    });

    test.each([null, false, "", -0, -0.5, []])("reads 0 from %o", async (count) => {
      expect(await collect(split(probe([1, 2, 3]), count))).toEqual(model([1, 2, 3], 0));
    });

    test.each([Infinity, "Infinity", Number.MAX_SAFE_INTEGER])(`${atInfinity} with %o`, async (count) => {
      expect(await collect(split(probe([1, 2, 3]), count))).toEqual(model([1, 2, 3], Infinity));
    });

    test("reads the count once, when it is called", async () => {
      let reads = 0;
      const sequence = split(probe([1, 2, 3]), { valueOf: () => ++reads });
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
      const error = await thrownBy(() => split(probe([]), count));
      expect(error).toEqual(
        new RangeError(`${name}: count must be a number from 0 to 2^53 - 1, or Infinity, got ${shown}`),
      );
    });

    test.each([[1n], [Symbol("two")]])("refuses %o as count, which is no number", async (count) => {
      expect(await thrownBy(() => split(probe([]), count))).toBeInstanceOf(TypeError);
    });

    test("passes on what the count throws when it is read, and closes an iterator that came with it", async () => {
      const iterator = new Unread();
      const error = new Error("from valueOf");
      const count = {
        valueOf() {
          throw error;
        },
      };
      expect(await thrownBy(() => split(iterator, count))).toBe(error);
      expect(iterator.closes).toBe(1);
    });

    test("closes an iterator that came with a bad count", async () => {
      const iterator = new Unread();
      await thrownBy(() => split(iterator, -1));
      expect(iterator.closes).toBe(1);
    });

    test("does not open an iterable that came with a bad count", async () => {
      const source = probe([]);
      await thrownBy(() => split(source, -1));
      expect(source.opens).toBe(0);
    });

    test("refuses a bad source ahead of a bad count", async () => {
      const error = await thrownBy(() => split(5, -1));
      expect(error).toEqual(new TypeError(`${name}: source must be an iterable, got 5`));
    });
  });
}
