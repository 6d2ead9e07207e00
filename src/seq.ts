import { mustBeFunction } from "./core/checks/arguments.js";
import { CURSOR, LazyIterator } from "./core/engine/edge.js";
import { held } from "./core/engine/iteratorCursor.js";
import { open } from "./core/engine/open.js";
import type { EndOf, EndOfLongest, EndOfShortest } from "./core/types/endlessness.js";
import type { IterableObject } from "./core/types/iterables.js";
import type { Lazy } from "./core/types/lazy.js";
import type { ZipLongestOptions, ZipOptions, Zipped, ZippedLongest } from "./core/types/zip.js";
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
 * @see {@link from} for a lazy sequence without the methods, {@link pipe} for functions instead of methods.
 * @category Chain
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function seq<T, R>(source: Iterable<T, R> | Iterator<T, R>): Seq<T, EndOf<R>> {
  return new Seq<T, EndOf<R>>(held(open("seq", source)));
}

/** A chain over the result of an operator. */
function chain<T, R extends undefined>(result: Lazy<T, EndOf<R>>): Seq<T, R> {
  return new Seq<T, R>((result as LazyIterator<T, EndOf<R>>)[CURSOR]);
}

/** The same for each of several results. */
function chains(results: readonly Lazy<unknown>[]): Seq<unknown>[] {
  return results.map((result) => chain(result));
}

/**
 * The chain that {@link seq} returns: a lazy sequence with every operator and consumer as a method.
 *
 * @category Chain
 */
export class Seq<T, R extends undefined = undefined> extends LazyIterator<T, R> {
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

  /**
   * Records of the values at the same position of several sequences, by key. See {@link zipKeyed}; this sequence is
   * under `key`, and replaces a sequence of `others` with the same key.
   */
  zipKeyed<K extends PropertyKey, O extends { readonly [Q in keyof O]: IterableObject<unknown> }>(
    key: K,
    others: O,
    options?: ZipOptions,
  ): Seq<Zipped<Record<K, Iterable<T>> & O>, EndOfShortest<Iterable<T, R> | O[keyof O]>>;
  /**
   * Records of the values at the same position of several sequences, by key. See {@link zipKeyed}; this sequence is
   * under `key`, and replaces a sequence of `others` with the same key.
   */
  zipKeyed<
    K extends PropertyKey,
    O extends { readonly [Q in keyof O]: IterableObject<unknown> },
    P extends { readonly [Q in K | keyof O]?: unknown } = Record<never, never>,
  >(
    key: K,
    others: O,
    options: ZipLongestOptions<P>,
  ): Seq<ZippedLongest<Record<K, Iterable<T>> & O, P>, EndOfLongest<Iterable<T, R> | O[keyof O]>>;
  zipKeyed(key: PropertyKey, others: object, options: never): Seq<unknown> {
    return chain(zipKeyed({ [key]: this, ...others, [key]: this }, options));
  }

  // Written by scripts/chain.mjs from here on. The imports come last, for there are many.

  /** Returns the arithmetic mean of numbers or of bigints, as a number. See {@link average}. */
  average(this: (Seq<number, R> | Seq<bigint, R>) & Ending<R>): number | undefined {
    return average(this);
  }

  /**
   * A sequence to read in pieces: a reader that stops early leaves it open, and the next reader goes on from there. See
   * {@link borrow}.
   */
  borrow(): Borrowed<T, EndOf<R>> {
    return borrow(this);
  }

  /** The same values, but with an error once they have cost too much. See {@link budget}. */
  budget(bounds: Bounds): Seq<T, R> {
    return chain(budget(this, bounds));
  }

  /**
   * The runs of neighbouring values with the same key, each as a pair of the key and its values. See {@link chunkBy}.
   */
  chunkBy<K>(key: (value: T, index: number) => K): Seq<[K, [T, ...T[]]], R> {
    return chain(chunkBy(this, key));
  }

  /** The values in consecutive arrays of `size`. See {@link chunks}. */
  chunks(size: number): Seq<[T, ...T[]], R> {
    return chain(chunks(this, size));
  }

  /** The runs of neighbouring values in which a predicate is true for every two neighbours. See {@link chunkWhile}. */
  chunkWhile<P = unknown>(predicate: (previous: T, value: T, index: number) => Sync<P>): Seq<[T, ...T[]], R> {
    return chain(chunkWhile(this, predicate));
  }

