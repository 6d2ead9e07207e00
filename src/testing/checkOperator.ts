import { Check } from "../core/testing/check.js";
import { holdAsync, holdSync } from "../core/testing/laws.js";
import type {
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
 * Holds an operator of yours to the laws that those of lazuli keep, and throws an error at the first one that is broken.
 *
 * @category Testing
 */
export function checkOperator<S, T, const A extends readonly unknown[] = []>(
  operator: (source: TestSource<NoInfer<S>>, ...args: NoInfer<A>) => Iterable<T>,
  options: ValuesOfOne<S> & OperatorCheck<NoInfer<T>, [readonly NoInfer<S>[]], A>,
): void;
export function checkOperator<const S extends readonly unknown[], T, const A extends readonly unknown[] = []>(
  operator: (...args: [...TestSourcesOf<NoInfer<S>>, ...NoInfer<A>]) => Iterable<T>,
  options: ValuesOfSeveral<S> & OperatorCheck<NoInfer<T>, ListsOf<NoInfer<S>>, A>,
): void;
export function checkOperator(operator: (...args: never[]) => unknown, options: object): void {
  holdSync(new Check("checkOperator", false, operator as never, options as never));
}

/**
 * The async {@link checkOperator}.
 *
 * @category Testing
 */
export function checkOperatorAsync<S, T, const A extends readonly unknown[] = []>(
  operator: (source: AsyncTestSource<NoInfer<S>>, ...args: NoInfer<A>) => AsyncIterable<T>,
  options: ValuesOfOne<S> & AsyncOperatorCheck<NoInfer<T>, [readonly NoInfer<S>[]], A>,
): Promise<void>;
export function checkOperatorAsync<
  const S extends readonly unknown[],
  T,
  const A extends readonly unknown[] = [],
>(
  operator: (...args: [...AsyncTestSourcesOf<NoInfer<S>>, ...NoInfer<A>]) => AsyncIterable<T>,
  options: ValuesOfSeveral<S> & AsyncOperatorCheck<NoInfer<T>, ListsOf<NoInfer<S>>, A>,
): Promise<void>;
export async function checkOperatorAsync(
  operator: (...args: never[]) => unknown,
  options: object,
): Promise<void> {
  await holdAsync(new Check("checkOperatorAsync", true, operator as never, options as never));
}
