import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type AsyncLazy, type Clock, drain, filter, interval, search, take, toArray } from "lazuli/async";
import { FakeTime } from "../kit/fakeTime.js";
import { CountingSignal, follow, turn } from "../kit/gates.js";
import { inspect } from "../kit/unhandled.js";
import { thrownBy } from "../kit/worlds.js";

/** When the numbers come, for a reader who works for some time on each. */
async function ticks(ms: number, works: readonly number[]): Promise<[number: number, time: number][]> {
  const clock = new FakeTime();
  const entries: [number, number][] = [];
  const read = async (): Promise<void> => {
    for await (const n of take(interval(ms, { clock }), works.length)) {
      entries.push([n, clock.now() - 1000]);
      const work = works[n] as number;
      if (work > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, work));
    }
  };
  const reading = read();
  await clock.advance(1_000_000);
  await reading;
  expect(clock.pending).toBe(0);
  return entries;
}

describe("interval", () => {
  test("counts from 0 on, a number every so many milliseconds", async () => {
    expect(await ticks(10, [0, 0, 0])).toEqual([
      [0, 10],
      [1, 20],
      [2, 30],
    ]);
  });

  test("goes on at the next tick after a reader that was late, and leaves no number out", async () => {
    expect(await ticks(10, [0, 35, 0, 10, 9, 11, 0])).toEqual([
      [0, 10],
      [1, 20],
      [2, 60],
      [3, 70],
      [4, 80],
      [5, 90],
      [6, 110],
    ]);
  });

  test("yields at multiples of its time, whatever the pace of the reader", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.oneof(fc.constant(0), fc.nat(300)), { minLength: 1, maxLength: 10 }),
        async (ms, works) => {
          const expected: [number, number][] = [];
          let [tick, free] = [0, 0];
          for (const [n, work] of works.entries()) {
            tick = Math.max(tick + 1, Math.ceil(free / ms));
            expected.push([n, tick * ms]);
            free = tick * ms + work;
          }
          expect(await ticks(ms, works)).toEqual(expected);
        },
      ),
    );
  });

  test("does not drift, and yields no tick twice, where its time is a fraction", async () => {
    for (const ms of [0.1, 0.7, 1 / 3, 1.1, 2.3]) {
      const entries = await ticks(ms, Array<number>(1000).fill(0));
      // Timers take whole milliseconds, in which several ticks may be missed.
      const times = entries.map(([, time]) => time);
      if (ms > 1) expect(Math.abs((times.at(-1) as number) - 1000 * ms)).toBeLessThanOrEqual(1);
      for (const [n, time] of times.entries()) expect(n + 1).toBeLessThanOrEqual(time / ms + 1e-9);
    }
  });

  test("is bounded by the pulls of a search, which can go on where it stopped", async () => {
    const clock = new FakeTime();
    const odd = filter(interval(10, { clock }), (n) => n % 2 === 1);
    const searching = search(odd, (n) => n > 4, { maxPulls: 4 });
    await clock.advance(1000);
    const verdict = await searching;
    expect(verdict).toMatchObject({ found: false, reason: "pulls", last: 3 });
    const resuming = verdict.found ? undefined : verdict.resume({ maxPulls: 4 });
    await clock.advance(1000);
    expect(await resuming).toMatchObject({ found: true, value: 5 });
  });

  test("waits on where a timer is early", async () => {
    const clock = new FakeTime();
    const early: Clock = {
      now: () => clock.now(),
      setTimeout: (run, ms) => clock.setTimeout(run, ms - 0.5),
      clearTimeout: (timer) => clock.clearTimeout(timer),
    };
    const next = follow(interval(10, { clock: early }).next());
    await clock.advance(9.9);
    expect([next.isSettled, clock.timersSet]).toEqual([false, 2]);
    await clock.advance(0.1);
    expect(next.value).toEqual({ value: 0, done: false });
  });

  test("begins with the first pull, and has a timer only while a pull is pending", async () => {
    const clock = new FakeTime();
    const sequence = interval(10, { clock });
    await clock.advance(95);
    expect(clock.timersSet).toBe(0);
    const next = follow(sequence.next());
    await clock.advance(9);
    expect([next.isSettled, clock.pending]).toEqual([false, 1]);
    await clock.advance(1);
    expect(next.value).toEqual({ value: 0, done: false });
    expect(clock.pending).toBe(0);
    await clock.advance(100);
    expect(clock.timersSet).toBe(1);
  });

  test("ends by return() while a pull is pending", async () => {
    const clock = new FakeTime();
    const sequence = interval(10, { clock });
    const next = follow(sequence.next());
    await clock.advance(5);
    expect(await sequence.return()).toEqual({ value: undefined, done: true });
    await turn();
    expect(next.value).toEqual({ value: undefined, done: true });
    expect(clock.pending).toBe(0);
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("rejects when its signal is aborted", async () => {
    await inspect("interval", async () => {
      for (const isPending of [true, false]) {
        const [clock, signal] = [new FakeTime(), new CountingSignal()];
        const sequence = interval(10, { clock, signal });
        const first = follow(sequence.next());
        await clock.advance(10);
        expect(first.value).toEqual({ value: 0, done: false });
        const next = isPending ? follow(sequence.next()) : undefined;
        await clock.advance(5);
        const reason = new Error("aborted");
        signal.abort(reason);
        await turn();
        expect([clock.pending, signal.count]).toEqual([0, 0]);
        if (next === undefined) expect(await thrownBy(() => sequence.next())).toBe(reason);
        else expect(next).toEqual({ isSettled: true, error: reason });
        expect(await sequence.next()).toEqual({ value: undefined, done: true });
      }
    });
  });

  test("runs by the clock of the platform", async () => {
    expect(await toArray(take(interval(1), 3))).toEqual([0, 1, 2]);
    const signal = AbortSignal.timeout(10);
    expect(await thrownBy(() => drain(interval(1, { signal })))).toBe(signal.reason);
  });

  test("prints its time", () => {
    expect(String(take(interval(10), 3))).toBe("AsyncLazy [interval(10) → take(3)]");
  });

  test.each<[unknown, ErrorConstructor, string]>([
    [0, RangeError, "0"],
    [-1, RangeError, "-1"],
    [NaN, RangeError, "NaN"],
    [Infinity, RangeError, "Infinity"],
    ["10", TypeError, '"10"'],
    [undefined, TypeError, "undefined"],
    [{ ms: 10 }, TypeError, "an object"],
  ])("refuses %o as ms", async (ms, ErrorType, shown) => {
    const error = await thrownBy(() => interval(ms as number));
    expect(error).toEqual(
      new ErrorType(`interval: ms must be more than 0 milliseconds, and finite, got ${shown}`),
    );
    expect(error).toBeInstanceOf(ErrorType);
  });

  test("refuses options that are none of its family", () => {
    const form = "{ concurrency, ordered, signal, clock }";
    expect(() => interval(1, 5 as never)).toThrow(
      new TypeError(`interval: options must be an object ${form}, got 5`),
    );
    expect(() => interval(1, { every: 5 } as never)).toThrow(
      new TypeError(`interval: options must be an object with no keys but ${form}, got "every"`),
    );
  });

  test("is endless, and known to be", async () => {
    expectTypeOf(interval(1)).toEqualTypeOf<AsyncLazy<number, never>>();
    for (const signal of [undefined, new AbortController().signal]) {
      expect(await thrownBy(() => toArray(interval(1, { signal }) as never))).toEqual(
        new TypeError("toArray: source never ends: bound it with take, takeWhile or takeUntil"),
      );
    }
  });
});
