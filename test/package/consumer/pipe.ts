import { fib, find, first, type Lazy, pairwise, pipe, take, takeWhile, toArray, windows } from "lazuli";
import * as async from "lazuli/async";

const isSmall = (n: bigint): n is 1n | 2n => n < 3n;

export const pair: [bigint, bigint] | undefined = pipe(
  fib(),
  (s) => takeWhile(s, (n) => n < 1000n),
  pairwise,
  (s) => find(s, ([a, b]) => a + b > 50n),
);
export const endless: Lazy<[bigint, bigint], never> = pipe(fib(), pairwise);
export const found: [bigint, bigint, bigint] = pipe(fib(), (s) => windows(s, 3), first);
export const small: (1n | 2n)[] = pipe(fib(), (s) => takeWhile(s, isSmall), toArray);
export const texts: string = pipe(
  fib(),
  (s) => take(s, 3),
  (s) => windows(s, 2),
  toArray,
  (all) => all.map(([a, b]) => a + b),
  (sums) => sums.map(String),
  (all) => all.join(),
  (text) => text.length,
  (length) => [length],
  ([length]) => length ?? 0,
  String,
);

export async function main(): Promise<string> {
  const n: number = await async.pipe(
    fib(),
    (s) => async.map(s, async (n) => Number(n)),
    (s) => async.find(s, (n) => n > 5),
  );
  // @ts-expect-error -- fib() never ends
  pipe(fib(), toArray);
  // @ts-expect-error -- five is not a function
  pipe(fib(), 5);
  return String(n);
}
