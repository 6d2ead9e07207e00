/** A pipeline has at most 5,000 stages; as many as that can be read, closed and shown. */
import { concat, map, range, type Lazy, toArray } from "lazuli";
import { describe, expect, test } from "vitest";
import { type Fn, sync } from "../kit/worlds.js";
import { callOf, type OperatorRow, probesOf, rows } from "./rows.js";

const MOST_STAGES = 5000;

/** Operators whose values another of the same kind can read. */
const operators = Object.entries(rows).filter(
  (entry): entry is [string, OperatorRow] =>
    entry[1].kind === "operator" && !["from", "cycle", "concat"].includes(entry[0]),
);

/** Puts an operator over itself, so many times; its other sources are short arrays. */
function nested(name: string, row: OperatorRow, times: number, base: unknown): unknown {
  const args = row.args?.((callback) => callback) ?? [];
  let source = base;
  for (let stage = 0; stage < times; stage++) {
    const others = Array.from({ length: (row.sources ?? 1) - 1 }, () => []);
    source = callOf(row, sync.face[name] as Fn, [source, ...others], args);
  }
  return source;
}

describe.each(operators)("%s", (name, row) => {
  test("over 5,000 stages is read and closed without an overflow", () => {
    const source = nested(name, row, MOST_STAGES, []) as Lazy<unknown>;
    expect(String(source)).toContain(name);
    expect(() => source.next()).not.toThrow(RangeError);
    expect(() => source.return()).not.toThrow(RangeError);
  });

  test("over more is refused at the call, and closes the source", () => {
    const [probe] = probesOf({ ...row, sources: 1 }, sync, 5);
    expect(() => nested(name, row, MOST_STAGES + 1, probe)).toThrow(
      /^\w+(\(.*\))?: source must have fewer than 5000 stages; collect it with toArray in between$/,
    );
    expect(probe?.closes).toBe(1);
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
