import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins, async } from "../kit/worlds.js";

describe.each(twins("tap"))("%s", (_, tap, world) => {
  const { probe } = world;

  test("gives the same values, whatever the function answers", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.anything()), async ({ values, make }, observe) => {
        expect(await collect(tap(make(), observe))).toEqual(values);
      }),
    );
  });

  test("shows each value with its index", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        const calls: unknown[][] = [];
        await collect(
          tap(
            make(),
            recorded(calls, () => {}),
          ),
        );
        expect(calls).toEqual(values.map((value, index) => [undefined, value, index]));
      }),
    );
  });

  test("shows a value before it passes it on, and none ahead", async () => {
    const seen: unknown[] = [];
    const tapped = tap(probe(["a", "b"]), (value: string) => seen.push(value));
    await tapped.next();
    expect(seen).toEqual(["a"]);
  });

  test.each([
    [undefined, "undefined"],
    [null, "null"],
    ["even", '"even"'],
    [1n, "1n"],
    [{}, "an object"],
  ])("refuses %o as observe", async (observe, shown) => {
    const error = await thrownBy(() => tap(probe([]), observe));
    expect(error).toEqual(new TypeError(`tap: observe must be a function, got ${shown}`));
  });

  test("closes an iterator that came with a bad observe", async () => {
    const iterator = new Unread();
    await thrownBy(() => tap(iterator, "even"));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad observe", async () => {
    const error = await thrownBy(() => tap(5, "even"));
    expect(error).toEqual(new TypeError("tap: source must be an iterable, got 5"));
  });
});

describe("tapAsync", () => {
  test("awaits the function before the value goes on", async () => {
    let observed = false;
    const observe = (): Promise<void> => later().then(() => void (observed = true));
    await async.face["tap"]?.([1], observe).next();
    expect(observed).toBe(true);
  });
});
