import { must } from "../core/checks/must.js";
import { mustBeInteger } from "../core/arithmetic/integers.js";
import { montgomeryRegisters } from "../core/arithmetic/montgomery.js";
import { primeFrom, primeFromBigint } from "../core/arithmetic/primality.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * Returns the smallest prime above a number.
 *
 * It tests one odd number after the other as {@link isPrime} does: about ln(n) / 2 of them, most of which trial
 * division rules out.
 *
 * @param n - A safe integer or a bigint; it may be negative.
 * @param within - Bounds, checked before the search and, for a bigint, during it. A number is ignored, so that
 * `nextPrime` can be a callback that also gets an index.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` is not an object of bounds.
 * @throws RangeError if a number is not a safe integer, or if the next prime is not. Pass a bigint.
 * @throws TimeoutError if the deadline has passed; the signal's reason if it is aborted.
 * @example
 * ```ts
 * import { nextPrime } from "lazuli";
 *
 * console.log(nextPrime(7)); // => 11
 * console.log(nextPrime(10n ** 20n)); // => 100000000000000000039n
 * ```
 * @see {@link previousPrime}, {@link primes} for all primes from a number on.
 * @category Numbers
 */
export function nextPrime<N extends number | bigint>(
  n: N,
  within?: Within | number,
): N extends number ? number : bigint;
export function nextPrime(n: number | bigint, within?: Within | number): number | bigint {
  mustBeInteger("nextPrime", "n", n);
  const check = checkOf("nextPrime", within);
  if (typeof n === "bigint")
    return n < 2n ? 2n : primeFromBigint(n + 1n, undefined, check, montgomeryRegisters);
  const prime = primeFrom(n + 1, Number.MAX_SAFE_INTEGER);
  const fits = prime <= Number.MAX_SAFE_INTEGER;
  must(fits, "nextPrime", "n", "a bigint where the next prime is no safe integer", n, RangeError);
  return prime;
}
