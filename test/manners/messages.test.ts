import { describe, expect, test } from "vitest";
import * as lazuli from "lazuli";
import * as async from "lazuli/async";
import { twins, thrownBy } from "../kit/worlds.js";

const {
  chunks,
  countBy,
  fib,
  groupBy,
  isPrime,
  lucas,
  map,
  max,
  min,
  minMax,
  nth,
  primes,
  range,
  runTasks,
  take,
  tee,
  withDigits,
  zip,
} = lazuli as Record<string, any>;

const COUNT = "a number from 0 to 2^53 - 1, or Infinity";
const GONE = "small enough for the bigints of this engine";

function* task(): Generator<undefined, number> {
  yield;
  return 1;
}

describe("one sentence says what is wrong with", () => {
  test.each<[() => unknown, ErrorConstructor, string]>([
    [() => range("5"), TypeError, 'range: end must be a number, got "5"'],
    [() => isPrime("7"), TypeError, 'isPrime: n must be a number or a bigint, got "7"'],
    [() => chunks([1], "2"), TypeError, 'chunks: size must be an integer from 1 to 2^32 - 1, got "2"'],
    [() => primes({ to: "9" }), TypeError, 'primes: to must be a number, got "9"'],
    [() => fib({ from: 3n }), TypeError, "fib: from must be a safe integer, got 3n"],
    [() => take([1], 5n), TypeError, "take: count must be a number, got 5n"],
    [() => take([1], 2 ** 53), RangeError, `take: count must be ${COUNT}, got 9007199254740992`],
    [() => take([1], -1), RangeError, `take: count must be ${COUNT}, got -1`],
    [() => groupBy([1], "k"), TypeError, 'groupBy: key must be a function, got "k"'],
    [() => countBy([1], "k"), TypeError, 'countBy: key must be a function, got "k"'],
    [
      () => map(String, [1]),
      TypeError,
      "map: source must be an iterable, got a function: call it, or put the source first",
    ],
    [() => map(5, []), TypeError, "map: source must be an iterable, got 5"],
    [() => map([1], []), TypeError, "map: mapper must be a function, got an array"],
    [
      () => zip([1, 2], [3, 4]),
      TypeError,
      "zip: each of iterables must be an iterable object, got 1: zip takes one list of sources, zip([a, b])",
    ],
    [
      () => zip(fib(), primes()),
      TypeError,
      "zip: each of iterables must be an iterable object, got 1n: zip takes one list of sources, zip([a, b])",
    ],
    // That one is a list.
    [() => zip(["ab", "cd"]), TypeError, 'zip: each of iterables must be an iterable object, got "ab"'],
    [() => tee([1], "2"), TypeError, 'tee: count must be an integer from 1 to 2^32 - 1, got "2"'],
    [() => tee([1], 0), RangeError, "tee: count must be an integer from 1 to 2^32 - 1, got 0"],
    [() => withDigits("3"), TypeError, 'withDigits: count must be a positive safe integer, got "3"'],
    [() => withDigits(0), RangeError, "withDigits: count must be a positive safe integer, got 0"],
    [() => nth([1], "0"), TypeError, 'nth: index must be a non-negative safe integer, got "0"'],
    [() => nth([1], -1), RangeError, "nth: index must be a non-negative safe integer, got -1"],
    [
      () => max([new Date(0), new Date(1)]),
      TypeError,
      "max: cannot compare a Date with a Date: use maxBy(dates, (date) => +date)",
    ],
    [
      () => min([new Date(0), new Date(1)]),
      TypeError,
      "min: cannot compare a Date with a Date: use minBy(dates, (date) => +date)",
    ],
    [
      () => minMax([new Date(0), new Date(1)]),
      TypeError,
      "minMax: cannot compare a Date with a Date: give a comparator",
    ],
    [
      () => [[1], [2]].map(max as never),
      TypeError,
      "max: comparator must be a function, got 0: as a callback, write (values) => max(values)",
    ],
    // At once: to compute that far would take many seconds.
    [() => fib({ from: 2e9 }), RangeError, `fib: from must be ${GONE}, got 2000000000`],
    [() => lucas({ from: -2e9 }), RangeError, `lucas: from must be ${GONE}, got -2000000000`],
  ])("%s", (call, ErrorType, message) => {
    let error: unknown;
    try {
      call();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toEqual(new ErrorType(message));
    expect(error).toBeInstanceOf(ErrorType);
  });

  test("tasks that are none, or the same one twice", async () => {
    const twice = task();
    expect(await thrownBy(() => runTasks([task, task]))).toEqual(
      new TypeError("runTasks: every task must be an iterator, got a function: call it"),
    );
    expect(await thrownBy(() => runTasks([twice, twice]))).toEqual(
      new TypeError("runTasks: every task must be a different one, got one of them twice"),
    );
  });
});

describe("the async world says the same of", () => {
  test.each<[name: string, args: unknown[], message: string]>([
    ["chunks", [[1], "2"], 'chunks: size must be an integer from 1 to 2^32 - 1, got "2"'],
    ["take", [[1], 5n], "take: count must be a number, got 5n"],
    ["take", [[1], 2 ** 53], `take: count must be ${COUNT}, got 9007199254740992`],
    ["groupBy", [[1], "k"], 'groupBy: key must be a function, got "k"'],
    [
      "map",
      [String, [1]],
      "map: source must be an iterable, got a function: call it, or put the source first",
    ],
    ["map", [[1], []], "map: mapper must be a function, got an array"],
    [
      "zip",
      [
        [1, 2],
        [3, 4],
      ],
      "zip: each of iterables must be an iterable object, got 1: zip takes one list of sources, zip([a, b])",
    ],
    ["tee", [[1], "2"], 'tee: count must be an integer from 1 to 2^32 - 1, got "2"'],
    [
      "max",
      [[new Date(0), new Date(1)]],
      "max: cannot compare a Date with a Date: use maxBy(dates, (date) => +date)",
    ],
  ])("%s(…%o)", async (name, args, message) => {
    for (const face of [lazuli, async] as Record<string, any>[])
      expect(String((await thrownBy(() => face[name](...args))) as Error).replace(/^\w+Error: /, "")).toBe(
        message,
      );
  });
});

describe.each(twins("map"))("%s", (_, mapped) => {
  test("closes the iterator that came with a bad argument, and leaves one mistake one error", async () => {
    let closes = 0;
    const source = { next() {}, return: () => (closes++, {}) };
    expect(await thrownBy(() => mapped(source, 5))).toEqual(
      new TypeError("map: mapper must be a function, got 5"),
    );
    expect(closes).toBe(1);
  });
});
