import { EventEmitter } from "node:events";
import { fib, filter, map, repeat, take, toArray } from "lazuli";
import * as async from "lazuli/async";
import { type Trace, trace, traceAsync } from "lazuli/trace";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { currentRecorder } from "../../src/core/tracing/session.js";
import type { TraceRecord } from "../../src/core/watching/trace.js";
import { watchProgram } from "../../src/register/program.js";

/** Stands for the process of a program. */
class FakeProcess extends EventEmitter {
  readonly pid = 42;
  readonly killed: unknown[] = [];
  kill(pid: number, signal: string): void {
    this.killed.push(pid, signal);
  }
}

let process: FakeProcess;
let reports: TraceRecord[];
/** What waits for a turn of the event loop. */
let waiting: Set<() => void>;

function watch(budget: number = 1000, hasSignals: boolean = true): void {
  const later = (run: () => void): (() => void) => {
    waiting.add(run);
    return () => waiting.delete(run);
  };
  const report = (record: TraceRecord): unknown => reports.push(record);
  watchProgram({ process, budget, later: hasSignals ? later : undefined, report });
}

function turn(): void {
  for (const run of waiting) run();
  waiting.clear();
}

const counts = (): number[] => ["exit", "SIGINT"].map((event) => process.listenerCount(event));
const kindsOf = ({ stages, events }: TraceRecord): unknown[] => [
  stages.map(({ name, parents }) => [name, parents]),
  events.map(({ kind, stage, by, value }) => [kind, stage, by, value]),
];

beforeEach((context) => {
  // With every test traced, nothing is left for a program.
  if (currentRecorder() !== undefined) context.skip();
  process = new FakeProcess();
  reports = [];
  waiting = new Set();
});
afterEach(() => {
  process.emit("exit");
  // Of a program without pipelines.
  if (currentRecorder() !== undefined) {
    toArray([1]);
    process.emit("exit");
  }
});

describe("a program that is watched", () => {
  test("is reported when it ends, once", () => {
    watch();
    expect(toArray(take(fib(), 2))).toEqual([1n, 1n]);
    expect(reports).toEqual([]);
    process.emit("exit");
    process.emit("exit");
    expect(reports.map(({ stages }) => stages.map(({ name }) => name))).toEqual([
      ["fib", "take(2)", "toArray"],
    ]);
    expect(reports[0]?.truncated).toBeUndefined();
    // Nothing is recorded any more.
    toArray(take(fib(), 2));
    expect(reports[0]?.stages).toHaveLength(3);
    expect(counts()).toEqual([0, 0]);
  });

  test("has no listeners before it builds a pipeline", () => {
    const frames = Error.stackTraceLimit;
    watch();
    expect([...counts(), waiting.size, Error.stackTraceLimit]).toEqual([0, 0, 0, frames]);
    const built = take(fib(), 2);
    expect([...counts(), waiting.size, Error.stackTraceLimit]).toEqual([1, 0, 1, 100]);
    turn();
    expect(counts()).toEqual([1, 1]);
    expect([...built]).toEqual([1n, 1n]);
    process.emit("exit");
    expect([...counts(), Error.stackTraceLimit]).toEqual([0, 0, frames]);
  });

  test("is not recorded where it looks who listens", () => {
    watch();
    process.on("newListener", () => toArray([1]));
    toArray(take(fib(), 2));
    process.emit("exit");
    expect(reports[0]?.stages.map(({ name }) => name)).toEqual(["fib", "take(2)", "toArray"]);
  });

  test("has no handler of signals if it ends before the event loop turns", () => {
    watch();
    toArray(take(fib(), 2));
    process.emit("exit");
    turn();
    expect(counts()).toEqual([0, 0]);
  });

  test("has none where signals do not come", () => {
    watch(1000, false);
    toArray(take(fib(), 2));
    expect(waiting.size).toBe(0);
    process.emit("exit");
    expect(reports).toHaveLength(1);
  });

  test("keeps the limit of frames that it has set itself", () => {
    const frames = Error.stackTraceLimit;
    watch();
    toArray([1]);
    Error.stackTraceLimit = 7;
    process.emit("exit");
    expect(Error.stackTraceLimit).toBe(7);
    Error.stackTraceLimit = frames;
  });
});

describe("at Ctrl-C", () => {
  test("it is reported, and the signal is raised again", () => {
    watch();
    toArray(take(fib(), 2));
    turn();
    process.emit("SIGINT");
    expect(reports).toHaveLength(1);
    expect(process.killed).toEqual([42, "SIGINT"]);
    expect(counts()).toEqual([0, 0]);
  });

  test("handlers of the program run as if they were alone, and decide", () => {
    watch();
    const seen: unknown[] = [];
    process.once("SIGINT", () => seen.push("once", process.listenerCount("SIGINT")));
    process.on("SIGINT", () => seen.push("on", process.listenerCount("SIGINT")));
    toArray(take(fib(), 2));
    turn();
    process.emit("SIGINT");
    expect(reports).toHaveLength(1);
    expect(seen).toEqual(["once", 1, "on", 1]);
    expect(process.killed).toEqual([]);
    process.emit("exit");
    expect(reports).toHaveLength(1);
  });
});

describe("at the budget", () => {
  test("it is reported at once, and goes on without a handler", () => {
    watch(30);
    turn();
    let calls = 0;
    const values = filter(repeat(1), () => {
      if (++calls === 5) turn();
      if (calls === 20) expect([...counts(), reports.length]).toEqual([0, 0, 1]);
      return calls > 50;
    });
    expect(toArray(take(values, 1))).toEqual([1]);
    expect(reports[0]?.truncated).toBe("budget");
    expect(reports[0]?.events.length).toBeLessThan(40);
    expect(process.killed).toEqual([]);
  });

  test("it is reported once if it is reached while the program ends", () => {
    watch(30);
    process.on("exit", () => toArray(take(fib(), 100)));
    toArray([1]);
    process.emit("exit");
    expect(reports).toHaveLength(1);
  });
});

describe("a trace within the program", () => {
  /** What a program does with traces, of sequences that were built before too. */
  const traces = async (): Promise<Trace<unknown>[]> => {
    const before = map([1, 2, 3], (n) => n * 2);
    const sync = trace(() => toArray(take(before, 2)));
    const later = map([1, 2, 3], (n) => n * 3);
    const laterAsync = async.map([1, 2, 3], async (n) => n * 3);
    return [
      sync,
      await traceAsync(async () => async.toArray(async.take(later, 2))),
      await traceAsync(async () => async.toArray(async.take(laterAsync, 2))),
    ];
  };

  test("is what it is without", async () => {
    const usual = await traces();
    watch();
    const watched = await traces();
    process.emit("exit");
    expect(watched.map(kindsOf)).toEqual(usual.map(kindsOf));
    expect(watched.map(({ result }) => result)).toEqual(usual.map(({ result }) => result));
    expect(Error.stackTraceLimit).toBe(10);
  });

  test("leaves the rest of the program to it", async () => {
    watch();
    trace(() => toArray([1]));
    expect(await async.toArray(async.take([1, 2], 1))).toEqual([1]);
    process.emit("exit");
    expect(reports.map(({ stages }) => stages.map(({ name }) => name))).toEqual([
      ["Array", "take(1)", "toArray"],
    ]);
  });
});
