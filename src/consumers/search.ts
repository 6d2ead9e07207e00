import { Meter, mustBeBounds, mustStop, reporting } from "../core/bounds.js";
import { checked, mustBeFunction } from "../core/check.js";
import { closeQuietly, type Cursor, END, type End } from "../core/cursor.js";
import { open } from "../core/open.js";
import type {
  BoundsFor,
  Progress,
  SearchBounds,
  Stoppable,
  SearchGuard,
  SearchPredicate,
  Verdict,
  WhyNot,
} from "../core/types.js";
import { hit, miss, type Paused } from "../core/verdict.js";
import { now } from "../core/within.js";

/**
 * The first value that a predicate accepts, or why there is none: a search that stops for certain.
 *
 * The bounds hold at the roots of the pipeline, so that a `filter` on the way that accepts nothing stops too. Once a
 * value is found the source is closed. A search that gives up at a bound leaves it open, so that it can be resumed:
 * `verdict.resume(bounds)` goes on, `verdict.dispose()`, or `using`, closes it.
 *
 * Time is looked at between pulls and between values. A predicate that takes long is handed the running bounds, to
 * keep them by itself, as {@link isPrime} does. While sync code runs no timer can fire, that of `AbortSignal.timeout`
 * included: use `maxTime`, or {@link cooperate}.
 *
 * @param source - The values to search; an endless one needs a bound.
 * @param predicate - Asked of each value in turn.
 * @param bounds - `maxSteps`, the most values examined; `maxPulls`, the most values pulled from the roots, their end
 * included; `maxTime`, milliseconds; `signal`, an AbortSignal. `progress` is called with the steps, the milliseconds
 * and the last value every `progressEvery` milliseconds (100 if left out).
 * @returns `{ found: true, value, index, steps, elapsed }`, or `{ found: false, reason, steps, elapsed, last }`.
 * @throws TypeError if `predicate` or `progress` is not a function, a bound is none, or nothing would stop the search.
 * @throws RangeError if a bound is negative, or a number of values is not whole.
 * @example
 * ```ts
 * import { fib, isPrime, pairwise, search } from "lazuli";
 *
 * const primePair = ([a, b]: [bigint, bigint]) => a > 1000n && isPrime(a) && isPrime(b);
 * using verdict = search(pairwise(fib()), primePair, { maxSteps: 100 });
 * verdict.found ? verdict.value : verdict.reason; // => "steps"
 *
 * const found = search(fib(), (n) => n > 1000n, { maxTime: 1000 });
 * if (found.found) found.value; // => 1597n
 * ```
 * @see {@link find} for a search that is known to end, {@link budget} for bounds within a pipeline.
 * @category Bounding
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers within its bounds
 */
export function search<T, R, S extends T = T>(
  source: Iterable<T, R> & Stoppable<R>,
  predicate: SearchGuard<T, S> | SearchPredicate<T>,
): Verdict<S, T>;
export function search<T, R, S extends T = T>(
  source: Iterable<T, R>,
  predicate: SearchGuard<T, S> | SearchPredicate<T>,
  bounds: BoundsFor<T, R>,
): Verdict<S, T>;
export function search<T>(
  source: Iterable<T>,
  predicate: SearchPredicate<T>,
  bounds: SearchBounds<T> = {},
): Verdict<T> {
  checked("search", source, mustBeFunction, "predicate", predicate);
  checked("search", source, mustBeBounds, bounds);
  return new Search(open(source), predicate).resume(bounds);
}

/** A search on its way, over as many runs as it takes. */
class Search<T> implements Paused<Verdict<T>> {
  steps = 0;
  elapsed = 0;
  last: T | undefined = undefined;
  private cursor: Cursor<T>;
  private readonly predicate: SearchPredicate<T>;
  /** A value that has been pulled, and not examined to the end. */
  private pending: T | End = END;

  constructor(cursor: Cursor<T>, predicate: SearchPredicate<T>) {
    this.cursor = cursor;
    this.predicate = predicate;
  }

  resume(bounds: SearchBounds<T>): Verdict<T> {
    const start = now() - this.elapsed;
    const meter = new Meter(bounds, reporting(bounds, this, start));
    try {
      mustStop("search", bounds, this.cursor.label);
      this.cursor = meter.reach(this.cursor);
      meter.armed = true;
      const verdict = this.run(meter);
      return this.answer(verdict, start);
    } catch (error) {
      const reason = meter.reasonOf(error);
      if (reason !== undefined) return this.answer(reason, start);
      closeQuietly(this.cursor);
      throw error;
    } finally {
      meter.armed = false;
      meter.over = true;
    }
  }

  dispose(): void {
    this.cursor.close();
  }

  /** Examines values until one is found, or there are no more. */
  private run(meter: Meter): true | "exhausted" {
    const { cursor, predicate } = this;
    const { within } = meter;
    for (;;) {
      meter.step();
      const value = this.pending === END ? cursor.pull() : this.pending;
      if (value === END) return "exhausted";
      this.last = this.pending = value;
      meter.checkSignal();
      const found = predicate(value, this.steps, within);
      this.steps++;
      if (found) {
        cursor.close();
        return true;
      }
      this.pending = END;
    }
  }

  private answer(outcome: WhyNot | true, start: number): Verdict<T> {
    this.elapsed = now() - start;
    return (
      outcome === true
        ? hit(this as Progress<T>)
        : miss(outcome, this as Progress<T>, outcome === "exhausted" ? undefined : this)
    ) as Verdict<T>;
  }
}
