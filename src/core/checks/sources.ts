import { show } from "./show.js";

/** Refuses what is neither an object nor a string. Whether an object can be read shows when it is opened. */
export function mustBeSource(name: string, source: unknown, argument?: string): void {
  if (typeof source !== "string" && Object(source) !== source) refuseSource(name, source, argument);
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
  hint: string = hintFor(source),
): never {
  throw new TypeError(`${name}: ${argument} must be ${expectation}, got ${showSource(source)}${hint}`);
}

function showSource(source: unknown): string {
  return has(source, Symbol.asyncIterator) ? "an async iterable" : show(source);
}

function hintFor(source: unknown): string {
  if (typeof source === "function") return ": call it?";
  if (has(source, Symbol.asyncIterator)) return ": use lazuli/async";
  if (has(source, "then")) return ": await it first";
  if (has(source, "length")) return ": use Array.from";
  return "";
}

function has(value: unknown, key: PropertyKey): boolean {
  return Object(value) === value && key in (value as object);
}

/** The error of what would have to read to the end of a sequence that has none. */
export function neverEnds(name: string, argument: string): TypeError {
  return new TypeError(`${name}: ${argument} never ends: bound it with take, takeWhile or takeUntil`);
}
