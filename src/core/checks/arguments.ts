import { isObject, must } from "./must.js";
import { watch } from "../watching/watch.js";
import { isIterable, mustBeSource, refuseSource } from "./sources.js";

export function mustBeObject(
  name: string,
  argument: string,
  value: unknown,
  expectation: string = "an object",
): asserts value is object {
  must(isObject(value), name, argument, expectation, value);
}

/** Returns the function to be called in place of the argument: it may be watched. */
export function mustBeFunction<F>(name: string, argument: string, value: F): F {
  must(typeof value === "function", name, argument, "a function", value);
  return watch("callback", value, name, argument);
}

/**
 * Refuses an async function too, where its promise would be taken for true or compared. It is known by the look-up that
 * shows its kind, once at the call; other functions that return promises are not.
 */
export function mustBeSync<F>(name: string, argument: string, value: F, instead: string = "lazuli/async"): F {
  const callback = mustBeFunction(name, argument, value);
  if ((value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "AsyncFunction") {
    throw new TypeError(
      `${name}: ${argument} must be a sync function, got an async function: use ${instead}`,
    );
  }
  return callback;
}

/**
 * Runs the check of an argument that was passed with a source. If it throws, a source that is an iterator is closed,
 * as in the standard, since nobody else will close it.
 */
export function checked<A, B, R>(
  name: string,
  source: unknown,
  check: (name: string, first: A, second: B) => R,
  first?: A,
  second?: B,
): R {
  if (!isObject(source)) mustBeSource(name, source);
  try {
    // No rest and spread: they would run the iterator of arrays, which may be patched.
    return check(name, first as A, second as B);
  } catch (error) {
    // A callback in first place is one mistake, not two.
    if (typeof source === "function" && !isIterable(source)) refuseSource(name, source);
    closeArgument(source);
    throw error;
  }
}

/** Closes an argument that is an iterator, where the call fails before anybody else could. */
export function closeArgument(source: unknown): void {
  try {
    // An iterable that is not an iterator is not open yet; reading its `next` would be observable.
    const closing: unknown = "next" in (source as object) && (source as Iterator<unknown>).return?.();
    // Promises of another realm too. For anything else it throws, without reading a property of it.
    void Promise.prototype.then.call(closing, undefined, () => {});
  } catch {}
}
