import { expect, test } from "vitest";
import { find, map } from "lazuli";
import { trace, tree, type TraceRecord } from "lazuli/trace";
import { Recording } from "./recording.js";

const draw = (record: TraceRecord, width = 80): string[] => tree(record, { width, color: false }).split("\n");

test("is what the comment shows", () => {
  const traced = trace(() =>
    find(
      map([1], function double(n) {
        return n * 2;
      }),
      function isBig(n) {
        return n > 9;
      },
    ),
  );
  expect(draw(traced).slice(4, 8)).toEqual([
    "1  find asks map → 2",
    "   │ asks Array → 1",
    "   │ calls double(1, 0) → 2",
    "   find calls isBig(2, 0) → false",
  ]);
});

test("counts the questions that it has no room to indent", () => {
  const record = new Recording();
  const stage = record.stage("deep");
  const ask = (depth: number): void => {
    record.ask("pull", stage, undefined, {}, () => {
      if (depth < 5) ask(depth + 1);
      return ["done"];
    });
  };
  ask(0);
  expect(draw(record, 43).slice(2)).toEqual([
    "1  program asks deep → end",
    "   │ program asks deep → end",
    "   │ │ program asks deep → end",
    "   │ │ …1 program asks deep → end",
    "   │ │ …2 program asks deep → end",
    "   │ │ …3 program asks deep → end",
  ]);
});

test("says who asks in the background", () => {
  const record = new Recording();
  const source = record.stage("source");
  const buffer = record.stage("buffer", "operator", [source]);
  const first = record.add("pull", buffer);
  record.add("yield", buffer, { of: first, value: "1" });
  record.pull(buffer, undefined, () => ["yield", "2"]);
  const ahead = record.add("pull", source, { by: buffer, in: first });
  record.add("throw", source, { of: ahead, value: "Error: late" });
  record.call(buffer, "log", "1", "undefined");
  expect(draw(record).slice(3)).toEqual([
    "1  program asks buffer → 1",
    "2  program asks buffer → 2",
    "   buffer asks source → throw Error: late",
    "   buffer calls log(1) → undefined",
  ]);
});

test("numbers no round before the first question", () => {
  const record = new Recording();
  const source = record.stage("source");
  record.close([source]);
  expect(draw(record).slice(2)).toEqual(["   program stops source"]);
});

test("does without places", () => {
  const record = new Recording();
  record.hasPlaces = false;
  record.stage("source");
  expect(draw(record)[0]).toBe("source");
});
