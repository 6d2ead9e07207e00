import fc from "fast-check";
import { timeline, type TraceEvent, type TraceRecord } from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { width } from "../../src/core/drawing/text.js";
import { oddTraces } from "../kit/oddTraces.js";
import { traces } from "../kit/randomTraces.js";
import { SAMPLES, sampled } from "./samples.js";

const NOTHING: TraceRecord = { stages: [], events: [], truncated: undefined };

/** Without colours, in so many columns. */
function plain(record: TraceRecord, more: { width?: number; rounds?: number } = {}): string {
  return timeline(record, { width: 100, color: false, ...more });
}

describe("timeline", () => {
  test.each(SAMPLES)("draws %s", async (name) => {
    await expect(`${plain(await sampled(name), { rounds: 8 })}\n`).toMatchFileSnapshot(
      `golden/${name}.timeline.txt`,
    );
  });

  test("fits, and shows nothing that would not be seen", () => {
    fc.assert(
      fc.property(
        fc.oneof(traces, oddTraces),
        fc.constantFrom(20, 21, 30, 80, 200, Infinity),
        (record, columns) => {
          for (const line of plain(record, { width: columns }).split("\n")) {
            expect(width(line)).toBeLessThanOrEqual(columns);
            expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
          }
        },
      ),
    );
  });

  test("has a bar for each call, each pull of a source, and each closing", () => {
    fc.assert(
      fc.property(traces, (record) => {
        const { stages, events } = record;
        const bars = events.filter(
          ({ kind, stage }) =>
            kind === "call" || kind === "return" || (kind === "pull" && stages[stage]?.role === "source"),
        );
        const drawn = plain(record, { width: 400, rounds: Infinity })
          .split("\n")
          .filter((line) => /^ {2}(?:.* {2})? *(?:│|├─*[┤…]|…)/.test(line));
        expect(drawn.length).toBeGreaterThanOrEqual(bars.length);
      }),
    );
  });

  test("says with a sign that a bar has no end", () => {
    const stages = [{ id: 0, name: "s", role: "source" as const, parents: [], at: undefined }];
    const events: TraceEvent[] = [
      { n: 0, t: 0, kind: "pull", stage: 0, depth: 0 },
      { n: 1, t: 0, kind: "wait", stage: 0, depth: 0, of: 0 },
      { n: 2, t: 30, kind: "call", stage: 0, depth: 0, fn: "f", value: "1" },
      { n: 3, t: 30, kind: "wait", stage: 0, depth: 0, of: 2 },
    ];
    expect(plain({ stages, events, truncated: "time" }, { width: 40 })).toMatchInlineSnapshot(`
      "  ms    │0        │10       │20
      s
        next  ├─────────────────────────────…
        f(1)                                …
        at most 2 in flight

      ├──┤ from start to end   │ at once   ├─…
      Cut by the time limit after 4 events."
    `);
  });

  test("counts what was in flight at once, the calls that are not shown, too", async () => {
    const record = await sampled("mapConcurrent");
    expect(plain(record, { rounds: 1 })).toContain("at most 3 in flight");
    expect(plain(record, { rounds: 1 })).toContain("… 4 more …");
    // At once means nothing where nobody waits.
    expect(plain(await sampled("flagship"))).not.toContain("in flight");
  });

  test("says that there is nothing to draw", () => {
    expect(plain(NOTHING)).toBe("No pipeline was traced.");
  });

  test("has colours if they are asked for, which say no more", async () => {
    for (const name of SAMPLES) {
      const record = await sampled(name);
      const colored = timeline(record, { width: 100, color: true });
      expect(colored.includes("\u001b[")).toBe(name !== "nothing" && name !== "built");
      expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(plain(record));
    }
  });

  test("takes long traces", () => {
    const stages = [{ id: 0, name: "s", role: "source" as const, parents: [], at: undefined }];
    const events: TraceEvent[] = [];
    for (let n = 0; n < 400_000; n += 2) {
      events.push({ n, t: n, kind: "pull", stage: 0, depth: 0 });
      events.push({ n: n + 1, t: n, kind: "yield", stage: 0, depth: 0, of: n, value: "1" });
    }
    expect(plain({ stages, events, truncated: undefined }).split("\n").length).toBeLessThan(30);
  });

  test("refuses what it does not know", () => {
    expect(() => timeline([] as never)).toThrow("timeline: trace must be a trace, got an array");
    expect(() => timeline(NOTHING, { columns: 3 } as never)).toThrow(TypeError);
    expect(() => timeline(NOTHING, { width: 3 })).toThrow(RangeError);
  });
});
