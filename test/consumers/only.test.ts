import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seq } from "lazuli";
import { later, sources } from "../kit/sources.js";
import { thrownBy, twins } from "../kit/worlds.js";

const wrongNumber = (got: string): TypeError =>
  new TypeError(`only: there must be exactly one value, got ${got}`);

describe.each(twins("only"))("%s", (_, only, world) => {
  const { probe } = world;

  test("gives the value of a sequence of one, and refuses any other", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        if (values.length === 1) expect(await only(make())).toEqual(values[0]);
        else
          expect(await thrownBy(() => only(make()))).toEqual(
            wrongNumber(values.length === 0 ? "none" : "more"),
          );
      }),
    );
  });

  test("takes undefined for a value", async () => {
    expect(await only(probe([undefined]))).toBe(undefined);
    expect(await thrownBy(() => only(probe([undefined, undefined])))).toEqual(wrongNumber("more"));
  });

  test("pulls at most two values, and closes what has more", async () => {
    const counts = async (values: number[]): Promise<number[]> => {
      const source = probe(values);
      await only(source).catch?.(() => {});
      return [source.opens, source.lookups, source.pulls, source.closes];
    };
    expect(await counts([1])).toEqual([1, 1, 2, 0]);
    const empty = probe([]);
    await thrownBy(() => only(empty));
    expect([empty.pulls, empty.closes]).toEqual([1, 0]);
    const endless = probe((index) => index);
    await thrownBy(() => only(endless));
    expect([endless.pulls, endless.closes]).toEqual([2, 1]);
  });

  test("passes on what the source throws, and does not close it", async () => {
    for (const throwsAt of [0, 1]) {
      const source = probe([1, 2], { throwsAt });
      expect(await thrownBy(() => only(source))).toBe(source.error);
      expect(source.closes).toBe(0);
    }
  });

  test("says that there are more, whatever closing throws", async () => {
    const source = probe([1, 2], { closeError: new Error("from closing") });
    expect(await thrownBy(() => only(source))).toEqual(wrongNumber("more"));
    expect(source.closes).toBe(1);
  });

  test("reads a source that cannot be closed", async () => {
    const error = await thrownBy(() => only(probe([1, 2], { withoutReturn: true })));
    expect(error).toEqual(wrongNumber("more"));
    await later();
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => only(5));
    expect(error).toEqual(new TypeError("only: source must be an iterable, got 5"));
  });
});

test("the chain has it", () => {
  expect(seq([1, 2]).take(1).only()).toBe(1);
  expect(() => seq([1, 2]).only()).toThrow(wrongNumber("more"));
});
