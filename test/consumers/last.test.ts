import fc from "fast-check";
import { last as lastAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("last"))("%s", (_, last, { probe }) => {
  test("gives the last value, or undefined", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 5 }), async (values) => {
        expect(await last(probe(values))).toBe(values.at(-1));
      }),
    );
  });

  test("gives undefined where that is the last value", async () => {
    expect(await last(probe([1, undefined]))).toBe(undefined);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => last(5n));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^last: source must be an iterable.*, got 5n$/);
  });
});

test("lastAsync rejects where last throws", async () => {
  await expect(lastAsync(5 as never)).rejects.toThrow(TypeError);
});
