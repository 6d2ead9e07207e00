import { mustBeObject } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { mustBeOptions } from "../core/checks/options.js";
import { refuseSource } from "../core/checks/sources.js";
import { probeOver } from "../core/tracing/sequenceProbe.js";
import { currentRecorder } from "../core/tracing/session.js";

/**
 * How a place is shown in a trace.
 *
 * @category Types
 */
export interface ProbeOptions {
  /** The name of the stage. */
  readonly name: string;
}

/**
 * Returns an iterable that stands for another one, and shows in a trace what is asked of it: also by code that is not
 * lazuli's, such as a loop, or a function of another library.
 *
 * Outside of a trace it only hands on what it is asked. It can be read as often as the source; each reading is a stage of
 * its own. What is sent into a generator by `next(value)` or `throw` arrives. An async iterable answers a microtask later.
 * Of results, own properties are shown: where `done` and `value` are inherited, it cannot be told what they hold.
 *
 * @param source - The iterable, sync or async.
 * @param options - The name that it is shown with: a generator has none.
 * @throws `TypeError` if the source is not an iterable object, or there is no name; when it is read, if its iterator has no
 * `next`.
 * @example
 * ```ts
 * import { probe, trace } from "lazuli/trace";
 *
 * function* countdown() {
 *   yield* [3, 2, 1];
 * }
 * const t = trace(() => Array.from(probe(countdown(), { name: "countdown" })));
 * console.log(t.result); // => [3, 2, 1]
 * console.log(t.events.filter(({ kind }) => kind === "pull").length); // => 4
 * ```
 * @see {@link trace}, whose option `names` names what lazuli reads.
 * @category Tracing
 */
export function probe<T, R, N>(source: Iterable<T, R, N>, options: ProbeOptions): Iterable<T, R, N>;
export function probe<T, R, N>(source: AsyncIterable<T, R, N>, options: ProbeOptions): AsyncIterable<T, R, N>;
export function probe(source: object, options: ProbeOptions): object {
  mustBeObject("probe", "source", source, "an iterable object");
  if (!(Symbol.iterator in source || Symbol.asyncIterator in source)) {
    refuseSource("probe", source, "source", "an iterable object");
  }
  mustBeOptions("probe", options, ["name"], "options", ', as in { name: "orders" }');
  const { name } = options;
  must(typeof name === "string" && name !== "", "probe", "name", "a non-empty string", name);
  return probeOver(name, source, currentRecorder);
}
