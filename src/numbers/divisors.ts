import { type Cursor, END, type End, isEnd, type Meter, Source, Stage } from "../core/engine/cursor.js";
import { Factors } from "../core/arithmetic/factors.js";
import { mustBePositive } from "../core/arithmetic/integers.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";
import type { Within } from "../core/types/bounds.js";
import { checkOf } from "../core/bounds/deadline.js";

/**
 * The divisors of a number, from 1 up to the number itself.
 *
 * The first pull finds the {@link primeFactors}, which takes most of the time. Each prime factor then merges the
 * divisors without it with its own multiples of what it has yielded, as in R. Hamming's sequence (E. Dijkstra, "A
 * Discipline of Programming", 1976). So a divisor costs one comparison for each different prime.
 *
 * @param n - A positive safe integer or bigint. 0 is refused, since every integer divides it.
 * @param within - Bounds for finding the factors, checked in the call and in the first pull. A number is ignored, so
 * that `divisors` can be a callback that also gets an index.
 * @throws TypeError if `n` is neither a number nor a bigint, or `within` is not an object of bounds.
 * @throws RangeError if `n` is not positive or not a safe integer.
 * @throws TimeoutError if the deadline has passed; the signal's reason if it is aborted. The call throws if that is
 * so already, else the first pull.
 * @example
 * ```ts
 * import { divisors, sum, take } from "lazuli";
 *
 * console.log([...divisors(28)]); // => [1, 2, 4, 7, 14, 28]
 * console.log(sum(divisors(496)) === 2 * 496); // => true
 * console.log([...take(divisors(10n ** 100n), 5)]); // => [1n, 2n, 4n, 5n, 8n]
 * ```
 * @see {@link primeFactors}
 * @category Numbers
 * @pulls nothing
 * @keeps the divisors so far
 * @endless ends by itself
 */
export function divisors<N extends number | bigint>(
  n: N,
  within?: Within | number,
): Lazy<N extends number ? number : bigint> {
  mustBePositive("divisors", "n", n);
  return new LazyIterator(
    new Divisors(new Factors(n, "divisors", checkOf("divisors", within)), n as number),
  ) as never;
}

/** Reads the factors of a number at the first pull. Typed for numbers, as `Factors` is. */
class Divisors extends Source<number> {
  private readonly factors: Factors;
  private readonly n: number;
  private merged: Cursor<number> | undefined;

  constructor(factors: Factors, n: number) {
    super("divisors");
    this.factors = factors;
    this.n = n;
  }

  pull(meter: Meter | undefined): number | End {
    meter?.pull();
    if (this.isOver) return END;
    this.merged ??= this.merge();
    return this.merged.pull(meter);
  }

  private merge(): Cursor<number> {
    const { factors, n } = this;
    let merged: Cursor<number> = new Unit((typeof n === "bigint" ? 1n : 1) as number);
    let prime = factors.pull(undefined);
    while (!isEnd(prime)) {
      let exponent = 0;
      let next: number | End = prime;
      for (; next === prime; next = factors.pull(undefined)) exponent++;
      merged = new Powers(merged, prime, exponent);
      prime = next;
    }
    return merged;
  }
}

/** The divisor 1. */
class Unit extends Source<number> {
  private readonly one: number;

  constructor(one: number) {
    super("divisors");
    this.one = one;
  }

  pull(): number | End {
    if (this.isOver) return END;
    this.isOver = true;
    return this.one;
  }
}

/** The values of its source, times each power of a prime up to an exponent. */
class Powers extends Stage<number> {
  private readonly prime: number;
  private readonly exponent: number;
  private ahead: number | End | undefined;
  /** The yielded values that can be multiplied once more, and how often that was done. */
  private readonly given: number[] = [];
  private readonly exponents: number[] = [];
  private at = 0;

  constructor(source: Cursor<number>, prime: number, exponent: number) {
    super(source, "divisors");
    this.prime = prime;
    this.exponent = exponent;
  }

  pull(meter: Meter | undefined): number | End {
    this.ahead ??= this.source.pull(meter);
    const { ahead, at, given, exponents } = this;
    let value: number;
    let exponent = 0;
    const multiple = at < given.length ? (given[at] as number) * this.prime : undefined;
    if (multiple !== undefined && (isEnd(ahead) || multiple < ahead)) {
      value = multiple;
      exponent = (exponents[at] as number) + 1;
      this.at++;
    } else {
      if (isEnd(ahead)) return END;
      value = ahead;
      this.ahead = undefined;
    }
    if (exponent < this.exponent) {
      given.push(value);
      exponents.push(exponent);
    }
    return value;
  }
}
