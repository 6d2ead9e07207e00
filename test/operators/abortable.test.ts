import { abortable, budget, BudgetExceededError, flatMap, map, search, toArray } from "lazuli/async";
import { countFrom, filter, fib } from "lazuli";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { later, Unread } from "../kit/sources.js";
import { async, collect, thrownBy } from "../kit/worlds.js";

const never = (): boolean => false;

async function* stuck(first: number): AsyncGenerator<number, void> {
  yield first;
  await new Promise(() => {});
}

describe("abortable", () => {
  test("gives the same values while nobody aborts", async () => {
    const { signal } = new AbortController();
    expect(await collect(abortable([1, undefined, 3], signal))).toEqual([1, undefined, 3]);
  });

  test("rejects a pull that is under way with the reason, and starts closing", async () => {
    const controller = new AbortController();
    const close = vi.fn(() => new Promise(() => {}));
    const source = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return: close }) };
    const pulling = abortable(source as never, controller.signal).next();
    controller.abort("enough");
    await expect(pulling).rejects.toBe("enough");
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("drops what the closing throws that nobody waits for", async () => {
    const controller = new AbortController();
    const close = vi.fn(() => Promise.reject(new Error("from closing")));
    const source = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return: close }) };
    const pulling = abortable(source as never, controller.signal).next();
    controller.abort("enough");
    await expect(pulling).rejects.toBe("enough");
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("times out", async () => {
    await expect(toArray(abortable(stuck(1), AbortSignal.timeout(10)))).rejects.toThrow(
      expect.objectContaining({ name: "TimeoutError" }),
    );
  });

  test("stops a loop over a source that never waits", async () => {
    const reading = async (): Promise<void> => {
      for await (const _ of abortable(countFrom(), AbortSignal.timeout(20)));
    };
    await expect(reading()).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
  });

  test("leaves timers their turn beside a source that never waits", async () => {
    const controller = new AbortController();
    let hasFired = false;
    setTimeout(() => (hasFired = true), 5);
    for await (const _ of map(abortable(countFrom(), controller.signal), String)) if (hasFired) break;
    expect(hasFired).toBe(true);
  });

  test("rejects the next pull where it is aborted between two, or before", async () => {
    const controller = new AbortController();
    const probe = async.probe([1, 2, 3]);
    const sequence = abortable(probe as never, controller.signal);
    expect((await sequence.next()).value).toBe(1);
    controller.abort("enough");
    await expect(sequence.next()).rejects.toBe("enough");
    expect([probe.pulls, probe.closes]).toEqual([1, 1]);
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
    await expect(toArray(abortable([1], AbortSignal.abort("before")))).rejects.toBe("before");
  });

  test("reaches the source below other operators, and what they open as they go", async () => {
    const controller = new AbortController();
    const close = vi.fn(async () => ({ done: true, value: undefined }));
    const inner = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return: close }) };
    const pulling = map(
      abortable(flatMap([1], () => inner as never) as never, controller.signal),
      String,
    ).next();
    await later();
    controller.abort("enough");
    await expect(pulling).rejects.toBe("enough");
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("drops what a source answers or throws after it was given up", async () => {
    for (const settle of ["resolve", "reject"] as const) {
      const controller = new AbortController();
      let answer = (_: never): void => {};
      const next = (): Promise<never> =>
        new Promise((resolve, reject) => (answer = settle === "resolve" ? resolve : reject));
      const close = vi.fn(() => {
        throw new Error("from closing");
      });
      const sequence = abortable(
        { [Symbol.asyncIterator]: () => ({ next, return: close }) } as never,
        controller.signal,
      );
      const pulling = sequence.next();
      await later();
      controller.abort("enough");
      await expect(pulling).rejects.toBe("enough");
      answer({ done: false, value: 1 } as never);
      await later();
      expect(await sequence.next()).toEqual({ value: undefined, done: true });
      expect(close).toHaveBeenCalledTimes(1);
    }
  });

  test("refuses what is no signal", async () => {
    const unread = new Unread();
    expect(await thrownBy(() => abortable(unread as never, undefined as never))).toEqual(
      new TypeError("abortable: signal must be an AbortSignal, got undefined"),
    );
    expect(unread.closes).toBe(1);
  });
});

