import { mustBeNumber } from "../checks/counts.js";
import { must } from "../checks/must.js";
import { mustFit } from "../checks/bigintLimit.js";
import { mustBeOptions } from "../checks/options.js";
import { startGenerator } from "../engine/generator.js";
import type { Lazy } from "../types/lazy.js";
import type { TermOptions } from "../types/options.js";
import { fibonacciPair, type Neighbours } from "./fibonacci.js";

/** The options of functions that start a sequence at an index. */
export const TERM_OPTIONS: readonly string[] = ["from", "as"];

/** The binary logarithm of the golden ratio: by how many bits a value is longer than the one before it. */
const BITS_EACH = 0.6942419136306173;

/**
 * A sequence in which each value is the sum of the two before it.
 *
 * @param name - The exported function, for messages and labels.
 * @param options - Where the sequence starts, and the type of its values.
 * @param start - The index of the first value if the options have none.
 * @param first - Called with the Fibonacci numbers at an index and at the next; returns the values of the sequence
 * there.
 */
export function fibonacciSequence(
  name: string,
  options: TermOptions,
  start: number,
  first: (fibonacci: Neighbours) => Neighbours,
): Lazy<never, never> {
  mustBeOptions(name, options, TERM_OPTIONS, "options", `: for so many values, take(${name}(), count)`);
  const { from = start, as = "bigint" } = options;
  mustBeNumber(Number.isSafeInteger(from), name, "from", "a safe integer", from);
  must(as === "bigint" || as === "number", name, "as", '"bigint" or "number"', as);
  mustFit(name, "from", from, Math.abs(from) * BITS_EACH);
  return startGenerator(name, true, sums, name, from, as, first);
}

// A generator: a hand-written iterator is a few percent faster, but does not fit the budget of `fib`.
function* sums(
  name: string,
  from: number,
  as: string,
  first: (fibonacci: Neighbours) => Neighbours,
): Generator<never, never, unknown> {
  let [value, next] = first(fibonacciPair(from));
  for (; ; from++) {
    if (as === "bigint") yield value as never;
    else {
      const isExact = Number.isSafeInteger(Number(value));
      must(isExact, name, `value at ${from}`, "a safe integer", value, RangeError);
      yield Number(value) as never;
    }
    [value, next] = [next, value + next];
  }
}
