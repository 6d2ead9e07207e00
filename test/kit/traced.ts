/** Traces all that each test builds. Nothing may change by that. */
import { aroundEach } from "vitest";
import { asyncPart } from "../../src/core/tracing/asyncPart.js";
import { Recorder } from "../../src/core/tracing/recorder.js";
import { enrolled, recordAsync } from "../../src/core/tracing/session.js";

/** Tests of memory keep what they build for long. */
const BUDGET = 100_000;

enrolled(undefined, asyncPart);

aroundEach(async (run) => {
  const names = new Map<unknown, string>();
  const recorder = new Recorder({
    budget: BUDGET,
    maxTime: Infinity,
    names,
    on: undefined,
    onlyWatches: true,
  });
  try {
    await recordAsync(recorder, run);
  } finally {
    recorder.isOn = false;
  }
});
