import { mustBeNumber } from "../core/checks/counts.js";
import { mustBeOptions } from "../core/checks/options.js";
import { mustBeTrace } from "../core/drawing/options.js";
import type { TraceEvent, TraceRecord, TraceStage } from "../core/watching/trace.js";

/**
 * What {@link json} writes, as `JSON.parse` reads it. A key that has no value is left out.
 *
 * @category Types
 */
export interface TraceJson {
  /** Of the schema. Another number means that a key has another meaning, or is gone; new keys may come without it. */
  readonly version: 1;
  /** Which bound stopped the pipelines before their end. */
  readonly truncated?: "budget" | "time";
  /** A preview of what the traced function has thrown, if it has. */
  readonly thrown?: string;
  readonly stages: readonly (Omit<TraceStage, "at"> & { readonly at?: string })[];
  readonly events: readonly TraceEvent[];
}

/**
 * How {@link json} writes a trace.
 *
 * @category Types
 */
export interface JsonOptions {
  /** By how many spaces what is nested is indented, from 0 to 10. 0, the default, writes all in one line. */
  readonly indent?: number | undefined;
}

/** What is written, in this order. */
const KEYS = [
  ...["version", "truncated", "thrown", "stages", "id", "name", "role", "parents", "at", "inner"],
  ...["events", "n", "t", "kind", "stage", "depth", "by", "of", "in", "value", "fn", "unread"],
];

/**
 * A trace as JSON, for other programs and for later: {@link table}, {@link svg} and all other renderings take what
 * `JSON.parse` makes of it.
 *
 * | key         | type                   |                                                                                  |
 * | ----------- | ---------------------- | -------------------------------------------------------------------------------- |
 * | `version`   | `1`                    | of the schema                                                                    |
 * | `truncated` | `"budget"` or `"time"` | which bound stopped the pipelines; left out if none did                          |
 * | `thrown`    | string                 | a preview of what the traced function has thrown; left out if it has not         |
 * | `stages`    | array of objects       | in the order in which they were built                                            |
 * | `.id`       | integer                | the position in `stages`                                                         |
 * | `.name`     | string                 | as it is shown                                                                   |
 * | `.role`     | string                 | `"source"`, `"operator"` or `"consumer"`                                         |
 * | `.parents`  | array of integers      | the ids of the stages that it reads                                              |
 * | `.at`       | string                 | where it was built, as `file:line:column`; left out where the runtime tells none |
 * | `.inner`    | integer                | the id of the stage whose work built it; left out if the program built it        |
 * | `events`    | array of objects       | in the order of time                                                             |
 * | `.n`        | integer                | the position in `events`                                                         |
 * | `.t`        | number                 | milliseconds since the trace began                                               |
 * | `.kind`     | string                 | a {@link TraceEventKind}                                                         |
 * | `.stage`    | integer                | the id of the stage that it is about                                             |
 * | `.depth`    | integer                | in how many questions it is nested                                               |
 * | `.by`       | integer                | of a question: the id of the stage that asks; left out if the program does       |
 * | `.of`       | integer                | of an answer and of `"wait"`: the `n` of the question                            |
 * | `.in`       | integer                | the `n` of the question in which it happened; left out if there is none          |
 * | `.value`    | string                 | a preview of a value, an error, arguments or a result                            |
 * | `.fn`       | string                 | of a call: the name of the function                                              |
 * | `.unread`   | `true`                 | of a `"yield"`: the value was skipped                                            |
 *
 * `docs/trace.schema.json` in the repository is the same as a JSON Schema.
 *
 * @param trace - What `trace` or `traceAsync` returned, or the same read from JSON.
 * @param options - How it is indented.
 * @returns The text.
 * @throws TypeError if the trace is not one, or an option has a wrong type or an unknown name.
 * @throws RangeError if `indent` is out of range.
 * @example
 * ```ts
 * import { take } from "lazuli";
 * import { json, trace } from "lazuli/trace";
 *
 * const t = trace(() => [...take(["a", "b"], 1)]);
 * const { version, stages } = JSON.parse(json(t));
 *
 * console.log(version); // => 1
 * console.log(stages.map((stage: { name: string }) => stage.name)); // => ["Array", "take(1)"]
 * ```
 * @see {@link table} and {@link svg} for people.
 * @category Tracing
 */
export function json(trace: TraceRecord, options: JsonOptions = {}): string {
  mustBeTrace("json", trace);
  mustBeOptions("json", options, ["indent"]);
  const { indent = 0 } = options;
  const isCount = Number.isInteger(indent) && indent >= 0 && indent <= 10;
  mustBeNumber(isCount, "json", "indent", "an integer from 0 to 10", indent);
  const { truncated, thrown, stages, events } = trace;
  return JSON.stringify({ version: 1, truncated, thrown, stages, events }, KEYS, indent);
}
