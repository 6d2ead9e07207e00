/*
 * Which is the first gap of at least 200 between two neighbouring primes? Processes search blocks of numbers, which they
 * get from a queue in Redis: they may run on other machines too. `mapConcurrent` is the producer. It adds a job for each
 * block and waits for its result, some blocks at a time, and keeps the results in order. When the consumer has seen
 * enough, the jobs that wait are taken back, and the workers are stopped.
 *
 *     node main.js 200
 */
import { availableParallelism } from "node:os";
import { filter, flatMap, mapConcurrent, takeUntil, tap } from "lazuli/async";
import { wantedSize } from "./argument.js";
import { startEngine } from "./engine.js";
import { blocks, largerThanBefore } from "./gaps.js";
import { reportOf } from "./report.js";

const wanted = wantedSize("job-queue", process.argv);
const report = reportOf("job-queue", wanted);
const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort());

const workers = availableParallelism();
const engine = await startEngine(workers);
try {
  // While the job of a worker that was killed waits to be done again, the others have four blocks each to go on with.
  const options = { concurrency: 4 * workers, signal: engine.failure };
  const results = mapConcurrent(blocks(), engine.search, options);
  const gaps = flatMap(tap(results, report.progress), (result) => result.gaps);
  const records = filter(gaps, largerThanBefore());
  const answer = takeUntil(records, ({ size }) => size >= wanted);
  for await (const gap of takeUntil(answer, interrupt.signal)) report.gap(gap);
  report.end();
} catch (error) {
  report.failure(error);
} finally {
  await engine.stop();
}
