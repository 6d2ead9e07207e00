/**
 * Installs the packages under docs/examples/, which are apart from this one, checks their types with the compiler of this
 * one, and runs their tests. Tests that need what this machine does not have are skipped, and say so.
 *
 *     npm run test:examples                   builds the package, and tests all of them
 *     node scripts/examples.mjs job-queue     tests some, with dist/ as it is
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process, { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../docs/examples/", import.meta.url));
const all = readdirSync(folder).filter((name) => existsSync(join(folder, name, "package.json")));

/** Ends tests that wait for what never comes. They take a minute or two, and on a busy machine some times that. */
const LIMIT = 30 * 60_000;

const COMMANDS = ["npm ci --no-audit --no-fund --loglevel=error", "npx --no-install tsc -p .", "npm test"];

const names = argv.length > 2 ? argv.slice(2) : all;
const unknown = names.find((name) => !all.includes(name));
if (unknown !== undefined) {
  console.error(`there is no package "${unknown}": ${all.join(", ")}`);
  exit(1);
}
for (const name of names) {
  console.log(`\n--- docs/examples/${name}`);
  for (const command of COMMANDS) {
    const options = { cwd: join(folder, name), stdio: "inherit", shell: true, timeout: LIMIT };
    const { status, error } = spawnSync(command, options);
    if (status === 0) continue;
    console.error(`docs/examples/${name}: ${command} failed: ${error?.message ?? `status ${status}`}`);
    process.exitCode = 1;
    break;
  }
}
