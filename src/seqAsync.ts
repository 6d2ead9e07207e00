import { AsyncLazyIterator } from "./core/async/asyncEdge.js";
import { openFlow } from "./core/async/openAsync.js";
import { mustBeFunction } from "./core/checks/arguments.js";
import type { EndOf, EndOfLongest, EndOfShortest } from "./core/types/endlessness.js";
import type { AnyIterable, AnyIterableObject } from "./core/types/iterables.js";
import type { AsyncLazy } from "./core/types/lazy.js";
import type { AnyZipped, AnyZippedLongest, ZipLongestOptions, ZipOptions } from "./core/types/zip.js";
import { zipKeyedAsync as zipKeyed } from "./operators/zipKeyed.js";
// For the links of a comment, which an editor shows by their names where it cannot follow them.
/* eslint-disable @typescript-eslint/no-unused-vars */
import type { pipe } from "./pipe.js";
import type { seq } from "./seq.js";
/* eslint-enable @typescript-eslint/no-unused-vars */

/**
 * The async {@link seq}: a lazy async sequence with every operator and consumer as a method, to be read from
 * left to right.
 *
 * It opens the source and pulls nothing. Each method does what the function of the same name in `lazuli/async` does, with
 * the chain as its source. Operators return a new chain, consumers return a promise. Callbacks may be async functions.
 *
 * A sync chain is a source too: `seq(chain)` leads from the sync world to the async one.
 *
 * @param source - An async or sync iterable, an async iterator, or a string. The chain is endless if it is.
 * @throws TypeError if `source` is none of these.
 * @example
 * ```ts
 * import { seq } from "lazuli/async";
 *
 * const fetchPage = async (url: string) => ({ url, status: url === "/b" ? 404 : 200 });
 * const pages = seq(["/a", "/b", "/c", "/d"]).map(fetchPage);
 * const found = pages.filter(({ status }) => status === 200).map(({ url }) => url);
 * console.log(await found.take(2).toArray()); // => ["/a", "/c"]
 * ```
 * @example
 * ```ts
 * import * as lazuli from "lazuli";
 * import { seq } from "lazuli/async";
 *
 * const pairs = lazuli.seq(lazuli.primes()).pairwise();
 * console.log(await seq(pairs).find(async ([p]) => p > 1000)); // => [1009, 1013]
 * ```
 * @see {@link pipe} for functions instead of methods.
 * @category Chain
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function seqAsync<T, R>(source: AnyIterable<T, R> | AsyncIterator<T, R>): AsyncSeq<T, EndOf<R>> {
  return new AsyncSeq<T, EndOf<R>>(openFlow("seq", source as AnyIterable<T, R>));
}

/** A chain over the result of an operator: the same flow, which nothing else reads yet. */
function chain<T, R extends undefined>(result: AsyncLazy<T, EndOf<R>>): AsyncSeq<T, R> {
  return new AsyncSeq<T, R>(openFlow("seq", result));
}

/** The same for each of several results. */
function chains(results: readonly AsyncLazy<unknown>[]): AsyncSeq<unknown>[] {
  return results.map((result) => chain(result));
}

/**
 * The chain that `seq` of `lazuli/async` returns: a lazy async sequence with every operator and consumer as a method.
 *
 * @category Chain
 */
export class AsyncSeq<T, R extends undefined = undefined> extends AsyncLazyIterator<T, R> {
  /**
   * Applies an operator of your own: any function from an async iterable to an async or sync iterable.
   *
   * The result is endless if the iterable that the function returns is. An operator that ends only with its source
   * has the type `<T, R>(source: AsyncIterable<T, R>) => AsyncIterable<T, R>`.
   *
   * @throws TypeError if `operator` is not a function.
   */
  through<U, Q>(operator: (source: AsyncSeq<T, R>) => AnyIterable<U, Q>): AsyncSeq<U, EndOf<Q>> {
    mustBeFunction("through", "operator", operator);
    return seqAsync(operator(this));
  }

  /**
   * Records of the values at the same position of several sequences, by key. See {@link zipKeyed}; this
   * sequence is under `key`, and replaces a sequence of `others` with the same key.
   */
  zipKeyed<K extends PropertyKey, O extends { readonly [Q in keyof O]: AnyIterableObject<unknown> }>(
    key: K,
    others: O,
    options?: ZipOptions,
  ): AsyncSeq<AnyZipped<Record<K, AsyncIterable<T>> & O>, EndOfShortest<AsyncIterable<T, R> | O[keyof O]>>;
  /**
   * Records of the values at the same position of several sequences, by key. See {@link zipKeyed}; this
   * sequence is under `key`, and replaces a sequence of `others` with the same key.
   */
  zipKeyed<
    K extends PropertyKey,
    O extends { readonly [Q in keyof O]: AnyIterableObject<unknown> },
    P extends { readonly [Q in K | keyof O]?: unknown } = Record<never, never>,
  >(
    key: K,
    others: O,
    options: ZipLongestOptions<P>,
  ): AsyncSeq<
    AnyZippedLongest<Record<K, AsyncIterable<T>> & O, P>,
    EndOfLongest<AsyncIterable<T, R> | O[keyof O]>
  >;
  zipKeyed(key: PropertyKey, others: object, options: never): AsyncSeq<unknown> {
    return chain(zipKeyed({ [key]: this, ...others, [key]: this }, options));
  }

  // Written by scripts/chain.mjs from here on. The imports come last, for there are many.

  /** The same values, until a signal is aborted. See {@link abortable}. */
  abortable(signal: AbortSignalLike): AsyncSeq<T, R> {
    return chain(abortable(this, signal));
  }

  /** Returns the arithmetic mean of numbers or of bigints, as a number. See {@link average}. */
  average(this: (AsyncSeq<number, R> | AsyncSeq<bigint, R>) & Ending<R>): Promise<number | undefined> {
    return average(this);
  }

  /**
   * A sequence to read in pieces: a reader that stops early leaves it open, and the next reader goes on from there. See
   * {@link borrow}.
   */
  borrow(): AsyncBorrowed<T, EndOf<R>> {
    return borrow(this);
  }

  /** The same values, but with an error once they have cost too much. See {@link budget}. */
  budget(bounds: Bounds): AsyncSeq<T, R> {
    return chain(budget(this, bounds));
  }

  /** The same values, read ahead: while the reader works on one, the next ones are pulled. See {@link buffer}. */
  buffer(size: number): AsyncSeq<T, R> {
    return chain(buffer(this, size));
  }

