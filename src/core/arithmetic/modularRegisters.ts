import type { Check } from "../bounds/deadline.js";

/** Calls a check every so many products modulo n that it comes each millisecond or so. */
export function paced(check: Check, n: bigint): () => void {
  if (check === undefined) return () => {};
  const stride = Math.ceil(2 ** 24 / n.toString(16).length ** 2);
  let products = 0;
  return () => {
    if (++products % stride === 0) check();
  };
}

/**
 * Numbers modulo n in numbered registers. What takes thousands of products modulo n is written over them, and need not know
 * how they are made.
 */
interface Registers {
  /**
   * Puts `a * b * 2 ** double + c`, of what is in these registers, into the register `to`. `double` is 0 or 1, and what is
   * in `c` has been there from the start.
   */
  multiply(to: number, a: number, b: number, c: number, double: number): void;
  /** The number from 0 to n - 1 in a register. */
  read(register: number): bigint;
}

/**
 * Registers modulo an odd n, with numbers from 0 to n - 1 in them, and a check that is called between products. Only those
 * that were made last can be used.
 */
export type RegistersOf = (n: bigint, values: bigint[], check: Check) => Registers;

/** With the arithmetic of the language. */
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
