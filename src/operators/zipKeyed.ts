import { abandonAsync, asyncJoin, openAsync } from "../core/async/edge.js";
import { abandon } from "../core/engine/closing.js";
import { openRecord, Zip, zipping } from "../core/joining/zip.js";
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
 * The sources are pulled in the order of the keys, one value each; as soon as the result is known to end, no
 * other is pulled (unless to see, in `"strict"` mode, that all end) and all that are open are closed, last to first.
 *
 * @param iterables - The sequences to read side by side; the enumerable own properties count, those that are
 * `undefined` do not. Strings are refused as sequences, as in the standard.
 * @param options - `mode` is when to end: with the `"shortest"` source (the default), with the `"longest"`, or
 * `"strict"`, which throws unless all end together. `padding` holds, by key, the values that stand in for
 * sources that have ended in `"longest"` mode.
 * @returns A record without a prototype for each position, endless if the sources that decide the end are.
 * @throws TypeError if an argument is not of that form, or if lengths differ in `"strict"` mode.
 * @example
 * ```ts
 * import { map, zipKeyed } from "lazuli";
 *
 * const people = zipKeyed({ name: ["Ada", "Grace"], born: [1815, 1906] });
 * const captions = map(people, ({ name, born }) => `${name} (${born})`);
 * console.log([...captions]); // => ["Ada (1815)", "Grace (1906)"]
 * ```
 * @see {@link zip} for tuples in place of records.
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
 * pulled in vain.
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
  const joint = openRecord("zipKeyed", iterables, options, openAsync, abandonAsync);
  return asyncJoin("zipKeyed", joint.sources, zipping(joint));
}
