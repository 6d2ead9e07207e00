/** What must be there before anything can be measured: this package's dependencies, lazuli's build, a runtime. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { before } from "./peers.mjs";

const root = new URL("../", import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, root));
export const log = (text) => process.stderr.write(`${text}\n`);

function npm(folder, ...args) {
  log(`npm ${args.join(" ")} in ${folder}`);
  // Its output is progress, too. On Windows npm is a script, which needs a shell.
  execFileSync("npm", args, { cwd: folder, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
}

/** The packages of this folder. By what is in the lock file, not by when it was written: a checkout writes it anew. */
export function installDependencies() {
  const packagesIn = (file) =>
    existsSync(path(file)) ? JSON.parse(readFileSync(path(file), "utf8")).packages : {};
  const installed = packagesIn("node_modules/.package-lock.json");
  const isCurrent = Object.entries(packagesIn("package-lock.json")).every(
    ([name, { version, optional }]) => name === "" || optional || installed[name]?.version === version,
  );
  if (!isCurrent) npm(path("."), "ci", "--no-audit", "--no-fund");
}

/**
 * Builds lazuli if nobody has, and takes a copy, which is what `#lazuli` in package.json names: a build while the
 * contenders run would have them measure two versions. So with the other build, where there is one.
 */
export function takeLazuli() {
  const built = path("../dist/index.js");
  if (!existsSync(path("../node_modules"))) npm(path(".."), "ci");
  if (!existsSync(built)) npm(path(".."), "run", "build");
  const sources = readdirSync(path("../src"), { recursive: true, withFileTypes: true }).filter((it) =>
    it.isFile(),
  );
  const changed = sources.find(
    (it) => statSync(join(it.parentPath, it.name)).mtimeMs > statSync(built).mtimeMs,
  );
  if (changed !== undefined)
    log(`note: ${changed.name} is newer than the build in dist; \`npm run build\` brings it in`);
  rmSync(path(".cache/lazuli"), { recursive: true, force: true });
  cpSync(path("../dist"), path(".cache/lazuli"), { recursive: true });
  if (before !== undefined) {
    rmSync(path(".cache/lazuli-before"), { recursive: true, force: true });
    // Relative to where the command was typed: npm runs it in the repository's root.
    cpSync(resolve(process.env.INIT_CWD ?? ".", before), path(".cache/lazuli-before"), { recursive: true });
  }
  const { buildSync } = createRequire(path("../package.json"))("esbuild");
  const outfile = path(".cache/lazuli-es2020/index.js");
  buildSync({
    entryPoints: [built],
    bundle: true,
    format: "esm",
    target: "es2020",
    outfile,
    logLevel: "warning",
  });
}

/** Those of the flags that a runtime knows. */
export const knownFlags = (runtime, flags) =>
  flags.filter((flag) => {
    try {
      execFileSync(runtime, [flag, "--eval", ""], { stdio: "ignore" });
      return true;
    } catch {
      log(`note: ${runtime} knows no ${flag}`);
      return false;
    }
  });

/** The Node to measure with: Node 24 from the registry, or else this one. */
export function findRuntime() {
  const node24 = path("node_modules/node24/bin/node");
  try {
    return { runtime: node24, version: execFileSync(node24, ["--version"], { encoding: "utf8" }).trim() };
  } catch {
    // Not linux-x64, or not for this libc: npm skips optional dependencies that do not fit.
  }
  if (typeof globalThis.Iterator?.prototype?.map !== "function") {
    throw new Error(
      `Node ${process.version} has no Iterator helpers, and node24 does not run here: use Node 22 or later`,
    );
  }
  log(`note: Node 24 from the registry does not run here; measuring with ${process.version}`);
  return { runtime: process.execPath, version: process.version };
}

/**
 * Those of the names there are that were asked for; all of them if none was. Where names have parts, as in `zip/array`, a
 * part asks for all that have it.
 */
export function chosen(asked, known) {
  const partsOf = (name) => name.split("/");
  const isMeant = (by, name) => partsOf(by).every((part) => partsOf(name).includes(part));
  const unknown = asked?.find((name) => !known.some((it) => isMeant(name, it)));
  if (unknown !== undefined) throw new Error(`unknown: ${unknown}. One of: ${known.join(", ")}`);
  return asked === undefined ? known : known.filter((name) => asked.some((it) => isMeant(it, name)));
}
