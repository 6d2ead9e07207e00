import { AsyncCursor, AsyncLazyIterator, Awaiting } from "../core/async/edge.js";
import { checked } from "../core/checks/arguments.js";
import { END, type End, isEnd } from "../core/engine/cursor.js";
import { open } from "../core/engine/open.js";
import { heldBy, mustBeSliced, Slices } from "../core/bounds/slices.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { CooperateOptions } from "../core/types/options.js";
import type { EndOf } from "../core/types/endlessness.js";

/**
 * The values of a sync sequence as an async one that lets other work run: after each slice of work it waits for
 * one turn of the event loop, so that timers fire, a page is drawn and a server responds.
 *
 * A slice can also end within a pull, for example below a `filter` that accepts nothing. Within a slice, values
 * are handed on without waiting. No value is pulled before it is needed. A single call cannot be interrupted:
 * neither a callback, nor the code of a generator between two `yield`s.
 *
 * @param source - The values. The result is endless if the source is.
 * @param options - `sliceTime`: the milliseconds of work in one slice, 10 if left out. `signal`: an AbortSignal;
 * on abort, the pull under way or the next one rejects with its reason, and the source is closed.
 * @throws TypeError if an option is unknown or of the wrong type.
 * @throws RangeError if `sliceTime` is negative.
 * @example
 * ```ts
 * import { cooperate, countFrom, filter } from "lazuli";
 * import { search } from "lazuli/async";
 *
 * const none = cooperate(filter(countFrom(), (n) => n < 0));
 * const verdict = await search(none, () => true, { signal: AbortSignal.timeout(50) });
 * console.log(verdict.found ? verdict.value : verdict.reason); // => "aborted"
 * ```
 * @see {@link runTasks} for several pieces of work in turn.
 * @category Bounding
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function cooperate<T, R>(
  source: Iterable<T, R>,
  options: CooperateOptions = {},
): AsyncLazy<T, EndOf<R>> {
  checked("cooperate", source, mustBeSliced, options);
  const values = new Awaiting<T>(open("cooperate", source));
  return new Cooperative<T, EndOf<R>>(values, new Cooperation(values, new Slices(options)));
}

/** Resolves at once while a slice lasts: every further promise for a value would cost as much as the value. */
class Cooperative<T, R> extends AsyncLazyIterator<T, R> {
  readonly #work: Cooperation<T>;

  constructor(values: Awaiting<T>, work: Cooperation<T>) {
    super("cooperate", [new AsyncCursor(values)], work as unknown as AsyncGenerator<T>);
    this.#work = work;
  }

  override next(): Promise<IteratorResult<T, R>> {
    const value = this.#work.valueNow();
    return isEnd(value) ? super.next() : Promise.resolve({ value, done: false });
  }
}

class Cooperation<T> {
  private readonly values: Awaiting<T>;
  private readonly slices: Slices;
  /** The last of the calls that wait, if there are any. */
  private waiting: Promise<unknown> | undefined;
  /** The error of a pull that has not been handled yet. */
  private thrown: { readonly error: unknown } | undefined;
  private isPulling = false;
  private isOver = false;

  constructor(values: Awaiting<T>, slices: Slices) {
    this.values = values;
    this.slices = slices;
  }

  /** The next value, unless it takes waiting or there is none. */
  valueNow(): T | End {
    if (this.waiting !== undefined || this.isPulling) return END;
    try {
      return this.pull();
    } catch (error) {
      this.thrown = { error };
      return END;
    }
  }

  next(): Promise<IteratorResult<T>> {
    return this.queue(() => this.goOn());
  }

  return(): Promise<unknown> {
    return this.queue(async () => (this.isOver = true));
  }

  private pull(): T | End {
    if (this.isOver) return END;
    const { slices, values } = this;
    this.isPulling = true;
    try {
      slices.step();
      slices.meter.outer = values.meter;
      return values.cursor.pull(slices.meter) as T | End;
    } finally {
      this.isPulling = false;
    }
  }

  /** Tries again after each interruption. */
  private async goOn(): Promise<IteratorResult<T>> {
    for (;;) {
      const { thrown } = this;
      this.thrown = undefined;
      if (thrown !== undefined) {
        this.isOver = true;
        const held = heldBy(thrown.error);
        if (held === undefined) throw thrown.error;
        await held;
        this.isOver = false;
      }
      try {
        const value = this.pull();
        return isEnd(value) ? { value: undefined, done: true } : { value, done: false };
      } catch (error) {
        this.thrown = { error };
      }
    }
  }

  private queue<R>(run: () => Promise<R>): Promise<R> {
    // A callback may call `next` during a pull: that call waits for its turn, too.
    const before = this.waiting ?? (this.isPulling ? Promise.resolve() : undefined);
    const answer = before === undefined ? run() : before.then(run);
    const settled = answer.then(
      () => {},
      () => {},
    );
    this.waiting = settled;
    void settled.then(() => {
      if (this.waiting === settled) this.waiting = undefined;
    });
    return answer;
  }
}
