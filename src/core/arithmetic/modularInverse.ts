/** The inverse of an odd integer modulo 2^32. */
export function inverseOf(odd: number): number {
  // Newton's method: the integer is its own inverse modulo 8, and each step doubles the number of right digits.
  let inverse = odd;
  for (let step = 0; step < 4; step++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}