  /** Every run of `size` neighbouring values, where the first value follows the last. See {@link circularWindows}. */
  circularWindows<N extends number>(size: N): Seq<Window<T, N>, R> {
    return chain(circularWindows(this, size));
  }

  /** Every way to choose `size` of the values, regardless of their order. See {@link combinations}. */
  combinations<N extends number>(size: N): Seq<Tuple<T, N>, EndOfChoices<R, N>>;
  combinations(this: never, size: never): unknown {
    return chain(combinations(this, size));
  }

  /**
   * Every way to choose `size` values regardless of their order, where a value may be chosen more than once. See
   * {@link combinationsWithRepetition}.
   */
  combinationsWithRepetition<N extends number>(size: N): Seq<Tuple<T, N>, EndOfChoices<R, N>>;
  combinationsWithRepetition(this: never, size: never): unknown {
    return chain(combinationsWithRepetition(this, size));
  }

  /**
   * Compares two sequences in lexicographic order, as words in a dictionary: the first difference decides, and a
   * sequence that is the beginning of the other comes first. See {@link compare}.
   */
  compare<U, C extends [comparator?: Comparator<T | U> | undefined]>(
    this: Seq<T, R> & Ordered<T, C>,
    other: Iterable<U> & Ordered<U, C>,
    ...comparator: C
  ): -1 | 0 | 1;
  compare(this: never, ...args: [never]): unknown {
    return compare(this, ...args);
  }

