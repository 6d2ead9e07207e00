/** What functions of exact integers share. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fakeClock, stopsAfter } from "../clock.js";
import { shown } from "../messages.js";
import { type Fn, sync } from "../worlds.js";

/** What is no count, and how an error says so. */
const NO_COUNTS: [value: unknown, ErrorType: ErrorConstructor, expectation: string, shown: string][] = [
  ["1", TypeError, "a number or a bigint", '"1"'],
  [undefined, TypeError, "a number or a bigint", "undefined"],
  [-1, RangeError, "a non-negative safe integer or bigint", "-1"],
  [-1n, RangeError, "a non-negative safe integer or bigint", "-1n"],
  [1.5, RangeError, "a non-negative safe integer or bigint", "1.5"],
  [NaN, RangeError, "a non-negative safe integer or bigint", "NaN"],
  [2 ** 53, RangeError, "a non-negative safe integer or bigint", "9007199254740992"],
];

/** A function that counts exactly, given a number in one place or another: `binomial`. */
export function describeExactCount(
  name: string,
  places: Readonly<Record<string, (value: unknown) => unknown[]>>,
): void {
  const fn = sync.face[name] as Fn;

  describe(name, () => {
    test.each(NO_COUNTS)("refuses %o", (value, ErrorType, expectation, shown) => {
      for (const [argument, argsWith] of Object.entries(places)) {
        const message = `${name}: ${argument} must be ${expectation}, got ${shown}`;
        expect(() => fn(...argsWith(value)) as unknown).toThrow(new ErrorType(message));
      }
    });
  });
}

/** A function that counts the choices of k from n: `binomial` or `fallingFactorial`. */
export function describeChoices(name: string): void {
  const fn = sync.face[name] as Fn;

  describeExactCount(name, { n: (value) => [value, 1], k: (value) => [1, value] });

  describe(name, () => {
    test("takes bigints and numbers alike", () => {
      fc.assert(
        fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (n, k) => {
          expect(fn(BigInt(n), k)).toBe(fn(n, BigInt(k)));
        }),
      );
    });
  });
}

/** A function of two integers: `gcd` or `lcm`. */
export function describeTwoIntegers(name: string): void {
  const fn = sync.face[name] as Fn;

  describe(name, () => {
    test.each([
      ["1", 2, 'a must be a number or a bigint, got "1"'],
      [1, "2", 'b must be a number, got "2"'],
      [1, 2n, "b must be a number, got 2n"],
      [1n, 2, "b must be a bigint, got 2"],
    ])("refuses %o and %o", (a, b, message) => {
      expect(() => fn(a, b)).toThrow(new TypeError(`${name}: ${message}`));
    });

    test("refuses what is no safe integer", () => {
      const message = `${name}: b must be a safe integer or a bigint, got 1.5`;
      expect(() => fn(1, 1.5)).toThrow(new RangeError(message));
    });
  });
}

/** A function of a positive integer that makes a sequence: `primeFactors` or `divisors`. */
export function describePositive(name: string): void {
  const fn = sync.face[name] as Fn;

  describe(name, () => {
    test.each([0, -1, -6, 0n, -6n])("refuse %s", (n) => {
      expect(() => fn(n)).toThrow(new RangeError(`${name}: n must be positive, got ${shown(n)}`));
    });

    test("refuse what is no integer", () => {
      expect(() => fn("7")).toThrow(new TypeError(`${name}: n must be a number or a bigint, got "7"`));
      expect(() => fn(1.5)).toThrow(new RangeError(`${name}: n must be a safe integer or a bigint, got 1.5`));
    });
  });
}

/** A function that finds the prime on one side of a number: `nextPrime` or `previousPrime`. */
export function describePrimeBeside(name: string): void {
  const fn = sync.face[name] as Fn;

  describe(name, () => {
    test("gives up where it is told to", () => {
      expect(fn(10n ** 20n, { deadline: performance.now() + 60_000 })).toBe(fn(10n ** 20n));
      fakeClock(1);
      const within = { deadline: performance.now() + 20 };
      expect(() => fn(2n ** 10_000n, within)).toThrow(`${name}: the deadline has passed`);
      expect(() => fn(7n, { signal: AbortSignal.abort(new Error("enough")) })).toThrow("enough");
    });

    test("looks at its bounds between short tests, too", () => {
      expect(() => fn(2n ** 512n, { signal: stopsAfter(20) })).toThrow("enough");
    });

    test("refuses what is no integer", () => {
      expect(() => fn("7")).toThrow(new TypeError(`${name}: n must be a number or a bigint, got "7"`));
      for (const n of [1.5, NaN, Infinity, 2 ** 53])
        expect(() => fn(n)).toThrow(
          new RangeError(`${name}: n must be a safe integer or a bigint, got ${n}`),
        );
    });
  });
}
