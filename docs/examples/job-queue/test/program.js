/*
 * Runs the program as a reader does, and knows all processes that belong to it.
 */
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../main.js", import.meta.url));

/** Why the tests cannot run here, or false. */
const skip =
  process.platform !== "linux"
    ? "for want of /proc"
    : spawnSync("redis-server", ["--version"]).error !== undefined && "for want of redis-server";

/** Of all tests. The limit ends those that wait for what never comes; on a busy machine the others take some minutes. */
export const options = { skip, timeout: 10 * 60_000 };

/** Processes inherit it, and so tell to which program they belong. */
const MARK = "JOB_QUEUE_TEST";

/**
 * Starts the program, which ends with the test at the latest.
 *
 * @param {import("node:test").TestContext} t
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function startProgram(t, args, env = {}) {
  const mark = randomUUID();
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...env, [MARK]: mark },
    stdio: ["ignore", "pipe", "pipe"],
  });
  t.after(() => child.kill("SIGKILL"));
  /** @type {string[]} */
  const lines = [];
  /** @type {{ line: string, resolve: (value: undefined) => void }[]} */
  const watchers = [];
  let [rest, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    for (const { line, resolve } of watchers) if (lines.includes(line)) resolve(undefined);
  });
  child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  /** @type {Promise<{ status: number | null, lines: string[], errors: string }>} */
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, lines, errors }));
  });

  /** The processes that belong to the program, by what is in their command line. */
  const pids = (command = "") => pidsWith(`${MARK}=${mark}`, command);

  return {
    ended,
    kill: (/** @type {NodeJS.Signals} */ signal) => child.kill(signal),

    /** Is fulfilled when the program has printed this line, or is over. */
    printed(/** @type {string} */ line) {
      if (lines.includes(line)) return Promise.resolve(undefined);
      return Promise.race([ended, new Promise((resolve) => watchers.push({ line, resolve }))]);
    },
    workers: () => pids("worker.js"),
    redis: () => pids("redis-server"),

    /** What is left of it, after so much time that a process needs to notice that it is of no use any more. */
    async left() {
      for (let tries = 0; tries < 100 && pids().length > 0; tries++) await delay(100);
      return pids();
    },
  };
}

/**
 * Sends a signal to a process that may have ended.
 *
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
export function send(pid, signal) {
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}

/**
 * The processes that have a setting in their environment, and a word in their command line.
 *
 * @param {string} setting
 * @param {string} command
 */
export function pidsWith(setting, command) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const ours = all.filter((pid) => {
    const has = (/** @type {string} */ file, /** @type {string} */ text) =>
      textOf(`/proc/${pid}/${file}`).includes(text);
    return has("environ", setting) && has("cmdline", command);
  });
  return ours.map(Number);
}

/** Nothing, of a process that has ended meanwhile, or whose parent has yet to take note of that. */
function textOf(/** @type {string} */ file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
