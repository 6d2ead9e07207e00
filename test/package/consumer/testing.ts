// Tests of a user's own operators.
import { map, take } from "lazuli";
import * as async from "lazuli/async";
import {
  checkOperator,
  checkOperatorAsync,
  type OperatorLaw,
  type SourceMatchers,
  testSource,
  testSourceAsync,
} from "lazuli/testing";

function* repeated<T>(source: Iterable<T>, times: number): Generator<T, void> {
  for (const value of source) for (let n = 0; n < times; n++) yield value;
}
function* keep<T>(source: Iterable<T>, isGood: (value: T) => boolean): Generator<T, void> {
  for (const value of source) if (isGood(value)) yield value;
}

const skip: OperatorLaw[] = ["source errors"];
checkOperator(repeated, { values: [1, 2], args: [2], expected: [1, 1, 2, 2], skip });
checkOperator(keep, { values: [1, 2], args: [(n: number) => n > 1], expected: (values) => values.slice(1) });
checkOperator((source) => map(source, String), { values: [1], expected: ["1"] });
checkOperator((a, b) => take(b, [...a].length), { sources: [["a"], [1, 2]] });
export const later: Promise<void> = checkOperatorAsync((source) => async.take(source, 2), { values: ["a"] });

export const numbers: Iterable<number> = testSource([1, 2], { throwsAt: 1 });
export const texts: AsyncIterable<string> = testSourceAsync((index) => `${index}`);
export const pulls: number = testSource([1]).pulls;

export interface Matchers<R> extends SourceMatchers<R> {
  toBe(value: unknown): R;
}

// @ts-expect-error -- it takes a number
checkOperator(repeated, { values: [1, 2], args: ["2"] });
