/*
 * A search that never ends, and says so: it looks for two neighbouring Fibonacci numbers above 1000 that are both
 * prime, which do not exist. In a terminal it shows how it gets on, and Ctrl-C stops it: with a verdict. Where nobody
 * looks on, 200 pairs are enough.
 */
import { cooperate, fib, isPrime, pairwise } from "lazuli";
import { search } from "lazuli/async";

const isShown = process.stdout.isTTY === true;
const stop = new AbortController();
const onInterrupt = () => stop.abort();
if (isShown) process.once("SIGINT", onInterrupt);

/** @param {{ steps: number, elapsed: number, last: [bigint, bigint] | undefined }} progress */
const show = ({ steps, elapsed, last }) => {
  const digits = last === undefined ? 0 : String(last[1]).length;
  const seconds = (elapsed / 1000).toFixed(1);
  process.stdout.write(`\r${steps} pairs, numbers of ${digits} digits, ${seconds} s. Ctrl-C stops. `);
};

const verdict = await search(
  cooperate(pairwise(fib()), { sliceTime: 10 }),
  ([a, b], _, within) => a > 1000n && isPrime(a, within) && isPrime(b, within),
  isShown ? { maxTime: 30_000, signal: stop.signal, progress: show } : { maxSteps: 200 },
);
process.removeListener("SIGINT", onInterrupt);
if (isShown) process.stdout.write("\n");

if (verdict.found) console.log(`A pair: ${verdict.value}`);
else console.log(`None among ${verdict.steps} pairs; the search stopped because of: ${verdict.reason}.`);
if (!verdict.found) await verdict.dispose();
