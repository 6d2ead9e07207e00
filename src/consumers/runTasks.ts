import { mustBeFunction } from "../core/checks/arguments.js";
import { mustBeNumber } from "../core/checks/counts.js";
import { isObject, must } from "../core/checks/must.js";
import { visitEach } from "../core/engine/consume.js";
import { mustBeResult } from "../core/engine/iteratorCursor.js";
import { mustBeSliced, Slices } from "../core/bounds/slices.js";
import type { AbortSignalLike } from "../core/types/bounds.js";
import type { CooperateOptions, ResultOf, Task, TaskOptions } from "../core/types/options.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Runs generators, sync and async ones, as cooperative tasks: at each `yield` a task lets the others go on.
 *
 * It takes the tasks in turn, and runs each of them up to its next `yield`. The yielded values are ignored. While an async
 * task waits, the others go on; when it has come to a `yield`, it takes its turn again. After every slice of work the event loop
 * gets a turn. With `priority`, those of the highest priority take turns as long as one of them can go on; the others run
 * while all of these wait or are done.
 *
 * When the signal is aborted, the tasks that are not done are closed, all at once, so that their `finally` blocks run. That is
 * waited for, except where an async task is in the middle of a step: it might never come to its end.
 *
 * @param tasks - Generators, async generators or other iterators, all different.
 * @param options - `sliceTime` is the length of a slice in milliseconds, 10 if left out; `signal` is an
 * `AbortSignal`; `priority` is called once for each task, with it and its index, and returns a number.
 * @returns For each task, in order, what it returned or threw, in the form of `Promise.allSettled`. For a task that
 * the signal stopped, it is a rejection with the reason of the signal.
 * @throws TypeError if a task is not an iterator or is passed twice, or if an option is unknown or of the wrong
 * type.
 * @throws RangeError if `sliceTime` is negative.
 * @example
 * ```ts
 * import { runTasks } from "lazuli";
 *
 * const log: string[] = [];
 * function* task(name: string, steps: number) {
 *   for (let step = 1; step <= steps; step++) {
 *     log.push(`${name}${step}`);
 *     yield;
 *   }
 *   return steps;
 * }
 * const results = await runTasks([task("a", 2), task("b", 1)]);
 * console.log(results[0]); // => { status: "fulfilled", value: 2 }
 * console.log(log); // => ["a1", "b1", "a2"]
 * ```
 * @example
 * ```ts
 * import { runTasks } from "lazuli/async";
 *
 * const log: string[] = [];
 * let arrive = () => {};
 * const answer = new Promise<void>((resolve) => (arrive = resolve));
 * async function* fetching() {
 *   await answer;
 *   log.push("fetched");
 *   yield;
 *   log.push("stored");
 * }
 * function* counting() {
 *   for (let n = 1; n <= 2; n++) {
 *     log.push(`${n}`);
 *     yield;
 *   }
 *   arrive();
 * }
 * await runTasks([fetching(), counting()]);
 * console.log(log); // => ["1", "2", "fetched", "stored"]
 * ```
 * @see {@link cooperate} to share the event loop while reading one sequence.
 * @category Bounding
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function runTasks<G extends Task<unknown>, R>(
  tasks: Iterable<G, R> & Ending<R>,
  options: TaskOptions<G> = {},
): Promise<PromiseSettledResult<ResultOf<G>>[]> {
  mustBeSliced("runTasks", options, ["priority"]);
  const { priority } = options;
  if (priority !== undefined) mustBeFunction("runTasks", "priority", priority);
  const jobs = jobsOf(tasks as Iterable<G>, priority);
  return new Run<ResultOf<G>>(jobs, options).run();
}

type Priority<G> = (task: G, index: number) => number;

/** A task on its way. */
class Job {
  readonly task: Task<unknown>;
  readonly index: number;
  readonly priority: number;
  /** In the middle of a step that is waited for. */
  isPending = false;
  /** The place of its priority among all, from the highest on. */
  level = 0;

  constructor(task: Task<unknown>, index: number, priority: number) {
    this.task = task;
    this.index = index;
    this.priority = priority;
  }
}

function jobsOf<G extends Task<unknown>>(source: Iterable<G>, priority: Priority<G> = () => 0): Job[] {
  must(isObject(source), "runTasks", "tasks", "an iterable", source);
  const tasks = new Set<G>();
  try {
    const add = (task: G): void => {
      mustBeTask(task);
      if (tasks.has(task))
        throw new TypeError("runTasks: every task must be a different one, got one of them twice");
      tasks.add(task);
    };
    visitEach("runTasks", source, add, "tasks");
    return [...tasks].map((task, index) => {
      const number = priority(task, index);
      const ok = typeof number === "number" && !Number.isNaN(number);
      mustBeNumber(ok, "runTasks", "the result of priority", "a number", number);
      return new Job(task, index, number);
    });
  } catch (error) {
    for (const task of tasks) void closeTask(task);
    throw error;
  }
}

