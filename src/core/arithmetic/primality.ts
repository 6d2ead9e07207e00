import { inverseOf } from "./modularInverse.js";
import { jacobi } from "./jacobi.js";
import { bigintRegisters, type RegistersOf } from "./modularRegisters.js";
import { isSquare } from "./squareRoot.js";
import type { Check } from "../bounds/deadline.js";

/** A group of odd primes with their product, which is below 2^32. */
interface Group {
  readonly product: number;
  readonly wide: bigint;
  readonly primes: Int32Array;
  /**
   * The inverse of each prime modulo 2^32: its product with a multiple of the prime is small, with any other number
   * large.
   */
  readonly inverses: Int32Array;
  readonly limits: Uint32Array;
}

/** Below the square of the first prime that is in no group, a number without a factor in the groups is prime. */
const SETTLED = 127 * 127;

const groups: readonly Group[] = /* @__PURE__ */ [
  [3, 5, 7, 11, 13, 17, 19, 23, 29],
  [31, 37, 41, 43, 47],
  [53, 59, 61, 67, 71],
  [73, 79, 83, 89],
  [97, 101, 103, 107],
  [109, 113],
].map((primes) => {
  const product = primes.reduce((a, b) => a * b);
  return {
    product,
    wide: BigInt(product),
    primes: Int32Array.from(primes),
    inverses: Int32Array.from(primes, inverseOf),
    limits: Uint32Array.from(primes, (prime) => (2 ** 32 - 1) / prime),
  };
});

/**
 * The prime of a group that divides a number, from its remainder modulo the product of the group; 0 if there is none.
 */
function factorIn({ primes, inverses, limits }: Group, remainder: number): number {
  for (let index = 0; index < primes.length; index++) {
    // Exact division, after T. Granlund and P. Montgomery, "Division by Invariant Integers using Multiplication", 1994.
    if (Math.imul(remainder, inverses[index] as number) >>> 0 <= (limits[index] as number))
      return primes[index] as number;
  }
  return 0;
}

/** n modulo m below 2^53, where V8's operator is slow. The quotient is never rounded up to the next integer. */
function remainderOf(n: number, m: number): number {
  return n - Math.floor(n / m) * m;
}

/** Whether an integer from 0 to 2^53 - 1 is prime. */
export function isPrimeNumber(n: number): boolean {
  if ((n & 1) === 0) return n === 2;
  for (const group of groups) {
    const factor = factorIn(group, remainderOf(n, group.product));
    if (factor) return n === factor;
  }
  return n < SETTLED ? n > 1 : isStrongNumber(n) && !isSquare(n) && isLucasNumber(n);
}

/**
 * The first prime from a number on; some number above the limit, which is below 2^53, if there is none up to the
 * limit.
 */
export function primeFrom(n: number, limit: number): number {
  if (n <= 2) return 2;
  let odd = n + 1 - (n & 1);
  while (odd <= limit && !isPrimeNumber(odd)) odd += 2;
  return odd;
}

/** Whether a bigint that is not negative is prime. */
export function isPrimeBigint(n: bigint, check: Check, registersOf: RegistersOf = bigintRegisters): boolean {
  if (n <= Number.MAX_SAFE_INTEGER) return isPrimeNumber(Number(n));
  if ((n & 1n) === 0n) return false;
  for (const group of groups) if (factorIn(group, Number(n % group.wide))) return false;
  return isStrongBigint(n, registersOf, check) && !isSquare(n) && isLucasBigint(n, registersOf, check);
}

/** The last prime up to a number, which is at least 3. */
export function primeUpTo(n: number): number {
  let odd = n - 1 + (n & 1);
  while (!isPrimeNumber(odd)) odd -= 2;
  return odd;
}

/** The first prime from a bigint above 2 on; some bigint above the limit if there is none up to the limit. */
export function primeFromBigint(
  n: bigint,
  limit: bigint | number = Infinity,
  check?: Check,
  registersOf?: RegistersOf,
): bigint {
  let odd = n | 1n;
  while (odd <= limit && !isPrimeBigint(odd, check, registersOf)) {
    // Tests of a few hundred bits end before their own first check.
    check?.();
    odd += 2n;
  }
  return odd;
}

/*
 * Numbers. A product of two of them has up to 106 bits, twice as many as a double holds, so each is split into two
 * halves of which all products are exact (T. Dekker, "A Floating-Point Technique for Extending the Available
 * Precision", 1971). Remainders are kept between -n/2 and n/2, or a little outside: that bit more is what makes every sum
 * below exact, and no comparison is needed to keep them so.
 */

/**
 * Adding and subtracting it, 1.5 × 2^78, rounds to a multiple of 2^26. It is a literal, like every constant in this
 * file: bundlers do not remove a constant that has to be computed.
 */
const TO_HIGH = 453347182355485940514816;
/** The same for integers, 1.5 × 2^52. */
const TO_WHOLE = 6755399441055744;

/**
 * The product of a, b and a factor of 1 or 2 modulo n, with 1 / n as the reciprocal. The quotient is computed in two
 * steps: its high half from the rounded product, for which the reciprocal is exact enough, and its low half from the
 * rest.
 */
export function multiply(a: number, b: number, factor: number, n: number, reciprocal: number): number {
  const aHigh = a + TO_HIGH - TO_HIGH;
  const aLow = a - aHigh;
  const bHigh = (b + TO_HIGH - TO_HIGH) * factor;
  const bLow = b * factor - bHigh;
  const nHigh = n + TO_HIGH - TO_HIGH;
  const nLow = n - nHigh;
  const quotientHigh = a * reciprocal * (b * factor) + TO_HIGH - TO_HIGH;
  const high = aHigh * bHigh - quotientHigh * nHigh + (aHigh * bLow + aLow * bHigh) - quotientHigh * nLow;
  const low = aLow * bLow;
  const quotientLow = (high + low) * reciprocal + TO_WHOLE - TO_WHOLE;
  return high - quotientLow * nHigh + (low - quotientLow * nLow);
}

