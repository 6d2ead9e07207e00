import { previousPrime } from "lazuli";
import { describe, expect, test } from "vitest";
import { describePrimeBeside } from "../kit/suites/integers.js";

describePrimeBeside("previousPrime");

// What it shares with nextPrime is tested there.
describe("previousPrime", () => {
  test.each([2, 1, 0, -5, 2n, 0n, -(2n ** 80n)])("finds no prime below %s", (n) => {
    expect(previousPrime(n as number)).toBeUndefined();
  });
});
