import fc from "fast-check";
import { type AsyncLazy, buffer, mapConcurrent, take } from "lazuli/async";
import { fib } from "lazuli";
import { testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { Calls } from "../kit/calls.js";
import { follow, turn } from "../kit/gates.js";
import { describeConcurrent } from "../kit/suites/concurrent.js";
import { collect, thrownBy } from "../kit/worlds.js";

describeConcurrent({ name: "mapConcurrent", callback: "mapper", resultFor: (value) => value });

test("its types", () => {
  const half = async (n: number): Promise<string> => `${n / 2}`;
  expectTypeOf(mapConcurrent([1], half, { concurrency: 2 })).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(mapConcurrent(fib(), (n) => n, { concurrency: 2 })).toEqualTypeOf<AsyncLazy<bigint, never>>();
  mapConcurrent(["url"], (url, index, signal) => fetch(`${url}${index}`, { signal }), { concurrency: 2 });
  // @ts-expect-error how many is for the caller to say.
  expect(() => mapConcurrent([1], half)).toThrow(TypeError);
});

test("after one value read at 2, three have started", async () => {
  const calls = new Calls();
  const source = testSourceAsync([1, 2, 3, 4, 5]);
  const results = mapConcurrent(source, calls.call, { concurrency: 2 });
  await turn();
  expect(source.pulls).toBe(0);
  const first = follow(results.next());
  await turn();
  expect(calls.values).toEqual([1, 2]);
  calls.resolve(1, "two");
  await turn();
  // The first is waited for, and the second is not read: the window is full.
  expect([calls.values, first.isSettled]).toEqual([[1, 2], false]);
  calls.resolve(0, "one");
  await turn();
  expect(first.value).toEqual({ value: "one", done: false });
  expect(calls.values).toEqual([1, 2, 3]);
  calls.resolve(2, "three");
  await turn();
  expect(calls.values).toEqual([1, 2, 3]);
});

test("unordered, results are yielded as they come", async () => {
  const calls = new Calls();
  const results = mapConcurrent([1, 2, 3, 4], calls.call, { concurrency: 3, ordered: false });
  const reading = follow(collect(results));
  await turn();
  for (const call of [1, 2, 3, 0]) {
    calls.resolve(call, call);
    await turn();
  }
  expect(reading.value).toEqual([1, 2, 3, 0]);
});

test("the first error in output order is the one that rejects, after the values before it", async () => {
  for (const ordered of [true, false]) {
    const calls = new Calls();
    const results = mapConcurrent([1, 2, 3], calls.call, { concurrency: 3, ordered });
    const first = follow(results.next());
    await turn();
    calls.reject(2, "the third");
    await turn();
    calls.reject(1, "the second");
    await turn();
    calls.resolve(0, "one");
    await turn();
    if (ordered) {
      expect(first.value).toEqual({ value: "one", done: false });
      expect(await thrownBy(() => results.next())).toBe("the second");
    } else expect(first.error).toBe("the third");
    expect(await results.next()).toEqual({ value: undefined, done: true });
  }
});

test("an error of the source has its place behind the values before it", async () => {
  const calls = new Calls();
  const source = testSourceAsync([1, 2], { throwsAt: 1 });
  const results = mapConcurrent(source, calls.call, { concurrency: 3 });
  const first = follow(results.next());
  await turn();
  expect(first.isSettled).toBe(false);
  calls.resolve(0, "one");
  await turn();
  expect(first.value).toEqual({ value: "one", done: false });
  expect(await thrownBy(() => results.next())).toBe(source.error);
});

test("break closes the source, which is waited for, and aborts the signal of calls that never settle", async () => {
  const calls = new Calls();
  let isClosed = false;
  const source = {
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ value: 1, done: false as const }),
      return: async () => {
        await turn();
        isClosed = true;
        return { value: undefined, done: true as const };
      },
    }),
  };
  const loop = (async () => {
    for await (const value of mapConcurrent(source, calls.call, { concurrency: 2 })) return value;
    return undefined;
  })();
  await turn();
  calls.resolve(0, "one");
  expect(await loop).toBe("one");
  expect([isClosed, calls.signal.aborted, calls.args.length]).toEqual([true, true, 3]);
});

test("return() settles a pending pull, though its call never does", async () => {
  const results = mapConcurrent([1, 2], () => new Promise(() => {}), { concurrency: 1 });
  const pending = follow(results.next());
  await turn();
  expect(await results.return()).toEqual({ value: undefined, done: true });
  await turn();
  expect(pending.value).toEqual({ value: undefined, done: true });
});

test("a callback may end the sequence", async () => {
  const results = mapConcurrent(
    [1, 2, 3],
    (n) => {
      if (n === 2) void results.return();
      return n;
    },
    { concurrency: 3 },
  );
  expect(await collect(results)).toEqual([]);
});

test("stages are over each other", async () => {
  const twice = async (n: number): Promise<number> => n * 2;
  const inner = mapConcurrent(take(fib({ as: "number" }), 10), twice, { concurrency: 3 });
  const outer = mapConcurrent(buffer(inner, 2), twice, { concurrency: 4, ordered: false });
  expect(`${outer}`).toBe("AsyncLazy [fib → take(10) → mapConcurrent → buffer → mapConcurrent]");
  expect(await collect(outer)).toEqual([4, 4, 8, 12, 20, 32, 52, 84, 136, 220]);
});

describe("in whatever order the calls end", () => {
  test("nothing is lost, nothing comes twice, and the order is as promised", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat(20), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        fc.option(fc.nat(12), { nil: -1 }),
        async (scheduler, values, concurrency, ordered, failsAt) => {
          let pending = 0;
          let taken = 0;
          const finished: number[] = [];
          const source = testSourceAsync(values);
          const call = async (value: number, index: number): Promise<number> => {
            taken++;
            expect(++pending).toBeLessThanOrEqual(concurrency);
            await scheduler.schedule(Promise.resolve(), `call ${index}`);
            pending--;
            if (index === failsAt) throw new Error("the fault");
            finished.push(value);
            return value;
          };
          const seen: number[] = [];
          let error: unknown;
          const read = async (): Promise<void> => {
            try {
              for await (const value of mapConcurrent(source, call, { concurrency, ordered })) {
                seen.push(value);
                // What is in the window: one more has begun when this one was read.
                expect(taken - seen.length).toBeLessThanOrEqual(concurrency);
                await scheduler.schedule(Promise.resolve(), "read");
              }
            } catch (thrown) {
              error = thrown;
            }
          };
          const reading = read();
          await scheduler.waitFor(reading);
          const fails = failsAt >= 0 && failsAt < values.length;
          expect(error === undefined).toBe(!fails);
          if (ordered) expect(seen).toEqual(fails ? values.slice(0, failsAt) : values);
          else expect(seen).toEqual(finished.slice(0, seen.length));
          if (!fails) expect(seen).toHaveLength(values.length);
          // It is closed unless it has come to its end.
          expect(source.closes).toBe(Number(source.pulls <= values.length));
        },
      ),
    );
  });
});
