import fc from "fast-check";
import { forEach as forEachAsync } from "lazuli/async";
import { testSourceAsync } from "lazuli/testing";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("forEach"))("%s", (_, forEach, { probe }) => {
  test("calls the function with every value and its index, in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), async (values) => {
        const calls: unknown[][] = [];
        await forEach(probe(values), (...args: unknown[]) => void calls.push(args));
        expect(calls).toEqual(values.map((value, index) => [value, index]));
      }),
    );
  });

  test("ignores what the function answers", async () => {
    const visit = vi.fn(() => false);
    expect(await forEach(probe([1, 2, 3]), visit)).toBe(undefined);
    expect(visit).toHaveBeenCalledTimes(3);
  });

  test("visits undefined as a value", async () => {
    const visit = vi.fn();
    await forEach(probe([undefined, undefined]), visit);
    expect(visit).toHaveBeenCalledTimes(2);
  });

  test("refuses a visit that is not a function", async () => {
    const error = await thrownBy(() => forEach(probe([]), undefined));
    expect(error).toEqual(new TypeError("forEach: visit must be a function, got undefined"));
  });

  test("closes an iterator that came with a bad visit", async () => {
    const close = vi.fn(() => ({}));
    await thrownBy(() => forEach({ next: () => ({ done: true }), return: close }, undefined));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => forEach(5, () => {}));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^forEach: source must be an iterable.*, got 5$/);
  });
});

test("forEachAsync awaits the function before it pulls on", async () => {
  const source = testSourceAsync([0, 1, 2]);
  const pulls: number[] = [];
  await forEachAsync(source, async () => {
    await Promise.resolve();
    pulls.push(source.pulls);
  });
  expect(pulls).toEqual([1, 2, 3]);
});

test("forEachAsync rejects where forEach throws", async () => {
  await expect(forEachAsync([], 1 as never)).rejects.toThrow(TypeError);
});
