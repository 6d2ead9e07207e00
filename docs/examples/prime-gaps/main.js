/*
 * Which is the first gap of at least 200 between two neighbouring primes? A pool of worker threads searches blocks of
 * numbers on all cores, and `mapConcurrent` hands out the blocks and puts the results in order. Nobody says how many
 * blocks there are: they never end. The consumer says when it has seen enough. Then the threads that still search are
 * stopped in the middle of their work, and the program is over.
 *
 *     node main.js 200
 */
import { availableParallelism } from "node:os";
import { filter, flatMap, mapConcurrent, takeUntil, tap } from "lazuli/async";
import { Piscina } from "piscina";
import { wantedSize } from "./argument.js";
import { blocks, largerThanBefore } from "./gaps.js";
import { reportOf } from "./report.js";

const wanted = wantedSize("prime-gaps", process.argv);
const report = reportOf("prime-gaps", wanted);
const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort());

const cores = availableParallelism();
const filename = new URL("worker.js", import.meta.url).href;
const pool = new Piscina({ filename, minThreads: cores, maxThreads: cores });

/**
 * The signal is aborted when the consumer leaves: then the pool ends the thread of this block, or drops the block.
 *
 * @type {(block: import("./gaps.js").Block, index: number, signal: AbortSignal) => Promise<import("./gaps.js").Result>}
 */
const search = (block, _, signal) => pool.run(block, { signal });

try {
  // The pool has as many blocks waiting as it has threads, so that none of them waits for its next block.
  const results = mapConcurrent(blocks(), search, { concurrency: 2 * cores });
  const gaps = flatMap(tap(results, report.progress), (result) => result.gaps);
  const records = filter(gaps, largerThanBefore());
  const answer = takeUntil(records, ({ size }) => size >= wanted);
  for await (const gap of takeUntil(answer, interrupt.signal)) report.gap(gap);
  report.end();
} catch (error) {
  report.failure(error);
} finally {
  await pool.destroy();
}
