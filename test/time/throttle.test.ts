import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { countFrom, fib } from "lazuli";
import { type AsyncLazy, take, throttle, toArray } from "lazuli/async";
import { FakeTime } from "../kit/fakeTime.js";
import { describeMs, describeTimed } from "../kit/suites/timed.js";
import { checkTimeline, type Timeline } from "../kit/timeline.js";

describeTimed({
  name: "throttle",
  make: (source, options) => throttle(source, 50, options),
  label: "Array → throttle(50)",
});

describe("throttle", () => {
  test("drops what comes too soon after what was yielded", async () => {
    await checkTimeline(
      fc.tuple(fc.oneof(fc.nat(50), fc.constant(Infinity))),
      (source, [ms], options) => throttle(source, ms, options),
      ({ times, end, pause }, [ms]) => {
        const entries: Timeline = [];
        let [pulled, due] = [0, -Infinity];
        for (const [value, time] of times.entries()) {
          pulled = Math.max(pulled, time);
          if (pulled < due) continue;
          entries.push([pulled, value]);
          due = pulled + ms;
          pulled += pause;
        }
        return [...entries, [Math.max(pulled, end), "end"]];
      },
    );
  });

  test("needs no timer", async () => {
    const clock = new FakeTime();
    expect(await toArray(throttle([1, 2, 3], 50, { clock }))).toEqual([1]);
    expect(await toArray(throttle([1, 2, 3], 0, { clock }))).toEqual([1, 2, 3]);
    expect(clock.timersSet).toBe(0);
  });

  test("drops the values of a source that never waits, and lets others run meanwhile", async () => {
    const clock = new FakeTime();
    // By a timer of the platform, which has to get its turn.
    setTimeout(() => clock.skip(20), 1);
    const [first, second] = await toArray(take(throttle(countFrom(0), 20, { clock }), 2));
    expect(first).toBe(0);
    expect(second).toBeGreaterThan(0);
  });

  describeMs("throttle", (ms) => throttle([], ms));

  test("is endless if its source is", () => {
    expectTypeOf(throttle(fib(), 1)).toEqualTypeOf<AsyncLazy<bigint, never>>();
    expectTypeOf(throttle(["a"], 1)).toEqualTypeOf<AsyncLazy<string>>();
  });
});
