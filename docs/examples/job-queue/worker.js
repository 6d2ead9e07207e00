/*
 * A process that searches blocks from the queue. The program starts some; more can be started by hand, here or on another
 * machine that reaches the same Redis:
 *
 *     REDIS_URL=redis://… node worker.js
 */
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { searchBlock } from "./gaps.js";
import { heartbeat } from "./heartbeat.js";

const { REDIS_URL = "redis://127.0.0.1:6379", QUEUE = "prime-gaps", OWN_REDIS } = process.env;

/** Longer than that of the program, which has more to say about it. */
const PATIENCE_MS = 10_000;

const worker = new Worker(QUEUE, async (job) => searchBlock(job.data), {
  // Without null, a command fails after some attempts to connect, and with it the worker.
  connection: { url: REDIS_URL, maxRetriesPerRequest: null },
  // The worker renews its lock on a block while it lives. If it is killed, the lock ends after at most this time, and
  // the block is searched again. It has to be much longer than a block takes: meanwhile nothing is renewed.
  lockDuration: 3000,
  stalledInterval: 1000,
  // Workers may be killed often. But a block that kills its workers should not go on doing so for ever.
  maxStalledCount: 10,
  // Seconds after which an idle worker looks for a job by itself, in case that nobody has told it of one.
  drainDelay: 1,
});
// What fails here is done again, or fails the job. The heartbeat says when Redis is gone.
worker.on("error", () => {});

heartbeat(REDIS_URL, PATIENCE_MS, ({ message }) => {
  console.error(`worker: ${message}`);
  process.exit(1);
});

// The program wants no more results. Where it is in the middle of a block, nobody misses that.
process.on("message", () => process.exit());
// The program is gone, and could not stop anything: its Redis is of no use to anybody.
process.once("disconnect", () => {
  setTimeout(() => process.exit(), 1000);
  if (OWN_REDIS === "yes") new Redis(REDIS_URL).shutdown("NOSAVE").finally(() => process.exit());
});