function mustBeTask(task: Task<unknown>): void {
  const ok = isObject(task) && typeof task.next === "function";
  const isPromise = typeof (task as { then?: unknown } | null)?.then === "function";
  const hint = typeof task === "function" ? ": call it" : isPromise ? ": use an async generator" : "";
  must(ok, "runTasks", "every task", "an iterator", task, TypeError, hint);
}

/** Errors of closing are dropped: the task has a reason already. */
async function closeTask(task: Task<unknown>): Promise<void> {
  try {
    await task.return?.();
  } catch {}
}

class Run<T> {
  private readonly jobs: readonly Job[];
  private readonly ready: Ready;
  private readonly signal: AbortSignalLike | undefined;
  private readonly slices: Slices;
  private readonly results: PromiseSettledResult<T>[] = [];
  /** How many tasks are not done, and how many of them wait. */
  private left: number;
  private pending = 0;
  private isAborted = false;
  /** Ends the waiting for a task that can go on. */
  private wake: () => void = () => {};
  private readonly onAbort = (): void => this.wake();

  constructor(jobs: readonly Job[], options: CooperateOptions) {
    this.jobs = jobs;
    this.ready = new Ready(jobs);
    this.signal = options.signal;
    this.slices = new Slices(options);
    this.left = jobs.length;
  }

  async run(): Promise<PromiseSettledResult<T>[]> {
    const { signal, slices, ready } = this;
    signal?.addEventListener("abort", this.onAbort);
    try {
      while (this.left > 0) {
        for (let held = slices.pause(); held !== undefined; held = slices.pause()) await held;
        const job = ready.next();
        if (job === undefined) await new Promise<void>((resolve) => (this.wake = resolve));
        else this.step(job);
        // Between two steps, those that wait for promises may become ready.
        if (this.pending > 0) await Promise.resolve();
      }
    } catch (reason) {
      await this.abort(reason);
    } finally {
      signal?.removeEventListener("abort", this.onAbort);
    }
    return this.results;
  }

  /** Runs a task up to its next `yield`. */
  private step(job: Job): void {
    try {
      const result: unknown = job.task.next();
      if (isThenable(result)) void this.wait(job, result);
      else this.note(job, result);
    } catch (reason) {
      this.end(job, { status: "rejected", reason });
    }
  }

  /** Goes on with a task when its step has come to an end. */
  private async wait(job: Job, step: PromiseLike<unknown>): Promise<void> {
    job.isPending = true;
    this.pending++;
    try {
      const result = await step;
      if (!this.isAborted) this.note(job, result);
    } catch (reason) {
      if (!this.isAborted) this.end(job, { status: "rejected", reason });
    }
    job.isPending = false;
    this.pending--;
    this.wake();
  }

  private note(job: Job, result: unknown): void {
    mustBeResult("next", result);
    const step = result as IteratorResult<unknown, T>;
    if (step.done) this.end(job, { status: "fulfilled", value: step.value });
    else this.ready.add(job);
  }

  private end(job: Job, result: PromiseSettledResult<T>): void {
    this.results[job.index] = result;
    this.left--;
  }

  /** Begins to close all tasks that are not done, and then waits for those that are not in the middle of a step. */
  private async abort(reason: unknown): Promise<void> {
    this.isAborted = true;
    const closings: Promise<void>[] = [];
    for (const { task, index, isPending } of this.jobs) {
      if (index in this.results) continue;
      this.results[index] = { status: "rejected", reason };
      const closing = closeTask(task);
      if (!isPending) closings.push(closing);
    }
    await Promise.all(closings);
  }
}

function isThenable(result: unknown): result is PromiseLike<unknown> {
  return isObject(result) && typeof (result as Partial<PromiseLike<unknown>>).then === "function";
}

/** The tasks that can go on: the one to run next has the highest priority, and of these it has waited longest. */
class Ready {
  private readonly levels: readonly Level[];
  /** The first level that may not be empty. */
  private first = 0;

  constructor(jobs: readonly Job[]) {
    const priorities = [...new Set(jobs.map(({ priority }) => priority))].sort((a, b) => b - a);
    const levelOf = new Map(priorities.map((priority, level) => [priority, level]));
    this.levels = priorities.map(() => new Level());
    for (const job of jobs) {
      job.level = levelOf.get(job.priority) as number;
      this.add(job);
    }
  }

  add(job: Job): void {
    (this.levels[job.level] as Level).add(job);
    this.first = Math.min(this.first, job.level);
  }

  next(): Job | undefined {
    for (; this.first < this.levels.length; this.first++) {
      const job = (this.levels[this.first] as Level).next();
      if (job !== undefined) return job;
    }
    return undefined;
  }
}

/** Tasks of one priority, in two rounds: to take the first out of one long list would take as long as it is. */
class Level {
  private round: Job[] = [];
  private place = 0;
  private nextRound: Job[] = [];

  add(job: Job): void {
    this.nextRound.push(job);
  }

  next(): Job | undefined {
    if (this.place === this.round.length) {
      this.round = this.nextRound;
      this.nextRound = [];
      this.place = 0;
    }
    const job = this.round[this.place];
    if (job !== undefined) this.place++;
    return job;
  }
}
