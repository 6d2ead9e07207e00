import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../src/core/diagram/fold.js";
import { traces } from "../../kit/randomTraces.js";
import { sampled } from "../../trace/samples.js";
import { Recording } from "../../trace/recording.js";

/** What is shown, in short: the numbers of events, and how many pulls a note stands for. */
function told(record: Parameters<typeof fold>[0], most: number): (number | string)[] {
  return fold(record, most).map((item) => {
    return "kind" in item ? item.n : `${item.pulls} ${item.areRounds ? "rounds" : "pulls"}`;
  });
}

/** One round, in which a filter refuses so many values. */
function refusing(count: number): Recording {
  const record = new Recording();
  const source = record.stage("source");
  const filter = record.stage("filter", "operator", [source]);
  record.pull(filter, undefined, () => {
    for (let n = 0; n < count; n++) {
      record.pull(source, filter, () => ["yield", `${n}`]);
      record.call(filter, "isGood", `${n}`, "false");
    }
    return ["done"];
  });
  return record;
}

describe("fold", () => {
  test("tells every event, once and in order", () => {
    fc.assert(
      fc.property(traces, fc.constantFrom(1, 2, 3, 10, Infinity), ({ events }, most) => {
        const items = fold(events, most);
        expect(items.flatMap((item) => ("kind" in item ? item : item.events))).toEqual(events);
        if (most === Infinity) expect(items).toEqual(events);
      }),
    );
  });

  test("tells the answer of what it tells", () => {
    fc.assert(
      fc.property(traces, fc.constantFrom(1, 2, 3), ({ events }, most) => {
        const shown = new Set(fold(events, most).map((item) => ("kind" in item ? item.n : -1)));
        for (const { n, of } of events) if (of !== undefined) expect(shown.has(n)).toBe(shown.has(of));
      }),
    );
  });

  test("leaves out rounds in the middle, with what the consumer does after them", async () => {
    const { events } = await sampled("flagship");
    const [first, second, third] = events.filter(({ kind, by }) => kind === "pull" && by === 2);
    const until = third?.n as number;
    const shown = told(events, 1);
    expect(shown.slice(first?.n, second?.n)).toEqual(events.slice(first?.n, second?.n).map(({ n }) => n));
    expect(shown).toContain("2 rounds");
    expect(shown).not.toContain(until);
    // The closing is shown.
    expect(shown).toContain(events.findIndex(({ kind }) => kind === "return"));
  });

  test("leaves out what a stage asks of another one in one question, if it is twice as much", () => {
    const { events } = refusing(9);
    expect(told(events, 10)).toContain("4 pulls");
    expect(told(events, 16)).toEqual(events.map(({ n }) => n));
    expect(told(events, Infinity)).toEqual(events.map(({ n }) => n));
  });

  test("does not take several sources for one", () => {
    const record = new Recording();
    const sources = Array.from({ length: 30 }, (_, n) => record.stage(`s${n}`));
    const zip = record.stage("zip", "operator", sources);
    record.pull(zip, undefined, () => {
      for (const source of sources) record.pull(source, zip, () => ["yield", "1"]);
      return ["yield", "[…]"];
    });
    expect(told(record.events, 2)).toEqual(record.events.map(({ n }) => n));
  });
});
