import { must } from "../core/check.js";

const SMALL_PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47];
/** Below the square of the next prime after those, a number without a small factor is prime. */
const SETTLED = 53 * 53;

/**
 * Whether a number is prime.
 *
 * Trial division by the primes below 50, then the Baillie–PSW test: a strong probable prime test to base 2
 * and a Lucas test (R. Baillie and S. Wagstaff, "Lucas Pseudoprimes", Math. Comp. 35, 1980; the Lucas part is
 * the almost extra strong one, which needs no division). It has been checked to be right for every number below
 * 2^64; above, no exception is known. The cost is about 3 log2(n) multiplications modulo n.
 *
 * @param n - A safe integer or a bigint of any size. Negative numbers, 0, 1, fractions, `NaN` and infinities are
 * not prime.
 * @throws TypeError if it is neither a number nor a bigint.
 * @throws RangeError for an integer above `Number.MAX_SAFE_INTEGER`: its last digits are lost, so pass a bigint.
 * @example
 * ```ts
 * import { fib, filter, isPrime, take } from "lazuli";
 *
 * isPrime(2n ** 89n - 1n); // => true
 * [...take(filter(fib(), (n) => isPrime(n)), 5)]; // => [2n, 3n, 5n, 13n, 89n]
 * ```
 * @see {@link primes} for all of them in order.
 * @category Numbers
 */
export function isPrime(n: number | bigint): boolean {
  if (typeof n === "number") {
    if (!Number.isInteger(n)) return false;
    must(n <= Number.MAX_SAFE_INTEGER, "isPrime", "n", "a safe integer or a bigint", n, RangeError);
    for (const prime of SMALL_PRIMES) if (n % prime === 0) return n === prime;
    return n < SETTLED ? n > 1 : passesBailliePSW(BigInt(n));
  }
  must(typeof n === "bigint", "isPrime", "n", "a number or a bigint", n);
  if (n <= Number.MAX_SAFE_INTEGER) return n > 1n && isPrime(Number(n));
  return SMALL_PRIMES.every((prime) => n % BigInt(prime) !== 0n) && passesBailliePSW(n);
}

/** For odd numbers without small factors. */
function passesBailliePSW(n: bigint): boolean {
  return isStrongProbablePrime(n) && isLucasProbablePrime(n);
}

/** Miller and Rabin's test to base 2. */
function isStrongProbablePrime(n: bigint): boolean {
  const twos = trailingZeros(n - 1n);
  let power = 1n;
  for (const bit of bitsOf((n - 1n) >> twos)) {
    power = (power * power) % n;
    if (bit) power = (power * 2n) % n;
  }
  if (power === 1n || power === n - 1n) return true;
  for (let squared = 1n; squared < twos; squared++) {
    power = (power * power) % n;
    if (power === n - 1n) return true;
  }
  return false;
}

/** The almost extra strong Lucas test: Q = 1, and P the first from 3 on with a discriminant that fits. */
function isLucasProbablePrime(n: bigint): boolean {
  let p = 3n;
  for (; ; p++) {
    const symbol = jacobi(p * p - 4n, n);
    if (symbol === -1) break;
    // A shared factor; n itself has none as small as that.
    if (symbol === 0) return false;
    // A square has no such P. Nearly every other number has found its own by now.
    if (p === 20n && isSquare(n)) return false;
  }
  const twos = trailingZeros(n + 1n);
  // v is the Lucas value V at the bits read so far, w the one after it.
  let v = 2n;
  let w = p;
  for (const bit of bitsOf((n + 1n) >> twos)) {
    if (bit) {
      v = (v * w - p) % n;
      w = (w * w - 2n) % n;
    } else {
      w = (v * w - p) % n;
      v = (v * v - 2n) % n;
    }
  }
  v = (v + n) % n;
  if (v === 2n || v === n - 2n) return true;
  for (let doubled = 1n; doubled < twos; doubled++) {
    if (v === 0n) return true;
    v = (v * v - 2n) % n;
  }
  return false;
}

/** The Jacobi symbol (a/n) of a positive a and an odd positive n. */
function jacobi(a: bigint, n: bigint): number {
  let symbol = 1;
  a %= n;
  while (a !== 0n) {
    const twos = trailingZeros(a);
    a >>= twos;
    const octave = n & 7n;
    if (twos & 1n && (octave === 3n || octave === 5n)) symbol = -symbol;
    if ((a & 3n) === 3n && (n & 3n) === 3n) symbol = -symbol;
    [a, n] = [n % a, a];
  }
  return n === 1n ? symbol : 0;
}

/** Newton's method, from above. */
function isSquare(n: bigint): boolean {
  let root = 1n << BigInt(Math.ceil(n.toString(16).length * 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root * root === n;
    root = next;
  }
}

function trailingZeros(n: bigint): bigint {
  let zeros = 0n;
  for (; (n & 1n) === 0n; n >>= 1n) zeros++;
  return zeros;
}

/** The binary digits from the highest on. */
function bitsOf(n: bigint): boolean[] {
  return Array.from(n.toString(2), (digit) => digit === "1");
}
