import { isObject, must } from "./must.js";

/** Refuses what has no key and value to read. The index is of the value in its sequence. */
export function mustBeEntry(name: string, entry: unknown, index: number): void {
  // Asked first: the text is made only where it is needed. Of an array V8 answers `typeof` faster than `isObject`.
  if (typeof entry !== "object" || entry === null)
    must(isObject(entry), name, `the value at index ${index}`, "an entry [key, value]", entry);
}
