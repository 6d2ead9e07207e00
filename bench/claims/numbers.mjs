/**
 * `primes`, `isPrime` and what else computes with numbers come close to the libraries in C, and leave those in JavaScript
 * far behind. The bar: lazuli takes at most so many times as long as each contender of the workload's `bars`.
 */
import { buildAnchors } from "../kit/anchors.mjs";
import { workloadsOf } from "../kit/peers.mjs";
import { judged, quantile, table } from "../kit/table.mjs";
import { processorTime } from "../kit/timing.mjs";

/** A consumer over primes, beside a loop over the same. */
const consumer = (name) => ({
  title: `${name} of the primes below 10^8, beside for … of`,
  size: 1e8,
  warm: 300_000,
  bars: { hand: 1 },
});

/**
 * - `size`: what the contenders get; all have to return the same.
 * - `bars`: for a contender, the most that lazuli may take as a multiple of its time; for `"ns"`, the most nanoseconds.
 * - `warm`: a smaller size, on which they are called until they are hot; `cold`: timed at the first call in a process.
 */
export const workloads = {
  loop8: {
    title: "for … of over the primes below 10^8",
    size: 1e8,
    warm: 300_000,
    bars: { primesieve: 4.5, "prime-lib": 0.2 },
  },
  loop9: {
    title: "for … of over the primes below 10^9",
    size: 1e9,
    warm: 300_000,
    bars: { primesieve: 3.4, "prime-lib": 0.2 },
  },
  first10: { title: "the first ten primes, a hundred thousand times", size: 1e5, warm: 100 },
  countPrimes: consumer("count"),
  sumPrimes: consumer("sum"),
  findPrime: consumer("find"),
  far: { title: "the first prime from 2^52 on", size: 2000, warm: 100, bars: { ns: 5000 * 2000 } },
  cold: {
    title: "the first two primes from 2^52 on, in a fresh process",
    size: 2,
    cold: true,
    bars: { ns: 2e6 },
  },
  odd53: {
    title: "isPrime of odd numbers of 53 bits",
    size: 1e6,
    warm: 2000,
    bars: {
      GMP: 0.78,
      "gmp-wasm": 0.2,
      "gmp-wasm-bare": 0.2,
      "prime-lib": 0.01,
      "big-integer": 0.01,
      "bigint-crypto-utils": 0.01,
    },
  },
  primeCount: { title: "primeCount(10^12)", size: 1e12, warm: 1e7 },
  prime256: { title: "isPrime of a prime of 256 bits", size: 200, warm: 1, bars: { GMP: 5 } },
  prime1024: { title: "isPrime of a prime of 1024 bits", size: 10, warm: 1, bars: { GMP: 5.5 } },
  fibLoop: { title: "F(1) … F(20000)", size: 20_000, warm: 200, bars: { hand: 1 } },
  fibAt3: { title: "F(3000), a hundred times", size: 100, warm: 1 },
  fibAt6: { title: "F(10^6)", size: 1e6, warm: 1000, bars: { GMP: 3 } },
  fibAt7: { title: "F(10^7)", size: 1e7, warm: 1000, bars: { GMP: 3.5 } },
};

/** Whose results the others are compared with. */
export const reference = "lazuli";

export { buildAnchors as prepare };

const WARM_MS = 500;

const runsOf = (contender) => workloadsOf(contender, "numbers", workloads);

export async function describe(contender) {
  return { workloads: Object.keys(await runsOf(contender)) };
}

/** The time for all of the size. */
export async function time(contender, name) {
  const { [name]: run } = await runsOf(contender);
  const { size, warm, cold = false } = workloads[name];
  if (run.measure) return run.measure(size);
  const { part = 1 } = run;
  run.prepare?.(size * part);
  if (!cold) {
    const few = Math.ceil(warm * part);
    run.prepare?.(few);
    for (const start = performance.now(); performance.now() - start < WARM_MS;) await run(few);
  }
  const start = processorTime();
  const result = await run(size * part);
  return { ns: ((processorTime() - start) * 1e6) / part, result, part };
}

export async function result(contender, name, part) {
  const { [name]: run } = await runsOf(contender);
  return run(workloads[name].size * part);
}

/** A table for each workload, with the medians of the rounds. */
export function report({ described, times }, { names, modes: [mode] }) {
  return names
    .map((name) => {
      const { title, bars = {} } = workloads[name];
      const median = (contender) => {
        const measured = times(mode, contender, name);
        return measured && quantile(measured, 0.5);
      };
      const ours = median("lazuli");
      const rows = Object.keys(described)
        .map((contender) => [contender, median(contender)])
        .filter(([, ns]) => ns !== undefined)
        .map(([contender, ns]) => {
          if (contender === "lazuli")
            return [contender, shown(ns), "", ...judged(ns, bars.ns, { show: shown })];
          if (ours === undefined) return [contender, shown(ns), "", "", ""];
          const ratio = ours / ns;
          return [contender, shown(ns), ratio.toPrecision(3), ...judged(ratio, bars[contender])];
        });
      return table(title, ["", "processor time", "lazuli / it", "bar", ""], rows);
    })
    .join("\n");
}

function shown(ns) {
  if (ns >= 1e9) return `${(ns / 1e9).toFixed(2)} s`;
  if (ns >= 1e6) return `${(ns / 1e6).toFixed(2)} ms`;
  return `${(ns / 1e3).toFixed(2)} µs`;
}
