import { Factors } from "../core/arithmetic/factors.js";
import { mustBePositive } from "../core/arithmetic/integers.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * The prime factors of a number, from the smallest on, each as often as it divides the number.
 *
 * Trial division yields those below 1000 one by one. For the first larger one, the rest is split at once by Pollard's
 * rho method in the variant of R. Brent ("An Improved Monte Carlo Factorization Algorithm", BIT 20, 1980), with the
 * Baillie–PSW test. The cost depends on the second largest factor p: about √p steps. That is below a millisecond or
 * so for any number, seconds for a bigint with a p of 13 digits, and hours from 20 digits on; `within` bounds it.
 *
 * @param n - A positive safe integer or bigint. 1 has no prime factors. 0 and negative numbers are refused, since
 * they are not a product of primes.
 * @param within - Bounds, checked in the call, in each pull, and while a bigint is split. A number is ignored, so
 * that `primeFactors` can be a callback that also gets an index.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` is not an object of bounds.
 * @throws RangeError if `n` is not positive or not a safe integer.
 * @throws TimeoutError if the deadline has passed; the signal's reason if it is aborted. The call throws if that is
 * so already, else a pull.
 * @example
 * ```ts
 * import { primeFactors } from "lazuli";
 *
 * console.log([...primeFactors(360)]); // => [2, 2, 2, 3, 3, 5]
 * console.log([...primeFactors(2n ** 67n - 1n)]); // => [193707721n, 761838257287n]
 * ```
 * @see {@link divisors}, {@link isPrime}
 * @category Numbers
 * @pulls nothing
 * @keeps the factors
 * @endless ends by itself
 */
export function primeFactors<N extends number | bigint>(
  n: N,
  within?: Within | number,
): Lazy<N extends number ? number : bigint> {
  mustBePositive("primeFactors", "n", n);
  return new LazyIterator(new Factors(n, "primeFactors", checkOf("primeFactors", within))) as never;
}
