import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("circularWindows"))("%s", (_, circularWindows, world) => {
  const { probe } = world;

  test("gives a window for each value, over the end back to the start", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.integer({ min: 1, max: 15 }), async ({ values, make }, size) => {
        const expected = values.map((_, start) =>
          Array.from({ length: size }, (_, offset) => values[(start + offset) % values.length]),
        );
        expect(await collect(circularWindows(make(), size))).toEqual(expected);
      }),
    );
  });

  test("goes round a short source more than once", async () => {
    expect(await collect(circularWindows(probe([1, 2]), 5))).toEqual([
      [1, 2, 1, 2, 1],
      [2, 1, 2, 1, 2],
    ]);
  });

  test("gives every window an array of its own", async () => {
    const sequence = circularWindows(probe([1, 2]), 2);
    (await sequence.next()).value.fill(0);
    expect((await sequence.next()).value).toEqual([2, 1]);
  });

  test("goes round no more once it is closed", async () => {
    const sequence = circularWindows(probe([1, 2, 3]), 3);
    await sequence.next();
    await sequence.next();
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test.each([
    ["2", TypeError, '"2"'],
    [1.5, TypeError, "1.5"],
    [undefined, TypeError, "undefined"],
    [0, RangeError, "0"],
    [2 ** 32, RangeError, "4294967296"],
  ])("refuses %o as size", async (size, ErrorType, shown) => {
    const error = await thrownBy(() => circularWindows(probe([]), size));
    const message = `circularWindows: size must be an integer from 1 to 2^32 - 1, got ${shown}`;
    expect(error).toEqual(new ErrorType(message));
  });

  test("closes an iterator that came with a bad size", async () => {
    const iterator = new Unread();
    await thrownBy(() => circularWindows(iterator, 0));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad size", async () => {
    const error = await thrownBy(() => circularWindows(5, 0));
    expect(error).toEqual(new TypeError("circularWindows: source must be an iterable, got 5"));
  });
});
