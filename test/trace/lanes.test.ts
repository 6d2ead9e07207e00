import { expect, test } from "vitest";
import { map } from "lazuli";
import { lanes, trace, type TraceRecord } from "lazuli/trace";
import { Recording } from "./recording.js";

const draw = (record: TraceRecord, width = 80): string[] =>
  lanes(record, { width, color: false }).split("\n");

test("is what the comment shows", () => {
  const traced = trace(() =>
    map([1], function double(n) {
      return n * 2;
    }).next(),
  );
  const lines = draw(traced);
  expect([lines[0], ...lines.slice(3, 9)]).toEqual([
    "   Array    map             your code",
    "2  ┊        ┃◀──────────────┃",
    "3  ┃◀───────┃               ┃",
    "4  ┃── 1 ──▶┃               ┃",
    "5  │        ┃ double(1, 0)  ┃",
    "6  │        ┃ = 2           ┃",
    "7  │        ┃── 2 ─────────▶┃",
  ]);
});

test("has your code, and all else that fits, where there are many lanes", () => {
  const record = new Recording();
  const parents = Array.from({ length: 9 }, (_, n) => record.stage(`source ${n}`));
  const zip = record.stage("zip", "operator", parents);
  record.pull(zip, undefined, () => {
    for (const parent of parents) record.pull(parent, zip, () => ["yield", "1"]);
    return ["yield", "[1, 1, …]"];
  });
  const lines = draw(record, 60);
  expect(lines[0]).toBe("    sou… sou… sou… sou… sou… sou… sou… sou… sou… zip  you…");
  expect(lines[13]).toBe("12  ┃── 1 ──────────────────────────────────────▶┃    ┃");
});

test("arrows go to the right where the asker stands left of it", () => {
  const record = new Recording();
  const source = record.stage("source");
  const other = record.stage("other", "operator", [source]);
  record.ask("pull", other, source, {}, () => ["throw", "Error: no"]);
  expect(draw(record).slice(0, 5)).toEqual([
    "   source                 other",
    "0  ┊ build                ┊",
    "1  ┊                      ┊ build",
    "2  ┊─────────────────────▶┃",
    "3  ┊◀── throw Error: no ──┻",
  ]);
});
