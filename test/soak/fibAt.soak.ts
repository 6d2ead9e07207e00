import { createHash } from "node:crypto";
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
    "gives the digits of GMP at %s",
    (n, _, digits, sha) => {
      const decimal = fibAt(Number(n)).toString();
      expect(decimal).toHaveLength(Number(digits));
      expect(createHash("sha256").update(decimal).digest("hex")).toBe(sha);
    },
  );
});
