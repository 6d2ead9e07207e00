import fc from "fast-check";
import { chunks, countFrom, cycle, take, takeWhile } from "lazuli";
import { testSource } from "lazuli/testing";
import { describe, expect, test } from "vitest";

describe("cycle", () => {
  test("gives the values over and over", () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { minLength: 1, maxLength: 7 }), fc.nat(30), (values, count) => {
        const expected = Array.from({ length: count }, (_, index) => values[index % values.length]);
        expect([...take(cycle(testSource(values)), count)]).toEqual(expected);
      }),
    );
  });

  test("reads the source once", () => {
    const source = testSource(["a", "b"]);
    expect([...take(cycle(source), 7)].join("")).toBe("abababa");
    expect([source.opens, source.pulls]).toEqual([1, 3]);
  });

  test("gives an empty sequence for an empty source", () => {
    const cycling = cycle(testSource([]));
    expect(cycling.next()).toEqual({ value: undefined, done: true });
    expect(cycling.next()).toEqual({ value: undefined, done: true });
  });

  test("gives the values of an endless source as they come", () => {
    expect([...take(cycle(countFrom(1)), 4)]).toEqual([1, 2, 3, 4]);
  });

  test("is over after return() in a later round", () => {
    const cycling = cycle([1, 2]);
    for (let round = 0; round < 5; round++) cycling.next();
    cycling.return();
    expect(cycling.next()).toEqual({ value: undefined, done: true });
  });

  test("stays ended once an operator has closed it, in any round", () => {
    let asked = 0;
    const first = chunks(
      takeWhile(cycle([1, 2, 9]), (n) => n < 9),
      3,
    );
    expect([...take(first, 9)]).toEqual([[1, 2]]);
    const later = chunks(
      takeWhile(cycle([1, 2]), () => asked++ !== 5),
      3,
    );
    expect([...take(later, 9)]).toEqual([
      [1, 2, 1],
      [2, 1],
    ]);
  });

  test("keeps the values as they were, whatever becomes of the array", () => {
    const values = [1, 2];
    const cycling = cycle(values);
    expect([...Array(3)].map(() => cycling.next().value)).toEqual([1, 2, 1]);
    values.length = 0;
    expect(cycling.next().value).toBe(2);
  });

  test("refuses a source that is not one", () => {
    expect(() => cycle(5 as never)).toThrow(/^cycle: source must be an iterable.*, got 5$/);
  });
});
