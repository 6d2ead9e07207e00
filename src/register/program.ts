import { asyncPart } from "../core/tracing/asyncPart.js";
import { Recorder } from "../core/tracing/recorder.js";
import { recordProgram } from "../core/tracing/session.js";
import type { TraceRecord } from "../core/watching/trace.js";

/** What is used of the process that a program runs in. */
export interface ProgramProcess {
  readonly pid: number;
  on(event: string, listener: () => void): unknown;
  prependListener(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  listenerCount(event: string): number;
  kill(pid: number, signal: string): unknown;
}

export interface ProgramOptions {
  readonly process: ProgramProcess;
  readonly budget: number;
  /** Runs a function when the event loop turns; not if what it returns was called. Without it, signals are left alone. */
  readonly later: ((run: () => void) => () => void) | undefined;
  /** Called once: at the end, at Ctrl-C, or at the budget. It must not throw. */
  readonly report: (record: TraceRecord) => void;
}

/** Records all pipelines of a program. Until it builds one, nothing is changed in its process. */
export function watchProgram({ process, budget, later, report }: ProgramOptions): void {
  let isOver = false;
  let cancel: (() => void) | undefined;
  const begin = (): void => {
    process.on("exit", finish);
    // While a handler is there, Ctrl-C does not end a loop that never waits, and the handler cannot run. So there is none
    // before the event loop turns, and none when the budget is used up. It is the first one, and goes before the others
    // run: some of them end the program only if they are alone.
    cancel = later?.(() => process.prependListener("SIGINT", interrupted));
  };
  const finish = (): void => {
    // A listener may be called that was removed meanwhile.
    if (isOver) return;
    isOver = true;
    recorder.isOn = false;
    stop();
    cancel?.();
    process.off("exit", finish);
    process.off("SIGINT", interrupted);
    report(recorder);
  };
  const interrupted = (): void => {
    finish();
    // It would have ended the program.
    if (process.listenerCount("SIGINT") === 0) process.kill(process.pid, "SIGINT");
  };
  const recorder = new Recorder({
    budget,
    maxTime: Infinity,
    names: new Map(),
    on: ({ n }) => {
      if (n === 0) begin();
    },
    onStop: finish,
  });
  const stop = recordProgram(recorder, asyncPart);
}
