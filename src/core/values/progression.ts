/**
 * The numbers `start + index * step`, each rounded twice: where they are large beside the step, neighbours may be rounded
 * to the same number.
 */

/** Up to this size no two neighbours are the same, either of them; `-Infinity` where nothing is known. */
export function distinctUpTo(start: number, step: number): number {
  // Below it `index * step` is at most 2^51 steps, so that numbers are less than half a step apart there, and less than a
  // quarter of a step where the sums are. Each rounding moves two neighbours towards each other by that at most.
  const size = Math.abs(step) * 2 ** 50;
  return Math.abs(start) <= size ? size : -Infinity;
}

/** How many values may be looked at. */
const FEW = 10_000;

/**
 * Whether two neighbours before `end` are the same number. In a sequence of more than {@link FEW} values whose step is
 * about as small as the distance of numbers at its end, it is enough that they might be. Of those without an end only the
 * first two are compared.
 */
export function hasRepeats(start: number, end: number, step: number): boolean {
  if (step > 0 ? start >= end : start <= end) return false;
  const size = Math.max(Math.abs(start), Math.abs(end));
  if (size <= distinctUpTo(start, step)) return false;
  if (!Number.isFinite(end)) return start + step === start;
  const length = Math.abs(end - start);
  // What consists of whole multiples of a distance of numbers is not rounded.
  const distance = distanceAt(Math.max(size, length));
  if (start % distance === 0 && step % distance === 0) return false;
  if (length / Math.abs(step) <= FEW) return repeatsOnTheWay(start, end, step);
  // Neighbours are a step apart. The first rounding takes the distance of numbers from that at most, and the second one,
  // which there is none of from 0 on, tells apart what is further apart than that distance.
  return Math.abs(step) <= distanceAt(length) + (start === 0 ? 0 : distanceAt(size));
}

function repeatsOnTheWay(start: number, end: number, step: number): boolean {
  let previous = start;
  for (let index = 1; ; index++) {
    const value = start + step * index;
    if (step > 0 ? value >= end : value <= end) return false;
    if (value === previous) return true;
    previous = value;
  }
}

/** The largest distance of two neighbouring doubles of up to this size. */
function distanceAt(size: number): number {
  let distance = 1;
  while (distance * 2 ** 53 < size) distance *= 2;
  while (distance * 2 ** 52 >= size && distance > Number.MIN_VALUE) distance /= 2;
  return distance;
}
