import { mustBeInteger } from "../core/arithmetic/integers.js";
import { montgomeryRegisters } from "../core/arithmetic/montgomery.js";
import { isPrimeBigint, primeUpTo } from "../core/arithmetic/primality.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * The largest prime below a number, or `undefined` where there is none.
 *
 * One odd number after the other is tested as {@link isPrime} does it, downwards. About ln(n) / 2 of them come before the
 * prime, and trial division settles most.
 *
 * @param n - A safe integer or a bigint.
 * @param within - Where to give up: looked at before the search, and in that of a bigint. A number is ignored, so that
 * `previousPrime` can be a callback that also gets an index.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` no bounds.
 * @throws RangeError if `n` is no safe integer.
 * @throws TimeoutError when the deadline has passed, and the reason of the signal when it is aborted.
 * @example
 * ```ts
 * import { previousPrime } from "lazuli";
 *
 * console.log(previousPrime(7)); // => 5
 * console.log(previousPrime(2n ** 64n)); // => 18446744073709551557n
 * console.log(previousPrime(2)); // => undefined
 * ```
 * @see {@link nextPrime}
 * @category Numbers
 */
export function previousPrime<N extends number | bigint>(
  n: N,
  within?: Within | number,
): (N extends number ? number : bigint) | undefined;
export function previousPrime(n: number | bigint, within?: Within | number): number | bigint | undefined {
  mustBeInteger("previousPrime", "n", n);
  const check = checkOf("previousPrime", within);
  if (n <= 2) return undefined;
  if (typeof n === "number") return n === 3 ? 2 : primeUpTo(n - 1);
  if (n === 3n) return 2n;
  // n - 1 if that is odd, else n - 2.
  let odd = n - 2n + ((n & 1n) ^ 1n);
  while (!isPrimeBigint(odd, check, montgomeryRegisters)) {
    check?.();
    odd -= 2n;
  }
  return odd;
}
