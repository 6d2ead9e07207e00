import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import fc from "fast-check";
import { count, find, first, isPrime, last, pairwise, primes, sum, take, takeWhile, toArray } from "lazuli";
import { describe, expect, test } from "vitest";

interface Golden {
  /** Runs of 1000 primes; the digest is of their decimals, joined by line feeds. */
  readonly windows: { from: string; first: number[]; p1000: number; count: number; sha256: string }[];
  readonly pi: Record<string, string>;
  readonly sumBelow: Record<string, string>;
}

const golden = JSON.parse(readFileSync(new URL("golden/primes.json", import.meta.url), "utf8")) as Golden;
const LARGEST = 2 ** 53 - 111;

/** The primes between two bounds, one number after the other. */
function tested(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).filter((n) =>
    isPrime(n),
  );
}

describe("primes", () => {
  test("starts with 2, 3, 5, 7, 11", () => {
    expect([...take(primes(), 5)]).toEqual([2, 3, 5, 7, 11]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])("gives as many numbers below 10^%i as primecount counts", (exponent) => {
    expect(String(count(primes({ to: 10 ** exponent })))).toBe(golden.pi[`10^${exponent}`]);
  });

  test.each(golden.windows)("gives the thousand primes from $from on", (window) => {
    const expected = (found: readonly (number | bigint)[]): void => {
      expect(found.slice(0, 5).map(Number)).toEqual(window.first);
      expect(Number(found.at(-1))).toBe(window.p1000);
      expect(createHash("sha256").update(found.join("\n")).digest("hex")).toBe(window.sha256);
    };
    expected(toArray(take(primes({ from: Number(window.from) }), window.count)));
    expected(toArray(take(primes({ from: BigInt(window.from) }), window.count)));
  });

  test("gives what isPrime accepts, between any two bounds", () => {
    const start = fc.oneof(
      fc.integer({ min: -50, max: 1000 }),
      fc.integer({ min: 0, max: 10 ** 7 }),
      fc.integer({ min: 0, max: 2 ** 53 - 2000 }),
      fc.integer({ min: 2 ** 53 - 4000, max: 2 ** 53 - 2000 }),
    );
    fc.assert(
      fc.property(start, fc.nat(1000), (from, length) => {
        expect([...primes({ from, to: from + length })]).toEqual(tested(from, from + length));
      }),
    );
  });

  test("gives bigints that isPrime accepts, between any two bounds", () => {
    const start = fc.oneof(
      fc.bigInt({ min: -50n, max: 1000n }),
      fc.bigInt({ min: 2n ** 53n - 200n, max: 2n ** 53n + 200n }),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 90n }),
    );
    fc.assert(
      fc.property(start, fc.nat(200), (from, length) => {
        const expected = Array.from({ length: length + 1 }, (_, index) => from + BigInt(index));
        expect([...primes({ from, to: from + BigInt(length) })]).toEqual(expected.filter((n) => isPrime(n)));
      }),
    );
  });

  test.each([
    ["below the first segment", 0, 2 ** 11 * 30],
    ["around the ends of segments", 2 ** 11 * 90 - 500, 2 ** 11 * 90 + 500],
    ["where the sieve takes over from tests", 10 ** 10, 10 ** 10 + 40_000],
    ["where it takes over far above", 10 ** 12, 10 ** 12 + 80_000],
  ])("misses none %s", (_, from, to) => {
    expect(toArray(primes({ from, to }))).toEqual(tested(from, to));
  });

  test("goes on over many segments", () => {
    expect(last(primes({ from: 99_000_000, to: 10 ** 8 }))).toBe(99_999_989);
    expect(String(sum(primes({ to: 10 ** 7 })))).toBe(golden.sumBelow["10^7"]);
  });

  test("goes on past the largest safe integer in bigints", () => {
    expect([...take(primes({ from: BigInt(LARGEST) }), 3)]).toEqual([
      BigInt(LARGEST),
      9007199254740997n,
      9007199254741033n,
    ]);
    expect(first(primes({ from: 10n ** 30n }))).toBe(10n ** 30n + 57n);
  });

  test("refuses to go on past the largest safe integer in numbers", () => {
    const numbers = primes({ from: LARGEST });
    expect(numbers.next()).toEqual({ value: LARGEST, done: false });
    const message = "primes: the next one is no safe integer; start from a bigint";
    expect(() => numbers.next()).toThrow(new RangeError(message));
    expect(numbers.next()).toEqual({ value: undefined, done: true });
    expect(() => first(primes({ from: LARGEST + 1, to: Infinity }))).toThrow(RangeError);
    expect(() => toArray(primes({ from: 2 ** 53 - 1, to: 2 ** 53 + 2 }))).toThrow(RangeError);
    expect([...primes({ from: LARGEST, to: 2 ** 53 })]).toEqual([LARGEST]);
    expect([...primes({ from: LARGEST, to: 2 ** 53 - 1 })]).toEqual([LARGEST]);
  });

  test.each([
    [{ to: 1 }, []],
    [{ to: -Infinity }, []],
    [{ to: 2 }, [2]],
    [{ to: 7.9 }, [2, 3, 5, 7]],
    [{ from: 3, to: 3 }, [3]],
    [{ from: 4, to: 4 }, []],
    [{ from: 7, to: 5 }, []],
    [{ from: undefined, to: 3 }, [2, 3]],
  ])("between %o are %j", (bounds, expected) => {
    expect([...primes(bounds)]).toEqual(expected);
  });

  test("ends in bigints too", () => {
    expect([...primes({ from: 0n, to: 7n })]).toEqual([2n, 3n, 5n, 7n]);
    expect([...primes({ from: 8n, to: 7n })]).toEqual([]);
    const ended = primes({ from: 2n ** 64n - 59n, to: 2n ** 64n });
    expect([...ended]).toEqual([2n ** 64n - 59n]);
    expect(ended.next().done).toBe(true);
  });

  test("answers which neighbours are the first above 1000", () => {
    expect(find(pairwise(primes()), ([p]) => p > 1000)).toEqual([1009, 1013]);
  });

  test("starts afresh at every call", () => {
    const [one, other] = [primes(), primes()];
    for (let step = 0; step < 100; step++) one.next();
    expect(other.next().value).toBe(2);
  });

  test("stays ended once it was closed, in the middle of a segment or ahead of the first", () => {
    // The first thirty come from a segment of one word.
    for (const read of [0, 1, 5, 40]) {
      for (const made of [
        primes(),
        primes({ from: 10 ** 15 }),
        primes({ from: 5n }),
        primes({ from: 2n ** 70n }),
      ]) {
        for (let step = 0; step < read; step++) made.next();
        made.return();
        expect(made.next()).toEqual({ value: undefined, done: true });
      }
    }
    const numbers = primes();
    expect([...takeWhile(numbers, (p) => p < 10)]).toEqual([2, 3, 5, 7]);
    expect(numbers.next().done).toBe(true);
  });

  test("shows its name", () => {
    expect(inspect(primes({ to: 9 }))).toBe("Lazy [primes({ to: 9 })]");
    expect(inspect(take(primes({ from: 9n }), 2))).toBe("Lazy [primes → take(2)]");
  });

  test.each([
    [
      5,
      TypeError,
      "options must be an object { from, to }, got 5: for so many values, take(primes(), count)",
    ],
    [{ from: "2" }, TypeError, 'from must be a number or a bigint, got "2"'],
    [{ from: null }, TypeError, "from must be a number or a bigint, got null"],
    [{ from: 2.5 }, RangeError, "from must be a safe integer or a bigint, got 2.5"],
    [{ from: 2 ** 53 }, RangeError, "from must be a safe integer or a bigint, got 9007199254740992"],
    [{ to: "9" }, TypeError, 'to must be a number, got "9"'],
    [{ to: 9n }, TypeError, "to must be a number, got 9n"],
    [{ to: Symbol("9") }, TypeError, "to must be a number, got Symbol(9)"],
    [{ to: NaN }, RangeError, "to must be a number, got NaN"],
    [{ from: 2n, to: 9 }, TypeError, "to must be a bigint, got 9"],
  ])("refuses %o", (options, ErrorType, message) => {
    expect(() => primes(options as never)).toThrow(new ErrorType(`primes: ${message}`));
  });
});
