import { must } from "../core/checks/must.js";
import { absolute, gcdOf, mustBePair } from "../core/arithmetic/integers.js";

/**
 * Returns the least common multiple of two integers. It is never negative, and 0 if one of them is 0.
 *
 * It divides one of them by their {@link gcd}, which takes most of the time, and multiplies by the other.
 *
 * @param a - A safe integer or a bigint.
 * @param b - Another one of the same kind.
 * @throws TypeError if an argument is neither a number nor a bigint, or if they are not of the same kind.
 * @throws RangeError if a number is not a safe integer, or if the multiple of two numbers is not. Pass bigints.
 * @example
 * ```ts
 * import { lcm, range, reduce } from "lazuli";
 *
 * console.log(lcm(4, 6)); // => 12
 * console.log(reduce(range(1n, 21n), lcm)); // => 232792560n
 * ```
 * @see {@link gcd} for the greatest common divisor.
 * @category Numbers
 */
export function lcm<N extends number | bigint>(a: N, b: N): N extends number ? number : bigint {
  const [x, y] = mustBePair("lcm", a, b);
  if (!x || !y) return absolute(x && y) as never;
  const multiple = absolute((x / gcdOf(x, y)) * y);
  const fits = typeof multiple === "bigint" || Number.isSafeInteger(multiple);
  must(fits, "lcm", "the multiple", "a safe integer, or of bigints", multiple, RangeError);
  return multiple as never;
}
