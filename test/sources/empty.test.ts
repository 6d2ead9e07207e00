import { concat, empty, toArray } from "lazuli";
import { expect, test } from "vitest";

test("empty gives nothing, again and again", () => {
  const sequence = empty();
  for (let pull = 0; pull < 2; pull++) expect(sequence.next()).toEqual({ value: undefined, done: true });
});

test("empty adds nothing to what it stands beside", () => {
  expect(toArray(concat(empty(), [1], empty()))).toEqual([1]);
});
