import fc from "fast-check";
import { generate, take } from "lazuli";
import { describe, expect, test, vi } from "vitest";

describe("generate", () => {
  test("gives what the function answers, call by call", () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (values) => {
        let calls = 0;
        expect([
          ...take(
            generate(() => values[calls++]),
            values.length,
          ),
        ]).toEqual(values);
        expect(calls).toBe(values.length);
      }),
    );
  });

  test("calls the function without arguments and without this", () => {
    const make = vi.fn(function (this: unknown, ...args: unknown[]): unknown[] {
      return [this, ...args];
    });
    expect(generate(make).next().value).toEqual([undefined]);
  });

  test("goes on after undefined", () => {
    expect([
      ...take(
        generate(() => undefined),
        2,
      ),
    ]).toEqual([undefined, undefined]);
  });

  test("refuses what is not a function", () => {
    expect(() => generate(5 as never)).toThrow(new TypeError("generate: make must be a function, got 5"));
  });
});
