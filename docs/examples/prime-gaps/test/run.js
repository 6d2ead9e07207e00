/*
 * Runs the program as a reader does.
 */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {readonly string[]} args
 * @param {{ within?: string, onLine?: (line: string, child: import("node:child_process").ChildProcess) => void }} options
 * @returns {Promise<{ status: number | null, lines: string[], errors: string }>}
 */
export function run(args, { within = folder, onLine = () => {} } = {}) {
  const child = spawn(process.execPath, [join(within, "main.js"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  /** @type {string[]} */
  const lines = [];
  let [rest, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    for (const line of parts) onLine(line, child);
  });
  child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, lines, errors }));
  });
}

/**
 * Runs a copy of the program that has another worker.js. It lies within the package, to find what that depends on.
 *
 * @param {string} wanted
 * @param {string} code
 */
export async function runWithWorker(wanted, code) {
  const within = await mkdtemp(join(folder, "test", "copy-"));
  try {
    const files = (await readdir(folder)).filter((file) => file.endsWith(".js"));
    await Promise.all(files.map((file) => cp(join(folder, file), join(within, file))));
    await writeFile(join(within, "worker.js"), code);
    return await run([wanted], { within });
  } finally {
    await rm(within, { recursive: true });
  }
}
