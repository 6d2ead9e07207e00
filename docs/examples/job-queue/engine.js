/*
 * All that does the work: Redis, the queue in it, and the processes that serve the queue.
 */
import { heartbeat } from "./heartbeat.js";
import { openQueue } from "./queue.js";
import { startRedis } from "./redis-server.js";
import { startWorkers } from "./worker-processes.js";

/** How long Redis may be away: it can be started again meanwhile, and the search goes on. */
const PATIENCE_MS = 5000;

/**
 * Where REDIS_URL says so, the queue is in that Redis, and workers on other machines serve it too. Else it is in a Redis
 * of the program's own.
 *
 * @param {number} workers how many processes
 */
export async function startEngine(workers) {
  const failure = new AbortController();
  /** @param {unknown} error */
  const fail = (error) => failure.abort(error);

  const ownRedis = process.env["REDIS_URL"] === undefined ? await startRedis(fail) : undefined;
  const url = ownRedis?.url ?? String(process.env["REDIS_URL"]);
  const name = process.env["QUEUE"] ?? "prime-gaps";
  const queue = openQueue(name, url);
  const processes = startWorkers(
    workers,
    { REDIS_URL: url, QUEUE: name, OWN_REDIS: ownRedis ? "yes" : "" },
    fail,
  );
  const pulse = heartbeat(url, PATIENCE_MS, fail);

  return {
    /** Is aborted when the work cannot go on, with an error that says why. */
    failure: failure.signal,

    /** Has a block searched by any of the workers. */
    search: queue.search,

    /** Leaves no process and no job behind. */
    async stop() {
      await processes.stop();
      pulse.stop();
      const isClosed = await queue.close();
      await ownRedis?.stop();
      // Connections wait without end for a Redis that is gone, and the program would wait with them.
      if (!isClosed) process.exit();
    },
  };
}
