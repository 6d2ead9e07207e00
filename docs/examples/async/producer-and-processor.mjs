/*
 * A producer that takes its time over each job, and a processor that takes longer. A generator and its consumer take
 * turns: while one of them works, the other one waits. With a queue between them both work at the same time, and
 * several jobs can be worked on at once. The consumer says when to stop, in all three ways in the same words: at the
 * first result above 120. The producer would go on for ever. Ahead of the consumer it makes a few jobs more, until the
 * queue is full; when the consumer leaves, it is stopped.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { map, mapConcurrent, produce, takeUntil, toArray } from "lazuli/async";

const MAKING = 30;
const WORKING = 60;
const ENOUGH = 120;

let made = 0;
let done = 0;

/**
 * The jobs 1, 2, 3, … for ever.
 *
 * @param {AbortSignal} [signal]
 */
async function* jobs(signal) {
  for (let job = 1; ; job++) {
    await sleep(MAKING, undefined, { signal });
    made++;
    yield job;
  }
}

/** @param {import("lazuli/async").Send<number>} send @param {AbortSignal} signal */
async function sendJobs(send, signal) {
  // Each send waits while the queue is full.
  for await (const job of jobs(signal)) await send(job);
}

const queue = () => produce(sendJobs, { capacity: 2 });

/**
 * @param {number} job
 * @param {number} _
 * @param {AbortSignal} [signal]
 */
async function work(job, _, signal) {
  await sleep(WORKING, undefined, { signal });
  done++;
  return job * job;
}

/** @type {[name: string, results: () => AsyncIterable<number>][]} */
const ways = [
  ["one after the other", () => map(jobs(), work)],
  ["a queue, one processor", () => map(queue(), work)],
  ["a queue, three at a time", () => mapConcurrent(queue(), work, { concurrency: 3 })],
];

console.log(`${"".padEnd(25)}${["time", "made", "done"].map((name) => name.padStart(7)).join("")}   results`);
for (const [name, results] of ways) {
  made = done = 0;
  const start = performance.now();
  const squares = await toArray(takeUntil(results(), (square) => square > ENOUGH));
  const time = `${Math.round(performance.now() - start)} ms`;
  const columns = [time, made, done].map((column) => String(column).padStart(7));
  console.log(`${name.padEnd(25)}${columns.join("")}   ${squares.join(" ")}`);
}
