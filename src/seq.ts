import { average } from "./consumers/average.js";
import { compare } from "./consumers/compare.js";
import { count } from "./consumers/count.js";
import { countBy } from "./consumers/countBy.js";
import { drain } from "./consumers/drain.js";
import { equals } from "./consumers/equals.js";
import { every } from "./consumers/every.js";
import { find } from "./consumers/find.js";
import { findIndex } from "./consumers/findIndex.js";
import { findLast } from "./consumers/findLast.js";
import { first } from "./consumers/first.js";
import { forEach } from "./consumers/forEach.js";
import { groupBy } from "./consumers/groupBy.js";
import { includes } from "./consumers/includes.js";
import { includesSorted } from "./consumers/includesSorted.js";
import { isSorted } from "./consumers/isSorted.js";
import { join } from "./consumers/join.js";
import { largest } from "./consumers/largest.js";
import { last } from "./consumers/last.js";
import { max } from "./consumers/max.js";
import { maxBy } from "./consumers/maxBy.js";
import { min } from "./consumers/min.js";
import { minBy } from "./consumers/minBy.js";
import { minMax } from "./consumers/minMax.js";
import { nth } from "./consumers/nth.js";
import { only } from "./consumers/only.js";
import { partition } from "./consumers/partition.js";
import { reduce } from "./consumers/reduce.js";
import { reduceWhile } from "./consumers/reduceWhile.js";
import { smallest } from "./consumers/smallest.js";
import { search } from "./consumers/search.js";
import { some } from "./consumers/some.js";
import { sum } from "./consumers/sum.js";
import { toArray } from "./consumers/toArray.js";
import { toMap } from "./consumers/toMap.js";
import { toObject } from "./consumers/toObject.js";
import { toSet } from "./consumers/toSet.js";
import { mustBeFunction } from "./core/checks/arguments.js";
import { CURSOR, DEPTH, depthOver, LazyIterator } from "./core/engine/edge.js";
import { open } from "./core/engine/open.js";
import type { AsyncLazy, Lazy } from "./core/types/lazy.js";
import type { CooperateOptions, Position, Undersized } from "./core/types/options.js";
import type { Comparator, Guard, Orderable, Ordered, Predicate } from "./core/types/callbacks.js";
import type {
  BoundsFor,
  Bounds,
  SearchBounds,
  Stoppable,
  SearchGuard,
  SearchPredicate,
} from "./core/types/bounds.js";
import type {
  Ending,
  EndOf,
  EndOfChoices,
  EndOfFlat,
  EndOfLongest,
  EndOfShortest,
} from "./core/types/endlessness.js";
import type { IterableObject, RecordOf, Tuple, ValueOf } from "./core/types/iterables.js";
import type { Verdict } from "./core/types/verdict.js";
import type { ZipLongestOptions, ZipOptions, Zipped, ZippedLongest } from "./core/types/zip.js";
import { borrow, type Borrowed } from "./operators/borrow.js";
import { chunkBy } from "./operators/chunkBy.js";
import { chunkWhile } from "./operators/chunkWhile.js";
import { budget } from "./operators/budget.js";
import { chunks } from "./operators/chunks.js";
import { circularWindows } from "./operators/circularWindows.js";
import { combinations } from "./operators/combinations.js";
import { combinationsWithRepetition } from "./operators/combinationsWithRepetition.js";
import { concat } from "./operators/concat.js";
import { cooperate } from "./operators/cooperate.js";
import { dedupe } from "./operators/dedupe.js";
import { dedupeBy } from "./operators/dedupeBy.js";
import { diagonal } from "./operators/diagonal.js";
import { differenceSorted } from "./operators/differenceSorted.js";
import { distinctPermutations } from "./operators/distinctPermutations.js";
import { drop } from "./operators/drop.js";
import { dropLast } from "./operators/dropLast.js";
import { dropWhile } from "./operators/dropWhile.js";
import { enumerate } from "./operators/enumerate.js";
import { filter } from "./operators/filter.js";
import { filterMap } from "./operators/filterMap.js";
import { flatMap } from "./operators/flatMap.js";
import { flatten } from "./operators/flatten.js";
import { interleave } from "./operators/interleave.js";
import { intersectSorted } from "./operators/intersectSorted.js";
import { intersperse } from "./operators/intersperse.js";
import { map } from "./operators/map.js";
import { mapAccum } from "./operators/mapAccum.js";
import { memoize, type Memo } from "./operators/memoize.js";
import { mergeSorted } from "./operators/mergeSorted.js";
import { pairwise } from "./operators/pairwise.js";
import { permutations } from "./operators/permutations.js";
import { powerset } from "./operators/powerset.js";
import { peekable, type Peekable } from "./operators/peekable.js";
import { product } from "./operators/product.js";
import { runLengthDecode } from "./operators/runLengthDecode.js";
import { runLengthEncode } from "./operators/runLengthEncode.js";
import { scan } from "./operators/scan.js";
import { slice } from "./operators/slice.js";
import { stepBy } from "./operators/stepBy.js";
import { span } from "./operators/span.js";
import { splitAt } from "./operators/splitAt.js";
import { take } from "./operators/take.js";
import { takeLast } from "./operators/takeLast.js";
import { takeUntil } from "./operators/takeUntil.js";
import { takeWhile } from "./operators/takeWhile.js";
import { tap } from "./operators/tap.js";
import { tee, type TeeOptions } from "./operators/tee.js";
import { unionSorted } from "./operators/unionSorted.js";
import { unique } from "./operators/unique.js";
import { uniqueBy } from "./operators/uniqueBy.js";
import { windows } from "./operators/windows.js";
import { withPosition } from "./operators/withPosition.js";
import { zip } from "./operators/zip.js";
import { zipKeyed } from "./operators/zipKeyed.js";