describe("budget over async sequences", () => {
  test("rejects a pull that is under way when the time is over", async () => {
    const error = await thrownBy(() => toArray(budget(stuck(5), { maxTime: 200 })));
    expect(error).toBeInstanceOf(BudgetExceededError);
    expect(error).toMatchObject({ reason: "time", steps: 1, last: 5 });
    expect((error as BudgetExceededError).elapsed).toBeGreaterThanOrEqual(200);
  });

  test("rejects at once if there is no time", async () => {
    const probe = async.probe([1]);
    await expect(toArray(budget(probe as never, { maxTime: 0 }))).rejects.toMatchObject({ reason: "time" });
    expect(probe.closes).toBe(1);
  });

  test("waits for closing after the last step", async () => {
    const probe = async.probe((index) => index);
    await expect(toArray(budget(probe as never, { maxSteps: 2 }))).rejects.toMatchObject({ reason: "steps" });
    expect([probe.pulls, probe.closes]).toEqual([2, 1]);
  });

  test("passes on what the source throws", async () => {
    const probe = async.probe([1], { throwsAt: 1 });
    await expect(toArray(budget(probe as never, { maxSteps: 5 }))).rejects.toBe(probe.error);
    expect(probe.closes).toBe(0);
  });

  test("has a time longer than a timer can wait", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const sequence = budget(stuck(1), { maxTime: 2 ** 31 + 5 });
    await sequence.next();
    const late = thrownBy(() => sequence.next());
    await vi.advanceTimersByTimeAsync(2 ** 31 + 10);
    expect(await late).toMatchObject({ reason: "time" });
  });
});

describe("search over async sequences", () => {
  test("keeps a pull that was under way for resume", async () => {
    const answers: ((result: IteratorResult<number>) => void)[] = [];
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<number>>((resolve) => answers.push(resolve)),
      }),
    };
    const seen: number[] = [];
    const see = (n: number): boolean => seen.push(n) === 2;
    const verdict = await search(source, see, { maxTime: 5 });
    expect(verdict).toMatchObject({ found: false, reason: "time", steps: 0 });
    answers[0]?.({ done: false, value: 1 });
    await later();
    if (verdict.found) return;
    const resumed = verdict.resume({ maxTime: 1000 });
    await later();
    answers[1]?.({ done: false, value: 2 });
    expect(await resumed).toMatchObject({ found: true, value: 2, index: 1, steps: 2 });
    expect([seen, answers.length]).toEqual([[1, 2], 2]);
  });

  test("pulls nothing behind the back of a verdict", async () => {
    let pulls = 0;
    async function* slow(): AsyncGenerator<number, never> {
      for (;;) {
        await later();
        yield pulls++;
      }
    }
    const none = (await import("lazuli/async")).filter(slow(), never);
    const verdict = await search(none, never, { maxTime: 15 });
    await later();
    await later();
    const before = pulls;
    for (let turn = 0; turn < 10; turn++) await later();
    expect(pulls).toBe(before);
    if (!verdict.found) await verdict.dispose();
  });

  test("gives up a predicate that does not answer, and asks it again", async () => {
    const calls: number[] = [];
    const predicate = (n: number): unknown => (calls.push(n) === 1 ? new Promise(() => {}) : n === 1);
    const verdict = await search([1, 2], predicate, { maxTime: 5 });
    expect(verdict).toMatchObject({ reason: "time", steps: 0, last: 1 });
    if (!verdict.found) expect(await verdict.resume({ maxTime: 1000 })).toMatchObject({ value: 1, index: 0 });
    expect(calls).toEqual([1, 1]);
  });

  test("stops within a pull of sync operators below, and goes on there", async () => {
    const seen: bigint[] = [];
    const even = filter(fib(), (n) => n % 2n === 0n);
    let verdict = await search(even, (n) => seen.push(n) === 3, { maxPulls: 2 });
    for (let turn = 0; turn < 20 && !verdict.found; turn++) verdict = await verdict.resume({ maxPulls: 1 });
    expect(verdict).toMatchObject({ found: true, value: 34n, index: 2 });
    expect(seen).toEqual([2n, 8n, 34n]);
  });

  test("is aborted by an event while it waits", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 5);
    expect(await search(stuck(1), never, { signal: controller.signal })).toMatchObject({ reason: "aborted" });
  });

  test("closes and passes on what the predicate throws", async () => {
    const probe = async.probe([1]);
    const error = new Error("from the predicate");
    await expect(search(probe as never, () => Promise.reject(error), { maxSteps: 5 })).rejects.toBe(error);
    expect(probe.closes).toBe(1);
  });

  test("refuses an endless sequence without bounds, and bad ones", async () => {
    await expect(search(countFrom() as Iterable<number>, never)).rejects.toThrow(TypeError);
    await expect(search([1], never, { maxPulls: -1 })).rejects.toThrow(RangeError);
    expect(await search([1], never)).toMatchObject({ reason: "exhausted" });
  });

  test("a verdict is disposed of by await using", async () => {
    const probe = async.probe((index) => index);
    {
      await using verdict = await search(probe as never, never, { maxSteps: 2 });
      expect([verdict.found, probe.closes]).toEqual([false, 0]);
    }
    expect(probe.closes).toBe(1);
  });
});
