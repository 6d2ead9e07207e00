/** The program of peers/anchors.cpp, which measures libraries in C and C++. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { log } from "./setup.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const folder = path("../.cache/anchors");
const program = `${folder}/anchors`;
const source = path("../peers/anchors.cpp");

const isNewer = (made, from) => existsSync(made) && statSync(made).mtimeMs >= statSync(from).mtimeMs;
const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ["ignore", 2, 2] });

const PACKAGES = [
  "libprimesieve11",
  "libprimesieve-dev",
  "libprimesieve-dev-common",
  "libprimecount7",
  "libprimecount-dev",
  "libprimecount-dev-common",
  "libgmp10",
  "libgmp-dev",
  "libpari-gmp-tls8",
  "libpari-dev",
];

/** A library's workloads, each as a function of the size that returns `{ ns, result }`; none where there is no such program. */
export function anchors(library) {
  if (!existsSync(program)) return {};
  const ask = (...args) => JSON.parse(execFileSync(program, [library, ...args], { encoding: "utf8" }));
  return Object.fromEntries(ask().map((name) => [name, { measure: (size) => ask(name, String(size)) }]));
}

/** Makes the program, if there is Debian and a compiler. Nothing is installed on the system. */
export function buildAnchors() {
  if (isNewer(program, source)) return;
  rmSync(program, { force: true });
  try {
    mkdirSync(folder, { recursive: true });
    const download = () => run("apt-get", ["download", ...PACKAGES], folder);
    try {
      download();
    } catch {
      run("apt-get", ["update"], folder);
      download();
    }
    for (const file of readdirSync(folder))
      if (file.endsWith(".deb")) run("dpkg", ["-x", file, "root"], folder);
    const include = ["root/usr/include", ...archIncludes()].map((name) => `-I${folder}/${name}`);
    const [lib] = readdirSync(`${folder}/root/usr/lib`).map((arch) => `${folder}/root/usr/lib/${arch}`);
    const link = [`-L${lib}`, "-lprimesieve", "-lprimecount", "-lpari", "-lgmp", `-Wl,-rpath,${lib}`];
    run("g++", ["-O2", source, ...include, "-o", program, ...link], folder);
  } catch (error) {
    log(`note: no anchors in C (${error.message.split("\n")[0]})`);
  }
}

/** gmp.h is of the machine's kind. */
function archIncludes() {
  return readdirSync(`${folder}/root/usr/include`)
    .filter((name) => name.includes("-linux-"))
    .map((name) => `root/usr/include/${name}`);
}
