import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { fib, fibAt, take } from "lazuli";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../kit/clock.js";

/** Its columns are n, bits, digits, SHA-256 of F(n) in decimal, F(n) modulo 10^18. */
const golden = readFileSync(new URL("golden/fib.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .filter((line) => !line.startsWith("#"))
  .map((line) => line.split("\t"));

const index = fc.integer({ min: -5000, max: 5000 });

describe("fibAt", () => {
  // The larger ones are in test/soak.
  test.each(golden.filter(([n]) => Number(n) <= 100_000))(
    "gives the digits of GMP at %s",
    (n, _, digits, sha) => {
      const decimal = fibAt(Number(n)).toString();
      expect(decimal).toHaveLength(Number(digits));
      expect(createHash("sha256").update(decimal).digest("hex")).toBe(sha);
    },
  );

  test("is what fib comes to", () => {
    let n = 1;
    for (const value of take(fib(), 1000)) expect(fibAt(n++)).toBe(value);
  });

  test("goes back with alternating signs", () => {
    fc.assert(
      fc.property(index, (n) => {
        expect(fibAt(-n)).toBe(n % 2 ? fibAt(n) : -fibAt(n));
      }),
    );
  });

  test("adds indices: F(m + n) = F(m) F(n + 1) + F(m - 1) F(n)", () => {
    fc.assert(
      fc.property(index, index, (m, n) => {
        expect(fibAt(m + n)).toBe(fibAt(m) * fibAt(n + 1) + fibAt(m - 1) * fibAt(n));
      }),
    );
  });

  test("keeps Cassini's identity: F(n - 1) F(n + 1) - F(n)² = (-1)^n", () => {
    fc.assert(
      fc.property(index, (n) => {
        expect(fibAt(n - 1) * fibAt(n + 1) - fibAt(n) ** 2n).toBe(n % 2 ? -1n : 1n);
      }),
    );
  });

  test.each([
    [1.5, "1.5"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [2 ** 53, "9007199254740992"],
    [1n, "1n"],
    ["1", '"1"'],
  ])("refuses the index %s", (n, shown) => {
    const ErrorType = typeof n === "number" ? RangeError : TypeError;
    expect(() => fibAt(n as never)).toThrow(new ErrorType(`fibAt: n must be a safe integer, got ${shown}`));
  });

  test("can be a callback that gets an index", () => {
    expect([10, 20].map(fibAt)).toEqual([55n, 6765n]);
  });

  test("refuses what no bigint can hold", () => {
    fakeClock(1);
    // F(1546639297) is the first that has more than the 2^30 bits of V8's largest bigint.
    for (const n of [10 ** 10, -(10 ** 10), 1_546_639_297])
      expect(() => fibAt(n)).toThrow(
        new RangeError(`fibAt: n must be small enough for the bigints of this engine, got ${n}`),
      );
    expect(() => fibAt(1_546_639_296, { deadline: performance.now() + 10 })).toThrow("deadline");
  });

  test("gives up when the deadline has passed", () => {
    fakeClock(1);
    const deadline = performance.now() + 5;
    expect(() => fibAt(5_000_000, { deadline })).toThrow(
      expect.objectContaining({ name: "TimeoutError", message: "fibAt: the deadline has passed" }),
    );
  });

  test("gives up when a signal is aborted", () => {
    const reason = new Error("enough");
    expect(() => fibAt(100, { signal: AbortSignal.abort(reason) })).toThrow(reason);
    expect(fibAt(100, { signal: new AbortController().signal, deadline: Infinity })).toBe(fibAt(100));
  });

  test("refuses bounds of another form", () => {
    expect(() => fibAt(1, null as never)).toThrow(
      new TypeError("fibAt: within must be an object { deadline, signal }, got null"),
    );
    expect(() => fibAt(1, { deadline: NaN })).toThrow(
      new RangeError("fibAt: deadline must be a time in milliseconds, got NaN"),
    );
  });
});
