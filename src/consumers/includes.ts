import { readUntil } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { firstMatch } from "../core/engine/consume.js";
import { sameValueZero } from "../core/values/sameValueZero.js";
import type { AnyIterable } from "../core/types/iterables.js";

/**
 * Returns `true` if a value is among the values of a sequence.
 *
 * Values are compared as by `Array.prototype.includes`: `NaN` equals `NaN`, and 0 equals -0. It pulls up to the first
 * equal value and closes the source.
 *
 * @param source - The values to search.
 * @param value - The value to look for.
 * @param skipped - How many values to skip first; `Infinity` skips all of them.
 * @throws TypeError if `skipped` is neither an integer nor infinite.
 * @throws RangeError if `skipped` is negative, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { includes, primes } from "lazuli";
 *
 * console.log(includes(primes(), 97)); // => true
 * console.log(includes([1, 2, 3], 1, 1)); // => false
 * ```
 * @see {@link some} to search by a predicate, {@link includesSorted} for sorted values.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export function includes<T>(source: Iterable<T>, value: NoInfer<T>, skipped: number = 0): boolean {
  checkSkipped(source, skipped);
  const found = firstMatch(
    "includes",
    source,
    (candidate, index) => index >= skipped && sameValueZero(candidate, value),
  );
  return found !== undefined;
}

/**
 * The async {@link includes}: resolves to `true` if a value is among the values of a sequence.
 *
 * Values are compared as by `Array.prototype.includes`: `NaN` equals `NaN`, and 0 equals -0. It pulls up to the first
 * equal value, then closes the source and awaits that too.
 *
 * @param source - An async or sync iterable.
 * @param value - The value to look for. A promise is not awaited.
 * @param skipped - How many values to skip first; `Infinity` skips all of them.
 * @throws TypeError if `skipped` is neither an integer nor infinite.
 * @throws RangeError if `skipped` is negative, or above `Number.MAX_SAFE_INTEGER` without being `Infinity`.
 * @example
 * ```ts
 * import { includes } from "lazuli/async";
 *
 * console.log(await includes([1, 2, 3], 2)); // => true
 * ```
 * @see {@link some} to search by a predicate, {@link includesSorted} for sorted values.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a match
 */
export async function includesAsync<T>(
  source: AnyIterable<T>,
  value: NoInfer<T>,
  skipped: number = 0,
): Promise<boolean> {
  checkSkipped(source, skipped);
  return readUntil(
    "includes",
    source,
    (candidate, index) => index >= skipped && sameValueZero(candidate, value),
  );
}

function checkSkipped(source: unknown, skipped: number): void {
  checked("includes", source, () => {
    const whole = Number.isInteger(skipped) || skipped === Infinity || skipped === -Infinity;
    const ok = whole && skipped >= 0 && (skipped <= Number.MAX_SAFE_INTEGER || skipped === Infinity);
    const expectation = "a non-negative safe integer or Infinity";
    must(ok, "includes", "skipped", expectation, skipped, whole ? RangeError : TypeError);
  });
}