  /**
   * The same values, and after an error those of the sequence that a function returns for it. See {@link catchError}.
   */
  catchError<U = never, R2 = never>(
    handler: (error: unknown) => Awaitable<AnyIterableObject<U, R2>>,
  ): AsyncSeq<T | U, [R] extends [never] ? EndOf<R2> : undefined>;
  catchError(this: never, handler: never): unknown {
    return chain(catchError(this, handler));
  }

  /**
   * The runs of neighbouring values with the same key, each as a pair of the key and its values. See {@link chunkBy}.
   */
  chunkBy<K>(key: (value: T, index: number) => Awaitable<K>): AsyncSeq<[K, [T, ...T[]]], R> {
    return chain(chunkBy(this, key));
  }

  /** The values in consecutive arrays of `size`. See {@link chunks}. */
  chunks(size: number): AsyncSeq<[T, ...T[]], R> {
    return chain(chunks(this, size));
  }

  /**
   * The values in consecutive arrays of `size`, or of fewer where it takes longer than `ms` to fill one. See
   * {@link chunksWithin}.
   */
  chunksWithin(size: number, ms: number, options?: TimeOptions): AsyncSeq<[T, ...T[]], R> {
    return chain(chunksWithin(this, size, ms, options));
  }

  /** The runs of neighbouring values in which a predicate is true for every two neighbours. See {@link chunkWhile}. */
  chunkWhile(predicate: (previous: T, value: T, index: number) => unknown): AsyncSeq<[T, ...T[]], R> {
    return chain(chunkWhile(this, predicate));
  }

  /** Every run of `size` neighbouring values, where the first value follows the last. See {@link circularWindows}. */
  circularWindows<N extends number>(size: N): AsyncSeq<Window<T, N>, R> {
    return chain(circularWindows(this, size));
  }

  /** Every way to choose `size` of the values, regardless of their order. See {@link combinations}. */
  combinations<N extends number>(size: N): AsyncSeq<Tuple<T, N>, EndOfChoices<R, N>>;
  combinations(this: never, size: never): unknown {
    return chain(combinations(this, size));
  }

  /**
   * Every way to choose `size` values regardless of their order, where a value may be chosen more than once. See
   * {@link combinationsWithRepetition}.
   */
  combinationsWithRepetition<N extends number>(size: N): AsyncSeq<Tuple<T, N>, EndOfChoices<R, N>>;
  combinationsWithRepetition(this: never, size: never): unknown {
    return chain(combinationsWithRepetition(this, size));
  }

  /**
   * Tuples of the latest values of several sources: the first one when each source has yielded a value, then one for
   * each value that arrives. See {@link combineLatest}; this sequence comes first.
   */
  combineLatest<I extends readonly AnyIterableObject<unknown>[] | []>(
    others: I,
  ): AsyncSeq<AnyZipped<[AsyncIterable<T>, ...I]>, EndOfShortest<AsyncIterable<T, R> | I[number]>>;
  combineLatest(this: never, others: never): unknown {
    return chain(combineLatest([this, ...others]));
  }

  /**
   * Compares two sequences in lexicographic order, as words in a dictionary: the first difference decides, and a
   * sequence that is the beginning of the other comes first. See {@link compare}.
   */
  compare<U, C extends [comparator?: Comparator<T | U> | undefined]>(
    this: AsyncSeq<T, R> & AnyOrdered<T, C>,
    other: AnyIterable<U> & AnyOrdered<U, C>,
    ...comparator: C
  ): Promise<-1 | 0 | 1>;
  compare(this: never, ...args: [never]): unknown {
    return compare(this, ...args);
  }

  /** The values of several sequences, one sequence after the other. See {@link concat}; this sequence comes first. */
  concat<I extends readonly AnyIterableObject<unknown>[]>(
    ...sources: I
  ): AsyncSeq<T | AnyValueOf<I[number]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  concat(this: never, ...args: []): unknown {
    return chain(concat(this, ...args));
  }

  /** Returns the number of values. See {@link count}. */
  count(this: AsyncSeq<T, R> & Ending<R>): Promise<number> {
    return count(this);
  }

  /** Returns how many values there are for each key. See {@link countBy}. */
  countBy<K>(
    this: AsyncSeq<T, R> & Ending<R>,
    key: (value: T, index: number) => Awaitable<K>,
  ): Promise<Map<K, number>> {
    return countBy(this, key);
  }

  /**
   * The last value of each burst: a value is yielded when the source has been silent for `ms` after it. See
   * {@link debounce}.
   */
  debounce(ms: number, options?: TimeOptions): AsyncSeq<T, R> {
    return chain(debounce(this, ms, options));
  }

  /** The values without those that equal the value before them. See {@link dedupe}. */
  dedupe(): AsyncSeq<T, R> {
    return chain(dedupe(this));
  }

  /** The values without those whose key equals the key of the value before them. See {@link dedupeBy}. */
  dedupeBy(key: (value: T, index: number) => unknown): AsyncSeq<T, R> {
    return chain(dedupeBy(this, key));
  }

  /** The same values, each `ms` after it has come from the source. See {@link delay}. */
  delay(ms: number, options?: TimeOptions): AsyncSeq<T, R> {
    return chain(delay(this, ms, options));
  }

  /**
   * Every way to take one value from each sequence, in an order that reaches every tuple even if the sequences are
   * endless. See {@link diagonal}; this sequence comes first.
   */
  diagonal<I extends readonly AnyIterableObject<unknown>[]>(
    ...sources: I
  ): AsyncSeq<AnyZipped<[AsyncIterable<T>, ...I]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  diagonal(this: never, ...args: []): unknown {
    return chain(diagonal(this, ...args));
  }

  /**
   * The values of a sorted sequence that another sorted sequence does not have, in order, each of them once. See
   * {@link differenceSorted}.
   */
  differenceSorted<U, C extends [comparator?: Comparator<T | U> | undefined]>(
    this: AsyncSeq<T, R> & AnyOrdered<T, C>,
    other: AnyIterable<U> & AnyOrdered<U, C>,
    ...comparator: C
  ): AsyncSeq<T, R>;
  differenceSorted(this: never, ...args: [never]): unknown {
    return chain(differenceSorted(this, ...args));
  }

