/** What the contenders of the claim about numbers share: the numbers they test, and the loops around their calls. */

export const PRIME_256 = 2n ** 256n - 189n;
export const PRIME_1024 = 2n ** 1024n - 105n;

/** For a contender that is too slow for the size: it is timed on a fraction of it, and its time multiplied. */
export const part = (fraction, run) => Object.assign(run, { part: fraction });

/** As many odd numbers of 53 bits, the same as in anchors.cpp. */
function* odd53(size) {
  let state = 1n;
  for (let i = 0; i < size; i++) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    yield Number((1n << 52n) | (state >> 12n) | 1n);
  }
}
const odd53s = new Map();
export function oddNumbers(size) {
  if (!odd53s.has(size)) odd53s.set(size, Float64Array.from(odd53(size)));
  return odd53s.get(size);
}

/** The numbers are made before the time is taken. */
export const prepared = (run) => Object.assign(run, { prepare: oddNumbers });

/** How many odd numbers a predicate accepts. */
export const counting = (predicate) =>
  prepared((size) => {
    let count = 0;
    for (const n of oddNumbers(size)) if (predicate(n)) count++;
    return count;
  });
/** The same for a predicate that returns promises. */
export const countingAsync = (predicate) =>
  prepared(async (size) => {
    let count = 0;
    for (const n of oddNumbers(size)) if (await predicate(n)) count++;
    return count;
  });

/** The same number, again and again. */
export const repeated = (n, isPrime) => (size) => {
  let count = 0;
  for (let i = 0; i < size; i++) if (isPrime(n)) count++;
  return count;
};
export const repeatedAsync = (n, isPrime) => async (size) => {
  let count = 0;
  for (let i = 0; i < size; i++) if (await isPrime(n)) count++;
  return count;
};

/** The result for a Fibonacci number, which is long: its rest. */
export const restOf = (n) => Number(n % 1_000_000_007n);

export const repeatedly = (compute) => (times) => {
  let sum = 0;
  for (let time = 0; time < times; time++) sum += restOf(compute());
  return sum;
};
