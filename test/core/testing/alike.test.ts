import { map } from "lazuli";
import { describe, expect, test } from "vitest";
import { areAlike } from "../../../src/core/testing/alike.js";

class Point {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
}

const circular = (): object => {
  const made: Record<string, unknown> = { a: 1 };
  made["self"] = made;
  return made;
};

describe("alike are", () => {
  test.each<[unknown, unknown]>([
    [NaN, NaN],
    [
      [1, [2, undefined]],
      [1, [2, undefined]],
    ],
    [
      { a: 1, b: [2n] },
      { a: 1, b: [2n] },
    ],
    [new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])],
    [new Set([1, 2]), new Set([1, 2])],
    [new Date(5), new Date(5)],
    [new RangeError("no"), new RangeError("no")],
    [new Point(1), new Point(1)],
    [circular(), circular()],
    // What is in these is not looked at.
    [map([1], String), map([2], String)],
    [Promise.resolve(1), Promise.resolve(2)],
    [() => 1, () => 2],
  ])("%o and %o", (one, other) => {
    expect(areAlike(one, other)).toBe(true);
  });
});

describe("not alike are", () => {
  test.each<[unknown, unknown]>([
    [0, -0],
    [1, "1"],
    [undefined, null],
    [[1], [1, 2]],
    [
      [1, [2]],
      [1, [3]],
    ],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, null],
    [5, { a: 1 }],
    [[1], { 0: 1 }],
    [new Map([[1, 2]]), new Map([[1, 3]])],
    [new Set([1]), new Set([2])],
    [new Date(5), new Date(6)],
    [new RangeError("no"), new RangeError("yes")],
    [new Point(1), { x: 1 }],
    [{ next: 1 }, { next: 2 }],
  ])("%o and %o", (one, other) => {
    expect(areAlike(one, other)).toBe(false);
  });
});
