import type { Answer, AsyncCursor } from "../core/async/asyncCursor.js";
import { AsyncWork } from "../core/async/asyncWork.js";
import { openAsync } from "../core/async/openAsync.js";
import { closeAllAsync } from "../core/async/closeAsync.js";
import { promiseOf, quietly } from "../core/async/promises.js";
import { WorkMeter } from "../core/bounds/workMeter.js";
import { mustBeBounds, mustStop } from "../core/bounds/limits.js";
import { reporting } from "../core/bounds/progress.js";
import { checked, mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { open } from "../core/engine/open.js";
import { closeQuietly } from "../core/engine/closing.js";
import { type Cursor, isEnd } from "../core/engine/cursor.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncVerdict, Verdict, WhyNot } from "../core/types/verdict.js";
import type {
  BoundsFor,
  Progress,
  SearchBounds,
  Stoppable,
  SearchGuard,
  SearchPredicate,
  Within,
} from "../core/types/bounds.js";
import type { Sync } from "../core/types/callbacks.js";
import { hit, miss, type Paused } from "../core/bounds/verdict.js";
import { now } from "../core/bounds/deadline.js";
import { watch } from "../core/watching/watch.js";

/**
 * Searches for the first value for which a predicate is true, within bounds. Returns the value, or the reason why
 * there is none.
 *
 * The bounds apply at the roots of the pipeline, so they also stop a `filter` on the way that accepts nothing. When a
 * value is found, the source is closed. When a bound is reached, the source stays open so that the search can be
 * resumed: `verdict.resume(bounds)` continues it; `verdict.dispose()` or `using` closes the source.
 *
 * Time is checked between pulls and between values. A predicate gets the running bounds as its third argument, so
 * that a long computation can stop by itself, as {@link isPrime} does. No timer can fire while sync code runs, that
 * of `AbortSignal.timeout` included: use `maxTime`, or {@link cooperate}.
 *
 * @param source - The values to search. An endless sequence needs a bound.
 * @param predicate - Called with each value, its index and the running bounds, until it is true.
 * @param bounds - `maxSteps` is the maximum number of values to examine; `maxPulls` the maximum number of pulls from
 * the roots, their end included; `maxTime` a time in milliseconds; `signal` an `AbortSignal`. `progress` is called
 * with the steps, the elapsed milliseconds and the last value every `progressEvery` milliseconds (100 if left out).
 * @returns `{ found: true, value, index, steps, elapsed }`, or `{ found: false, reason, steps, elapsed, last }`.
 * @throws TypeError if `predicate` or `progress` is not a function, if `predicate` is async, if a bound is unknown or of
 * the wrong type, or if nothing would stop the search.
 * @throws RangeError if a bound is negative, or a number of values is not an integer.
 * @example
 * ```ts
 * import { fib, isPrime, pairwise, search } from "lazuli";
 *
 * const primePair = ([a, b]: [bigint, bigint]) => a > 1000n && isPrime(a) && isPrime(b);
 * using verdict = search(pairwise(fib()), primePair, { maxSteps: 100 });
 * console.log(verdict.found ? verdict.value : verdict.reason); // => "steps"
 *
 * const found = search(fib(), (n) => n > 1000n, { maxTime: 1000 });
 * if (found.found) console.log(found.value); // => 1597n
 * ```
 * @see {@link find} for a search that is known to end, {@link budget} to bound a pipeline.
 * @category Bounding
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers within its bounds
 */
export function search<T, R, P = unknown, S extends T = T>(
  source: Iterable<T, R> & Stoppable<R>,
  predicate: ((value: T, index: number, within: Within) => Sync<P>) | SearchGuard<T, S>,
): Verdict<NoInfer<S>, T>;
export function search<T, R, P = unknown, S extends T = T>(
  source: Iterable<T, R>,
  predicate: ((value: T, index: number, within: Within) => Sync<P>) | SearchGuard<T, S>,
  bounds: BoundsFor<T, R>,
): Verdict<NoInfer<S>, T>;
export function search<T>(
  source: Iterable<T>,
  predicate: SearchPredicate<T>,
  bounds: SearchBounds<T> = {},
): Verdict<T> {
  predicate = checked("search", source, mustBeSync, "predicate", predicate);
  checked("search", source, mustBeBounds, bounds);
  return new Search(watch("consumed", open("search", source), "search"), predicate).resume(bounds);
}

/** A running search, over any number of runs. */
class Search<T> implements Paused<Verdict<T>> {
  steps = 0;
  elapsed = 0;
  last: T | undefined = undefined;
  private readonly cursor: Cursor<T>;
  private readonly predicate: SearchPredicate<T>;
  /** A value that was pulled, but whose examination was interrupted. */
  private pending: T | undefined;
  private hasPending = false;

  constructor(cursor: Cursor<T>, predicate: SearchPredicate<T>) {
    this.cursor = cursor;
    this.predicate = predicate;
  }

  resume(bounds: SearchBounds<T>): Verdict<T> {
    const start = now() - this.elapsed;
    const meter = new WorkMeter(bounds, reporting(bounds, this, start));
    try {
      mustStop("search", bounds, this.cursor.endless);
      const verdict = this.run(meter);
      return this.answer(verdict, start);
    } catch (error) {
      const reason = meter.reasonOf(error);
      if (reason !== undefined) return this.answer(reason, start);
      closeQuietly(this.cursor);
      throw error;
    }
  }

  dispose(): void {
    this.cursor.close();
  }

  /** Examines values until one matches, or there are no more. */
  private run(meter: WorkMeter): true | "exhausted" {
    const { cursor, predicate } = this;
    const { within } = meter;
    for (;;) {
      meter.step();
      const value = this.hasPending ? (this.pending as T) : cursor.pull(meter);
      if (isEnd(value)) return "exhausted";
      this.last = this.pending = value;
      this.hasPending = true;
      meter.checkSignal();
      const found = predicate(value, this.steps, within);
      this.steps++;
      if (found) {
        cursor.close();
        return true;
      }
      this.hasPending = false;
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

/**
 * {@link search} over an async or sync iterable; awaits the predicate. It stops at once when the time is over or the
 * signal is aborted, even if the source or the predicate never settles. What they return later is kept for
 * `verdict.resume(bounds)`.
 *
 * @example
 * ```ts
 * import { search } from "lazuli/async";
 *
 * async function* stuck() {
 *   yield 1;
 *   await new Promise(() => {});
 * }
 * const verdict = await search(stuck(), (n) => n > 1, { maxTime: 200 });
 * console.log(verdict.found ? verdict.value : [verdict.reason, verdict.last]); // => ["time", 1]
 * ```
 * @category Bounding
 * @pulls up to the answer
 * @keeps 1 value
 * @endless answers within its bounds
 */
export async function searchAsync<T, R, S extends T = T>(
  source: AnyIterable<T, R> & Stoppable<R>,
  predicate: SearchGuard<T, S> | SearchPredicate<T>,
): Promise<AsyncVerdict<NoInfer<S>, T>>;
export async function searchAsync<T, R, S extends T = T>(
  source: AnyIterable<T, R>,
  predicate: SearchGuard<T, S> | SearchPredicate<T>,
  bounds: BoundsFor<T, R>,
): Promise<AsyncVerdict<NoInfer<S>, T>>;
export async function searchAsync<T>(
  source: AnyIterable<T>,
  predicate: SearchPredicate<T>,
  bounds: SearchBounds<T> = {},
): Promise<AsyncVerdict<T>> {
  predicate = checked("search", source, mustBeFunction, "predicate", predicate);
  checked("search", source, mustBeBounds, bounds);
  return new AsyncSearch(openAsync("search", source), predicate).resume(bounds);
}

/** The async counterpart of {@link Search}: a pull and an examination may be pending when a run ends. */
class AsyncSearch<T> implements Paused<Promise<AsyncVerdict<T>>> {
  steps = 0;
  elapsed = 0;
  last: T | undefined = undefined;
  private readonly cursor: AsyncCursor<T>;
  private readonly predicate: SearchPredicate<T>;
  private readonly work = new AsyncWork();
  /** What a pull waits for, that a bound has interrupted. */
  private pulling: Promise<unknown> | undefined;
  /** A value that the predicate has not accepted or refused yet. */
  private pending: T | undefined;
  private hasPending = false;

  constructor(cursor: AsyncCursor<T>, predicate: SearchPredicate<T>) {
    this.cursor = cursor;
    this.predicate = predicate;
  }

  async resume(bounds: SearchBounds<T>): Promise<AsyncVerdict<T>> {
    const { cursor, work } = this;
    const start = now() - this.elapsed;
    let outcome: WhyNot | true;
    try {
      mustStop("search", bounds, cursor.endless);
      work.start(bounds, reporting(bounds, this, start));
      outcome = await this.run();
    } catch (error) {
      const reason = work.bounds.reasonOf(error);
      if (reason === undefined) {
        this.pulling = undefined;
        await quietly(closeAllAsync([cursor]));
        throw error;
      }
      outcome = reason;
    } finally {
      work.halt();
      this.elapsed = now() - start;
    }
    return (
      outcome === true
        ? hit(this as Progress<T>)
        : miss(outcome, this as Progress<T>, outcome === "exhausted" ? undefined : this)
    ) as AsyncVerdict<T>;
  }

  /** Closes the source. While a pull is pending, it may be stuck, and is not waited for. */
  async dispose(): Promise<void> {
    const isPending = this.pulling !== undefined;
    const closing = this.close();
    await (isPending ? void quietly(closing) : closing);
  }

  private close(): Promise<unknown> | undefined {
    this.pulling = undefined;
    return this.cursor.close();
  }

  private async run(): Promise<true | "exhausted"> {
    const { cursor, predicate, work } = this;
    const { within } = work.bounds;
    for (;;) {
      work.step();
      if (!this.hasPending) {
        const answer = this.pulling ?? cursor.advance(work.meterWithin(undefined));
        if (typeof answer === "boolean") this.note(answer);
        else await this.wait(answer);
        if (!this.hasPending) return "exhausted";
        work.bounds.checkSignal();
      }
      let found: unknown = predicate(this.pending as T, this.steps, within);
      const promise = promiseOf(found);
      if (promise !== undefined) found = await work.race(promise);
      this.steps++;
      if (found) {
        await cursor.close();
        return true;
      }
      this.hasPending = false;
    }
  }

  /** Waits for the pull that is under way; when the work is stopped, it can be waited for again. */
  private async wait(answer: Answer): Promise<void> {
    const { cursor, work } = this;
    while (typeof answer !== "boolean") {
      this.pulling = answer;
      let result: unknown;
      try {
        result = await work.race(answer);
      } catch (error) {
        if (work.reasonOf(error) !== undefined) throw error;
        this.pulling = undefined;
        answer = cursor.fail(error);
        continue;
      }
      this.pulling = undefined;
      answer = cursor.settle(result);
    }
    this.note(answer);
  }

  /** Takes the value at once: a microtask later, somebody else may have read on. */
  private note(hasValue: boolean): void {
    this.hasPending = hasValue;
    if (hasValue) this.last = this.pending = this.cursor.take();
  }
}
