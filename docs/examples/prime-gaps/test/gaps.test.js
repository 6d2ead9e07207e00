import assert from "node:assert/strict";
import { test } from "node:test";
import { find, filter, flatMap, takeUntil, toArray } from "lazuli";
import { blocks, largerThanBefore, searchBlock } from "../gaps.js";
import { RECORDS } from "./records.js";

/** The records in blocks of so many numbers, up to the first gap of at least `wanted`. */
function recordsIn(/** @type {number} */ length, /** @type {number} */ wanted) {
  const gaps = flatMap(blocks(length), (block) => searchBlock(block).gaps);
  const records = filter(gaps, largerThanBefore());
  return toArray(takeUntil(records, ({ size }) => size >= wanted)).map(({ size, after }) => [size, after]);
}

const upTo = (/** @type {number} */ wanted) => RECORDS.filter(([size]) => size <= wanted);

test("the gaps are those that are published, whatever the length of the blocks", () => {
  // Blocks of one number, of which most have no prime, and such that begin and end at every prime and beside it.
  for (const length of [1, 2, 3, 7, 10, 97]) assert.deepEqual(recordsIn(length, 44), upTo(44), `${length}`);
  for (const length of [1000, 31_397, 31_398, 31_469, 100_003]) {
    assert.deepEqual(recordsIn(length, 118), upTo(118), `${length}`);
  }
});

test("a gap belongs to the block in which it begins", () => {
  // 113 and 127 are neighbours.
  const gap = { size: 14, after: 113 };
  assert.deepEqual(searchBlock({ from: 113, to: 114 }).gaps, [gap]);
  assert.deepEqual(searchBlock({ from: 110, to: 120 }).gaps, [gap]);
  assert.deepEqual(searchBlock({ from: 114, to: 127 }).gaps, []);
  assert.deepEqual(searchBlock({ from: 127, to: 128 }).gaps, [{ size: 4, after: 127 }]);
});

test("the blocks leave out no number", () => {
  const straddling = find(blocks(10), ({ from, to }) => from <= 999 && to > 999);
  assert.deepEqual(straddling, { from: 990, to: 1000 });
});
