// The examples of the README, with the types that a reader expects of them.
import { fib, find, pairwise, primes, seq, takeUntil, takeWhile } from "lazuli";

export const seen: bigint[] = [];
for (const n of takeUntil(fib(), (n) => n > 10_000n)) seen.push(n);

export const pair: [number, number] = find(pairwise(primes()), ([a]) => a > 1000);
export const small: bigint[] = [...takeWhile(fib(), (n) => n < 100n)];
export const chained: [number, number] = seq(primes())
  .pairwise()
  .find(([a]) => a > 1000);
