/**
 * Times the numbers beside C and npm's packages. See README.md.
 *
 *   npm run bench:numbers -- [--rounds 5] [--only odd53] [--contender lazuli] …
 */
import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { chosen, findRuntime, installDependencies, log, takeLazuli } from "../setup.mjs";
import { quantile, table } from "../table.mjs";
import { buildAnchors } from "./setup.mjs";
import { workloads } from "./workloads.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    only: { type: "string", multiple: true },
    contender: { type: "string", multiple: true },
  },
});
const rounds = Number(values.rounds);
const names = chosen(values.only, Object.keys(workloads));

installDependencies();
takeLazuli();
const { runtime, version } = findRuntime();
const anchors = buildAnchors();

const child = fileURLToPath(new URL("child.mjs", import.meta.url));
const run = promisify(execFile);

async function measure(name, contender, ...part) {
  const { size, contenders } = workloads[name];
  const { native } = contenders[contender];
  const command = native
    ? [anchors, [...native, String(size)]]
    : [runtime, [child, name, contender, ...part]];
  return JSON.parse((await run(...command)).stdout);
}

/** What all must answer to a part of a workload: what lazuli answers. */
const answers = new Map();
async function answerTo(name, part) {
  const key = `${name} ${part}`;
  if (!answers.has(key)) answers.set(key, (await measure(name, "lazuli", String(part))).result);
  return answers.get(key);
}

const times = new Map();
const timesOf = (name, contender) => times.get(`${name} ${contender}`) ?? [];
const contendersOf = (name) =>
  Object.entries(workloads[name].contenders)
    .filter(
      ([contender, { native }]) =>
        (native ? anchors : true) && (values.contender?.includes(contender) ?? true),
    )
    .map(([contender]) => contender);

// Contenders take turns, so that a busy minute of the machine hits all of them alike.
for (let round = 1; round <= rounds; round++) {
  for (const name of names) {
    log(`round ${round} of ${rounds}, ${workloads[name].title}`);
    for (const contender of contendersOf(name)) {
      const { ns, result } = await measure(name, contender);
      times.set(`${name} ${contender}`, [...timesOf(name, contender), ns]);
      const expected = await answerTo(name, workloads[name].contenders[contender].part ?? 1);
      if (result !== expected)
        throw new Error(`${name}: ${contender} answers ${result}, where lazuli answers ${expected}`);
    }
  }
}

const time = (ns) =>
  ns === undefined
    ? "—"
    : ns >= 1e9
      ? `${(ns / 1e9).toFixed(2)} s`
      : ns >= 1e6
        ? `${(ns / 1e6).toFixed(2)} ms`
        : `${(ns / 1e3).toFixed(2)} µs`;
const median = (name, contender) => {
  const measured = timesOf(name, contender);
  return measured.length > 0 ? quantile(measured, 0.5) : undefined;
};

console.log(
  `Node ${version}, ${cpus()[0]?.model ?? "unknown processor"}, medians of ${rounds} rounds, processor time\n`,
);
for (const name of names) {
  const { title, bars = {} } = workloads[name];
  const ours = median(name, "lazuli");
  const rows = contendersOf(name).map((contender) => {
    const theirs = median(name, contender);
    const ratio = ours / theirs;
    const bar = contender === "lazuli" ? undefined : bars[contender];
    const verdict = bar === undefined ? "" : `${ratio <= bar ? "met" : "MISSED"}: at most ${bar}`;
    return [contender, time(theirs), contender === "lazuli" ? "" : ratio.toPrecision(3), verdict];
  });
  if (bars.ns !== undefined && ours !== undefined)
    rows.push(["", "", "", `${ours <= bars.ns ? "met" : "MISSED"}: at most ${time(bars.ns)}`]);
  console.log(table(title, ["", "time", "lazuli / it", "bar"], rows));
}
