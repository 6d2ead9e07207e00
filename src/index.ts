/**
 * Lazy sequences: say when to stop, instead of guessing a count.
 *
 * The page of each function says what it **pulls** from its source for the values that it gives, how much it **keeps**
 * of what it has seen, and what becomes of it on **endless** input.
 *
 * @module lazuli
 */
export { count } from "./consumers/count.js";
export { countBy } from "./consumers/countBy.js";
export { drain } from "./consumers/drain.js";
export { every } from "./consumers/every.js";
export { find } from "./consumers/find.js";
export { findIndex } from "./consumers/findIndex.js";
export { findLast } from "./consumers/findLast.js";
export { first } from "./consumers/first.js";
export { forEach } from "./consumers/forEach.js";
export { groupBy } from "./consumers/groupBy.js";
export { includes } from "./consumers/includes.js";
export { includesSorted } from "./consumers/includesSorted.js";
export { isSorted } from "./consumers/isSorted.js";
export { join } from "./consumers/join.js";
export { last } from "./consumers/last.js";
export { nth } from "./consumers/nth.js";
export { only } from "./consumers/only.js";
export { partition } from "./consumers/partition.js";
export { reduce } from "./consumers/reduce.js";
export { reduceWhile } from "./consumers/reduceWhile.js";
export { some } from "./consumers/some.js";
export { sum } from "./consumers/sum.js";
export { toArray } from "./consumers/toArray.js";
export { toMap } from "./consumers/toMap.js";
export { toObject } from "./consumers/toObject.js";
export { toSet } from "./consumers/toSet.js";
export type * from "./core/types.js";
export { fib } from "./numbers/fib.js";
export { isEven } from "./numbers/isEven.js";
export { isOdd } from "./numbers/isOdd.js";
export { isPrime } from "./numbers/isPrime.js";
export { primes } from "./numbers/primes.js";
export { chunkBy } from "./operators/chunkBy.js";
export { chunkWhile } from "./operators/chunkWhile.js";
export { chunks } from "./operators/chunks.js";
export { circularWindows } from "./operators/circularWindows.js";
export { concat } from "./operators/concat.js";
export { dedupe } from "./operators/dedupe.js";
export { dedupeBy } from "./operators/dedupeBy.js";
export { differenceSorted } from "./operators/differenceSorted.js";
export { drop } from "./operators/drop.js";
export { dropWhile } from "./operators/dropWhile.js";
export { enumerate } from "./operators/enumerate.js";
export { filter } from "./operators/filter.js";
export { flatMap } from "./operators/flatMap.js";
export { intersectSorted } from "./operators/intersectSorted.js";
export { map } from "./operators/map.js";
export { mergeSorted } from "./operators/mergeSorted.js";
export { pairwise } from "./operators/pairwise.js";
export { runLengthDecode } from "./operators/runLengthDecode.js";
export { runLengthEncode } from "./operators/runLengthEncode.js";
export { scan } from "./operators/scan.js";
export { take } from "./operators/take.js";
export { takeUntil } from "./operators/takeUntil.js";
export { takeWhile } from "./operators/takeWhile.js";
export { tap } from "./operators/tap.js";
export { unique } from "./operators/unique.js";
export { uniqueBy } from "./operators/uniqueBy.js";
export { unionSorted } from "./operators/unionSorted.js";
export { windows } from "./operators/windows.js";
export { zip } from "./operators/zip.js";
export { zipKeyed } from "./operators/zipKeyed.js";
export { seq } from "./seq.js";
export type { Seq } from "./seq.js";
export { countFrom } from "./sources/countFrom.js";
export { cycle } from "./sources/cycle.js";
export { empty } from "./sources/empty.js";
export { entries } from "./sources/entries.js";
export { from } from "./sources/from.js";
export { generate } from "./sources/generate.js";
export { iterate } from "./sources/iterate.js";
export { of } from "./sources/of.js";
export { range, type RangeOptions } from "./sources/range.js";
export { repeat } from "./sources/repeat.js";
export { replay } from "./sources/replay.js";
export { split } from "./sources/split.js";
export { unfold } from "./sources/unfold.js";
