import { must } from "../core/checks/must.js";
import { montgomeryRegisters } from "../core/arithmetic/montgomery.js";
import { isPrimeBigint, isPrimeNumber } from "../core/arithmetic/primality.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * Returns `true` if a number is prime.
 *
 * Below 2^64 the result is always right. Above, it is the result of the Baillie–PSW test: a prime always passes, and
 * no composite number is known that passes, although nobody has proved that there is none.
 *
 * After trial division by the primes up to 113 comes a strong probable prime test to base 2, and for the few numbers
 * that pass it an extra strong Lucas test (R. Baillie and S. Wagstaff, "Lucas Pseudoprimes", Math. Comp. 35, 1980;
 * the list of J. Feitsma and W. Galway shows that no composite number below 2^64 passes both). Most composite numbers
 * without a small factor cost log2(n) multiplications modulo n, and a prime costs 3 log2(n). That is about a
 * microsecond for a number, and some milliseconds for a bigint of 1024 bits.
 *
 * Numbers are multiplied as pairs of doubles, without bigints. Bigints from 2^53 to 2^2376 are multiplied by a
 * WebAssembly function of 300 bytes, which is compiled when it is first needed. Without WebAssembly, or if a page's
 * security policy forbids it, the results are the same and take up to four times as long. A page whose content
 * security policy lacks `'wasm-unsafe-eval'` reports one violation at that attempt, because browsers have no way to
 * test for it first.
 *
 * @param n - A safe integer or a bigint of any size. Negative numbers, 0, 1, fractions, `NaN` and infinities are not
 * prime.
 * @param within - Bounds, checked before the test, and about every millisecond during the test of a bigint, between
 * two multiplications. A single multiplication of a million bits takes longer than that.
 * @param index - The second argument of callbacks; it is ignored. With the bounds as the third argument, `isPrime`
 * can be a predicate of {@link search}, which then stops within a test.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` is not an object of bounds.
 * @throws RangeError if `n` is an integer above `Number.MAX_SAFE_INTEGER`, which may have lost digits. Pass a bigint.
 * @throws TimeoutError if the deadline has passed; the signal's reason if it is aborted.
 * @example
 * ```ts
 * import { fib, filter, isPrime, take } from "lazuli";
 *
 * console.log(isPrime(2n ** 89n - 1n)); // => true
 * console.log([...take(filter(fib(), isPrime), 5)]); // => [2n, 3n, 5n, 13n, 89n]
 * console.log(isPrime(2n ** 127n - 1n, { deadline: performance.now() + 1000 })); // => true
 * ```
 * @see {@link primes} for all primes in order.
 * @category Numbers
 */
export function isPrime(n: number | bigint, within: Within): boolean;
export function isPrime(n: number | bigint, index: number, within: Within): boolean;
export function isPrime(n: number | bigint): boolean;
export function isPrime(n: number | bigint, within?: Within | number, behindIndex?: Within): boolean {
  const check = checkOf("isPrime", within, behindIndex);
  if (typeof n === "number") {
    if (!Number.isInteger(n)) return false;
    must(n <= Number.MAX_SAFE_INTEGER, "isPrime", "n", "a safe integer or a bigint", n, RangeError);
    return n > 1 && isPrimeNumber(n);
  }
  must(typeof n === "bigint", "isPrime", "n", "a number or a bigint", n);
  return n > 1n && isPrimeBigint(n, check, montgomeryRegisters);
}
