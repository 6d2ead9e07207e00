// Operators of the user's own, and the types that lazuli exports for them.
import { type EndOf, type Lazy, map, type Predicate, type Seq, seq, take } from "lazuli";

export function* everyOther<T>(source: Iterable<T>): Generator<T, void> {
  let odd = false;
  for (const value of source) if ((odd = !odd)) yield value;
}

export function doubled<R>(source: Iterable<number, R>): Lazy<number, EndOf<R>> {
  return map(source, (n) => n * 2);
}

export class Numbers implements Iterable<number> {
  [Symbol.iterator](): Iterator<number> {
    return take(doubled([1, 2, 3]), 2);
  }
}

export const isBig: Predicate<number> = (n, index) => n > 10 && index > 0;
export const chained: Seq<number> = seq(new Numbers()).through(everyOther).filter(isBig);
