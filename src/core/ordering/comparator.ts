import { must } from "../checks/must.js";
import type { Comparator } from "../types/callbacks.js";
import { show } from "../checks/show.js";
import { watch } from "../watching/watch.js";

/** A comparator whose results are checked, or the natural order of the values without one. */
export function orderOf<T>(name: string, comparator: Comparator<T> | undefined): Comparator<T> {
  if (comparator === undefined) return (a, b) => compareNaturally(name, a, b);
  const compare = watch("callback", comparator, name, "comparator");
  return (a, b) => {
    const answer = compare(a, b);
    // A promise, a boolean or NaN would sometimes count as "equal".
    must(
      typeof answer === "number" && answer === answer,
      name,
      "the result of comparator",
      "a number",
      answer,
    );
    return answer;
  };
}

export function mustBeComparator(name: string, comparator: unknown): void {
  // The first index, where the function itself is the callback of `map` or `filter`.
  const hint = comparator === 0 ? `: as a callback, write (values) => ${name}(values)` : "";
  const ok = comparator === undefined || typeof comparator === "function";
  must(ok, name, "comparator", "a function", comparator, TypeError, hint);
}

/** The order of `<`: for numbers and bigints together, or for strings. */
function compareNaturally(name: string, a: unknown, b: unknown): number {
  // In lines of their own, V8 compares numbers by an instruction.
  if (typeof a === "number" && typeof b === "number") {
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === b) return 0;
  }
  const kind = primitiveKindOf(a);
  if (kind !== undefined && kind === primitiveKindOf(b)) {
    if ((a as number) < (b as number)) return -1;
    if ((a as number) > (b as number)) return 1;
    // Loose equality, since 2 and 2n are equal in this order. Nothing equals NaN.
    if (a == b) return 0;
  }
  throw new TypeError(`${name}: cannot compare ${show(a)} with ${show(b)}: ${remedyFor(name, a)}`);
}

function remedyFor(name: string, value: unknown): string {
  const isDate = {}.toString.call(value) === "[object Date]";
  return isDate && (name === "max" || name === "min")
    ? `use ${name}By(dates, (date) => +date)`
    : "give a comparator";
}

function primitiveKindOf(value: unknown): "number" | "string" | undefined {
  const type = typeof value;
  // The engine compares a number with a bigint exactly, without converting either.
  if (type === "number" || type === "bigint") return "number";
  return type === "string" ? type : undefined;
}
