/**
 * Runs the examples of lazuli/async, and some checks of its engine (test/platforms/), from the built package in
 * Node, Bun, Deno, Chromium and Firefox. A platform that this machine does not have is skipped.
 *
 *     npm run test:platforms                        builds the package, and runs them everywhere
 *     node scripts/platforms.mjs deno chromium      runs them in some platforms, from dist/ as it is
 *
 * Bun, Deno and the other versions of Node are those of scripts/runtimes.mjs. The browsers are Debian's:
 * `apt-get install chromium firefox-esr`.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import process, { argv, execPath, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { launch } from "puppeteer-core";
import { runnerImport } from "vite";
import { runtime, supported } from "./runtimes.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}.cache/platforms`;
const program = `${folder}/program.mjs`;
const main = `${folder}/main.mjs`;

/** Ends a program that is caught in a loop. What waits for ever, the program names by itself. */
const LIMIT = 180_000;

const CHROMIUM_FLAGS =
  "--no-sandbox --disable-dev-shm-usage --disable-gpu --disable-quic --no-first-run " +
  "--disable-background-networking --disable-component-update --disable-sync";

/** Each returns its version and the report of the program, or why it is skipped. */
const PLATFORMS = {
  node: () => inRuntime(execPath),
  node20: () => inPinned("node20"),
  node22: () => inPinned("node22"),
  node24: () => inPinned("node24"),
  node26: () => inPinned("node26"),
  bun: () => inPinned("bun"),
  deno: () => inPinned("deno", "run", "--allow-all", "--no-config", "--no-lock"),
  chromium: () => inBrowser("chrome", "/usr/bin/chromium", CHROMIUM_FLAGS.split(" ")),
  firefox: () => inBrowser("firefox", "/usr/bin/firefox-esr", []),
};

async function inPinned(name, ...args) {
  return supported ? inRuntime(runtime(name), ...args) : { skipped: "for it is pinned for linux-x64 only" };
}

async function inRuntime(binary, ...args) {
  const { stdout: version } = await run(binary, ["--version"]);
  const { stdout } = await run(binary, [...args, main], { timeout: LIMIT, maxBuffer: 2 ** 26 });
  return { version: version.split("\n")[0], report: JSON.parse(stdout) };
}

/** The program goes in by the wire of the driver: some machines let no browser near the network, not even near their own. */
async function inBrowser(browser, executablePath, args) {
  if (!existsSync(executablePath)) return { skipped: `for want of ${executablePath}` };
  const code = await readFile(program, "base64");
  const opened = await launch({ browser, executablePath, args, timeout: LIMIT, protocolTimeout: LIMIT });
  try {
    const page = await opened.newPage();
    const url = `data:text/javascript;base64,${code}`;
    const report = await page.evaluate(async (url) => (await import(url)).report, url);
    return { version: await opened.version(), report };
  } finally {
    await opened.close();
  }
}

/** Writes the program, and the file that runs it where there is a console. */
async function writeProgram() {
  const { module } = await runnerImport(`${root}test/kit/docs/examples.ts`);
  const examples = module
    .findExamples()
    .filter(({ runs, code }) => runs && code.includes('"lazuli/async"'))
    .map(({ file, line, ...example }) => {
      const body = module.bodyOf({ file, line, ...example });
      const imported = [...body.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
      const builtins = imported.filter((name) => !/^lazuli\b/.test(name));
      const fields = JSON.stringify({ file, line, builtins }).slice(0, -1);
      return `${fields}, "body": async (claim, console, require, exports) => {\n${body}\n} }`;
    });
  if (examples.length === 0) throw new Error("no example imports lazuli/async");
  await mkdir(folder, { recursive: true });
  await build({
    stdin: {
      contents: `import { runAll } from "./test/platforms/program.ts";
        export const report = await runAll([${examples.join(",\n")}]);`,
      resolveDir: root,
    },
    bundle: true,
    format: "esm",
    outfile: program,
    // As users import it: by the exports of package.json, and not by the paths of test/tsconfig.json.
    tsconfigRaw: "{}",
    logLevel: "warning",
  });
  await writeFile(main, 'import { report } from "./program.mjs";\nconsole.log(JSON.stringify(report));\n');
}

/** "105 passed, 0 failed", and how many were skipped if some were. */
function counts({ passed, failed, skipped }) {
  const more = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  return `${passed} passed, ${failed.length} failed${more}`;
}

/** Prints what a platform makes of the program, and tells whether all is well. */
async function tell(name) {
  const start = performance.now();
  const { skipped, version, report } = await PLATFORMS[name]();
  if (skipped !== undefined) {
    console.log(`${name}: skipped, ${skipped}`);
    return true;
  }
  const { examples, checks } = report;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name} (${version}): examples: ${counts(examples)}; checks: ${counts(checks)}; ${seconds} s`);
  const failed = [...examples.failed, ...checks.failed];
  for (const each of failed) console.log(`  failed: ${each}`);
  for (const each of [...examples.skipped, ...checks.skipped]) console.log(`  skipped: ${each}`);
  return failed.length === 0;
}

const names = argv.length > 2 ? argv.slice(2) : Object.keys(PLATFORMS);
const unknown = names.find((name) => !(name in PLATFORMS));
if (unknown !== undefined) {
  console.error(`there is no platform "${unknown}": ${Object.keys(PLATFORMS).join(", ")}`);
  exit(1);
}
await writeProgram();
for (const name of names) {
  const isWell = await tell(name).catch((error) => {
    console.log(`${name}: failed without a report: ${error.killed ? `not over after ${LIMIT} ms` : error}`);
    return false;
  });
  if (!isWell) process.exitCode = 1;
}
