import { visitAll } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { visitEach } from "../core/engine/consume.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Returns the values as one string, with a separator between them.
 *
 * `null` and `undefined` become empty strings, as in `Array.prototype.join`.
 *
 * @param source - The values to join. Endless sequences are refused.
 * @param separator - The text between two values; a comma if left out.
 * @throws TypeError if a value or the separator cannot be converted to a string, such as a symbol.
 * @example
 * ```ts
 * import { join, take, fib } from "lazuli";
 *
 * console.log(join(take(fib(), 6), " ")); // => "1 1 2 3 5 8"
 * ```
 * @see {@link toArray} for the values themselves.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function join<T, R>(source: Iterable<T, R> & Ending<R>, separator: string = ","): string {
  const between = checked("join", source, () => text(separator));
  let result = "";
  let first = true;
  visitEach("join", source, (value) => {
    if (!first) result += between;
    first = false;
    if (value !== undefined && value !== null) result += text(value);
  });
  return result;
}

/**
 * The async {@link join}: resolves to the values as one string, with a separator between them.
 *
 * `null` and `undefined` become empty strings, as in `Array.prototype.join`.
 *
 * @param source - An async or sync iterable. Endless sources are refused, by the compiler and at the call.
 * @param separator - The text between two values; a comma if left out.
 * @throws TypeError if a value or the separator cannot be converted to a string, such as a symbol, or if `source` is
 * known to be endless.
 * @example
 * ```ts
 * import { join } from "lazuli/async";
 *
 * console.log(await join(["a", "b"], "-")); // => "a-b"
 * ```
 * @see {@link toArray} for the values themselves.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export async function joinAsync<T, R>(
  source: AnyIterable<T, R> & Ending<R>,
  separator: string = ",",
): Promise<string> {
  const between = checked("join", source, () => text(separator));
  let result = "";
  let first = true;
  await visitAll<T>("join", source, (value) => {
    if (!first) result += between;
    first = false;
    if (value !== undefined && value !== null) result += text(value);
  });
  return result;
}

/** The standard's ToString: unlike `String()`, it refuses symbols. */
function text(value: unknown): string {
  return `${value as string}`;
}
