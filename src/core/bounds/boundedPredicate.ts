import type { Within } from "../types/bounds.js";

/** A predicate as a search calls it: with the running bounds. A function that wraps a predicate passes them on. */
export type BoundedPredicate<T> = (value: T, index: number, within?: Within) => unknown;
