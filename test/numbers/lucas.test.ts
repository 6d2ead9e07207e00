import fc from "fast-check";
import { fibAt, lucas, take } from "lazuli";
import { describe, expect, test } from "vitest";

describe("lucas", () => {
  test("starts with 2, 1, 3", () => {
    expect([...take(lucas(), 3)]).toEqual([2n, 1n, 3n]);
  });

  test("is F(n - 1) + F(n + 1) from any index on", () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (from) => {
        const [first, second] = lucas({ from });
        expect(first).toBe(fibAt(from - 1) + fibAt(from + 1));
        expect(second).toBe(fibAt(from) + fibAt(from + 2));
      }),
    );
  });

  test("gives numbers while they are exact", () => {
    const numbers = lucas({ as: "number", from: 76 });
    expect(numbers.next().value).toBe(7639424778862807);
    expect(() => numbers.next()).toThrow(
      new RangeError("lucas: value at 77 must be a safe integer, got 12360848946698171n"),
    );
  });

  test("refuses what is no index, and no type of values", () => {
    expect(() => lucas({ from: 0.5 })).toThrow(new RangeError("lucas: from must be a safe integer, got 0.5"));
    expect(() => lucas({ as: "bignum" as never })).toThrow(
      new TypeError('lucas: as must be "bigint" or "number", got "bignum"'),
    );
  });
});
