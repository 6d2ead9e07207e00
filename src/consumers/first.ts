import { readUntil } from "../core/async/stages.js";
import { consume } from "../core/engine/consume.js";
import { isEnd } from "../core/engine/cursor.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { IfEmpty, Shape } from "../core/types/shape.js";

/**
 * Returns the first value.
 *
 * It pulls one value and closes the source.
 *
 * @param source - The sequence to read.
 * @returns The value; `undefined` if there are no values.
 * @example
 * ```ts
 * import { filter, first, primes } from "lazuli";
 *
 * console.log(first(filter(primes(), (p) => p > 100))); // => 101
 * console.log(first([])); // => undefined
 * ```
 * @see {@link nth} for a value at another index, {@link find} for the first match.
 * @category Searching
 * @pulls 1
 * @keeps nothing
 * @endless safe
 */
export function first<T, R, S>(source: Iterable<T, R> & Shape<S>): T | (EndOf<R> & IfEmpty<S>);
export function first<T>(source: Iterable<T>): T | undefined {
  return consume("first", source, (cursor) => {
    const value = cursor.pull(undefined);
    if (isEnd(value)) return undefined;
    cursor.close();
    return value;
  });
}

/**
 * The async {@link first}: resolves to the first value.
 *
 * It pulls one value, then closes the source and awaits that too.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @returns The value; `undefined` if there are no values.
 * @example
 * ```ts
 * import { first } from "lazuli/async";
 *
 * console.log(await first(["a", "b"])); // => "a"
 * ```
 * @see {@link nth} for a value at another index, {@link find} for the first match.
 * @category Searching
 * @pulls 1
 * @keeps nothing
 * @endless safe
 */
export async function firstAsync<T, R, S>(
  source: AnyIterable<T, R> & Shape<S>,
): Promise<T | (EndOf<R> & IfEmpty<S>)>;
export async function firstAsync<T>(source: AnyIterable<T>): Promise<T | undefined> {
  let result: T | undefined;
  await readUntil("first", source, (value) => {
    result = value;
    return true;
  });
  return result;
}
