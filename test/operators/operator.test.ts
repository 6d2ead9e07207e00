import { inspect } from "node:util";
import fc from "fast-check";
import {
  budget,
  cooperate,
  drop,
  type End,
  type Lazy,
  operator,
  range,
  search,
  seq,
  take,
  toArray,
} from "lazuli";
import { describe, expect, test, vi } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, type Fn, sync } from "../kit/worlds.js";

/** Each value twice: one pull for two values. */
const twice = <T>(source: Iterable<T>): Lazy<T> =>
  operator("twice", source, (pull, end) => {
    let held: T | End = end;
    return () => {
      if (held === end) return (held = pull());
      const value = held;
      held = end;
      return value;
    };
  });

/** The sums of so many values, and of the rest: many pulls for a value, and a value after the end of the source. */
const sums = (source: Iterable<number>, size: number): Lazy<number> =>
  operator("sums", source, (pull, end) => () => {
    let sum: number | End = end;
    for (let read = 0; read < size; read++) {
      const value = pull();
      if (value === end) break;
      sum = sum === end ? value : sum + value;
    }
    return sum;
  });

/** As `takeUntil` does it. */
const takeUntil = <T>(source: Iterable<T>, predicate: (value: T) => boolean): Lazy<T> =>
  operator("takeUntil", source, (pull, end) => {
    let met = false;
    return () => {
      if (met) return end;
      const value = pull();
      if (value !== end) met = predicate(value);
      return value;
    };
  });

