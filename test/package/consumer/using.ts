// Needs `lib: esnext`.
import { fib, seq, take } from "lazuli";
import { seq as seqAsync, take as takeAsync } from "lazuli/async";

export function closing(): bigint[] {
  using three = take(fib(), 3);
  using chain = seq(three).map((n) => n * 2n);
  return [...chain];
}

export async function closingLater(): Promise<IteratorResult<bigint, undefined>> {
  await using three = takeAsync(fib(), 3);
  await using chain = seqAsync(three).map((n) => n * 2n);
  return await chain.next();
}

export const native: string[] = take(fib(), 3).map(String).toArray();
