/** The loop that a person would write instead: the least that the work can cost. */
import { primes } from "#lazuli";
import { restOf } from "../kit/counting.mjs";
import { numbersUpTo, shortly } from "../kit/inputs.mjs";

export const pipelines = {
  filterMapTakeSum(n) {
    let sum = 0;
    let taken = 0;
    for (let x = 0; x < 2 * n; x++) {
      if (x % 2 === 0) {
        sum += x * 3;
        if (++taken === n / 2) break;
      }
    }
    return sum;
  },

  pairwiseFind(n) {
    let a = 0;
    for (let b = 1; ; b++) {
      if (a + b > 2 * n) return [a, b];
      a = b;
    }
  },

  mapFilterToArray(n) {
    const result = [];
    for (const x of numbersUpTo(n)) {
      const y = x * 2;
      if (y % 3 !== 0) result.push(y);
    }
    return result;
  },

  shortFind: (n) =>
    shortly(n, (ten, i) => {
      for (const x of ten) {
        const y = x + i;
        if (y % 3 !== 0 && y > i + 5) return y;
      }
      return undefined;
    }),

  flatMapRanges(n) {
    let sum = 0;
    for (let i = 0; i < n / 10; i++) {
      for (let x = i; x < i + 10; x++) sum += x;
    }
    return sum;
  },

  forOf(n) {
    let sum = 0;
    for (let x = 0; x < n; x++) {
      if (x % 3 !== 0) sum += x * 2;
    }
    return sum;
  },

  windowsMapSum(n) {
    let sum = 0;
    let a = 0;
    let b = 1;
    for (let c = 2; c < n; c++) {
      sum += a + b + c;
      a = b;
      b = c;
    }
    return sum;
  },

  // Fills the chunks, as the others do: a division would be another piece of work.
  chunksCount(n) {
    let count = 0;
    let chunk = [];
    for (let x = 0; x < n; x++) {
      chunk.push(x);
      if (chunk.length === 10) {
        count++;
        chunk = [];
      }
    }
    return chunk.length > 0 ? count + 1 : count;
  },

  zipTakeSum(n) {
    let sum = 0;
    let taken = 0;
    for (let a = 0, b = n; a < 2 * n && b < 3 * n; a++, b++) {
      sum += a + b;
      if (++taken === n) break;
    }
    return sum;
  },
};

export { asyncPipelines } from "./hand/async.mjs";
export { concurrency } from "./hand/concurrency.mjs";
export { rows } from "./hand/rows.mjs";
export { streams } from "./hand/streams.mjs";
export { vocabulary } from "./hand/vocabulary.mjs";

/** The consumers are those of lazuli's primes. */
export const numbers = {
  countPrimes(size) {
    let count = 0;
    for (const _ of primes({ to: size })) count++;
    return count;
  },
  sumPrimes(size) {
    let sum = 0;
    for (const p of primes({ to: size })) sum += p;
    return sum;
  },
  findPrime(size) {
    for (const p of primes()) if (p > size) return p;
    return undefined;
  },
  fibLoop(size) {
    let [a, b] = [0n, 1n];
    for (let index = 0; index < size; index++) [a, b] = [b, a + b];
    return restOf(a);
  },
};
