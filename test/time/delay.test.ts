import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { fib } from "lazuli";
import { type AsyncLazy, delay } from "lazuli/async";
import { FakeTime } from "../kit/fakeTime.js";
import { follow } from "../kit/gates.js";
import { Pushed } from "../kit/pushed.js";
import { describeMs, describeTimed } from "../kit/suites/timed.js";
import { checkTimeline, type Timeline } from "../kit/timeline.js";

describeTimed({
  name: "delay",
  make: (source, options) => delay(source, 50, options),
  label: "Array → delay(50)",
});

describe("delay", () => {
  test("yields each value so long after it came, whatever the pace of source and reader", async () => {
    await checkTimeline(
      fc.tuple(fc.nat(50)),
      (source, [ms], options) => delay(source, ms, options),
      ({ times, end, pause }, [ms]) => {
        const entries: Timeline = [];
        let pulled = 0;
        for (const [value, time] of times.entries()) {
          const due = Math.max(pulled, time) + ms;
          entries.push([due, value]);
          pulled = due + pause;
        }
        return [...entries, [Math.max(pulled, end), "end"]];
      },
    );
  });

  test("pulls the next value when the reader asks for it, and needs one timer a value", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<string>()];
    const sequence = delay(source, 50, { clock });
    source.push("a", "b");
    const first = follow(sequence.next());
    await clock.advance(49);
    expect([first.isSettled, source.pulls, clock.timersSet]).toEqual([false, 1, 1]);
    await clock.advance(1);
    expect([first.value, source.pulls]).toEqual([{ value: "a", done: false }, 1]);
  });

  test("of 0 ms needs no timer", async () => {
    const clock = new FakeTime();
    const sequence = delay([1, 2], 0, { clock });
    expect(await sequence.next()).toEqual({ value: 1, done: false });
    expect(clock.timersSet).toBe(0);
  });

  describeMs("delay", (ms) => delay([], ms), true);

  test("is endless if its source is", () => {
    expectTypeOf(delay(fib(), 1)).toEqualTypeOf<AsyncLazy<bigint, never>>();
    expectTypeOf(delay(["a"], 1)).toEqualTypeOf<AsyncLazy<string>>();
    expectTypeOf(delay([Promise.resolve(1)], 1, { clock: new FakeTime() })).toEqualTypeOf<
      AsyncLazy<number>
    >();
  });
});
