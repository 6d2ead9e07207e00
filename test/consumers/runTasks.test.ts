import { runTasks } from "lazuli";
import { describe, expect, test, vi } from "vitest";
import { thrownBy } from "../kit/worlds.js";
import { shown } from "../kit/messages.js";

function* task<T>(log: unknown[], name: T, steps: number): Generator<unknown, T, undefined> {
  try {
    for (let step = 0; step < steps; step++) {
      log.push(name);
      yield;
    }
    return name;
  } finally {
    log.push(`end of ${String(name)}`);
  }
}

function* failing(error: unknown): Generator<unknown, never, undefined> {
  yield;
  throw error;
}

describe("runTasks", () => {
  test("runs them in turns, and tells how each went", async () => {
    const log: unknown[] = [];
    const error = new Error("from a task");
    expect(await runTasks([task(log, "a", 3), failing(error), task(log, "b", 1)])).toEqual([
      { status: "fulfilled", value: "a" },
      { status: "rejected", reason: error },
      { status: "fulfilled", value: "b" },
    ]);
    expect(log).toEqual(["a", "b", "a", "end of b", "a", "end of a"]);
  });

  test("has nothing to tell of no tasks", async () => {
    expect(await runTasks([])).toEqual([]);
  });

  test("is fair to a thousand of them", async () => {
    const COUNT = 1000;
    const STEPS = 20;
    let clock = 0;
    const waits: number[] = [];
    function* fair(): Generator<undefined, void, undefined> {
      let last = clock;
      for (let step = 0; step < STEPS; step++) {
        waits.push(clock - last);
        last = ++clock;
        yield;
      }
    }
    const results = await runTasks(
      Array.from({ length: COUNT }, () => fair()),
      { sliceTime: 1 },
    );
    expect(results).toHaveLength(COUNT);
    // A share is a step of every task.
    expect(Math.max(...waits)).toBeLessThan(2 * COUNT);
  });

  test("lets others have their turn", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    // Would take seconds if nobody else ever had a turn.
    function* long(): Generator<undefined, void, undefined> {
      for (let step = 0; ticks < 3 && step < 2e7; step++) yield;
    }
    await runTasks([long(), long()], { sliceTime: 2 });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(2);
  });

  test("closes what is not done when it is aborted", async () => {
    const log: unknown[] = [];
    const controller = new AbortController();
    function* stubborn(): Generator<undefined, void, undefined> {
      try {
        for (let step = 0; ; step++) {
          if (step === 5) setTimeout(() => controller.abort("enough"));
          yield;
        }
      } finally {
        log.push("closed");
        throw new Error("from closing");
      }
    }
    const withoutReturn = { next: () => ({ done: false, value: undefined }) } as never;
    const { signal } = controller;
    expect(await runTasks([task(log, "a", 1), stubborn(), withoutReturn], { sliceTime: 1, signal })).toEqual([
      { status: "fulfilled", value: "a" },
      { status: "rejected", reason: "enough" },
      { status: "rejected", reason: "enough" },
    ]);
    expect(log).toEqual(["a", "end of a", "closed"]);
  });

  test("starts none when it is aborted already", async () => {
    const log: unknown[] = [];
    const results = await runTasks([task(log, "a", 1)], { signal: AbortSignal.abort("before") });
    expect(results).toEqual([{ status: "rejected", reason: "before" }]);
    expect(log).toEqual([]);
  });

  test("refuses what is no task, and closes the others", async () => {
    const close = vi.fn();
    const error = await thrownBy(() => runTasks([{ next: () => {}, return: close } as never, 5 as never]));
    expect(error).toEqual(new TypeError("runTasks: every task must be a sync iterator, got 5"));
    expect(close).toHaveBeenCalledTimes(1);
    for (const tasks of [5, "ab"])
      expect(await thrownBy(() => runTasks(tasks as never))).toEqual(
        new TypeError(`runTasks: tasks must be an iterable, got ${shown(tasks)}`),
      );
    const twice = task([], "a", 1);
    expect(await thrownBy(() => runTasks([twice, twice]))).toEqual(
      new TypeError("runTasks: every task must be a different one, got one of them twice"),
    );
    const endless = (async function* () {})();
    expect(await thrownBy(() => runTasks([endless as never]))).toEqual(
      new TypeError("runTasks: every task must be a sync iterator, got an async iterable"),
    );
    expect(await thrownBy(() => runTasks([], { sliceTime: -1 }))).toBeInstanceOf(RangeError);
  });
});
