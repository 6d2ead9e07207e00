import { type Answer, AsyncCursor } from "../core/async/asyncCursor.js";
import { heldOr, SyncLeaf } from "../core/async/leaves.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import type { Labelled, Meter } from "../core/engine/cursor.js";
import { open } from "../core/engine/open.js";
import { mustBeSliced, Slices } from "../core/bounds/slices.js";
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
  return over(new Cooperation(new SyncLeaf(open("cooperate", source)), new Slices(options)));
}

class Cooperation<T> extends AsyncCursor<T> {
  private readonly source: SyncLeaf<T>;
  private readonly slices: Slices;
  /** The meter of a pull that waits for the next slice. */
  private outer: Meter | undefined = undefined;
  private isWaiting = false;

  constructor(source: SyncLeaf<T>, slices: Slices) {
    super();
    this.source = source;
    this.slices = slices;
  }

  advance(meter: Meter | undefined): Answer {
    const { slices } = this;
    try {
      slices.step();
    } catch (error) {
      this.isWaiting = true;
      this.outer = meter;
      return heldOr(error);
    }
    slices.meter.outer = meter;
    return this.pass(this.source.advance(slices.meter));
  }

  settle(result: unknown): Answer {
    if (!this.isWaiting) return this.pass(this.source.settle(result));
    this.isWaiting = false;
    return this.advance(this.outer);
  }

  override fail(error: unknown): Answer {
    if (this.isWaiting) throw error;
    return this.pass(this.source.fail(error));
  }

  private pass(answer: Answer): Answer {
    if (answer === true) this.value = this.source.take();
    return answer;
  }

  close(): undefined {
    this.source.close();
    this.value = undefined;
  }

  override get endless(): boolean {
    return this.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push("cooperate");
    return this.source;
  }
}
