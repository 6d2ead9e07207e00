/** The programs in docs/examples/, run as a reader runs them: by Node, in a project that has the package installed. */
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { expect } from "vitest";
import { filesUnder, root } from "../files.js";
import { packed } from "../packed.js";

const run = promisify(execFile);

/** The names of the programs in a folder, without those in the folders below. */
export function programsIn(folder: string): string[] {
  return filesUnder(folder, ".mjs")
    .filter((file) => dirname(file) === folder)
    .map((file) => basename(file));
}

/** Copies of the programs in a folder, beside the package. */
export class Installed {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async of(folder: string): Promise<Installed> {
    const { consumer } = await packed();
    const copies = await mkdtemp(join(consumer, "programs-"));
    await Promise.all(
      programsIn(folder).map((program) => copyFile(join(root, folder, program), join(copies, program))),
    );
    return new Installed(copies);
  }

  /** The lines that a program prints, without the spaces at their ends. It must end by itself, without complaints. */
  async linesOf(program: string, ...args: readonly string[]): Promise<string[]> {
    const { stdout, stderr } = await run(process.execPath, [join(this.folder, program), ...args]);
    expect(stderr).toBe("");
    return stdout
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => line.trimEnd());
  }

  /** The words of each line. */
  async wordsOf(program: string, ...args: readonly string[]): Promise<string[]> {
    const lines = await this.linesOf(program, ...args);
    return lines.map((line) => line.trim().replace(/ +/g, " "));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

/** What the compiler has to say about the programs of a folder. */
export function complaintsAbout(folder: string): string[] {
  const { config } = ts.readConfigFile(join(root, "test/tsconfig.json"), ts.sys.readFile) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, "test"));
  const files = programsIn(folder).map((program) => join(root, folder, program));
  const program = ts.createProgram(files, { ...options, allowJs: true, checkJs: true });
  const complaints = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return complaints.map(
    ({ file, messageText }) =>
      `${basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
  );
}
