/** Traces all that each test builds. Nothing may change by that. */
import { aroundEach } from "vitest";
import { asyncPart } from "../../src/core/tracing/asyncPart.js";
import { Recorder } from "../../src/core/tracing/recorder.js";
import { enrolled, recordAsync } from "../../src/core/tracing/session.js";

/** The events take memory, too, which some tests measure. */
const BUDGET = 2000;

enrolled(undefined, asyncPart);

aroundEach(async (run) => {
  const names = new Map<unknown, string>();
  const recorder = new Recorder({
    budget: BUDGET,
    maxTime: Infinity,
    names,
    on: undefined,
    onStop: () => {},
  });
  try {
    await recordAsync(recorder, run);
  } finally {
    recorder.isOn = false;
  }
});
