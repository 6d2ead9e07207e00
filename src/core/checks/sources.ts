import { isObject } from "./must.js";
import { show } from "./show.js";

/**
 * Refuses a value that is neither an object nor a string. Whether an object can be read is found out when it is
 * opened.
 */
export function mustBeSource(name: string, source: unknown, argument?: string): void {
  if (typeof source !== "string" && !isObject(source)) refuseSource(name, source, argument);
}

/** Whether a value can be iterated by the sync protocol. */
export function isIterable(value: unknown): boolean {
  return typeof (value as Partial<Iterable<unknown>> | null | undefined)?.[Symbol.iterator] === "function";
}

/** Hints for known mistakes, by what was passed. */
const HINTS: Readonly<Record<string, string>> = {
  "a function": ": call it",
  "an async iterable": ": use lazuli/async",
  "a Promise": ": await it first",
  "a ReadableStream": ": use fromReadable of lazuli/async",
  "a Response": ": use fromReadable(response.body) of lazuli/async",
  "an array-like object": ": use Array.from",
};

/** Throws the error of a value that is not a sequence, with a hint if the mistake is a known one. */
export function refuseSource(
  name: string,
  source: unknown,
  argument: string = "source",
  expectation: string = "an iterable",
): never {
  const got = show(source);
  throw new TypeError(
    `${name}: ${argument} must be ${expectation}, got ${got}${hintFor(name, got, argument)}`,
  );
}

function hintFor(name: string, got: string, argument: string): string {
  // A list of sources is sync in both worlds.
  if (got === "an async iterable" && argument === "padding") return "";
  if (got === "an async iterable" && argument === "iterables")
    return `: ${name} takes one list of sources, ${name}([a, b])`;
  const more = got === "a function" && argument === "source" ? ", or put the source first" : "";
  return `${HINTS[got] ?? ""}${more}`;
}

/** The error of a function that would have to read an endless sequence to its end. */
export function neverEnds(name: string, argument: string): TypeError {
  return new TypeError(`${name}: ${argument} never ends: bound it with take, takeWhile or takeUntil`);
}
