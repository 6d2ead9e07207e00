import code from "./montgomery.wat";
import { inverseOf } from "./modularInverse.js";
import { paced, bigintRegisters, type RegistersOf } from "./modularRegisters.js";

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly multiply: (
    end: number,
    inverse: number,
    to: number,
    a: number,
    b: number,
    c: number,
    double: number,
  ) => void;
}

/** Globals of the host that the types of the language do not have. */
interface Host {
  atob(base64: string): string;
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object) => { readonly exports: Kernel };
  };
}

/** The number of bits of a limb. */
const LIMB = 28;
const SHIFT = 28n;
const MASK = 0xfffffffn;
/** With more limbs the sums would overflow. */
const MOST_LIMBS = 85;

/**
 * The kernel's memory has rows of this many cells of 8 bytes: the first row for its sums, the others for a number
 * each.
 */
const CELLS = 128;
const MODULUS = 1;
const ZERO = 2;
const UNIT = 3;
const RESULT = 4;
const REGISTERS = 5;

/** Compiled when it is first needed; `null` if that is not possible. */
let kernel: Kernel | null | undefined;

function load(): Kernel | null {
  try {
    const { atob, WebAssembly } = globalThis as unknown as Host;
    const bytes = Uint8Array.from(atob(code), (byte) => byte.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    // Arrays have the byte order of the machine, and the memory of WebAssembly has its own.
    return new BigUint64Array(exports.memory.buffer)[CELLS * UNIT] === 1n ? exports : null;
  } catch {
    // The host has no WebAssembly, or the security policy of the page forbids it.
    return null;
  }
}

/**
 * With the kernel, or with bigints if there is none or n does not fit. A number a is held as a 2^(28 limbs) modulo n,
 * so that the products of the kernel, which divide by that, are right.
 */
export const montgomeryRegisters: RegistersOf = (n, values, check) => {
  if (kernel === undefined) kernel = load();
  // Four bits more than n has, which the products need.
  const limbs = Math.ceil((4 * n.toString(16).length + 4) / LIMB);
  if (kernel === null || limbs > MOST_LIMBS) return bigintRegisters(n, values, check);

  const { memory, multiply } = kernel;
  const cells = new BigUint64Array(memory.buffer);
  // There is only one memory, and the getter `aborted` of a signal may run a test of its own.
  const keep = paced(
    check &&
      (() => {
        const saved = cells.slice();
        check();
        cells.set(saved);
      }),
    n,
  );
  const inverse = -inverseOf(Number(BigInt.asIntN(32, n))) & (2 ** LIMB - 1);
  const product = (to: number, a: number, b: number, c: number, double: number): void =>
    multiply(8 * limbs, inverse, 8 * CELLS * to, 8 * CELLS * a, 8 * CELLS * b, 8 * CELLS * c, double);
  const store = (row: number, value: bigint): void => {
    for (let limb = 0; limb < limbs; limb++) {
      cells[CELLS * row + limb] = value & MASK;
      value >>= SHIFT;
    }
  };
  // A call that the host stopped, such as a time limit of `node:vm`, leaves its sums behind.
  cells.fill(0n, 0, CELLS);
  store(MODULUS, n);
  values.forEach((value, register) => store(REGISTERS + register, (value << BigInt(LIMB * limbs)) % n));
  return {
    multiply(to, a, b, c, double) {
      keep();
      product(REGISTERS + to, REGISTERS + a, REGISTERS + b, REGISTERS + c, double);
    },
    read(register) {
      product(RESULT, REGISTERS + register, UNIT, ZERO, 0);
      let value = 0n;
      for (let limb = limbs; limb-- > 0;) {
        value = (value << SHIFT) | (cells[CELLS * RESULT + limb] as bigint);
      }
      return value % n;
    },
  };
};
