import { describe, expect, test } from "vitest";
import * as lazuli from "lazuli";
import { trace } from "lazuli/trace";
import { unusedOf } from "../../../src/core/drawing/unused.js";

const { chunks, chunkBy, concat, countFrom, cycle, dedupe, drop, dropLast, dropWhile, filter, first } =
  lazuli;
const {
  flatMap,
  intersectSorted,
  map,
  pairwise,
  scan,
  slice,
  stepBy,
  take,
  takeWhile,
  toArray,
  unique,
  zip,
} = lazuli;

const isEven = (n: number): boolean => n % 2 === 0;

/** By stage, the values that came to nothing. */
function unusedIn(run: () => unknown): Record<string, string> {
  const traced = trace(run);
  const texts: Record<string, string> = {};
  for (const { stage, value = "·" } of unusedOf(traced)) {
    const { name } = traced.stages[stage] as { name: string };
    texts[name] = [...(texts[name]?.split(" ") ?? []), value].sort().join(" ");
  }
  return texts;
}

describe("a value comes to nothing", () => {
  test.each<[string, () => unknown, Record<string, string>]>([
    ["in filter", () => toArray(filter([1, 2, 3, 4, 5], isEven)), { Array: "1 3 5" }],
    ["in takeWhile", () => toArray(takeWhile([2, 4, 5, 6], isEven)), { Array: "5" }],
    ["in dropWhile", () => toArray(dropWhile([2, 4, 5, 6], isEven)), { Array: "2 4" }],
    ["in drop", () => toArray(drop(map([1, 2, 3], String), 2)), { Array: "1 2", map: '"1" "2"' }],
    ["in slice", () => toArray(slice(map([1, 2, 3, 4], String), 1, 3)), { Array: "1", map: '"1"' }],
    ["in stepBy", () => toArray(stepBy(map([1, 2, 3], String), 2)), { Array: "2", map: '"2"' }],
    ["in unique", () => toArray(unique([1, 2, 1, 3])), { Array: "1" }],
    ["in dedupe", () => toArray(dedupe([1, 1, 3])), { Array: "1" }],
    ["in intersectSorted", () => toArray(intersectSorted([1, 2, 5], [2, 3, 5])), { Array: "1 3" }],
    ["if nobody looks at it", () => lazuli.count([1, 2].values()), { "Array Iterator": "· ·" }],
    [
      "with what it was made of",
      () =>
        toArray(
          filter(
            map(filter([1, 2, 3, 4], isEven), (n) => n / 2),
            isEven,
          ),
        ),
      { Array: "1 2 3", filter: "2", map: "1" },
    ],
    [
      "in a pair",
      () =>
        toArray(
          filter(
            zip([
              [1, 2],
              [3, 4],
            ]),
            ([n]) => isEven(n),
          ),
        ),
      { Array: "1 3", zip: "[1, 3]" },
    ],
    [
      "of a sum",
      () =>
        toArray(
          filter(
            scan([1, 2], (a, b) => a + b),
            isEven,
          ),
        ),
      { Array: "1 2", scan: "1 3" },
    ],
  ])("%s", (_, run, expected) => {
    expect(unusedIn(run)).toEqual(expected);
  });
});

describe("what is kept does not", () => {
  test.each<[string, () => unknown, Record<string, string>]>([
    ["by pairwise", () => first(filter(pairwise([1, 2, 4]), ([n]) => isEven(n))), { pairwise: "[1, 2]" }],
    ["by chunks", () => toArray(filter(chunks([1, 2, 3, 4], 2), ([n]) => n > 1)), { "chunks(2)": "[1, 2]" }],
    ["by chunkBy", () => toArray(chunkBy([1, 3, 2, 4], isEven)), {}],
    ["by dropLast", () => toArray(dropLast([1, 2, 3], 1)), {}],
    ["by cycle", () => toArray(filter(take(cycle([1, 2]), 4), isEven)), { cycle: "1 1", "take(4)": "1 1" }],
    [
      "by flatMap",
      () =>
        toArray(
          filter(
            flatMap([1, 2], (n) => [n, n + 1]),
            isEven,
          ),
        ),
      { flatMap: "1 3" },
    ],
    ["by concat", () => toArray(filter(concat([1], [2]), isEven)), { concat: "1" }],
    [
      "by an operator that has not decided",
      () => first(filter(countFrom(1), isEven)),
      { "countFrom(1)": "1" },
    ],
  ])("%s", (_, run, expected) => {
    expect(unusedIn(run)).toEqual(expected);
  });
});
