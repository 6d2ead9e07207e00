/** What is promised of time, by the real clock, with tenfold room for a machine that others use too. */
import { countFrom, fibAt, isPrime, map, search, withDigits } from "lazuli";
import { expect, test } from "vitest";

/** How many milliseconds it takes. */
function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Keeps the processor busy. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test.each([0, 1, 5])("a search of values that take %i ms ends 20 ms after its maxTime", (cost) => {
  const values = map(countFrom(), (n) => (cost > 0 ? work(cost) : n));
  const verdict = search(values, () => false, { maxTime: 60 });
  expect(verdict).toMatchObject({ reason: "time" });
  expect(verdict.elapsed).toBeGreaterThanOrEqual(60);
  expect(verdict.elapsed).toBeLessThan(60 + 200);
});

test("a long test of a prime ends 10 ms after its deadline", () => {
  // Takes seconds without it.
  const give = (): boolean => isPrime(2n ** 19937n - 1n, { deadline: performance.now() + 50 });
  expect(timeOf(() => expect(give).toThrow("deadline"))).toBeLessThan(50 + 100);
});

test("the digits of a bigint are counted without writing them", () => {
  const [huge, predicate] = [2n ** 3_321_928n, withDigits(1_000_000)];
  const [small, large] = [huge / 10n, huge * 10n];
  const count = (): void => {
    for (let time = 0; time < 1000; time++)
      if (predicate(small) || !predicate(huge) || predicate(large)) throw new Error("counted wrong");
  };
  // To write them once takes some ten milliseconds.
  expect(timeOf(count)).toBeLessThan(1000);
});

test("what no bigint can hold is refused without computing it", () => {
  expect(timeOf(() => expect(() => fibAt(10 ** 10)).toThrow(RangeError))).toBeLessThan(500);
  expect(timeOf(() => expect(() => withDigits(2 ** 30, { base: 3 })).toThrow(RangeError))).toBeLessThan(500);
});
