import { describe, expect, test } from "vitest";
import { countFrom, take, toArray } from "lazuli";
import { table, trace, type TraceRecord } from "lazuli/trace";
import { flagship, Recording } from "./recording.js";

const draw = (trace: TraceRecord, width = 80): string[] => table(trace, { width, color: false }).split("\n");

/** A trace of one source, which the program reads. */
function reading(fill: (trace: Recording, source: number) => void): Recording {
  const trace = new Recording();
  fill(trace, trace.stage("source"));
  return trace;
}

test("is what the comment shows", () => {
  expect(draw(flagship())).toEqual([
    "   fib      pairwise       find",
    "───────────────────────────────",
    "1  1n 1n    [1n, 1n]       ✗",
    "2  2n       [1n, 2n]       ✗",
    "3  3n stop  [2n, 3n] stop  ✓",
  ]);
});

test("says what the function has thrown, which may have no place in a cell", () => {
  const endless = (): unknown => toArray(countFrom(1) as never);
  const text = table(trace(endless), { width: 60, color: false });
  expect(text).toMatch(/\nThe function has thrown TypeError: toArray: source never en…$/);
  const empty = table(
    trace(() => {
      throw undefined;
    }),
    { color: false },
  );
  expect(empty).toBe("No pipeline was traced.\nThe function has thrown undefined");
});

describe("a cell", () => {
  const texts = ["1", "22", "333", "4444", "55555", "666666", "7777777"];
  const filled = reading((trace, source) => {
    trace.ask("pull", source, undefined, {}, () => {
      for (const text of texts) trace.add("yield", source, { value: text });
      return ["yield", "8"];
    });
    trace.close([source]);
  });

  test.each([
    [80, "1 22 333 4444 55555 666666 7777777 8 stop"],
    [44, "1 22 333 4444 55555 666666 7777777 8 stop"],
    [43, "1 22 333 4444 …1… 666666 7777777 8 stop"],
    [40, "1 22 333 …2… 666666 7777777 8 stop"],
    [30, "1 22 333 …3… 7777777 8 stop"],
    [20, "1 22 …5… 8 stop"],
  ])("in %d columns leaves out what is in the middle", (width, text) => {
    expect(draw(filled, width)[2]).toBe(`1  ${text}`);
  });

  test("is cut where it holds one value", () => {
    const value = '"Lorem ipsum dolor sit amet"';
    const long = reading((trace, source) => trace.pull(source, undefined, () => ["yield", value]));
    expect(draw(long, 31)[2]).toBe(`1  ${value}`);
    expect(draw(long, 30)[2]).toBe('1  "Lorem ipsum dolor sit ame…');
  });

  test("cuts what is too long before it leaves out anything", () => {
    const pair = reading((trace, source) => {
      trace.pull(source, undefined, () => ["yield", "[10000, 20000, 30000]"]);
      trace.close([source]);
    });
    expect(draw(pair, 24)[2]).toBe("1  [10000, 20000, … stop");
  });

  test("has the name of a function that returns nothing", () => {
    const trace = new Recording();
    const forEach = trace.stage("forEach", "consumer");
    trace.call(forEach, "log", "1", "undefined");
    trace.add("result", forEach, { value: "undefined" });
    expect(draw(trace)[2]).toBe("   log() ()");
  });

  test("has an error where it comes from, and a word where it comes through", () => {
    const trace = new Recording();
    const source = trace.stage("source");
    const map = trace.stage("map", "operator", [source]);
    const boom = "RangeError: boom";
    trace.pull(map, undefined, () => {
      trace.pull(source, map, () => ["throw", boom]);
      return ["throw", boom];
    });
    expect(draw(trace)[2]).toBe("1  throw RangeError: boom  throw");
  });
});

describe("a row", () => {
  test("has no number for what happens before the first question", () => {
    const before = reading((trace, source) => {
      trace.call(source, "start", "", "0");
      trace.close([source]);
    });
    expect(draw(before)).toEqual(["   source", "─────────", "   stop"]);
  });

  test("says how long it was waited for, and that it still is", () => {
    const waiting = reading((trace, source) => {
      trace.pull(source, undefined, () => ["yield", "1"]);
      trace.ask("pull", source, undefined, {}, () => {
        trace.add("wait", source, { of: 3 });
        return ["yield", "2"];
      });
      const n = trace.add("pull", source);
      trace.add("wait", source, { of: n });
    });
    expect(draw(waiting)).toEqual([
      "   source  waited",
      "─────────────────",
      "1  1",
      "2  2       2.0 ms",
      "3          …",
    ]);
  });

  test("is one of many", () => {
    const many = reading((trace, source) => {
      for (let n = 0; n < 100; n++) trace.pull(source, undefined, () => ["yield", `${n}`]);
    });
    const rows = (rounds: number): string[] =>
      table(many, { width: 80, color: false, rounds }).split("\n").slice(2);
    expect(rows(3)).toEqual(["  1  0", "  2  1", "     … 97 rounds …", "100  99"]);
    expect(rows(1)).toEqual(["  1  0", "     … 99 rounds …"]);
    expect(rows(100)).toHaveLength(100);
    expect(draw(many)).toHaveLength(2 + 21);
  });
});

test.each([
  ["budget", "Cut by the budget after 1 events."],
  ["time", "Cut by the time limit after 1 events."],
] as const)("says that the trace was cut by its %s", (truncated, text) => {
  const trace = reading(() => {});
  trace.truncated = truncated;
  expect(draw(trace).at(-1)).toBe(text);
});

test("draws stages that read each other", () => {
  const trace = new Recording();
  trace.stage("a", "operator", [1]);
  trace.stage("b", "operator", [0]);
  expect(draw(trace)[0]).toBe("   b  a");
});

test("draws any number of stages one behind the other", () => {
  const trace = new Recording();
  const last = Array.from({ length: 10_000 }).reduce<number[]>(
    (parents) => [trace.stage("map", "operator", parents)],
    [],
  );
  for (let n = 0; n < 2; n++) trace.pull(last[0] as number, undefined, () => ["yield", "1"]);
  expect(draw(trace)[0]).toMatch(/^ {3}map  map  map/);
});

test("is drawn in any width", () => {
  expect(draw(flagship(), Infinity)).toEqual(draw(flagship()));
});

test("draws an empty trace", () => {
  expect(draw({ stages: [], events: [], truncated: undefined })).toEqual(["No pipeline was traced."]);
});

describe("many pipelines", () => {
  const t = trace(() => {
    for (let n = 0; n < 50; n++) toArray(take([n], 1));
  });

  test("are left out in the middle, and counted", () => {
    const text = table(t, { rounds: 3 });
    expect(text.match(/^Pipeline .*|^….*/gm)).toEqual([
      "Pipeline 1",
      "Pipeline 2",
      "… 47 pipelines …",
      "Pipeline 50",
    ]);
    expect(table(t, { rounds: 49 })).toContain("\n\n… 1 pipeline …\n\nPipeline 27\n");
    expect(table(t, { rounds: 50 })).not.toContain("…");
  });
});
