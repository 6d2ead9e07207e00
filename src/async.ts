/**
 * The operators and consumers over async iterables, under the same names.
 *
 * They read async and sync iterables alike, so the sources of `lazuli` can be used here too. They await the results
 * of callbacks. The arguments are those of the sync function of the same name, which each page links to.
 *
 * @module lazuli/async
 */
export { buffer } from "./concurrency/buffer.js";
export { filterConcurrent } from "./concurrency/filterConcurrent.js";
export { flatMapConcurrent } from "./concurrency/flatMapConcurrent.js";
export { forEachConcurrent } from "./concurrency/forEachConcurrent.js";
export { mapConcurrent } from "./concurrency/mapConcurrent.js";
export { retry } from "./concurrency/retry.js";
export { semaphore, type Semaphore } from "./concurrency/semaphore.js";
export { settled } from "./concurrency/settled.js";
export { averageAsync as average } from "./consumers/average.js";
export { compareAsync as compare } from "./consumers/compare.js";
export { countAsync as count } from "./consumers/count.js";
export { countByAsync as countBy } from "./consumers/countBy.js";
export { drainAsync as drain } from "./consumers/drain.js";
export { equalsAsync as equals } from "./consumers/equals.js";
export { everyAsync as every } from "./consumers/every.js";
export { findAsync as find } from "./consumers/find.js";
export { findIndexAsync as findIndex } from "./consumers/findIndex.js";
export { findLastAsync as findLast } from "./consumers/findLast.js";
export { firstAsync as first } from "./consumers/first.js";
export { forEachAsync as forEach } from "./consumers/forEach.js";
export { groupByAsync as groupBy } from "./consumers/groupBy.js";
export { includesAsync as includes } from "./consumers/includes.js";
export { includesSortedAsync as includesSorted } from "./consumers/includesSorted.js";
export { isSortedAsync as isSorted } from "./consumers/isSorted.js";
export { joinAsync as join } from "./consumers/join.js";
export { largestAsync as largest } from "./consumers/largest.js";
export { lastAsync as last } from "./consumers/last.js";
export { maxAsync as max } from "./consumers/max.js";
export { maxByAsync as maxBy } from "./consumers/maxBy.js";
export { minAsync as min } from "./consumers/min.js";
export { minByAsync as minBy } from "./consumers/minBy.js";
export { minMaxAsync as minMax } from "./consumers/minMax.js";
export { nthAsync as nth } from "./consumers/nth.js";
export { onlyAsync as only } from "./consumers/only.js";
export { partitionAsync as partition } from "./consumers/partition.js";
export { reduceAsync as reduce } from "./consumers/reduce.js";
export { reduceWhileAsync as reduceWhile } from "./consumers/reduceWhile.js";
export { smallestAsync as smallest } from "./consumers/smallest.js";
export { searchAsync as search } from "./consumers/search.js";
export { runTasks } from "./consumers/runTasks.js";
export { someAsync as some } from "./consumers/some.js";
export { sumAsync as sum } from "./consumers/sum.js";
export { toArrayAsync as toArray } from "./consumers/toArray.js";
export { toMapAsync as toMap } from "./consumers/toMap.js";
export { toObjectAsync as toObject } from "./consumers/toObject.js";
export { toSetAsync as toSet } from "./consumers/toSet.js";
export { BudgetExceededError } from "./core/bounds/budgetError.js";
export type * from "./core/types/bounds.js";
export type * from "./core/types/callbacks.js";
export type * from "./core/types/disposal.js";
export type * from "./core/types/endlessness.js";
export type * from "./core/types/iterables.js";
export type * from "./core/types/lazy.js";
export type * from "./core/types/mistake.js";
export type * from "./core/types/options.js";
export type * from "./core/types/ordered.js";
export type * from "./core/types/shape.js";
export type * from "./core/types/sums.js";
export type * from "./core/types/verdict.js";
export type * from "./core/types/zip.js";
export { combineLatest } from "./merging/combineLatest.js";
export { merge } from "./merging/merge.js";
export { race } from "./merging/race.js";
export { share, type Shared, type ShareOptions } from "./merging/share.js";
export { switchMap } from "./merging/switchMap.js";
export { borrowAsync as borrow, type AsyncBorrowed } from "./operators/borrow.js";
export { abortableAsync as abortable } from "./operators/abortable.js";
export { budgetAsync as budget } from "./operators/budget.js";
export { chunkByAsync as chunkBy } from "./operators/chunkBy.js";
export { chunkWhileAsync as chunkWhile } from "./operators/chunkWhile.js";
export { chunksAsync as chunks } from "./operators/chunks.js";
export { circularWindowsAsync as circularWindows } from "./operators/circularWindows.js";
export { combinationsAsync as combinations } from "./operators/combinations.js";
export { combinationsWithRepetitionAsync as combinationsWithRepetition } from "./operators/combinationsWithRepetition.js";
export { concatAsync as concat } from "./operators/concat.js";
export { dedupeAsync as dedupe } from "./operators/dedupe.js";
export { dedupeByAsync as dedupeBy } from "./operators/dedupeBy.js";
export { diagonalAsync as diagonal } from "./operators/diagonal.js";
export { differenceSortedAsync as differenceSorted } from "./operators/differenceSorted.js";
export { distinctPermutationsAsync as distinctPermutations } from "./operators/distinctPermutations.js";
export { dropAsync as drop } from "./operators/drop.js";
export { dropLastAsync as dropLast } from "./operators/dropLast.js";
export { dropWhileAsync as dropWhile } from "./operators/dropWhile.js";
export { enumerateAsync as enumerate } from "./operators/enumerate.js";
export { filterAsync as filter } from "./operators/filter.js";
export { filterMapAsync as filterMap } from "./operators/filterMap.js";
export { flatMapAsync as flatMap } from "./operators/flatMap.js";
export { flattenAsync as flatten } from "./operators/flatten.js";
export { interleaveAsync as interleave } from "./operators/interleave.js";
export { intersectSortedAsync as intersectSorted } from "./operators/intersectSorted.js";
export { intersperseAsync as intersperse } from "./operators/intersperse.js";
export { mapAsync as map } from "./operators/map.js";
export { mapAccumAsync as mapAccum } from "./operators/mapAccum.js";
export { operatorAsync as operator, type End } from "./operators/operator.js";
export { memoizeAsync as memoize, type AsyncMemo } from "./operators/memoize.js";
export { mergeSortedAsync as mergeSorted } from "./operators/mergeSorted.js";
export { pairwiseAsync as pairwise } from "./operators/pairwise.js";
export { peekableAsync as peekable, type Checkpoint, type AsyncPeekable } from "./operators/peekable.js";
export { permutationsAsync as permutations } from "./operators/permutations.js";
export { powersetAsync as powerset } from "./operators/powerset.js";
export { productAsync as product } from "./operators/product.js";
export { runLengthDecodeAsync as runLengthDecode } from "./operators/runLengthDecode.js";
export { runLengthEncodeAsync as runLengthEncode } from "./operators/runLengthEncode.js";
export { scanAsync as scan } from "./operators/scan.js";
export { sliceAsync as slice } from "./operators/slice.js";
export { spanAsync as span } from "./operators/span.js";
export { splitAtAsync as splitAt } from "./operators/splitAt.js";
export { stepByAsync as stepBy } from "./operators/stepBy.js";
export { takeAsync as take } from "./operators/take.js";
export { takeLastAsync as takeLast } from "./operators/takeLast.js";
export { takeUntilAsync as takeUntil } from "./operators/takeUntil.js";
export { takeWhileAsync as takeWhile } from "./operators/takeWhile.js";
export { tapAsync as tap } from "./operators/tap.js";
export { teeAsync as tee, type TeeOptions } from "./operators/tee.js";
export { unionSortedAsync as unionSorted } from "./operators/unionSorted.js";
export { uniqueAsync as unique } from "./operators/unique.js";
export { uniqueByAsync as uniqueBy } from "./operators/uniqueBy.js";
export { windowsAsync as windows } from "./operators/windows.js";
export { withPositionAsync as withPosition } from "./operators/withPosition.js";
export { zipAsync as zip } from "./operators/zip.js";
export { zipKeyedAsync as zipKeyed } from "./operators/zipKeyed.js";
export { channel, type Channel, type Sender } from "./producers/channel.js";
export {
  fromEvent,
  type EventEmitterLike,
  type EventOf,
  type EventOptions,
  type EventTargetLike,
  type PlatformEvent,
} from "./producers/fromEvent.js";
export { paginate, type Page, type PaginateOptions } from "./producers/paginate.js";
export { produce, type ProducerFunction } from "./producers/produce.js";
export { catchError } from "./recovery/catchError.js";
export { onClose } from "./recovery/onClose.js";
export { retrySequence } from "./recovery/retrySequence.js";
export { fromAsync as from } from "./sources/from.js";
export { generateAsync as generate } from "./sources/generate.js";
export { iterateAsync as iterate } from "./sources/iterate.js";
export { recurrenceAsync as recurrence } from "./sources/recurrence.js";
export { replayAsync as replay } from "./sources/replay.js";
export { unfoldAsync as unfold } from "./sources/unfold.js";
export { chunksWithin } from "./time/chunksWithin.js";
export { debounce } from "./time/debounce.js";
export { delay } from "./time/delay.js";
export { interval } from "./time/interval.js";
export { rateLimit } from "./time/rateLimit.js";
export { throttle } from "./time/throttle.js";
export { timeout } from "./time/timeout.js";
export { pipe } from "./pipe.js";
export { seqAsync as seq } from "./seqAsync.js";
export type { AsyncSeq } from "./seqAsync.js";
