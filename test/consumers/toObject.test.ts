import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("toObject"))("%s", (_, toObject, world) => {
  const { probe } = world;

  test("gives what Object.fromEntries makes of the entries", async () => {
    const key = fc.oneof(fc.nat(3), fc.constantFrom("a", "b", "constructor", "__proto__", Symbol.for("key")));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(key, fc.anything())), async (entries) => {
        const [result, expected] = [await toObject(probe(entries)), Object.fromEntries(entries)];
        expect(Object.getOwnPropertyDescriptors(result)).toEqual(Object.getOwnPropertyDescriptors(expected));
        expect(Reflect.ownKeys(result)).toEqual(Reflect.ownKeys(expected));
        expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
      }),
    );
  });

  test("lets no key change what the object inherits", async () => {
    const result = await toObject(probe([["__proto__", { admin: true }]]));
    expect(result.admin).toBe(undefined);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.entries(result)).toEqual([["__proto__", { admin: true }]]);
  });

  test("sets a key again that came before", async () => {
    const entries = [
      ["__proto__", 1],
      ["a", 2],
      ["__proto__", 3],
    ];
    expect(Object.entries(await toObject(probe(entries)))).toEqual([
      ["__proto__", 3],
      ["a", 2],
    ]);
  });

  test("refuses a value that is no entry, says which, and closes the source", async () => {
    const source = probe([["a", 2], null, ["b", 4]]);
    const error = await thrownBy(() => toObject(source));
    const message = "toObject: the value at index 1 must be an entry [key, value], got null";
    expect(error).toEqual(new TypeError(message));
    expect([source.pulls, source.closes]).toEqual([2, 1]);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => toObject(5));
    expect(error).toEqual(new TypeError("toObject: source must be an iterable, got 5"));
  });
});