  /**
   * Every order of the values that looks different: swapping equal values does not count. See
   * {@link distinctPermutations}.
   */
  distinctPermutations(this: AsyncSeq<T, R> & Ending<R>): AsyncSeq<T[]> {
    return chain(distinctPermutations(this));
  }

  /** Reads a sequence to its end and discards the values. See {@link drain}. */
  drain(): Promise<void> {
    return drain(this);
  }

  /** The values after the first `count`. See {@link drop}. */
  drop(count: number): AsyncSeq<T, R> {
    return chain(drop(this, count));
  }

  /** The values without the last `count`. See {@link dropLast}. */
  dropLast(count: number): AsyncSeq<T, R> {
    return chain(dropLast(this, count));
  }

  /** The values from the first one on for which a predicate is false. See {@link dropWhile}. */
  dropWhile(predicate: Predicate<T>): AsyncSeq<T, R> {
    return chain(dropWhile(this, predicate));
  }

  /** Each value together with its number, as `[number, value]`. See {@link enumerate}. */
  enumerate(start?: number): AsyncSeq<[number, T], R> {
    return chain(enumerate(this, start));
  }

  /**
   * Returns `true` if two sequences have equal values at the same positions, and the same number of them. See
   * {@link equals}.
   */
  equals<U>(other: AnyIterable<U>, areEqual?: (value: T, other: U) => unknown): Promise<boolean> {
    return equals(this, other, areEqual);
  }

  /** Returns `true` if a predicate is true for every value. See {@link every}. */
  every(predicate: Predicate<T>): Promise<boolean> {
    return every(this, predicate);
  }

  /** The values for which a predicate is true. See {@link filter}. */
  filter<S extends T>(predicate: Guard<T, S>): AsyncSeq<S, R>;
  /** The values for which a predicate is true. See {@link filter}. */
  filter(predicate: BooleanConstructor): AsyncSeq<Truthy<T>, R>;
  /** The values for which a predicate is true. See {@link filter}. */
  filter(predicate: Predicate<T>): AsyncSeq<T, R>;
  filter(this: never, predicate: never): unknown {
    return chain(filter(this, predicate));
  }

  /**
   * The values for which an async predicate is true, which is called for several values at a time. See
   * {@link filterConcurrent}.
   */
  filterConcurrent(predicate: ConcurrentMapper<T, unknown>, options: ConcurrencyOptions): AsyncSeq<T, R> {
    return chain(filterConcurrent(this, predicate, options));
  }

  /** The result of a function for each value, without the results that are `undefined`. See {@link filterMap}. */
  filterMap<U>(mapper: (value: T, index: number) => Awaitable<U | undefined>): AsyncSeq<U, R> {
    return chain(filterMap(this, mapper));
  }

  /** Returns the first value for which a predicate is true. See {@link find}. */
  find<S extends T>(predicate: Guard<T, S>): Promise<S | EndOf<R>>;
  /** Returns the first value for which a predicate is true. See {@link find}. */
  find(predicate: Predicate<T>): Promise<T | EndOf<R>>;
  find(this: never, predicate: never): unknown {
    return find(this, predicate);
  }

  /** Returns the index of the first value for which a predicate is true, or -1. See {@link findIndex}. */
  findIndex(predicate: Predicate<T>): Promise<number> {
    return findIndex(this, predicate);
  }

  /** Returns the last value for which a predicate is true. See {@link findLast}. */
  findLast<S extends T>(this: AsyncSeq<T, R> & Ending<R>, predicate: Guard<T, S>): Promise<S | undefined>;
  /** Returns the last value for which a predicate is true. See {@link findLast}. */
  findLast(this: AsyncSeq<T, R> & Ending<R>, predicate: Predicate<T>): Promise<T | undefined>;
  findLast(this: never, predicate: never): unknown {
    return findLast(this, predicate);
  }

  /** Returns the first value. See {@link first}. */
  first(): Promise<T | EndOf<R>> {
    return first(this);
  }

  /**
   * The values of the sequences that a function returns for each value, one sequence after the other. See
   * {@link flatMap}.
   */
  flatMap<U, R2 = unknown>(
    mapper: (value: T, index: number) => Awaitable<AnyIterableObject<U, R2>>,
  ): AsyncSeq<U, EndOfFlat<R, Iterable<U, R2>>>;
  flatMap(this: never, mapper: never): unknown {
    return chain(flatMap(this, mapper));
  }

  /**
   * The values of the sequences that a function returns for each value, of which several are read at the same time. See
   * {@link flatMapConcurrent}.
   */
  flatMapConcurrent<U, R2 = unknown>(
    mapper: ConcurrentMapper<T, AnyIterableObject<U, R2>>,
    options: ConcurrencyOptions,
  ): AsyncSeq<U, EndOfFlat<R, Iterable<U, R2>>>;
  flatMapConcurrent(this: never, mapper: never, options: never): unknown {
    return chain(flatMapConcurrent(this, mapper, options));
  }

  /** The values of the sequences in a sequence, one sequence after the other. See {@link flatten}. */
  flatten<I extends AnyIterableObject<unknown>>(
    this: AsyncSeq<I, R>,
  ): AsyncSeq<AnyValueOf<I>, EndOfFlat<R, I>>;
  flatten(this: never): unknown {
    return chain(flatten(this));
  }

  /** Calls a function for every value. See {@link forEach}. */
  forEach(visit: (value: T, index: number) => unknown): Promise<void> {
    return forEach(this, visit);
  }

  /** Calls an async function for every value, for several values at a time. See {@link forEachConcurrent}. */
  forEachConcurrent(visit: ConcurrentMapper<T, unknown>, options: ConcurrencyOptions): Promise<void> {
    return forEachConcurrent(this, visit, options);
  }

  /** Returns the values in groups of equal keys, as `Map.groupBy` does. See {@link groupBy}. */
  groupBy<K>(
    this: AsyncSeq<T, R> & Ending<R>,
    key: (value: T, index: number) => Awaitable<K>,
  ): Promise<Map<K, T[]>> {
    return groupBy(this, key);
  }

  /** Returns `true` if a value is among the values of a sequence. See {@link includes}. */
  includes(value: T, skipped?: number): Promise<boolean> {
    return includes(this, value, skipped);
  }

  /** Returns `true` if a value is in a sorted sequence. See {@link includesSorted}. */
  includesSorted(this: AsyncSeq<T, R> & AnyOrdered<T>, value: T): Promise<boolean>;
  /** Returns `true` if a value is in a sorted sequence. See {@link includesSorted}. */
  includesSorted<U>(value: U, comparator: Comparator<T | U>): Promise<boolean>;
  includesSorted(this: never, ...args: [never]): unknown {
    return includesSorted(this, ...args);
  }

