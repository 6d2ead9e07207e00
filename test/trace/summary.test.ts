import { expect, test } from "vitest";
import { summary, type TraceRecord } from "lazuli/trace";
import { Recording } from "./recording.js";

const draw = (trace: TraceRecord): string[] => summary(trace, { width: 120, color: false }).split("\n");
const END = -1;

function read(fill: (trace: Recording, source: number) => void): string | undefined {
  const trace = new Recording();
  fill(trace, trace.stage("source"));
  return draw(trace).at(END);
}

test.each<[string, (trace: Recording, source: number) => void]>([
  ["No value was asked for.", () => {}],
  [
    "1 round, left open, neither read to its end nor closed.",
    (t, s) => t.pull(s, undefined, () => ["yield", "1"]),
  ],
  ["1 round, read to its end.", (t, s) => t.pull(s, undefined, () => ["done"])],
  ["1 round, ended by an error: Error: no.", (t, s) => t.pull(s, undefined, () => ["throw", "Error: no"])],
  ["1 round, not ended.", (t, s) => t.add("pull", s)],
  ["0 rounds, closed by the program.", (t, s) => t.close([s])],
])("%s", (text, fill) => {
  expect(read(fill)).toBe(text);
});

test("an error in a callback of a consumer ends it, and closes what it reads", () => {
  const trace = new Recording();
  const source = trace.stage("source");
  const forEach = trace.stage("forEach", "consumer", [source]);
  trace.pull(source, forEach, () => ["yield", "1"]);
  trace.ask("call", forEach, undefined, { fn: "log" }, () => ["throw", "Error: no"]);
  trace.close([source], forEach);
  expect(draw(trace).at(END)).toBe("1 round, ended by an error: Error: no.");
});

test("times are those of the questions, each of them counted once", () => {
  const trace = new Recording();
  const source = trace.stage("source");
  const map = trace.stage("map", "operator", [source]);
  const sum = trace.stage("sum", "consumer", [map]);
  trace.pull(map, sum, () => {
    trace.pull(source, map, () => ["yield", "1"]);
    trace.call(map, "double", "1", "2");
    return ["yield", "2"];
  });
  expect(draw(trace).filter((_, index) => index !== 1 && index < 5)).toEqual([
    "stage   pulls  values  unused  calls  at once  total ms  itself  in calls  built at",
    "source      1       1       0      0        1      1.00    1.00      0.00  main.ts:1:7",
    "map         1       1       0      1        1      5.00    3.00      1.00  main.ts:2:7",
    "sum                                0        0      5.00              0.00  main.ts:3:7",
  ]);
});

test("what happens in a question to the same column is a part of its time", () => {
  const trace = new Recording();
  const outer = trace.stage("flatMap");
  trace.stage("flatMap", "operator", [], outer);
  trace.stage("flatMap", "operator", [], outer);
  trace.pull(outer, undefined, () => {
    trace.pull(1, outer, () => {
      trace.pull(2, 1, () => ["done"]);
      return ["done"];
    });
    return ["done"];
  });
  const [, , inner, whole] = draw(trace);
  expect(inner).toMatch(/^flatMap ×2 {6}2 .* 3\.00 /);
  expect(whole).toMatch(/^flatMap {9}1 .* 5\.00 /);
});

test("does without places", () => {
  const trace = new Recording();
  trace.hasPlaces = false;
  trace.stage("source");
  expect(draw(trace)[0]).toMatch(/in calls$/);
});
