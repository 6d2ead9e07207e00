/** Promises that an async source yields as values go through the steps as they are: nothing looks at their `then`. */
import { describe, expect, test } from "vitest";
import { async, collect, type Fn } from "../../kit/worlds.js";

/** Fails when it is awaited. */
const thenable = {
  get then(): never {
    throw new Error("its then was looked up");
  },
};
const values = [0, thenable, 2];

/** An async iterator by hand: a generator awaits what it yields. */
function source(items: unknown[]): AsyncIterator<unknown> {
  const iterator = items.values();
  return { next: async () => iterator.next() };
}

const index = (_: unknown, index: number): number => index;
const isFirst = (_: unknown, index: number): boolean => index === 0;
const always = (): boolean => true;

const CASES: readonly [name: string, args: unknown[], expected: unknown[]][] = [
  [
    "chunkBy",
    [isFirst],
    [
      [true, [0]],
      [false, [thenable, 2]],
    ],
  ],
  ["chunkWhile", [always], [values]],
  ["chunks", [2], [[0, thenable], [2]]],
  [
    "circularWindows",
    [2],
    [
      [0, thenable],
      [thenable, 2],
      [2, 0],
    ],
  ],
  ["dedupe", [], values],
  ["dedupeBy", [index], values],
  ["drop", [1], [thenable, 2]],
  ["dropLast", [1], [0, thenable]],
  ["dropWhile", [isFirst], [thenable, 2]],
  [
    "enumerate",
    [],
    [
      [0, 0],
      [1, thenable],
      [2, 2],
    ],
  ],
  ["filter", [always], values],
  ["filterMap", [(value: unknown) => [value]], [[0], [thenable], [2]]],
  ["map", [(value: unknown) => [value]], [[0], [thenable], [2]]],
  ["mapAccum", [(_: unknown, value: unknown) => [value, value], 1], values],
  [
    "pairwise",
    [],
    [
      [0, thenable],
      [thenable, 2],
    ],
  ],
  [
    "runLengthEncode",
    [],
    [
      [0, 1],
      [thenable, 1],
      [2, 1],
    ],
  ],
  ["slice", [1], [thenable, 2]],
  ["stepBy", [1], values],
  ["take", [2], [0, thenable]],
  ["takeLast", [2], [thenable, 2]],
  ["takeUntil", [(_: unknown, index: number) => index === 1], [0, thenable]],
  ["takeWhile", [(_: unknown, index: number) => index < 2], [0, thenable]],
  ["tap", [index], values],
  ["unique", [], values],
  ["uniqueBy", [index], values],
  [
    "windows",
    [2],
    [
      [0, thenable],
      [thenable, 2],
    ],
  ],
  [
    "withPosition",
    [],
    [
      ["first", 0],
      ["middle", thenable],
      ["last", 2],
    ],
  ],
];

/** Compares by identity, for `toEqual` would look into the promises. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!Array.isArray(expected)) {
    expect(actual === expected).toBe(true);
    return;
  }
  expect(actual).toHaveLength(expected.length);
  for (const [position, item] of expected.entries()) expectSame((actual as unknown[])[position], item);
}

describe("promises that are values", () => {
  test.each(CASES)("%s", async (name, args, expected) => {
    expectSame(await collect((async.face[name] as Fn)(source(values), ...args)), expected);
  });

  test("scan, where the first value is the first state", async () => {
    const scan = async.face["scan"] as Fn;
    const last = (_: unknown, value: unknown): unknown => value;
    expectSame(await collect(scan(source([thenable, 1, 2]), last)), [thenable, 1, 2]);
  });
});
