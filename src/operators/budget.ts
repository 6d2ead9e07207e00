import { Bounded } from "../core/async/bounded.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { Interrupt, type Reason, WorkMeter } from "../core/bounds/workMeter.js";
import { isBounded, mustBeBounds } from "../core/bounds/limits.js";
import { checked } from "../core/checks/arguments.js";
import { type Cursor, END, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { BudgetExceededError } from "../core/bounds/budgetError.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Bounds, Progress } from "../core/types/bounds.js";
import type { EndOf } from "../core/types/endlessness.js";
import { now } from "../core/bounds/deadline.js";

/**
 * The same values, but with an error once they have cost too much.
 *
 * The bounds apply to the sources at the start of the pipeline (its roots), so they also stop a `filter` below
 * that accepts nothing. When a bound is met, the source is closed. Time counts from the first pull and is checked
 * between pulls.
 *
 * @param source - The values to bound. The result is endless if the source is, but a bound ends it with an error.
 * @param bounds - `maxSteps`: the most values to yield; `maxPulls`: the most pulls from the roots, including those
 * that find the end; `maxTime`: milliseconds; `signal`: an AbortSignal.
 * @throws TypeError if a bound is unknown or of the wrong type.
 * @throws RangeError if a bound is negative, or a number of values is not an integer.
 * @throws BudgetExceededError at the pull that would exceed a bound. Its `reason` names the bound; `steps`,
 * `elapsed` and `last` show how far the work came.
 * @example
 * ```ts
 * import { budget, fib, filter, first } from "lazuli";
 *
 * const none = filter(fib(), (n) => n < 0n);
 * first(budget(none, { maxPulls: 1000 })); // throws BudgetExceededError: all of its pulls are used up
 * ```
 * @see {@link search} for a verdict instead of an error, {@link take} to end after a number of values.
 * @category Bounding
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function budget<T, R>(source: Iterable<T, R>, bounds: Bounds): Lazy<T, EndOf<R>> {
  checked("budget", source, mustBeBounds, bounds);
  return new LazyIterator(new Budget(open("budget", source), bounds));
}

class Budget<T> extends Stage<T> implements Progress<T> {
  steps = 0;
  last: T | undefined;
  private readonly bounds: Bounds;
  private isOver = false;
  private start = 0;
  private meter: WorkMeter | undefined;

  constructor(source: Cursor<T>, bounds: Bounds) {
    super(source, "budget", 2);
    this.bounds = bounds;
  }

  pull(outer?: Meter): T | End {
    if (this.isOver) return END;
    const meter = (this.meter ??= this.begin());
    meter.outer = outer;
    try {
      meter.step();
      const value = this.source.pull(meter);
      if (isEnd(value)) {
        this.isOver = true;
        return END;
      }
      this.steps++;
      return (this.last = value);
    } catch (error) {
      throw error instanceof Interrupt && error.meter === meter
        ? new BudgetExceededError(error.reason, this, this.bounds.signal)
        : error;
    }
  }

  override close(): void {
    this.isOver = true;
    super.close();
  }

  get elapsed(): number {
    return now() - this.start;
  }

  private begin(): WorkMeter {
    this.start = now();
    return new WorkMeter(this.bounds);
  }

  override get endless(): boolean {
    return !this.isOver && !isBounded(this.bounds) && super.endless;
  }
}

/**
 * {@link budget} over an async or sync iterable. When the time is over or the signal is aborted, a pull that is under
 * way is rejected at once; closing starts then, and is not waited for.
 *
 * @throws TypeError if a bound is unknown or of the wrong type.
 * @throws RangeError if a bound is negative, or a number of values is not an integer.
 * @example
 * ```ts
 * import { budget, toArray } from "lazuli/async";
 *
 * async function* stuck() {
 *   yield 1;
 *   await new Promise(() => {});
 * }
 * await toArray(budget(stuck(), { maxTime: 20 })); // throws BudgetExceededError: its time is over after 1 values
 * ```
 * @category Bounding
 * @pulls 1 per value
 * @keeps 1 value
 * @endless safe
 */
export function budgetAsync<T, R>(source: AnyIterable<T, R>, bounds: Bounds): AsyncLazy<T, EndOf<R>> {
  checked("budget", source, mustBeBounds, bounds);
  const errorOf = (reason: Reason, progress: Progress<unknown>): unknown =>
    new BudgetExceededError(reason, progress, bounds.signal);
  return over(new Bounded("budget", openAsync("budget", source), bounds, errorOf, isBounded(bounds)));
}
