/*
 * Gaps between neighbouring primes, in blocks that can be searched apart from each other.
 */
import { countFrom, filter, map, pairwise, primes, takeUntil, toArray } from "lazuli";

/**
 * The numbers from `from` up to `to`, which is not one of them.
 *
 * @typedef {{ from: number, to: number }} Block
 */

/**
 * How far it is from the prime `after` to the next one.
 *
 * @typedef {{ size: number, after: number }} Gap
 */

/** @typedef {{ to: number, gaps: Gap[] }} Result */

/**
 * All numbers in blocks, without end. A block takes some hundredths of a second: long enough to be worth a message to a
 * worker, short enough for many of them to share the work evenly.
 */
export function blocks(length = 10_000_000) {
  return map(countFrom(0, length), (from) => ({ from, to: from + length }));
}

/**
 * The gaps of a block that are larger than all before them in the block. No other can be a record.
 *
 * A gap belongs to the block in which it begins. So the search goes on to the first prime behind the block, and no
 * gap is lost or found twice where two blocks meet.
 *
 * @param {Block} block
 * @returns {Result}
 */
export function searchBlock({ from, to }) {
  const neighbours = pairwise(takeUntil(primes({ from }), (prime) => prime >= to));
  const gaps = map(neighbours, ([prime, next]) => ({ size: next - prime, after: prime }));
  return { to, gaps: toArray(filter(gaps, largerThanBefore())) };
}

/** A predicate for one sequence of gaps: whether a gap is larger than all those before it. */
export function largerThanBefore() {
  let largest = 0;
  /** @param {Gap} gap */
  return ({ size }) => {
    const isLarger = size > largest;
    if (isLarger) largest = size;
    return isLarger;
  };
}
