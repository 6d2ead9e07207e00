import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { chunks, countFrom, fib, range } from "lazuli";
import { type AsyncLazy, chunksWithin, concat, filter, flatMap, take, toArray } from "lazuli/async";
import { FakeTime } from "../kit/fakeTime.js";
import { follow, turn } from "../kit/gates.js";
import { Pushed } from "../kit/pushed.js";
import { Unread } from "../kit/sources.js";
import { describeMs, describeTimed } from "../kit/suites/timed.js";
import { checkTimeline, type Timeline } from "../kit/timeline.js";
import { thrownBy } from "../kit/worlds.js";

describeTimed({
  name: "chunksWithin",
  make: (source, options) => chunksWithin(source, 3, 50, options),
  label: "Array → chunksWithin(3, 50)",
});

describe("chunksWithin", () => {
  test("yields a chunk when it is full or its time is up, whatever the pace of source and reader", async () => {
    await checkTimeline(
      fc.tuple(
        fc.integer({ min: 1, max: 5 }),
        fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constant(Infinity)),
      ),
      (source, [size, ms], options) => chunksWithin(source, size, ms, options),
      ({ times, end, pause }, [size, ms]) => {
        const entries: Timeline = [];
        let [pulled, next, isAhead] = [0, 0, false];
        while (next < times.length) {
          const chunk: number[] = [];
          let [now, first] = [pulled, 0];
          let isUp = false;
          while (chunk.length < size && !isUp) {
            const time = next < times.length ? (times[next] as number) : end;
            // One value has arrived while nobody was pulling.
            const came = isAhead && chunk.length === 0 ? time : Math.max(now, time);
            isUp = chunk.length > 0 && Math.max(came, now) >= first + ms;
            if (isUp) {
              // A chunk whose time was up before the pull is yielded as it is.
              isAhead = now < first + ms;
              now = Math.max(now, first + ms);
            } else {
              now = Math.max(now, came);
              if (next === times.length) break;
              if (chunk.length === 0) first = came;
              chunk.push(next++);
            }
          }
          if (!isUp) isAhead = false;
          entries.push([now, chunk]);
          pulled = now + pause;
        }
        return [...entries, [Math.max(pulled, end), "end"]];
      },
    );
  });

  test("is chunks if there is no limit of time, or the source does not wait", async () => {
    for (const size of [1, 2, 3, 7, 10, 11]) {
      const expected = [...chunks(range(10), size)];
      expect(await toArray(chunksWithin(range(10), size, Infinity))).toEqual(expected);
      const clock = new FakeTime();
      expect(await toArray(chunksWithin(range(10), size, 50, { clock }))).toEqual(expected);
      expect(clock.timersSet).toBe(0);
    }
  });

  test("reads at most one value ahead, which begins the next chunk and whose time counts", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<string>()];
    const sequence = chunksWithin(source, 3, 50, { clock });
    const first = follow(sequence.next());
    source.push("a");
    await clock.advance(50);
    expect(first.value).toEqual({ value: ["a"], done: false });
    source.push("b", "c", "d", "e");
    await clock.advance(20);
    expect([source.pulls, clock.pending]).toEqual([2, 0]);
    expect(await sequence.next()).toEqual({ value: ["b", "c", "d"], done: false });
    expect([source.pulls, clock.pending]).toEqual([4, 0]);
    const third = follow(sequence.next());
    await clock.advance(50);
    expect(third.value).toEqual({ value: ["e"], done: false });
    source.push("f");
    await clock.advance(60);
    // It has waited long enough.
    expect(await sequence.next()).toEqual({ value: ["f"], done: false });
    expect(source.pulls).toBe(6);
  });

  test("does not call itself for each value of a long burst", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<number>()];
    const values = flatMap(source, () => range(100_000));
    const reading = toArray(chunksWithin(values, 1_000_000, 50, { clock }));
    await turn();
    source.push(1);
    source.end();
    expect(await reading).toEqual([[...range(100_000)]]);
  });

  test("drops the chunk that was begun when the source rejects, as chunks does", async () => {
    const [clock, source] = [new FakeTime(), new Pushed<string>()];
    const next = follow(chunksWithin(source, 3, 50, { clock }).next());
    source.push("a", "b");
    source.fail("the error");
    await clock.advance(0);
    expect(next).toEqual({ isSettled: true, error: "the error" });
    expect(clock.pending).toBe(0);
  });

  test("yields in time over a source that never waits, also where it yields nothing", async () => {
    const [first] = await toArray(take(chunksWithin(countFrom(0), 2 ** 32 - 1, 5), 1));
    expect(first?.slice(0, 3)).toEqual([0, 1, 2]);
    const source = concat(
      [1],
      filter(countFrom(0), () => false),
    );
    expect(await toArray(take(chunksWithin(source, 2, 5), 1))).toEqual([[1]]);
  });

  test("yields arrays of their own", async () => {
    const [a, b] = await toArray(chunksWithin([1, 2, 3, 4], 2, 50));
    a?.push(9);
    expect(b).toEqual([3, 4]);
  });

  test.each<[unknown, ErrorConstructor]>([
    [0, RangeError],
    [2 ** 32, RangeError],
    [1.5, TypeError],
    ["2", TypeError],
    [undefined, TypeError],
  ])("refuses %o as size", async (size, ErrorType) => {
    const iterator = new Unread();
    const error = await thrownBy(() => chunksWithin(iterator as never, size as number, 50));
    const shown = typeof size === "string" ? '"2"' : String(size);
    expect(error).toEqual(
      new ErrorType(`chunksWithin: size must be an integer from 1 to 2^32 - 1, got ${shown}`),
    );
    expect(error).toBeInstanceOf(ErrorType);
    expect(iterator.closes).toBe(1);
  });

  describeMs("chunksWithin", (ms) => chunksWithin([], 2, ms));

  test("yields arrays that are not empty, and is endless if its source is", () => {
    expectTypeOf(chunksWithin(fib(), 2, 1)).toEqualTypeOf<AsyncLazy<[bigint, ...bigint[]], never>>();
    expectTypeOf(chunksWithin(["a"], 2, 1)).toEqualTypeOf<AsyncLazy<[string, ...string[]]>>();
  });
});
