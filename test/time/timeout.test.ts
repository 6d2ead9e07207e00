import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { countFrom, fib } from "lazuli";
import { type AsyncLazy, drain, filter, map, timeout, toArray } from "lazuli/async";
import { FakeTime } from "../kit/fakeTime.js";
import { follow, turn } from "../kit/gates.js";
import { Pushed } from "../kit/pushed.js";
import { describeMs, describeTimed } from "../kit/suites/timed.js";
import { checkTimeline, type Timeline } from "../kit/timeline.js";
import { inspect } from "../kit/unhandled.js";
import { thrownBy } from "../kit/worlds.js";

describeTimed({
  name: "timeout",
  make: (source, options) => timeout(source, 5000, options),
  label: "Array → timeout(5000)",
});

describe("timeout", () => {
  test("rejects when a pull takes too long, and does not count the time of the reader", async () => {
    await checkTimeline(
      fc.tuple(fc.integer({ min: 1, max: 80 })),
      (source, [ms], options) => timeout(source, ms, options),
      ({ times, end, pause }, [ms]) => {
        const entries: Timeline = [];
        let pulled = 0;
        for (const [value, time] of [...times, end].entries()) {
          // Timers run before what comes at the same time.
          if (time >= pulled + ms)
            return [...entries, [pulled + ms, `TimeoutError: timeout: no value within ${ms} ms`]];
          const isEnd = value === times.length;
          pulled = Math.max(pulled, time);
          entries.push([pulled, isEnd ? "end" : value]);
          pulled += pause;
        }
        return entries;
      },
    );
  });

  test("rejects at once, though the closing of its source never settles", async () => {
    await inspect("timeout", async () => {
      const [clock, source] = [new FakeTime(), new Pushed<number>()];
      source.closing = new Promise(() => {});
      const sequence = timeout(source, 50, { clock });
      const next = follow(sequence.next());
      await clock.advance(50);
      expect((next.error as Error).name).toBe("TimeoutError");
      expect(next.error).toBeInstanceOf(Error);
      expect([source.closes, clock.pending]).toEqual([1, 0]);
      expect(await sequence.next()).toEqual({ value: undefined, done: true });
      expect(await sequence.return()).toEqual({ value: undefined, done: true });
      // What comes too late is dropped.
      source.push(1);
      await turn();
      expect(source.closes).toBe(1);
    });
  });

  test.each([
    ["throws", () => ({ next: () => new Promise(() => {}), return: () => fail() })],
    ["rejects", () => ({ next: () => new Promise(() => {}), return: async () => fail() })],
  ])("drops what the closing of a stuck source %s", async (_, open) => {
    await inspect("timeout", async () => {
      const clock = new FakeTime();
      const source = { [Symbol.asyncIterator]: open } as unknown as AsyncIterable<number>;
      const reading = follow(drain(timeout(source, 50, { clock })));
      await clock.advance(50);
      expect(String(reading.error)).toBe("TimeoutError: timeout: no value within 50 ms");
    });
  });

  test("may be closed by the closing of its source", async () => {
    const clock = new FakeTime();
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: () => sequence.return(),
      }),
    };
    const sequence = timeout(source as AsyncIterable<number>, 50, { clock });
    const next = follow(sequence.next());
    await clock.advance(50);
    expect(next).toEqual({ isSettled: true, value: { value: undefined, done: true } });
    expect(clock.pending).toBe(0);
  });

  test("closes a callback's source at once", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<number>()];
    const sequence = timeout(
      map(source, () => new Promise<never>(() => {})),
      50,
      { clock },
    );
    const next = follow(sequence.next());
    source.push(1);
    await clock.advance(50);
    expect([next.isSettled, source.closes]).toEqual([true, 1]);
  });

  test("needs no timer where the source does not wait", async () => {
    const clock = new FakeTime();
    expect(await toArray(timeout([1, 2, 3], 50, { clock }))).toEqual([1, 2, 3]);
    expect(clock.timersSet).toBe(0);
  });

  test("stops a source that is busy without a pause, by the clock of the platform", async () => {
    const error = await thrownBy(() =>
      drain(
        timeout(
          filter(countFrom(0), () => false),
          20,
        ),
      ),
    );
    expect(String(error)).toBe("TimeoutError: timeout: no value within 20 ms");
  });

  test("of Infinity waits for ever", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<number>()];
    const next = follow(timeout(source, Infinity, { clock }).next());
    await clock.advance(1e12);
    expect([next.isSettled, clock.timersSet]).toEqual([false, 0]);
  });

  test("of more than a timer can take sets several", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<number>()];
    const next = follow(timeout(source, 5e9, { clock }).next());
    await clock.advance(5e9 - 1);
    expect(next.isSettled).toBe(false);
    await clock.advance(1);
    expect(String(next.error)).toBe("TimeoutError: timeout: no value within 5000000000 ms");
    expect(clock.timersSet).toBe(3);
  });

  describeMs("timeout", (ms) => timeout([], ms));

  test("is endless if its source is", async () => {
    expectTypeOf(timeout(fib(), 1)).toEqualTypeOf<AsyncLazy<bigint, never>>();
    expectTypeOf(timeout(["a"], 1)).toEqualTypeOf<AsyncLazy<string>>();
    expect(await thrownBy(() => toArray(timeout(fib(), 1) as never))).toEqual(
      new TypeError("toArray: source never ends: bound it with take, takeWhile or takeUntil"),
    );
  });
});

function fail(): never {
  throw new Error("from closing");
}
