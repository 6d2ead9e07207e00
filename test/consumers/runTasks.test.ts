import { getEventListeners } from "node:events";
import fc from "fast-check";
import * as async from "lazuli/async";
import type { Task } from "lazuli";
import { repeat, runTasks } from "lazuli";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { turn } from "../kit/gates.js";
import { oneIn } from "../kit/runs.js";
import { inspect } from "../kit/unhandled.js";
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
    expect(error).toEqual(new TypeError("runTasks: every task must be an iterator, got 5"));
    expect(close).toHaveBeenCalledTimes(1);
    for (const tasks of [5, "ab"])
      expect(await thrownBy(() => runTasks(tasks as never))).toEqual(
        new TypeError(`runTasks: tasks must be an iterable, got ${shown(tasks)}`),
      );
    const twice = task([], "a", 1);
    expect(await thrownBy(() => runTasks([twice, twice]))).toEqual(
      new TypeError("runTasks: every task must be a different one, got one of them twice"),
    );
    expect(await thrownBy(() => runTasks([[1]] as never))).toEqual(
      new TypeError("runTasks: every task must be an iterator, got an array"),
    );
    expect(await thrownBy(() => runTasks([task as never]))).toEqual(
      new TypeError("runTasks: every task must be an iterator, got a function: call it"),
    );
    expect(await thrownBy(() => runTasks([Promise.resolve(1) as never]))).toEqual(
      new TypeError("runTasks: every task must be an iterator, got a Promise: use an async generator"),
    );
    expect(await thrownBy(() => runTasks([], { sliceTime: -1 }))).toBeInstanceOf(RangeError);
  });
});

/** An async task, each step of which waits for a gate that the test opens. */
class Gated implements AsyncIterator<unknown, string, undefined> {
  closes = 0;
  pulls = 0;
  onClose: () => unknown = () => ({ done: true });
  private readonly name: string;
  private readonly steps: number;
  private open: ((result: IteratorResult<unknown, string> | Promise<never>) => void) | undefined;

  constructor(name: string, steps: number) {
    this.name = name;
    this.steps = steps;
  }

  next(): Promise<IteratorResult<unknown, string>> {
    this.pulls++;
    return new Promise((resolve) => (this.open = resolve));
  }

  /** Ends the step that is under way. */
  pass(): void {
    const isLast = this.pulls > this.steps;
    this.open?.(isLast ? { value: this.name, done: true } : { value: undefined, done: false });
  }

  fail(error: unknown): void {
    this.open?.(Promise.reject(error as Error));
  }

  return(): Promise<IteratorResult<unknown, string>> {
    this.closes++;
    return this.onClose() as Promise<IteratorResult<unknown, string>>;
  }
}

async function* asyncTask<T>(log: unknown[], name: T, steps: number): AsyncGenerator<unknown, T, undefined> {
  for (let step = 0; step < steps; step++) {
    log.push(name);
    await turn();
    yield;
  }
  return name;
}

