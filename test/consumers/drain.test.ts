import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("drain"))("%s", (_, drain, world) => {
  test("reads every value, and gives nothing", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        const seen: unknown[] = [];
        const watched = world.face["tap"]?.(make(), (value: unknown) => seen.push(value));
        expect(await drain(watched)).toBe(undefined);
        expect(seen).toEqual(values);
      }),
    );
  });

  test("does not look at the values", async () => {
    if (world.name === "async") return;
    let left = 2;
    const next = (): object => ({
      done: left-- === 0,
      get value(): never {
        throw new Error("looked at");
      },
    });
    expect(drain({ next })).toBe(undefined);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => drain(5));
    expect(error).toEqual(new TypeError("drain: source must be an iterable, got 5"));
  });
});
