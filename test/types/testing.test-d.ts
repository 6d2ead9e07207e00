import { map, operator, take, takeWhile, zip } from "lazuli";
import * as async from "lazuli/async";
import {
  type AsyncTestSource,
  checkOperator,
  checkOperatorAsync,
  testSource,
  testSourceAsync,
  type TestSource,
} from "lazuli/testing";
import { expectTypeOf, test } from "vitest";

test("a source has the values of a list or a function", () => {
  expectTypeOf(testSource([1, 2])).toEqualTypeOf<TestSource<number>>();
  expectTypeOf(testSource((index) => `${index}`)).toEqualTypeOf<TestSource<string>>();
  expectTypeOf(testSourceAsync([1, 2])).toEqualTypeOf<AsyncTestSource<number>>();
  expectTypeOf(take(testSource([1, 2]), 1).next().value).toEqualTypeOf<number | undefined>();
  // @ts-expect-error It is opened by whoever reads it.
  testSource([1]).next();
  // @ts-expect-error There is no such option.
  testSource([1], { throwAt: 1 });
});

function* everyOther<T>(source: Iterable<T>): Generator<T> {
  yield* source;
}
function* repeated<T>(source: Iterable<T>, times: number): Generator<T> {
  for (const value of source) for (let n = 0; n < times; n++) yield value;
}
function* keep<T>(source: Iterable<T>, isGood: (value: T) => boolean): Generator<T> {
  for (const value of source) if (isGood(value)) yield value;
}
function* withDefault(source: Iterable<number>, plus: number = 1): Generator<number> {
  for (const n of source) yield n + plus;
}
async function* sums(source: AsyncIterable<number>): AsyncGenerator<number> {
  yield* source;
}

test("an operator is checked over values that it can read", () => {
  expectTypeOf(checkOperator(everyOther, { values: [1, 2], expected: [1] })).toEqualTypeOf<void>();
  checkOperator(everyOther, {
    values: ["a"],
    expected: (values) => values.filter((_, index) => index % 2 === 0),
  });
  checkOperator((source) => map(source, (n) => n.toFixed()), { values: [1, 2], expected: ["1", "2"] });
  checkOperator((source: Iterable<number>) => operator("o", source, (pull) => pull), { values: [1] });
  // @ts-expect-error It reads numbers.
  checkOperator(withDefault, { values: ["a"] });
  // @ts-expect-error It yields numbers.
  checkOperator(withDefault, { values: [1], expected: ["2"] });
  // @ts-expect-error It is an async one.
  checkOperator(sums, { values: [1] });
  // @ts-expect-error There is nothing to read.
  checkOperator(everyOther, {});
  // @ts-expect-error There is no such law.
  checkOperator(everyOther, { values: [1], skip: ["reading"] });
});

test("its other arguments are those that it takes", () => {
  checkOperator(repeated, { values: [1], args: [2], expected: [1, 1] });
  checkOperator((source, count) => take(source, count), { values: ["a"], args: [1], expected: ["a"] });
  checkOperator(withDefault, { values: [1], args: [2] });
  checkOperator(withDefault, { values: [1] });
  checkOperator((source, isGood) => takeWhile(source, isGood), { values: [1], args: [(n: number) => n < 3] });
  checkOperator(keep, { values: [1], args: [(n: number) => n < 3], expected: [1] });
  checkOperator(takeWhile, { values: [1], args: [(n: number) => n < 3], expected: [1] });
  // @ts-expect-error It takes a number.
  checkOperator(repeated, { values: [1], args: ["2"] });
  // @ts-expect-error It takes an argument.
  checkOperator(repeated, { values: [1] });
});

test("several sources have a list each", () => {
  checkOperator((a, b) => zip([a, b]), { sources: [["a"], [1, 2]], expected: [["a", 1]] });
  checkOperator((a: Iterable<string>, b: Iterable<number>, count: number) => take(zip([a, b]), count), {
    sources: [["a"], [1, 2]],
    args: [1],
    expected: (a, b) => a.map((letter, index) => [letter, b[index] ?? 0]),
  });
  // @ts-expect-error The second one is read as text.
  checkOperator((a: Iterable<string>, b: Iterable<string>) => zip([a, b]), { sources: [["a"], [1, 2]] });
});

test("async ones are awaited", () => {
  expectTypeOf(checkOperatorAsync(sums, { values: [1] })).toEqualTypeOf<Promise<void>>();
  void checkOperatorAsync((source) => async.take(source, 2), { values: [1], syncSources: true, timeout: 10 });
  void checkOperatorAsync((a, b) => async.zip([a, b]), { sources: [["a"], [1, 2]], expected: [["a", 1]] });
  // @ts-expect-error It is a sync one.
  void checkOperatorAsync(everyOther, { values: [1] });
});
