import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("stepBy"))("%s", (_, stepBy, world) => {
  const { probe } = world;

  test("gives the first value, and each so many after it", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.integer({ min: 1, max: 15 }), async ({ values, make }, step) => {
        const expected = values.filter((_, index) => index % step === 0);
        expect(await collect(stepBy(make(), step))).toEqual(expected);
      }),
    );
  });

  test("pulls the values between when the next one is asked for", async () => {
    for (const step of [1, 3]) {
      const source = probe((index) => index);
      const steps = stepBy(source, step);
      for (const k of [1, 2, 3]) {
        await steps.next();
        expect(source.pulls).toBe(step * (k - 1) + 1);
      }
    }
  });

  test("does not go on after a source that ended between two steps", async () => {
    const source = probe([1, 2]);
    const steps = stepBy(source, 4);
    for (let pull = 0; pull < 3; pull++) await steps.next();
    expect([source.pulls, source.closes]).toEqual([3, 0]);
  });

  test.each([
    [0, RangeError, "0"],
    [-1, RangeError, "-1"],
    [1.5, TypeError, "1.5"],
    [Infinity, TypeError, "Infinity"],
    ["2", TypeError, '"2"'],
    [undefined, TypeError, "undefined"],
  ])("refuses a step of %o, and closes an iterator that came with it", async (step, ErrorType, shown) => {
    const iterator = new Unread();
    const error = await thrownBy(() => stepBy(iterator, step));
    expect(error).toEqual(new ErrorType(`stepBy: step must be a positive integer, got ${shown}`));
    expect(error).toBeInstanceOf(ErrorType);
    expect(iterator.closes).toBe(1);
  });
});
