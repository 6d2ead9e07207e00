import { isObject, must } from "./must.js";
import { isAsyncIterable } from "./show.js";

/** Refuses what is neither an object nor a string. Whether an object can be read shows when it is opened. */
export function mustBeSource(name: string, source: unknown, argument?: string): void {
  if (typeof source !== "string" && !isObject(source)) refuseSource(name, source, argument);
}

/** Whether a value can be iterated by the sync protocol. */
export function isIterable(value: unknown): boolean {
  return typeof (value as Partial<Iterable<unknown>> | null | undefined)?.[Symbol.iterator] === "function";
}

/** Throws the error of what is no sequence, with what to do where the mistake is a known one. */
export function refuseSource(
  name: string,
  source: unknown,
  argument: string = "source",
  expectation: string = "an iterable",
  hint: string = isObject(source) ? hintFor(source, argument) : "",
): never {
  must(false, name, argument, expectation, source, TypeError, hint);
}

/** What holds several values for one call, and is sync in both worlds. */
const LISTS = ["iterables", "padding"];

function hintFor(source: object, argument: string): string {
  if (typeof source === "function")
    return argument === "source" ? ": call it, or put the source first" : ": call it";
  // Proxies and getters may throw, and the mistake that is reported is another one.
  try {
    if (isAsyncIterable(source)) return LISTS.includes(argument) ? "" : ": use lazuli/async";
    if ("then" in source) return ": await it first";
    return "length" in source ? ": use Array.from" : "";
  } catch {
    return "";
  }
}

/** The error of what would have to read to the end of a sequence that has none. */
export function neverEnds(name: string, argument: string): TypeError {
  return new TypeError(`${name}: ${argument} never ends: bound it with take, takeWhile or takeUntil`);
}
