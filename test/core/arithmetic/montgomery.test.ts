import vm from "node:vm";
import fc from "fast-check";
import { isPrime } from "lazuli";
import { afterEach, describe, expect, test, vi } from "vitest";
import { montgomeryRegisters } from "../../../src/core/arithmetic/montgomery.js";
import { bigintRegisters } from "../../../src/core/arithmetic/modularRegisters.js";

afterEach(() => void vi.unstubAllGlobals());

/** Odd numbers of all lengths that the test of bigints gets, and some that are longer than the kernel's sums allow. */
const modulus = fc
  .integer({ min: 54, max: 2500 })
  .chain((bits) => fc.bigInt({ min: 2n ** BigInt(bits - 1), max: 2n ** BigInt(bits) - 1n }))
  .map((n) => n | 1n);

/** Products of what the four registers hold, added to one of the last two and put into one of the first two. */
const register = fc.nat({ max: 3 });
const [result, constant] = [fc.nat({ max: 1 }), fc.integer({ min: 2, max: 3 })];
const product = fc.tuple(result, register, register, constant, fc.nat({ max: 1 }));

describe("registers in the kernel's memory", () => {
  test("hold what registers of bigints hold", () => {
    const value = fc.bigInt({ min: 0n, max: 2n ** 2500n });
    const values = fc.tuple(value, value, value, value);
    fc.assert(
      fc.property(modulus, values, fc.array(product, { maxLength: 30 }), (n, values, products) => {
        const start = values.map((value) => value % n);
        const kernel = montgomeryRegisters(n, [...start], undefined);
        const plain = bigintRegisters(n, [...start], undefined);
        for (const operands of products) {
          kernel.multiply(...operands);
          plain.multiply(...operands);
          expect([0, 1, 2, 3].map(kernel.read)).toEqual([0, 1, 2, 3].map(plain.read));
        }
      }),
    );
  });

  // 2376 bits are the most that the sums have room for: 85 limbs, less four.
  test.each([54, 56, 57, 80, 81, 108, 109, 2352, 2353, 2376, 2377, 2400])(
    "hold the largest numbers modulo 2^%i - 1, squared again and again",
    (bits) => {
      const n = 2n ** BigInt(bits) - 1n;
      const start = [n - 1n, n - 2n, n - 1n];
      const kernel = montgomeryRegisters(n, [...start], undefined);
      const plain = bigintRegisters(n, [...start], undefined);
      for (let square = 0; square < 100; square++) {
        kernel.multiply(1, 1, 1, 2, 1);
        plain.multiply(1, 1, 1, 2, 1);
        expect(kernel.read(1)).toBe(plain.read(1));
      }
    },
  );
});

/** A fresh copy of `isPrime`, for the kernel is made once, in a host with this WebAssembly. */
async function isPrimeWith(stub: unknown): Promise<typeof isPrime> {
  vi.resetModules();
  vi.stubGlobal("WebAssembly", stub);
  const fresh = await import("../../../src/numbers/isPrime.js");
  return fresh.isPrime;
}

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly multiply: (...operands: number[]) => void;
}

const host = globalThis as unknown as {
  WebAssembly: { Module: object; Instance: new (module: object) => { exports: Kernel } };
};

/** The host's WebAssembly, with a look at the exports of each instance. */
function withExports(change: (exports: Kernel) => Kernel): object {
  const { Module, Instance } = host.WebAssembly;
  return {
    Module,
    Instance: class {
      readonly exports: Kernel;

      constructor(module: object) {
        this.exports = change(new Instance(module).exports);
      }
    },
  };
}

describe("isPrime", () => {
  const primes = [2n ** 61n - 1n, 2n ** 127n - 1n, 2n ** 521n - 1n, 2n ** 255n - 19n];

  test("uses the kernel up to the length that it has room for", async () => {
    const multiply = vi.fn();
    const isPrime = await isPrimeWith(
      withExports(({ memory, multiply: original }) => ({
        memory,
        multiply: multiply.mockImplementation(original),
      })),
    );
    expect(primes.every((prime) => isPrime(prime))).toBe(true);
    expect(multiply).toHaveBeenCalled();
    multiply.mockClear();
    expect(isPrime(2n ** 2400n + 1n)).toBe(false);
    expect(isPrime(2n ** 53n - 111n)).toBe(true);
    expect(multiply).not.toHaveBeenCalled();
  });

  test.each([
    ["no WebAssembly", undefined],
    [
      "a policy that forbids it",
      {
        Module: class {
          constructor() {
            throw new Error("blocked by Content Security Policy");
          }
        },
      },
    ],
    [
      "the other order of bytes",
      withExports(({ multiply }) => {
        const cells = new BigUint64Array(512);
        cells[3 * 128] = 1n << 56n;
        return { memory: cells, multiply };
      }),
    ],
  ])("gives the same answers in a host with %s", async (_, stub) => {
    const isPrime = await isPrimeWith(stub);
    expect(primes.every((prime) => isPrime(prime))).toBe(true);
    expect(primes.some((prime) => isPrime(prime * (2n ** 89n - 1n)))).toBe(false);
  });

  test("may be called by a signal that is asked in a test", () => {
    let asked = 0;
    const signal = {
      get aborted(): boolean {
        asked++;
        expect(isPrime(2n ** 89n - 1n)).toBe(true);
        return false;
      },
    };
    expect(isPrime(2n ** 1279n - 1n, { signal: signal as never })).toBe(true);
    expect(asked).toBeGreaterThan(2);
  });

  test("is right after a test that the host has cut off", () => {
    const wrong: number[] = [];
    for (let round = 0; round < 40; round++) {
      // The prime takes longer than that, so that the limit falls into a product.
      const context = { isPrime, n: 2n ** 1279n - 1n };
      expect(() => vm.runInNewContext("for (;;) isPrime(n)", context, { timeout: 3 + (round % 5) })).toThrow(
        "timed out",
      );
      if (!isPrime(2n ** 127n - 1n)) wrong.push(round);
    }
    expect(wrong).toEqual([]);
  });
});
