import { type Failure, Recovering } from "../core/arrivals/recovering.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked, mustBeFunction, mustBeObject } from "../core/checks/arguments.js";
import type { Labelled } from "../core/engine/cursor.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable, AnyIterableObject, Awaitable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";

/**
 * The same values, and after an error those of the sequence that a function returns for it.
 *
 * The handler is called when the source has thrown, by itself or by a callback of its pipeline, and has been closed; an error
 * of that closing is dropped. Without an error it is never called. An error that the handler throws rejects, and so does one
 * of the sequence that it has returned: that one is not caught again.
 *
 * @param source - The values.
 * @param handler - Called with the error. Returns the sequence to go on with, or a promise of it: `[]` to end there, or the
 * same source again. To let an error pass, throw it.
 * @returns A sequence that is endless if both the source and that of the handler are.
 * @throws TypeError if `handler` is not a function, and at the pull if it does not return an iterable object.
 * @example
 * ```ts
 * import { catchError, toArray } from "lazuli/async";
 *
 * async function* broken() {
 *   yield 1;
 *   throw new Error("connection lost");
 * }
 * console.log(await toArray(catchError(broken(), () => [2, 3]))); // => [1, 2, 3]
 * await toArray(catchError(broken(), (error) => { throw new Error("stopped", { cause: error }); })); // throws Error: stopped
 * ```
 * @see {@link retrySequence} to make the same sequence again after a pause, {@link settled} for calls whose errors become
 * values.
 * @category Errors
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function catchError<T, R, U = never, R2 = never>(
  source: AnyIterable<T, R>,
  handler: (error: unknown) => Awaitable<AnyIterableObject<U, R2>>,
): AsyncLazy<T | U, [R] extends [never] ? EndOf<R2> : undefined> {
  handler = checked("catchError", source, mustBeFunction, "handler", handler);
  return over(new CatchError<T | U>(openAsync<T | U>("catchError", source), handler));
}

class CatchError<T> extends Recovering<T> {
  private readonly handler: (error: unknown) => unknown;
  private hasFailed = false;

  constructor(source: AsyncCursor<T>, handler: (error: unknown) => unknown) {
    super("catchError", source);
    this.handler = handler;
  }

  protected async recover(failure: Failure | undefined): Promise<void> {
    const { error } = failure as Failure;
    if (this.hasFailed) throw error;
    this.hasFailed = true;
    const { name, handler } = this;
    const result = await handler(error);
    if (this.isOver) return;
    mustBeObject(name, "the result of handler", result, "an iterable object");
    this.source = openAsync(name, result as AnyIterable<T>, "the result of handler");
  }

  tell(titles: string[]): Labelled | undefined {
    titles.push(this.name);
    return this.source;
  }
}
