import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { logged, recorded, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("compare"))("%s", (_, compare, world) => {
  const { probe } = world;
  const short = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 });

  test("orders as words are ordered", async () => {
    await fc.assert(
      fc.asyncProperty(short, short, async (a, b) => {
        // Of digits, the order of the texts is that of the sequences.
        const [text, other] = [a.join(""), b.join("")];
        expect(await compare(probe(a), probe(b))).toBe(text < other ? -1 : text > other ? 1 : 0);
      }),
    );
  });

  test("compares numbers with bigints, and strings by code units", async () => {
    expect(await compare([1n, 2], [1, 2n])).toBe(0);
    expect(await compare([2 ** 53], [2n ** 53n + 1n])).toBe(-1);
    expect(await compare("aB", "ab")).toBe(-1);
  });

  test("goes by a comparator, which is given both values, and answers a sign", async () => {
    const calls: unknown[][] = [];
    const comparator = recorded(calls, (a: string, b: number) => (a === "a" ? 0 : b));
    expect(await compare(["a", "b"], [1, 2], comparator)).toBe(1);
    expect(await compare(["b"], [-5], comparator)).toBe(-1);
    expect(calls).toEqual([
      [undefined, "a", 1],
      [undefined, "b", 2],
      [undefined, "b", -5],
    ]);
  });

  test("refuses mixtures, and closes both", async () => {
    const [source, other] = [probe<unknown>([1]), probe<unknown>(["a"])];
    expect(await thrownBy(() => compare(source, other))).toEqual(
      new TypeError('compare: cannot compare 1 with "a": give a comparator'),
    );
    expect([source.closes, other.closes]).toEqual([1, 1]);
  });

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
    expect(await compare(source, other)).toBe(-1);
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
      new TypeError(`compare: other must be an iterable, got ${shown}`),
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
      new TypeError("compare: source must be an iterable, got 5"),
    );
    const [source, other] = [new Unread(), new Unread()];
    expect(await thrownBy(() => compare(source, other, 5))).toEqual(
      new TypeError("compare: comparator must be a function, got 5"),
    );
    expect([source.closes, other.closes]).toEqual([1, 1]);
  });
});
