import { must } from "../core/checks/must.js";
import { montgomeryRegisters } from "../core/arithmetic/montgomery.js";
import { isPrimeBigint, isPrimeNumber } from "../core/arithmetic/primality.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * Whether a number is prime.
 *
 * The answer is always right below 2^64. Above, it is that of the Baillie–PSW test: it never calls a prime composite, and
 * no composite number is known that it calls prime, though nobody has proved that there is none.
 *
 * After trial division by the primes up to 113 comes a strong probable prime test to base 2, and for the few numbers
 * that pass it an extra strong Lucas test (R. Baillie and S. Wagstaff, "Lucas Pseudoprimes", Math. Comp. 35, 1980; that
 * no composite below 2^64 passes both is known by the list of J. Feitsma and W. Galway). The cost is log2(n)
 * multiplications modulo n for most composite numbers without a small factor, and 3 log2(n) for a prime: in all about a
 * microsecond for a number, and some milliseconds for a bigint of 1024 bits. Numbers are multiplied as pairs of
 * doubles, without bigints. Bigints from 2^53 to 2^2376 are multiplied by a function in WebAssembly of 300 bytes, which
 * is compiled when it is first needed; where a host has no WebAssembly, or a page's security policy forbids it, the
 * answers are the same and take up to four times as long. A page whose content security policy lacks
 * `'wasm-unsafe-eval'` reports one violation at that attempt, because browsers have no way to ask first.
 *
 * @param n - A safe integer or a bigint of any size. Negative numbers, 0, 1, fractions, `NaN` and infinities are
 * not prime.
 * @param within - Where to give up: looked at before the test, and each millisecond or so in the test of a bigint,
 * between two multiplications; one of a million bits takes longer than that by itself.
 * @param index - What callbacks get in second place; it is ignored. With the bounds behind it `isPrime` can be a
 * predicate of `search`, which then stops inside of a test.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` no bounds.
 * @throws RangeError for an integer above `Number.MAX_SAFE_INTEGER`: its last digits are lost, so pass a bigint.
 * @throws TimeoutError when the deadline has passed, and the reason of the signal when it is aborted.
 * @example
 * ```ts
 * import { fib, filter, isPrime, take } from "lazuli";
 *
 * console.log(isPrime(2n ** 89n - 1n)); // => true
 * console.log([...take(filter(fib(), isPrime), 5)]); // => [2n, 3n, 5n, 13n, 89n]
 * console.log(isPrime(2n ** 127n - 1n, { deadline: performance.now() + 1000 })); // => true
 * ```
 * @see {@link primes} for all of them in order.
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
