/** What the predicates that join two others share: `both` and `either`. */
import fc from "fast-check";
import { filter } from "lazuli";
import { describe, expect, test, vi } from "vitest";
import type { Fn } from "../worlds.js";

export interface Junction {
  readonly name: string;
  readonly join: Fn;
  /** What the language says of two. */
  readonly model: (first: unknown, second: unknown) => unknown;
  /** The answer of the first that leaves the other to be asked. */
  readonly goesOn: boolean;
}

export function describeJunction({ name, join, model, goesOn }: Junction): void {
  describe(name, () => {
    test("says what the two say together, as a boolean", () => {
      fc.assert(
        fc.property(fc.array(fc.anything()), fc.func(fc.nat(1)), fc.func(fc.nat(1)), (values, one, other) => {
          // What answers by all that it is given must not be given the bounds.
          const first = (value: unknown, index: number): number => one(value, index);
          const second = (value: unknown, index: number): number => other(value, index);
          const expected = values.filter((value, index) => model(first(value, index), second(value, index)));
          expect([...filter(values, join(first, second))]).toEqual(expected);
        }),
      );
      for (const [first, second] of [
        [1, ""],
        ["", 1],
        [0, ""],
        [1, "a"],
      ]) {
        const joined: unknown = join(
          () => first,
          () => second,
        )(0, 0);
        expect(joined).toBe(Boolean(model(first, second)));
      }
    });

    test(`asks the second one only where the first one says ${goesOn ? "yes" : "no"}`, () => {
      const second = vi.fn(() => true);
      const joined = join((value: number) => value > 1, second);
      const values = [1, 2, 3];
      expect(values.map((value, index) => joined(value, index) as boolean)).toEqual(
        values.map((value) => model(value > 1, true)),
      );
      expect(second).toHaveBeenCalledTimes(values.filter((value) => value > 1 === goesOn).length);
    });

    test("hands on the value, the index and the bounds of a search", () => {
      const [first, second] = [vi.fn(() => goesOn), vi.fn(() => true)];
      const within = { deadline: 5 };
      join(first, second)("a", 7, within);
      expect(first.mock.calls).toEqual([["a", 7, within]]);
      expect(second.mock.calls).toEqual([["a", 7, within]]);
    });

    test("refuses what is not a function", () => {
      expect(() => join("a", () => true)).toThrow(
        new TypeError(`${name}: first must be a function, got "a"`),
      );
      expect(() => join(() => true, undefined)).toThrow(
        new TypeError(`${name}: second must be a function, got undefined`),
      );
    });
  });
}