/**
 * A chain over a source: a lazy sequence with every operator and consumer as a method, to be read from left to right.
 *
 * It opens the source and pulls nothing. Each method does what the function of the same name does, with the chain as
 * its source. Operators return a new chain.
 *
 * @param source - An iterable, an iterator, or a string.
 * @throws TypeError if `source` is none of these.
 * @example
 * ```ts
 * import { fib, isPrime, primes, seq } from "lazuli";
 *
 * console.log(seq(primes()).pairwise().find(([p]) => p > 1000)); // => [1009, 1013]
 * console.log(seq(fib()).filter((n) => isPrime(n)).drop(3).take(3).toArray()); // => [13n, 89n, 233n]
 * ```
 * @see {@link from} for a lazy sequence without the methods.
 * @category Chain
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function seq<T, R>(source: Iterable<T, R> | Iterator<T, R>): Seq<T, EndOf<R>> {
  return new Seq<T, EndOf<R>>(open("seq", source as Iterable<T>), depthOver(source));
}

/** A chain over the result of an operator. */
function chain<T, R extends undefined>(result: Lazy<T, EndOf<R>>): Seq<T, R> {
  const { [CURSOR]: cursor, [DEPTH]: depth } = result as LazyIterator<T, EndOf<R>>;
  return new Seq<T, R>(cursor, depth);
}

/**
 * The chain that {@link seq} returns: a lazy sequence with every operator and consumer as a method.
 *
 * @category Chain
 */
export class Seq<T, R extends undefined = undefined> extends LazyIterator<T, R> {
  /** See {@link average}. */
  average(this: (Seq<number, R> | Seq<bigint, R>) & Ending<R>): number | undefined {
    return average(this as never);
  }

  /** See {@link borrow}. */
  borrow(): Borrowed<T, EndOf<R>> {
    return borrow(this);
  }

  /** See {@link budget}. */
  budget(bounds: Bounds): Seq<T, R> {
    return chain(budget(this, bounds));
  }

