import fc from "fast-check";
import { find, pairwise, range, replay, take, toArray } from "lazuli";
import { toArray as toArrayAsync } from "lazuli/async";
import { testSource } from "lazuli/testing";
import { describe, expect, test, vi } from "vitest";

describe("replay", () => {
  test("gives the same values each time that it is read", () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (values) => {
        const again = replay(() => testSource(values));
        for (let time = 0; time < 3; time++) expect([...again]).toEqual(values);
      }),
    );
  });

  test("starts afresh at every for … of", () => {
    const again = replay(() => range(0, 5));
    const seen: number[] = [];
    for (let time = 0; time < 2; time++) {
      for (const n of again) {
        if (n === 2) break;
        seen.push(n);
      }
    }
    expect(seen).toEqual([0, 1, 0, 1]);
  });

  test("starts afresh at every call of an operator or a consumer", () => {
    const again = replay(() => range(0, 3));
    expect(toArray(take(again, 2))).toEqual([0, 1]);
    expect(toArray(pairwise(again))).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(find(again, (n) => n > 0)).toBe(1);
  });

  test("is read by the async face too", async () => {
    const again = replay(() => range(0, 3));
    expect(await toArrayAsync(again)).toEqual([0, 1, 2]);
    expect(await toArrayAsync(again)).toEqual([0, 1, 2]);
  });

  test("calls the function without arguments, once for each reading and not before", () => {
    const make = vi.fn((..._: unknown[]) => [1]);
    const again = replay(make);
    expect(make).not.toHaveBeenCalled();
    void [...again, ...again];
    expect(make.mock.calls).toEqual([[], []]);
  });

  test("keeps readings that overlap apart", () => {
    const again = replay(() => range(0, 3));
    const [one, other] = [again[Symbol.iterator](), again[Symbol.iterator]()];
    one.next();
    expect([other.next().value, one.next().value]).toEqual([0, 1]);
  });

  test("is not an iterator itself", () => {
    expect(replay(() => [])).not.toHaveProperty("next");
  });

  test("closes what the function made when a reading stops early", () => {
    const source = testSource([1, 2, 3]);
    for (const _ of replay(() => source)) break;
    expect(source.closes).toBe(1);
  });

  test("passes on what the function throws, each time", () => {
    const error = new Error("from make");
    const again = replay(() => {
      throw error;
    });
    for (let time = 0; time < 2; time++) expect(() => [...again]).toThrow(error);
  });

  test("refuses what the function makes where that is not a source", () => {
    const again = replay(() => 5 as never);
    expect(() => [...again]).toThrow(new TypeError("replay: the result of make must be an iterable, got 5"));
  });

  test("refuses a maker that is not a function", () => {
    expect(() => replay("abc" as never)).toThrow(new TypeError('replay: make must be a function, got "abc"'));
  });
});
