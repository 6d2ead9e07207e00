import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { describeSize } from "../kit/suites/size.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describeSize("windows");

describe.each(twins("windows"))("%s", (_, windows, world) => {
  const { probe } = world;

  test("gives each run of values of the size", async () => {
    await fc.assert(
      fc.asyncProperty(
        sources(world),
        fc.integer({ min: 1, max: 15 }),
        fc.constantFrom(undefined, "only-full"),
        async ({ values, make }, size, undersized) => {
          const runs = values.map((_, start) => values.slice(start, start + size));
          const expected = runs.filter((run) => run.length === size);
          expect(await collect(windows(make(), size, undersized))).toEqual(expected);
        },
      ),
    );
  });

  test("gives the whole of a source that is too short, where partial windows are allowed", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.integer({ min: 1, max: 15 }), async ({ values, make }, size) => {
        const runs = values.map((_, start) => values.slice(start, start + size));
        const full = runs.filter((run) => run.length === size);
        const expected = full.length === 0 && values.length > 0 ? [values] : full;
        expect(await collect(windows(make(), size, "allow-partial"))).toEqual(expected);
      }),
    );
  });

  test("lets go of a partial window that it has yielded", async () => {
    const sequence = windows(probe([1]), 2, "allow-partial");
    const { value: window } = await sequence.next();
    window.push(9);
    await sequence.next();
    expect(window).toEqual([1, 9]);
  });

  test("gives every window an array of its own", async () => {
    const sequence = windows(probe([1, 2, 3, 4]), 3);
    (await sequence.next()).value.fill(0);
    expect((await sequence.next()).value).toEqual([2, 3, 4]);
  });

  test("is over after a partial window", async () => {
    const sequence = windows(probe([1]), 2, "allow-partial");
    await sequence.next();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("gives no partial window once it is closed", async () => {
    const sequence = windows(probe([1, 2, 3]), 2, "allow-partial");
    await sequence.next();
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("holds no room ahead for the largest size", async () => {
    expect(await collect(windows(probe([1, 2]), 2 ** 32 - 1, "allow-partial"))).toEqual([[1, 2]]);
  });

  test.each([
    [null, "null"],
    [true, "true"],
    ["partial", '"partial"'],
    [["only-full"], "an array"],
  ])("refuses %o as undersized", async (undersized, shown) => {
    const error = await thrownBy(() => windows(probe([]), 2, undersized));
    const message = `windows: undersized must be "only-full" or "allow-partial", got ${shown}`;
    expect(error).toEqual(new TypeError(message));
  });

  test("closes an iterator that came with a bad word for undersized", async () => {
    const iterator = new Unread();
    await thrownBy(() => windows(iterator, 2, "partial"));
    expect(iterator.closes).toBe(1);
  });

  test("checks the size ahead of undersized", async () => {
    expect(await thrownBy(() => windows(probe([]), 0, "partial"))).toBeInstanceOf(RangeError);
  });
});
