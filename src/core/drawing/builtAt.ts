import type { TraceStage } from "../watching/trace.js";
import type { Column } from "./pipelines.js";
import { escape } from "./text.js";

const MOST = 40;

/** {@link builtAt}, without the folders. */
export function fileOf(column: Column): string {
  const [{ at = "" }] = column as [TraceStage];
  return escape(at.replace(/^.*[\\/]/, ""));
}

/** Where the first stage of a column was built, or `""`. Of a long path the end says most. */
export function builtAt(column: Column): string {
  const [{ at = "" }] = column as [TraceStage];
  return escape(at.length > MOST ? `…${at.slice(1 - MOST)}` : at);
}
