import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { drop, fib, find, nth, take, toArray } from "lazuli";
import { describe, expect, test } from "vitest";

interface Golden {
  readonly first101: string[];
  /** SHA-256 of F(0), …, F(N) in decimal, each followed by a line feed. */
  readonly digests: Record<string, string>;
}

const golden = JSON.parse(readFileSync(new URL("golden/fib.json", import.meta.url), "utf8")) as Golden;

describe("fib", () => {
  test("starts with 1, 1, 2", () => {
    expect([...take(fib(), 3)]).toEqual([1n, 1n, 2n]);
  });

  test("gives the first hundred numbers of PARI", () => {
    const [, ...expected] = golden.first101.map(BigInt);
    expect(toArray(take(fib(), 100))).toEqual(expected);
  });

  test.each([1000, 5000])("gives the digits of GMP up to the %ith", (length) => {
    const digest = createHash("sha256").update("0\n");
    for (const n of take(fib(), length)) digest.update(`${n}\n`);
    expect(digest.digest("hex")).toBe(golden.digests[length]);
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
});
