/*
 * Keeps processes of worker.js running.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const WORKER = fileURLToPath(new URL("worker.js", import.meta.url));

/** A block takes a fraction of this time. Who does not end in time is ended. */
const STOPPING_MS = 2000;

/**
 * @param {number} count
 * @param {NodeJS.ProcessEnv} env what they read their settings from
 * @param {(error: Error) => void} onEnd is called when one ends by itself
 */
export function startWorkers(count, env, onEnd) {
  /** @type {Set<import("node:child_process").ChildProcess>} */
  const running = new Set();
  let isStopping = false;

  function start() {
    // Apart from the program, so that Ctrl-C in a terminal does not end them too: the program says when.
    const child = fork(WORKER, { env: { ...process.env, ...env }, detached: true });
    running.add(child);
    child.once("exit", (code, signal) => {
      running.delete(child);
      if (isStopping) return;
      // Killed from outside: another one takes its place. The queue notices, and has its block searched again.
      if (signal !== null) start();
      else onEnd(new Error(`a worker has ended with code ${code}`));
    });
    child.on("error", () => {}); // A message did not reach it any more: its exit says all.
  }
  for (let index = 0; index < count; index++) start();

  return {
    async stop() {
      isStopping = true;
      await Promise.all([...running].map(end));
    },
  };
}

/** @param {import("node:child_process").ChildProcess} child */
async function end(child) {
  const exit = once(child, "exit");
  if (child.connected) child.send("stop");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOPPING_MS);
  await exit;
  clearTimeout(timer);
}
