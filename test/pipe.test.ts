import fc from "fast-check";
import { countFrom, drop, find, map, pairwise, pipe, take, takeWhile, toArray } from "lazuli";
import * as async from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { sync } from "./kit/worlds.js";

type Step = (value: unknown) => unknown;

/** Without the limit that the types set. */
const piped = pipe as (source: unknown, ...functions: unknown[]) => unknown;

describe("pipe", () => {
  test("returns what nested calls return, for any number of functions", () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.nat(), { maxLength: 10 }), (source, places) => {
        const steps = places.map((place) => (value: unknown) => [place, value]);
        let nested: unknown = source;
        for (const step of steps) nested = step(nested);
        expect(piped(source, ...steps)).toEqual(nested);
      }),
    );
  });

  test("calls each function once, in order, with nothing but the result of the one before", () => {
    const steps = Array.from({ length: 10 }, (_, index) => vi.fn<Step>(() => index));
    expect(piped("source", ...steps)).toBe(9);
    expect(steps.map(({ mock }) => mock.calls)).toEqual(
      ["source", 0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => [[n]]),
    );
    const order = steps.map(({ mock }) => mock.invocationCallOrder[0] as number);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test("returns the source itself where there is no function", () => {
    const source = sync.probe([1, 2]);
    expect(pipe(source)).toBe(source);
    expect([source.opens, source.pulls, source.closes]).toEqual([0, 0, 0]);
  });

  test("pulls what its functions pull, and leaves the closing to them", () => {
    const source = sync.probe((index) => index);
    const pairs = pipe(
      source as unknown as Iterable<number>,
      (s) => map(s, (n) => n + 1),
      pairwise,
      (s) => takeWhile(s, ([a]) => a < 3),
    );
    expect([source.opens, source.pulls, source.closes]).toEqual([1, 0, 0]);
    expect(pairs.next()).toEqual({ value: [1, 2], done: false });
    expect(source.pulls).toBe(2);
    expect(toArray(pairs)).toEqual([[2, 3]]);
    expect([source.opens, source.pulls, source.closes]).toEqual([1, 4, 1]);
  });

  test("is the same function in lazuli/async, whose functions it takes", async () => {
    expect(async.pipe).toBe(pipe);
    const squares = pipe(
      countFrom(1),
      (s) => async.map(s, async (n) => n * n),
      (s) => async.take(s, 3),
    );
    expect(await async.toArray(squares)).toEqual([1, 4, 9]);
    const found = pipe(
      countFrom(1),
      (s) => drop(s, 2),
      (s) => async.find(s, async (n) => n > 5),
    );
    expect(await found).toBe(6);
  });

  test("takes the user's own functions, and goes on after a consumer", () => {
    function* twice<T>(source: Iterable<T>): Generator<T, void> {
      for (const value of source) yield* [value, value];
    }
    const text = pipe([1, 2], twice, (s) => take(s, 3), toArray, String);
    expect(text).toBe("1,1,2");
    expect(
      pipe(
        [1, 2],
        (s) => find(s, (n) => n > 1),
        (n) => n === 2,
      ),
    ).toBe(true);
  });

  test("hands on what a function throws, and calls no further one", () => {
    const later = vi.fn();
    const error = new Error("no");
    const fail = (): never => {
      throw error;
    };
    expect(() => piped([], fail, later)).toThrow(error);
    expect(later).not.toHaveBeenCalled();
  });

  describe("what is not a function", () => {
    test("is refused by its place, before any function is called", () => {
      const first = vi.fn();
      expect(() => piped([], first, 5)).toThrow(new TypeError("pipe: function 2 must be a function, got 5"));
      expect(() => piped([], undefined, first)).toThrow(
        new TypeError("pipe: function 1 must be a function, got undefined"),
      );
      expect(() => piped([], first, first, [first], 5)).toThrow(
        new TypeError("pipe: function 3 must be a function, got an array"),
      );
      expect(first).not.toHaveBeenCalled();
    });

    test("is refused where an operator was called and not passed", () => {
      expect(() => piped([], take([1], 1))).toThrow(/^pipe: function 1 must be a function, got /);
    });

    test("closes a source that is an iterator: nobody else will", () => {
      const close = vi.fn(() => ({ done: true, value: undefined }));
      const source = { next: close, return: close, [Symbol.iterator]: () => source };
      expect(() => piped(source, (s: unknown) => s, 5)).toThrow(TypeError);
      expect(close.mock.calls).toEqual([[]]);
      for (const plain of [5, null, undefined, "text", {}]) {
        expect(() => piped(plain, 5)).toThrow("pipe: function 1 must be a function, got 5");
      }
    });
  });
});
