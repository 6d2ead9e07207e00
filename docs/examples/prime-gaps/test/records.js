/*
 * The first gaps of their size, larger than all before: OEIS A005250 (sizes) and A002386 (the primes they follow), as
 * published at https://oeis.org/A005250 and https://oeis.org/A002386.
 */

/** @type {readonly (readonly [size: number, after: number])[]} */
export const RECORDS = [
  [1, 2],
  [2, 3],
  [4, 7],
  [6, 23],
  [8, 89],
  [14, 113],
  [18, 523],
  [20, 887],
  [22, 1129],
  [34, 1327],
  [36, 9551],
  [44, 15683],
  [52, 19609],
  [72, 31397],
  [86, 155921],
  [96, 360653],
  [112, 370261],
  [114, 492113],
  [118, 1349533],
  [132, 1357201],
  [148, 2010733],
  [154, 4652353],
  [180, 17051707],
  [210, 20831323],
  [220, 47326693],
  [222, 122164747],
  [234, 189695659],
  [248, 191912783],
  [250, 387096133],
  [282, 436273009],
  [288, 1294268491],
];

/** The lines that a search prints for the gaps up to the first one that is large enough. */
export function linesUpTo(/** @type {number} */ wanted) {
  const end = RECORDS.findIndex(([size]) => size >= wanted) + 1;
  return RECORDS.slice(0, end).map(([size, after]) => `${String(size).padStart(4)} after ${after}`);
}
