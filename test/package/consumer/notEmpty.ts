// What cannot be empty is not `undefined`.
import {
  average,
  chunkBy,
  chunks,
  chunkWhile,
  first,
  last,
  map,
  max,
  minBy,
  minMax,
  seq,
  toArray,
  windows,
} from "lazuli";

declare const some: readonly [number, ...number[]];
declare const ends: [...string[], string];
const numbers: readonly number[] = some;
const size: number = 2;

export const numbersAlone: number[] = [average(some), first(some), last(some), max(some), ...minMax(some)];
export const text: string = first(ends) + last(ends) + minBy(ends, (word) => word.length);
export const means: number[] = toArray(map(windows(numbers, 3), average));
export const heads: number[] = toArray(chunks(numbers, 2)).map(first);
export const chained: number[] = seq(numbers).chunks(2).map(average).toArray();
export const runs: [number, ...number[]][] = toArray(chunkWhile(numbers, (a, b) => a < b));
export const groups: [string, [number, ...number[]]][] = toArray(chunkBy(numbers, String));
export const partial: number[] = toArray(map(windows(numbers, size, "allow-partial"), ([n]) => n));
