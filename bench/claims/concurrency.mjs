/**
 * What works on several values at a time is no slower than the libraries that are made for it. The bars:
 *
 * - No row is behind a library that keeps the law. Who is compared in a row is named here, and stays when it wins.
 * - A million values make the heap grow by at most a megabyte after the first tenth.
 * - Merged with 60,000 values, a source that never answers makes it grow by less than 20 bytes for each.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { allocatedBytes, BYTES_FLAGS, keptBytes } from "../kit/bytes.mjs";
import { concurrencyCases } from "../kit/concurrency-law.mjs";
import { rows } from "../kit/concurrency-rows.mjs";
import { perElement } from "../kit/elements.mjs";
import { flagsOf, operatorsToRead } from "../kit/peers.mjs";
import { readChoices, readers, readings } from "../kit/readings.mjs";
import { lawTable, nsOf, rivalVerdicts, tables } from "../kit/report.mjs";
import { findRuntime, log } from "../kit/setup.mjs";
import { cell, judged, table } from "../kit/table.mjs";
import { inTurns } from "../kit/turns.mjs";
import { warmUpAsync } from "../kit/warm-up.mjs";

const LAW = "The law: no more work than the window has room for; order, errors and closing as promised";

/** Who is compared, beside what a person has without a library. */
const rivals = {
  mapConcurrent: ["p-map", "streaming-iterables", "effect", "node-streams"],
  mapUnordered: ["p-map", "streaming-iterables", "effect", "iter-ops", "rxjs"],
  merge: ["ix", "streaming-iterables", "repeater", "effect", "rxjs"],
  buffer: ["streaming-iterables", "effect", "node-streams"],
  debounce: ["ix", "effect", "rxjs"],
  chunksWithin: ["streaming-iterables", "ix", "effect", "rxjs"],
};

const { workloads, readersOf, load } = readings({
  name: "concurrency",
  rows,
  rivals,
  cases: concurrencyCases,
});
export { workloads };
export const choices = readChoices(rows);

const TIMED = ["fresh", "megamorphic"];
export const modes = [...TIMED, "bytes"];
export const rounds = 2;
export const reference = "hand";

export const { describe, time, result } = perElement({
  workloads,
  load,
  warmUp: warmUpAsync,
  elements: 2000,
  timing: { warm: 100, batch: 3 },
});

// ---- Bytes

const KEPT_OF = 10 ** 6;
const NEVER_OF = 70_000;

/** In a process of its own. What is kept is not asked where a source pauses. */
export async function bytes(contender, workload) {
  const { row, reader } = workloads[workload];
  const { open, count = (n) => n, pauses } = rows[row];
  const { runs } = await load(contender);
  const { readerOf } = await readersOf(contender);
  const allocated = await allocatedBytes(runs[workload]);
  if (pauses) return { allocated };
  const kept = await keptBytes(count(KEPT_OF), (onValue) => {
    const { args, add } = open(KEPT_OF);
    return readerOf(rows[row], reader)(args, (sum, value) => (onValue(), add(sum, value)));
  });
  return { allocated, kept };
}

/** In a process of its own: the bytes for each value that is merged with a source which never answers. */
export async function never(contender) {
  const { merge, iterable = (sequence) => sequence } = await operatorsToRead(contender, "concurrency");
  const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
  async function* numbers() {
    for (let i = 0; i < NEVER_OF; i++) yield i;
  }
  const growth = await keptBytes(NEVER_OF, async (onValue) => {
    const iterator = iterable(merge([silent, numbers()]))[Symbol.asyncIterator]();
    for (let count = 0; count < NEVER_OF; count++) {
      await iterator.next();
      onValue();
    }
  });
  return growth / (NEVER_OF * 0.9);
}

const child = fileURLToPath(new URL("../child.mjs", import.meta.url));

export async function measure(name, claim, choice) {
  const timedModes = choice.modes.filter((mode) => TIMED.includes(mode));
  const measured = await inTurns(name, claim, { ...choice, modes: timedModes });
  if (!choice.modes.includes("bytes")) return measured;
  const { runtime } = findRuntime();
  const ask = async (task, contender, ...args) => {
    const flags = [...BYTES_FLAGS, ...flagsOf(contender)];
    const { stdout } = await promisify(execFile)(runtime, [...flags, child, name, task, contender, ...args]);
    return JSON.parse(stdout);
  };
  const [bytes, never] = [{}, {}];
  for (const workload of choice.names.filter((name) => !rows[workloads[name].row].isOnlyTimed)) {
    log(`bytes, ${workloads[workload].title}`);
    bytes[workload] = {};
    for (const [contender, { workloads }] of Object.entries(measured.described)) {
      if (workloads.includes(workload)) bytes[workload][contender] = await ask("bytes", contender, workload);
    }
  }
  if (choice.names.some((workload) => workloads[workload].ops.includes("merge"))) {
    for (const [contender, { broken }] of Object.entries(measured.described)) {
      if (broken.merge !== undefined) never[contender] = await ask("never", contender);
    }
  }
  return { ...measured, bytes, never };
}

// ---- The report

export function report({ described, times, bytes, never }, { names, modes }) {
  const set = { workloads, names, described, contenders: Object.keys(described) };
  const parts = [lawTable(described, LAW)];
  const timedModes = modes.filter((mode) => TIMED.includes(mode));
  for (const mode of timedModes) {
    for (const [reader, title] of Object.entries(readers)) {
      const included = names.filter((name) => workloads[name].reader === reader);
      const contenders = set.contenders.filter((contender) =>
        included.some((name) => described[contender].workloads.includes(name)),
      );
      if (included.length === 0) continue;
      const part = { ...set, names: included, contenders };
      parts.push(tables(part, `${mode}, ${title}`, nsOf(times, mode)));
    }
  }
  if (bytes !== undefined) parts.push(...bytesTables(set, bytes, never));
  if ("lazuli" in described)
    for (const mode of timedModes) parts.push(...rivalVerdicts(set, mode, nsOf(times, mode)));
  return parts.join("\n");
}

function bytesTables({ contenders }, bytes, never) {
  const names = Object.keys(bytes);
  const tableOf = (title, value) =>
    table(
      title,
      ["", ...contenders],
      names.map((name) => [workloads[name].title, ...contenders.map((it) => cell(value(bytes[name][it])))]),
    );
  const bars = [
    ...names.map((name) => [workloads[name].title, bytes[name].lazuli?.kept / 2 ** 20, 1]),
    ["bytes for each value, merged with a source that never answers", never.lazuli, 20],
  ].filter(([, value]) => value >= -Infinity);
  return [
    tableOf("Bytes that are allocated for each value", (it) => it?.allocated),
    tableOf("Megabytes that the heap grows by", (it) => it?.kept && it.kept / 2 ** 20),
    table(
      "Bytes for each value that is merged with a source which never answers",
      ["", ...Object.keys(never)],
      [["", ...Object.values(never).map(cell)]],
    ),
    table(
      "The bars for the heap",
      ["", "measured", "bar", ""],
      bars.map(([title, value, bar]) => [title, cell(value), ...judged(value, bar)]),
    ),
  ];
}