  /**
   * The values of several sequences in turn: one value from each, then again from the first. See {@link interleave};
   * this sequence comes first.
   */
  interleave<I extends readonly AnyIterableObject<unknown>[]>(
    ...sources: I
  ): AsyncSeq<T | AnyValueOf<I[number]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  interleave(this: never, ...args: []): unknown {
    return chain(interleave(this, ...args));
  }

  /**
   * The values that occur in all of several sorted sequences, in order, each of them once. See {@link intersectSorted};
   * this sequence comes first.
   */
  intersectSorted<I extends readonly AnyIterableObject<unknown>[]>(
    this: AsyncSeq<T, R> & AnyOrdered<T>,
    ...sources: AnyOrderedSources<I>
  ): AsyncSeq<T, EndOfShortest<AsyncIterable<T, R> | I[number]>>;
  /**
   * The values that occur in all of several sorted sequences, in order, each of them once. See {@link intersectSorted};
   * this sequence comes first.
   */
  intersectSorted<I extends readonly AnyIterableObject<unknown>[]>(
    ...args: [...sources: Sources<I>, comparator: Comparator<T | AnyValueOf<I[number]>>]
  ): AsyncSeq<T, EndOfShortest<AsyncIterable<T, R> | I[number]>>;
  intersectSorted(this: never, ...args: []): unknown {
    return chain(intersectSorted(this, ...args));
  }

  /** The values, with a separator between every two of them. See {@link intersperse}. */
  intersperse<S>(separator: S): AsyncSeq<T | S, R> {
    return chain(intersperse(this, separator));
  }

  /** Returns `true` if no value is smaller than the one before it. See {@link isSorted}. */
  isSorted<C extends [comparator?: Comparator<T> | undefined]>(
    this: AsyncSeq<T, R> & AnyOrdered<T, C>,
    ...comparator: C
  ): Promise<boolean>;
  isSorted(this: never, ...args: []): unknown {
    return isSorted(this, ...args);
  }

  /** Returns the values as one string, with a separator between them. See {@link join}. */
  join(this: AsyncSeq<T, R> & Ending<R>, separator?: string): Promise<string> {
    return join(this, separator);
  }

  /** Returns the `count` largest values, the largest first. See {@link largest}. */
  largest<C extends [comparator?: Comparator<T> | undefined]>(
    this: AsyncSeq<T, R> & Ending<R> & AnyOrdered<T, C>,
    count: number,
    ...comparator: C
  ): Promise<T[]>;
  largest(this: never, ...args: [never]): unknown {
    return largest(this, ...args);
  }

  /** Returns the last value. See {@link last}. */
  last(this: AsyncSeq<T, R> & Ending<R>): Promise<T | undefined> {
    return last(this);
  }

  /** The lines of a text that comes in chunks, such as those of a file or of a response. See {@link lines}. */
  lines<U extends Uint8Array | string>(this: AsyncSeq<U, R>, options?: LineOptions): AsyncSeq<string, R> {
    return chain(lines(this, options));
  }

  /** The result of a function for each value. See {@link map}. */
  map<U>(mapper: (value: T, index: number) => Awaitable<U>): AsyncSeq<U, R> {
    return chain(map(this, mapper));
  }

  /**
   * The result of a function for each value, with a state that is handed on from call to call. See {@link mapAccum}.
   */
  mapAccum<U, S>(
    step: (state: S, value: T, index: number) => Awaitable<readonly [result: U, nextState: S]>,
    initial: S,
  ): AsyncSeq<U, R> {
    return chain(mapAccum(this, step, initial));
  }

  /** The results of an async function, which is called for several values at a time. See {@link mapConcurrent}. */
  mapConcurrent<U>(mapper: ConcurrentMapper<T, U>, options: ConcurrencyOptions): AsyncSeq<U, R> {
    return chain(mapConcurrent(this, mapper, options));
  }

  /** Returns the largest value. See {@link max}. */
  max<C extends [comparator?: Comparator<T> | undefined]>(
    this: AsyncSeq<T, R> & Ending<R> & AnyOrdered<T, C>,
    ...comparator: C
  ): Promise<T | undefined>;
  max(this: never, ...args: []): unknown {
    return max(this, ...args);
  }

  /** Returns the value with the largest key. See {@link maxBy}. */
  maxBy(
    this: AsyncSeq<T, R> & Ending<R>,
    key: (value: T, index: number) => Awaitable<Orderable>,
  ): Promise<T | undefined>;
  /** Returns the value with the largest key. See {@link maxBy}. */
  maxBy<K>(
    this: AsyncSeq<T, R> & Ending<R>,
    key: (value: T, index: number) => Awaitable<K>,
    comparator: Comparator<K>,
  ): Promise<T | undefined>;
  maxBy(this: never, ...args: [never]): unknown {
    return maxBy(this, ...args);
  }

  /**
   * A sequence that keeps the values it has pulled, so that it can be read any number of times. See {@link memoize}.
   */
  memoize(): AsyncMemo<T, EndOf<R>> {
    return memoize(this);
  }

  /** The values of several sources, in the order in which they arrive. See {@link merge}; this sequence comes first. */
  merge<I extends readonly AnyIterableObject<unknown>[]>(
    ...sources: I
  ): AsyncSeq<T | AnyValueOf<I[number]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  merge(this: never, ...args: []): unknown {
    return chain(merge(this, ...args));
  }

  /**
   * All values of several sorted sequences, as one sorted sequence. See {@link mergeSorted}; this sequence comes first.
   */
  mergeSorted<I extends readonly AnyIterableObject<unknown>[]>(
    this: AsyncSeq<T, R> & AnyOrdered<T>,
    ...sources: AnyOrderedSources<I>
  ): AsyncSeq<T | AnyValueOf<I[number]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  /**
   * All values of several sorted sequences, as one sorted sequence. See {@link mergeSorted}; this sequence comes first.
   */
  mergeSorted<I extends readonly AnyIterableObject<unknown>[]>(
    ...args: [...sources: Sources<I>, comparator: Comparator<T | AnyValueOf<I[number]>>]
  ): AsyncSeq<T | AnyValueOf<I[number]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  mergeSorted(this: never, ...args: []): unknown {
    return chain(mergeSorted(this, ...args));
  }

