import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { type Fn, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("reduceWhile"))("%s", (_, reduceWhile, world) => {
  const { probe } = world;
  const push = (state: readonly unknown[], value: unknown): unknown[] => [...state, value];

  test("folds the values before the first one refused", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, goesOn) => {
        const end = values.findIndex((value, index) => !goesOn(value, index));
        const expected = end < 0 ? values : values.slice(0, end);
        const predicate: Fn = (_, value, index) => goesOn(value, index);
        expect(await reduceWhile(make(), predicate, push, [])).toEqual(expected);
      }),
    );
  });

  test("asks ahead of each step, with the state, the value and its index", async () => {
    const calls: unknown[][] = [];
    const predicate = (...args: unknown[]): boolean => calls.push(["go?", ...args]) < 5;
    const reducer = (...args: unknown[]): string => `s${calls.push(["step", ...args])}`;
    expect(await reduceWhile(probe(["a", "b", "c", "d"]), predicate, reducer, "s0")).toBe("s4");
    expect(calls).toEqual([
      ["go?", "s0", "a", 0],
      ["step", "s0", "a", 0],
      ["go?", "s2", "b", 1],
      ["step", "s2", "b", 1],
      ["go?", "s4", "c", 2],
    ]);
  });

  test("gives the initial state for no values, or where the first is refused", async () => {
    expect(await reduceWhile(probe([]), () => true, push, "s")).toBe("s");
    expect(await reduceWhile(probe([1]), () => false, push, undefined)).toBe(undefined);
  });

  test("answers on an endless source, and closes it", async () => {
    const source = probe((index) => index + 1);
    const add = (sum: number, n: number): number => sum + n;
    expect(await reduceWhile(source, (sum: number, n: number) => sum + n < 100, add, 0)).toBe(91);
    expect([source.pulls, source.closes]).toEqual([14, 1]);
  });

  test("awaits both functions in the async world", async () => {
    if (world.name === "sync") return;
    const add = async (sum: number, n: number): Promise<number> => sum + n;
    expect(await reduceWhile(probe([1, 2, 3]), async (_: unknown, n: number) => n < 3, add, 0)).toBe(3);
  });

  test.each([
    ["predicate", ["even", () => 1]],
    ["reducer", [() => 1, "even"]],
  ])(
    "refuses a %s that is not a function, and closes an iterator that came with it",
    async (argument, functions) => {
      const iterator = new Unread();
      const error = await thrownBy(() => reduceWhile(iterator, ...functions, 0));
      expect(error).toEqual(new TypeError(`reduceWhile: ${argument} must be a function, got "even"`));
      expect(iterator.closes).toBe(1);
    },
  );

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() =>
      reduceWhile(
        5,
        () => true,
        () => 1,
        0,
      ),
    );
    expect(error).toEqual(new TypeError("reduceWhile: source must be an iterable, got 5"));
  });
});
