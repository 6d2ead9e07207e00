import {
  budget,
  BudgetExceededError,
  countFrom,
  filter,
  first,
  map,
  memoize,
  search,
  take,
  toArray,
  zip,
} from "lazuli";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { collect, sync, thrownBy } from "../kit/worlds.js";

/** What a sequence throws when it is read to its end, and the values before. */
async function overrun(sequence: Iterable<unknown>): Promise<[unknown[], BudgetExceededError]> {
  const values: unknown[] = [];
  const error = await thrownBy(() => {
    for (const value of sequence) values.push(value);
  });
  expect(error).toBeInstanceOf(BudgetExceededError);
  return [values, error as BudgetExceededError];
}

describe("budget", () => {
  test("gives the same values within its bounds", async () => {
    expect(await collect(budget([1, undefined, 3], { maxSteps: 4, maxPulls: 4, maxTime: 1e9 }))).toEqual([
      1,
      undefined,
      3,
    ]);
  });

  test("throws when more steps are asked of it, and closes the source", async () => {
    const probe = sync.probe((index) => index);
    const [values, error] = await overrun(budget(probe as never, { maxSteps: 3 }));
    expect(values).toEqual([0, 1, 2]);
    expect(error).toMatchObject({ name: "BudgetExceededError", reason: "steps", steps: 3, last: 2 });
    expect(error.message).toBe("budget: all of its steps are used up after 3 values");
    expect(error.elapsed).toBeGreaterThanOrEqual(0);
    expect([probe.pulls, probe.closes]).toEqual([3, 1]);
  });

  test("is closed without a word, whatever is used up", async () => {
    for (const bounds of [
      { maxSteps: 1 },
      { maxPulls: 1 },
      { maxTime: 0 },
      { signal: AbortSignal.abort() },
    ]) {
      const probe = sync.probe((index) => index);
      const sequence = budget(probe as never as Iterable<number>, bounds);
      if ("maxSteps" in bounds || "maxPulls" in bounds) expect(sequence.next().value).toBe(0);
      expect(sequence.return?.()).toEqual({ value: undefined, done: true });
      expect(sequence.next()).toEqual({ value: undefined, done: true });
      expect(probe.closes).toBe(1);
    }
    const [first] = map(budget(countFrom(), { maxSteps: 1 }), String);
    expect(first).toBe("0");
  });

  test("stays ended, and is over after its error", async () => {
    const ended = budget([1], { maxPulls: 2 });
    expect([...ended]).toEqual([1]);
    expect(ended.next()).toEqual({ value: undefined, done: true });
    const exceeded = budget([1, 2], { maxSteps: 1 });
    await overrun(exceeded);
    expect(exceeded.next()).toEqual({ value: undefined, done: true });
    const remembered = memoize(budget([1], { maxPulls: 2 }));
    expect([...remembered, ...remembered]).toEqual([1, 1]);
  });

  test("throws below an operator that discards", async () => {
    const probe = sync.probe((index) => index);
    const none = filter(probe as never as Iterable<number>, () => false);
    const [, error] = await overrun(map(budget(none, { maxPulls: 10 }), String));
    expect(error).toMatchObject({ reason: "pulls", steps: 0, last: undefined });
    expect([probe.pulls, probe.closes]).toEqual([10, 1]);
  });

  test("throws when the time is over, counted from the first pull", async () => {
    let time = 0;
    vi.spyOn(performance, "now").mockImplementation(() => time);
    onTestFinished(() => void vi.restoreAllMocks());
    const slow = budget(
      map(countFrom(), (n) => {
        time += 10;
        return n;
      }),
      { maxTime: 45 },
    );
    time = 500;
    const [values, error] = await overrun(slow);
    expect(values).toEqual([0, 1, 2, 3, 4]);
    expect(error).toMatchObject({ reason: "time", elapsed: 50 });
  });

  test("throws when the signal is aborted, which is the cause", async () => {
    const controller = new AbortController();
    const source = map(countFrom(), (n) => (n === 2 && controller.abort("enough"), n));
    const [values, error] = await overrun(budget(source, { signal: controller.signal }));
    expect(values).toEqual([0, 1, 2]);
    expect(error).toMatchObject({ reason: "aborted", cause: "enough" });
  });

  test("counts only what is pulled through it", () => {
    const source = map(countFrom(), (n) => n);
    const bounded = budget(source, { maxPulls: 2 });
    expect(first(take(source, 1))).toBe(0);
    const other = map(countFrom(), (n) => n);
    const both = [budget(other, { maxPulls: 2 }).next().value, other.next().value, other.next().value];
    expect(both).toEqual([0, 1, 2]);
    bounded.return();
  });

  test("holds beside the bounds of others", () => {
    const inner = budget(
      filter(countFrom(), (n) => n % 2 === 0),
      { maxPulls: 5 },
    );
    expect(() => toArray(take(budget(inner, { maxPulls: 100 }), 50))).toThrow(BudgetExceededError);
    const pair = zip([budget(countFrom(), { maxPulls: 50 }), countFrom()]);
    const verdict = search(pair, () => false, { maxPulls: 11 });
    expect(verdict).toMatchObject({ reason: "pulls", steps: 5 });
    expect(!verdict.found && verdict.resume({ maxPulls: 9 })).toMatchObject({ reason: "pulls", steps: 10 });
  });

  test("refuses bad bounds", async () => {
    expect(await thrownBy(() => budget([], { maxTime: NaN }))).toEqual(
      new RangeError("budget: maxTime must be 0 or more milliseconds, got NaN"),
    );
    expect(await thrownBy(() => budget([], undefined as never))).toEqual(
      new TypeError(
        "budget: bounds must be an object { maxSteps, maxPulls, maxTime, signal, progress, progressEvery }, got undefined",
      ),
    );
  });
});
