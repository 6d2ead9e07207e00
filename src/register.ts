/**
 * Prints what the pipelines of a program do, without a change to it:
 *
 * ```sh
 * node --import lazuli/trace/register program.mjs
 * ```
 *
 * When the program ends, be it by `process.exit` or an error, a {@link table} of each pipeline goes to stderr. So it does at
 * Ctrl-C, and when 10,000 events are recorded: then the recording ends, and the program goes on. Programs may be ES modules,
 * CommonJS, or TypeScript where Node runs that. Each worker thread and each process prints its own.
 *
 * Options are in the environment variable `LAZULI_TRACE`, as in `LAZULI_TRACE="--lanes --svg flow.svg"`:
 *
 * | option          |                                                                                         |
 * | --------------- | --------------------------------------------------------------------------------------- |
 * | `--table`       | a row for each value that is asked for, which is what is printed without options        |
 * | `--lanes`       | a row for each event                                                                    |
 * | `--tree`        | who asked whom                                                                          |
 * | `--summary`     | the work of each stage                                                                  |
 * | `--timeline`    | what was in flight together                                                             |
 * | `--json`        | all of it, for programs                                                                 |
 * | `--svg FILE`    | writes a picture into a file                                                            |
 * | `--output FILE` | writes the texts into a file, and not to stderr                                         |
 * | `--budget N`    | the most events that are recorded                                                       |
 * | `--rounds N`    | the most rounds that are shown of each pipeline                                         |
 *
 * Names of files may be quoted. Threads, and processes that were forked, put `-thread-1` or `-process-123` into theirs.
 *
 * The program computes, writes, throws and ends as it would. These differences can be seen from inside: it is slower, it has a
 * listener of `exit` once it has built a pipeline, and one of `SIGINT` while the recording goes on and the event loop turns,
 * and errors show more frames. Nothing is printed at other signals, at a crash, or of a worker that is terminated.
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
import type { TraceRecord } from "./core/watching/trace.js";
import { optionsOf, type RegisterOptions } from "./register/options.js";
import { type ProgramProcess, watchProgram } from "./register/program.js";
import { fileFor, textOf, writeWhole } from "./register/report.js";
import { svg } from "./trace/svg.js";

interface NodeProcess extends ProgramProcess {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stderr: { readonly columns?: number; hasColors?(): boolean };
  /** There in a process that was forked. */
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

/** How to draw where there is no terminal. */
const PLAIN = { width: 100, color: false };

attempt(() => {
  const options = optionsOf(process.env["LAZULI_TRACE"] ?? "", (sentence) => {
    if (isMainThread) complain(sentence);
  });
  // The program may change its folder.
  const [picture, output] = [options.svg, options.output].map((file) => file && fileFor(part, resolve(file)));
  loadRequired();
  watchProgram({
    process,
    budget: options.budget,
    later: isMainThread ? later : undefined,
    report: (record) => {
      attempt(() => print(record, options, output));
      attempt(() => {
        if (picture) writeFileSync(picture, svg(record, { rounds: options.rounds }));
      });
    },
  });
});

/** Whatever goes wrong here, the program goes on. */
function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    complain(`${error}`);
  }
}

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

function print(record: TraceRecord, { texts, rounds }: RegisterOptions, output: string | undefined): void {
  if (texts.length === 0) return;
  if (output) {
    try {
      writeFileSync(output, textOf(record, texts, { ...PLAIN, rounds }));
      return;
    } catch (error) {
      // The program will not run the same again: what was recorded is shown.
      complain(`${error}`);
    }
  }
  const heading = part && `Of ${part}:\n\n`;
  // JSON is read by programs.
  const before = texts.includes("json") ? "" : `\n${heading}`;
  show(before + textOf(record, texts, { ...ofTerminal(), rounds }));
}

function ofTerminal(): DrawingOptions {
  // What is asked of the stream is known in the main thread only.
  if (!isMainThread || !isatty(STDERR)) return PLAIN;
  const { stderr, env } = process;
  return {
    width: Math.max(stderr.columns ?? PLAIN.width, 20),
    color: !env["NO_COLOR"] && (stderr.hasColors?.() ?? false),
  };
}

function complain(sentence: string): void {
  show(`lazuli/trace/register: ${sentence}\n`);
}

function show(text: string): void {
  writeWhole(new TextEncoder().encode(text), (bytes, offset) => writeSync(STDERR, bytes, offset));
}
