import type { AnyIterable } from "../types/iterables.js";
import type { AsyncLazy } from "../types/lazy.js";
import type { AsyncCursor } from "./asyncCursor.js";
import { AsyncLazyIterator } from "./asyncEdge.js";
import { Flow } from "./flow.js";
import { openEndingFlow, openFlow } from "./openAsync.js";
import type { Step } from "./step.js";

/** The sequence that a step makes from a source. */
export function through<U, R>(name: string, source: AnyIterable<unknown>, step: Step): AsyncLazy<U, R> {
  const flow = openFlow(name, source);
  flow.add(step);
  return new AsyncLazyIterator<U, R>(flow);
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
