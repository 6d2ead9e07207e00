/*
 * The queue as its producer sees it: an async function that has a block searched, and can be cancelled.
 */
import { setTimeout as delay } from "node:timers/promises";
import { Queue, QueueEvents } from "bullmq";

/** An event says when to look for a result. It can be lost, while a connection is: so look again after this time. */
const LOOK_AGAIN_MS = 1000;

/** How long to wait for a Redis that may be gone, before the program ends without it. */
const CLOSING_MS = 2000;

/**
 * @param {string} name
 * @param {string} url of Redis
 */
export function openQueue(name, url) {
  const connection = { url, maxRetriesPerRequest: null };
  const queue = new Queue(name, { connection });
  const events = new QueueEvents(name, { connection });
  // They connect again by themselves, and do what was asked of them meanwhile. The heartbeat says when it is too late.
  queue.on("error", () => {});
  events.on("error", () => {});

  /**
   * By the id of a job, what wakes the call that waits for it.
   *
   * @type {Map<string, () => void>}
   */
  const sleepers = new Map();
  const wake = (/** @type {{ jobId: string }} */ { jobId }) => sleepers.get(jobId)?.();
  events.on("completed", wake);
  events.on("failed", wake);
  const lookAgain = setInterval(() => sleepers.forEach((wakeUp) => wakeUp()), LOOK_AGAIN_MS);

  return {
    /**
     * @param {import("./gaps.js").Block} block
     * @param {number} _index
     * @param {AbortSignal} signal is aborted when nobody wants the result any more
     * @returns {Promise<import("./gaps.js").Result>}
     */
    async search(block, _index, signal) {
      const jobId = `block-${block.from}`;
      const cancel = () => wake({ jobId });
      signal.addEventListener("abort", cancel);
      try {
        while (!signal.aborted) {
          const woken = new Promise((resolve) => sleepers.set(jobId, () => resolve(undefined)));
          // A job that is in the queue is not added once more, since it has the same id. One that Redis has lost is.
          await queue.add("search", block, { jobId });
          const job = await queue.getJob(jobId);
          const failure = job?.failedReason;
          if (failure) throw new Error(`the block from ${block.from} on failed: ${failure}`);
          if (job?.finishedOn) return job.returnvalue;
          await woken;
        }
        throw signal.reason;
      } finally {
        signal.removeEventListener("abort", cancel);
        sleepers.delete(jobId);
        // Its result has been read, or is not wanted. If a worker is at it, it stays until the queue is closed.
        await queue.remove(jobId);
      }
    },

    /**
     * Takes the queue out of Redis, with all jobs that are left. False where Redis does not answer.
     *
     * @returns {Promise<boolean>}
     */
    async close() {
      clearInterval(lookAgain);
      const closed = queue
        .obliterate({ force: true })
        .then(() => Promise.all([queue.close(), events.close()]))
        .then(() => true);
      const late = delay(CLOSING_MS, false, { ref: false });
      return Promise.race([closed, late]).catch(() => false);
    },
  };
}
