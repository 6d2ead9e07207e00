export { trace } from "./trace/trace.js";
export { traceAsync } from "./trace/traceAsync.js";
