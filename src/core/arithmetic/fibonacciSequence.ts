import { must } from "../checks/arguments.js";
import { fibonacciPair, type Neighbours } from "./fibonacci.js";
import { named } from "../engine/named.js";

/**
 * A sequence in which each value is the sum of the two before it.
 *
 * @param name - The function that makes it.
 * @param from - The index of its first value.
 * @param as - The type of its values, `"bigint"` or `"number"`.
 * @param first - Answers the values at `from` and `from + 1`, given the Fibonacci numbers there.
 */
export function sums(
  name: string,
  from: number,
  as: string,
  first: (fibonacci: Neighbours) => Neighbours,
): Generator<never, never, unknown> {
  must(Number.isSafeInteger(from), name, "from", "a safe integer", from);
  must(as === "bigint" || as === "number", name, "as", '"bigint" or "number"', as);
  // A generator: an iterator written by hand is some percent faster, and does not fit the budget of `fib`.
  return named(
    name,
    (function* () {
      let [value, next] = first(fibonacciPair(from));
      for (; ; from++) {
        if (as === "bigint") yield value as never;
        else {
          must(
            Number.isSafeInteger(Number(value)),
            name,
            `value at ${from}`,
            "a safe integer",
            value,
            RangeError,
          );
          yield Number(value) as never;
        }
        [value, next] = [next, value + next];
      }
    })(),
  );
}
