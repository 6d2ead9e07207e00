import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "./files.js";

const run = promisify(execFile);

/** Where scripts/pack.mjs has put the package; see there. */
export interface Packed {
  readonly source: string;
  readonly tarball: string;
  readonly files: readonly string[];
  readonly consumer: string;
  readonly installed: string;
}

/** The package as it would be published, built from the sources as they are now. */
export async function packed(): Promise<Packed> {
  const { stdout } = await run(process.execPath, [`${root}scripts/pack.mjs`]);
  return JSON.parse(stdout) as Packed;
}

/** What a program prints that runs in a folder where the package is installed. */
export async function runIn(folder: string, code: string, type: "module" | "commonjs"): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, [`--input-type=${type}`, "--eval", code], {
    cwd: folder,
  });
  if (stderr !== "") throw new Error(stderr);
  return stdout.trim();
}
