import { abandonAsync } from "../core/async/closeAsync.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { abandon } from "../core/engine/closing.js";
import { openList, AsyncZip, Zip } from "../core/joining/zip.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type {
  AnyIterable,
  AnyIterableObject,
  AnyValueOf,
  IterableObject,
  ValueOf,
} from "../core/types/iterables.js";
import type {
  AnyZipped,
  AnyZippedLongest,
  ListOfSequences,
  Mode,
  ZipLongestOptions,
  ZipOptions,
  Zipped,
  ZippedLongest,
} from "../core/types/zip.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfLongest, EndOfShortest } from "../core/types/endlessness.js";

/**
 * Tuples of the values at the same position of several sequences.
 *
 * The sources are pulled in order, one value each. As soon as the result is known to end, no other source is
 * pulled, except in `"strict"` mode to check that all end. All open sources are then closed, last to first.
 *
 * @param iterables - The sequences to read side by side, as an array or another iterable. Strings among them are
 * refused, as in the standard.
 * @param options - `mode` says when to end: `"shortest"`, the default, ends with the first source that ends,
 * `"longest"` with the last one; `"strict"` throws unless all end together. `padding`, for `"longest"`, is an
 * iterable of the values in place of those of ended sources, by position; `undefined` where it has none.
 * @returns A tuple for each position; endless if the sources that decide the end are.
 * @throws TypeError if an argument is not of that form, or if the lengths differ in `"strict"` mode.
 * @example
 * ```ts
 * import { countFrom, zip } from "lazuli";
 *
 * console.log([...zip([["a", "b"], countFrom(1)])]); // => [["a", 1], ["b", 2]]
 * console.log([...zip([[1, 2], ["a"]], { mode: "longest", padding: [0, "-"] })]); // => [[1, "a"], [2, "-"]]
 * ```
 * @example Where all must have the same length
 * ```ts
 * import { zip } from "lazuli";
 *
 * try {
 *   console.log([...zip([["a", "b"], [1]], { mode: "strict" })]);
 * } catch (error) {
 *   console.log(error instanceof TypeError); // => true
 * }
 * ```
 * @see {@link zipKeyed} for records instead of tuples, {@link enumerate} to number values.
 * @category Joining
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function zip<I extends readonly IterableObject<unknown>[] | []>(
  iterables: I,
  options?: ZipOptions,
): Lazy<Zipped<I>, EndOfShortest<I[number]>>;
export function zip<
  I extends readonly IterableObject<unknown>[] | [],
  P extends Iterable<unknown> | readonly unknown[] | [] = [],
>(iterables: I, options: ZipLongestOptions<P>): Lazy<ZippedLongest<I, P>, EndOfLongest<I[number]>>;
export function zip<I, M extends Mode = "shortest", P = undefined>(
  iterables: Iterable<I> & ListOfSequences<I>,
  options?: { readonly mode?: M | undefined; readonly padding?: Iterable<P> | undefined },
): Lazy<("longest" extends M ? ValueOf<I> | P | undefined : ValueOf<I>)[]>;
export function zip(
  iterables: Iterable<Iterable<unknown>>,
  options?: ZipOptions | ZipLongestOptions<unknown>,
): Lazy<never, never> {
  const joint = openList("zip", iterables, options, open, abandon);
  return new LazyIterator<never, never>(new Zip(joint));
}

/**
 * {@link zip} of async and sync iterables. The sources are pulled one after the other, so that none is pulled
 * needlessly.
 *
 * @example
 * ```ts
 * import { toArray, zip } from "lazuli/async";
 *
 * async function* letters() {
 *   yield* ["a", "b"];
 * }
 * console.log(await toArray(zip([letters(), [1, 2, 3]]))); // => [["a", 1], ["b", 2]]
 * ```
 * @category Joining
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function zipAsync<I extends readonly AnyIterableObject<unknown>[] | []>(
  iterables: I,
  options?: ZipOptions,
): AsyncLazy<AnyZipped<I>, EndOfShortest<I[number]>>;
export function zipAsync<
  I extends readonly AnyIterableObject<unknown>[] | [],
  P extends Iterable<unknown> | readonly unknown[] | [] = [],
>(iterables: I, options: ZipLongestOptions<P>): AsyncLazy<AnyZippedLongest<I, P>, EndOfLongest<I[number]>>;
export function zipAsync<I, M extends Mode = "shortest", P = undefined>(
  iterables: Iterable<I> & ListOfSequences<I>,
  options?: { readonly mode?: M | undefined; readonly padding?: Iterable<P> | undefined },
): AsyncLazy<("longest" extends M ? AnyValueOf<I> | P | undefined : AnyValueOf<I>)[]>;
export function zipAsync(
  iterables: Iterable<AnyIterable<unknown>>,
  options?: ZipOptions | ZipLongestOptions<unknown>,
): AsyncLazy<never, never> {
  return over(new AsyncZip(openList("zip", iterables, options, openAsync, abandonAsync)));
}
