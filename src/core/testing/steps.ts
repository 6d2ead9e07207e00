import { letOthersRun } from "../bounds/eventLoop.js";
import { platformClock } from "../time/clock.js";

/**
 * Work in steps, written once for both worlds. It yields what may be a promise, and is resumed with the value, which async
 * work waits for.
 */
export type Steps<T> = Generator<unknown, T, unknown>;

/** What is thrown into the work where a promise does not settle in time. */
export class Stuck extends Error {}

/** Waits for a promise, and takes everything else as it is. */
export function* settled<T>(value: T | PromiseLike<T>): Steps<T> {
  return (yield value) as T;
}

/** Lets everything run that waits for promises only. In the sync world there is no such thing. */
export function* turn(isAsync: boolean): Steps<void> {
  if (isAsync) yield letOthersRun();
}

export function runSync<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next(step.value);
  return step.value;
}

/** Runs the work, in which nothing may take longer to settle than so many milliseconds. */
export async function runAsync<T>(steps: Steps<T>, timeout: number): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    let value: unknown;
    try {
      value = await within(step.value, timeout);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(value);
  }
  return step.value;
}

async function within(promise: unknown, timeout: number): Promise<unknown> {
  let timer: unknown;
  const late = new Promise((_, reject) => {
    timer = platformClock.setTimeout(() => reject(new Stuck()), timeout);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    platformClock.clearTimeout(timer);
  }
}
