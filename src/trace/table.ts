import type { DrawingOptions } from "../core/drawing/options.js";
import { drawTable } from "../core/drawing/table.js";
import type { TraceRecord } from "../core/types/trace.js";

export function table(trace: TraceRecord, options?: DrawingOptions): string {
  return drawTable(trace, options);
}
