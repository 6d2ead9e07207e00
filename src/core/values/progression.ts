/**
 * The numbers `start + index * step`, each rounded twice: if they are large compared to the step, neighbours may be
 * rounded to the same number.
 */

/** The size up to which neighbours differ, both of at most this size; `-Infinity` if it is not known. */
export function distinctUpTo(start: number, step: number): number {
  // Below it `index * step` is at most 2^51 steps, so numbers are less than half a step apart there, and less than a
  // quarter of a step apart near the sums. Each rounding moves two neighbours towards each other by at most that.
  const size = Math.abs(step) * 2 ** 50;
  return Math.abs(start) <= size ? size : -Infinity;
}

/** The maximum number of values to compare one by one. */
const FEW = 10_000;

/**
 * Whether two neighbours before `end` are the same number. For a sequence of more than {@link FEW} values, with a
 * step about as small as the distance of numbers at its end, it is true if they might be. For a sequence without an
 * end only the first two values are compared.
 */
export function hasRepeats(start: number, end: number, step: number): boolean {
  if (step > 0 ? start >= end : start <= end) return false;
  const size = Math.max(Math.abs(start), Math.abs(end));
  if (size <= distinctUpTo(start, step)) return false;
  if (!Number.isFinite(end)) return start + step === start;
  const length = Math.abs(end - start);
  // Integer multiples of a distance of numbers are not rounded.
  const distance = distanceAt(Math.max(size, length));
  if (start % distance === 0 && step % distance === 0) return false;
  if (length / Math.abs(step) <= FEW) return repeatsOnTheWay(start, end, step);
  // Neighbours are a step apart. The first rounding takes at most the distance of numbers from that. The second one,
  // which a start at 0 does not need, keeps numbers apart that differ by more than that distance.
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

/** The largest distance between two neighbouring doubles up to this size. */
function distanceAt(size: number): number {
  let distance = 1;
  while (distance * 2 ** 53 < size) distance *= 2;
  while (distance * 2 ** 52 >= size && distance > Number.MIN_VALUE) distance /= 2;
  return distance;
}
