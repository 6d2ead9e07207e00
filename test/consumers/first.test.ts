import fc from "fast-check";
import { first as firstAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("first"))("%s", (_, first, { probe }) => {
  test("gives the first value, or undefined", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 3 }), async (values) => {
        expect(await first(probe(values))).toBe(values[0]);
      }),
    );
  });

  test("leaves the source open for nobody where the first value is undefined", async () => {
    const source = probe([undefined, 1]);
    expect(await first(source)).toBe(undefined);
    expect(source.closes).toBe(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => first(true));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^first: source must be an iterable.*, got true$/);
  });
});

test("firstAsync rejects where first throws", async () => {
  await expect(firstAsync(5 as never)).rejects.toThrow(TypeError);
});