  /** Returns the smallest value. See {@link min}. */
  min<C extends [comparator?: Comparator<T> | undefined]>(
    this: AsyncSeq<T, R> & Ending<R> & AnyOrdered<T, C>,
    ...comparator: C
  ): Promise<T | undefined>;
  min(this: never, ...args: []): unknown {
    return min(this, ...args);
  }

  /** Returns the value with the smallest key. See {@link minBy}. */
  minBy(
    this: AsyncSeq<T, R> & Ending<R>,
    key: (value: T, index: number) => Awaitable<Orderable>,
  ): Promise<T | undefined>;
  /** Returns the value with the smallest key. See {@link minBy}. */
  minBy<K>(
    this: AsyncSeq<T, R> & Ending<R>,
    key: (value: T, index: number) => Awaitable<K>,
    comparator: Comparator<K>,
  ): Promise<T | undefined>;
  minBy(this: never, ...args: [never]): unknown {
    return minBy(this, ...args);
  }

  /** Returns the smallest and the largest value, in one pass. See {@link minMax}. */
  minMax<C extends [comparator?: Comparator<T> | undefined]>(
    this: AsyncSeq<T, R> & Ending<R> & AnyOrdered<T, C>,
    ...comparator: C
  ): Promise<[min: T, max: T] | undefined>;
  minMax(this: never, ...args: []): unknown {
    return minMax(this, ...args);
  }

  /** The values of a text of newline-delimited JSON, one on each line, also known as JSON Lines. See {@link ndjson}. */
  ndjson<U = unknown, C extends Uint8Array | string = Uint8Array | string>(
    this: AsyncSeq<C, R>,
    options?: LineOptions,
  ): AsyncSeq<U, R> {
    return chain(ndjson(this, options));
  }

  /** Returns the value at an index. See {@link nth}. */
  nth(index: number): Promise<T | EndOf<R>> {
    return nth(this, index);
  }

  /** The same values. See {@link onClose}. */
  onClose(fn: () => unknown, options?: OnCloseOptions): AsyncSeq<T, R> {
    return chain(onClose(this, fn, options));
  }

  /** Returns the value of a sequence that has exactly one. See {@link only}. */
  only(): Promise<T> {
    return only(this);
  }

  /** Each value together with the one after it. See {@link pairwise}. */
  pairwise(): AsyncSeq<[T, T], R> {
    return chain(pairwise(this));
  }

  /**
   * Returns two arrays: the values for which a predicate is true, and those for which it is false. See
   * {@link partition}.
   */
  partition<S extends T>(
    this: AsyncSeq<T, R> & Ending<R>,
    predicate: TwoSidedGuard<T, S>,
  ): Promise<[accepted: S[], refused: Exclude<T, S>[]]>;
  /**
   * Returns two arrays: the values for which a predicate is true, and those for which it is false. See
   * {@link partition}.
   */
  partition(
    this: AsyncSeq<T, R> & Ending<R>,
    predicate: Predicate<T>,
  ): Promise<[accepted: T[], refused: T[]]>;
  partition(this: never, predicate: never): unknown {
    return partition(this, predicate);
  }

  /** A sequence that can look ahead and go back. See {@link peekable}. */
  peekable(): AsyncPeekable<T, EndOf<R>> {
    return peekable(this);
  }

  /** Every order of the values, or of `size` of them. See {@link permutations}. */
  permutations<N extends number>(size: N): AsyncSeq<Tuple<T, N>, EndOfChoices<R, N>>;
  /** Every order of the values, or of `size` of them. See {@link permutations}. */
  permutations(this: AsyncSeq<T, R> & Ending<R>, size?: undefined): AsyncSeq<T[]>;
  permutations(this: never, size: never): unknown {
    return chain(permutations(this, size));
  }

  /**
   * Every way to choose any number of the values: first none of them, then each alone, then every two, up to all. See
   * {@link powerset}.
   */
  powerset(): AsyncSeq<T[], R> {
    return chain(powerset(this));
  }

  /**
   * Every way to take one value from each sequence: the Cartesian product. See {@link product}; this sequence comes
   * first.
   */
  product<I extends readonly AnyIterableObject<unknown>[]>(
    ...sources: I
  ): AsyncSeq<AnyZipped<[AsyncIterable<T>, ...I]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  product(this: never, ...args: []): unknown {
    return chain(product(this, ...args));
  }

  /** The values of the source that is the first to yield one. See {@link race}; this sequence comes first. */
  race<I extends readonly AnyIterableObject<unknown>[]>(
    ...sources: I
  ): AsyncSeq<T | AnyValueOf<I[number]>, EndOfShortest<AsyncIterable<T, R> | I[number]>>;
  race(this: never, ...args: []): unknown {
    return chain(race(this, ...args));
  }

  /**
   * The same values, at most `limit` of them in any `per` milliseconds: a value that comes too soon waits, and none is
   * lost. See {@link rateLimit}.
   */
  rateLimit(options: RateLimitOptions): AsyncSeq<T, R> {
    return chain(rateLimit(this, options));
  }

  /** Folds the values into one with a reducer, and returns the result. See {@link reduce}. */
  reduce(
    this: AsyncSeq<T, R> & Ending<R>,
    reducer: (state: T, value: T, index: number) => Awaitable<T>,
  ): Promise<T>;
  /** Folds the values into one with a reducer, and returns the result. See {@link reduce}. */
  reduce<U>(
    this: AsyncSeq<T, R> & Ending<R>,
    reducer: (state: U, value: T, index: number) => Awaitable<U>,
    initial: U,
  ): Promise<U>;
  reduce(this: never, ...args: [never]): unknown {
    return reduce(this, ...args);
  }

  /** Folds the values into one with a reducer, as long as a predicate is true. See {@link reduceWhile}. */
  reduceWhile<U>(
    predicate: (state: U, value: T, index: number) => unknown,
    reducer: (state: U, value: T, index: number) => Awaitable<U>,
    initial: U,
  ): Promise<U> {
    return reduceWhile(this, predicate, reducer, initial);
  }

  /** The values of runs: each value as often as its run is long. See {@link runLengthDecode}. */
  runLengthDecode<U>(this: AsyncSeq<readonly [U, number], R>): AsyncSeq<U, R> {
    return chain(runLengthDecode(this));
  }

