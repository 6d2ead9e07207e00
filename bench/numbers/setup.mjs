/** What must be there before anything can be measured: the packages from npm, and from Debian the anchors. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { log } from "../setup.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
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

/** The program of anchors.cpp, or `undefined` where there is no Debian, or no compiler. Nothing is installed on the system. */
export function buildAnchors() {
  const folder = path("../.cache/anchors");
  const program = `${folder}/anchors`;
  const source = path("anchors.cpp");
  if (isNewer(program, source)) return program;
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
    const include = ["root/usr/include", ...archIncludes(folder)].map((name) => `-I${folder}/${name}`);
    const [lib] = readdirSync(`${folder}/root/usr/lib`).map((arch) => `${folder}/root/usr/lib/${arch}`);
    const link = [`-L${lib}`, "-lprimesieve", "-lprimecount", "-lpari", "-lgmp", `-Wl,-rpath,${lib}`];
    run("g++", ["-O2", source, ...include, "-o", program, ...link], folder);
    return program;
  } catch (error) {
    log(`note: no anchors in C (${error.message.split("\n")[0]})`);
    return undefined;
  }
}

/** gmp.h is of the machine's kind. */
function archIncludes(folder) {
  return readdirSync(`${folder}/root/usr/include`)
    .filter((name) => name.includes("-linux-"))
    .map((name) => `root/usr/include/${name}`);
}
