import { must } from "../core/checks/must.js";
import { mustBeOptions } from "../core/checks/options.js";
import { END, type End, isEnd, type Meter, Source } from "../core/engine/cursor.js";
import { CURSOR, LazyIterator } from "../core/engine/edge.js";
import { primeFromBigint } from "../core/arithmetic/primality.js";
import { Sieve } from "../core/arithmetic/sieve.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * Where {@link primes} start and end. Both bounds are included.
 *
 * @category Types
 */
export interface PrimesOptions<N extends number | bigint, To> {
  /** The smallest number that may be yielded; 2 if left out. */
  readonly from?: N | undefined;
  /** The largest number that may be yielded. If left out, the primes never end. */
  readonly to?: To;
}

/**
 * The prime numbers 2, 3, 5, 7, 11, …, or those between two bounds.
 *
 * Numbers are yielded up to 2^53; the pull after that throws. If `from` is a bigint, bigints are yielded, without a
 * limit.
 *
 * It is a segmented sieve of Eratosthenes with a wheel of 30, after K. Walisch's primesieve. The primes up to n cost
 * O(n log log n), a few nanoseconds each; those up to √n are kept, in 8 bytes each. Nothing is computed before the
 * first pull. The first thirty primes are built in; then the sieve takes 60,000 numbers at once, and some millions at
 * a time later on.
 *
 * For a start far above, a sieve would first have to find the primes up to √from. There, and for bigints above 2^53,
 * numbers are tested one after the other, as {@link isPrime} does, at some microseconds a prime. After √from / 700
 * primes the sieve takes over.
 *
 * @param options - The bounds `from` and `to`, both included, both numbers or both bigints. `to` may be `Infinity`.
 * @throws TypeError if `options` is not an object or has an unknown key, or if a bound is neither a number nor a
 * bigint or the bounds are not of the same kind.
 * @throws RangeError if `from` is not a safe integer or `to` is `NaN`; with numbers, at the pull of a prime above
 * `Number.MAX_SAFE_INTEGER`.
 * @example
 * ```ts
 * import { find, first, pairwise, primes, takeWhile } from "lazuli";
 *
 * console.log([...takeWhile(primes(), (p) => p < 20)]); // => [2, 3, 5, 7, 11, 13, 17, 19]
 * console.log(find(pairwise(primes()), ([p]) => p > 1000)); // => [1009, 1013]
 * console.log([...primes({ from: 100, to: 110 })]); // => [101, 103, 107, 109]
 * console.log(first(primes({ from: 10n ** 30n }))); // => 1000000000000000000000000000057n
 * ```
 * @see {@link isPrime} to test a single number, {@link primeCount} for the number of primes.
 * @category Numbers
 * @pulls nothing
 * @keeps the primes below √n
 * @endless never ends, unless to is given
 */
export function primes(options?: PrimesOptions<number, undefined>): Lazy<number, never>;
export function primes(options: PrimesOptions<number, number | undefined>): Lazy<number>;
export function primes<To extends bigint | undefined = undefined>(
  options: PrimesOptions<bigint, To> & { readonly from: bigint },
): Lazy<bigint, To extends bigint ? undefined : never>;
export function primes(
  options: PrimesOptions<number | bigint, number | bigint | undefined> = {},
): Lazy<number, never> & Lazy<number> & Lazy<bigint, never> {
  mustBeOptions("primes", options, ["from", "to"], "options", ": for so many values, take(primes(), count)");
  const { from = 2, to } = options;
  const name = to === undefined ? "primes" : `primes({ to: ${String(to)} })`;
  return new Primes<unknown, undefined>(
    typeof from === "bigint" ? bigints(from, to, name) : numbers(from, to, name),
  ) as never;
}

function numbers(from: number, to: unknown = Infinity, name: string): Sieve {
  must(typeof from === "number", "primes", "from", "a number or a bigint", from);
  must(Number.isSafeInteger(from), "primes", "from", "a safe integer or a bigint", from, RangeError);
  must(typeof to === "number", "primes", "to", "a number", to);
  must(to === to, "primes", "to", "a number", to, RangeError);
  const last = Math.floor(to);
  // No prime is lost where 2^53 is the end.
  return new Sieve(from, last === 2 ** 53 ? last - 1 : last, name);
}

function bigints(from: bigint, to: unknown, name: string): Bigints {
  must(to === undefined || typeof to === "bigint", "primes", "to", "a bigint", to);
  return new Bigints(from, to, name);
}

/** The primes of a sieve of numbers, and then one test after the other. */
class Bigints extends Source<bigint> {
  private readonly sieve: Sieve;
  private readonly to: bigint | number;
  /** Numbers below it are left to the sieve. */
  private from: bigint;

  constructor(from: bigint, to: bigint | number = Infinity, name: string) {
    const last = Number.MAX_SAFE_INTEGER;
    super(name);
    this.sieve = new Sieve(Number(from), to > last ? last : Number(to), name);
    this.to = to;
    this.from = from > last ? from : 2n ** 53n;
  }

  pull(meter: Meter | undefined): bigint | End {
    meter?.pull();
    const { to } = this;
    if (this.isOver) return END;
    const small = this.sieve.pull(meter);
    if (typeof small === "number") return BigInt(small);
    const prime = primeFromBigint(this.from, to);
    this.from = prime + 2n;
    this.isOver = prime > to;
    return this.isOver ? END : prime;
  }

  override get endless(): boolean {
    return !this.isOver && this.to === Infinity;
  }
}

/**
 * An iterator without the guard against re-entrance and without closing after errors: a sieve calls no callback that
 * could re-enter it, and has nothing to close. It saves a third of a loop over all primes.
 */
class Primes<T, R> extends LazyIterator<T, R> {
  override next(): IteratorResult<T, R> {
    const value = this[CURSOR].pull(undefined);
    const done = isEnd(value);
    return { value: done ? undefined : value, done } as IteratorResult<T, R>;
  }

  // Without the field that marks a running iterator, all of them keep one shape, and loops over them stay monomorphic.
  override return(): IteratorResult<T, R> {
    this[CURSOR].close();
    return this.next();
  }
}
