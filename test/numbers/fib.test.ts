import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { drop, enumerate, fib, fibAt, filter, find, isPrime, map, nth, take, toArray } from "lazuli";
import { describe, expect, test } from "vitest";

interface Golden {
  readonly first101: string[];
  /** SHA-256 of F(0), …, F(N) in decimal, each followed by a line feed. */
  readonly digests: Record<string, string>;
  /** The indices of those that are prime. */
  readonly primeIndices: number[];
}

const golden = JSON.parse(readFileSync(new URL("golden/fib.json", import.meta.url), "utf8")) as Golden;

describe("fib", () => {
  test("starts with 1, 1, 2", () => {
    expect([...take(fib(), 3)]).toEqual([1n, 1n, 2n]);
  });

  test("gives the first hundred numbers of PARI", () => {
    expect(toArray(take(fib({ from: 0 }), 101))).toEqual(golden.first101.map(BigInt));
  });

  test.each([100, 1000, 5000, 10_000])("gives the digits of GMP up to the %ith", (length) => {
    const digest = createHash("sha256").update("0\n");
    for (const n of take(fib(), length)) digest.update(`${n}\n`);
    expect(digest.digest("hex")).toBe(golden.digests[length]);
  });

  test("is prime at the indices that GMP finds, as far as the first thousand", () => {
    const found = filter(enumerate(take(fib({ from: 0 }), 1000)), ([, n]) => isPrime(n));
    expect(toArray(map(found, ([index]) => index))).toEqual(golden.primeIndices.filter((n) => n < 1000));
  });

  test("makes each number the sum of the two before it", () => {
    const [a, b, c] = toArray(take(drop(fib(), 3000), 3));
    expect((a as bigint) + (b as bigint)).toBe(c);
  });

  test("has no limit in size", () => {
    expect(find(fib(), (n) => n > 10n ** 1000n).toString()).toHaveLength(1001);
  });

  test("starts afresh at every call", () => {
    const [one, other] = [fib(), fib()];
    nth(one, 10);
    expect(other.next().value).toBe(1n);
  });

  test("starts at any index", () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (from) => {
        expect([...take(fib({ from }), 3)]).toEqual([fibAt(from), fibAt(from + 1), fibAt(from + 2)]);
      }),
    );
  });

  test("gives the same as numbers, while they are exact", () => {
    const expected = golden.first101.slice(0, 79).map(Number);
    expect(toArray(take(fib({ from: 0, as: "number" }), 79))).toEqual(expected);
    expect(toArray(take(fib({ from: -78, as: "number" }), 2))).toEqual([-8944394323791464, 5527939700884757]);
  });

  test("names the index of a number that would lose digits, and is over then", () => {
    const numbers = fib({ as: "number", from: 78 });
    expect(numbers.next()).toEqual({ value: 8944394323791464, done: false });
    expect(() => numbers.next()).toThrow(
      new RangeError("fib: value at 79 must be a safe integer, got 14472334024676221n"),
    );
    expect(numbers.next()).toEqual({ value: undefined, done: true });
    expect(() => fib({ as: "number", from: -80 }).next()).toThrow(
      new RangeError("fib: value at -80 must be a safe integer, got -23416728348467685n"),
    );
  });

  test.each([
    [{ from: 1.5 }, "fib: from must be a safe integer, got 1.5"],
    [{ from: 2 ** 53 }, "fib: from must be a safe integer, got 9007199254740992"],
    [{ from: 1n }, "fib: from must be a safe integer, got 1n"],
    [{ as: "string" }, 'fib: as must be "bigint" or "number", got "string"'],
    [{ as: null }, 'fib: as must be "bigint" or "number", got null'],
  ])("refuses %o", (options, message) => {
    const ErrorType = "from" in options && typeof options.from === "number" ? RangeError : TypeError;
    expect(() => fib(options as never)).toThrow(new ErrorType(message));
  });
});
