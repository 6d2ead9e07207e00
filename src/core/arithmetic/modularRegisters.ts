import type { Check } from "../bounds/deadline.js";

/** Returns a function that is called for each product modulo n, and calls the check about every millisecond. */
export function paced(check: Check, n: bigint): () => void {
  if (check === undefined) return () => {};
  const stride = Math.ceil(2 ** 24 / n.toString(16).length ** 2);
  let products = 0;
  return () => {
    if (++products % stride === 0) check();
  };
}

/**
 * Numbers modulo n in numbered registers. Algorithms of thousands of products modulo n use them, independently of how
 * the products are computed.
 */
interface Registers {
  /**
   * Puts `a * b * 2 ** double + c`, with the numbers in these registers, into the register `to`. `double` is 0 or 1,
   * and the register `c` has not been changed since the start.
   */
  multiply(to: number, a: number, b: number, c: number, double: number): void;
  /** The number in a register, from 0 to n - 1. */
  read(register: number): bigint;
}

/**
 * Makes registers modulo an odd n that hold numbers from 0 to n - 1, with a check that is called between products.
 * Only the registers that were made last can be used.
 */
export type RegistersOf = (n: bigint, values: bigint[], check: Check) => Registers;

/** With the bigints of the language. */
export const bigintRegisters: RegistersOf = (n, values, check) => {
  const read = (register: number): bigint => values[register] as bigint;
  return {
    multiply(to, a, b, c, double) {
      check?.();
      const product = read(a) * read(b);
      values[to] = ((double ? product << 1n : product) + read(c)) % n;
    },
    read,
  };
};