  /** The runs of equal values, each as a pair of the value and the length of its run. See {@link runLengthEncode}. */
  runLengthEncode(): AsyncSeq<[T, number], R> {
    return chain(runLengthEncode(this));
  }

  /** Every intermediate result of a `reduce`: one for each value. See {@link scan}. */
  scan(reducer: (state: T, value: T, index: number) => Awaitable<T>): AsyncSeq<T, R>;
  /** Every intermediate result of a `reduce`: one for each value. See {@link scan}. */
  scan<U>(reducer: (state: U, value: T, index: number) => Awaitable<U>, initial: U): AsyncSeq<U, R>;
  scan(this: never, ...args: [never]): unknown {
    return chain(scan(this, ...args));
  }

  /** Searches for the first value for which a predicate is true, within bounds. See {@link search}. */
  search<S extends T = T>(
    this: AsyncSeq<T, R> & Stoppable<R>,
    predicate: SearchGuard<T, S> | SearchPredicate<T>,
  ): Promise<AsyncVerdict<NoInfer<S>, T>>;
  /** Searches for the first value for which a predicate is true, within bounds. See {@link search}. */
  search<S extends T = T>(
    predicate: SearchGuard<T, S> | SearchPredicate<T>,
    bounds: BoundsFor<T, R>,
  ): Promise<AsyncVerdict<NoInfer<S>, T>>;
  search(this: never, ...args: [never]): unknown {
    return search(this, ...args);
  }

  /**
   * A sequence for several readers, each of which gets every value that arrives from the moment it begins. See
   * {@link share}.
   */
  share(options?: ShareOptions): Shared<T, EndOf<R>> {
    return share(this, options);
  }

  /** The values from one position up to another: all of them, or every `step`-th one. See {@link slice}. */
  slice(start: number, end?: undefined, step?: number): AsyncSeq<T, R>;
  /** The values from one position up to another: all of them, or every `step`-th one. See {@link slice}. */
  slice(start: number, end?: number, step?: number): AsyncSeq<T>;
  slice(this: never, start: never, end: never, step: never): unknown {
    return chain(slice(this, start, end, step));
  }

  /** Returns the `count` smallest values, the smallest first. See {@link smallest}. */
  smallest<C extends [comparator?: Comparator<T> | undefined]>(
    this: AsyncSeq<T, R> & Ending<R> & AnyOrdered<T, C>,
    count: number,
    ...comparator: C
  ): Promise<T[]>;
  smallest(this: never, ...args: [never]): unknown {
    return smallest(this, ...args);
  }

  /** Returns `true` if a predicate is true for at least one value. See {@link some}. */
  some(predicate: Predicate<T>): Promise<boolean> {
    return some(this, predicate);
  }

  /**
   * The values before the first one for which a predicate is false, and the rest from that one on, as two sequences
   * over one source. See {@link span}.
   */
  span<S extends T>(predicate: Guard<T, S>): [prefix: AsyncSeq<S>, rest: AsyncSeq<T, R>];
  /**
   * The values before the first one for which a predicate is false, and the rest from that one on, as two sequences
   * over one source. See {@link span}.
   */
  span(predicate: Predicate<T>): [prefix: AsyncSeq<T>, rest: AsyncSeq<T, R>];
  span(this: never, predicate: never): unknown {
    return chains(span(this, predicate));
  }

  /** The first `count` values and the rest, as two sequences over one source. See {@link splitAt}. */
  splitAt(count: number): [prefix: AsyncSeq<T>, rest: AsyncSeq<T, R>];
  splitAt(this: never, count: never): unknown {
    return chains(splitAt(this, count));
  }

  /** The first value, and then every `step`-th one after it. See {@link stepBy}. */
  stepBy(step: number): AsyncSeq<T, R> {
    return chain(stepBy(this, step));
  }

  /** Returns the sum of numbers or of bigints. See {@link sum}. */
  sum(this: AsyncSeq<T, R> & Ending<R> & AnySummable<T>): Promise<SumOf<T>> {
    return sum(this);
  }

  /** The values of the sequence that a function returns for the newest value of the source. See {@link switchMap}. */
  switchMap<U, R2 = unknown>(
    mapper: ConcurrentMapper<T, AnyIterableObject<U, R2>>,
  ): AsyncSeq<U, EndOfFlat<R, Iterable<U, R2>>>;
  switchMap(this: never, mapper: never): unknown {
    return chain(switchMap(this, mapper));
  }

  /** The first `count` values. See {@link take}. */
  take(count: number): AsyncSeq<T> {
    return chain(take(this, count));
  }

  /** The last `count` values. See {@link takeLast}. */
  takeLast(this: AsyncSeq<T, R> & Ending<R>, count: number): AsyncSeq<T> {
    return chain(takeLast(this, count));
  }

  /** The values up to and including the first one for which a predicate is true. See {@link takeUntil}. */
  takeUntil(predicate: Predicate<T>): AsyncSeq<T>;
  /** The values up to and including the first one for which a predicate is true. See {@link takeUntil}. */
  takeUntil(until: AbortSignalLike | PromiseLike<unknown>): AsyncSeq<T>;
  takeUntil(this: never, predicate: never): unknown {
    return chain(takeUntil(this, predicate));
  }

  /** The values before the first one for which a predicate is false. See {@link takeWhile}. */
  takeWhile<S extends T>(predicate: Guard<T, S>): AsyncSeq<S>;
  /** The values before the first one for which a predicate is false. See {@link takeWhile}. */
  takeWhile(predicate: Predicate<T>): AsyncSeq<T>;
  takeWhile(this: never, predicate: never): unknown {
    return chain(takeWhile(this, predicate));
  }

  /** The same values, each passed to a function when it is pulled. See {@link tap}. */
  tap(observe: (value: T, index: number) => unknown): AsyncSeq<T, R> {
    return chain(tap(this, observe));
  }

  /** Several sequences with the values of one source, each to be read at its own pace. See {@link tee}. */
  tee<const N extends number = 2>(count?: N, options?: TeeOptions): Tuple<AsyncSeq<T, R>, N>;
  tee(this: never, count: never, options: never): unknown {
    return chains(tee(this, count, options));
  }

  /**
   * The values that come at least `ms` after the last one that was yielded; the others are dropped. See
   * {@link throttle}.
   */
  throttle(ms: number, options?: TimeOptions): AsyncSeq<T, R> {
    return chain(throttle(this, ms, options));
  }

