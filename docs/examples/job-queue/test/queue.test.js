import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { mapConcurrent, takeUntil, toArray } from "lazuli/async";
import { Queue, QueueEvents } from "bullmq";
import { Redis } from "ioredis";
import { blocks } from "../gaps.js";
import { openQueue } from "../queue.js";
import { startWorkers } from "../worker-processes.js";
import { startOuterRedis } from "./outer-redis.js";
import { options, pidsWith, send } from "./program.js";

/**
 * A queue in a Redis, with so many workers, that is looked at by others.
 *
 * @param {import("node:test").TestContext} t
 * @param {number} workers
 */
async function startQueue(t, workers) {
  const redis = await startOuterRedis(false);
  const name = `test-${randomUUID()}`;
  const connection = { url: redis.url, maxRetriesPerRequest: null };
  const jobs = new Queue(name, { connection });
  const events = new QueueEvents(name, { connection });
  await events.waitUntilReady();
  const queue = openQueue(name, redis.url);
  /** @type {Error[]} */
  const failures = [];
  const processes = startWorkers(workers, { REDIS_URL: redis.url, QUEUE: name }, (error) =>
    failures.push(error),
  );
  t.after(async () => {
    await processes.stop();
    assert.equal(await queue.close(), true);
    await Promise.all([jobs.close(), events.close()]);
    await redis.stop();
    assert.deepEqual(failures, []);
  });
  async function losesAll() {
    const client = new Redis(redis.url);
    await client.flushall();
    await client.quit();
  }
  return { queue, jobs, events, losesAll, workers: () => pidsWith(`QUEUE=${name}`, "worker.js") };
}

/** Is fulfilled when it is so. */
async function until(/** @type {() => Promise<boolean>} */ isSo) {
  while (!(await isSo())) await delay(20);
}

describe("the queue", options, () => {
  test("does what is asked, and forgets the job", async (t) => {
    const { queue, jobs } = await startQueue(t, 1);
    const { signal } = new AbortController();
    const result = await queue.search({ from: 110, to: 120 }, 0, signal);
    assert.deepEqual(result, { to: 120, gaps: [{ size: 14, after: 113 }] });
    assert.deepEqual(await jobs.getJobs(), []);
  });

  test("takes back the jobs that wait when the consumer leaves", async (t) => {
    const { queue, jobs } = await startQueue(t, 0);
    const leave = new AbortController();
    const results = mapConcurrent(blocks(), queue.search, { concurrency: 5 });
    const read = toArray(takeUntil(results, leave.signal));
    await until(async () => (await jobs.getWaitingCount()) === 5);
    leave.abort();
    assert.deepEqual(await read, []);
    await until(async () => (await jobs.getJobs()).length === 0);
  });

  test("says which block fails, and why", async (t) => {
    const { queue } = await startQueue(t, 1);
    const { signal } = new AbortController();
    const message = "the block from 0.5 on failed: primes: from must be a safe integer or a bigint, got 0.5";
    await assert.rejects(queue.search({ from: 0.5, to: 3 }, 0, signal), { message });
  });

  test("has a job done again whose worker is killed in the middle of it", async (t) => {
    const { queue, jobs, events, workers } = await startQueue(t, 1);
    /** @type {string[]} */
    const stalled = [];
    events.on("stalled", ({ jobId }) => stalled.push(jobId));
    const { signal } = new AbortController();
    const result = queue.search({ from: 0, to: 300_000_000 }, 0, signal);
    await until(async () => (await jobs.getActiveCount()) === 1);
    for (const pid of workers()) send(pid, "SIGKILL");
    assert.deepEqual((await result).gaps.at(-1), { size: 248, after: 191912783 });
    assert.deepEqual([...new Set(stalled)], ["block-0"]);
  });

  test("adds a job again that Redis has lost", async (t) => {
    const { queue, jobs, losesAll } = await startQueue(t, 0);
    const leave = new AbortController();
    const result = queue.search({ from: 110, to: 120 }, 0, leave.signal);
    await until(async () => (await jobs.getWaitingCount()) === 1);
    await losesAll();
    await until(async () => (await jobs.getWaitingCount()) === 1);
    assert.deepEqual((await jobs.getJob("block-110"))?.data, { from: 110, to: 120 });
    leave.abort(new Error("enough"));
    await assert.rejects(result, { message: "enough" });
  });
});
