import { isObject } from "../core/checks/must.js";
import { drawTable } from "../core/drawing/table.js";
import type { TraceRecord } from "../core/watching/trace.js";

/**
 * A serializer that writes the table of a trace into a snapshot, for `expect.addSnapshotSerializer(traceSerializer)` of vitest
 * and Jest.
 *
 * The table has no colours, and no line of more than 100 columns, whatever the terminal.
 *
 * @example
 * ```ts
 * import { find, pairwise } from "lazuli";
 * import { traceSerializer } from "lazuli/testing";
 * import { trace } from "lazuli/trace";
 *
 * const t = trace(() => find(pairwise([1, 3, 9]), ([a, b]) => b - a > 5));
 * console.log(traceSerializer.test(t), traceSerializer.test([1, 3, 9])); // prints true false
 * console.log(traceSerializer.serialize(t).includes("pairwise")); // => true
 * ```
 * @category Testing
 */
export const traceSerializer: {
  /** Whether a value is a trace. */
  readonly test: (value: unknown) => value is TraceRecord;
  /** The table of a trace, without colours. */
  readonly serialize: (trace: TraceRecord, config?: unknown, indentation?: string, depth?: number) => string;
} = { test, serialize };

/** Whether it is a trace: of this copy of the package, of another one, or read from JSON. */
function test(value: unknown): value is TraceRecord {
  if (!isObject(value)) return false;
  const { stages, events } = value as Partial<Record<string, unknown>>;
  return areAll(stages, "role") && areAll(events, "kind") && (stages.length > 0 || "truncated" in value);
}

/** Whether it is an array of objects that have a text there. */
function areAll(list: unknown, key: "role" | "kind"): list is readonly unknown[] {
  return (
    Array.isArray(list) &&
    list.every(
      (item: unknown) => isObject(item) && typeof (item as Record<string, unknown>)[key] === "string",
    )
  );
}

/** The table; within another value, on lines of its own. */
function serialize(trace: TraceRecord, _: unknown, indentation: string = "", depth: number = 0): string {
  const table = drawTable(trace, { color: false, width: 100 });
  return depth === 0 ? table : `\n${table}`.replaceAll("\n", `\n${indentation}  `);
}
