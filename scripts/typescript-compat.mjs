/**
 * Compiles test/package/consumer/ against the packed declarations with every TypeScript that is supported, as
 * the projects of users are set up, without `skipLibCheck`.
 *
 *     node scripts/typescript-compat.mjs          all of them
 *     node scripts/typescript-compat.mjs 5.6      those whose title holds a text
 *
 * The compilers are no dependencies of the package: they are installed into .cache/typescript.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pack } from "./pack.mjs";

const VERSIONS = ["5.6.3", "5.9.3", "6.0.3", "7.0.2"];

/** How a project finds modules, and what its package.json says of its own. */
const RESOLUTIONS = [
  { title: "node16 from ESM", type: "module", module: "node16", moduleResolution: "node16" },
  { title: "node16 from CommonJS", type: "commonjs", module: "node16", moduleResolution: "node16" },
  { title: "nodenext from ESM", type: "module", module: "nodenext", moduleResolution: "nodenext" },
  { title: "nodenext from CommonJS", type: "commonjs", module: "nodenext", moduleResolution: "nodenext" },
  { title: "bundler", type: "module", module: "esnext", moduleResolution: "bundler" },
  // TypeScript 7 has no node10 any more.
  {
    title: "node10 from CommonJS",
    type: "commonjs",
    module: "commonjs",
    moduleResolution: "node10",
    before: 7,
  },
];

const STRICT = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };

const SETTINGS = [
  // The least that the declarations need.
  { title: "lib es2020", options: { lib: ["es2020"], ...STRICT } },
  { title: "lib esnext", options: { lib: ["esnext"], ...STRICT } },
];

/** Projects that are not strict at all are not left out, but once for each compiler is enough. */
const LOOSE = { title: "not strict", options: { lib: ["esnext"], strict: false } };

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, ".cache", "typescript");
const consumer = join(root, "test", "package", "consumer");
const run = promisify(execFile);

const { installed } = await pack();
const compilers = await install();
const projects = compilers
  .flatMap(({ version, tsc }) =>
    RESOLUTIONS.filter(({ before = Infinity }) => parseInt(version) < before).flatMap((resolution) => {
      const settings = resolution.moduleResolution === "bundler" ? [...SETTINGS, LOOSE] : SETTINGS;
      return settings.map((setting) => ({ version, tsc, resolution, setting }));
    }),
  )
  .map((project) => ({
    ...project,
    title: `TypeScript ${project.version}, ${project.resolution.title}, ${project.setting.title}`,
  }))
  .filter(({ title }) => title.includes(process.argv[2] ?? ""));

let passed = 0;
let failed = 0;
const waiting = projects.values();
await Promise.all(
  Array.from({ length: availableParallelism() }, async (_, worker) => {
    for (const project of waiting) {
      const errors = await compile(project, join(cache, `project-${worker}`));
      if (errors === undefined) passed++;
      else {
        failed++;
        console.error(`✗ ${project.title}\n${errors}`);
      }
    }
  }),
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** @returns {Promise<{ version: string, tsc: string }[]>} */
async function install() {
  const dependencies = Object.fromEntries(
    VERSIONS.map((version) => [`typescript-${version}`, `npm:typescript@${version}`]),
  );
  const manifest = JSON.stringify({ private: true, dependencies });
  const path = join(cache, "package.json");
  await mkdir(cache, { recursive: true });
  const modules = join(cache, "node_modules");
  if ((await readFile(path, "utf8").catch(() => "")) !== manifest) {
    await rm(modules, { recursive: true, force: true });
    await rm(path, { force: true });
    const options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
    const packages = Object.entries(dependencies).map(([name, specifier]) => `${name}@${specifier}`);
    await run("npm", ["install", "--prefix", cache, ...options, ...packages]);
    // Last, for it says that all of them are there.
    await writeFile(path, manifest);
  }
  return Promise.all(
    Object.keys(dependencies).map(async (name) => {
      const { version, bin } = JSON.parse(await readFile(join(modules, name, "package.json"), "utf8"));
      return { version, tsc: join(modules, name, bin.tsc) };
    }),
  );
}

/** Compiles one project in a folder, and answers what the compiler has to say unless it is content. */
async function compile(
  /** @type {typeof projects[number]} */ {
    version,
    tsc,
    resolution: { type, module, moduleResolution },
    setting: { options },
  },
  /** @type {string} */ folder,
) {
  await rm(folder, { recursive: true, force: true });
  await cp(consumer, folder, { recursive: true });
  await cp(installed, join(folder, "node_modules", "lazuli"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type }));
  const config = {
    compilerOptions: {
      target: "es2022",
      types: [],
      noEmit: true,
      skipLibCheck: false,
      module,
      moduleResolution,
      // It warns of node10, and older compilers do not know the setting.
      ...(version.startsWith("6.") && { ignoreDeprecations: "6.0" }),
      ...options,
    },
    include: ["*.ts"],
    exclude: [
      // `using` needs the types of `Symbol.dispose`.
      ...(options.lib.includes("esnext") ? [] : ["using.ts"]),
      ...(options.strict ? [] : ["strict.ts"]),
    ],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  try {
    await run(process.execPath, [tsc, "--project", folder, "--pretty", "false"], { cwd: dirname(folder) });
    return undefined;
  } catch (error) {
    return /** @type {{ stdout: string }} */ (error).stdout || String(error);
  }
}
