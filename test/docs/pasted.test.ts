/** The examples of the README and the guides as a reader runs them: saved as `.mjs`, by Node, over the package. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packed, runIn } from "../kit/packed.js";
import { findExamples } from "../kit/docs/examples.js";

/** Runs each of the files, and prints as JSON what it prints, an error being its last line. */
const DRIVER = `
  const { log } = console;
  const printed = {};
  for (const file of FILES) {
    printed[file] = [];
    console.log = (...values) => void printed[file].push(String(values[0]));
    await import(file).catch((error) => printed[file].push(String(error)));
  }
  log(JSON.stringify(printed));
  process.exit();
`;

test("each prints something, and none fails but where it says so", async () => {
  const examples = findExamples().filter(({ file, runs }) => runs && file.endsWith(".md"));
  const { consumer } = await packed();
  const folder = await mkdtemp(join(consumer, "pasted-"));
  try {
    const files = examples.map((_, index) => `./${index}.mjs`);
    await Promise.all(examples.map(({ code }, index) => writeFile(join(folder, `${index}.mjs`), code)));
    const main = join(folder, "main.mjs");
    await writeFile(main, DRIVER.replace("FILES", JSON.stringify(files)));
    const output = await runIn(folder, 'await import("./main.mjs")', "module");
    const printed = JSON.parse(output) as Record<string, string[]>;
    for (const [index, { file, line, code }] of examples.entries()) {
      const lines = printed[`./${index}.mjs`] ?? [];
      expect(lines, `${file}:${line}`).not.toEqual([]);
      const fails = /^\w*Error: /.test(lines.at(-1) ?? "");
      expect([fails, lines.at(-1)], `${file}:${line}`).toEqual([code.includes("// throws"), lines.at(-1)]);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
