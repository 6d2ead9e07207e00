import fc from "fast-check";
import type { SourceOf } from "./sources.js";
import type { World } from "./worlds.js";

/** Values with a key to be ordered by, and a name to tell those with equal keys apart. */
export interface Keyed {
  readonly key: number;
  readonly name: string;
}

export const byKey = (a: Keyed, b: Keyed): number => a.key - b.key;

/** Sorted sources of numbers and bigints, with many values that are equal in the order. */
export function sortedSources({ face, probe }: World): fc.Arbitrary<SourceOf<number | bigint>> {
  const number = fc.integer({ min: -3, max: 6 });
  const values = fc
    .array(fc.oneof(number, number.map(BigInt)), { maxLength: 8 })
    .map((array) => array.sort((a, b) => Number(a) - Number(b)));
  const kind = (
    name: string,
    make: (values: (number | bigint)[]) => unknown,
  ): fc.Arbitrary<SourceOf<number | bigint>> =>
    values.map((array) => ({ kind: name, values: array, make: () => make(array) }));
  return fc.oneof(
    kind("array", (array) => array),
    kind("probe", (array) => probe(array)),
    kind("iterable without return", (array) => probe(array, { withoutReturn: true })),
    kind("sequence", (array) => face["map"]?.(array, (value: unknown) => value)),
  );
}

/** The first of each run of values that are equal in the order, however it is typed. */
export function distinct<T>(values: readonly T[]): T[] {
  return values.filter((value, index) => index === 0 || Number(value) !== Number(values[index - 1]));
}

/** All values of several arrays in order, equal ones in the order of the arrays: the sort of arrays is stable. */
export function merged<T>(arrays: readonly (readonly T[])[]): T[] {
  return arrays.flat().sort((a, b) => Number(a) - Number(b)) as T[];
}

/** Whether an array has a value that is equal in the order. */
export function has(values: readonly unknown[], wanted: unknown): boolean {
  return values.some((value) => Number(value) === Number(wanted));
}
