/**
 * Measures whether a claim is true. See README.md.
 *
 * The results go to stdout, the progress to stderr.
 */
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { peers } from "./kit/peers.mjs";
import { chosen, installDependencies, takeLazuli } from "./kit/setup.mjs";
import { inTurns } from "./kit/turns.mjs";

const folder = new URL("claims/", import.meta.url);
const claims = {};
for (const file of readdirSync(folder)) {
  if (file.endsWith(".mjs")) claims[file.slice(0, -".mjs".length)] = await import(new URL(file, folder));
}

const ROUNDS = 5;
const USAGE = `npm run bench -- [options]
  --claim <claim>       ${Object.keys(claims).join(", ")}; pipelines unless given
  --quick               one round
  --rounds <n>          that many rounds; ${ROUNDS} unless given, or what the claim says
  --only <workload>     its name, or a part of it between slashes
  --contender <name>
  --mode <mode>
The last three may be given more than once. With LAZULI_BEFORE=<a folder as dist/ is>, that build of lazuli is the contender
lazuli-before.

Contenders: ${peers.join(", ")}
${Object.entries(claims)
  .map(
    ([name, { workloads, choices = Object.keys(workloads).join(", "), modes }]) => `
The claim ${name}
  workloads: ${choices}${modes ? `\n  modes: ${modes.join(", ")}` : ""}`,
  )
  .join("\n")}`;

function options() {
  const several = { type: "string", multiple: true };
  const { values } = parseArgs({
    options: {
      claim: { type: "string", default: "pipelines" },
      quick: { type: "boolean", default: false },
      rounds: { type: "string" },
      only: several,
      contender: several,
      mode: several,
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [name] = chosen([values.claim], Object.keys(claims));
  const claim = claims[name];
  return {
    help: values.help,
    name,
    claim,
    choice: {
      rounds: Number(values.rounds ?? (values.quick ? 1 : (claim.rounds ?? ROUNDS))),
      names:
        values.only === undefined && claim.usual
          ? claim.usual
          : chosen(values.only, Object.keys(claim.workloads)),
      contenders: chosen(values.contender, claim.contenders ?? peers),
      modes: chosen(values.mode, claim.modes ?? ["fresh"]),
    },
  };
}

const { help, name, claim, choice } = options();
if (help) {
  console.log(USAGE);
  process.exit();
}
installDependencies();
takeLazuli();
claim.prepare?.();

const measured = await (claim.measure ?? inTurns)(name, claim, choice);
const processor = cpus()[0]?.model ?? "unknown processor";
const rounds = choice.rounds === 1 ? "one round" : `${choice.rounds} rounds`;
console.log(`${name}: Node ${measured.version}, ${processor}, ${rounds}\n`);
console.log(claim.report(measured, choice));
if (measured.note !== undefined) console.log(`\n${measured.note}`);
