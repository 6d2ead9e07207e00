import { through } from "../core/async/stages.js";
import { PASS, plain, SKIP } from "../core/async/step.js";
import { checked } from "../core/checks/arguments.js";
import { type Cursor, END, type End, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOf } from "../core/types/endlessness.js";
import { mustBeWhole } from "../core/checks/counts.js";
import { skip } from "../core/engine/iteratorCursor.js";

/**
 * The first value, and then every `step`-th one after it.
 *
 * The values in between are pulled together with the next value that is kept, not earlier.
 *
 * @param source - The values to choose from. The result is endless if the source is.
 * @param step - The distance from one value that is kept to the next; 1 for all.
 * @throws TypeError if `step` is not an integer.
 * @throws RangeError if `step` is less than 1.
 * @example
 * ```ts
 * import { range, stepBy } from "lazuli";
 *
 * console.log([...stepBy(range(10), 3)]); // => [0, 3, 6, 9]
 * ```
 * @see {@link slice} for a start and an end as well, {@link drop} to start elsewhere.
 * @category Stopping
 * @pulls step per value, 1 for the first
 * @keeps nothing
 * @endless safe
 */
export function stepBy<T, R>(source: Iterable<T, R>, step: number): Lazy<T, EndOf<R>> {
  checked("stepBy", source, checkStep, step);
  return new LazyIterator(new StepBy(open("stepBy", source), step));
}

class StepBy<T> extends Stage<T> {
  private readonly step: number;
  /** How many values to leave out before the next one. */
  private skipping = 0;

  constructor(source: Cursor<T>, step: number) {
    super(source, `stepBy(${step})`, 2);
    this.step = step;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, step } = this;
    for (; this.skipping > 0; this.skipping--) if (!skip(source, meter)) return END;
    const value = source.pull(meter);
    this.skipping = step - 1;
    return value;
  }
}

/**
 * The async {@link stepBy}: the first value, and then every `step`-th one after it.
 *
 * The values in between are pulled together with the next value that is kept, not earlier.
 *
 * @param source - An async or sync iterable. The result is endless if it is.
 * @param step - The distance from one value that is kept to the next; 1 for all.
 * @throws TypeError if `step` is not an integer.
 * @throws RangeError if `step` is less than 1.
 * @example
 * ```ts
 * import { stepBy, toArray } from "lazuli/async";
 *
 * console.log(await toArray(stepBy([0, 1, 2, 3, 4], 2))); // => [0, 2, 4]
 * ```
 * @see {@link slice} for a start and an end as well, {@link drop} to start elsewhere.
 * @category Stopping
 * @pulls step per value, 1 for the first
 * @keeps nothing
 * @endless safe
 */
export function stepByAsync<T, R>(source: AnyIterable<T, R>, step: number): AsyncLazy<T, EndOf<R>> {
  checked("stepBy", source, checkStep, step);
  let index = 0;
  const run = (): unknown => (index++ % step === 0 ? PASS : SKIP);
  return through("stepBy", source, plain(`stepBy(${step})`, run));
}

function checkStep(name: string, step: number): void {
  mustBeWhole(name, "step", step, 1);
}
