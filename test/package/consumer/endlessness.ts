import { count, fib, first, type Lazy, map, seq, sum, take, toArray, zip } from "lazuli";

function* powers(): Generator<number, never, unknown> {
  for (let n = 1; ; n *= 2) yield n;
}

export const endless: Lazy<string, never> = map(powers(), String);
export const head: string = first(endless);
export const some: number[] = toArray(take(powers(), 3));
export const paired: [number, string][] = toArray(zip([powers(), ["a", "b"]]));
export const total: bigint = sum(take(fib(), 10));
export const lengths: number =
  count("abc") + count([1]) + count(new Map([[1, 2]])) + count(new Set([1]).values());
export const loose: Iterable<bigint> = seq(fib()).map((n) => n * 2n);

// @ts-expect-error -- fib() never ends
toArray(fib());
// @ts-expect-error -- neither does what a user annotates so
count(map(powers(), String));
// @ts-expect-error -- nor does its chain
seq(powers()).toArray();
