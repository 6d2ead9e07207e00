import { describe, expect, test } from "vitest";
import { layoutOf } from "../../../src/core/diagram/layout.js";
import { rowsOf } from "../../../src/core/diagram/rows.js";
import { traced } from "../../trace/programs.js";
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

function namesOf(record: Recording): readonly string[] {
  return layoutOf(record, rowsOf(record, 10).rows, true, 0, "").names;
}

describe("the layout", () => {
  test("has the sources at the left, and the program at the right", async () => {
    for (const [name, names] of [
      ["zip", ["Array", "countFrom(0)", "zip", "toArray"]],
      ["flatMap", ["range", "range ×3", "flatMap", "toArray"]],
      ["early-stop", ["countFrom(0)", "filter", "your code"]],
    ] as const) {
      const record = await traced(name);
      expect(layoutOf(record, [], name === "early-stop", 0, "").names).toEqual(names);
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
      const [first = 0, second = 0] = layoutOf(record, rowsOf(record, 10).rows, true, 0, "").xs;
      return second - first;
    };
    expect(wide("x".repeat(30)) - wide("x".repeat(20))).toBeCloseTo(73, -1);
    // Longer labels are cut.
    expect(wide("x".repeat(100))).toBe(wide("x".repeat(44)));
  });
});
