/**
 * Shows the pipelines of a whole program, which is not changed for it:
 *
 * ```sh
 * node --import lazuli/trace/register program.mjs
 * ```
 *
 * @module
 */
import { writeFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { clearTimeout, setTimeout } from "node:timers";
import { isatty } from "node:tty";
import { TextEncoder } from "node:util";
import { isMainThread, threadId } from "node:worker_threads";
import type { DrawingOptions } from "./core/drawing/options.js";
import type { TraceRecord } from "./core/types/trace.js";
import { optionsOf } from "./register/options.js";
import { type ProgramProcess, watchProgram } from "./register/program.js";
import { fileFor, textOf, writeWhole } from "./register/report.js";

interface NodeProcess extends ProgramProcess {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stderr: { readonly columns?: number; hasColors?(): boolean };
  /** There in a process that another one has forked. */
  readonly send?: unknown;
}

/** Not imported: that would open its streams. */
const { process } = globalThis as unknown as { readonly process: NodeProcess };
const STDERR = 2;

/** Which one of several threads or processes this is. */
const part = [
  ...(process.send === undefined ? [] : [`process ${process.pid}`]),
  ...(isMainThread ? [] : [`thread ${threadId}`]),
].join(", ");

const options = optionsOf(process.env["LAZULI_TRACE"] ?? "", (sentence) => {
  if (isMainThread) complain(sentence);
});
/** The program may change its folder. */
const output = options.output === undefined ? undefined : fileFor(part, resolve(options.output));

loadRequired();
watchProgram({ process, budget: options.budget, later: isMainThread ? later : undefined, report });

/** Where `require` has files of its own, they are another copy of lazuli. */
function loadRequired(): void {
  const require = createRequire((import.meta as unknown as { readonly url: string }).url);
  const file = require.resolve("lazuli/trace");
  if (file.endsWith(".cjs")) require(file);
}

/** By a timer that keeps no program alive. */
function later(run: () => void): () => void {
  const timer = setTimeout(run, 1);
  timer.unref();
  return () => clearTimeout(timer);
}

function report(record: TraceRecord): void {
  try {
    const { texts, rounds } = options;
    if (output !== undefined) writeFileSync(output, textOf(record, texts, { ...onPaper, rounds }));
    else show(`\n${part && `Of ${part}:\n\n`}${textOf(record, texts, { ...ofTerminal(), rounds })}`);
  } catch (error) {
    complain(`${error}`);
  }
}

const onPaper = { width: 100, color: false };

function ofTerminal(): DrawingOptions {
  // The streams of other threads write later, by this one.
  if (!isMainThread || !isatty(STDERR)) return onPaper;
  const { stderr, env } = process;
  return {
    width: Math.max(stderr.columns ?? 100, 20),
    color: !env["NO_COLOR"] && (stderr.hasColors?.() ?? false),
  };
}

function complain(sentence: string): void {
  show(`lazuli/trace/register: ${sentence}\n`);
}

function show(text: string): void {
  writeWhole(new TextEncoder().encode(text), (bytes, offset) => writeSync(STDERR, bytes, offset));
}
