import { chunks, enumerate, toArray, windows, zip, zipKeyed } from "lazuli";

const words: readonly string[] = ["a", "b", "c"];
const numbers = new Set([1, 2]);

export const triples: [string, string, string][] = toArray(windows(words, 3));
export const runs: string[][] = toArray(chunks(words, 2));
export const numbered: [number, string][] = toArray(enumerate(words));
export const tuples: [string, number][] = toArray(zip([words, numbers]));
export const padded: [string, number][] = toArray(
  zip([words, numbers], { mode: "longest", padding: ["", 0] }),
);
export const records: { word: string; n: number }[] = toArray(zipKeyed({ word: words, n: numbers }));

// @ts-expect-error -- a window of three is no pair
export const pairs: [string, string][] = toArray(windows(words, 3));