describe("runTasks with async tasks", () => {
  test("is the same in both faces", () => {
    expect(async.runTasks).toBe(runTasks);
  });

  test("tells how each went, sync or async, in their order", async () => {
    const log: unknown[] = [];
    const error = new Error("from a task");
    async function* failing(): AsyncGenerator<unknown, never, undefined> {
      yield;
      throw error;
    }
    const tasks = [asyncTask(log, "a", 2), failing(), task(log, "b", 1)];
    expect(await runTasks(tasks)).toEqual([
      { status: "fulfilled", value: "a" },
      { status: "rejected", reason: error },
      { status: "fulfilled", value: "b" },
    ]);
  });

  test("lets the others go on while a step is pending", async () => {
    const log: unknown[] = [];
    const slow = new Gated("slow", 1);
    const running = runTasks([slow, task(log, "a", 3)]);
    await turn();
    expect(log).toEqual(["a", "a", "a", "end of a"]);
    expect(slow.pulls).toBe(1);
    slow.pass();
    await turn();
    expect(slow.pulls).toBe(2);
    slow.pass();
    expect(await running).toEqual([
      { status: "fulfilled", value: "slow" },
      { status: "fulfilled", value: "a" },
    ]);
    expect(slow.closes).toBe(0);
  });

  test("starts all of them at once, each with one step under way", async () => {
    const gated = [new Gated("a", 0), new Gated("b", 0), new Gated("c", 0)];
    const running = runTasks(gated);
    await turn();
    expect(gated.map(({ pulls }) => pulls)).toEqual([1, 1, 1]);
    for (const each of gated) each.pass();
    await running;
  });

  test("lets one that never waits long take its turn among sync ones", async () => {
    const log: unknown[] = [];
    async function* prompt(): AsyncGenerator<undefined, void, undefined> {
      for (let step = 0; step < 3; step++) {
        log.push("prompt");
        yield;
      }
    }
    await runTasks([prompt(), task(log, "a", 30)], { sliceTime: 60_000 });
    expect(log.lastIndexOf("prompt")).toBeLessThan(log.length - 2);
  });

  test("takes iterators that return promises of another kind", async () => {
    const thenable = {
      next: () => ({ then: (resolve: (result: unknown) => void) => void resolve({ done: true, value: 1 }) }),
    };
    const broken = {
      next: () => ({
        then: () => {
          throw new Error("from then");
        },
      }),
    };
    const noObject = { next: async () => 5 };
    const noObjectEither = { next: () => 5 };
    const result = {
      status: "rejected",
      reason: new TypeError("iterator: the result of next must be an object, got 5"),
    };
    expect(await runTasks([thenable, broken, noObject, noObjectEither] as never[])).toEqual([
      { status: "fulfilled", value: 1 },
      { status: "rejected", reason: new Error("from then") },
      result,
      result,
    ]);
  });

  test("reads the value of the last result only", async () => {
    const value = vi.fn();
    const yields = Object.defineProperty({ done: false }, "value", { get: value });
    const results = [yields, { done: true, value: "end" }];
    expect(await runTasks([{ next: () => results.shift() } as never])).toEqual([
      { status: "fulfilled", value: "end" },
    ]);
    expect(value).not.toHaveBeenCalled();
  });

  test("gives the event loop a turn beside tasks that wait for promises only", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    async function* long(): AsyncGenerator<undefined, void, undefined> {
      for (let step = 0; ticks < 3 && step < 1e6; step++) yield;
    }
    await runTasks([long(), long()], { sliceTime: 2 });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(2);
  });

  test("refuses an endless list of tasks", async () => {
    await expect(async () => runTasks(repeat(failing(undefined)) as never)).rejects.toThrow(
      "runTasks: tasks never ends: bound it with take, takeWhile or takeUntil",
    );
  });

  test("runs endless ones until it is aborted", async () => {
    const controller = new AbortController();
    let steps = 0;
    async function* endless(): AsyncGenerator<undefined, never, undefined> {
      for (;;) {
        if (++steps === 100) controller.abort("enough");
        yield;
      }
    }
    expect(await runTasks([endless()], { signal: controller.signal })).toEqual([
      { status: "rejected", reason: "enough" },
    ]);
    expect(steps).toBe(100);
  });
});

