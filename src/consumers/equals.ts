import { mustBeFunction, mustBeSync } from "../core/checks/arguments.js";
import { calling, SKIP, STOP } from "../core/async/step.js";
import { type End, isEnd } from "../core/engine/cursor.js";
import { sameValueZero } from "../core/values/sameValueZero.js";
import { watch } from "../core/watching/watch.js";
import { consumeBoth, consumeBothAsync } from "../core/joining/pair.js";
import type { Sync } from "../core/types/callbacks.js";
import type { AnyIterable } from "../core/types/iterables.js";

/**
 * Returns `true` if two sequences have equal values at the same positions, and the same number of them.
 *
 * The sources are pulled in turn, up to the first difference, and closed there. With two endless sources it returns
 * once they differ, and never returns if they do not.
 *
 * @param source - The values to compare.
 * @param other - The values to compare them with.
 * @param areEqual - Called with two values at the same position; returns something truthy if they are equal. If left
 * out, values are compared as by `Array.prototype.includes`: `NaN` equals `NaN`, and 0 equals -0.
 * @throws TypeError if `areEqual` is not a function, or is async.
 * @example
 * ```ts
 * import { countFrom, equals, range } from "lazuli";
 *
 * console.log(equals(range(0, 3), [0, 1, 2])); // => true
 * console.log(equals(countFrom(), [0, 1, 2])); // => false
 * console.log(equals(["a", "b"], ["A", "B"], (a, b) => a.toLowerCase() === b.toLowerCase())); // => true
 * ```
 * @see {@link compare} to find out which of them comes first.
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a difference
 */
export function equals<T, U, P = unknown>(
  source: Iterable<T>,
  other: Iterable<U>,
  areEqual?: (value: T, other: U) => Sync<P>,
): boolean;
export function equals<T, U>(
  source: Iterable<T>,
  other: Iterable<U>,
  areEqual: (value: T, other: U) => unknown = sameValueZero,
): boolean {
  const compare = watch("callback", areEqual, "equals", "areEqual");
  return consumeBoth("equals", source, other, mustCompare, areEqual, (cursor, otherCursor) => {
    for (;;) {
      const value = cursor.pull(undefined);
      const otherValue = otherCursor.pull(undefined);
      if (isEnd(value) || isEnd(otherValue)) return value === otherValue;
      if (!compare(value, otherValue)) return false;
    }
  });
}

/**
 * {@link equals} over async or sync iterables, which are pulled one after the other; awaits `areEqual`.
 *
 * @example
 * ```ts
 * import { equals } from "lazuli/async";
 *
 * async function* letters() {
 *   yield* ["a", "b"];
 * }
 * console.log(await equals(letters(), "ab")); // => true
 * ```
 * @category Searching
 * @pulls up to the answer
 * @keeps nothing
 * @endless answers if there is a difference
 */
export async function equalsAsync<T, U>(
  source: AnyIterable<T>,
  other: AnyIterable<U>,
  areEqual: (value: T, other: U) => unknown = sameValueZero,
): Promise<boolean> {
  const compare = watch("callback", areEqual, "equals", "areEqual");
  let result = false;
  const step = calling(
    "equals",
    ([value, otherValue]: [T | End, U | End]) =>
      isEnd(value) || isEnd(otherValue) ? value === otherValue : compare(value, otherValue),
    {
      decide(ok: unknown, [value, otherValue]: [T | End, U | End]) {
        result = Boolean(ok);
        return ok && !isEnd(value) && !isEnd(otherValue) ? SKIP : STOP;
      },
    },
  );
  await consumeBothAsync("equals", source, other, mustCompareAsync, areEqual, step);
  return result;
}

function mustCompare(name: string, areEqual: unknown): void {
  mustBeSync(name, "areEqual", areEqual);
}

function mustCompareAsync(name: string, areEqual: unknown): void {
  mustBeFunction(name, "areEqual", areEqual);
}
