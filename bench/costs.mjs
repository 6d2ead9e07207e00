/**
 * Prints the table of costs in docs/numbers.md, for the build in dist: `node bench/costs.mjs`. Each row is
 * called for a second and a half, and has the median of its times.
 */
import { cpus } from "node:os";
import * as lazuli from "../dist/index.js";
import { quantile } from "./kit/table.mjs";

const { count, fib, fibAt, first, hamming, isFib, isPrime, last, linearRecurrence } = lazuli;
const { nextPrime, partitionNumbers, piDigits, primeCount, primes, take } = lazuli;

const SPENT_MS = 1500;
const prime53 = 2 ** 53 - 111;
const prime256 = 2n ** 256n - 189n;
const prime1024 = 2n ** 1024n - 105n;
const fibonacci = fibAt(100_000);

/** The call as it is printed, what it costs to call it, and what that grows with. */
const rows = [
  ["`count(primes({ to: 10 ** 6 }))`", () => count(primes({ to: 10 ** 6 })), "n log log n"],
  ["`count(primes({ to: 10 ** 8 }))`", () => count(primes({ to: 10 ** 8 })), ""],
  ["`first(primes({ from: 2 ** 52 }))`", () => first(primes({ from: 2 ** 52 })), "the distance of primes"],
  ["`isPrime` of a prime of 53 bits", () => isPrime(prime53), "its length, three multiplications a bit"],
  ["`isPrime` of a prime of 256 bits", () => isPrime(prime256), "its length, to the third power"],
  ["`isPrime` of a prime of 1024 bits", () => isPrime(prime1024), ""],
  ["`nextPrime(10n ** 30n)`", () => nextPrime(10n ** 30n), "its length, to the fourth power"],
  ["`primeCount(10 ** 10)`", () => primeCount(10 ** 10), "n^0.75 / log n"],
  ["`primeCount(10 ** 12)`", () => primeCount(10 ** 12), ""],
  ["`primeCount(10 ** 14)`", () => primeCount(10 ** 14), ""],
  ["`fib()`, the first 20,000", () => last(take(fib(), 20_000)), "one addition a value"],
  ["`fibAt(100)`", () => fibAt(100), "log n"],
  ["`fibAt(10_000)`", () => fibAt(10_000), "2.5 products of half its length"],
  ["`fibAt(1_000_000)`, 208,988 digits", () => fibAt(1_000_000), ""],
  ["`fibAt(10_000_000)`, 2,089,877 digits", () => fibAt(10_000_000), ""],
  ["`isFib(fibAt(100_000))`", () => isFib(fibonacci), "as `fibAt`; most others at once"],
  [
    "`linearRecurrence([0n, 0n, 1n], [1n, 1n, 1n], { from: 1_000_000 })`",
    () => first(linearRecurrence([0n, 0n, 1n], [1n, 1n, 1n], { from: 1_000_000 })),
    "k² products for each bit of the index",
  ],
  ["`piDigits()`, the first 1,000", () => last(take(piDigits(), 1000)), "n²"],
  ["`piDigits()`, the first 10,000", () => last(take(piDigits(), 10_000)), ""],
  ["`partitionNumbers()`, the first 10,000", () => last(take(partitionNumbers(), 10_000)), "n^1.5"],
  ["`hamming()`, the first 100,000", () => last(take(hamming(), 100_000)), "n"],
];

/** Milliseconds, of a call among so many that the clock can tell. */
function medianOf(call) {
  const times = [];
  let calls = 1;
  for (const end = performance.now() + SPENT_MS; performance.now() < end || times.length === 0;) {
    const start = performance.now();
    for (let done = 0; done < calls; done++) call();
    const time = performance.now() - start;
    if (time < 1) calls *= 2;
    else times.push(time / calls);
  }
  return quantile(times, 0.5);
}

const shown = (ms) => {
  const [unit, size] = ms >= 1000 ? ["s", 1e-3] : ms >= 1 ? ["ms", 1] : ["µs", 1e3];
  return `${Number((ms * size).toPrecision(2))} ${unit}`;
};

console.log(`Node ${process.version}, ${cpus()[0]?.model}\n`);
console.log("| call | time | grows with |\n| --- | --- | --- |");
for (const [call, run, growth] of rows) console.log(`| ${call} | ${shown(medianOf(run))} | ${growth} |`);
