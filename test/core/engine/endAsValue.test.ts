import { expect, test } from "vitest";
import {
  count,
  drop,
  every,
  find,
  findIndex,
  includes,
  last,
  nth,
  operator,
  range,
  reduce,
  slice,
  some,
  stepBy,
  take,
  toArray,
} from "lazuli";

test("the value that marks an end is found in a list", () => {
  const seen: unknown[] = [];
  const pairs = operator("pairs", range(5), (pull, end) => () => {
    const pair = [pull(), pull()];
    seen.push([
      some(pair, (value) => value === end),
      every(pair, (value) => value !== end),
      find(pair, (value) => value === end) === end,
      findIndex(pair, (value) => value === end),
      includes(pair, end),
      last(pair) === end,
      count(pair),
      nth([...pair, "after"], 2),
      reduce([...pair, "after"], (n) => n + 1, 0),
      count(new Set([...pair, "after"])),
      toArray(drop([...pair, "after"], 2)),
      toArray(slice([...pair, "after"], 2)),
      toArray(stepBy([...pair, "after"], 2)).length,
    ]);
    return includes(pair, end) ? end : pair;
  });
  expect(toArray(take(pairs, 10))).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(seen.at(-1)).toEqual([true, false, true, 1, true, true, 2, "after", 3, 3, ["after"], ["after"], 2]);
});