describe("operator", () => {
  test("gives what the function answers, whatever it pulls for that", () => {
    fc.assert(
      fc.property(sources(sync), ({ values, make }) => {
        expect([...twice(make() as Iterable<unknown>)]).toEqual(values.flatMap((value) => [value, value]));
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 5 }), (values, size) => {
        const expected = values
          .map((_, start) => values.slice(start, start + size).reduce((sum, value) => sum + value))
          .filter((_, start) => start % size === 0);
        expect([...sums(values, size)]).toEqual(expected);
      }),
    );
  });

  test("is as good as an operator of the library that does the same", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.nat(9), (values, stop) => {
        const is = (value: number): boolean => value === stop;
        expect([...takeUntil(values, is)]).toEqual(seq(values).takeUntil(is).toArray());
      }),
    );
  });

  test("starts at the first pull, and once", () => {
    const start = vi.fn((pull: Fn) => pull);
    const source = sync.probe([1, 2]);
    const sequence = operator("own", source as never, start);
    expect([start.mock.calls.length, source.opens, source.pulls]).toEqual([0, 1, 0]);
    expect([...sequence]).toEqual([1, 2]);
    expect(start).toHaveBeenCalledTimes(1);
  });

  test("may pull while it starts", () => {
    const differences = operator("differences", [1, 4, 9], (pull, end) => {
      let previous = pull();
      return () => {
        const value = pull();
        if (value === end || previous === end) return end;
        const difference = value - previous;
        previous = value;
        return difference;
      };
    });
    expect([...differences]).toEqual([3, 5]);
  });

  test("ends ahead of its source, closes it then, and is not called again", () => {
    const source = sync.probe((index) => index);
    const give = vi.fn((value: number | End, end: End) => (value === 3 ? end : value));
    const sequence = operator(
      "own",
      source as unknown as Iterable<number>,
      (pull, end) => () => give(pull(), end),
    );
    expect([...sequence]).toEqual([0, 1, 2]);
    expect([source.pulls, source.closes]).toEqual([4, 1]);
    expect(sequence.next()).toEqual({ value: undefined, done: true });
    expect(give).toHaveBeenCalledTimes(4);
  });

  test("is not called again where it would go on after its end", () => {
    let calls = 0;
    const sequence = operator("own", [], (_, end) => () => (calls++ === 0 ? end : calls));
    expect([...sequence, ...sequence]).toEqual([]);
    expect(calls).toBe(1);
  });

  test("is not called after return(), before the first pull nor later", () => {
    for (const pulled of [0, 1]) {
      const source = sync.probe([1, 2, 3]);
      const start = vi.fn((pull: Fn) => vi.fn(pull));
      const sequence = operator("own", source as never, start);
      if (pulled) sequence.next();
      sequence.return();
      expect(sequence.next()).toEqual({ value: undefined, done: true });
      expect(source.closes).toBe(1);
      expect(start).toHaveBeenCalledTimes(pulled);
      for (const { value } of start.mock.results) expect(value).toHaveBeenCalledTimes(pulled);
    }
  });

  test("closes the source when the start throws, and is over", () => {
    const error = new Error("from the start");
    const source = sync.probe([1]);
    const start = vi.fn(() => {
      throw error;
    });
    const sequence = operator("own", source as never, start);
    expect(() => sequence.next()).toThrow(error);
    expect(sequence.next()).toEqual({ value: undefined, done: true });
    expect([source.closes, start.mock.calls.length]).toEqual([1, 1]);
  });

  test("keeps undefined apart from the end", () => {
    expect([...twice([undefined])]).toEqual([undefined, undefined]);
  });

  test("fuses: its source is asked for no result objects where it is one of the library", () => {
    const next = vi.spyOn(Object.getPrototypeOf(take([], 1)) as { next: Fn }, "next");
    expect(toArray(take(twice(drop([1, 2, 3], 1)), 3))).toEqual([2, 2, 3]);
    expect(next).not.toHaveBeenCalled();
    next.mockRestore();
  });

  /** It changes what it remembers before it pulls. */
  const everyOther = (source: Iterable<number>): Lazy<number> =>
    operator("everyOther", source, (pull) => {
      let isFirst = true;
      return () => {
        if (!isFirst) pull();
        isFirst = false;
        return pull();
      };
    });
  /** It pulls several values for one, and keeps them in variables. */
  const rows = (source: Iterable<number>, size: number): Lazy<number[]> =>
    operator("rows", source, (pull, end) => () => {
      const row = Array.from({ length: size }, pull);
      return row.includes(end) ? end : (row as number[]);
    });
  /** It never gives a value. */
  const none = (source: Iterable<number>): Lazy<number> =>
    operator<number, number>("none", source, (pull, end) => () => {
      for (;;) if (pull() === end) return end;
    });

  test.each([1, 2, 3])("finishes the value under way when a bound of %i pulls is met", (maxPulls) => {
    for (const source of [
      () => everyOther(range(0, 20)),
      () => rows(range(0, 20), 3),
      () => budget(rows(everyOther(range(0, 20)), 2), { maxPulls: 100 }),
    ]) {
      const seen: unknown[] = [];
      const see = (value: unknown): boolean => seen.push(value) < 0;
      let verdict = search(source() as Iterable<unknown>, see, { maxPulls });
      while (!verdict.found && verdict.reason === "pulls") verdict = verdict.resume({ maxPulls });
      expect(seen).toEqual(toArray(source() as Iterable<unknown>));
    }
  });

  test("finishes it under several bounds at once", () => {
    // Pulls past a bound, to finish a row, count for neither of them.
    const seen: number[][] = [];
    const inner = rows(range(0, 12), 3);
    const outer = budget(inner, { maxPulls: 4 });
    let verdict = search(outer, (row) => seen.push(row) < 0, { maxPulls: 2 });
    expect(() => {
      while (!verdict.found && verdict.reason === "pulls") verdict = verdict.resume({ maxPulls: 2 });
    }).toThrow("budget: all of its pulls are used up");
    expect(seen).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });

  test("loses nothing where others have their turn", async () => {
    const values = range(0, 300);
    expect(await collect(cooperate(rows(values, 3), { sliceTime: 0 }))).toEqual(
      toArray(rows(range(0, 300), 3)),
    );
  });

  test("is stopped where it gives nothing at all, and can be called again", () => {
    const probe = sync.probe((index) => index);
    const verdict = search(none(probe as never), () => true, { maxPulls: 10 });
    expect(verdict).toMatchObject({ found: false, reason: "pulls" });
    expect(probe.pulls).toBe(110);
    if (verdict.found) return;
    const resumed = verdict.resume({ maxPulls: 10 });
    expect(resumed).toMatchObject({ found: false, reason: "pulls" });
    expect(probe.pulls).toBe(220);
    resumed[Symbol.dispose]();
    expect(probe.closes).toBe(1);
  });

  test("passes on what its source throws after a bound was met", () => {
    const source = sync.probe([1, 2], { throwsAt: 1 });
    expect(() => search(rows(source as never, 3), () => true, { maxPulls: 1 })).toThrow(
      source.error as Error,
    );
  });

  test("shows itself in a pipeline by its name", () => {
    expect(inspect(take(twice(drop([1], 1)), 2))).toBe("Lazy [Array → drop(1) → twice → take(2)]");
  });

  test("is put into a chain by through", () => {
    expect(seq([1, 2]).through(twice).take(3).toArray()).toEqual([1, 1, 2]);
  });

  test.each([
    ["name", [5, [], () => () => 1], "name must be a non-empty string, got 5"],
    ["name", ["", [], () => () => 1], 'name must be a non-empty string, got ""'],
    ["source", ["own", 5, () => () => 1], "source must be an iterable, got 5"],
    ["start", ["own", [], 5], "start must be a function, got 5"],
  ])("refuses a bad %s", (_, args, message) => {
    expect(() => (operator as Fn)(...args)).toThrow(new TypeError(`operator: ${message}`));
  });

  test("closes an iterator that came with a bad start", () => {
    const iterator = new Unread();
    expect(() => (operator as Fn)("own", iterator, "start")).toThrow(TypeError);
    expect(iterator.closes).toBe(1);
  });

  test("refuses a start that answers no function, at the first pull, and closes the source", () => {
    const source = sync.probe([1]);
    const sequence = operator("own", source as never, (pull) => pull() as never);
    const message = "own: the result of start must be a function, got 1";
    expect(() => sequence.next()).toThrow(new TypeError(message));
    expect(source.closes).toBe(1);
  });
});
