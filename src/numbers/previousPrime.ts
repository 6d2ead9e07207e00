import { mustBeInteger } from "../core/arithmetic/integers.js";
import { montgomeryRegisters } from "../core/arithmetic/montgomery.js";
import { isPrimeBigint, primeUpTo } from "../core/arithmetic/primality.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * Returns the largest prime below a number; `undefined` if there is none.
 *
 * It tests one odd number after the other, downwards, as {@link isPrime} does: about ln(n) / 2 of them, most of which
 * trial division rules out.
 *
 * @param n - A safe integer or a bigint.
 * @param within - Bounds, checked before the search and, for a bigint, during it. A number is ignored, so that
 * `previousPrime` can be a callback that also gets an index.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` is not an object of bounds.
 * @throws RangeError if a number is not a safe integer.
 * @throws TimeoutError if the deadline has passed; the signal's reason if it is aborted.
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
