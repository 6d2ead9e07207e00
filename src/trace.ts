export { table } from "./trace/table.js";
export { probe } from "./trace/probe.js";
export { trace } from "./trace/trace.js";
export { traceAsync } from "./trace/traceAsync.js";
export type { ProbeOptions } from "./trace/probe.js";
export type { DrawingOptions } from "./core/drawing/options.js";
export type { Trace } from "./core/tracing/traced.js";
export type {
  TraceEvent,
  TraceEventKind,
  TraceOptions,
  TraceRecord,
  TraceRole,
  TraceStage,
} from "./core/types/trace.js";
