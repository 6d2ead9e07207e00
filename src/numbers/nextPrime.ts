import { must } from "../core/checks/must.js";
import { mustBeInteger } from "../core/arithmetic/integers.js";
import { montgomeryRegisters } from "../core/arithmetic/montgomery.js";
import { primeFrom, primeFromBigint } from "../core/arithmetic/primality.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * The smallest prime above a number.
 *
 * One odd number after the other is tested as {@link isPrime} does it. About ln(n) / 2 of them come before the next
 * prime, and trial division settles most.
 *
 * @param n - A safe integer or a bigint; it may be negative.
 * @param within - Where to give up: looked at before the search, and in that of a bigint. A number is ignored, so that
 * `nextPrime` can be a callback that also gets an index.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` no bounds.
 * @throws RangeError if `n` is no safe integer, or the prime above a number is none: pass a bigint.
 * @throws TimeoutError when the deadline has passed, and the reason of the signal when it is aborted.
 * @example
 * ```ts
 * import { nextPrime } from "lazuli";
 *
 * console.log(nextPrime(7)); // => 11
 * console.log(nextPrime(10n ** 20n)); // => 100000000000000000039n
 * ```
 * @see {@link previousPrime}, {@link primes} for all that follow.
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
