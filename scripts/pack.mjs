// Builds and packs the package as it would be published, away from dist/ so that nothing that reads dist/ is
// disturbed, and unpacks the result as an installed dependency. The folder is named by what went into it, so
// that a second call on the same sources finds it ready.
//
//   node scripts/pack.mjs     prints where everything is, as JSON
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, ".cache", "package");
const inputs = [
  "src",
  "package.json",
  "tsconfig.json",
  "tsup.config.ts",
  "scripts/declarations.mjs",
  "scripts/wat.ts",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
];

/**
 * @typedef {object} Packed
 * @property {string} source the copy of the sources that was built, with its `dist`
 * @property {string} tarball what `npm publish` would send
 * @property {string[]} files what is in it
 * @property {string} consumer a folder in which `lazuli` is installed
 * @property {string} installed the installed package
 */

/** @returns {Promise<Packed>} */
export async function pack() {
  const digest = createHash("sha256");
  for (const path of await filesUnder(inputs)) {
    digest.update(path).update("\0");
    digest.update(await readFile(join(root, path))).update("\0");
  }
  const folder = join(cache, digest.digest("hex").slice(0, 16));
  const summary = join(folder, "packed.json");
  try {
    return JSON.parse(await readFile(summary, "utf8"));
  } catch {}

  // Another process may be doing the same: each builds in a folder of its own, and the first one wins.
  await mkdir(cache, { recursive: true });
  const working = await mkdtemp(join(cache, "working-"));
  try {
    const files = await buildIn(working);
    /** @type {Packed} */
    const packed = {
      source: join(folder, "source"),
      tarball: join(folder, "lazuli.tgz"),
      files,
      consumer: join(folder, "consumer"),
      installed: join(folder, "consumer", "node_modules", "lazuli"),
    };
    await writeFile(join(working, "packed.json"), JSON.stringify(packed));
    await rename(working, folder).catch((error) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
    await removeOld();
    return packed;
  } finally {
    await rm(working, { recursive: true, force: true });
  }
}

async function buildIn(/** @type {string} */ folder) {
  const source = join(folder, "source");
  for (const path of await existing(inputs))
    await cp(join(root, path), join(source, path), { recursive: true });
  await run("npm", ["run", "build"], { cwd: source });
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", ".."], {
    cwd: source,
  });
  const [{ filename, files }] = JSON.parse(stdout);
  await rename(join(folder, filename), join(folder, "lazuli.tgz"));
  const modules = join(folder, "consumer", "node_modules");
  await mkdir(modules, { recursive: true });
  await run("tar", ["-xzf", join(folder, "lazuli.tgz"), "-C", modules]);
  await rename(join(modules, "package"), join(modules, "lazuli"));
  await writeFile(join(folder, "consumer", "package.json"), JSON.stringify({ private: true }));
  return files.map((/** @type {{ path: string }} */ { path }) => path).sort();
}

/** The cache keeps the last few packages: what other processes may still be reading, and no more. */
async function removeOld() {
  const entries = await Promise.all(
    (await readdir(cache)).map(async (name) => ({ name, age: (await stat(join(cache, name))).mtimeMs })),
  );
  entries.sort((a, b) => b.age - a.age);
  for (const { name } of entries.slice(4)) await rm(join(cache, name), { recursive: true, force: true });
}

async function existing(/** @type {string[]} */ paths) {
  const found = await Promise.all(
    paths.map((path) =>
      stat(join(root, path)).then(
        () => path,
        () => undefined,
      ),
    ),
  );
  return found.filter((path) => path !== undefined);
}

async function filesUnder(/** @type {string[]} */ paths) {
  const lists = await Promise.all(
    (await existing(paths)).map(async (path) => {
      if (!(await stat(join(root, path))).isDirectory()) return [path];
      const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
    }),
  );
  return lists.flat().sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await pack(), null, 2));
