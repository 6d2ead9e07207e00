/** Doubles as whole multiples of 2^-1074, and sums of them without any rounding. */

function inSmallestUnits(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const exponent = (raw >> 52n) & 0x7ffn;
  const fraction = raw & 0xfffffffffffffn;
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return raw >> 63n ? -size : size;
}

export function exactSum(values: readonly number[]): bigint {
  return values.reduce((total, value) => total + inSmallestUnits(value), 0n);
}

/** The double nearest to a quotient of so many 2^-1074; the even one of two that are as near. */
export function nearest(dividend: bigint, divisor: bigint = 1n): number {
  if (dividend < 0n) return -nearest(-dividend, divisor);
  const digits = (dividend / divisor).toString(2).length;
  // What a double of so many binary digits has no room for.
  const cut = BigInt(Math.max(digits - 53, 0));
  const unit = divisor << cut;
  const [whole, rest] = [dividend / unit, (dividend % unit) * 2n];
  const isUp = rest > unit || (rest === unit && whole % 2n === 1n);
  return Number(isUp ? whole + 1n : whole) * 2 ** (Number(cut) - 1074);
}

/** How far a number is from an exact one, in 2^-1074; infinities count as 2^1024. */
export function errorOf(value: number, exact: bigint): bigint {
  const difference = inSmallestUnits(value) - exact;
  return difference < 0n ? -difference : difference;
}

/** The distance between a number and the one next in size, in 2^-1074. */
export function ulpOf(value: number): bigint {
  const size = inSmallestUnits(Math.abs(value));
  return 1n << BigInt(Math.max(size.toString(2).length - 53, 0));
}
