import { mustBeNumber } from "../core/checks/counts.js";
import { readUntil } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { consume } from "../core/engine/consume.js";
import { isEnd } from "../core/engine/cursor.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { EndOf } from "../core/types/endlessness.js";
import { skipUpTo } from "../core/engine/iteratorCursor.js";

/**
 * Returns the value at an index.
 *
 * It pulls up to that value and closes the source.
 *
 * @param source - The sequence to read.
 * @param index - The index of the value, counted from 0.
 * @returns The value; `undefined` if the source ends before it.
 * @throws RangeError if `index` is not a non-negative safe integer.
 * @example
 * ```ts
 * import { fib, nth } from "lazuli";
 *
 * console.log(nth(fib(), 99)); // => 354224848179261915075n
 * ```
 * @see {@link drop} to continue from an index, {@link first} for index 0.
 * @category Searching
 * @pulls index + 1
 * @keeps nothing
 * @endless safe
 */
export function nth<T, R>(source: Iterable<T, R>, index: number): T | EndOf<R>;
export function nth<T>(source: Iterable<T>, index: number): T | undefined {
  checkIndex(source, index);
  return consume("nth", source, (cursor) => {
    if (skipUpTo(cursor, index) < index) return undefined;
    const value = cursor.pull(undefined);
    if (isEnd(value)) return undefined;
    cursor.close();
    return value;
  });
}

/**
 * The async {@link nth}: resolves to the value at an index.
 *
 * It pulls up to that value, then closes the source and awaits that too.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param index - The index of the value, counted from 0.
 * @returns The value; `undefined` if the source ends before it.
 * @throws RangeError if `index` is not a non-negative safe integer.
 * @example
 * ```ts
 * import { nth } from "lazuli/async";
 *
 * console.log(await nth(["a", "b", "c"], 1)); // => "b"
 * ```
 * @see {@link drop} to continue from an index, {@link first} for index 0.
 * @category Searching
 * @pulls index + 1
 * @keeps nothing
 * @endless safe
 */
export async function nthAsync<T, R>(source: AnyIterable<T, R>, index: number): Promise<T | EndOf<R>>;
export async function nthAsync<T>(source: AnyIterable<T>, index: number): Promise<T | undefined> {
  checkIndex(source, index);
  let result: T | undefined;
  await readUntil("nth", source, (value, passed) => {
    if (passed < index) return false;
    result = value;
    return true;
  });
  return result;
}

function checkIndex(source: unknown, index: number): void {
  checked("nth", source, () => {
    const ok = Number.isSafeInteger(index) && index >= 0;
    mustBeNumber(ok, "nth", "index", "a non-negative safe integer", index);
  });
}
