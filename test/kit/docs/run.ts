import { createRequire } from "node:module";
import { format } from "node:util";
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import * as lazuliTesting from "lazuli/testing";
import * as lazuliTrace from "lazuli/trace";
import { expect } from "vitest";
import { type Body, play } from "./claims.js";
import { bodyOf, type Example } from "./examples.js";

const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => Body;

const modules: Record<string, unknown> = {
  lazuli,
  "lazuli/async": lazuliAsync,
  "lazuli/testing": lazuliTesting,
  "lazuli/trace": lazuliTrace,
};
const requireBuiltin = createRequire(import.meta.url);
const require = (name: string): unknown => modules[name] ?? requireBuiltin(name);

/** Runs an example in a test, and checks what it claims. */
export async function run(example: Example): Promise<void> {
  await runPrinting(example, format);
}

/** Runs an example like that, and returns the lines that it prints. */
export async function printedBy(example: Example): Promise<string> {
  const lines: string[] = [];
  await runPrinting(example, (...values) => {
    const line = format(...values);
    lines.push(line);
    return line;
  });
  return lines.join("\n");
}

async function runPrinting(example: Example, print: (...values: unknown[]) => string): Promise<void> {
  const body = new AsyncFunction("claim", "console", "require", "exports", bodyOf(example));
  await play(body, example, { expect, format: print, require });
}
