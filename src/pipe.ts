import { closeArgument, mustBeFunction } from "./core/checks/arguments.js";

/**
 * Calls up to ten functions one after another, each with the result of the one before it.
 *
 * It is the nested calls read from left to right, and nothing more: `pipe(source, f, g)` is `g(f(source))`. The functions
 * are operators, consumers and functions of your own, of `lazuli`, of `lazuli/async` or of both. One that takes only
 * a source stands as it is; one with arguments stands in an arrow function.
 *
 * @param source - The argument of the first function, most often an iterable.
 * @param functions - Up to ten, each called once and with one argument.
 * @returns What the last function returns; `source` itself if there is none.
 * @throws TypeError if one of `functions` is not a function, before any of them is called.
 * @example
 * ```ts
 * import { fib, find, pairwise, pipe, takeWhile } from "lazuli";
 *
 * const pair = pipe(
 *   fib(),
 *   (s) => takeWhile(s, (n) => n < 1000n),
 *   pairwise,
 *   (s) => find(s, ([a, b]) => a + b > 50n),
 * );
 * console.log(pair); // => [21n, 34n]
 * ```
 * @example Over an async source
 * ```ts
 * import { find, map, pipe } from "lazuli/async";
 *
 * async function* pages() {
 *   for (let page = 1; ; page++) yield { page, items: page * 10 };
 * }
 * const items = await pipe(
 *   pages(),
 *   (s) => map(s, ({ items }) => items),
 *   (s) => find(s, (items) => items > 25),
 * );
 * console.log(items); // => 30
 * ```
 * @see {@link seq} for the same as a chain of methods.
 * @category Chain
 */
export function pipe<A>(source: A): A;
export function pipe<A, B>(source: A, ...functions: [(source: A) => B]): B;
export function pipe<A, B, C>(source: A, ...functions: [(source: A) => B, (value: B) => C]): C;
export function pipe<A, B, C, D>(
  source: A,
  ...functions: [(source: A) => B, (value: B) => C, (value: C) => D]
): D;
export function pipe<A, B, C, D, E>(
  source: A,
  ...functions: [(source: A) => B, (value: B) => C, (value: C) => D, (value: D) => E]
): E;
export function pipe<A, B, C, D, E, F>(
  source: A,
  ...functions: [(source: A) => B, (value: B) => C, (value: C) => D, (value: D) => E, (value: E) => F]
): F;
export function pipe<A, B, C, D, E, F, G>(
  source: A,
  ...functions: [
    (source: A) => B,
    (value: B) => C,
    (value: C) => D,
    (value: D) => E,
    (value: E) => F,
    (value: F) => G,
  ]
): G;
export function pipe<A, B, C, D, E, F, G, H>(
  source: A,
  ...functions: [
    (source: A) => B,
    (value: B) => C,
    (value: C) => D,
    (value: D) => E,
    (value: E) => F,
    (value: F) => G,
    (value: G) => H,
  ]
): H;
export function pipe<A, B, C, D, E, F, G, H, I>(
  source: A,
  ...functions: [
    (source: A) => B,
    (value: B) => C,
    (value: C) => D,
    (value: D) => E,
    (value: E) => F,
    (value: F) => G,
    (value: G) => H,
    (value: H) => I,
  ]
): I;
export function pipe<A, B, C, D, E, F, G, H, I, J>(
  source: A,
  ...functions: [
    (source: A) => B,
    (value: B) => C,
    (value: C) => D,
    (value: D) => E,
    (value: E) => F,
    (value: F) => G,
    (value: G) => H,
    (value: H) => I,
    (value: I) => J,
  ]
): J;
export function pipe<A, B, C, D, E, F, G, H, I, J, K>(
  source: A,
  ...functions: [
    (source: A) => B,
    (value: B) => C,
    (value: C) => D,
    (value: D) => E,
    (value: E) => F,
    (value: F) => G,
    (value: G) => H,
    (value: H) => I,
    (value: I) => J,
    (value: J) => K,
  ]
): K;
export function pipe(source: unknown, ...functions: readonly ((value: unknown) => unknown)[]): unknown {
  const wrong = functions.findIndex((step) => typeof step !== "function");
  if (wrong >= 0) {
    closeArgument(source);
    mustBeFunction("pipe", `function ${wrong + 1}`, functions[wrong]);
  }
  return functions.reduce((value, step) => step(value), source);
}
