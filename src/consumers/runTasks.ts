import { isObject, must } from "../core/checks/must.js";
import { elementsOf } from "../core/engine/consume.js";
import { mustBeSliced, Slices } from "../core/bounds/slices.js";
import type { CooperateOptions, ResultOf, Task } from "../core/types/options.js";
import type { Ending } from "../core/types/endlessness.js";

/**
 * Runs generators as cooperative tasks: at each `yield` a task lets the others go on.
 *
 * It takes the tasks in turn, and runs each of them up to its next `yield`. The yielded values are ignored. After
 * every slice of work the event loop gets a turn. When the signal is aborted, the tasks that are not done are closed,
 * so that their `finally` blocks run.
 *
 * @param tasks - Generators or other iterators, all different.
 * @param options - `sliceTime` is the length of a slice in milliseconds, 10 if left out; `signal` is an
 * `AbortSignal`.
 * @returns For each task, in order, what it returned or threw, in the form of `Promise.allSettled`. For a task that
 * the signal stopped, it is a rejection with the reason of the signal.
 * @throws TypeError if a task is not a sync iterator or is passed twice, or if an option is unknown or of the wrong
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
 * @see {@link cooperate} to share the event loop while reading one sequence.
 * @category Bounding
 * @pulls all
 * @keeps all values
 * @endless refused
 */
export async function runTasks<G extends Task<unknown>, R>(
  tasks: Iterable<G, R> & Ending<R>,
  options: CooperateOptions = {},
): Promise<PromiseSettledResult<ResultOf<G>>[]> {
  type T = ResultOf<G>;
  mustBeSliced("runTasks", options);
  const slices = new Slices(options);
  const all = listOf(tasks as Iterable<Task<T>>);
  const results: PromiseSettledResult<T>[] = [];
  try {
    for (
      let left = [...all.entries()];
      left.length > 0;
      left = left.filter(([index]) => !(index in results))
    ) {
      for (const [index, task] of left) {
        for (let held = slices.pause(); held !== undefined; held = slices.pause()) await held;
        const result = stepOf(task);
        if (result !== undefined) results[index] = result;
      }
    }
  } catch (reason) {
    for (const [index, task] of all.entries()) {
      if (index in results) continue;
      results[index] = { status: "rejected", reason };
      closeTask(task);
    }
  }
  return results;
}

function listOf<T>(source: Iterable<Task<T>>): Task<T>[] {
  must(isObject(source), "runTasks", "tasks", "an iterable", source);
  const tasks = new Set<Task<T>>();
  try {
    for (const task of elementsOf("runTasks", source)) {
      const ok = isObject(task) && typeof task.next === "function" && !(Symbol.asyncIterator in task);
      if (!ok) {
        const hint = typeof task === "function" ? ": call it" : "";
        must(false, "runTasks", "every task", "a sync iterator", task, TypeError, hint);
      }
      if (tasks.has(task))
        throw new TypeError("runTasks: every task must be a different one, got one of them twice");
      tasks.add(task);
    }
  } catch (error) {
    for (const task of tasks) closeTask(task);
    throw error;
  }
  return [...tasks];
}

/** Runs a task up to its next `yield`. Returns its result if the task is done. */
function stepOf<T>(task: Task<T>): PromiseSettledResult<T> | undefined {
  try {
    const { value, done } = task.next();
    return done ? { status: "fulfilled", value } : undefined;
  } catch (reason) {
    return { status: "rejected", reason };
  }
}

/** Errors of closing are dropped: the task has a reason already. */
function closeTask(task: Iterator<unknown>): void {
  try {
    task.return?.();
  } catch {}
}
