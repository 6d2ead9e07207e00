import { readUntil } from "../core/async/stages.js";
import { consume } from "../core/engine/consume.js";
import { isEnd } from "../core/engine/cursor.js";
import type { AnyIterable } from "../core/types/iterables.js";
import { skip } from "../core/engine/iteratorCursor.js";

/**
 * Returns the value of a sequence that has exactly one.
 *
 * It pulls a second time to check that there are no more values. If there is one, the source is closed.
 *
 * @param source - The sequence that must have exactly one value.
 * @throws TypeError if there are no values, or more than one.
 * @example
 * ```ts
 * import { filter, only } from "lazuli";
 *
 * const users = [{ id: 7, name: "Ada" }, { id: 8, name: "Grace" }];
 * console.log(only(filter(users, ({ id }) => id === 7)).name); // => "Ada"
 * only([1, 2]); // throws TypeError: only: there must be exactly one value, got more
 * ```
 * @see {@link first} if there may be none or several.
 * @category Searching
 * @pulls at most 2
 * @keeps 1 value
 * @endless safe
 */
export function only<T>(source: Iterable<T>): T {
  return consume("only", source, (cursor) => {
    const value = cursor.pull(undefined);
    if (isEnd(value)) throw wrongNumber("none");
    // The error closes the source.
    if (skip(cursor, undefined)) throw wrongNumber("more");
    return value;
  });
}

/**
 * The async {@link only}: resolves to the value of a sequence that has exactly one.
 *
 * It pulls a second time to check that there are no more values. If there is one, the source is closed, and the promise
 * is rejected when that is over.
 *
 * @param source - An async or sync iterable that must have exactly one value.
 * @throws TypeError if there are no values, or more than one.
 * @example
 * ```ts
 * import { only } from "lazuli/async";
 *
 * console.log(await only(["a"])); // => "a"
 * ```
 * @see {@link first} if there may be none or several.
 * @category Searching
 * @pulls at most 2
 * @keeps 1 value
 * @endless safe
 */
export async function onlyAsync<T>(source: AnyIterable<T>): Promise<T> {
  let result: T | undefined;
  let hasResult = false;
  await readUntil("only", source, (value) => {
    // The error closes the source.
    if (hasResult) throw wrongNumber("more");
    result = value;
    hasResult = true;
    return false;
  });
  if (!hasResult) throw wrongNumber("none");
  return result as T;
}

function wrongNumber(got: string): TypeError {
  return new TypeError(`only: there must be exactly one value, got ${got}`);
}
