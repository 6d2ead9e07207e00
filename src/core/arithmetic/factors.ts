import { absolute, gcdOf } from "./integers.js";
import { END, type End, type Meter, Source } from "../engine/cursor.js";
import { montgomeryRegisters } from "./montgomery.js";
import { isPrimeBigint, isPrimeNumber, multiply } from "./primality.js";
import { paced } from "./modularRegisters.js";
import type { Check } from "../bounds/deadline.js";

/** Up to here, trial division is as fast as any other method. */
const TRIALS = 1000;

/**
 * The prime factors from the smallest on. Trial division finds them one by one; the rest is split at once when it is
 * pulled. Its argument is 1, of the kind of the number. Typed for numbers; the same code serves bigints.
 */
export class Factors extends Source<number> {
  /** What is left to factorise. */
  private rest: number;
  private readonly one: number;
  private trial: number;
  /** The factors that trial division has left, the largest first. */
  private left: number[] | undefined;
  private readonly check: Check;

  constructor(n: number | bigint, name: string, check: Check) {
    super(name);
    const one = (typeof n === "bigint" ? 1n : 1) as number;
    this.rest = n as number;
    this.one = one;
    this.trial = one + one;
    this.check = check;
  }

  pull(meter: Meter | undefined): number | End {
    meter?.pull();
    const { one, check } = this;
    while (!this.isOver) {
      check?.();
      const { rest, trial, left } = this;
      if (left !== undefined) return left.pop() ?? END;
      if (trial * trial > rest) this.left = rest > 1 ? [rest] : [];
      else if (trial > TRIALS) this.left = divide(rest, check).sort((a, b) => (a < b ? 1 : -1));
      else if (rest % trial) this.trial = trial > 2 ? trial + one + one : trial + one;
      else {
        this.rest = rest / trial;
        return trial;
      }
    }
    return END;
  }
}

/** All prime factors, in any order, of a number that has none up to the end of trial division. */
function divide(n: number, check: Check): number[] {
  const small = n <= Number.MAX_SAFE_INTEGER;
  if (small ? isPrimeNumber(Number(n)) : isPrimeBigint(n as never, check, montgomeryRegisters)) return [n];
  const found = small ? factorOf(numbersModulo(Number(n))) : factorOf(bigintsModulo(n as never, check));
  const factor = (typeof n === "bigint" ? BigInt(found) : found) as number;
  return [...divide(factor, check), ...divide(n / factor, check)];
}

/** The operations modulo n that the method needs. */
interface Modulo<N> {
  readonly n: N;
  /** The square of y plus a constant. */
  step(y: N, constant: number): N;
  /** The product of q and the distance of x and y. */
  spread(q: N, x: N, y: N): N;
  /** The greatest common divisor of q and n. */
  common(q: N): N;
}

function numbersModulo(n: number): Modulo<number> {
  const reciprocal = 1 / n;
  return {
    n,
    step: (y, constant) => multiply(y, y, 1, n, reciprocal) + constant,
    spread: (q, x, y) => {
      const distance = Math.abs(x - y);
      return multiply(q, Math.min(distance, n - distance), 1, n, reciprocal);
    },
    common: (q) => absolute(gcdOf(q, n)),
  };
}

function bigintsModulo(n: bigint, check: Check): Modulo<bigint> {
  const keep = paced(check, n);
  return {
    n,
    step: (y, constant) => {
      keep();
      return (y * y + BigInt(constant)) % n;
    },
    spread: (q, x, y) => (q * (x - y)) % n,
    common: (q) => absolute(gcdOf(q as never, n as never)) as never,
  };
}

/** How many distances are multiplied before a common divisor is computed. */
const BATCH = 128;

/** A factor of a composite number, other than 1 and the number. */
function factorOf<N extends number | bigint>({ n, step, spread, common }: Modulo<N>): N {
  const [one, two] = (typeof n === "bigint" ? [1n, 2n] : [1, 2]) as [N, N];
  for (let constant = 1; ; constant++) {
    let x: N = two;
    let y: N = two;
    let start: N = two;
    let factor: N = one;
    for (let length = 1; factor === one; length *= 2) {
      x = y;
      for (let skipped = 0; skipped < length; skipped++) y = step(y, constant);
      for (let done = 0; done < length && factor === one; done += BATCH) {
        start = y;
        let product: N = one;
        for (let steps = Math.min(BATCH, length - done); steps > 0; steps--) {
          y = step(y, constant);
          product = spread(product, x, y);
        }
        factor = common(product);
      }
    }
    // All factors were found at once: repeat the last steps one by one.
    if (factor === n) {
      do {
        start = step(start, constant);
        factor = common(spread(one, x, start));
      } while (factor === one);
    }
    if (factor !== n) return factor;
  }
}
