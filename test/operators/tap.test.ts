import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { collect, twins, async } from "../kit/worlds.js";

describeCallback({ name: "tap", callback: "observe" });

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
});

describe("tapAsync", () => {
  test("awaits the function before the value goes on", async () => {
    let observed = false;
    const observe = (): Promise<void> => later().then(() => void (observed = true));
    await async.face["tap"]?.([1], observe).next();
    expect(observed).toBe(true);
  });
});
