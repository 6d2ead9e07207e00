/** A pipeline has at most 5,000 stages; as many as that can be read, closed and shown. */
import { concat, map, range, type Lazy, toArray } from "lazuli";
import { describe, expect, test } from "vitest";
import { type Fn, sync } from "../kit/worlds.js";
import { callOf, type OperatorRow, probesOf, rows } from "../kit/rows.js";

const MOST_STAGES = 5000;

/** Operators whose values another of the same kind can read. */
const operators = Object.entries(rows).filter(
  (entry): entry is [string, OperatorRow] =>
    entry[1].kind === "operator" && !["from", "cycle", "concat"].includes(entry[0]),
);

/** Puts an operator over itself; its other sources are short arrays. */
function over(name: string, row: OperatorRow, source: unknown): unknown {
  const others = Array.from({ length: (row.sources ?? 1) - 1 }, () => []);
  return callOf(row, sync.face[name] as Fn, [source, ...others], row.args?.((callback) => callback) ?? []);
}

/** As many of them as there may be, and the error of the first that is too many. */
function deepest(
  name: string,
  row: OperatorRow,
  base: unknown,
): { top: unknown; error: unknown; stages: number } {
  let top = base;
  for (let stages = 0; ; stages++) {
    try {
      top = over(name, row, top);
    } catch (error) {
      return { top, error, stages };
    }
    if (stages > MOST_STAGES) throw new Error("there is no limit");
  }
}

/** The deepest that is not refused. Building it once more leaves it open. */
function built(name: string, row: OperatorRow, stages: number, base: unknown): Lazy<unknown> {
  let top = base;
  for (let stage = 0; stage < stages; stage++) top = over(name, row, top);
  return top as Lazy<unknown>;
}

describe.each(operators)("%s", (name, row) => {
  test("over too many stages is refused and closes its source, over as many as there may be works", () => {
    const [probe] = probesOf({ ...row, sources: 1 }, sync, 5);
    const { error, stages } = deepest(name, row, probe);
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toMatch(
      /: source must have fewer than 5000 stages; collect it with toArray/,
    );
    expect(probe?.closes).toBe(1);
    expect(stages).toBeGreaterThanOrEqual(MOST_STAGES / 5);
    // It can be shown, read and closed.
    const deep = built(name, row, stages, []);
    expect(String(deep)).toContain(name);
    expect(() => deep.next()).not.toThrow(/call stack/);
    expect(() => deep.return()).not.toThrow(/call stack/);
    const unread = built(name, row, stages, [1, 2].values());
    expect(() => unread.return()).not.toThrow(/call stack/);
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
