/** A pipeline has at most 2,500 stages; as many as that can be read, closed and shown. */
import {
  borrow,
  concat,
  filter,
  type Lazy,
  map,
  memoize,
  of,
  operator,
  peekable,
  range,
  span,
  splitAt,
  take,
  tee,
  toArray,
} from "lazuli";
import { describe, expect, test } from "vitest";
import { type Fn, sync } from "../kit/worlds.js";
import { argsOf, callOf, type OperatorRow, operators, probesOf } from "../kit/rows.js";

const MOST_STAGES = 2500;

/** Puts an operator over itself; its other sources are short arrays. */
function over(name: string, row: OperatorRow, source: unknown): unknown {
  const others = Array.from({ length: (row.sources ?? 1) - 1 }, () => []);
  return callOf(row, sync.face[name] as Fn, [source, ...others], argsOf(row));
}

/** As many of them as there may be, and the error of the first that is too many. */
function deepest(name: string, row: OperatorRow, base: unknown): { error: unknown; stages: number } {
  let top = base;
  for (let stages = 0; stages <= MOST_STAGES; stages++) {
    try {
      top = over(name, row, top);
    } catch (error) {
      return { error, stages };
    }
  }
  throw new Error(`${name} over itself has no limit: let it count as a stage, or make its row flat`);
}

/** So many of them. */
function built(name: string, row: OperatorRow, stages: number, base: unknown): Lazy<unknown> {
  let top = base;
  for (let stage = 0; stage < stages; stage++) top = over(name, row, top);
  return top as Lazy<unknown>;
}

/** Expects that it can be shown, read and closed. */
function expectUsable(name: string, row: OperatorRow, stages: number, base: unknown): void {
  const deep = built(name, row, stages, base);
  if (!row.unnamed) expect(String(deep)).toContain(name);
  const advice = `${name} needs more of the stack: let it count as more stages, by super(source, title, 2)`;
  expect(() => deep.next(), advice).not.toThrow(/call stack/);
  expect(() => deep.return(), advice).not.toThrow(/call stack/);
  const unread = built(name, row, stages, [1, 2].values());
  expect(() => unread.return(), advice).not.toThrow(/call stack/);
}

/** Whether it counts as no stage. */
const isFlat = ({ flat, forwards }: OperatorRow): boolean => flat === true || forwards === true;

describe.each(operators.filter(([, row]) => !isFlat(row)))("%s", (name, row) => {
  test("over too many stages is refused and closes its source, over as many as there may be works", () => {
    const [probe] = probesOf({ ...row, sources: 1 }, sync, 5);
    const { error, stages } = deepest(name, row, probe);
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toMatch(
      /^\w+.*: source must have fewer than 2500 stages; collect it with toArray/,
    );
    expect(probe?.closes).toBe(1);
    expect(stages).toBeGreaterThanOrEqual(MOST_STAGES / 5);
    // Building it once more leaves it open.
    expectUsable(name, row, stages, []);
  });
});

describe.each(operators.filter(([, row]) => isFlat(row)))("%s", (name, row) => {
  test("over any number of them works", () => {
    expectUsable(name, row, 2 * MOST_STAGES, [].values());
  });
});

describe("what has several readers is refused when it is called, and closes its source", () => {
  test.each<[string, (source: Iterable<number>) => unknown]>([
    ["tee", (source) => tee(source)],
    ["splitAt", (source) => splitAt(source, 1)],
    ["span", (source) => span(source, () => true)],
    ["memoize", (source) => memoize(source)],
    ["borrow", (source) => borrow(source)],
    ["peekable", (source) => peekable(source)],
  ])("%s", (name, share) => {
    const probe = sync.probe([1, 2, 3]);
    let deep = take(probe as Iterable<number>, 1);
    for (let stage = 1; stage < MOST_STAGES; stage++) deep = take(deep, 1);
    expect(() => share(deep)).toThrow(
      new RegExp(`^${name}: source must have fewer than 2500 stages; collect it with toArray`),
    );
    expect(probe.closes).toBe(1);
  });
});

test("a sequence that is running counts with its stages", () => {
  let inner: unknown;
  let top: Lazy<number> = map(of(1), (n) => {
    inner = (() => {
      try {
        let over: Iterable<number> = top;
        for (let stage = 0; stage < MOST_STAGES / 2; stage++) over = take(over, 1);
        return over;
      } catch (error) {
        return error;
      }
    })();
    return n;
  });
  for (let stage = 0; stage < MOST_STAGES / 2; stage++) top = take(top, 1);
  top.next();
  expect(String(inner)).toContain("source must have fewer than 2500 stages");
});

/** How many there may be. */
function depthOf(over: (source: Iterable<number>) => Iterable<number>): number {
  let top: Iterable<number> = of(1, 2, 3);
  for (let stages = 0; ; stages++) {
    try {
      top = over(top);
    } catch (error) {
      expect(String(error)).toContain("fewer than 2500 stages");
      return stages;
    }
  }
}

describe("as many as there may be are read whole", () => {
  // More than one pull: functions that were compiled meanwhile take more of the stack.
  test.each<[string, (source: Iterable<number>) => Iterable<number>]>([
    ["map", (source) => map(source, (n) => n)],
    ["filter", (source) => filter(source, () => true)],
    ["take", (source) => take(source, 3)],
    [
      "map and take",
      (source) =>
        take(
          map(source, (n) => n),
          3,
        ),
    ],
    ["tee", (source) => tee(source, 1)[0]],
    ["memoize", (source) => memoize(source)[Symbol.iterator]()],
    ["borrow", (source) => borrow(source)],
    ["peekable", (source) => peekable(source)],
    ["splitAt", (source) => splitAt(source, 3)[0]],
    ["operator", (source) => operator("same", source, (pull) => () => pull())],
  ])("%s", (_, over) => {
    let top: Iterable<number> = of(1, 2, 3);
    for (let stage = depthOf(over); stage > 0; stage--) top = over(top);
    expect(toArray(top)).toEqual([1, 2, 3]);
  });
});

describe("concat", () => {
  test("of 100,000 concats is read, and closed", () => {
    const nest = (): Lazy<number> => {
      let all: Lazy<number> = concat([0]);
      for (let stage = 1; stage < 100_000; stage++) all = concat(all, [stage]);
      return all;
    };
    expect(toArray(nest())).toEqual(toArray(range(0, 100_000)));
    const half = nest();
    for (let pull = 0; pull < 10; pull++) half.next();
    half.return();
    expect(half.next()).toEqual({ value: undefined, done: true });
  });

  test("to the right of 100,000 others too", () => {
    let all: Lazy<number> = concat([0]);
    for (let stage = 1; stage < 100_000; stage++) all = concat([stage], all);
    expect(toArray(all)).toEqual(toArray(range(99_999, -1)));
  });

  test("between other operators counts like them", () => {
    let all: Iterable<number> = [0];
    expect(() => {
      for (let stage = 0; stage < 10_000; stage++) all = map(concat(all, [1]), (n) => n);
    }).toThrow(RangeError);
  });

  test("yields what its parts do where one is also read by itself", () => {
    const inner = concat([1, 2], [3, 4]);
    const outer = concat(inner, [5]);
    expect([outer.next().value, inner.next().value, inner.next().value]).toEqual([1, 2, 3]);
    expect(toArray(outer)).toEqual([4, 5]);
  });
});
