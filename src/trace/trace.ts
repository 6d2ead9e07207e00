import { mustBeSync } from "../core/checks/arguments.js";
import { finished, type Outcome, type Trace } from "../core/tracing/traced.js";
import { recorderOf } from "../core/tracing/options.js";
import { enrolled, record } from "../core/tracing/session.js";
import type { TraceOptions } from "../core/types/trace.js";

export const trace: <R>(fn: () => R, options?: TraceOptions) => Trace<R> = /* @__PURE__ */ enrolled(
  <R>(fn: () => R, options: TraceOptions = {}): Trace<R> => {
    mustBeSync("trace", "fn", fn);
    const recorder = recorderOf("trace", options);
    let outcome: Outcome<R>;
    try {
      outcome = { result: record(recorder, fn) };
    } catch (error) {
      outcome = { error };
    }
    recorder.closeAll();
    return finished(recorder, outcome);
  },
);
