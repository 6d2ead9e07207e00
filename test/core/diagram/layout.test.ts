import type { TraceRecord } from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { excerptOf } from "../../../src/core/diagram/excerpt.js";
import { type Layout, layoutOf } from "../../../src/core/diagram/layout.js";
import { lifeLinesOf } from "../../../src/core/diagram/lifeLines.js";
import { rowsOf } from "../../../src/core/diagram/rows.js";
import { sampled } from "../../trace/samples.js";
import { Recording } from "../../trace/recording.js";

/** A stage whose function builds two sequences. It reads the first one before the second is built, after that, or not at all. */
function nested(reads: "before" | "after" | "never"): Recording {
  const record = new Recording();
  const source = record.stage("source");
  const flat = record.stage("flatMap", "operator", [source]);
  record.pull(flat, undefined, () => {
    const a = record.stage("range(1)", "source", [], flat);
    if (reads === "before") record.pull(a, flat, () => ["done"]);
    const b = record.stage("range(20)", "source", [], flat);
    if (reads === "after") record.pull(a, flat, () => ["done"]);
    record.pull(b, flat, () => ["done"]);
    return ["done"];
  });
  return record;
}

function layout(record: TraceRecord): Layout {
  const excerpt = excerptOf(record, 10);
  return layoutOf(excerpt, rowsOf(record, excerpt, 10).rows, lifeLinesOf(record), 0, "");
}

function namesOf(record: TraceRecord): readonly string[] {
  return layout(record).names;
}

describe("the layout", () => {
  test("has the sources at the left, and the program at the right", async () => {
    for (const [name, names] of [
      ["zip", ["Array", "fib", "zip", "toArray"]],
      ["flatMap", ["Array", "range ×4", "map ×4", "flatMap", "take(6)", "toArray"]],
      ["earlyStop", ["fib", "filter", "takeUntil", "your code"]],
    ] as const) {
      expect(namesOf(await sampled(name))).toEqual(names);
    }
  });

  test("has one life line for inner sequences that come one after the other", () => {
    expect(namesOf(nested("before"))).toEqual(["source", "range ×2", "flatMap", "your code"]);
    const apart = ["source", "range(1)", "range(20)", "flatMap", "your code"];
    expect(namesOf(nested("after"))).toEqual(apart);
    expect(namesOf(nested("never"))).toEqual(apart);
  });

  test("leaves room for the widest label between two life lines", () => {
    const wide = (text: string): number => {
      const record = new Recording();
      const source = record.stage("a");
      const map = record.stage("b", "operator", [source]);
      record.pull(map, undefined, () => record.pull(source, map, () => ["yield", text]));
      const [first = 0, second = 0] = layout(record).xs;
      return second - first;
    };
    expect(wide("x".repeat(30)) - wide("x".repeat(20))).toBeCloseTo(73, -1);
    // Longer labels are cut.
    expect(wide("x".repeat(100))).toBe(wide("x".repeat(44)));
  });
});
