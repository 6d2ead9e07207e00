import { mustBeNumber } from "../checks/counts.js";
import { isObject, must } from "../checks/must.js";
import { mustBeOptions } from "../checks/options.js";
import type { TraceRecord } from "../watching/trace.js";

/**
 * How a trace is written as text.
 *
 * @category Types
 */
export interface DrawingOptions {
  /** The most columns of a line, at least 20; those of the terminal if left out, and 100 where there is none. */
  readonly width?: number | undefined;
  /**
   * Whether to use colours; if left out, only where the output is a terminal and `NO_COLOR` is not set. A colour says nothing
   * that is not also said by a sign or a word.
   */
  readonly color?: boolean | undefined;
  /**
   * The most rounds that are shown of each pipeline, 20 if left out, and as many pipelines: of more, those in the middle are
   * left out, and counted.
   */
  readonly rounds?: number | undefined;
}

/** How to draw, with nothing left out. */
export interface Drawing {
  readonly width: number;
  readonly color: boolean;
  readonly rounds: number;
}

interface Platform {
  readonly process?: {
    readonly stdout?: { readonly columns?: number; hasColors?(): boolean };
  };
}

/** Narrower lines say nothing. */
const LEAST = 20;

/** Checks the arguments of a rendering. */
export function drawing(name: string, trace: TraceRecord, options: DrawingOptions): Drawing {
  mustBeTrace(name, trace);
  mustBeOptions(name, options, ["width", "color", "rounds"]);
  // A browser has no such output, and a bundler may have made a part of it up.
  const output = (globalThis as Platform).process?.stdout;
  const columns = output?.columns ?? 0;
  const {
    width = Math.max(columns > 0 ? columns : 100, LEAST),
    color = output?.hasColors?.() ?? false,
    rounds = 20,
  } = options;
  mustBeCount(name, "width", width, LEAST);
  mustBeCount(name, "rounds", rounds, 1);
  must(typeof color === "boolean", name, "color", "a boolean", color);
  return { width, color, rounds };
}

export function mustBeTrace(name: string, trace: TraceRecord): void {
  const hint = trace instanceof Promise ? ": await it first" : ": pass what trace has returned";
  const isTrace = isObject(trace) && Array.isArray(trace.events) && Array.isArray(trace.stages);
  must(isTrace, name, "trace", "a trace", trace, TypeError, hint);
}

export function mustBeCount(name: string, argument: string, value: number, least: number): void {
  const ok = value === Infinity || (Number.isInteger(value) && value >= least);
  mustBeNumber(ok, name, argument, `an integer from ${least}, or Infinity`, value);
}