  /** The same values, as long as the source does not take longer than `ms` for one of them. See {@link timeout}. */
  timeout(ms: number, options?: TimeOptions): AsyncSeq<T, R> {
    return chain(timeout(this, ms, options));
  }

  /** Returns an array of all values. See {@link toArray}. */
  toArray(this: AsyncSeq<T, R> & Ending<R>): Promise<T[]> {
    return toArray(this);
  }

  /** Returns a `Map` of the entries of a sequence, like the constructor of `Map`. See {@link toMap}. */
  toMap<E extends Entry>(this: AsyncSeq<E, R> & Ending<R>): Promise<Map<E[0], E[1]>> {
    return toMap(this);
  }

  /**
   * Returns an object with the entries of a sequence as its properties, as `Object.fromEntries` does. See
   * {@link toObject}.
   */
  toObject<E extends Entry<PropertyKey>>(this: AsyncSeq<E, R> & Ending<R>): Promise<RecordOf<E>> {
    return toObject(this);
  }

  /**
   * A `ReadableStream` of the values, such as a body for a `Response` or a source for `pipeThrough`. See
   * {@link toReadable}.
   */
  toReadable(): PlatformReadableStream<T> {
    return toReadable(this);
  }

  /** Returns a `Set` of the distinct values, in the order of their first occurrence. See {@link toSet}. */
  toSet(this: AsyncSeq<T, R> & Ending<R>): Promise<Set<T>> {
    return toSet(this);
  }

  /**
   * The values that occur in at least one of several sorted sequences, in order, each of them once. See
   * {@link unionSorted}; this sequence comes first.
   */
  unionSorted<I extends readonly AnyIterableObject<unknown>[]>(
    this: AsyncSeq<T, R> & AnyOrdered<T>,
    ...sources: AnyOrderedSources<I>
  ): AsyncSeq<T | AnyValueOf<I[number]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  /**
   * The values that occur in at least one of several sorted sequences, in order, each of them once. See
   * {@link unionSorted}; this sequence comes first.
   */
  unionSorted<I extends readonly AnyIterableObject<unknown>[]>(
    ...args: [...sources: Sources<I>, comparator: Comparator<T | AnyValueOf<I[number]>>]
  ): AsyncSeq<T | AnyValueOf<I[number]>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  unionSorted(this: never, ...args: []): unknown {
    return chain(unionSorted(this, ...args));
  }

  /** Each distinct value once, where it first occurs. See {@link unique}. */
  unique(): AsyncSeq<T, R> {
    return chain(unique(this));
  }

  /** The first value for each distinct key. See {@link uniqueBy}. */
  uniqueBy(key: (value: T, index: number) => unknown): AsyncSeq<T, R> {
    return chain(uniqueBy(this, key));
  }

  /** Every run of `size` neighbouring values. See {@link windows}. */
  windows<N extends number>(size: N, undersized?: "only-full"): AsyncSeq<Window<T, N>, R>;
  /** Every run of `size` neighbouring values. See {@link windows}. */
  windows(size: number, undersized?: Undersized): AsyncSeq<[T, ...T[]], R>;
  windows(this: never, size: never, undersized: never): unknown {
    return chain(windows(this, size, undersized));
  }

  /** Each value together with its position, as `[position, value]`. See {@link withPosition}. */
  withPosition(): AsyncSeq<[Position<R>, T], R> {
    return chain(withPosition(this));
  }

  /** Tuples of the values at the same position of several sequences. See {@link zip}; this sequence comes first. */
  zip<I extends readonly AnyIterableObject<unknown>[] | []>(
    others: I,
    options?: ZipOptions,
  ): AsyncSeq<AnyZipped<[AsyncIterable<T>, ...I]>, EndOfShortest<AsyncIterable<T, R> | I[number]>>;
  /** Tuples of the values at the same position of several sequences. See {@link zip}; this sequence comes first. */
  zip<
    I extends readonly AnyIterableObject<unknown>[] | [],
    P extends Iterable<unknown> | readonly unknown[] | [] = [],
  >(
    others: I,
    options: ZipLongestOptions<P>,
  ): AsyncSeq<AnyZippedLongest<[AsyncIterable<T>, ...I], P>, EndOfLongest<AsyncIterable<T, R> | I[number]>>;
  zip(this: never, others: never, options: never): unknown {
    return chain(zip([this, ...others], options));
  }
}

