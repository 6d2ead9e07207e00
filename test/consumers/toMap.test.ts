import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("toMap"))("%s", (_, toMap, world) => {
  const { probe } = world;

  test("gives what the constructor of Map makes of the entries", async () => {
    const key = fc.oneof(fc.nat(3), fc.constantFrom("a", undefined, NaN, -0, Symbol.for("key")));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(key, fc.integer())), async (entries) => {
        expect([...(await toMap(probe(entries)))]).toEqual([...new Map(entries)]);
        expect(await toMap(new Map(entries))).toEqual(new Map(entries));
      }),
    );
  });

  test("reads the properties 0 and 1 of any object", async () => {
    expect(await toMap(probe([{ 1: "b", 0: "a" }, ["c"], []]))).toEqual(
      new Map([
        ["a", "b"],
        ["c", undefined],
        [undefined, undefined],
      ]),
    );
  });

  test("refuses a value that is no entry, says which, and closes the source", async () => {
    const source = probe([[1, 2], "ab", [3, 4]]);
    const error = await thrownBy(() => toMap(source));
    expect(error).toEqual(
      new TypeError('toMap: the value at index 1 must be an entry [key, value], got "ab"'),
    );
    expect([source.pulls, source.closes]).toEqual([2, 1]);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => toMap(5));
    expect(error).toEqual(new TypeError("toMap: source must be an iterable, got 5"));
  });
});
