import { must } from "../core/checks/must.js";
import { mustBeOptions } from "../core/checks/options.js";
import { asyncSource, syncSource } from "../core/testing/sources.js";
import type { AsyncTestSource, TestSource, TestSourceOptions } from "../core/testing/types.js";

const KEYS = [
  "name",
  "limit",
  "endsAt",
  "throwsAt",
  "error",
  "closeError",
  "withoutReturn",
  "onPull",
  "onClose",
];

/**
 * A source for tests, which counts how it is used, and throws when it is misused.
 *
 * `opens`, `pulls` and `closes` count; `isOpen` says whether somebody still has to close it; `history` tells all in order. It
 * throws when it is opened or closed twice, pulled or closed after its end, pulled during a pull, or pulled past its limit. What
 * was wrong stays in `misuses`, should somebody swallow that error.
 *
 * @param values - Its values, or a function that returns the value at a position: then it is endless, up to its limit.
 * @param options - How it behaves: see {@link TestSourceOptions}.
 * @throws TypeError if `values` is not an array or a function, or `options` has a key that is not known.
 * @example
 * ```ts
 * import { take, toArray } from "lazuli";
 * import { testSource } from "lazuli/testing";
 *
 * const source = testSource((index) => index * 10);
 * console.log(toArray(take(source, 2))); // => [0, 10]
 * console.log(source.pulls, source.closes); // prints 2 1
 * console.log(source.history); // => ["open", "pull → 0", "pull → 10", "close"]
 * ```
 * @example
 * ```ts
 * import { testSource } from "lazuli/testing";
 *
 * const iterator = testSource([1])[Symbol.iterator]();
 * console.log(iterator.next(), iterator.next().done); // prints { value: 1, done: false } true
 * iterator.return?.(); // throws Error: source was closed after its end
 * ```
 * @see {@link checkOperator} for an operator that is held to all laws at once.
 * @category Testing
 */
export function testSource<T>(
  values: readonly T[] | ((index: number) => T),
  options: TestSourceOptions = {},
): TestSource<T> {
  mustBeTestSource("testSource", values, options);
  return syncSource(values, options);
}

/**
 * The async {@link testSource}.
 *
 * It takes the same options. What `onPull` and `onClose` return is awaited, so that a test can hold a pull or the closing up.
 *
 * @param values - Its values, or a function that returns the value at a position: then it is endless, up to its limit.
 * @param options - How it behaves: see {@link TestSourceOptions}.
 * @throws TypeError if `values` is not an array or a function, or `options` has a key that is not known.
 * @example
 * ```ts
 * import { take, toArray } from "lazuli/async";
 * import { testSourceAsync } from "lazuli/testing";
 *
 * const source = testSourceAsync(["a", "b", "c"]);
 * console.log(await toArray(take(source, 2))); // => ["a", "b"]
 * console.log(`${source}`); // => "AsyncTestSource [pulled twice, closed once]"
 * ```
 * @category Testing
 */
export function testSourceAsync<T>(
  values: readonly T[] | ((index: number) => T),
  options: TestSourceOptions = {},
): AsyncTestSource<T> {
  mustBeTestSource("testSourceAsync", values, options);
  return asyncSource(values, options);
}

function mustBeTestSource(name: string, values: unknown, options: unknown): void {
  const isValues = Array.isArray(values) || typeof values === "function";
  must(isValues, name, "values", "an array or a function", values);
  mustBeOptions(name, options, KEYS);
}
