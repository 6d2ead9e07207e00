import type { DrawingOptions } from "../core/drawing/options.js";
import type { TraceRecord } from "../core/watching/trace.js";
import { json } from "../trace/json.js";
import { lanes } from "../trace/lanes.js";
import { summary } from "../trace/summary.js";
import { table } from "../trace/table.js";
import { timeline } from "../trace/timeline.js";
import { tree } from "../trace/tree.js";
import type { TextName } from "./options.js";

const DRAW: Record<TextName, (record: TraceRecord, options: DrawingOptions) => string> = {
  table,
  lanes,
  tree,
  summary,
  timeline,
  json: (record) => json(record),
};

/** The texts, one below the other. */
export function textOf(record: TraceRecord, names: readonly TextName[], options: DrawingOptions): string {
  return names.map((name) => `${DRAW[name](record, options)}\n`).join("\n");
}

/** The name of a file for one of several threads or processes. */
export function fileFor(part: string, file: string): string {
  return part === "" ? file : file.replace(/(\.[^./\\]+)?$/, `-${part.replace(/\W+/g, "-")}$1`);
}

/** How often a file that takes nothing more is tried again, and after how many milliseconds. */
const TRIES = 500;
const PAUSE = 10;

/** Writes all of it before it returns, for the program may end then. A file that is closed gets nothing. */
export function writeWhole(
  bytes: Uint8Array,
  write: (bytes: Uint8Array, offset: number) => number,
  wait: (milliseconds: number) => void = sleep,
): void {
  let tries = 0;
  for (let offset = 0; offset < bytes.length && tries < TRIES;) {
    try {
      offset += write(bytes, offset);
      tries = 0;
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== "EAGAIN") return;
      tries++;
      wait(PAUSE);
    }
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
