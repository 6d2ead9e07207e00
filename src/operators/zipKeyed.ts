import { abandonAsync } from "../core/async/closeAsync.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { abandon } from "../core/engine/closing.js";
import { openRecord, AsyncZip, Zip } from "../core/joining/zip.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterableObject, IterableObject } from "../core/types/iterables.js";
import type {
  AnyZipped,
  AnyZippedLongest,
  ZipLongestOptions,
  ZipOptions,
  Zipped,
  ZippedLongest,
} from "../core/types/zip.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfLongest, EndOfShortest } from "../core/types/endlessness.js";

/**
 * Records of the values at the same position of several sequences, by key.
 *
 * The sources are pulled in the order of the keys, one value each. As soon as the result is known to end, no other
 * source is pulled, except in `"strict"` mode to check that all end. All open sources are then closed, last to
 * first.
 *
 * @param iterables - An object of the sequences to read side by side. Its own enumerable properties count, unless
 * they are `undefined`. Strings are refused as sequences, as in the standard.
 * @param options - `mode` says when to end: `"shortest"`, the default, ends with the first source that ends,
 * `"longest"` with the last one; `"strict"` throws unless all end together. `padding`, for `"longest"`, is an
 * object of the values in place of those of ended sources, by key.
 * @returns A record without a prototype for each position; endless if the sources that decide the end are.
 * @throws TypeError if an argument is not of that form, or if the lengths differ in `"strict"` mode.
 * @example
 * ```ts
 * import { map, zipKeyed } from "lazuli";
 *
 * const people = zipKeyed({ name: ["Ada", "Grace"], born: [1815, 1906] });
 * const captions = map(people, ({ name, born }) => `${name} (${born})`);
 * console.log([...captions]); // => ["Ada (1815)", "Grace (1906)"]
 * ```
 * @see {@link zip} for tuples instead of records.
 * @category Joining
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function zipKeyed<T extends { readonly [K in keyof T]: IterableObject<unknown> }>(
  iterables: T,
  options?: ZipOptions,
): Lazy<Zipped<T>, EndOfShortest<T[keyof T]>>;
export function zipKeyed<
  T extends { readonly [K in keyof T]: IterableObject<unknown> },
  P extends { readonly [K in keyof T]?: unknown } = Record<never, never>,
>(iterables: T, options: ZipLongestOptions<P>): Lazy<ZippedLongest<T, P>, EndOfLongest<T[keyof T]>>;
export function zipKeyed(
  iterables: object,
  options?: ZipOptions | ZipLongestOptions<unknown>,
): Lazy<never, never> {
  const joint = openRecord("zipKeyed", iterables, options, open, abandon);
  return new LazyIterator<never, never>(new Zip(joint));
}

/**
 * {@link zipKeyed} of async and sync iterables. The sources are pulled one after the other, so that none is
 * pulled needlessly.
 *
 * @example
 * ```ts
 * import { map, toArray, zipKeyed } from "lazuli/async";
 *
 * const points = zipKeyed({ x: [1, 2], y: [3, 4] });
 * console.log(await toArray(map(points, ({ x, y }) => x * y))); // => [3, 8]
 * ```
 * @category Joining
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function zipKeyedAsync<T extends { readonly [K in keyof T]: AnyIterableObject<unknown> }>(
  iterables: T,
  options?: ZipOptions,
): AsyncLazy<AnyZipped<T>, EndOfShortest<T[keyof T]>>;
export function zipKeyedAsync<
  T extends { readonly [K in keyof T]: AnyIterableObject<unknown> },
  P extends { readonly [K in keyof T]?: unknown } = Record<never, never>,
>(iterables: T, options: ZipLongestOptions<P>): AsyncLazy<AnyZippedLongest<T, P>, EndOfLongest<T[keyof T]>>;
export function zipKeyedAsync(
  iterables: object,
  options?: ZipOptions | ZipLongestOptions<unknown>,
): AsyncLazy<never, never> {
  return over(new AsyncZip(openRecord("zipKeyed", iterables, options, openAsync, abandonAsync)));
}
