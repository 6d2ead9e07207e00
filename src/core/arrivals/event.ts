import { isObject } from "../checks/must.js";
import type { AbortSignalLike } from "../types/bounds.js";

/** What happens once, or never: a signal is aborted, or a promise is settled. */
export type EventLike = AbortSignalLike | PromiseLike<unknown>;

/** That a promise was rejected. */
export interface Rejection {
  readonly error: unknown;
}

/** Called when an event has happened. It never throws. */
type OnEvent = (rejection?: Rejection) => void;

export function isEvent(value: unknown): value is EventLike {
  return isObject(value) && (isSignal(value) || typeof (value as { then?: unknown }).then === "function");
}

function isSignal(value: object): value is AbortSignalLike {
  return "aborted" in value && "addEventListener" in value;
}

/**
 * Calls a function when an event happens: at once if a signal is aborted already, in a microtask if a promise is settled.
 * Returns the function that ends the waiting.
 */
export function onEvent(event: EventLike, run: OnEvent): () => void {
  if (!isSignal(event)) return onSettled(event, run);
  const listener = (): void => run();
  if (event.aborted) run();
  else event.addEventListener("abort", listener);
  return () => event.removeEventListener("abort", listener);
}

/**
 * Who waits for a promise. What its `then` has been handed stays with a promise as long as that is pending: so it is called
 * once for all, and those that have gone leave nothing behind.
 */
const WAITING = /* @__PURE__ */ new WeakMap<PromiseLike<unknown>, Set<OnEvent>>();

function onSettled(promise: PromiseLike<unknown>, run: OnEvent): () => void {
  const waiting = WAITING.get(promise) ?? waitFor(promise);
  waiting.add(run);
  return () => waiting.delete(run);
}

function waitFor(promise: PromiseLike<unknown>): Set<OnEvent> {
  const waiting = new Set<OnEvent>();
  const settle: OnEvent = (rejection) => {
    WAITING.delete(promise);
    for (const run of waiting) run(rejection);
  };
  const onError = (error: unknown): void => settle({ error });
  const native = promise instanceof Promise ? promise : Promise.resolve(promise);
  void Promise.prototype.then.call(native, () => settle(), onError);
  WAITING.set(promise, waiting);
  return waiting;
}
