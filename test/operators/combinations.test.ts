import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logged, sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

/** The model: those with the first value, then those without it. */
function chosen<T>(values: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return values.flatMap((value, index) =>
    chosen(values.slice(index + 1), size - 1).map((rest) => [value, ...rest]),
  );
}

describe.each(twins("combinations"))("%s", (_, combinations, world) => {
  const { probe } = world;

  test("gives every choice, in lexicographic order of the positions", async () => {
    await fc.assert(
      fc.asyncProperty(
        sources(world).filter(({ values }) => values.length < 9),
        fc.nat({ max: 9 }),
        async ({ values, make }, size) => {
          expect(await collect(combinations(make(), size))).toEqual(chosen(values, size));
        },
      ),
    );
  });

  test("gives what Python documents for ABCD and 2", async () => {
    const words = (await collect<string[]>(combinations("ABCD", 2))).map((word) => word.join(""));
    expect(words.join(" ")).toBe("AB AC AD BC BD CD");
  });

  test("reads its source no further than the choices take", async () => {
    const log: string[] = [];
    const sequence = combinations(logged(world, log, "a", [1, 2, 3]), 2);
    const pulled = [];
    for (let index = 0; index < 4; index++) {
      await sequence.next();
      pulled.push(log.splice(0).filter((entry) => entry.startsWith("pull")).length);
    }
    // The end is found out when there might have been a [1, 4].
    expect(pulled).toEqual([2, 1, 1, 0]);
  });

  test("chooses none in one way, reads nothing for it, and closes the source", async () => {
    const source = probe([1, 2]);
    expect(await collect(combinations(source, 0))).toEqual([[]]);
    expect([source.pulls, source.closes]).toEqual([0, 1]);
  });

  test("cannot choose more than there are, and makes no room for them", async () => {
    expect(await collect(combinations(probe([1, 2]), 2 ** 32 - 1))).toEqual([]);
  });

  test("gives every choice an array of its own", async () => {
    const sequence = combinations(probe([1, 2, 3]), 2);
    (await sequence.next()).value.fill(0);
    expect((await sequence.next()).value).toEqual([1, 3]);
    await sequence.return();
  });

  test("gives nothing more once it is closed", async () => {
    const sequence = combinations(probe([1, 2, 3]), 2);
    await sequence.next();
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test.each([
    [undefined, TypeError, "undefined"],
    ["2", TypeError, '"2"'],
    [1.5, TypeError, "1.5"],
    [2n, TypeError, "2n"],
    [-1, RangeError, "-1"],
    [2 ** 32, RangeError, "4294967296"],
  ])("refuses %o as size, and closes an iterator that came with it", async (size, ErrorType, shown) => {
    const iterator = new Unread();
    const error = await thrownBy(() => combinations(iterator, size));
    const message = `combinations: size must be an integer from 0 to 2^32 - 1, got ${shown}`;
    expect(error).toEqual(new ErrorType(message));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad size", async () => {
    const error = await thrownBy(() => combinations(5, -1));
    expect(error).toEqual(new TypeError("combinations: source must be an iterable, got 5"));
  });
});
