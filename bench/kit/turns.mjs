/** Measures a claim's workloads in processes of their own, round by round. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { flagsOf } from "./peers.mjs";
import { findRuntime, knownFlags, log } from "./setup.mjs";
import { quantile } from "./table.mjs";

const child = fileURLToPath(new URL("../child.mjs", import.meta.url));
const run = promisify(execFile);

/**
 * Returns `described`, by contender, of those that have one of the workloads; `times(mode, contender, name)`, the
 * nanoseconds of each round, `undefined` where the contender has no such workload; and a `note` on how far the rounds differ.
 * A workload for which the claim has `isClear` say so is in no more rounds.
 */
export async function inTurns(claimName, claim, { names, contenders, modes, rounds }) {
  const { workloads, reference, flags = [] } = claim;
  const { runtime, version } = findRuntime();
  const known = knownFlags(runtime, flags);
  async function ask(task, contender, ...args) {
    const command = [...known, ...flagsOf(contender), child, claimName, task, contender, ...args];
    const { stdout } = await run(runtime, command, { maxBuffer: 2 ** 24 });
    return JSON.parse(stdout);
  }

  const described = {};
  for (const contender of contenders) {
    const description = await ask("describe", contender);
    if (names.some((name) => description.workloads.includes(name))) described[contender] = description;
  }

  const expected = new Map();
  async function expectedOf(name, part) {
    const key = `${name} ${part}`;
    if (!expected.has(key)) expected.set(key, await ask("result", reference, name, String(part)));
    return expected.get(key);
  }

  const times = new Map();
  const timesOf = (...cell) => times.get(keyOf(...cell));
  const keyOf = (mode, contender, name) => `${mode} ${contender} ${name}`;
  async function measure(mode, contender, name) {
    const { ns, result, part = 1 } = await ask("time", contender, name, mode);
    const right = await expectedOf(name, part);
    if (result !== right) {
      const [is, should] = [result, right].map((it) => String(it).slice(0, 80));
      throw new Error(`${contender}, ${name}: ${is}, where ${reference} has ${should}`);
    }
    const key = keyOf(mode, contender, name);
    times.set(key, [...(times.get(key) ?? []), ns]);
  }

  // Contenders take turns, so that a busy minute of the machine hits all of them alike.
  const started = performance.now();
  for (let round = 1; round <= rounds; round++) {
    for (const mode of modes) {
      for (const name of names) {
        if (claim.isClear?.({ described, times: timesOf }, mode, name)) continue;
        const seconds = Math.round((performance.now() - started) / 1000);
        log(`round ${round} of ${rounds}, ${mode}, ${workloads[name].title} (${seconds} s)`);
        for (const [contender, { workloads }] of Object.entries(described)) {
          if (workloads.includes(name)) await measure(mode, contender, name);
        }
      }
    }
  }
  return {
    version,
    described,
    times: timesOf,
    note: spreadOf([...times.values()]),
  };
}

/** How far the rounds differ. */
function spreadOf(cells) {
  if (cells.every((measured) => measured.length < 2)) return undefined;
  const spread = quantile(
    cells.map((measured) => Math.max(...measured) / Math.min(...measured)),
    0.5,
  );
  const advice = spread > 1.3 ? ": the machine is busy, so take close results with care" : "";
  return `The slowest round took ${spread.toFixed(2)} times the fastest in the median cell${advice}.`;
}
