import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("takeWhile"))("%s", (_, takeWhile, { probe }) => {
  test("gives the values before the first one refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.func(fc.boolean()), async (values, predicate) => {
        const end = values.findIndex((value, index) => !predicate(value, index));
        const expected = end < 0 ? values : values.slice(0, end);
        expect(await collect(takeWhile(probe(values), predicate))).toEqual(expected);
      }),
    );
  });

  test("asks with the value and its index, and not again after a no", async () => {
    const calls: unknown[][] = [];
    const predicate = (...args: [string]): boolean => calls.push(args) < 2;
    expect(await collect(takeWhile(probe(["a", "b", "c"]), predicate))).toEqual(["a"]);
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("keeps undefined as a value", async () => {
    expect(await collect(takeWhile(probe([undefined, undefined]), () => true))).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("refuses a predicate that is not a function", async () => {
    const error = await thrownBy(() => takeWhile(probe([]), "even"));
    expect(error).toEqual(new TypeError('takeWhile: predicate must be a function, got "even"'));
  });
});
