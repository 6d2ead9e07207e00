import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("slice"))("%s", (_, slice, world) => {
  const { probe } = world;
  const positions = fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 15 }) }, fc.constant(Infinity));

  test("gives what the slice of an array does, and every so many of it", async () => {
    const ends = fc.oneof(positions, fc.constantFrom(undefined, Infinity));
    const steps = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(sources(world), positions, ends, steps, async ({ values, make }, start, end, step) => {
        const expected = values.slice(start, end).filter((_, index) => index % (step ?? 1) === 0);
        expect(await collect(slice(make(), start, end, step))).toEqual(expected);
      }),
    );
  });

  test("pulls no value past the last one, and closes the source when asked for one more", async () => {
    const source = probe((index) => index);
    const values = slice(source, 1, 6, 3);
    expect([(await values.next()).value, source.pulls]).toEqual([1, 2]);
    expect([(await values.next()).value, source.pulls, source.closes]).toEqual([4, 5, 0]);
    expect((await values.next()).done).toBe(true);
    expect([source.pulls, source.closes]).toEqual([5, 1]);
  });

  test.each([
    [2, 2],
    [3, 1],
    [0, 0],
    [Infinity, undefined],
    [Infinity, Infinity],
    [Infinity, 2],
  ])("pulls nothing from %s to %s, and closes the source", async (start, end) => {
    const source = probe([1, 2, 3, 4]);
    expect(await collect(slice(source, start, end))).toEqual([]);
    expect([source.pulls, source.closes]).toEqual([0, 1]);
  });

  test("does not go on after a source that ended ahead of the start", async () => {
    const source = probe([1]);
    const values = slice(source, 3);
    for (let pull = 0; pull < 2; pull++) await values.next();
    expect([source.pulls, source.closes]).toEqual([2, 0]);
  });

  const position = "a non-negative integer";

  test.each([
    ["start", position, [-1], RangeError, "-1"],
    ["start", position, [-Infinity], TypeError, "-Infinity"],
    ["start", position, [NaN], TypeError, "NaN"],
    ["start", position, ["1"], TypeError, '"1"'],
    ["start", position, [], TypeError, "undefined"],
    ["end", position, [0, -2], RangeError, "-2"],
    ["end", position, [0, -Infinity], TypeError, "-Infinity"],
    ["end", position, [0, 1.5], TypeError, "1.5"],
    ["end", position, [0, null], TypeError, "null"],
    ["step", "a positive integer", [0, 1, 0], RangeError, "0"],
    ["step", "a positive integer", [0, 1, Infinity], TypeError, "Infinity"],
  ])("refuses a bad %s: %s, not %o", async (argument, expectation, args, ErrorType, shown) => {
    const iterator = new Unread();
    const error = await thrownBy(() => slice(iterator, ...args));
    expect(error).toEqual(new ErrorType(`slice: ${argument} must be ${expectation}, got ${shown}`));
    expect(error).toBeInstanceOf(ErrorType);
    expect(iterator.closes).toBe(1);
  });
});