  /** The values of several sequences, one sequence after the other. See {@link concat}; this sequence comes first. */
  concat<I extends readonly IterableObject<unknown>[]>(
    ...sources: I
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  concat(this: never, ...args: []): unknown {
    return chain(concat(this, ...args));
  }

  /** Returns the number of values. See {@link count}. */
  count(this: Seq<T, R> & Ending<R>): number {
    return count(this);
  }

  /** Returns how many values there are for each key. See {@link countBy}. */
  countBy<K>(this: Seq<T, R> & Ending<R>, key: (value: T, index: number) => K): Map<K, number> {
    return countBy(this, key);
  }

  /** The values without those that equal the value before them. See {@link dedupe}. */
  dedupe(): Seq<T, R> {
    return chain(dedupe(this));
  }

  /** The values without those whose key equals the key of the value before them. See {@link dedupeBy}. */
  dedupeBy<P = unknown>(key: (value: T, index: number) => Sync<P>): Seq<T, R> {
    return chain(dedupeBy(this, key));
  }

  /**
   * Every way to take one value from each sequence, in an order that reaches every tuple even if the sequences are
   * endless. See {@link diagonal}; this sequence comes first.
   */
  diagonal<I extends readonly IterableObject<unknown>[]>(
    ...sources: I
  ): Seq<Zipped<[Iterable<T>, ...I]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  diagonal(this: never, ...args: []): unknown {
    return chain(diagonal(this, ...args));
  }

  /**
   * The values of a sorted sequence that another sorted sequence does not have, in order, each of them once. See
   * {@link differenceSorted}.
   */
  differenceSorted<U, C extends [comparator?: Comparator<T | U> | undefined]>(
    this: Seq<T, R> & Ordered<T, C>,
    other: Iterable<U> & Ordered<U, C>,
    ...comparator: C
  ): Seq<T, R>;
  differenceSorted(this: never, ...args: [never]): unknown {
    return chain(differenceSorted(this, ...args));
  }

  /**
   * Every order of the values that looks different: swapping equal values does not count. See
   * {@link distinctPermutations}.
   */
  distinctPermutations(this: Seq<T, R> & Ending<R>): Seq<T[]> {
    return chain(distinctPermutations(this));
  }

  /** Reads a sequence to its end and discards the values. See {@link drain}. */
  drain(this: Seq<T, R> & Ending<R>): void {
    drain(this);
  }

  /** The values after the first `count`. See {@link drop}. */
  override drop(count: number): Seq<T, R> {
    return chain(drop(this, count));
  }

  /** The values without the last `count`. See {@link dropLast}. */
  dropLast(count: number): Seq<T, R> {
    return chain(dropLast(this, count));
  }

  /** The values from the first one on for which a predicate is false. See {@link dropWhile}. */
  dropWhile<P = unknown>(predicate: (value: T, index: number) => Sync<P>): Seq<T, R> {
    return chain(dropWhile(this, predicate));
  }

  /** Each value together with its number, as `[number, value]`. See {@link enumerate}. */
  enumerate(start?: number): Seq<[number, T], R> {
    return chain(enumerate(this, start));
  }

  /**
   * Returns `true` if two sequences have equal values at the same positions, and the same number of them. See
   * {@link equals}.
   */
  equals<U, P = unknown>(other: Iterable<U>, areEqual?: (value: T, other: U) => Sync<P>): boolean {
    return equals(this, other, areEqual);
  }

  /** Returns `true` if a predicate is true for every value. See {@link every}. */
  override every<P = unknown>(predicate: (value: T, index: number) => Sync<P>): boolean {
    return every(this, predicate);
  }

  /** The values for which a predicate is true. See {@link filter}. */
  override filter<S extends T>(predicate: (value: T, index: number) => value is S): Seq<S, R>;
  /** The values for which a predicate is true. See {@link filter}. */
  override filter(predicate: BooleanConstructor): Seq<Truthy<T>, R>;
  /** The values for which a predicate is true. See {@link filter}. */
  override filter<P = unknown>(predicate: (value: T, index: number) => Sync<P>): Seq<T, R>;
  override filter(this: never, predicate: never): unknown {
    return chain(filter(this, predicate));
  }

  /** The result of a function for each value, without the results that are `undefined`. See {@link filterMap}. */
  filterMap<U>(mapper: (value: T, index: number) => U | undefined): Seq<U, R> {
    return chain(filterMap(this, mapper));
  }

  /** Returns the first value for which a predicate is true. See {@link find}. */
  override find<S extends T>(predicate: (value: T, index: number) => value is S): S | EndOf<R>;
  /** Returns the first value for which a predicate is true. See {@link find}. */
  override find<P = unknown>(predicate: (value: T, index: number) => Sync<P>): T | EndOf<R>;
  override find(this: never, predicate: never): unknown {
    return find(this, predicate);
  }

  /** Returns the index of the first value for which a predicate is true, or -1. See {@link findIndex}. */
  findIndex<P = unknown>(predicate: (value: T, index: number) => Sync<P>): number {
    return findIndex(this, predicate);
  }

  /** Returns the last value for which a predicate is true. See {@link findLast}. */
  findLast<S extends T>(
    this: Seq<T, R> & Ending<R>,
    predicate: (value: T, index: number) => value is S,
  ): S | undefined;
  /** Returns the last value for which a predicate is true. See {@link findLast}. */
  findLast<P = unknown>(
    this: Seq<T, R> & Ending<R>,
    predicate: (value: T, index: number) => Sync<P>,
  ): T | undefined;
  findLast(this: never, predicate: never): unknown {
    return findLast(this, predicate);
  }

  /** Returns the first value. See {@link first}. */
  first(): T | EndOf<R> {
    return first(this);
  }

  /**
   * The values of the sequences that a function returns for each value, one sequence after the other. See
   * {@link flatMap}.
   */
  override flatMap<U, R2 = unknown>(
    mapper: (value: T, index: number) => IterableObject<U, R2> | Iterator<U, R2>,
  ): Seq<U, EndOfFlat<R, Iterable<U, R2>>>;
  override flatMap(this: never, mapper: never): unknown {
    return chain(flatMap(this, mapper));
  }

  /** The values of the sequences in a sequence, one sequence after the other. See {@link flatten}. */
  flatten<I extends IterableObject<unknown> | Iterator<unknown>>(
    this: Seq<I, R>,
  ): Seq<ValueOf<I>, EndOfFlat<R, I>>;
  flatten(this: never): unknown {
    return chain(flatten(this));
  }

  /** Calls a function for every value. See {@link forEach}. */
  override forEach(this: Seq<T, R> & Ending<R>, visit: (value: T, index: number) => unknown): void {
    forEach(this, visit);
  }

  /** Returns the values in groups of equal keys, as `Map.groupBy` does. See {@link groupBy}. */
  groupBy<K>(this: Seq<T, R> & Ending<R>, key: (value: T, index: number) => K): Map<K, T[]> {
    return groupBy(this, key);
  }

  /** Returns `true` if a value is among the values of a sequence. See {@link includes}. */
  includes(value: T, skipped?: number): boolean {
    return includes(this, value, skipped);
  }

  /** Returns `true` if a value is in a sorted sequence. See {@link includesSorted}. */
  includesSorted(this: Seq<T, R> & Ordered<T>, value: T): boolean;
  /** Returns `true` if a value is in a sorted sequence. See {@link includesSorted}. */
  includesSorted<U>(value: U, comparator: Comparator<T | U>): boolean;
  includesSorted(this: never, ...args: [never]): unknown {
    return includesSorted(this, ...args);
  }

  /**
   * The values of several sequences in turn: one value from each, then again from the first. See {@link interleave};
   * this sequence comes first.
   */
  interleave<I extends readonly IterableObject<unknown>[]>(
    ...sources: I
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  interleave(this: never, ...args: []): unknown {
    return chain(interleave(this, ...args));
  }

  /**
   * The values that occur in all of several sorted sequences, in order, each of them once. See {@link intersectSorted};
   * this sequence comes first.
   */
  intersectSorted<I extends readonly IterableObject<unknown>[]>(
    this: Seq<T, R> & Ordered<T>,
    ...sources: OrderedSources<I>
  ): Seq<T, EndOfShortest<Iterable<T, R> | I[number]>>;
  /**
   * The values that occur in all of several sorted sequences, in order, each of them once. See {@link intersectSorted};
   * this sequence comes first.
   */
  intersectSorted<I extends readonly IterableObject<unknown>[]>(
    ...args: [...sources: Sources<I>, comparator: Comparator<T | ValueOf<I[number]>>]
  ): Seq<T, EndOfShortest<Iterable<T, R> | I[number]>>;
  intersectSorted(this: never, ...args: []): unknown {
    return chain(intersectSorted(this, ...args));
  }

  /** The values, with a separator between every two of them. See {@link intersperse}. */
  intersperse<S>(separator: S): Seq<T | S, R> {
    return chain(intersperse(this, separator));
  }

  /** Returns `true` if no value is smaller than the one before it. See {@link isSorted}. */
  isSorted<C extends [comparator?: Comparator<T> | undefined]>(
    this: Seq<T, R> & Ordered<T, C>,
    ...comparator: C
  ): boolean;
  isSorted(this: never, ...args: []): unknown {
    return isSorted(this, ...args);
  }

  /** Returns the values as one string, with a separator between them. See {@link join}. */
  join(this: Seq<T, R> & Ending<R>, separator?: string): string {
    return join(this, separator);
  }

  /** Returns the `count` largest values, the largest first. See {@link largest}. */
  largest<C extends [comparator?: Comparator<T> | undefined]>(
    this: Seq<T, R> & Ending<R> & Ordered<T, C>,
    count: number,
    ...comparator: C
  ): T[];
  largest(this: never, ...args: [never]): unknown {
    return largest(this, ...args);
  }

  /** Returns the last value. See {@link last}. */
  last(this: Seq<T, R> & Ending<R>): T | undefined {
    return last(this);
  }

  /** The result of a function for each value. See {@link map}. */
  override map<U>(mapper: (value: T, index: number) => U): Seq<U, R> {
    return chain(map(this, mapper));
  }

  /**
   * The result of a function for each value, with a state that is handed on from call to call. See {@link mapAccum}.
   */
  mapAccum<U, S>(
    step: (state: S, value: T, index: number) => readonly [result: U, nextState: S],
    initial: S,
  ): Seq<U, R> {
    return chain(mapAccum(this, step, initial));
  }

  /** Returns the largest value. See {@link max}. */
  max<C extends [comparator?: Comparator<T> | undefined]>(
    this: Seq<T, R> & Ending<R> & Ordered<T, C>,
    ...comparator: C
  ): T | undefined;
  max(this: never, ...args: []): unknown {
    return max(this, ...args);
  }

  /** Returns the value with the largest key. See {@link maxBy}. */
  maxBy(this: Seq<T, R> & Ending<R>, key: (value: T, index: number) => Orderable): T | undefined;
  /** Returns the value with the largest key. See {@link maxBy}. */
  maxBy<K>(
    this: Seq<T, R> & Ending<R>,
    key: (value: T, index: number) => K,
    comparator: Comparator<K>,
  ): T | undefined;
  maxBy(this: never, ...args: [never]): unknown {
    return maxBy(this, ...args);
  }

  /**
   * A sequence that keeps the values it has pulled, so that it can be read any number of times. See {@link memoize}.
   */
  memoize(): Memo<T, EndOf<R>> {
    return memoize(this);
  }

  /**
   * All values of several sorted sequences, as one sorted sequence. See {@link mergeSorted}; this sequence comes first.
   */
  mergeSorted<I extends readonly IterableObject<unknown>[]>(
    this: Seq<T, R> & Ordered<T>,
    ...sources: OrderedSources<I>
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  /**
   * All values of several sorted sequences, as one sorted sequence. See {@link mergeSorted}; this sequence comes first.
   */
  mergeSorted<I extends readonly IterableObject<unknown>[]>(
    ...args: [...sources: Sources<I>, comparator: Comparator<T | ValueOf<I[number]>>]
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  mergeSorted(this: never, ...args: []): unknown {
    return chain(mergeSorted(this, ...args));
  }

  /** Returns the smallest value. See {@link min}. */
  min<C extends [comparator?: Comparator<T> | undefined]>(
    this: Seq<T, R> & Ending<R> & Ordered<T, C>,
    ...comparator: C
  ): T | undefined;
  min(this: never, ...args: []): unknown {
    return min(this, ...args);
  }

  /** Returns the value with the smallest key. See {@link minBy}. */
  minBy(this: Seq<T, R> & Ending<R>, key: (value: T, index: number) => Orderable): T | undefined;
  /** Returns the value with the smallest key. See {@link minBy}. */
  minBy<K>(
    this: Seq<T, R> & Ending<R>,
    key: (value: T, index: number) => K,
    comparator: Comparator<K>,
  ): T | undefined;
  minBy(this: never, ...args: [never]): unknown {
    return minBy(this, ...args);
  }

  /** Returns the smallest and the largest value, in one pass. See {@link minMax}. */
  minMax<C extends [comparator?: Comparator<T> | undefined]>(
    this: Seq<T, R> & Ending<R> & Ordered<T, C>,
    ...comparator: C
  ): [min: T, max: T] | undefined;
  minMax(this: never, ...args: []): unknown {
    return minMax(this, ...args);
  }

  /** Returns the value at an index. See {@link nth}. */
  nth(index: number): T | EndOf<R> {
    return nth(this, index);
  }

  /** Returns the value of a sequence that has exactly one. See {@link only}. */
  only(): T {
    return only(this);
  }

  /** Each value together with the one after it. See {@link pairwise}. */
  pairwise(): Seq<[T, T], R> {
    return chain(pairwise(this));
  }

  /**
   * Returns two arrays: the values for which a predicate is true, and those for which it is false. See
   * {@link partition}.
   */
  partition<S extends T>(
    this: Seq<T, R> & Ending<R>,
    predicate: TwoSidedGuard<T, S>,
  ): [accepted: S[], refused: Exclude<T, S>[]];
  /**
   * Returns two arrays: the values for which a predicate is true, and those for which it is false. See
   * {@link partition}.
   */
  partition<P = unknown>(
    this: Seq<T, R> & Ending<R>,
    predicate: (value: T, index: number) => Sync<P>,
  ): [accepted: T[], refused: T[]];
  partition(this: never, predicate: never): unknown {
    return partition(this, predicate);
  }

  /** A sequence that can look ahead and go back. See {@link peekable}. */
  peekable(): Peekable<T, EndOf<R>> {
    return peekable(this);
  }

  /** Every order of the values, or of `size` of them. See {@link permutations}. */
  permutations<N extends number>(size: N): Seq<Tuple<T, N>, EndOfChoices<R, N>>;
  /** Every order of the values, or of `size` of them. See {@link permutations}. */
  permutations(this: Seq<T, R> & Ending<R>, size?: undefined): Seq<T[]>;
  permutations(this: never, size: never): unknown {
    return chain(permutations(this, size));
  }

  /**
   * Every way to choose any number of the values: first none of them, then each alone, then every two, up to all. See
   * {@link powerset}.
   */
  powerset(): Seq<T[], R> {
    return chain(powerset(this));
  }

  /**
   * Every way to take one value from each sequence: the Cartesian product. See {@link product}; this sequence comes
   * first.
   */
  product<I extends readonly IterableObject<unknown>[]>(
    ...sources: I
  ): Seq<Zipped<[Iterable<T>, ...I]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  product(this: never, ...args: []): unknown {
    return chain(product(this, ...args));
  }

  /** Folds the values into one with a reducer, and returns the result. See {@link reduce}. */
  override reduce(this: Seq<T, R> & Ending<R>, reducer: (state: T, value: T, index: number) => T): T;
  /** Folds the values into one with a reducer, and returns the result. See {@link reduce}. */
  override reduce<U>(
    this: Seq<T, R> & Ending<R>,
    reducer: (state: U, value: T, index: number) => U,
    initial: U,
  ): U;
  override reduce(this: never, ...args: [never]): unknown {
    return reduce(this, ...args);
  }

  /** Folds the values into one with a reducer, as long as a predicate is true. See {@link reduceWhile}. */
  reduceWhile<U, P = unknown>(
    predicate: (state: U, value: T, index: number) => Sync<P>,
    reducer: (state: U, value: T, index: number) => U,
    initial: U,
  ): U {
    return reduceWhile(this, predicate, reducer, initial);
  }

  /** The values of runs: each value as often as its run is long. See {@link runLengthDecode}. */
  runLengthDecode<U>(this: Seq<readonly [U, number], R>): Seq<U, R> {
    return chain(runLengthDecode(this));
  }

  /** The runs of equal values, each as a pair of the value and the length of its run. See {@link runLengthEncode}. */
  runLengthEncode(): Seq<[T, number], R> {
    return chain(runLengthEncode(this));
  }

  /** Every intermediate result of a `reduce`: one for each value. See {@link scan}. */
  scan(reducer: (state: T, value: T, index: number) => T): Seq<T, R>;
  /** Every intermediate result of a `reduce`: one for each value. See {@link scan}. */
  scan<U>(reducer: (state: U, value: T, index: number) => U, initial: U): Seq<U, R>;
  scan(this: never, ...args: [never]): unknown {
    return chain(scan(this, ...args));
  }

  /** Searches for the first value for which a predicate is true, within bounds. See {@link search}. */
  search<P = unknown, S extends T = T>(
    this: Seq<T, R> & Stoppable<R>,
    predicate: ((value: T, index: number, within: Within) => Sync<P>) | SearchGuard<T, S>,
  ): Verdict<NoInfer<S>, T>;
  /** Searches for the first value for which a predicate is true, within bounds. See {@link search}. */
  search<P = unknown, S extends T = T>(
    predicate: ((value: T, index: number, within: Within) => Sync<P>) | SearchGuard<T, S>,
    bounds: BoundsFor<T, R>,
  ): Verdict<NoInfer<S>, T>;
  search(this: never, ...args: [never]): unknown {
    return search(this, ...args);
  }

  /** The values from one position up to another: all of them, or every `step`-th one. See {@link slice}. */
  slice(start: number, end?: undefined, step?: number): Seq<T, R>;
  /** The values from one position up to another: all of them, or every `step`-th one. See {@link slice}. */
  slice(start: number, end?: number, step?: number): Seq<T>;
  slice(this: never, start: never, end: never, step: never): unknown {
    return chain(slice(this, start, end, step));
  }

  /** Returns the `count` smallest values, the smallest first. See {@link smallest}. */
  smallest<C extends [comparator?: Comparator<T> | undefined]>(
    this: Seq<T, R> & Ending<R> & Ordered<T, C>,
    count: number,
    ...comparator: C
  ): T[];
  smallest(this: never, ...args: [never]): unknown {
    return smallest(this, ...args);
  }

  /** Returns `true` if a predicate is true for at least one value. See {@link some}. */
  override some<P = unknown>(predicate: (value: T, index: number) => Sync<P>): boolean {
    return some(this, predicate);
  }

  /**
   * The values before the first one for which a predicate is false, and the rest from that one on, as two sequences
   * over one source. See {@link span}.
   */
  span<S extends T>(predicate: (value: T, index: number) => value is S): [prefix: Seq<S>, rest: Seq<T, R>];
  /**
   * The values before the first one for which a predicate is false, and the rest from that one on, as two sequences
   * over one source. See {@link span}.
   */
  span<P = unknown>(predicate: (value: T, index: number) => Sync<P>): [prefix: Seq<T>, rest: Seq<T, R>];
  span(this: never, predicate: never): unknown {
    return chains(span(this, predicate));
  }

  /** The first `count` values and the rest, as two sequences over one source. See {@link splitAt}. */
  splitAt(count: number): [prefix: Seq<T>, rest: Seq<T, R>];
  splitAt(this: never, count: never): unknown {
    return chains(splitAt(this, count));
  }

  /** The first value, and then every `step`-th one after it. See {@link stepBy}. */
  stepBy(step: number): Seq<T, R> {
    return chain(stepBy(this, step));
  }

  /** Returns the sum of numbers or of bigints. See {@link sum}. */
  sum(this: Seq<T, R> & Ending<R> & Summable<T>): SumOf<T> {
    return sum(this);
  }

  /** The first `count` values. See {@link take}. */
  override take(count: number): Seq<T> {
    return chain(take(this, count));
  }

  /** The last `count` values. See {@link takeLast}. */
  takeLast(this: Seq<T, R> & Ending<R>, count: number): Seq<T> {
    return chain(takeLast(this, count));
  }

  /** The values up to and including the first one for which a predicate is true. See {@link takeUntil}. */
  takeUntil<P = unknown>(predicate: (value: T, index: number) => Sync<P>): Seq<T> {
    return chain(takeUntil(this, predicate));
  }

  /** The values before the first one for which a predicate is false. See {@link takeWhile}. */
  takeWhile<S extends T>(predicate: (value: T, index: number) => value is S): Seq<S>;
  /** The values before the first one for which a predicate is false. See {@link takeWhile}. */
  takeWhile<P = unknown>(predicate: (value: T, index: number) => Sync<P>): Seq<T>;
  takeWhile(this: never, predicate: never): unknown {
    return chain(takeWhile(this, predicate));
  }

  /** The same values, each passed to a function when it is pulled. See {@link tap}. */
  tap(observe: (value: T, index: number) => unknown): Seq<T, R> {
    return chain(tap(this, observe));
  }

  /** Several sequences with the values of one source, each to be read at its own pace. See {@link tee}. */
  tee<const N extends number = 2>(count?: N, options?: TeeOptions): Tuple<Seq<T, R>, N>;
  tee(this: never, count: never, options: never): unknown {
    return chains(tee(this, count, options));
  }

  /** Returns an array of all values. See {@link toArray}. */
  override toArray(this: Seq<T, R> & Ending<R>): T[] {
    return toArray(this);
  }

  /** Returns a `Map` of the entries of a sequence, like the constructor of `Map`. See {@link toMap}. */
  toMap<E extends Entry>(this: Seq<E, R> & Ending<R>): Map<E[0], E[1]> {
    return toMap(this);
  }

  /**
   * Returns an object with the entries of a sequence as its properties, as `Object.fromEntries` does. See
   * {@link toObject}.
   */
  toObject<E extends Entry<PropertyKey>>(this: Seq<E, R> & Ending<R>): RecordOf<E> {
    return toObject(this);
  }

  /** Returns a `Set` of the distinct values, in the order of their first occurrence. See {@link toSet}. */
  toSet(this: Seq<T, R> & Ending<R>): Set<T> {
    return toSet(this);
  }

  /**
   * The values that occur in at least one of several sorted sequences, in order, each of them once. See
   * {@link unionSorted}; this sequence comes first.
   */
  unionSorted<I extends readonly IterableObject<unknown>[]>(
    this: Seq<T, R> & Ordered<T>,
    ...sources: OrderedSources<I>
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  /**
   * The values that occur in at least one of several sorted sequences, in order, each of them once. See
   * {@link unionSorted}; this sequence comes first.
   */
  unionSorted<I extends readonly IterableObject<unknown>[]>(
    ...args: [...sources: Sources<I>, comparator: Comparator<T | ValueOf<I[number]>>]
  ): Seq<T | ValueOf<I[number]>, EndOfLongest<Iterable<T, R> | I[number]>>;
  unionSorted(this: never, ...args: []): unknown {
    return chain(unionSorted(this, ...args));
  }

  /** Each distinct value once, where it first occurs. See {@link unique}. */
  unique(): Seq<T, R> {
    return chain(unique(this));
  }

  /** The first value for each distinct key. See {@link uniqueBy}. */
  uniqueBy<P = unknown>(key: (value: T, index: number) => Sync<P>): Seq<T, R> {
    return chain(uniqueBy(this, key));
  }

  /** Every run of `size` neighbouring values. See {@link windows}. */
  windows<N extends number>(size: N, undersized?: "only-full"): Seq<Window<T, N>, R>;
  /** Every run of `size` neighbouring values. See {@link windows}. */
  windows(size: number, undersized?: Undersized): Seq<[T, ...T[]], R>;
  windows(this: never, size: never, undersized: never): unknown {
    return chain(windows(this, size, undersized));
  }

  /** Each value together with its position, as `[position, value]`. See {@link withPosition}. */
  withPosition(): Seq<[Position<R>, T], R> {
    return chain(withPosition(this));
  }

  /** Tuples of the values at the same position of several sequences. See {@link zip}; this sequence comes first. */
  zip<I extends readonly IterableObject<unknown>[] | []>(
    others: I,
    options?: ZipOptions,
  ): Seq<Zipped<[Iterable<T>, ...I]>, EndOfShortest<Iterable<T, R> | I[number]>>;
  /** Tuples of the values at the same position of several sequences. See {@link zip}; this sequence comes first. */
  zip<
    I extends readonly IterableObject<unknown>[] | [],
    P extends Iterable<unknown> | readonly unknown[] | [] = [],
  >(
    others: I,
    options: ZipLongestOptions<P>,
  ): Seq<ZippedLongest<[Iterable<T>, ...I], P>, EndOfLongest<Iterable<T, R> | I[number]>>;
  zip(this: never, others: never, options: never): unknown {
    return chain(zip([this, ...others], options));
  }
}

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
import { search } from "./consumers/search.js";
import { smallest } from "./consumers/smallest.js";
import { some } from "./consumers/some.js";
import { sum } from "./consumers/sum.js";
import { toArray } from "./consumers/toArray.js";
import { toMap } from "./consumers/toMap.js";
import { toObject } from "./consumers/toObject.js";
import { toSet } from "./consumers/toSet.js";
import type { Bounds, BoundsFor, SearchGuard, Stoppable, Within } from "./core/types/bounds.js";
import type { Comparator, Orderable, Sync, Truthy, TwoSidedGuard } from "./core/types/callbacks.js";
import type { EndOfChoices, EndOfFlat, Ending } from "./core/types/endlessness.js";
import type { Entry, RecordOf, Tuple, ValueOf, Window } from "./core/types/iterables.js";
import type { Position, Undersized } from "./core/types/options.js";
import type { Ordered, OrderedSources, Sources } from "./core/types/ordered.js";
import type { SumOf, Summable } from "./core/types/sums.js";
import type { Verdict } from "./core/types/verdict.js";
import { type Borrowed, borrow } from "./operators/borrow.js";
import { budget } from "./operators/budget.js";
import { chunkBy } from "./operators/chunkBy.js";
import { chunkWhile } from "./operators/chunkWhile.js";
import { chunks } from "./operators/chunks.js";
import { circularWindows } from "./operators/circularWindows.js";
import { combinations } from "./operators/combinations.js";
import { combinationsWithRepetition } from "./operators/combinationsWithRepetition.js";
import { concat } from "./operators/concat.js";
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
import { type Memo, memoize } from "./operators/memoize.js";
import { mergeSorted } from "./operators/mergeSorted.js";
import { pairwise } from "./operators/pairwise.js";
import { type Peekable, peekable } from "./operators/peekable.js";
import { permutations } from "./operators/permutations.js";
import { powerset } from "./operators/powerset.js";
import { product } from "./operators/product.js";
import { runLengthDecode } from "./operators/runLengthDecode.js";
import { runLengthEncode } from "./operators/runLengthEncode.js";
import { scan } from "./operators/scan.js";
import { slice } from "./operators/slice.js";
import { span } from "./operators/span.js";
import { splitAt } from "./operators/splitAt.js";
import { stepBy } from "./operators/stepBy.js";
import { take } from "./operators/take.js";
import { takeLast } from "./operators/takeLast.js";
import { takeUntil } from "./operators/takeUntil.js";
import { takeWhile } from "./operators/takeWhile.js";
import { tap } from "./operators/tap.js";
import { type TeeOptions, tee } from "./operators/tee.js";
import { unionSorted } from "./operators/unionSorted.js";
import { unique } from "./operators/unique.js";
import { uniqueBy } from "./operators/uniqueBy.js";
import { windows } from "./operators/windows.js";
import { withPosition } from "./operators/withPosition.js";
import { zip } from "./operators/zip.js";
