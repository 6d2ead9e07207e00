import { checked, mustBeFunction } from "../checks/arguments.js";
import type { AnyIterable } from "../types/iterables.js";
import type { AsyncLazy } from "../types/lazy.js";
import type { AsyncCursor } from "./asyncCursor.js";
import { AsyncLazyIterator } from "./asyncEdge.js";
import { Flow } from "./flow.js";
import { openEndingFlow, openFlow } from "./openAsync.js";
import { calling, type Step, type StepOptions } from "./step.js";

/** The sequence that a step makes from a source. */
export function through<U, R>(name: string, source: AnyIterable<unknown>, step: Step): AsyncLazy<U, R> {
  return added(openFlow(name, source), step);
}

/** {@link through} for a step that yields its first value at the end of the source. */
export function throughToEnd<U, R>(name: string, source: AnyIterable<unknown>, step: Step): AsyncLazy<U, R> {
  return added(openEndingFlow(name, source), step);
}

function added<U, R>(flow: Flow, step: Step): AsyncLazy<U, R> {
  flow.add(step);
  return new AsyncLazyIterator<U, R>(flow);
}

/** {@link through} for a step that calls a function of the user, its `argument`, with each value and its index. */
export function throughCalls<T, U, R>(
  name: string,
  source: AnyIterable<T>,
  argument: string,
  callback: (value: T, index: number) => unknown,
  options?: StepOptions<T>,
): AsyncLazy<U, R> {
  checked(name, source, mustBeFunction, argument, callback);
  return through(name, source, calling(name, callback, options));
}

/** The sequence that a cursor reads, for operators that are more than a step. */
export function over<U, R>(cursor: AsyncCursor<unknown>): AsyncLazy<U, R> {
  return new AsyncLazyIterator<U, R>(new Flow(cursor));
}

/**
 * Reads a source until a step answers `STOP`, or to its end. The step sees every value, and answers `SKIP` to go on. The
 * source is closed, and that is waited for, whatever ends the reading.
 */
export async function consume(name: string, source: AnyIterable<unknown>, step: Step): Promise<void> {
  await read(openFlow(name, source), step);
}

/** {@link consume} for consumers that need the end. */
export async function consumeToEnd(name: string, source: AnyIterable<unknown>, step: Step): Promise<void> {
  await read(openEndingFlow(name, source), step);
}

function read(flow: Flow, step: Step): Promise<unknown> {
  flow.add(step);
  return flow.next();
}
