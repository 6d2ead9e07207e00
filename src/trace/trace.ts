import { isPromise } from "../core/tracing/calls.js";
import { finished, type Outcome, type Trace } from "../core/tracing/traced.js";
import { mustBeRunSync, recorderOf } from "../core/tracing/options.js";
import { enrolled, record } from "../core/tracing/session.js";
import type { TraceOptions } from "../core/watching/trace.js";

/**
 * Runs a function, and returns what the pipelines that it builds and reads have done: who asked whom, for what, and what was
 * answered, up to the closing. Printed, that is a table.
 *
 * The function does what it does without a trace: nothing is called twice, and values, errors, order and closings are the
 * same. Its pipelines run several times slower meanwhile, and take more of the stack, which a recursion of thousands of levels
 * may exhaust. A process that has traced stays slower, since the engine has then seen more kinds of stages: trace in
 * development, not in production.
 *
 * What is built within the function is recorded, and what is built over its sequences; of what was built before, only
 * that it is read. What it leaves open stays open, and is not recorded further.
 *
 * @param fn - Called once, at once. It must be sync.
 * @param options - `budget`, 10,000 events if left out, stops a pipeline that never ends, and closes it; so does `maxTime`,
 * in milliseconds. `names` shows sources and functions by the names of an object, such as `{ orders, isPaid }`. `on` is
 * called with each event.
 * @returns The `stages` and `events` in order, and the `result` of the function or its `error`. If a bound was reached,
 * `truncated` says which one, and the error is that of the pull that was stopped, unless the function has caught it.
 * @throws TypeError if `fn` is not a sync function or has returned a promise, or an option has a wrong type or an unknown name.
 * @throws RangeError if `budget` or `maxTime` is out of range.
 * @example
 * ```ts
 * import { fib, find, isPrime, pairwise } from "lazuli";
 * import { trace } from "lazuli/trace";
 *
 * const t = trace(() => find(pairwise(fib()), ([a, b]) => isPrime(a) && isPrime(b)));
 * console.log(t.result); // => [2n, 3n]
 * console.log(t.stages.map(({ name }) => name)); // => ["fib", "pairwise", "find"]
 * console.log(t.events.filter(({ kind, stage }) => kind === "pull" && stage === 0).length); // => 4
 * ```
 * @example
 * A pipeline that never ends is stopped:
 *
 * ```ts
 * import { countFrom, find } from "lazuli";
 * import { trace } from "lazuli/trace";
 *
 * const t = trace(() => find(countFrom(0), () => false), { budget: 100 });
 * console.log([t.truncated, t.events.length]); // => ["budget", 102]
 * ```
 * @see {@link table}, {@link lanes}, {@link tree}, {@link summary} for renderings, {@link traceAsync} for async functions,
 * {@link probe} for code that is not lazuli's.
 * @category Tracing
 */
export const trace: <R>(
  fn: () => R & (R extends PromiseLike<unknown> ? "promises are not awaited here: use traceAsync" : R),
  options?: TraceOptions,
) => Trace<R> = /* @__PURE__ */ enrolled(<R>(fn: () => R, options: TraceOptions = {}): Trace<R> => {
  mustBeRunSync(fn);
  const recorder = recorderOf("trace", options);
  let outcome: Outcome<R>;
  try {
    outcome = { result: record(recorder, fn) };
  } catch (error) {
    outcome = { error };
  }
  recorder.closeAll();
  const t = finished(recorder, outcome);
  if (isPromise(t.result)) {
    throw new TypeError("trace: the result of fn must not be a Promise: use traceAsync");
  }
  return t;
});
