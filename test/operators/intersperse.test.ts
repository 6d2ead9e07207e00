import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("intersperse"))("%s", (_, intersperse, world) => {
  const { probe } = world;

  test("puts the separator between each two values", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        const expected = values.flatMap((value, index) => (index === 0 ? [value] : ["|", value]));
        expect(await collect(intersperse(make(), "|"))).toEqual(expected);
      }),
    );
  });

  test("pulls a value with the separator before it, and none for the value then", async () => {
    const source = probe((index) => index);
    const values = intersperse(source, -1);
    const pulls: unknown[] = [];
    for (let k = 0; k < 5; k++) pulls.push([(await values.next()).value, source.pulls]);
    expect(pulls).toEqual([
      [0, 1],
      [-1, 2],
      [1, 2],
      [-1, 3],
      [2, 3],
    ]);
  });

  test("takes undefined for a separator, and for a value", async () => {
    expect(await collect(intersperse(probe([undefined, 1]), undefined))).toEqual([undefined, undefined, 1]);
  });

  test("gives no value that is due once it is closed", async () => {
    const values = intersperse(probe([1, 2]), 0);
    await values.next();
    await values.next();
    expect(await values.return()).toEqual({ value: undefined, done: true });
    expect(await values.next()).toEqual({ value: undefined, done: true });
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => intersperse(5, 0));
    expect(error).toEqual(new TypeError("intersperse: source must be an iterable, got 5"));
  });
});
