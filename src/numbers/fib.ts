import { named } from "../core/named.js";

/**
 * The Fibonacci numbers 1, 1, 2, 3, 5, …, exact and for ever.
 *
 * Whoever reads decides when to stop: nothing is computed before the first pull, nor ahead of any other.
 *
 * @example
 * ```ts
 * import { fib, find, take } from "lazuli";
 *
 * [...take(fib(), 10)]; // => [1n, 1n, 2n, 3n, 5n, 8n, 13n, 21n, 34n, 55n]
 * find(fib(), (n) => n > 10_000n); // => 10946n
 * ```
 * @see {@link takeWhile}, {@link takeUntil} and {@link find} to say when to stop.
 * @category Numbers
 * @pulls nothing
 * @keeps 2 values
 * @endless never ends
 */
export function fib(): Generator<bigint, never, unknown> {
  return named("fib", fibonacci());
}

function* fibonacci(): Generator<bigint, never, unknown> {
  let [current, next] = [1n, 1n];
  for (;;) {
    yield current;
    [current, next] = [next, current + next];
  }
}
