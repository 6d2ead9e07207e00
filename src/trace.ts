/**
 * See what pipelines do: who asks whom, where each stage is suspended, and when it is closed.
 *
 * `trace` and `traceAsync` record; the other functions show what was recorded.
 *
 * @module lazuli/trace
 */
export { json } from "./trace/json.js";
export { lanes } from "./trace/lanes.js";
export { probe } from "./trace/probe.js";
export { summary } from "./trace/summary.js";
export { svg } from "./trace/svg.js";
export { table } from "./trace/table.js";
export { timeline } from "./trace/timeline.js";
export { trace } from "./trace/trace.js";
export { traceAsync } from "./trace/traceAsync.js";
export { tree } from "./trace/tree.js";
export type { JsonOptions, TraceJson } from "./trace/json.js";
export type { ProbeOptions } from "./trace/probe.js";
export type { SvgOptions } from "./trace/svg.js";
export type { Theme } from "./core/diagram/style.js";
export type { DrawingOptions } from "./core/drawing/options.js";
export type { Trace } from "./core/tracing/traced.js";
export type {
  TraceEvent,
  TraceEventKind,
  TraceOptions,
  TraceRecord,
  TraceRole,
  TraceStage,
} from "./core/watching/trace.js";
