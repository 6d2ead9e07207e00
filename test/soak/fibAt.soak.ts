import { readFileSync } from "node:fs";
import { fibAt } from "lazuli";
import { describe, expect, test } from "vitest";

/** Its columns are n, bits, digits, SHA-256 of F(n) in decimal, F(n) modulo 10^18. Their origin stands in the file. */
const golden = readFileSync(new URL("../numbers/golden/fib.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .filter((line) => !line.startsWith("#"))
  .map((line) => line.split("\t"));

describe("fibAt of large indices", () => {
  test.each(golden.filter(([n]) => Number(n) > 100_000))(
    "gives GMP's last digits at %s",
    (n, bits, _, __, rest) => {
      const number = fibAt(Number(n));
      expect(number % 10n ** 18n).toBe(BigInt(rest as string));
      expect(number >> (BigInt(bits as string) - 1n)).toBe(1n);
    },
  );
});
