import { describe, expect, test } from "vitest";
import { fib, map } from "lazuli";
import * as async from "lazuli/async";
import { shown } from "../../kit/messages.js";

const fail = (): never => {
  throw new Error("by a trap");
};

describe("an error shows", () => {
  test.each([
    ["7", '"7"'],
    ["", '""'],
    ['say "hi"\n', '"say \\"hi\\"\\n"'],
    ["x".repeat(40), `"${"x".repeat(40)}"`],
    ["x".repeat(41), `"${"x".repeat(39)}…"`],
    [5n, "5n"],
    [-5n, "-5n"],
    [2n ** 127n - 1n, `${2n ** 127n - 1n}n`],
    [2n ** 127n, "a large bigint"],
    [-(2n ** 127n) - 1n, "a large bigint"],
    [5, "5"],
    [-0.5, "-0.5"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
    [Symbol("s"), "Symbol(s)"],
    [Symbol("s".repeat(50)), `Symbol(${"s".repeat(32)}…`],
  ])("%o as a reader would write it", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  test.each([
    [[1], "an array"],
    [{}, "an object"],
    [Object.create(null), "an object"],
    [new (class Point {})(), "an object"],
    [() => {}, "a function"],
    [class {}, "a function"],
    [function* () {}, "a function"],
    [Promise.resolve(), "a Promise"],
    [new AbortController().signal, "an AbortSignal"],
    [new AbortController(), "an object"],
    [new Date(), "a Date"],
    [/x/, "an object"],
    [new Error("x"), "an object"],
    [new Map(), "an object"],
    [new Uint8Array(), "an array-like object"],
    [Object("text"), "an array-like object"],
    [fib(), "an object"],
    [(async function* () {})(), "an async iterable"],
    [async.map([], () => 1), "an async iterable"],
    [{ length: 1 }, "an array-like object"],
  ])("%o by its kind", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  test("a value whose getters and traps throw, as an object", () => {
    expect(
      shown({
        get [Symbol.toStringTag]() {
          return fail();
        },
      }),
    ).toBe("an object");
    expect(
      shown({
        get [Symbol.asyncIterator]() {
          return fail();
        },
      }),
    ).toBe("an async iterable");
    expect(shown(new Proxy({}, { get: fail, has: fail, getPrototypeOf: fail, ownKeys: fail }))).toBe(
      "an object",
    );
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(shown(proxy)).toBe("an object");
    // Their own `toString` is not called.
    expect(shown({ toString: fail, toJSON: fail, valueOf: fail })).toBe("an object");
  });

  test("a value once, and never by its own words, in the message of a call", () => {
    const hostile = { toString: fail, toJSON: fail };
    expect(() => map([], hostile as never)).toThrow(
      new TypeError("map: mapper must be a function, got an object"),
    );
  });
});
