import { mustBeNumber } from "../core/checks/counts.js";
import { must } from "../core/checks/must.js";
import { TERM_OPTIONS } from "../core/arithmetic/fibonacciSequence.js";
import { mustBeOptions } from "../core/checks/options.js";
import { startGenerator } from "../core/engine/generator.js";
import type { Lazy } from "../core/types/lazy.js";
import type { TermOptions } from "../core/types/options.js";

/**
 * A linear recurrence with constant coefficients, exact and without end: each value is a sum of multiples of the
 * values before it.
 *
 * With the signature c, d, … the value at n is c times the value at n - 1, plus d times the value at n - 2, and so
 * on: the notation of the OEIS. Nothing is computed before the first pull.
 *
 * Each value costs one product per coefficient. A start at index n is reached with about log2(n) products of
 * polynomials modulo the characteristic one (C. Fiduccia, "An Efficient Formula for Linear Recurrences", SIAM J.
 * Comput. 14, 1985).
 *
 * @param initial - The values at 0, 1, … as bigints, one for each coefficient.
 * @param signature - The coefficients as bigints, that of the last value first.
 * @param options - `from` is the index of the first value; 0 if left out.
 * @throws TypeError if `initial` or `signature` is not an array of bigints, if `options` is not an object or has an
 * unknown key, or if `from` is not a number.
 * @throws RangeError if the arrays differ in length or are empty, or if `from` is negative or not a safe integer.
 * @example
 * ```ts
 * import { first, linearRecurrence, take } from "lazuli";
 *
 * const tribonacci = [[0n, 0n, 1n], [1n, 1n, 1n]] as const;
 * console.log([...take(linearRecurrence(...tribonacci), 8)]); // => [0n, 0n, 1n, 1n, 2n, 4n, 7n, 13n]
 * console.log(first(linearRecurrence(...tribonacci, { from: 100 }))); // => 53324762928098149064722658n
 * ```
 * @see {@link recurrence} for steps of any kind, {@link fib} and {@link lucas} for the best known ones.
 * @category Numbers
 * @pulls nothing
 * @keeps as many values as are given first
 * @endless never ends
 */
export function linearRecurrence(
  initial: readonly bigint[],
  signature: readonly bigint[],
  options: Pick<TermOptions, "from"> = {},
): Lazy<bigint, never> {
  mustBeOptions("linearRecurrence", options, TERM_OPTIONS);
  const { from = 0 } = options;
  mustBeBigints("initial", initial);
  mustBeBigints("signature", signature);
  const { length } = initial;
  must(length > 0, "linearRecurrence", "the length of initial", "at least 1", length, RangeError);
  must(
    signature.length === length,
    "linearRecurrence",
    "the length of signature",
    `that of initial, ${length}`,
    signature.length,
    RangeError,
  );
  mustBeNumber(Number.isSafeInteger(from), "linearRecurrence", "from", "a safe integer", from);
  must(from >= 0, "linearRecurrence", "from", "at least 0", from, RangeError);
  return startGenerator("linearRecurrence", true, terms, [...initial], [...signature], from);
}

function mustBeBigints(argument: string, values: readonly bigint[]): void {
  must(Array.isArray(values), "linearRecurrence", argument, "an array of bigints", values);
  for (const [index, value] of values.entries())
    must(typeof value === "bigint", "linearRecurrence", `${argument}[${index}]`, "a bigint", value);
}

function* terms(initial: bigint[], signature: bigint[], from: number): Generator<bigint, never, unknown> {
  const last = from === 0 ? initial : advance(initial, signature, from);
  for (;;) {
    yield last[0] as bigint;
    append(last, signature);
    last.shift();
  }
}

/** Adds the next value. */
function append(values: bigint[], signature: bigint[]): void {
  const { length } = values;
  values.push(signature.reduce((sum, factor, back) => sum + factor * at(values, length - 1 - back), 0n));
}

/**
 * The values from an index on, as many as there are initial ones. In the ring of polynomials in which the signature
 * defines x^k, x^n is a sum of lower powers. The value at n is that sum with values in place of powers.
 */
function advance(initial: bigint[], signature: bigint[], from: number): bigint[] {
  let power = [1n];
  for (const bit of from.toString(2)) {
    power = squareOf(power);
    if (bit === "1") power.unshift(0n);
    reduce(power, signature);
  }
  const values = [...initial];
  while (values.length < 2 * initial.length - 1) append(values, signature);
  return initial.map((_, offset) =>
    power.reduce((sum, factor, index) => sum + factor * at(values, offset + index), 0n),
  );
}

/** The square of a polynomial, whose coefficients start with the constant. */
function squareOf(polynomial: bigint[]): bigint[] {
  const square = Array<bigint>(2 * polynomial.length - 1).fill(0n);
  for (const [i, x] of polynomial.entries())
    for (const [j, y] of polynomial.entries()) square[i + j] = at(square, i + j) + x * y;
  return square;
}

/** Replaces the powers from x^k on by lower ones. */
function reduce(polynomial: bigint[], signature: bigint[]): void {
  while (polynomial.length > signature.length) {
    const top = polynomial.pop() as bigint;
    const { length } = polynomial;
    for (const [back, factor] of signature.entries())
      polynomial[length - 1 - back] = at(polynomial, length - 1 - back) + top * factor;
  }
}

function at(values: bigint[], index: number): bigint {
  return values[index] as bigint;
}
