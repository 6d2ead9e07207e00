import { Interrupt } from "../core/bounds/meter.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { Cursor, END, type End, isEnd } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { Lazy } from "../core/types/lazy.js";

export type { End } from "../core/engine/cursor.js";

/**
 * An operator of your own, which fuses, closes its source and shows itself as those of the library do.
 *
 * It is called in a function of yours that takes the source. Your `start` is called once, at the first pull; it sets up
 * what the operator has to remember, and answers the function that gives the values, one at each call: as many calls
 * of `pull` as it needs for that, and what it answers is the next value. To end, it answers `end`, which is also what
 * `pull` answers when the source has ended: hand it on, unless there is something left to give.
 *
 * There is nothing to close. The source is closed when your function ends ahead of it, when it throws, and when
 * whoever reads the result stops early; your function is not called again after that. A generator function over the
 * source works just as well, wherever its speed is enough.
 *
 * When a bound of {@link search}, {@link budget} or {@link cooperate} is met, the value under way is finished first, with up
 * to 100 pulls more. A function that pulls more than that for one value is stopped by an error from `pull`, and called
 * again when the search is resumed or the next slice begins: let it change what it remembers after its last pull only.
 *
 * The result counts as one that may end. Where only the end of the source can end it, say so by the return type of your
 * function, `Lazy<T, EndOf<R>>` for a source that is an `Iterable<T, R>`; the compiler takes your word for it.
 *
 * @param name - What the operator is called where a pipeline is shown.
 * @param source - The values to read.
 * @param start - Given `pull` and `end`, answers the function that gives the next value or `end`.
 * @throws TypeError if `name` is not a non-empty string or `start` not a function, and at the first pull if what `start` answers is
 * not a function.
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
 * // The values at even places. It ends with its source only, and so is as endless.
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
 * @see {@link Seq.through} to put it into a chain.
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
  return new LazyIterator(new Own<S, T>(open("operator", source), start, name));
}

function checkOperator(_: string, name: unknown, start: unknown): void {
  must(typeof name === "string" && name !== "", "operator", "name", "a non-empty string", name);
  mustBeFunction("operator", "start", start);
}

type Start<S, T> = (pull: () => S | End, end: End) => () => T | End;

/** How many values may still be pulled for the one that is under way when a bound is met. */
const GRACE = 100;

/**
 * Its argument is what sets up the operator, and from the first pull on there is what gives the values.
 *
 * A function of the user's cannot be interrupted between two pulls and called again: it may have changed its state, and
 * forgets what it has pulled. So it finishes its value first, and the interrupt comes after it.
 */
class Own<S, T> extends Cursor<T, Cursor<S>, Start<S, T>> {
  private give: (() => T | End) | undefined;
  /** What has been met while a value was under way. */
  private interrupt: Interrupt | undefined;
  private grace = GRACE;
  /** A value that was finished after an interrupt, and has not been given. */
  private finished: (T | End)[] = [];

  constructor(source: Cursor<S>, start: Start<S, T>, name: string) {
    super(source, start, name, source.depth + 3);
  }

  pull(): T | End {
    const { give = this.start(), finished } = this;
    const value = finished.length > 0 ? (finished.pop() as T | End) : give();
    const { interrupt } = this;
    if (interrupt !== undefined) {
      this.interrupt = undefined;
      finished.push(value);
      throw new Interrupt(interrupt.meter, interrupt.reason);
    }
    return isEnd(value) ? this.stop() : value;
  }

  override close(): void {
    this.give = ended;
    this.finished = [];
    super.close();
  }

  private start(): () => T | End {
    const { argument: start } = this;
    const give = start(() => this.pullSource(), END);
    mustBeFunction(this.title, "the result of start", give);
    this.give = give;
    return give;
  }

  private pullSource(): S | End {
    if (this.interrupt !== undefined) return this.pullPast(this.interrupt);
    try {
      return this.source.pull();
    } catch (error) {
      if (!(error instanceof Interrupt)) throw error;
      this.interrupt = error;
      this.grace = GRACE;
      return this.pullPast(error);
    }
  }

  private pullPast(interrupt: Interrupt): S | End {
    const { meter } = interrupt;
    if (--this.grace < 0) {
      this.interrupt = undefined;
      throw new Interrupt(meter, interrupt.reason);
    }
    meter.armed = false;
    try {
      return this.source.pull();
    } catch (error) {
      if (error instanceof Interrupt && error.meter !== meter) return this.pullPast(error);
      throw error;
    } finally {
      meter.armed = true;
    }
  }

  override get endless(): boolean {
    return false;
  }
}

function ended(): End {
  return END;
}
