import { isObject, must } from "./must.js";
import { isIterable, mustBeSource, refuseSource } from "./sources.js";

export function mustBeObject(
  name: string,
  argument: string,
  value: unknown,
  expectation: string = "an object",
): asserts value is object {
  must(isObject(value), name, argument, expectation, value);
}

export function mustBeFunction(name: string, argument: string, value: unknown): void {
  must(typeof value === "function", name, argument, "a function", value);
}

/**
 * Runs the check of an argument that came with a source. When it fails, a source that is an iterator is
 * closed, as in the standard: nobody else will.
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
    // Who passes the callback first has made one mistake, not two.
    if (typeof source === "function" && !isIterable(source)) refuseSource(name, source);
    closeArgument(source);
    throw error;
  }
}

function closeArgument(source: unknown): void {
  try {
    // An iterable that is no iterator has not been opened; reading its `next` would be observable.
    const closing: unknown = "next" in (source as object) && (source as Iterator<unknown>).return?.();
    // Of another realm too, and without a look at what is no promise: for that this throws.
    Promise.prototype.then.call(closing, undefined, () => {});
  } catch {}
}
