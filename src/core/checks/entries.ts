import { isObject, must } from "./must.js";

/** Refuses a value that has no key and value to read. The index is its index in the sequence. */
export function mustBeEntry(name: string, entry: unknown, index: number): void {
  // Tested first: the text is made only if it is needed. For arrays `typeof` is faster in V8 than `isObject`.
  if (typeof entry !== "object" || entry === null)
    must(isObject(entry), name, `the value at index ${index}`, "an entry [key, value]", entry);
}
