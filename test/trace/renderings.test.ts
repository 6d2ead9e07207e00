/** What holds for the texts of every trace, well formed or not. */
import fc from "fast-check";
import { type DrawingOptions, lanes, summary, table, traceAsync, type TraceRecord, tree } from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { width as widthOf } from "../../src/core/drawing/text.js";
import { oddTraces } from "../kit/oddTraces.js";
import { asyncFunctions, pipelines, recordOf, syncFunctions } from "../kit/randomPipelines.js";
import { oneIn } from "../kit/runs.js";
import { flagship } from "./recording.js";

const renderings = { table, lanes, tree, summary };
const all = Object.entries(renderings);

/** A trace whose values are `v0`, `v1`, …, so that each of them can be found. */
function numbered({ stages, events, truncated }: TraceRecord): TraceRecord {
  let count = 0;
  return {
    stages,
    events: events.map((event) => {
      if (event.kind === "yield") return { ...event, value: `v${count++}` };
      const { value: _, ...rest } = event;
      return rest;
    }),
    truncated,
  };
}

const traces = fc.oneof(
  pipelines(true).map(async (plan) => traceAsync(() => recordOf(syncFunctions, plan), { budget: 400 })),
  pipelines(false).map(async (plan) => traceAsync(() => recordOf(asyncFunctions, plan), { budget: 400 })),
);

/** That a text fits, and can be printed. */
function expectFine(text: string, width: number): void {
  for (const line of text.split("\n")) {
    expect(line).not.toMatch(/(?!\u200d)[\p{C}\p{Zl}\p{Zp}]/u);
    expect(widthOf(line)).toBeLessThanOrEqual(width);
    expect(line).toBe(line.trimEnd());
  }
}

describe.each(all)("%s", (name, draw) => {
  const options = { color: false, width: Infinity, rounds: Infinity };

  test("shows each value of a trace once", async () => {
    await fc.assert(
      fc.asyncProperty(traces, async (running) => {
        const trace = numbered(await running);
        const count = trace.events.filter(({ kind }) => kind === "yield").length;
        const text = draw(trace, { ...options, width: 100_000 });
        const shown = text.match(/\bv\d+\b/g) ?? [];
        if (name === "summary") return;
        expect([...new Set(shown)].length).toBe(count);
        expect(shown.length).toBe(count);
      }),
      oneIn(20),
    );
  });

  test("fits into any terminal, and has nothing in it that is not seen", async () => {
    await fc.assert(
      fc.asyncProperty(
        traces,
        fc.integer({ min: 20, max: 130 }),
        fc.integer({ min: 1, max: 9 }),
        async (running, width, rounds) => {
          expectFine(draw(await running, { color: false, width, rounds }), width);
        },
      ),
      oneIn(20),
    );
  });

  test("draws what no trace is, too", () => {
    fc.assert(
      fc.property(
        oddTraces,
        fc.integer({ min: 20, max: 130 }),
        fc.integer({ min: 1, max: 9 }),
        (trace, width, rounds) => {
          expectFine(draw(trace, { color: false, width, rounds }), width);
        },
      ),
      oneIn(5),
    );
  });

  test("says the same with colors and without", async () => {
    await fc.assert(
      fc.asyncProperty(traces, fc.integer({ min: 20, max: 130 }), async (running, width) => {
        const trace = await running;
        const colored = draw(trace, { color: true, width });
        const plain = colored.replace(/\u001b\[\d+m/g, "").replace(/ +$/gm, "");
        expect(plain).toBe(draw(trace, { color: false, width }));
      }),
      oneIn(20),
    );
  });

  test.each<[unknown, unknown, string]>([
    [undefined, {}, `${name}: trace must be a trace, got undefined: pass what trace has returned`],
    [Promise.resolve(), {}, `${name}: trace must be a trace, got a Promise: await it first`],
    [{}, {}, `${name}: trace must be a trace, got an object`],
    [flagship(), 80, `${name}: options must be an object { width, color, rounds }, got 80`],
    [
      flagship(),
      { columns: 80 },
      `${name}: options must be an object with no keys but { width, color, rounds }`,
    ],
    [flagship(), { width: "80" }, `${name}: width must be an integer from 20, or Infinity, got "80"`],
    [flagship(), { rounds: null }, `${name}: rounds must be an integer from 1, or Infinity, got null`],
    [flagship(), { color: "always" }, `${name}: color must be a boolean, got "always"`],
  ])("refuses %j with options %j", (trace, options, message) => {
    expect(() => draw(trace as TraceRecord, options as DrawingOptions)).toThrow(TypeError);
    expect(() => draw(trace as TraceRecord, options as DrawingOptions)).toThrow(message);
  });

  test.each([[{ width: 19 }], [{ width: 80.5 }], [{ rounds: 0 }], [{ rounds: -1 }]])(
    "refuses %j",
    (options) => {
      expect(() => draw(flagship(), options)).toThrow(RangeError);
    },
  );
});