import { buffer } from "./concurrency/buffer.js";
import { filterConcurrent } from "./concurrency/filterConcurrent.js";
import { flatMapConcurrent } from "./concurrency/flatMapConcurrent.js";
import { forEachConcurrent } from "./concurrency/forEachConcurrent.js";
import { mapConcurrent } from "./concurrency/mapConcurrent.js";
import { averageAsync as average } from "./consumers/average.js";
import { compareAsync as compare } from "./consumers/compare.js";
import { countAsync as count } from "./consumers/count.js";
import { countByAsync as countBy } from "./consumers/countBy.js";
import { drainAsync as drain } from "./consumers/drain.js";
import { equalsAsync as equals } from "./consumers/equals.js";
import { everyAsync as every } from "./consumers/every.js";
import { findAsync as find } from "./consumers/find.js";
import { findIndexAsync as findIndex } from "./consumers/findIndex.js";
import { findLastAsync as findLast } from "./consumers/findLast.js";
import { firstAsync as first } from "./consumers/first.js";
import { forEachAsync as forEach } from "./consumers/forEach.js";
import { groupByAsync as groupBy } from "./consumers/groupBy.js";
import { includesAsync as includes } from "./consumers/includes.js";
import { includesSortedAsync as includesSorted } from "./consumers/includesSorted.js";
import { isSortedAsync as isSorted } from "./consumers/isSorted.js";
import { joinAsync as join } from "./consumers/join.js";
import { largestAsync as largest } from "./consumers/largest.js";
import { lastAsync as last } from "./consumers/last.js";
import { maxAsync as max } from "./consumers/max.js";
import { maxByAsync as maxBy } from "./consumers/maxBy.js";
import { minAsync as min } from "./consumers/min.js";
import { minByAsync as minBy } from "./consumers/minBy.js";
import { minMaxAsync as minMax } from "./consumers/minMax.js";
import { nthAsync as nth } from "./consumers/nth.js";
import { onlyAsync as only } from "./consumers/only.js";
import { partitionAsync as partition } from "./consumers/partition.js";
import { reduceAsync as reduce } from "./consumers/reduce.js";
import { reduceWhileAsync as reduceWhile } from "./consumers/reduceWhile.js";
import { searchAsync as search } from "./consumers/search.js";
import { smallestAsync as smallest } from "./consumers/smallest.js";
import { someAsync as some } from "./consumers/some.js";
import { sumAsync as sum } from "./consumers/sum.js";
import { toArrayAsync as toArray } from "./consumers/toArray.js";
import { toMapAsync as toMap } from "./consumers/toMap.js";
import { toObjectAsync as toObject } from "./consumers/toObject.js";
import { toSetAsync as toSet } from "./consumers/toSet.js";
import type {
  AbortSignalLike,
  Bounds,
  BoundsFor,
  SearchGuard,
  SearchPredicate,
  Stoppable,
} from "./core/types/bounds.js";
import type {
  Comparator,
  Guard,
  Orderable,
  Predicate,
  Truthy,
  TwoSidedGuard,
} from "./core/types/callbacks.js";
import type { EndOfChoices, EndOfFlat, Ending } from "./core/types/endlessness.js";
import type {
  AnyValueOf,
  Awaitable,
  Entry,
  PlatformReadableStream,
  RecordOf,
  Tuple,
  Window,
} from "./core/types/iterables.js";
import type {
  ConcurrencyOptions,
  ConcurrentMapper,
  LineOptions,
  OnCloseOptions,
  Position,
  RateLimitOptions,
  TimeOptions,
  Undersized,
} from "./core/types/options.js";
import type { AnyOrdered, AnyOrderedSources, Sources } from "./core/types/ordered.js";
import type { AnySummable, SumOf } from "./core/types/sums.js";
import type { AsyncVerdict } from "./core/types/verdict.js";
import { combineLatest } from "./merging/combineLatest.js";
import { merge } from "./merging/merge.js";
import { race } from "./merging/race.js";
import { type ShareOptions, type Shared, share } from "./merging/share.js";
import { switchMap } from "./merging/switchMap.js";
import { abortableAsync as abortable } from "./operators/abortable.js";
import { type AsyncBorrowed, borrowAsync as borrow } from "./operators/borrow.js";
import { budgetAsync as budget } from "./operators/budget.js";
import { chunkByAsync as chunkBy } from "./operators/chunkBy.js";
import { chunkWhileAsync as chunkWhile } from "./operators/chunkWhile.js";
import { chunksAsync as chunks } from "./operators/chunks.js";
import { circularWindowsAsync as circularWindows } from "./operators/circularWindows.js";
import { combinationsAsync as combinations } from "./operators/combinations.js";
import { combinationsWithRepetitionAsync as combinationsWithRepetition } from "./operators/combinationsWithRepetition.js";
import { concatAsync as concat } from "./operators/concat.js";
import { dedupeAsync as dedupe } from "./operators/dedupe.js";
import { dedupeByAsync as dedupeBy } from "./operators/dedupeBy.js";
import { diagonalAsync as diagonal } from "./operators/diagonal.js";
import { differenceSortedAsync as differenceSorted } from "./operators/differenceSorted.js";
import { distinctPermutationsAsync as distinctPermutations } from "./operators/distinctPermutations.js";
import { dropAsync as drop } from "./operators/drop.js";
import { dropLastAsync as dropLast } from "./operators/dropLast.js";
import { dropWhileAsync as dropWhile } from "./operators/dropWhile.js";
import { enumerateAsync as enumerate } from "./operators/enumerate.js";
import { filterAsync as filter } from "./operators/filter.js";
import { filterMapAsync as filterMap } from "./operators/filterMap.js";
import { flatMapAsync as flatMap } from "./operators/flatMap.js";
import { flattenAsync as flatten } from "./operators/flatten.js";
import { interleaveAsync as interleave } from "./operators/interleave.js";
import { intersectSortedAsync as intersectSorted } from "./operators/intersectSorted.js";
import { intersperseAsync as intersperse } from "./operators/intersperse.js";
import { mapAsync as map } from "./operators/map.js";
import { mapAccumAsync as mapAccum } from "./operators/mapAccum.js";
import { type AsyncMemo, memoizeAsync as memoize } from "./operators/memoize.js";
import { mergeSortedAsync as mergeSorted } from "./operators/mergeSorted.js";
import { pairwiseAsync as pairwise } from "./operators/pairwise.js";
import { type AsyncPeekable, peekableAsync as peekable } from "./operators/peekable.js";
import { permutationsAsync as permutations } from "./operators/permutations.js";
import { powersetAsync as powerset } from "./operators/powerset.js";
import { productAsync as product } from "./operators/product.js";
import { runLengthDecodeAsync as runLengthDecode } from "./operators/runLengthDecode.js";
import { runLengthEncodeAsync as runLengthEncode } from "./operators/runLengthEncode.js";
import { scanAsync as scan } from "./operators/scan.js";
import { sliceAsync as slice } from "./operators/slice.js";
import { spanAsync as span } from "./operators/span.js";
import { splitAtAsync as splitAt } from "./operators/splitAt.js";
import { stepByAsync as stepBy } from "./operators/stepBy.js";
import { takeAsync as take } from "./operators/take.js";
import { takeLastAsync as takeLast } from "./operators/takeLast.js";
import { takeUntilAsync as takeUntil } from "./operators/takeUntil.js";
import { takeWhileAsync as takeWhile } from "./operators/takeWhile.js";
import { tapAsync as tap } from "./operators/tap.js";
import { type TeeOptions, teeAsync as tee } from "./operators/tee.js";
import { unionSortedAsync as unionSorted } from "./operators/unionSorted.js";
import { uniqueAsync as unique } from "./operators/unique.js";
import { uniqueByAsync as uniqueBy } from "./operators/uniqueBy.js";
import { windowsAsync as windows } from "./operators/windows.js";
import { withPositionAsync as withPosition } from "./operators/withPosition.js";
import { zipAsync as zip } from "./operators/zip.js";
import { catchError } from "./recovery/catchError.js";
import { onClose } from "./recovery/onClose.js";
import { lines } from "./streams/lines.js";
import { ndjson } from "./streams/ndjson.js";
import { toReadable } from "./streams/toReadable.js";
import { chunksWithin } from "./time/chunksWithin.js";
import { debounce } from "./time/debounce.js";
import { delay } from "./time/delay.js";
import { rateLimit } from "./time/rateLimit.js";
import { throttle } from "./time/throttle.js";
import { timeout } from "./time/timeout.js";
