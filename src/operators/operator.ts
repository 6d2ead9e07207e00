import { type Answer, AsyncCursor } from "../core/async/asyncCursor.js";
import { type Flow, flowOver } from "../core/async/flow.js";
import { openAsync } from "../core/async/openAsync.js";
import { promiseOf } from "../core/async/promises.js";
import { over } from "../core/async/stages.js";
import { Interrupt } from "../core/bounds/workMeter.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import {
  type Cursor,
  END,
  type End,
  isEnd,
  type Labelled,
  type Meter,
  Stage,
} from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";

export type { End } from "../core/engine/cursor.js";

/**
 * A custom operator, which fuses, closes its source and prints as those of the library do.
 *
 * Call it in your own function that takes the source. `start` is called once, at the first pull. It sets up the
 * state of the operator and returns a function, which is called for each value to yield. That function calls
 * `pull` as often as it needs and returns the next value, or `end` to end the sequence. `pull` returns `end` when
 * the source has ended: return it as well, unless there is something left to yield.
 *
 * There is nothing for you to close. The source is closed when your function returns `end` before the source has
 * ended, when it throws, and when the reader of the result stops early. Your function is not called again after
 * that. Where speed does not matter, a generator function over the source works just as well.
 *
 * When a bound of {@link search}, {@link budget} or {@link cooperate} is met, the current value is finished first,
 * with up to 100 more pulls. If your function needs more pulls than that for one value, `pull` throws, and your
 * function is called again when the search is resumed or the next slice begins. So change the state only after the
 * last pull for a value.
 *
 * The type of the result says that it may end. If only the end of the source can end it, say so in the return type
 * of your function: `Lazy<T, EndOf<R>>` for a source of type `Iterable<T, R>`. The compiler does not check this.
 *
 * @param name - The name of the operator, shown where a pipeline is printed.
 * @param source - The values to read.
 * @param start - Called with `pull` and `end`; returns the function that returns the next value or `end`.
 * @throws TypeError if `name` is not a non-empty string or `start` is not a function, and at the first pull if
 * `start` does not return a function.
 * @example
 * ```ts
 * import { type EndOf, fib, type Lazy, operator, primes, seq, take, toArray } from "lazuli";
 *
 * // Values up to the one that brings their sum to a limit.
 * function takeUntilSum(source: Iterable<number>, limit: number): Lazy<number> {
 *   return operator(`takeUntilSum(${limit})`, source, (pull, end) => {
 *     let sum = 0;
 *     return () => {
 *       if (sum >= limit) return end;
 *       const value = pull();
 *       if (value !== end) sum += value;
 *       return value;
 *     };
 *   });
 * }
 *
 * // The values at even positions. Only the end of the source ends it, so it is as endless as the source.
 * function everyOther<T, R>(source: Iterable<T, R>): Lazy<T, EndOf<R>> {
 *   return operator("everyOther", source, (pull) => {
 *     let isFirst = true;
 *     return () => {
 *       if (!isFirst) pull();
 *       isFirst = false;
 *       return pull();
 *     };
 *   });
 * }
 *
 * console.log(toArray(takeUntilSum(primes(), 20))); // => [2, 3, 5, 7, 11]
 * console.log(seq(fib()).through(everyOther).take(4).toArray()); // => [1n, 2n, 5n, 13n]
 * console.log(take(everyOther(fib()), 2)); // prints Lazy [fib → everyOther → take(2)]
 * ```
 * @see {@link Seq.through} to use it in a chain.
 * @category Transforming
 * @pulls 0 or more per value
 * @keeps nothing
 * @endless safe
 */
export function operator<S, T, R extends undefined = undefined>(
  name: string,
  source: Iterable<S>,
  start: (pull: () => S | End, end: End) => () => T | End,
): Lazy<T, R> {
  checked("operator", source, checkOperator, name, start);
  return new LazyIterator(new CustomOperator<S, T>(open("operator", source), start, name));
}

function checkOperator(_: string, name: unknown, start: unknown): void {
  must(typeof name === "string" && name !== "", "operator", "name", "a non-empty string", name);
  mustBeFunction("operator", "start", start);
}

type Start<S, T> = (pull: () => S | End, end: End) => () => T | End;

/** How many values may still be pulled for the one that is under way when a bound is met. */
const GRACE = 100;

/**
 * `start` sets up the operator; from the first pull on, `next` is the function that returns the values.
 *
 * A user's function cannot be interrupted between two pulls and called again: it may have changed its state, and it
 * loses the values that it has pulled. So it finishes its value first, and the interrupt is thrown after that.
 */
class CustomOperator<S, T> extends Stage<T, Cursor<S>> {
  private readonly start: Start<S, T>;
  private next: (() => T | End) | undefined;
  /** The meter of the pull that is running. */
  private meter: Meter | undefined;
  /** The interrupt that was thrown while a value was under way. */
  private interrupt: Interrupt | undefined;
  private grace = GRACE;
  /** A value that was finished after an interrupt, and has not been returned yet. */
  private finished: T | End | undefined;
  private hasFinished = false;

  constructor(source: Cursor<S>, start: Start<S, T>, name: string) {
    super(source, name, 3);
    this.start = start;
  }

