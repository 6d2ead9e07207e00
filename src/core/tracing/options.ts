import { mustBeFunction, mustBeSync } from "../checks/arguments.js";
import { mustBeNumber } from "../checks/counts.js";
import { must } from "../checks/must.js";
import { mustBeOptions } from "../checks/options.js";
import type { TraceOptions } from "../watching/trace.js";
import { Recorder } from "./recorder.js";

const BUDGET = 10_000;

/** Refuses what is no function to run: a sequence, or what has come of one. */
function mustBeRun(name: string, fn: unknown): void {
  must(typeof fn === "function", name, "fn", "a function", fn, TypeError, `: write ${name}(() => …)`);
}

export function mustBeRunSync(fn: unknown): void {
  mustBeRun("trace", fn);
  mustBeSync("trace", "fn", fn, "traceAsync");
}

export function mustBeRunAsync(fn: unknown): void {
  mustBeRun("traceAsync", fn);
}

/** The recorder for the options of a function. */
export function recorderOf(name: string, options: TraceOptions, onFreeze?: () => void): Recorder {
  mustBeOptions(name, options, ["budget", "maxTime", "names", "on"]);
  const { budget = BUDGET, maxTime = Infinity, names = {}, on } = options;
  const isBudget = Number.isInteger(budget) && budget >= 1;
  mustBeNumber(isBudget, name, "budget", "a positive integer", budget);
  mustBeNumber(
    typeof maxTime === "number" && maxTime > 0,
    name,
    "maxTime",
    "a positive number of milliseconds",
    maxTime,
  );
  const isRecord = typeof names === "object" && names !== null && !Array.isArray(names);
  must(isRecord, name, "names", "an object such as { orders, isPaid }", names);
  if (on !== undefined) mustBeFunction(name, "on", on);
  const byValue = new Map(Object.entries(names).map(([key, value]) => [value, key]));
  const bounds = { budget, maxTime, names: byValue, on };
  return new Recorder(onFreeze === undefined ? bounds : { ...bounds, onFreeze });
}
