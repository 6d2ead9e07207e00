import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { countFrom, fib, range } from "lazuli";
import { type AsyncLazy, type Clock, concat, debounce, filter, flatMap, toArray } from "lazuli/async";
import { FakeTime } from "../kit/fakeTime.js";
import { follow, turn } from "../kit/gates.js";
import { Pushed } from "../kit/pushed.js";
import { describeMs, describeTimed } from "../kit/suites/timed.js";
import { checkTimeline, type Timeline } from "../kit/timeline.js";

describeTimed({
  name: "debounce",
  make: (source, options) => debounce(source, 50, options),
  label: "Array → debounce(50)",
});

describe("debounce", () => {
  test("yields what the source is silent after, whatever the pace of source and reader", async () => {
    await checkTimeline(
      fc.tuple(fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constant(Infinity))),
      (source, [ms], options) => debounce(source, ms, options),
      ({ times, end, pause }, [ms]) => {
        const entries: Timeline = [];
        let [pulled, next] = [0, 0];
        while (next < times.length) {
          // Since then the source is silent.
          let since = Math.max(pulled, times[next++] as number);
          for (; next < times.length && (times[next] as number) < since + ms; next++) {
            since = Math.max(since, times[next] as number);
          }
          const isLast = next === times.length && end < since + ms;
          const time = isLast ? Math.max(since, end) : since + ms;
          entries.push([time, next - 1]);
          pulled = time + pause;
        }
        return [...entries, [Math.max(pulled, end), "end"]];
      },
    );
  });

  test("of 0 ms yields what the source waits after", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<number>()];
    const reading = follow(toArray(debounce(source, 0, { clock })));
    for (const values of [[1, 2], [3], [4, 5, 6]]) {
      source.push(...values);
      await clock.advance(0);
    }
    source.end();
    await turn();
    expect(reading.value).toEqual([2, 3, 6]);
  });

  test("reads at most one value ahead, whose silence begins with the next pull", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<string>()];
    const sequence = debounce(source, 50, { clock });
    const first = follow(sequence.next());
    source.push("a");
    await clock.advance(50);
    expect(first.value).toEqual({ value: "a", done: false });
    source.push("b", "c");
    await clock.advance(500);
    expect([source.pulls, clock.pending]).toEqual([2, 0]);
    const second = follow(sequence.next());
    await clock.advance(49);
    expect([second.isSettled, source.pulls]).toEqual([false, 4]);
    await clock.advance(1);
    expect(second.value).toEqual({ value: "c", done: false });
  });

  test("yields what it was silent after, though the next value comes at the same time", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<string>()];
    const pushing: Clock = {
      now: () => clock.now(),
      setTimeout: (run, ms) =>
        clock.setTimeout(() => {
          run();
          source.push("b");
          source.end();
        }, ms),
      clearTimeout: (timer) => clock.clearTimeout(timer),
    };
    const { signal } = new AbortController();
    for (const options of [{ clock: pushing }, { clock: pushing, signal }]) {
      const reading = follow(toArray(debounce(source, 50, options)));
      source.push("a");
      await clock.advance(50);
      expect(reading.value).toEqual(["a", "b"]);
    }
  });

  test("does not call itself for each value of a long burst", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<number>()];
    const values = flatMap(source, () => range(100_000));
    const reading = toArray(debounce(values, 50, { clock }));
    await turn();
    source.push(1);
    source.end();
    expect(await reading).toEqual([99_999]);
  });

  test("drops the value that it has kept when the source rejects", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<string>()];
    const next = follow(debounce(source, 50, { clock }).next());
    source.push("a");
    await clock.advance(10);
    source.fail("the error");
    await clock.advance(0);
    expect(next).toEqual({ isSettled: true, error: "the error" });
    expect(clock.pending).toBe(0);
  });

  test("yields the value before an error that comes after the silence, and before the reader asks again", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<string>()];
    const sequence = debounce(source, 50, { clock });
    const next = follow(sequence.next());
    source.push("a");
    await clock.advance(50);
    source.fail("the error");
    await clock.advance(50);
    expect(next.value).toEqual({ value: "a", done: false });
    await expect(sequence.next()).rejects.toBe("the error");
  });

  test("yields the last value of what does not wait, without a timer", async () => {
    const clock = new FakeTime();
    expect(await toArray(debounce([1, 2, 3], 50, { clock }))).toEqual([3]);
    expect(await toArray(debounce([undefined], 50, { clock }))).toEqual([undefined]);
    expect(clock.timersSet).toBe(0);
  });

  test("needs few timers for a long burst", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<number>()];
    const next = follow(debounce(source, 50, { clock }).next());
    for (const n of range(1000)) {
      await clock.advance(1);
      source.push(n);
    }
    await clock.advance(50);
    expect(next.value).toEqual({ value: 999, done: false });
    expect(clock.timersSet).toBeLessThan(30);
  });

  test("yields what a source is silent after that is busy without a pause", async () => {
    const source = concat(
      [1],
      filter(countFrom(0), () => false),
    );
    for await (const value of debounce(source, 5)) {
      expect(value).toBe(1);
      break;
    }
  });

  describeMs("debounce", (ms) => debounce([], ms));

  test("is endless if its source is", () => {
    expectTypeOf(debounce(fib(), 1)).toEqualTypeOf<AsyncLazy<bigint, never>>();
    expectTypeOf(debounce(["a"], 1)).toEqualTypeOf<AsyncLazy<string>>();
  });
});