  pull(meter: Meter | undefined): T | End {
    const { next = this.begin() } = this;
    this.meter = meter;
    const value = this.hasFinished ? (this.finished as T | End) : next();
    this.hasFinished = false;
    const { interrupt } = this;
    if (interrupt !== undefined) {
      this.interrupt = undefined;
      this.finished = value;
      this.hasFinished = true;
      throw interrupt;
    }
    return isEnd(value) ? this.stop() : value;
  }

  override close(): void {
    this.next = ended;
    this.hasFinished = false;
    super.close();
  }

  private begin(): () => T | End {
    const { start } = this;
    const next = start(() => this.pullSource(), END);
    mustBeFunction(this.title, "the result of start", next);
    this.next = next;
    return next;
  }

  private pullSource(): S | End {
    if (this.interrupt === undefined) {
      try {
        return this.source.pull(this.meter);
      } catch (error) {
        if (!(error instanceof Interrupt)) throw error;
        this.interrupt = error;
        this.grace = GRACE;
      }
    }
    return this.pullPast(this.interrupt);
  }

  /** Pulls past a bound, which has no more to say, so that the value under way is finished. */
  private pullPast(interrupt: Interrupt): S | End {
    if (--this.grace < 0) {
      this.interrupt = undefined;
      throw interrupt;
    }
    return this.source.pull(undefined);
  }

  override get endless(): boolean {
    return false;
  }
}

function ended(): End {
  return END;
}

/**
 * A custom async operator, which closes its source, is bounded and prints as those of the library do.
 * As {@link operator}, call it in your own function that takes the source. `start` is called once, at the first pull. It sets up the
 * state of the operator and returns a function, which is called for each value to yield and may be async. That function
 * awaits `pull()` as often as it needs and returns the next value, or `end` to end the sequence. `pull` resolves to
 * `end` when the source has ended: return it as well, unless there is something left to yield.
 *
 * There is nothing for you to close. The source is closed when your function returns `end` before the source has
 * ended, when it throws, and when the reader of the result stops early, even while your function is waiting. What it
 * returns after that is dropped. Calls of `pull` that overlap are answered in order.
 *
 * An async generator function over the source does the same, except that a reader who leaves while it is waiting has to
 * wait too, and that it does not print as a part of the pipeline.
 *
 * @param name - The name of the operator, shown where a pipeline is printed.
 * @param source - The values to read.
 * @param start - Called with `pull` and `end`; returns the function that returns the next value or `end`, or a promise
 * of either.
 * @throws TypeError if `name` is not a non-empty string or `start` is not a function, and at the first pull if
 * `start` does not return a function.
 * @example
 * ```ts
 * import { type AnyIterable, type AsyncLazy, operator, toArray } from "lazuli/async";
 *
 * // Values up to the one that brings their sum to a limit.
 * function takeUntilSum(source: AnyIterable<number>, limit: number): AsyncLazy<number> {
 *   return operator(`takeUntilSum(${limit})`, source, (pull, end) => {
 *     let sum = 0;
 *     return async () => {
 *       if (sum >= limit) return end;
 *       const value = await pull();
 *       if (value !== end) sum += value;
 *       return value;
 *     };
 *   });
 * }
 *
 * async function* sizes() {
 *   yield* [300, 500, 900, 100];
 * }
 * console.log(await toArray(takeUntilSum(sizes(), 1000))); // => [300, 500, 900]
 * ```
 * @category Transforming
 * @pulls 0 or more per value
 * @keeps nothing
 * @endless safe
 */
export function operatorAsync<S, T, R extends undefined = undefined>(
  name: string,
  source: AnyIterable<S>,
  start: (pull: () => Promise<S | End>, end: End) => () => Awaitable<T | End>,
): AsyncLazy<T, R> {
  checked("operator", source, checkOperator, name, start);
  const flow = flowOver(openAsync("operator", source));
  return over(new AsyncCustomOperator<S, T>(flow, start, name));
}

type AsyncStart<S, T> = (pull: () => Promise<S | End>, end: End) => () => Awaitable<T | End>;

/** The source is a flow, so that calls of `pull` may overlap. */
class AsyncCustomOperator<S, T> extends AsyncCursor<T> {
  private readonly title: string;
  private readonly source: Flow;
  private readonly start: AsyncStart<S, T>;
  private next: (() => Awaitable<T | End>) | undefined = undefined;
  /** The meter of the pull that is running. */
  private meter: Meter | undefined = undefined;

  constructor(source: Flow, start: AsyncStart<S, T>, title: string) {
    super();
    this.source = source;
    this.start = start;
    this.title = title;
  }

  advance(meter: Meter | undefined): Answer {
    const { next = this.begin() } = this;
    this.meter = meter;
    const result = next();
    return promiseOf(result) ?? this.settle(result);
  }

  settle(result: unknown): Answer {
    if (isEnd(result)) return false;
    this.value = result as T;
    return true;
  }

  private begin(): () => Awaitable<T | End> {
    const { start } = this;
    const next = start(() => this.pull(), END);
    mustBeFunction(this.title, "the result of start", next);
    this.next = next;
    return next;
  }

  private async pull(): Promise<S | End> {
    const { value, done } = await this.source.next(this.meter);
    return done ? END : (value as S);
  }

  close(): Promise<unknown> | undefined {
    this.value = this.next = undefined;
    return this.source.close();
  }

  tell(titles: string[]): Labelled {
    titles.push(this.title);
    return this.source;
  }
}
