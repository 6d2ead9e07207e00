import { openAsync } from "../core/async/edge.js";
import { consumeAll } from "../core/engine/consume.js";
import { isEnd } from "../core/engine/cursor.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Reads a sequence to its end and gives nothing, for the sake of what happens on the way.
 *
 * @param source - The sequence to read; the compiler refuses endless ones.
 * @example
 * ```ts
 * import { drain, range, tap } from "lazuli";
 *
 * const seen: number[] = [];
 * drain(tap(range(3), (n) => seen.push(n)));
 * console.log(seen); // => [0, 1, 2]
 * ```
 * @see {@link forEach} to do something with the values, {@link count} for their number.
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless refused
 */
export function drain<R>(source: Iterable<unknown, R> & Ending<R>): void {
  consumeAll("drain", source, (cursor) => {
    while (!isEnd(cursor.pull(true)));
  });
}

/**
 * {@link drain} over an async or sync iterable. An endless one is welcome: an abort or an error ends it.
 *
 * @example
 * ```ts
 * import { drain, tap } from "lazuli/async";
 *
 * const seen: number[] = [];
 * await drain(tap([1, 2], async (n) => seen.push(n)));
 * console.log(seen); // => [1, 2]
 * ```
 * @category Reducing
 * @pulls all
 * @keeps nothing
 * @endless safe
 */
export async function drainAsync(source: AnyIterable<unknown>): Promise<void> {
  for await (const _ of openAsync<unknown>("drain", source));
}
