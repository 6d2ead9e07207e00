import { expect, test } from "vitest";
import { largest, narrowed } from "../../../src/core/drawing/grid.js";

test("the largest of many numbers is found", () => {
  expect(largest([3, 9, 2])).toBe(9);
  expect(largest([])).toBe(0);
  expect(largest(Array<number>(300_000).fill(7))).toBe(7);
});

test.each([
  [[5, 20, 9], 34, [5, 20, 9]],
  [[5, 20, 9], 33, [5, 19, 9]],
  [[5, 20, 9], 20, [5, 7, 7]],
  [[5, 20, 9], Infinity, [5, 20, 9]],
  [[5], -3, [-3]],
])("%j in a room of %d are narrowed to %j", (widths, room, narrow) => {
  expect(narrowed(widths, room)).toEqual(narrow);
});
