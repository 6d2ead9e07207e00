import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("withPosition"))("%s", (_, withPosition, world) => {
  const { probe } = world;

  test("tells the first value, the last one, and an only one", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        const expected = values.map((value, index) => {
          if (values.length === 1) return ["only", value];
          if (index === 0) return ["first", value];
          return [index === values.length - 1 ? "last" : "middle", value];
        });
        expect(await collect(withPosition(make()))).toEqual(expected);
      }),
    );
  });

  test("keeps undefined as a value", async () => {
    expect(await collect(withPosition(probe([undefined, undefined])))).toEqual([
      ["first", undefined],
      ["last", undefined],
    ]);
  });

  test("gives no value that it has pulled ahead once it is closed", async () => {
    for (const pulled of [0, 1]) {
      const pairs = withPosition(probe([1, 2, 3]));
      if (pulled) await pairs.next();
      expect(await pairs.return()).toEqual({ value: undefined, done: true });
      expect(await pairs.next()).toEqual({ value: undefined, done: true });
    }
  });

  test("does not give a value again after the one behind it threw", async () => {
    const source = probe([1, 2, 3], { throwsAt: 1 });
    const pairs = withPosition(source);
    expect(await thrownBy(() => pairs.next())).toBe(source.error);
    expect((await pairs.next()).done).toBe(true);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => withPosition(5));
    expect(error).toEqual(new TypeError("withPosition: source must be an iterable, got 5"));
  });
});
