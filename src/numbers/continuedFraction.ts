import { must } from "../core/checks/must.js";
import { startGenerator } from "../core/engine/generator.js";
import type { Lazy } from "../core/types/lazy.js";
import { isSquare, rootOf } from "../core/arithmetic/squareRoot.js";

/**
 * The terms of the continued fraction of (p + √d) / q.
 *
 * `continuedFraction(p, q)` is that of the fraction p / q, and `continuedFraction(0n, 1n, d)` that of √d.
 *
 * For a fraction there are as many terms as Euclid's algorithm has steps. If d is not a perfect square, the sequence
 * never ends, and repeats itself from some term on; the algorithm is Lagrange's (H. Cohen, "A Course in Computational
 * Algebraic Number Theory", 5.7), whose numbers stay below 2√d. Each term costs a division or two and is computed
 * when it is pulled.
 *
 * @param p - The numerator.
 * @param q - The denominator, not 0; 1 if left out.
 * @param d - The number under the root, not negative; 0 if left out.
 * @returns The integer part first, and then positive terms. If there is a last term after it, that is not 1.
 * @throws TypeError if an argument is not a bigint.
 * @throws RangeError if `q` is 0 or `d` is negative.
 * @example
 * ```ts
 * import { continuedFraction, take } from "lazuli";
 *
 * console.log([...continuedFraction(415n, 93n)]); // => [4n, 2n, 6n, 7n]
 * console.log([...take(continuedFraction(0n, 1n, 2n), 4)]); // => [1n, 2n, 2n, 2n]
 * console.log([...take(continuedFraction(0n, 1n, 14n), 9)]); // => [3n, 1n, 2n, 1n, 6n, 1n, 2n, 1n, 6n]
 * console.log([...take(continuedFraction(1n, 2n, 5n), 4)]); // => [1n, 1n, 1n, 1n]
 * ```
 * @category Numbers
 * @pulls nothing
 * @keeps 2 values
 * @endless never ends, unless it is of a fraction
 */
export function continuedFraction(p: bigint, q: bigint = 1n, d: bigint = 0n): Lazy<bigint> {
  for (const [argument, value] of Object.entries({ p, q, d }))
    must(typeof value === "bigint", "continuedFraction", argument, "a bigint", value);
  must(q !== 0n, "continuedFraction", "q", "other than 0", q, RangeError);
  must(d >= 0n, "continuedFraction", "d", "at least 0", d, RangeError);
  return startGenerator("continuedFraction", q !== 0n && !isSquare(d), terms, p, q, d);
}

function* terms(p: bigint, q: bigint, d: bigint): Generator<bigint, void, unknown> {
  const root = rootOf(d);
  if (root * root === d) yield* fractionTerms(p + root, q);
  else yield* surdTerms(p, q, d);
}

function* fractionTerms(p: bigint, q: bigint): Generator<bigint, void, unknown> {
  while (q !== 0n) {
    const term = floorDivide(p, q);
    yield term;
    [p, q] = [q, p - term * q];
  }
}

function* surdTerms(p: bigint, q: bigint, d: bigint): Generator<bigint, never, unknown> {
  // The divisions by q come out even where q divides d - p².
  if ((d - p * p) % q !== 0n) {
    const size = q < 0n ? -q : q;
    [p, q, d] = [p * size, q * size, d * q * q];
  }
  const root = rootOf(d);
  for (;;) {
    const term = floorDivide(q > 0n ? p + root : p + root + 1n, q);
    yield term;
    p = term * q - p;
    q = (d - p * p) / q;
  }
}

/** The quotient rounded down. The operator of the language rounds towards zero. */
function floorDivide(a: bigint, b: bigint): bigint {
  const remainder = a % b;
  return (a - remainder) / b - (remainder !== 0n && remainder < 0n !== b < 0n ? 1n : 0n);
}
