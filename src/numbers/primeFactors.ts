import { Factors } from "../core/arithmetic/factors.js";
import { mustBePositive } from "../core/arithmetic/integers.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * The prime factors of a number from the smallest on, each as often as it divides the number.
 *
 * Those below 1000 come one after the other from trial division; the first larger one has the rest split at once by
 * Pollard's rho method as R. Brent does it ("An Improved Monte Carlo Factorization Algorithm", BIT 20, 1980), with the
 * Baillie–PSW test. The second largest factor p decides: it costs about √p steps, below a millisecond or so for any
 * number, seconds for a bigint with a p of 13 digits, hours from 20 digits on; `within` bounds it.
 *
 * @param n - A positive safe integer or bigint. 1 has no prime factors; 0 has all of them, and a negative number has a
 * unit besides, so both are refused.
 * @param within - Where to give up: looked at in the call, in each pull, and within the search of a bigint. A number is
 * ignored, so that `primeFactors` can be a callback that also gets an index.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` no bounds.
 * @throws RangeError if `n` is not positive or no safe integer.
 * @throws TimeoutError when the deadline has passed, and the reason of the signal when it is aborted: in the call if
 * that is so already, or in a pull.
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