/** The number of binary digits of an integer below 2^53. */
function digitsOf(n: number): number {
  return n < 2 ** 32 ? 32 - Math.clz32(n) : 64 - Math.clz32(n / 2 ** 32);
}

/** How many times 2 divides an integer below 2^53. */
function twosIn(n: number): number {
  let twos = 0;
  for (; (n & 1) === 0; n /= 2) twos++;
  return twos;
}

/** Whether 2^d = 1 or 2^(d 2^r) = -1 modulo n, where n - 1 = d 2^s and r < s. For odd n from 2^8 on. */
export function isStrongNumber(n: number): boolean {
  const reciprocal = 1 / n;
  const twos = twosIn(n - 1);
  const odd = (n - 1) / 2 ** twos;
  // The exponent is read from its highest bits down. For the first ones the power is still below n.
  const lead = Math.min(4, digitsOf(odd));
  let left = digitsOf(odd) - lead;
  let digits = odd / 2 ** left;
  let power = 2 ** Math.floor(digits);
  for (; left > 0; left--) {
    digits = (digits - Math.floor(digits)) * 2;
    power = multiply(power, power, 1 + Math.floor(digits), n, reciprocal);
  }
  if (power === 1 || power === -1) return true;
  for (let squared = 1; squared < twos; squared++) {
    power = multiply(power, power, 1, n, reciprocal);
    if (power === -1) return true;
  }
  return false;
}

/**
 * The extra strong Lucas test: with n + 1 = d 2^s, whether U(d) = 0 and V(d) = ±2, or V(d 2^r) = 0 for an r < s - 1.
 * U is not computed: it is 0 where 2 V(d + 1) = P V(d).
 */
export function isLucasNumber(n: number): boolean {
  const p = lucasParameter(n);
  const reciprocal = 1 / n;
  const twos = twosIn(n + 1);
  const odd = (n + 1) / 2 ** twos;
  let left = digitsOf(odd) - 1;
  let digits = odd / 2 ** left;
  // V at the bits of the exponent read so far, and the next V.
  let v = p;
  let w = p * p - 2;
  for (; left > 0; left--) {
    digits = (digits - Math.floor(digits)) * 2;
    const mixed = multiply(v, w, 1, n, reciprocal) - p;
    if (digits < 1) {
      v = multiply(v, v, 1, n, reciprocal) - 2;
      w = mixed;
    } else {
      v = mixed;
      w = multiply(w, w, 1, n, reciprocal) - 2;
    }
  }
  if ((v === 2 || v === -2) && 2 * w === p * v) return true;
  for (let doubled = 1; doubled < twos; doubled++) {
    if (v === 0) return true;
    v = multiply(v, v, 1, n, reciprocal) - 2;
  }
  return false;
}

/**
 * The first P from 3 on for which P² - 4 has the Jacobi symbol -1. There is one for every number that is not a
 * square.
 */
function lucasParameter(n: number | bigint): number {
  for (let p = 3; ; p++) {
    const d = p * p - 4;
    // The symbol depends only on n modulo 4 d.
    if (jacobi(d, typeof n === "bigint" ? Number(n % BigInt(4 * d)) : remainderOf(n, 4 * d)) < 0) return p;
  }
}

/* Bigints: the same, over registers of numbers modulo n. */

/** The binary digits of a bigint without its factors of 2, and the number of these. */
function oddDigitsOf(n: bigint): [digits: string, twos: number] {
  const digits = n.toString(2);
  const length = digits.lastIndexOf("1") + 1;
  return [digits.slice(0, length), digits.length - length];
}

/** {@link isStrongNumber} for bigints. */
export function isStrongBigint(n: bigint, registersOf: RegistersOf, check: Check): boolean {
  const POWER = 0;
  const ZERO = 1;
  const { multiply, read } = registersOf(n, [1n, 0n], check);
  const last = n - 1n;
  const [digits, twos] = oddDigitsOf(last);
  for (const digit of digits) multiply(POWER, POWER, POWER, ZERO, +digit);
  const power = read(POWER);
  if (power === 1n || power === last) return true;
  for (let squared = 1; squared < twos; squared++) {
    multiply(POWER, POWER, POWER, ZERO, 0);
    if (read(POWER) === last) return true;
  }
  return false;
}

/** {@link isLucasNumber} for bigints. */
export function isLucasBigint(n: bigint, registersOf: RegistersOf, check: Check): boolean {
  const V = 0;
  const W = 1;
  const MINUS_TWO = 2;
  const MINUS_P = 3;
  const p = BigInt(lucasParameter(n));
  const { multiply, read } = registersOf(n, [2n, p, n - 2n, n - p], check);
  const [digits, twos] = oddDigitsOf(n + 1n);
  for (const digit of digits) {
    const one = +digit;
    multiply(one ? V : W, V, W, MINUS_P, 0);
    multiply(one, one, one, MINUS_TWO, 0);
  }
  const v = read(V);
  if ((v === 2n || v === n - 2n) && (2n * read(W) - p * v) % n === 0n) return true;
  for (let doubled = 1; doubled < twos; doubled++) {
    if (read(V) === 0n) return true;
    multiply(V, V, V, MINUS_TWO, 0);
  }
  return false;
}
