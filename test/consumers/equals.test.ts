import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { logged, recorded, sources, Unread } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("equals"))("%s", (_, equals, world) => {
  const { probe } = world;
  const short = fc.array(fc.constantFrom(1, NaN, undefined), { maxLength: 3 });

  test("tells whether the values are the same", async () => {
    await fc.assert(
      fc.asyncProperty(short, short, async (a, b) => {
        const expected = a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
        expect(await equals(probe(a), probe(b))).toBe(expected);
      }),
    );
  });

  test("reads sources of every kind", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        // Of a map, the entries are new each time.
        const same = values.every((value) => !Array.isArray(value));
        expect(await equals(make(), probe(values))).toBe(same);
        expect(await equals(probe([...values, 1]), make())).toBe(false);
      }),
    );
  });

  test("takes NaN for itself, and 0 for -0", async () => {
    expect(await equals([NaN, 0], [NaN, -0])).toBe(true);
    expect(await equals([1], [1n])).toBe(false);
  });

  test("goes by any truthy answer of areEqual, which is given both values", async () => {
    const calls: unknown[][] = [];
    const areEqual = recorded(calls, () => "yes");
    expect(await equals(["a", "b"], [1, 2], areEqual)).toBe(true);
    expect(await equals(["a"], [1], () => 0)).toBe(false);
    expect(calls).toEqual([
      [undefined, "a", 1],
      [undefined, "b", 2],
    ]);
  });

  test("closes what is open when one of them ends, and nothing else", async () => {
    for (const [length, otherLength] of [
      [2, 3],
      [3, 2],
      [2, 2],
    ] as const) {
      const [source, other] = [probe(Array(length).fill(1)), probe(Array(otherLength).fill(1))];
      await equals(source, other);
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
    expect(await equals(source, other)).toBe(false);
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
    expect(await thrownBy(() => equals(source, other, fail))).toBe(error);
    expect([source.closes, other.closes]).toEqual([1, 1]);
  });

  test.each([
    [5, "5"],
    [undefined, "undefined"],
  ])("refuses %o as the other source, and closes an iterator that came with it", async (other, shown) => {
    const source = new Unread();
    expect(await thrownBy(() => equals(source, other))).toEqual(
      new TypeError(`equals: other must be an iterable, got ${shown}`),
    );
    expect(source.closes).toBe(1);
  });

  test("closes the source when the other one cannot be opened", async () => {
    const source = probe([1]);
    const openError = new Error("from opening");
    const other = logged(world, [], "other", [], { openError });
    expect(await thrownBy(() => equals(source, other))).toBe(openError);
    await vi.waitFor(() => {
      expect(source.closes).toBe(1);
    });
  });

  test("refuses what is no source, and a callback that is no function", async () => {
    expect(await thrownBy(() => equals(5, []))).toEqual(
      new TypeError("equals: source must be an iterable, got 5"),
    );
    const [source, other] = [new Unread(), new Unread()];
    expect(await thrownBy(() => equals(source, other, 5))).toEqual(
      new TypeError("equals: areEqual must be a function, got 5"),
    );
    expect([source.closes, other.closes]).toEqual([1, 1]);
  });
});
