import { isObject } from "../core/checks/must.js";
import type { TraceRecord } from "../core/types/trace.js";

/**
 * A serializer that writes the table of a trace into a snapshot, for `expect.addSnapshotSerializer(traceSerializer)` of vitest
 * and Jest.
 *
 * @example
 * ```ts
 * import { traceSerializer } from "lazuli/testing";
 *
 * console.log(traceSerializer.test({ stages: [], events: [], truncated: undefined })); // => true
 * console.log(traceSerializer.test([1, 2])); // => false
 * ```
 * @category Testing
 */
export const traceSerializer: {
  readonly test: (value: unknown) => value is TraceRecord;
  readonly serialize: (trace: TraceRecord) => string;
} = {
  test: (value): value is TraceRecord =>
    isObject(value) &&
    "truncated" in value &&
    Array.isArray((value as Partial<TraceRecord>).stages) &&
    Array.isArray((value as Partial<TraceRecord>).events),
  serialize: (trace) => String(trace),
};
