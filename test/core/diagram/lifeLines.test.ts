import type { TraceRecord } from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { lifeLinesOf, PROGRAM, type State } from "../../../src/core/diagram/lifeLines.js";
import { sampled } from "../../trace/samples.js";
import { Recording } from "../../trace/recording.js";

/** The states of a stage, one after the other. */
function statesOf(record: TraceRecord, id: number): State[] | undefined {
  return lifeLinesOf(record)
    .get(id)
    ?.changes.map(({ state }) => state);
}

describe("life lines", () => {
  test("of stages are at work in a question, and suspended between two", async () => {
    const record = await sampled("flagship");
    expect(statesOf(record, 0)).toEqual([
      ...["work", "rest", "work", "rest", "work", "rest", "work", "rest", "work", "over"],
    ]);
    expect(statesOf(record, 1)).toEqual(["work", "rest", "work", "rest", "work", "rest", "work", "over"]);
  });

  test("of consumers are at work all the time, and over with their last event", async () => {
    const record = await sampled("flagship");
    const { changes } = lifeLinesOf(record).get(2) ?? { changes: [] };
    expect(changes).toEqual([
      { n: 3, state: "work" },
      { n: record.events.length - 1, state: "over" },
    ]);
    expect(statesOf({ ...record, truncated: "budget" }, 2)).toEqual(["work"]);
  });

  test("of the program are there if it asks, and never over", async () => {
    expect(statesOf(await sampled("earlyStop"), PROGRAM)).toEqual(["work"]);
    expect(statesOf(await sampled("flagship"), PROGRAM)).toBe(undefined);
  });

  test("of what is dropped stay suspended", async () => {
    expect(statesOf(await sampled("dropped"), 0)).toEqual(["work", "rest"]);
  });

  test("of who has thrown last until its sources are closed", async () => {
    const record = await sampled("error");
    const last = record.events.length - 1;
    expect(record.events[last]).toMatchObject({ kind: "closed", stage: 1 });
    expect(lifeLinesOf(record).get(2)?.changes.at(-1)).toEqual({ n: last, state: "over" });
    // So does who has asked it.
    expect(lifeLinesOf(record).get(3)?.changes.at(-1)).toEqual({ n: last, state: "over" });
  });

  test.each(["mapConcurrent", "filterConcurrent", "merge", "asyncChain"])(
    "are at work in %s where they call, and where they yield what others have made",
    async (name) => {
      const record = await sampled(name);
      const lives = lifeLinesOf(record);
      const sources = record.stages.filter(({ role }) => role === "source").map(({ id }) => id);
      for (const { n, kind, stage } of record.events) {
        if ((kind !== "call" && kind !== "yield") || sources.includes(stage)) continue;
        const before = lives.get(stage)?.changes.filter((change) => change.n < n) ?? [];
        expect([n, before.at(-1)?.state]).toEqual([n, "work"]);
      }
    },
  );

  test("of all that waits for what waits are waiting, too", async () => {
    const record = await sampled("asyncChain");
    const waits = [...lifeLinesOf(record)].filter(([, { changes }]) =>
      changes.some(({ state }) => state === "wait"),
    );
    expect(waits.map(([id]) => id).sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test("are at work in a question that goes on at once", async () => {
    const record = await sampled("mapConcurrent");
    const { changes } = lifeLinesOf(record).get(1) ?? { changes: [] };
    const calls = record.events.filter(({ kind }) => kind === "call");
    // Three calls are begun before it waits for one of them.
    const wait = changes.find(({ state }) => state === "wait");
    expect(wait?.n).toBeGreaterThan(calls[2]?.n as number);
  });

  test("of a stage that closes its sources by itself, and is not asked again, are over", async () => {
    const record = await sampled("mapConcurrent");
    expect(statesOf(record, 2)?.at(-1)).toBe("over");
  });

  test("begin when the stage is built, and change when it is asked", () => {
    const record = new Recording();
    record.stage("fib");
    record.stage("find", "consumer", [0]);
    expect([...lifeLinesOf(record)]).toMatchObject([
      [0, { birth: 0, changes: [] }],
      [1, { birth: 1, changes: [] }],
    ]);
  });
});
