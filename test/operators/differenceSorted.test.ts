import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { countFrom, primes } from "lazuli";
import { byKey, distinct, has, sortedSources } from "../kit/sorted.js";
import { logged, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("differenceSorted"))("%s", (_, differenceSorted, world) => {
  const { probe } = world;

  test("gives each value that the other source does not have once", async () => {
    await fc.assert(
      fc.asyncProperty(sortedSources(world), sortedSources(world), async (source, other) => {
        const expected = distinct(source.values).filter((value) => !has(other.values, value));
        expect(await collect(differenceSorted(source.make(), other.make()))).toEqual(expected);
      }),
    );
  });

  test("goes by a comparator", async () => {
    const [a, b, c] = ["a", "b", "c"].map((name, key) => ({ key: key >> 1, name }));
    expect(await collect(differenceSorted([a, c], [b], byKey))).toEqual([c]);
    expect(await collect(differenceSorted([3, 2, 1], [2], (x: number, y: number) => y - x))).toEqual([3, 1]);
  });

  test("streams over endless sources", async () => {
    const composites = differenceSorted(countFrom(2), primes());
    const values = [];
    while (values.length < 5) values.push((await composites.next()).value);
    expect(values).toEqual([4, 6, 8, 9, 10]);
    await composites.return();
  });

  test("reads strings", async () => {
    expect(await collect(differenceSorted("ab𝒳", "b"))).toEqual(["a", "𝒳"]);
  });

  test("pulls the other source only up to the value in question, and goes on when it has ended", async () => {
    const [source, other] = [probe([1, 2, 3, 4]), probe([2, 3])];
    const values = differenceSorted(source, other);
    expect((await values.next()).value).toBe(1);
    expect([source.pulls, other.pulls]).toEqual([1, 1]);
    expect((await values.next()).value).toBe(4);
    expect([source.pulls, other.pulls]).toEqual([4, 3]);
    expect((await values.next()).done).toBe(true);
    expect([source.closes, other.closes]).toEqual([0, 0]);
  });

  test("closes the other source when the first one ends", async () => {
    const [source, other] = [probe([1]), probe([2, 3])];
    expect(await collect(differenceSorted(source, other))).toEqual([1]);
    expect([source.closes, other.closes]).toEqual([0, 1]);
  });

  test.each([
    [5, "5"],
    [null, "null"],
    [undefined, "undefined"],
  ])("refuses %o as the other source, and closes an iterator that came with it", async (other, shown) => {
    const source = new Unread();
    expect(await thrownBy(() => differenceSorted(source, other))).toEqual(
      new TypeError(`differenceSorted: other must be an iterable, got ${shown}`),
    );
    expect(source.closes).toBe(1);
  });

  test("refuses a source that is not iterable", async () => {
    expect(await thrownBy(() => differenceSorted(5, []))).toEqual(
      new TypeError("differenceSorted: source must be an iterable, got 5"),
    );
  });

  test("refuses a comparator that is not a function, and closes both iterators", async () => {
    const [source, other] = [new Unread(), new Unread()];
    expect(await thrownBy(() => differenceSorted(source, other, 5))).toEqual(
      new TypeError("differenceSorted: comparator must be a function, got 5"),
    );
    expect([source.closes, other.closes]).toEqual([1, 1]);
  });

  test("closes the source when the other one cannot be opened", async () => {
    const source = probe([1]);
    const error = new Error("from opening");
    const log: string[] = [];
    const other = logged(world, log, "other", [], { openError: error });
    expect(await thrownBy(() => differenceSorted(source, other))).toBe(error);
    await vi.waitFor(() => {
      expect(source.closes).toBe(1);
    });
  });

  test("names the source that is not sorted", async () => {
    expect(await thrownBy(() => collect(differenceSorted([1, 5, 3], [6])))).toEqual(
      new RangeError("differenceSorted: source 0 is not sorted: 3 at index 2 comes after 5"),
    );
    expect(await thrownBy(() => collect(differenceSorted([1, 5, 9], [4n, 2n])))).toEqual(
      new RangeError("differenceSorted: source 1 is not sorted: 2n at index 1 comes after 4n"),
    );
  });

  test("refuses mixtures", async () => {
    expect(await thrownBy(() => collect(differenceSorted(["a"], [1])))).toEqual(
      new TypeError('differenceSorted: cannot compare 1 with "a": give a comparator'),
    );
  });
});
