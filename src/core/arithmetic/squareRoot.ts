/** The number of binary digits of a bigint that is not negative; 1 for zero. */
function bitLength(n: bigint): number {
  const digits = n.toString(16);
  return 4 * digits.length + 28 - Math.clz32(Math.max(1, parseInt(digits[0] as string, 16)));
}

/**
 * The square root of a bigint that is not negative, rounded down.
 *
 * It is the algorithm of Python's `math.isqrt`, by Mark Dickinson: Newton's method with a precision that doubles from
 * step to step, so that all of it costs little more than the last division. He has proved that the resulting root is
 * at most one too large.
 */
export function rootOf(n: bigint): bigint {
  const half = (bitLength(n) - 1) >> 1;
  let root = 1n;
  let bits = 0;
  for (let shift = 32 - Math.clz32(half); shift-- > 0;) {
    const before = bits;
    bits = half >> shift;
    root = (root << BigInt(bits - before - 1)) + (n >> BigInt(2 * half - before - bits + 1)) / root;
  }
  return root * root > n ? root - 1n : root;
}

/** Whether a number that is not negative is the square of an integer. */
export function isSquare(n: number | bigint): boolean {
  return typeof n === "bigint" ? rootOf(n) ** 2n === n : Math.round(Math.sqrt(n)) ** 2 === n;
}
