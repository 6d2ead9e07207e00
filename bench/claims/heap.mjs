/**
 * An async pipeline keeps nothing of what it has read. The bar: while ten million values go through it, the heap grows by at
 * most a megabyte after the first million.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pipelines } from "../kit/async-pipelines.mjs";
import { asyncOperatorsOf } from "../kit/peers.mjs";
import { findRuntime, log } from "../kit/setup.mjs";
import { cell, judged, table } from "../kit/table.mjs";

const VALUES = 10 ** 7;
const PARTS = 10;
/** The source yields so many values again and again. */
const REPEATED = 10 ** 5;

const readers = {
  async forAwait(_o, sequence) {
    let count = 0;
    for await (const _ of sequence) count++;
    return count;
  },
  consumer: (o, sequence) => o.reduce(sequence, (count) => count + 1, 0),
};

export const workloads = Object.fromEntries(
  Object.entries(pipelines)
    .filter(([, { isForStages }]) => !isForStages)
    .flatMap(([pipeline, { title }]) =>
      Object.keys(readers).map((reader) => [
        `${pipeline}/${reader}`,
        { title: `${title}, ${reader === "consumer" ? "reduce" : "for await"}`, pipeline, reader },
      ]),
    ),
);

export const choices = `any part of <pipeline>/<reader>`;
export const contenders = ["lazuli"];
export const rounds = 1;

const child = fileURLToPath(new URL("../child.mjs", import.meta.url));

export async function measure(name, _claim, { names, contenders: [contender] }) {
  const { runtime, version } = findRuntime();
  const results = {};
  for (const workload of names) {
    log(`measuring ${workloads[workload].title}`);
    const { stdout } = await promisify(execFile)(runtime, [child, name, "heap", contender, workload]);
    results[workload] = JSON.parse(stdout);
  }
  return { version, results };
}

/** In a process of its own: the megabytes of the heap after each part of the values. */
export async function heap(contender, workload) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const { pipeline, reader } = workloads[workload];
  const { inputs, stages } = pipelines[pipeline];
  const { operators } = await asyncOperatorsOf(contender);
  const sizes = [];
  async function* source(values, isFirst) {
    const times = VALUES / REPEATED;
    for (let time = 1; time <= times; time++) {
      for (const value of values) yield value;
      if (isFirst && time % (times / PARTS) === 0) {
        collect();
        sizes.push(process.memoryUsage().heapUsed / 2 ** 20);
      }
    }
  }
  const sources = inputs(REPEATED).map((values, index) => source(values, index === 0));
  const count = await readers[reader](operators, stages(operators, VALUES, ...sources));
  return { count, sizes };
}

export function report({ results }, { names }) {
  const rows = names.map((name) => {
    const { count, sizes } = results[name];
    const growth = Math.max(...sizes.slice(1)) - sizes[0];
    return [
      workloads[name].title,
      String(count),
      ...[sizes[0], sizes.at(-1), growth].map(cell),
      ...judged(growth, 1),
    ];
  });
  return table(
    "The heap while values go through, MB",
    ["", "values yielded", "soon", "at the end", "growth", "bar", ""],
    rows,
  );
}
