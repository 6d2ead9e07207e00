import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { fib } from "lazuli";
import { type AsyncLazy, rateLimit, type RateLimitOptions, toArray } from "lazuli/async";
import { FakeTime } from "../kit/fakeTime.js";
import { follow } from "../kit/gates.js";
import { Unread } from "../kit/sources.js";
import { describeTimed } from "../kit/suites/timed.js";
import { checkTimeline, type Timeline, timelineOf } from "../kit/timeline.js";
import { thrownBy } from "../kit/worlds.js";

const RATE = { limit: 1, per: 50 };

describeTimed({
  name: "rateLimit",
  make: (source, options = {}) =>
    rateLimit(source, typeof options === "object" && options !== null ? { ...RATE, ...options } : options),
  options: RATE,
  keys: "limit, per, concurrency, ordered, signal, clock",
  label: "Array → rateLimit(1, 50)",
});

const rates = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 80 }));

describe("rateLimit", () => {
  test("yields each value as soon as it may, in order, whatever the pace of source and reader", async () => {
    await checkTimeline(
      rates,
      (source, [limit, per], options) => rateLimit(source, { limit, per, ...options }),
      ({ times, end, pause }, [limit, per]) => {
        const entries: [number, unknown][] = [];
        let pulled = 0;
        for (const [value, time] of times.entries()) {
          const [before = -Infinity] = entries[value - limit] ?? [];
          const due = Math.max(pulled, time, before + per);
          entries.push([due, value]);
          pulled = due + pause;
        }
        return [...entries, [Math.max(pulled, end), "end"]] as Timeline;
      },
    );
  });

  test("counts from when a value was yielded, though a timer was late", async () => {
    const clock = new FakeTime();
    const times: number[] = [];
    const sequence = rateLimit([0, 1, 2, 3], { limit: 2, per: 100, clock });
    const read = async (): Promise<void> => {
      for await (const _ of sequence) times.push(clock.now() - 1000);
    };
    const reading = read();
    await clock.advance(50);
    // Something keeps the event loop.
    clock.skip(150);
    await clock.advance(0);
    await clock.advance(500);
    await reading;
    expect(times).toEqual([0, 0, 200, 200]);
  });

  test("needs no timer for what does not come too soon", async () => {
    const clock = new FakeTime();
    expect(await toArray(rateLimit([1, 2, 3], { limit: 3, per: 100, clock }))).toEqual([1, 2, 3]);
    expect(clock.timersSet).toBe(0);
  });

  test("never exceeds the rate in any window of time", async () => {
    const { entries } = await timelineOf(
      (source, options) => rateLimit(source, { limit: 3, per: 70, ...options }),
      { times: [0, 5, 50, 60, 65, 75, 80, 80, 80, 200, 201, 202, 203], end: 300, pause: 0 },
    );
    const times = entries.slice(0, -1).map(([time]) => time);
    expect(times).toHaveLength(13);
    for (const [index, time] of times.entries()) {
      expect(time - (times[index - 3] ?? -Infinity)).toBeGreaterThanOrEqual(70);
    }
  });

  test.each<[unknown, ErrorConstructor, string]>([
    [{ per: 50 }, TypeError, "limit must be a positive integer, got undefined"],
    [{ limit: 0, per: 50 }, RangeError, "limit must be a positive integer, got 0"],
    [{ limit: 1.5, per: 50 }, RangeError, "limit must be a positive integer, got 1.5"],
    [{ limit: Infinity, per: 50 }, RangeError, "limit must be a positive integer, got Infinity"],
    [{ limit: "2", per: 50 }, TypeError, 'limit must be a positive integer, got "2"'],
    [{ limit: 2 }, TypeError, "per must be more than 0 milliseconds, and finite, got undefined"],
    [{ limit: 2, per: 0 }, RangeError, "per must be more than 0 milliseconds, and finite, got 0"],
    [{ limit: 2, per: NaN }, RangeError, "per must be more than 0 milliseconds, and finite, got NaN"],
    [
      { limit: 2, per: Infinity },
      RangeError,
      "per must be more than 0 milliseconds, and finite, got Infinity",
    ],
    [{ limit: 2, per: "50" }, TypeError, 'per must be more than 0 milliseconds, and finite, got "50"'],
    [
      2,
      TypeError,
      "options must be an object { limit, per, concurrency, ordered, signal, clock }, got 2: pass { limit: 2, per: 1000 }",
    ],
    [
      undefined,
      TypeError,
      "options must be an object { limit, per, concurrency, ordered, signal, clock }, got undefined: pass { limit: 10, per: 1000 }",
    ],
  ])("refuses %o", async (options, ErrorType, message) => {
    const iterator = new Unread();
    const error = await thrownBy(() => rateLimit(iterator as never, options as RateLimitOptions));
    expect(error).toEqual(new ErrorType(`rateLimit: ${message}`));
    expect(error).toBeInstanceOf(ErrorType);
    expect(iterator.closes).toBe(1);
  });

  test("reads options without a prototype", async () => {
    const options = Object.assign(Object.create(null), RATE) as RateLimitOptions;
    expect(await toArray(rateLimit([1], options))).toEqual([1]);
  });

  test("does not delay the end", async () => {
    const clock = new FakeTime();
    const reading = follow(toArray(rateLimit([1], { ...RATE, clock })));
    await clock.advance(0);
    expect(reading.value).toEqual([1]);
  });

  test("is endless if its source is", () => {
    expectTypeOf(rateLimit(fib(), RATE)).toEqualTypeOf<AsyncLazy<bigint, never>>();
    expectTypeOf(rateLimit(["a"], RATE)).toEqualTypeOf<AsyncLazy<string>>();
    // @ts-expect-error -- both are required
    expect(() => rateLimit([1], { limit: 1 })).toThrow(TypeError);
  });
});
