/**
 * Producers and streams are no slower than the libraries and the parts of Node that are made for them. The bar: no row is
 * behind one that keeps the law. Who is compared in a row is named here, and stays when it wins.
 *
 * - A channel with one and with four producers, which await each send: beside repeater, effect's Queue, a stream of Node that is
 *   pushed into, and Node's `push` of `node:stream/iter`, where there is one. That sends bytes only, so there are rows with bytes.
 *   It is read in batches, and makes a promise for each of them, where a sequence of values makes one for each value: so it is
 *   ahead where the queue is full, and the bar is not met there.
 * - The lines of a file of 200 MB: beside `node:readline` and split2.
 * - A stream of the platform: beside `for await` over the stream.
 */
import { perElement } from "../kit/elements.mjs";
import { FILE_MEGABYTES, makeLogFiles } from "../kit/log-files.mjs";
import { readChoices, readers, readings } from "../kit/readings.mjs";
import { lawTable, nsOf, rivalVerdicts, tables } from "../kit/report.mjs";
import { streamsCases } from "../kit/streams-law.mjs";
import { rows } from "../kit/streams-rows.mjs";
import { cell, table } from "../kit/table.mjs";
import { processorTime } from "../kit/timing.mjs";
import { inTurns } from "../kit/turns.mjs";
import { warmUpAsync } from "../kit/warm-up.mjs";

const LAW =
  "The law: each value once, in order; who sends is held back, and let go; errors and closing as promised";

/** Who is compared, beside what a person has without a library. */
const rivals = {
  channel: ["repeater", "effect", "node-streams"],
  channelBytes: ["repeater", "effect", "node-streams", "stream-iter"],
  produce: ["repeater"],
  fromReadable: ["native"],
  lines: ["readline", "split2"],
  ndjson: ["split2"],
};

const { workloads, load } = readings({ name: "streams", rows, rivals, cases: streamsCases });
export { workloads };
export const choices = readChoices(rows);
export const modes = ["fresh", "megamorphic"];
export const rounds = 3;
export const reference = "hand";
export const prepare = makeLogFiles;
/** Without it there is no `node:stream/iter`. */
export const flags = ["--experimental-stream-iter"];

const isFile = (workload) => rows[workloads[workload].row].isFile === true;

async function loadElements(contender) {
  const { runs, ...rest } = await load(contender);
  return {
    runs: Object.fromEntries(Object.entries(runs).filter(([workload]) => !isFile(workload))),
    ...rest,
  };
}

const elements = perElement({
  workloads,
  load: loadElements,
  warmUp: warmUpAsync,
  elements: 2000,
  timing: { warm: 100, batch: 3 },
});

/** In a process of its own: a whole file, without a warm-up. */
async function runOnce(contender, workload) {
  const { runs } = await load(contender);
  const start = processorTime();
  const result = await runs[workload]();
  return { ns: (processorTime() - start) * 1e6, result: String(result) };
}

export async function describe(contender) {
  const { runs } = await load(contender);
  return { ...(await elements.describe(contender)), workloads: Object.keys(runs) };
}

export const time = (contender, workload, mode) =>
  isFile(workload) ? runOnce(contender, workload) : elements.time(contender, workload, mode);

export async function result(contender, workload) {
  if (isFile(workload)) return (await runOnce(contender, workload)).result;
  return elements.result(contender, workload);
}

export async function measure(name, claim, choice) {
  const byElement = await inTurns(name, claim, {
    ...choice,
    names: choice.names.filter((it) => !isFile(it)),
  });
  const files = await inTurns(name, claim, {
    ...choice,
    names: choice.names.filter(isFile),
    modes: ["fresh"],
  });
  return {
    version: byElement.version,
    described: { ...byElement.described, ...files.described },
    times: byElement.times,
    fileTimes: files.times,
    note: byElement.note ?? files.note,
  };
}

// ---- The report

export function report({ described, times, fileTimes }, { names, modes }) {
  const setOf = (isIncluded) => {
    const included = names.filter(isIncluded);
    const contenders = Object.keys(described).filter((contender) =>
      included.some((name) => described[contender].workloads.includes(name)),
    );
    return { workloads, names: included, described, contenders };
  };
  const parts = [lawTable(described, LAW)];
  for (const mode of modes) {
    for (const [reader, title] of Object.entries(readers)) {
      const set = setOf((name) => !isFile(name) && workloads[name].reader === reader);
      if (set.names.length > 0) parts.push(tables(set, `${mode}, ${title}`, nsOf(times, mode)));
    }
  }
  const files = setOf(isFile);
  const fileNs = nsOf(fileTimes, "fresh");
  if (files.names.length > 0) parts.push(...fileTables(files, fileNs));
  if ("lazuli" in described) {
    const set = setOf((name) => !isFile(name));
    for (const mode of set.names.length > 0 ? modes : [])
      parts.push(...rivalVerdicts(set, mode, nsOf(times, mode)));
    if (files.names.length > 0) parts.push(...rivalVerdicts(files, "files", fileNs));
  }
  return parts.join("\n");
}

function fileTables({ names, contenders }, ns) {
  const tableOf = (title, figure) =>
    table(
      title,
      ["", ...contenders],
      names.map((name) => [
        workloads[name].title,
        ...contenders.map((contender) => {
          const own = ns(contender, name);
          return cell(own && figure(own, name));
        }),
      ]),
    );
  const whole = `${FILE_MEGABYTES} MB`;
  return [
    tableOf(`Milliseconds for a file of ${whole}`, (own) => own / 1e6),
    tableOf(`Megabytes a second`, (own) => (FILE_MEGABYTES * 1e9) / own),
    ...(contenders.includes("lazuli")
      ? [tableOf("Times lazuli (above 1: slower than lazuli)", (own, name) => own / ns("lazuli", name))]
      : []),
  ];
}
