import { Check } from "../core/testing/check.js";
import { holdAsync, holdSync } from "../core/testing/laws.js";
import type {
  ArgsOf,
  AsyncOperatorCheck,
  AsyncTestSource,
  AsyncTestSourcesOf,
  ListsOf,
  OperatorCheck,
  TestSource,
  TestSourcesOf,
  ValuesOfOne,
  ValuesOfSeveral,
} from "../core/testing/types.js";

/**
 * Holds an operator of your own to the laws that those of lazuli keep, and throws an error for the first that it breaks.
 *
 * It runs the operator many times over test sources, stops it after each value, and makes its sources and callbacks throw: see
 * {@link OperatorLaw} for what has to hold. The error says which law is broken, after which calls, and what was done to each source.
 * The operator may be a generator function, be made by `operator`, be a pipeline, or return any other iterable.
 *
 * @param operator - Your function. It is called with a test source, or several, and with the `args`.
 * @param options - The `values` of the source, or `sources`: a list of values for each of several; a few are enough. What it should
 * yield is `expected`; the rest is optional too: see {@link OperatorCheck}.
 * @throws Error if a law is broken.
 * @throws TypeError if an argument is not what it must be, or the operator does not return an iterable.
 * @example
 * ```ts
 * import { checkOperator } from "lazuli/testing";
 *
 * function* everyOther<T>(source: Iterable<T>) {
 *   let isEven = false;
 *   for (const value of source) if ((isEven = !isEven)) yield value;
 * }
 * checkOperator(everyOther, { values: [1, 2, 3, 4, 5], expected: [1, 3, 5] });
 * console.log("it keeps all laws");
 * ```
 * @example
 * ```ts
 * import { take } from "lazuli";
 * import { checkOperator } from "lazuli/testing";
 *
 * // Its other arguments, and a model of what it yields, which is compared over shorter lists too.
 * checkOperator((source, count) => take(source, count), {
 *   values: ["a", "b", "c"],
 *   args: [2],
 *   expected: (values) => values.slice(0, 2),
 * });
 *
 * // It forgets that a reader may leave.
 * function twice(source: Iterable<number>) {
 *   const iterator = source[Symbol.iterator]();
 *   const next = (): IteratorResult<number> => {
 *     const result = iterator.next();
 *     return result.done ? result : { value: 2 * result.value };
 *   };
 *   return { [Symbol.iterator]: () => ({ next }) };
 * }
 * checkOperator(twice, { values: [1, 2, 3] }); // throws Error: twice breaks the law of closing
 * ```
 * @example
 * ```ts
 * import { zip } from "lazuli";
 * import { checkOperator } from "lazuli/testing";
 *
 * checkOperator((a, b) => zip([a, b]), {
 *   sources: [["a", "b"], [1, 2, 3]],
 *   expected: [["a", 1], ["b", 2]],
 * });
 * console.log("it keeps all laws");
 * ```
 * @see {@link testSource} for tests of one thing at a time.
 * @category Testing
 */
export function checkOperator<S, T, const A extends readonly unknown[] = []>(
  operator: (source: TestSource<S>, ...args: ArgsOf<A>) => Iterable<T>,
  options: ValuesOfOne<S> & OperatorCheck<NoInfer<T>, [readonly NoInfer<S>[]], A>,
): void;
export function checkOperator<S extends readonly unknown[] | [], T, const A extends readonly unknown[] = []>(
  operator: (...args: [...TestSourcesOf<S>, ...ArgsOf<A>]) => Iterable<T>,
  options: ValuesOfSeveral<S> & OperatorCheck<NoInfer<T>, ListsOf<S>, A>,
): void;
export function checkOperator(operator: (...args: never[]) => unknown, options: object): void {
  holdSync(new Check("checkOperator", false, operator as never, options as never, checkOperator));
}

/**
 * The async {@link checkOperator}: await it.
 *
 * Three laws are added: every call settles, also `return()` beside a pull that is under way; calls of `next()` that overlap are
 * answered in order; no rejection is left to nobody. It works by timers and turns of the event loop: use it without fake timers.
 *
 * @param operator - Your function. It is called with an async test source, or several, and with the `args`.
 * @param options - The `values` of the source, or `sources`: a list of values for each of several. All else is optional: see
 * {@link AsyncOperatorCheck}.
 * @throws Error if a law is broken.
 * @throws TypeError if an argument is not what it must be, or the operator does not return an async iterable.
 * @example
 * ```ts
 * import { checkOperatorAsync } from "lazuli/testing";
 *
 * async function* sums(source: AsyncIterable<number>) {
 *   let sum = 0;
 *   for await (const n of source) yield (sum += n);
 * }
 * await checkOperatorAsync(sums, { values: [1, 2, 3], expected: [1, 3, 6] });
 * console.log("it keeps all laws");
 * ```
 * @category Testing
 */
export function checkOperatorAsync<S, T, const A extends readonly unknown[] = []>(
  operator: (source: AsyncTestSource<S>, ...args: ArgsOf<A>) => AsyncIterable<T>,
  options: ValuesOfOne<S> & AsyncOperatorCheck<NoInfer<T>, [readonly NoInfer<S>[]], A>,
): Promise<void>;
export function checkOperatorAsync<
  S extends readonly unknown[] | [],
  T,
  const A extends readonly unknown[] = [],
>(
  operator: (...args: [...AsyncTestSourcesOf<S>, ...ArgsOf<A>]) => AsyncIterable<T>,
  options: ValuesOfSeveral<S> & AsyncOperatorCheck<NoInfer<T>, ListsOf<S>, A>,
): Promise<void>;
export async function checkOperatorAsync(
  operator: (...args: never[]) => unknown,
  options: object,
): Promise<void> {
  await holdAsync(
    new Check("checkOperatorAsync", true, operator as never, options as never, checkOperatorAsync),
  );
}
