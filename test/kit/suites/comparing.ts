/** What consumers that read two sources side by side share: `compare` and `equals`. */
import { describe, expect, test, vi } from "vitest";
import { logged, Unread } from "../sources.js";
import { thrownBy, twins } from "../worlds.js";

export interface Comparing {
  readonly name: string;
  /** What the callback is called. */
  readonly callback: string;
  /** What it returns where a value of the first source is less than that of the other. */
  readonly ofLess: unknown;
}

export function describeComparing({ name, callback, ofLess }: Comparing): void {
  describe.each(twins(name))("%s", (_, compare, world) => {
    const { probe } = world;

    test("closes what is open when one of them ends, and nothing else", async () => {
      for (const [length, otherLength] of [
        [2, 3],
        [3, 2],
        [2, 2],
      ] as const) {
        const [source, other] = [probe(Array(length).fill(1)), probe(Array(otherLength).fill(1))];
        await compare(source, other);
        expect([source.pulls, other.pulls]).toEqual([
          Math.min(length, otherLength) + 1,
          Math.min(length, otherLength) + 1,
        ]);
        expect([source.closes, other.closes]).toEqual([
          Number(length > otherLength),
          Number(otherLength > length),
        ]);
      }
    });

    test("answers over two endless sources that differ", async () => {
      const [source, other] = [probe((index) => index), probe((index) => (index === 7 ? 100 : index))];
      expect(await compare(source, other)).toBe(ofLess);
      expect([source, other].map(({ pulls, closes }) => [pulls, closes])).toEqual([
        [8, 1],
        [8, 1],
      ]);
    });

    test("drops what closing throws after an error, and closes both", async () => {
      const closeError = new Error("from closing");
      const [source, other] = [probe([1], { closeError }), probe([1], { closeError })];
      const error = new Error("from the callback");
      const fail = (): never => {
        throw error;
      };
      expect(await thrownBy(() => compare(source, other, fail))).toBe(error);
      expect([source.closes, other.closes]).toEqual([1, 1]);
    });

    test.each([
      [5, "5"],
      [undefined, "undefined"],
    ])("refuses %o as the other source, and closes an iterator that came with it", async (other, shown) => {
      const source = new Unread();
      expect(await thrownBy(() => compare(source, other))).toEqual(
        new TypeError(`${name}: other must be an iterable, got ${shown}`),
      );
      expect(source.closes).toBe(1);
    });

    test("closes the source when the other one cannot be opened", async () => {
      const source = probe([1]);
      const openError = new Error("from opening");
      const other = logged(world, [], "other", [], { openError });
      expect(await thrownBy(() => compare(source, other))).toBe(openError);
      await vi.waitFor(() => {
        expect(source.closes).toBe(1);
      });
    });

    test("refuses what is no source, and a callback that is no function", async () => {
      expect(await thrownBy(() => compare(5, []))).toEqual(
        new TypeError(`${name}: source must be an iterable, got 5`),
      );
      const [source, other] = [new Unread(), new Unread()];
      expect(await thrownBy(() => compare(source, other, 5))).toEqual(
        new TypeError(`${name}: ${callback} must be a function, got 5`),
      );
      expect([source.closes, other.closes]).toEqual([1, 1]);
    });
  });
}
