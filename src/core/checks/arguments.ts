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

function closeArgument(source: unknown): void {
  try {
    // An iterable that is not an iterator is not open yet; reading its `next` would be observable.
    const closing: unknown = "next" in (source as object) && (source as Iterator<unknown>).return?.();
    // Promises of another realm too. For anything else it throws, without reading a property of it.
    Promise.prototype.then.call(closing, undefined, () => {});
  } catch {}
}