describe("runTasks that is aborted", () => {
  test("while all wait, tells at once, and closes those that are not done", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const done = new Gated("done", 0);
    const stuck = new Gated("stuck", 9);
    stuck.onClose = () => new Promise(() => {});
    const running = runTasks([done, stuck], { signal });
    await turn();
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    done.pass();
    await turn();
    controller.abort("enough");
    expect(await running).toEqual([
      { status: "fulfilled", value: "done" },
      { status: "rejected", reason: "enough" },
    ]);
    expect([done.closes, stuck.closes]).toEqual([0, 1]);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test("does not wait for a generator that is parked in an await", async () => {
    const controller = new AbortController();
    async function* parked(): AsyncGenerator<unknown, void, undefined> {
      await new Promise(() => {});
      yield;
    }
    const running = runTasks([parked()], { signal: controller.signal });
    await turn();
    controller.abort("enough");
    expect(await running).toEqual([{ status: "rejected", reason: "enough" }]);
  });

  test("begins to close all before it waits for one, and waits for those between two steps", async () => {
    const controller = new AbortController();
    const log: string[] = [];
    async function* between(name: string): AsyncGenerator<unknown, void, undefined> {
      try {
        yield;
        log.push("too far");
      } finally {
        log.push(`closing ${name}`);
        await turn();
        log.push(`closed ${name}`);
      }
    }
    function* aborting(): Generator<unknown, void, undefined> {
      // When the others are behind their first steps, and it is their turn.
      for (let step = 0; step < 10; step++) yield;
      controller.abort("enough");
      yield;
    }
    const tasks = [between("a"), between("b"), aborting()];
    // So that the others do not run before it is aborted.
    const priority = (_: unknown, index: number): number => (index === 2 ? 1 : 0);
    const first = tasks.slice(0, 2).map((each) => each.next());
    await Promise.all(first as Promise<unknown>[]);
    const results = await runTasks(tasks, { signal: controller.signal, priority });
    expect(results).toEqual(Array(3).fill({ status: "rejected", reason: "enough" }));
    expect(log).toEqual(["closing a", "closing b", "closed a", "closed b"]);
  });

  test("drops what comes later, and what closing throws", async () => {
    await inspect("runTasks", async () => {
      const controller = new AbortController();
      const late = [new Gated("a", 1), new Gated("b", 1), new Gated("c", 1)];
      for (const each of late) each.onClose = () => Promise.reject(new Error("from closing"));
      (late[2] as Gated).onClose = () => {
        throw new Error("from closing");
      };
      const running = runTasks(late, { signal: controller.signal });
      await turn();
      controller.abort("enough");
      const results = await running;
      late[0]?.pass();
      late[1]?.fail(new Error("late"));
      await turn();
      expect(results).toEqual(Array(3).fill({ status: "rejected", reason: "enough" }));
      expect(late.map(({ pulls, closes }) => [pulls, closes])).toEqual(Array(3).fill([1, 1]));
    });
  });

  test("removes its listener at the end, too", async () => {
    const { signal } = new AbortController();
    await runTasks([task([], "a", 1)], { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("the priority of tasks", () => {
  test("is asked for once each, before the first step", async () => {
    const log: unknown[] = [];
    const priority = vi.fn((_: unknown, index: number) => {
      expect(log).toEqual([]);
      return index;
    });
    const tasks = [task(log, "a", 2), task(log, "b", 1), task(log, "c", 2)];
    await runTasks(tasks, { priority });
    expect(log).toEqual(["c", "c", "end of c", "b", "end of b", "a", "a", "end of a"]);
    expect(priority.mock.calls).toEqual(tasks.map((each, index) => [each, index]));
  });

  test("lets equal ones take turns, and lower ones run while higher ones wait", async () => {
    const log: unknown[] = [];
    const high = new Gated("high", 1);
    const priority = (_: unknown, index: number): number => [1, 0, 0][index] ?? 0;
    function* watched(name: string): Generator<unknown, void, undefined> {
      for (let step = 0; step < 2; step++) {
        log.push(name);
        if (log.length === 2) high.pass();
        yield;
      }
    }
    const next = high.next.bind(high);
    high.next = () => {
      log.push("high");
      return next();
    };
    const running = runTasks([high, watched("a"), watched("b")], { priority });
    await turn();
    high.pass();
    await running;
    expect(log).toEqual(["high", "a", "high", "b", "a", "b"]);
  });

  test.each([
    ["1", 'runTasks: the result of priority must be a number, got "1"', TypeError],
    [NaN, "runTasks: the result of priority must be a number, got NaN", RangeError],
  ])("must not be %j: all tasks are closed", async (result, message, ErrorType) => {
    const gated = [new Gated("a", 1), new Gated("b", 1)];
    const error = await thrownBy(() => runTasks(gated, { priority: () => result as never }));
    expect(error).toEqual(new ErrorType(message));
    expect(error).toBeInstanceOf(ErrorType);
    expect(gated.map(({ pulls, closes }) => [pulls, closes])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test("may throw, must be a function, and is an option of runTasks alone", async () => {
    const gated = new Gated("a", 1);
    const error = new Error("from priority");
    const priority = (): never => {
      throw error;
    };
    expect(await thrownBy(() => runTasks([gated], { priority }))).toBe(error);
    expect(gated.closes).toBe(1);
    expect(await thrownBy(() => runTasks([], { priority: 1 as never }))).toEqual(
      new TypeError("runTasks: priority must be a function, got 1"),
    );
    expect(await thrownBy(() => runTasks([], { prio: 1 } as never))).toEqual(
      new TypeError(
        'runTasks: options must be an object with no keys but { sliceTime, signal, priority }, got "prio": did you mean priority?',
      ),
    );
  });
});

/** One of the tasks of a random run. */
interface Plan {
  readonly isAsync: boolean;
  readonly steps: number;
  readonly priority: number;
  readonly fails: boolean;
}

const plans: fc.Arbitrary<Plan[]> = fc.array(
  fc.record({
    isAsync: fc.boolean(),
    steps: fc.nat(4),
    priority: fc.integer({ min: -1, max: 1 }),
    fails: fc.boolean(),
  }),
  { maxLength: 6 },
);

/** Runs planned tasks, each async step of which ends when the scheduler says so, and checks which one runs next. */
class Model {
  readonly tasks: Task<unknown>[];
  readonly closes: number[];
  /** Steps so far. */
  clock = 0;
  onStep: (clock: number) => void = () => {};
  private readonly plans: readonly Plan[];
  private readonly schedule: fc.Scheduler;
  /** Those that can go on, the one that has waited longest first. */
  private readonly ready: number[];

  constructor(all: readonly Plan[], schedule: fc.Scheduler) {
    this.plans = all;
    this.schedule = schedule;
    this.closes = all.map(() => 0);
    this.ready = [...all.keys()];
    this.tasks = all.map((plan, index) => this.taskOf(plan, index));
  }

  private taskOf({ isAsync, steps, fails }: Plan, index: number): Task<unknown> {
    let left = steps;
    const end = (): IteratorResult<unknown> => {
      if (left-- > 0) return { value: undefined, done: false };
      if (fails) throw new Error(`of ${index}`);
      return { value: index, done: true };
    };
    const note = ({ done }: IteratorResult<unknown>): void => {
      if (!done) this.ready.push(index);
    };
    const next = (): unknown => {
      this.begin(index);
      if (isAsync) {
        const step = this.schedule.schedule(Promise.resolve()).then(end);
        // Before those who run it can know.
        step.then(note, () => {});
        return step;
      }
      const result = end();
      note(result);
      return result;
    };
    return { next, return: () => void (this.closes[index] = (this.closes[index] ?? 0) + 1) } as never;
  }

  private begin(index: number): void {
    const { ready } = this;
    const priorityOf = (each: number): number => this.plans[each]?.priority ?? NaN;
    const highest = Math.max(...ready.map(priorityOf));
    expect(index).toBe(ready.find((each) => priorityOf(each) === highest));
    ready.splice(ready.indexOf(index), 1);
    this.onStep(++this.clock);
  }

  run(signal?: AbortSignal): Promise<unknown[]> {
    const priority = (_: unknown, index: number): number => this.plans[index]?.priority ?? NaN;
    return this.schedule.waitFor(runTasks(this.tasks, { priority, sliceTime: 60_000, signal }));
  }

  static resultOf({ fails }: Plan, index: number): unknown {
    if (fails) return { status: "rejected", reason: new Error(`of ${index}`) };
    return { status: "fulfilled", value: index };
  }
}

describe("runTasks on random schedules", () => {
  test("runs the task that has waited longest among the highest, each to its end", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.scheduler(), async (all, schedule) => {
        const model = new Model(all, schedule);
        expect(await model.run()).toEqual(all.map((plan, index) => Model.resultOf(plan, index)));
        expect(model.clock).toBe(all.reduce((sum, { steps }) => sum + steps + 1, 0));
        expect(model.closes).toEqual(all.map(() => 0));
      }),
      oneIn(2),
    );
  });

  test("closes once, at an abort at any time, what is not done", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.scheduler(), fc.nat(20), async (all, schedule, time) => {
        const controller = new AbortController();
        const model = new Model(all, schedule);
        model.onStep = (clock) => {
          if (clock === time) controller.abort("enough");
        };
        if (time === 0) controller.abort("enough");
        const results = await model.run(controller.signal);
        const aborted = { status: "rejected", reason: "enough" };
        for (const [index, plan] of all.entries()) {
          const isAborted = (results[index] as Partial<PromiseRejectedResult>).reason === "enough";
          expect(results[index]).toEqual(isAborted ? aborted : Model.resultOf(plan, index));
          expect(model.closes[index]).toBe(isAborted ? 1 : 0);
        }
        expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
      }),
      oneIn(2),
    );
  });
});

test("the types of runTasks tell what async tasks return", () => {
  async function* one(): AsyncGenerator<undefined, number, undefined> {
    yield;
    return 1;
  }
  function* two(): Generator<string, string, undefined> {
    yield "";
    return "";
  }
  const server = (): AsyncGenerator<undefined, never, undefined> => undefined as never;
  const run = (): unknown => {
    expectTypeOf(runTasks([one(), two()])).resolves.toEqualTypeOf<PromiseSettledResult<number | string>[]>();
    expectTypeOf(runTasks([server()])).resolves.toEqualTypeOf<PromiseSettledResult<never>[]>();
    expectTypeOf(runTasks([one()], { priority: (_, index) => index })).resolves.toEqualTypeOf<
      PromiseSettledResult<number>[]
    >();
    // @ts-expect-error: a promise is no task
    return runTasks([Promise.resolve()]);
  };
  expect(run).toBeTypeOf("function");
});