  /** See {@link chunkBy}. */
  chunkBy<K>(key: (value: T, index: number) => K): Seq<[K, T[]], R> {
    return chain(chunkBy(this, key));
  }

  /** See {@link chunks}. */
  chunks(size: number): Seq<T[], R> {
    return chain(chunks(this, size));
  }

  /** See {@link chunkWhile}. */
  chunkWhile(predicate: (previous: T, value: T, index: number) => unknown): Seq<T[], R> {
    return chain(chunkWhile(this, predicate));
  }

  /** See {@link circularWindows}. */
  circularWindows<N extends number>(size: N): Seq<Tuple<T, N>, R> {
    return chain(circularWindows(this, size));
  }

  /** See {@link combinations}. */
  combinations<N extends number>(size: N): Seq<Tuple<T, N>, EndOfChoices<R, N>> {
    return chain(combinations(this, size)) as never;
  }

  /** See {@link combinationsWithRepetition}. */
  combinationsWithRepetition<N extends number>(size: N): Seq<Tuple<T, N>, EndOfChoices<R, N>> {
    return chain(combinationsWithRepetition(this, size)) as never;
  }

  /** See {@link compare}. */
  compare<U>(this: Seq<T, R> & Ordered<T | U>, other: Iterable<U>): -1 | 0 | 1;
  compare<U>(other: Iterable<U>, comparator: Comparator<T | U>): -1 | 0 | 1;
  compare(...args: [never]): -1 | 0 | 1 {
    return compare(this as never, ...args);
  }

