import { count, map, toArray } from "lazuli";
import * as lazuliAsync from "lazuli/async";
import { describe, expect, test } from "vitest";
import { asyncPart } from "../../../src/core/tracing/asyncPart.js";
import { Recorder, type RecorderOptions } from "../../../src/core/tracing/recorder.js";
import { enrolled, recordAsync } from "../../../src/core/tracing/session.js";
import { Tracer } from "../../../src/core/tracing/tracer.js";
import { faultsOf } from "../../kit/wellFormed.js";

enrolled(undefined, asyncPart);

function recorder(options: Partial<RecorderOptions> = {}): Recorder {
  return new Recorder({ budget: 1e6, maxTime: Infinity, names: new Map(), on: undefined, ...options });
}

describe("a recorder that only watches", () => {
  const odd = (n: number): boolean => n % 2 === 1;
  const run = async (): Promise<unknown[]> => [
    toArray(map([1, 2], (n) => n * 2)),
    count(new Set([1, 2])),
    await lazuliAsync.toArray(
      lazuliAsync.take(
        lazuliAsync.filter(
          lazuliAsync.map([1, 2, 3, 4], async (n) => n + 1),
          odd,
        ),
        1,
      ),
    ),
  ];

  test("ends the recording at any event, and nothing else", async () => {
    const whole = recorder();
    const expected = await recordAsync(whole, run);
    for (let budget = 1; budget <= whole.events.length + 1; budget++) {
      let stops = 0;
      const part = recorder({ budget, onStop: () => stops++ });
      expect(await recordAsync(part, run)).toEqual(expected);
      part.isOn = false;
      expect(faultsOf(part)).toEqual([]);
      // Answers of what was asked before go on to come.
      expect(stops).toBe(part.truncated === "budget" ? 1 : 0);
      expect(part.open.size).toBe(0);
    }
  });
});

test("a tracer of the sync world leaves what is async as it is", () => {
  const tracer = new Tracer(recorder(), undefined);
  const flow = {};
  expect(tracer.watch("flow", flow, "", undefined)).toBe(flow);
});

test("a bound that ends the recording only is reached once, also when more is built", () => {
  let stops = 0;
  const part = recorder({ budget: 1, onStop: () => stops++ });
  for (let n = 0; n < 3; n++) part.addStage("map", "build");
  expect([part.stages.length, part.events.length, stops]).toEqual([3, 1, 1]);
});
