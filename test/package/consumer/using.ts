// Needs `lib: esnext`.
import { fib, seq, take } from "lazuli";
import { take as takeAsync } from "lazuli/async";

export function closing(): bigint[] {
  using three = take(fib(), 3);
  using chain = seq(three).map((n) => n * 2n);
  return [...chain];
}

export async function closingLater(): Promise<IteratorResult<bigint, undefined>> {
  await using three = takeAsync(fib(), 3);
  return await three.next();
}

export const native: string[] = take(fib(), 3).map(String).toArray();