  /** See {@link concat}; this sequence comes first. */
  concat<I extends readonly IterableObject<unknown>[]>(
    ...sources: I
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>> {
    return chain(concat(this, ...sources) as Lazy<never, never>);
  }

  /** See {@link cooperate}. */
  cooperate(options?: CooperateOptions): AsyncLazy<T, EndOf<R>> {
    return cooperate<T, R>(this, options);
  }

  /** See {@link count}. */
  count(this: Seq<T, R> & Ending<R>): number {
    return count(this);
  }

  /** See {@link countBy}. */
  countBy<K>(this: Seq<T, R> & Ending<R>, key: (value: T, index: number) => K): Map<K, number> {
    return countBy<T, K, unknown>(this, key);
  }

  /** See {@link dedupe}. */
  dedupe(): Seq<T, R> {
    return chain(dedupe(this));
  }

  /** See {@link dedupeBy}. */
  dedupeBy(key: (value: T, index: number) => unknown): Seq<T, R> {
    return chain(dedupeBy(this, key));
  }

  /** See {@link diagonal}; this sequence comes first. */
  diagonal<I extends readonly IterableObject<unknown>[]>(
    ...sources: I
  ): Seq<Zipped<[Iterable<T>, ...I]>, EndOfLongest<Iterable<T, R> | I[number]>> {
    return chain(diagonal(this, ...sources)) as never;
  }

  /** See {@link differenceSorted}. */
  differenceSorted<U>(this: Seq<T, R> & Ordered<T | U>, other: Iterable<U>): Seq<T, R>;
  differenceSorted<U>(other: Iterable<U>, comparator: Comparator<T | U>): Seq<T, R>;
  differenceSorted(...args: [never]): never {
    return chain(differenceSorted(this as never, ...args)) as never;
  }

  /** See {@link distinctPermutations}. */
  distinctPermutations(this: Seq<T, R> & Ending<R>): Seq<T[]> {
    return chain(distinctPermutations(this));
  }

  /** See {@link drain}. */
  drain(this: Seq<T, R> & Ending<R>): void {
    drain(this);
  }

  /** See {@link drop}. */
  override drop(count: number): Seq<T, R> {
    return chain(drop(this, count));
  }

  /** See {@link dropLast}. */
  dropLast(count: number): Seq<T, R> {
    return chain(dropLast(this, count));
  }

  /** See {@link dropWhile}. */
  dropWhile(predicate: Predicate<T>): Seq<T, R> {
    return chain(dropWhile(this, predicate));
  }

  /** See {@link enumerate}. */
  enumerate(start?: number): Seq<[number, T], R> {
    return chain(enumerate(this, start));
  }

  /** See {@link equals}. */
  equals<U>(other: Iterable<U>, areEqual?: (value: T, other: U) => unknown): boolean {
    return equals(this, other, areEqual);
  }

  /** See {@link every}. */
  override every(predicate: Predicate<T>): boolean {
    return every(this, predicate);
  }

  /** See {@link filter}. */
  override filter<S extends T>(predicate: Guard<T, S>): Seq<S, R>;
  override filter(predicate: Predicate<T>): Seq<T, R>;
  override filter(predicate: Predicate<T>): Seq<T, R> {
    return chain(filter(this, predicate));
  }

  /** See {@link filterMap}. */
  filterMap<U>(mapper: (value: T, index: number) => U | undefined): Seq<U, R> {
    return chain(filterMap(this, mapper));
  }

  /** See {@link find}. */
  override find<S extends T>(predicate: Guard<T, S>): S | EndOf<R>;
  override find(predicate: Predicate<T>): T | EndOf<R>;
  override find(predicate: Predicate<T>): T | EndOf<R> {
    return find(this, predicate);
  }

  /** See {@link findIndex}. */
  findIndex(predicate: Predicate<T>): number {
    return findIndex(this, predicate);
  }

  /** See {@link findLast}. */
  findLast<S extends T>(this: Seq<T, R> & Ending<R>, predicate: Guard<T, S>): S | undefined;
  findLast(this: Seq<T, R> & Ending<R>, predicate: Predicate<T>): T | undefined;
  findLast(this: Seq<T, R> & Ending<R>, predicate: Predicate<T>): T | undefined {
    return findLast(this, predicate);
  }

  /** See {@link first}. */
  first(): T | EndOf<R> {
    return first(this);
  }

  /** See {@link flatMap}. */
  override flatMap<U, R2 = unknown>(
    mapper: (value: T, index: number) => IterableObject<U, R2> | Iterator<U, R2>,
  ): Seq<U, EndOfFlat<R, Iterable<U, R2>>> {
    return chain(flatMap(this, mapper)) as never;
  }

  /** See {@link flatten}. */
  flatten<I extends IterableObject<unknown> | Iterator<unknown>>(
    this: Seq<I, R>,
  ): Seq<ValueOf<I>, EndOfFlat<R, I>> {
    return chain(flatten(this)) as never;
  }

  /** See {@link forEach}. */
  override forEach(this: Seq<T, R> & Ending<R>, visit: (value: T, index: number) => unknown): void {
    forEach(this, visit);
  }

  /** See {@link groupBy}. */
  groupBy<K>(this: Seq<T, R> & Ending<R>, key: (value: T, index: number) => K): Map<K, T[]> {
    return groupBy<T, K, unknown>(this, key);
  }

  /** See {@link includes}. */
  includes(value: T, skipped?: number): boolean {
    return includes(this, value, skipped);
  }

  /** See {@link includesSorted}. */
  includesSorted(this: Seq<T, R> & Ordered<T>, value: T): boolean;
  includesSorted<U>(value: U, comparator: Comparator<T | U>): boolean;
  includesSorted(...args: [never]): boolean {
    return includesSorted(this as never, ...args);
  }

  /** See {@link interleave}; this sequence comes first. */
  interleave<I extends readonly IterableObject<unknown>[]>(
    ...sources: I
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>> {
    return chain(interleave(this, ...sources) as Lazy<never, never>);
  }

  /** See {@link intersectSorted}; this sequence comes first. */
  intersectSorted<I extends readonly IterableObject<unknown>[]>(
    this: Seq<T, R> & Ordered<T | ValueOf<I[number]>>,
    ...sources: I
  ): Seq<T, EndOfShortest<Iterable<T, R> | I[number]>>;
  intersectSorted<I extends readonly IterableObject<unknown>[]>(
    ...args: [...sources: I, comparator: Comparator<T | ValueOf<I[number]>>]
  ): Seq<T, EndOfShortest<Iterable<T, R> | I[number]>>;
  intersectSorted(...args: []): never {
    return chain(intersectSorted(this as never, ...args)) as never;
  }

  /** See {@link intersperse}. */
  intersperse<S>(separator: S): Seq<T | S, R> {
    return chain(intersperse(this, separator));
  }

  /** See {@link isSorted}. */
  isSorted(this: Seq<T, R> & Ordered<T>): boolean;
  isSorted(comparator: Comparator<T>): boolean;
  isSorted(...args: []): boolean {
    return isSorted(this as never, ...args);
  }

  /** See {@link join}. */
  join(this: Seq<T, R> & Ending<R>, separator?: string): string {
    return join(this, separator);
  }

  /** See {@link largest}. */
  largest(this: Seq<T, R> & Ending<R> & Ordered<T>, count: number): T[];
  largest(this: Seq<T, R> & Ending<R>, count: number, comparator: Comparator<T>): T[];
  largest(...args: [never]): T[] {
    return largest(this as never, ...args);
  }

  /** See {@link last}. */
  last(this: Seq<T, R> & Ending<R>): T | undefined {
    return last(this);
  }

  /** See {@link map}. */
  override map<U>(mapper: (value: T, index: number) => U): Seq<U, R> {
    return chain(map(this, mapper));
  }

  /** See {@link mapAccum}. */
  mapAccum<U, S>(
    step: (state: S, value: T, index: number) => readonly [result: U, nextState: S],
    initial: S,
  ): Seq<U, R> {
    return chain(mapAccum(this, step, initial));
  }

  /** See {@link max}. */
  max(this: Seq<T, R> & Ending<R> & Ordered<T>): T | undefined;
  max(this: Seq<T, R> & Ending<R>, comparator: Comparator<T>): T | undefined;
  max(...args: []): T | undefined {
    return max(this as never, ...args);
  }

  /** See {@link maxBy}. */
  maxBy(this: Seq<T, R> & Ending<R>, key: (value: T, index: number) => Orderable): T | undefined;
  maxBy<K>(
    this: Seq<T, R> & Ending<R>,
    key: (value: T, index: number) => K,
    comparator: Comparator<K>,
  ): T | undefined;
  maxBy(...args: [never]): T | undefined {
    return maxBy(this as never, ...args);
  }

  /** See {@link memoize}. */
  memoize(): Memo<T, EndOf<R>> {
    return memoize(this);
  }

  /** See {@link mergeSorted}; this sequence comes first. */
  mergeSorted<I extends readonly IterableObject<unknown>[]>(
    this: Seq<T, R> & Ordered<T | ValueOf<I[number]>>,
    ...sources: I
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  mergeSorted<I extends readonly IterableObject<unknown>[]>(
    ...args: [...sources: I, comparator: Comparator<T | ValueOf<I[number]>>]
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  mergeSorted(...args: []): never {
    return chain(mergeSorted(this as never, ...args)) as never;
  }

  /** See {@link min}. */
  min(this: Seq<T, R> & Ending<R> & Ordered<T>): T | undefined;
  min(this: Seq<T, R> & Ending<R>, comparator: Comparator<T>): T | undefined;
  min(...args: []): T | undefined {
    return min(this as never, ...args);
  }

  /** See {@link minBy}. */
  minBy(this: Seq<T, R> & Ending<R>, key: (value: T, index: number) => Orderable): T | undefined;
  minBy<K>(
    this: Seq<T, R> & Ending<R>,
    key: (value: T, index: number) => K,
    comparator: Comparator<K>,
  ): T | undefined;
  minBy(...args: [never]): T | undefined {
    return minBy(this as never, ...args);
  }

  /** See {@link minMax}. */
  minMax(this: Seq<T, R> & Ending<R> & Ordered<T>): [min: T, max: T] | undefined;
  minMax(this: Seq<T, R> & Ending<R>, comparator: Comparator<T>): [min: T, max: T] | undefined;
  minMax(...args: []): [min: T, max: T] | undefined {
    return minMax(this as never, ...args);
  }

  /** See {@link nth}. */
  nth(index: number): T | EndOf<R> {
    return nth(this, index);
  }

  /** See {@link only}. */
  only(): T {
    return only(this);
  }

  /** See {@link pairwise}. */
  pairwise(): Seq<[T, T], R> {
    return chain(pairwise(this));
  }

  /** See {@link partition}. */
  partition<S extends T>(
    this: Seq<T, R> & Ending<R>,
    predicate: Guard<T, S>,
  ): [accepted: S[], refused: Exclude<T, S>[]];
  partition(this: Seq<T, R> & Ending<R>, predicate: Predicate<T>): [accepted: T[], refused: T[]];
  partition(this: Seq<T, R> & Ending<R>, predicate: Predicate<T>): [T[], T[]] {
    return partition(this, predicate);
  }

  /** See {@link peekable}. */
  peekable(): Peekable<T, EndOf<R>> {
    return peekable(this);
  }

  /** See {@link permutations}. */
  permutations<N extends number>(size: N): Seq<Tuple<T, N>, EndOfChoices<R, N>>;
  permutations(this: Seq<T, R> & Ending<R>, size?: undefined): Seq<T[]>;
  permutations(...args: [never]): never {
    return chain(permutations(this, ...args)) as never;
  }

  /** See {@link powerset}. */
  powerset(): Seq<T[], R> {
    return chain(powerset(this));
  }

  /** See {@link product}; this sequence comes first. */
  product<I extends readonly IterableObject<unknown>[]>(
    ...sources: I
  ): Seq<Zipped<[Iterable<T>, ...I]>, EndOfLongest<Iterable<T, R> | I[number]>> {
    return chain(product(this, ...sources)) as never;
  }

  /** See {@link reduce}. */
  override reduce(this: Seq<T, R> & Ending<R>, reducer: (state: T, value: T, index: number) => T): T;
  override reduce<U>(
    this: Seq<T, R> & Ending<R>,
    reducer: (state: U, value: T, index: number) => U,
    initial: U,
  ): U;
  override reduce(this: Iterable<T>, ...args: [never]): never {
    return reduce(this, ...args) as never;
  }

  /** See {@link reduceWhile}. */
  reduceWhile<U>(
    predicate: (state: U, value: T, index: number) => unknown,
    reducer: (state: U, value: T, index: number) => U,
    initial: U,
  ): U {
    return reduceWhile(this, predicate, reducer, initial);
  }

  /** See {@link runLengthDecode}. */
  runLengthDecode<U>(this: Iterable<readonly [U, number]>): Seq<U, R> {
    return chain(runLengthDecode(this) as Lazy<U, EndOf<R>>);
  }

  /** See {@link runLengthEncode}. */
  runLengthEncode(): Seq<[T, number], R> {
    return chain(runLengthEncode(this));
  }

  /** See {@link scan}. */
  scan(reducer: (state: T, value: T, index: number) => T): Seq<T, R>;
  scan<U>(reducer: (state: U, value: T, index: number) => U, initial: U): Seq<U, R>;
  scan(...args: [never]): Seq<never, never> {
    return chain(scan(this, ...args) as Lazy<never, never>);
  }

  /** See {@link search}. */
  search<S extends T = T>(
    this: Seq<T, R> & Stoppable<R>,
    predicate: SearchGuard<T, S> | SearchPredicate<T>,
  ): Verdict<S, T>;
  search<S extends T = T>(
    predicate: SearchGuard<T, S> | SearchPredicate<T>,
    bounds: BoundsFor<T, R>,
  ): Verdict<S, T>;
  search(predicate: SearchPredicate<T>, bounds?: SearchBounds<T>): Verdict<T> {
    return search(this as Iterable<T>, predicate, bounds as SearchBounds<T>);
  }

  /** See {@link slice}. */
  slice(start: number, end?: undefined, step?: number): Seq<T, R>;
  slice(start: number, end?: number, step?: number): Seq<T>;
  slice(start: number, end?: number, step?: number): Seq<T> {
    return chain(slice(this, start, end, step));
  }

  /** See {@link smallest}. */
  smallest(this: Seq<T, R> & Ending<R> & Ordered<T>, count: number): T[];
  smallest(this: Seq<T, R> & Ending<R>, count: number, comparator: Comparator<T>): T[];
  smallest(...args: [never]): T[] {
    return smallest(this as never, ...args);
  }

  /** See {@link some}. */
  override some(predicate: Predicate<T>): boolean {
    return some(this, predicate);
  }

  /** See {@link span}. */
  span<S extends T>(predicate: Guard<T, S>): [prefix: Seq<S>, rest: Seq<T, R>];
  span(predicate: Predicate<T>): [prefix: Seq<T>, rest: Seq<T, R>];
  span(predicate: Predicate<T>): [prefix: Seq<T>, rest: Seq<T, R>] {
    const [prefix, rest] = span(this, predicate);
    return [chain(prefix), chain(rest)];
  }

  /** See {@link splitAt}. */
  splitAt(count: number): [prefix: Seq<T>, rest: Seq<T, R>] {
    const [prefix, rest] = splitAt(this, count);
    return [chain(prefix), chain(rest)];
  }

  /** See {@link stepBy}. */
  stepBy(step: number): Seq<T, R> {
    return chain(stepBy(this, step));
  }

  /** See {@link sum}. */
  sum(this: Seq<number, R> & Ending<R>): number;
  sum(this: Seq<bigint, R> & Ending<R>): bigint;
  sum(): never {
    return sum(this as never) as never;
  }

  /** See {@link take}. */
  override take(count: number): Seq<T> {
    return chain(take(this, count));
  }

  /** See {@link takeLast}. */
  takeLast(this: Seq<T, R> & Ending<R>, count: number): Seq<T> {
    return chain(takeLast<T, R>(this, count));
  }

  /** See {@link takeUntil}. */
  takeUntil(predicate: Predicate<T>): Seq<T> {
    return chain(takeUntil(this, predicate));
  }

  /** See {@link takeWhile}. */
  takeWhile<S extends T>(predicate: Guard<T, S>): Seq<S>;
  takeWhile(predicate: Predicate<T>): Seq<T>;
  takeWhile(predicate: Predicate<T>): Seq<T> {
    return chain(takeWhile(this, predicate));
  }

  /** See {@link tap}. */
  tap(observe: (value: T, index: number) => unknown): Seq<T, R> {
    return chain(tap(this, observe));
  }

  /** See {@link tee}. */
  tee<const N extends number = 2>(count?: N, options?: TeeOptions): Tuple<Seq<T, R>, N> {
    return tee<T, R, number>(this, count, options).map((branch) => chain(branch)) as Tuple<Seq<T, R>, N>;
  }

  /**
   * Applies an operator of your own: any function from an iterable to an iterable.
   *
   * The result is endless if the iterable that the function returns is. An operator that ends only with its source
   * has the type `<T, R>(source: Iterable<T, R>) => Iterable<T, R>`.
   *
   * @throws TypeError if `operator` is not a function.
   */
  through<U, Q>(operator: (source: Seq<T, R>) => Iterable<U, Q>): Seq<U, EndOf<Q>> {
    mustBeFunction("through", "operator", operator);
    return seq(operator(this));
  }

  /** See {@link toArray}. */
  override toArray(this: Seq<T, R> & Ending<R>): T[] {
    return toArray(this);
  }

  /** See {@link toMap}. */
  toMap<K, V>(this: Seq<readonly [K, V], R> & Ending<R>): Map<K, V> {
    return toMap(this);
  }

  /** See {@link toObject}. */
  toObject<K extends PropertyKey, V>(this: Seq<readonly [K, V], R> & Ending<R>): RecordOf<K, V> {
    return toObject(this);
  }

  /** See {@link toSet}. */
  toSet(this: Seq<T, R> & Ending<R>): Set<T> {
    return toSet(this);
  }

  /** See {@link unionSorted}; this sequence comes first. */
  unionSorted<I extends readonly IterableObject<unknown>[]>(
    this: Seq<T, R> & Ordered<T | ValueOf<I[number]>>,
    ...sources: I
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  unionSorted<I extends readonly IterableObject<unknown>[]>(
    ...args: [...sources: I, comparator: Comparator<T | ValueOf<I[number]>>]
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  unionSorted(...args: []): never {
    return chain(unionSorted(this as never, ...args)) as never;
  }

  /** See {@link unique}. */
  unique(): Seq<T, R> {
    return chain(unique(this));
  }

  /** See {@link uniqueBy}. */
  uniqueBy(key: (value: T, index: number) => unknown): Seq<T, R> {
    return chain(uniqueBy(this, key));
  }

  /** See {@link windows}. */
  windows<N extends number>(size: N, undersized?: "only-full"): Seq<Tuple<T, N>, R>;
  windows(size: number, undersized?: Undersized): Seq<T[], R>;
  windows(size: number, undersized?: Undersized): Seq<T[], R> {
    return chain(windows(this, size, undersized));
  }

  /** See {@link withPosition}. */
  withPosition(): Seq<[Position<R>, T], R> {
    return chain(withPosition(this));
  }

  /** See {@link zip}; this sequence comes first. */
  zip<I extends readonly IterableObject<unknown>[] | []>(
    others: I,
    options?: ZipOptions,
  ): Seq<Zipped<[Iterable<T>, ...I]>, EndOfShortest<Iterable<T, R> | I[number]>>;
  zip<
    I extends readonly IterableObject<unknown>[] | [],
    P extends Iterable<unknown> | readonly unknown[] | [] = [],
  >(
    others: I,
    options: ZipLongestOptions<P>,
  ): Seq<ZippedLongest<[Iterable<T>, ...I], P>, EndOfLongest<Iterable<T, R> | I[number]>>;
  zip(others: readonly Iterable<unknown>[], ...options: [never]): never {
    return chain(zip([this, ...others], ...options)) as never;
  }

  /** See {@link zipKeyed}; this sequence is under `key`, and replaces a sequence of `others` with the same key. */
  zipKeyed<K extends PropertyKey, O extends { readonly [Q in keyof O]: IterableObject<unknown> }>(
    key: K,
    others: O,
    options?: ZipOptions,
  ): Seq<Zipped<Record<K, Iterable<T>> & O>, EndOfShortest<Iterable<T, R> | O[keyof O]>>;
  zipKeyed<
    K extends PropertyKey,
    O extends { readonly [Q in keyof O]: IterableObject<unknown> },
    P extends { readonly [Q in K | keyof O]?: unknown } = Record<never, never>,
  >(
    key: K,
    others: O,
    options: ZipLongestOptions<P>,
  ): Seq<ZippedLongest<Record<K, Iterable<T>> & O, P>, EndOfLongest<Iterable<T, R> | O[keyof O]>>;
  zipKeyed(key: PropertyKey, others: object, ...options: [never]): never {
    return chain(zipKeyed({ [key]: this, ...others, [key]: this }, ...options)) as never;
  }
}
