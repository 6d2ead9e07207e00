import type { DrawingOptions } from "../core/drawing/options.js";
import { drawTable } from "../core/drawing/table.js";
import type { TraceRecord } from "../core/watching/trace.js";

/**
 * A trace as a table: a row for each value that is asked for at the end of a pipeline, and a column for each stage.
 *
 * ```text
 *    fib      pairwise       find
 * ───────────────────────────────
 * 1  1n 1n    [1n, 1n]       ✗
 * 2  2n       [1n, 2n]       ✗
 * 3  3n stop  [2n, 3n] stop  ✓
 * ```
 *
 * A cell has what its stage has yielded in that row, `end` if it was at its end, `stop` if it was closed, and what it threw.
 * Of a consumer it has the results of its callback. Values in parentheses came to nothing: nobody has looked at them, or a
 * stage has refused them or what was made of them. Sequences that a callback builds share a column, such as `range ×3`. If
 * something was waited for, the last column says how long.
 *
 * @param trace - What `trace` or `traceAsync` returned, or the same read from JSON.
 * @param options - `width`, `color` and `rounds`; see {@link DrawingOptions}. Rounds are rows.
 * @returns The lines, one table for each pipeline.
 * @throws TypeError if the trace is not one, or an option has a wrong type or an unknown name.
 * @throws RangeError if `width` or `rounds` is out of range.
 * @example
 * ```ts
 * import { fib, find, isPrime, pairwise } from "lazuli";
 * import { table, trace } from "lazuli/trace";
 *
 * const t = trace(() => find(pairwise(fib()), ([a, b]) => isPrime(a) && isPrime(b)));
 * const rows = table(t, { color: false }).split("\n");
 * console.log(rows[0]); // => "   fib      pairwise       find"
 * console.log(rows[4]); // => "3  3n stop  [2n, 3n] stop  ✓"
 * ```
 * @see {@link lanes} and {@link tree} for what happens within a row, {@link summary} for how much of it.
 * @category Tracing
 */
export function table(trace: TraceRecord, options?: DrawingOptions): string {
  return drawTable(trace, options);
}
