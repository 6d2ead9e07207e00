import { type EventLike, isEvent, onEvent, type Rejection } from "../core/arrivals/event.js";
import { OneSource } from "../core/arrivals/oneSource.js";
import type { AsyncCursor } from "../core/async/asyncCursor.js";
import { openAsync } from "../core/async/openAsync.js";
import { over, throughCalls } from "../core/async/stages.js";
import { LAST, PASS } from "../core/async/step.js";
import { controllerHint } from "../core/bounds/deadline.js";
import { checked, mustBeSync } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { show } from "../core/checks/show.js";
import { type Cursor, type End, isEnd, type Meter, Stage } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import { open } from "../core/engine/open.js";
import type { AbortSignalLike } from "../core/types/bounds.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { Predicate, Sync } from "../core/types/callbacks.js";

/**
 * The values up to and including the first one for which a predicate is true.
 *
 * No value after that one is pulled: the next call of `next` closes the source.
 *
 * @param source - The values to take from; it may be endless.
 * @param predicate - Called with each value and its index until it is true, and not after that. Any truthy result
 * counts as true.
 * @returns A sequence that ends after the first match, or with the source.
 * @throws TypeError if `predicate` is not a function, or is async.
 * @example
 * ```ts
 * import { fib, takeUntil } from "lazuli";
 *
 * console.log([...takeUntil(fib(), (n) => n > 20n)]); // => [1n, 1n, 2n, 3n, 5n, 8n, 13n, 21n]
 * ```
 * @see {@link takeWhile} to leave out the value that stops it.
 * @category Stopping
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function takeUntil<T, P = unknown>(
  source: Iterable<T>,
  predicate: (value: T, index: number) => Sync<P>,
): Lazy<T> {
  predicate = checked("takeUntil", source, mustBePredicate, predicate);
  return new LazyIterator(new TakeUntil(open("takeUntil", source), predicate));
}

/** Only the async function waits for events. */
function mustBePredicate<F>(name: string, predicate: F): F {
  const got = show(predicate);
  const hint = got === "a Promise" || got === "an AbortSignal" ? ": use lazuli/async" : "";
  must(typeof predicate === "function", name, "predicate", "a function", predicate, TypeError, hint);
  return mustBeSync(name, "predicate", predicate);
}

class TakeUntil<T> extends Stage<T> {
  private readonly predicate: Predicate<T>;
  private index = 0;
  private isMet = false;

  constructor(source: Cursor<T>, predicate: Predicate<T>) {
    super(source, "takeUntil");
    this.predicate = predicate;
  }

  pull(meter: Meter | undefined): T | End {
    if (this.isMet) return this.stop();
    const { source, predicate } = this;
    const value = source.pull(meter);
    if (!isEnd(value) && predicate(value, this.index++)) this.isMet = true;
    return value;
  }

  override get endless(): boolean {
    return false;
  }
}

/**
 * The async {@link takeUntil}: the values up to and including the first one for which a predicate is true; or the values
 * that come before a signal is aborted or a promise is fulfilled.
 *
 * The predicate is awaited before its value is yielded. No value after the match is pulled: the next call of `next` closes
 * the source.
 *
 * A signal or a promise ends the sequence without an error, at once: a pending pull settles as done. The source is closed at
 * once too, also while nobody pulls. If it was being pulled, nothing waits for that closing: a source that is stuck holds up
 * nobody. If the signal is aborted or the promise settled before the first pull, nothing is pulled. A promise that is rejected
 * rejects the pending pull, or the next one.
 *
 * @param source - An async or sync iterable; it may be endless.
 * @param predicate - Called with each value and its index until it is true, and not after that; may return a promise. Any
 * truthy result counts as true.
 * @param until - An AbortSignal, or a promise, in place of the predicate. It is waited for from the first pull on.
 * @returns A sequence that ends after the first match or by the event, or with the source.
 * @throws TypeError if there is neither a function nor an AbortSignal nor a promise.
 * @example
 * ```ts
 * import { takeUntil, toArray } from "lazuli/async";
 *
 * console.log(await toArray(takeUntil([1, 2, 3, 1], async (n) => n > 1))); // => [1, 2]
 * ```
 * @example With a signal
 * ```ts
 * import { takeUntil, toArray } from "lazuli/async";
 *
 * async function* messages() {
 *   yield* ["a", "b"];
 *   await new Promise(() => {});
 * }
 * const stop = new AbortController();
 * setTimeout(() => stop.abort(), 20);
 * console.log(await toArray(takeUntil(messages(), stop.signal))); // => ["a", "b"]
 * ```
 * @see {@link takeWhile} to leave out the value that stops it, {@link abortable} to end with an error.
 * @category Stopping
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function takeUntilAsync<T>(source: AnyIterable<T>, predicate: Predicate<T>): AsyncLazy<T>;
export function takeUntilAsync<T>(
  source: AnyIterable<T>,
  until: AbortSignalLike | PromiseLike<unknown>,
): AsyncLazy<T>;
export function takeUntilAsync<T>(source: AnyIterable<T>, until: Predicate<T> | EventLike): AsyncLazy<T> {
  checked("takeUntil", source, mustEnd, until);
  if (typeof until !== "function") return over(new TakeUntilEvent(openAsync("takeUntil", source), until));
  const decide = (ok: unknown): unknown => (ok ? LAST : PASS);
  return throughCalls("takeUntil", source, "predicate", until, { decide, ends: "sometimes" });
}

function mustEnd(name: string, until: unknown): void {
  const ok = typeof until === "function" || isEvent(until);
  const hint = ok ? "" : controllerHint(until);
  must(ok, name, "until", "a function, an AbortSignal or a promise", until, TypeError, hint);
}

class TakeUntilEvent<T> extends OneSource<T, T> {
  private readonly event: EventLike;
  private endWaiting: (() => void) | undefined = undefined;

  constructor(source: AsyncCursor<T>, event: EventLike) {
    super("takeUntil", source);
    this.event = event;
  }

  protected look(): boolean | undefined {
    if (this.endWaiting === undefined) {
      this.endWaiting = onEvent(this.event, (rejection) => this.happened(rejection));
      // A microtask later it is known whether a promise was settled before.
      void Promise.resolve().then(() => this.notify());
      return undefined;
    }
    this.pull();
    const hasValue = this.answer();
    if (hasValue) this.value = this.takeValue();
    return hasValue;
  }

  private happened(rejection: Rejection | undefined): void {
    // The source may have answered just before.
    if (this.feed.isPulling) void Promise.resolve().then(() => this.finish(rejection));
    else this.finish(rejection);
  }

  private finish(rejection: Rejection | undefined): void {
    if (this.feed.isOver) return;
    this.failure = rejection;
    this.abandon();
    this.notify();
  }

  protected override stop(): Promise<unknown> | undefined {
    this.endWaiting?.();
    return super.stop();
  }

  override get endless(): boolean {
    return false;
  }
}
