import { checked, mustBeFunction } from "../checks/arguments.js";
import type { Predicate } from "../types/callbacks.js";
import type { AnyIterable } from "../types/iterables.js";
import type { AsyncLazy } from "../types/lazy.js";
import type { AsyncCursor } from "./asyncCursor.js";
import { AsyncLazyIterator } from "./asyncEdge.js";
import { type Flow, flowOver } from "./flow.js";
import { openEndingFlow, openFlow } from "./openAsync.js";
import { calling, plain, SKIP, type Step, type StepOptions, STOP } from "./step.js";
import { watch } from "../watching/watch.js";

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
  callback = checked(name, source, mustBeFunction, argument, callback);
  return through(name, source, calling(name, callback, options));
}

/** The sequence that a cursor reads, for operators that are more than a step. */
export function over<U, R>(cursor: AsyncCursor<unknown>): AsyncLazy<U, R> {
  return new AsyncLazyIterator<U, R>(flowOver(cursor));
}

/**
 * Reads a source until a step answers `STOP`, or to its end. The step sees every value, and answers `SKIP` to go on. The
 * source is closed, and that is waited for, whatever ends the reading.
 */
export function consume(name: string, source: AnyIterable<unknown>, step: Step): Promise<unknown> {
  const flow = openFlow(name, source);
  flow.add(watch("consumed", step, name));
  return flow.next();
}

/** {@link consume} for consumers that need the end. */
export function consumeToEnd(name: string, source: AnyIterable<unknown>, step: Step): Promise<unknown> {
  const flow = openEndingFlow(name, source);
  flow.add(watch("consumed", step, name));
  return flow.next();
}

/** Reads a source to its end, and calls a function of ours with each value and its index. */
export function visitAll<T>(
  name: string,
  source: AnyIterable<T>,
  visit: (value: T, index: number) => unknown,
): Promise<unknown> {
  return consumeToEnd(name, source, plain(name, visit, { decide: goOn }));
}

/** {@link visitAll} with a function of the user: ours gets what that has returned, awaited, and the value. */
export function visitResults<T, U>(
  name: string,
  source: AnyIterable<T>,
  callback: (value: T, index: number) => U | PromiseLike<U>,
  visit: (result: U, value: T) => unknown,
): Promise<unknown> {
  const decide = (result: U, value: T): unknown => {
    visit(result, value);
    return SKIP;
  };
  return consumeToEnd(name, source, calling(name, callback, { decide }));
}

/** What is decided after a value that does not end the reading. */
export const goOn = (): unknown => SKIP;

/** Reads up to the first value for which a function of ours is true. Returns whether there is one. */
export async function readUntil<T>(
  name: string,
  source: AnyIterable<T>,
  isLast: (value: T, index: number) => boolean,
): Promise<boolean> {
  let isFound = false;
  const run = (value: T, index: number): unknown => {
    if (!isLast(value, index)) return SKIP;
    isFound = true;
    return STOP;
  };
  await consume(name, source, plain(name, run));
  return isFound;
}

/** The first value for which a predicate of the user is true; or false, if that is `expected`. Its step looks for it. */
export class Match<T> {
  value: T | undefined = undefined;
  /** -1 if there is none. */
  index = -1;
  readonly step: Step;

  constructor(name: string, predicate: Predicate<T>, expected: boolean = true) {
    let index = 0;
    const decide = (ok: unknown, value: T): unknown => {
      if (Boolean(ok) !== expected) {
        index++;
        return SKIP;
      }
      this.value = value;
      this.index = index;
      return STOP;
    };
    this.step = calling(name, predicate, { decide });
  }
}
