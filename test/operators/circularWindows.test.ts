import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { describeSize } from "../kit/suites/size.js";
import { collect, twins } from "../kit/worlds.js";

describeSize("circularWindows");

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
});
