/**
 * Times lazuli beside the hand-written loop, generators, native helpers and other libraries. See README.md.
 *
 * The results go to stdout, the progress to stderr.
 */
import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { lawTable, tables, verdicts } from "./report.mjs";
import { plain, sets } from "./sets.mjs";
import { chosen, findRuntime, installDependencies, log, takeLazuli } from "./setup.mjs";
import { quantile } from "./table.mjs";
import { ELEMENTS } from "./workloads.mjs";

const ROUNDS = 5;

const USAGE = `npm run bench -- [options]
  --quick               one round instead of ${ROUNDS}
  --rounds <n>          that many rounds
  --set <set>           ${Object.keys(sets).join(", ")}; main unless given
  --only <workload>
  --contender <name>
  --mode <mode>
The last three may be given more than once.
${Object.entries(sets)
  .map(
    ([name, { workloads, contenders, modes }]) => `
In the ${name} set
  workloads: ${Object.keys(workloads).join(", ")}
  contenders: ${contenders.join(", ")}
  modes: ${modes.join(", ")}`,
  )
  .join("\n")}`;

function options() {
  const several = { type: "string", multiple: true };
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      rounds: { type: "string" },
      set: { type: "string", default: "main" },
      only: several,
      contender: several,
      mode: several,
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [setName] = chosen([values.set], Object.keys(sets));
  const set = sets[setName];
  return {
    help: values.help,
    setName,
    set,
    rounds: values.rounds === undefined ? (values.quick ? 1 : ROUNDS) : Number(values.rounds),
    names: chosen(values.only, Object.keys(set.workloads)),
    contenders: chosen(values.contender, set.contenders),
    modes: chosen(values.mode, set.modes),
  };
}

const { help, setName, set, rounds, names, contenders, modes } = options();
if (help) {
  console.log(USAGE);
  process.exit();
}
installDependencies();
takeLazuli();
const { runtime, version } = findRuntime();

const child = fileURLToPath(new URL("child.mjs", import.meta.url));
const run = promisify(execFile);
async function ask(...args) {
  const { stdout } = await run(runtime, [child, setName, ...args], { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout);
}

const described = {};
for (const contender of contenders) described[contender] = await ask("describe", contender);

const times = new Map();
const keyOf = (mode, contender, name) => `${mode} ${contender} ${name}`;
const { results } = await set.load("hand");
const expected = Object.fromEntries(names.map((name) => [name, plain(results[name](ELEMENTS))]));

async function measure(mode, contender, name) {
  const { ns, result } = await ask("time", contender, name, mode);
  if (result !== expected[name]) {
    throw new Error(`${contender} ${name}: ${result.slice(0, 80)}, expected ${expected[name].slice(0, 80)}`);
  }
  const key = keyOf(mode, contender, name);
  if (!times.has(key)) times.set(key, []);
  times.get(key).push(ns);
}

// Contenders take turns, so that a busy minute of the machine hits all of them alike.
const started = performance.now();
for (let round = 1; round <= rounds; round++) {
  for (const mode of modes) {
    for (const name of names) {
      const seconds = Math.round((performance.now() - started) / 1000);
      log(`round ${round} of ${rounds}, ${mode}, ${set.workloads[name].title} (${seconds} s)`);
      for (const contender of contenders) {
        if (described[contender].workloads.includes(name)) await measure(mode, contender, name);
      }
    }
  }
}

console.log(
  `Node ${version}, ${cpus()[0]?.model ?? "unknown processor"}, ${rounds} rounds of ${ELEMENTS} elements\n`,
);
console.log(lawTable(contenders, described));
// The lower quartile: a neighbour on the same core makes a number up to twice as large, and never smaller. Not the
// least, which would show the luckiest compilation.
const nsIn = (mode) => (contender, name) => {
  const measured = times.get(keyOf(mode, contender, name));
  return measured && quantile(measured, 0.25);
};
for (const mode of modes) console.log(tables(set, mode, contenders, names, nsIn(mode), described));
console.log("The bar");
for (const mode of modes) {
  for (const line of verdicts(set, mode, contenders, names, nsIn(mode), described)) console.log(line);
}

if (rounds > 1) {
  const spreads = [...times.values()].map((measured) => Math.max(...measured) / Math.min(...measured));
  const spread = quantile(spreads, 0.5);
  const advice = spread > 1.3 ? ": the machine is busy, so take close results with care" : "";
  console.log(`\nThe slowest round took ${spread.toFixed(2)} times the fastest in the median cell${advice}.`);
}
