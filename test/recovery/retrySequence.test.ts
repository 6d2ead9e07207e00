import { getEventListeners } from "node:events";
import fc from "fast-check";
import { type AsyncLazy, map, retrySequence, search, take, toArray } from "lazuli/async";
import { countFrom } from "lazuli";
import { testSourceAsync } from "lazuli/testing";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { FakeTime } from "../kit/fakeTime.js";
import { Gates, turn } from "../kit/gates.js";
import { shown } from "../kit/messages.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy } from "../kit/worlds.js";

let clock: FakeTime;
beforeEach(() => {
  clock = new FakeTime();
});
afterEach(() => {
  expect(clock.pending, "timers are left").toBe(0);
  vi.restoreAllMocks();
});

const error = new Error("from the sequence");

const fail = (): never => {
  throw error;
};

/** Throws after some values. */
async function* broken<T>(...values: T[]): AsyncGenerator<T, void> {
  yield* values;
  throw error;
}

/** Reads all while time goes on. */
async function collectInTime(source: AsyncIterable<unknown>): Promise<unknown[]> {
  const reading = collect(source);
  reading.catch(() => {});
  await clock.advance(1e6);
  return reading;
}

const stuck = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };

describe("retrySequence", () => {
  test("makes the sequence again when it throws, and goes on with all that it yields", async () => {
    const retries: number[] = [];
    const factory = (count: number): AsyncIterable<unknown> => {
      retries.push(count);
      return count < 2 ? broken(`${count}a`, `${count}b`) : map(["end"], (value) => value);
    };
    expect(await collectInTime(retrySequence(factory, { clock }))).toEqual(["0a", "0b", "1a", "1b", "end"]);
    expect(retries).toEqual([0, 1, 2]);
  });

  test("goes on behind the last value where the factory remembers it", async () => {
    let last = 0;
    async function* from(first: number): AsyncGenerator<number, void> {
      for (let n = first; n <= 5; n++) {
        if (n === 2 && last < 1) throw error;
        yield n;
        if (n === 3) throw error;
      }
    }
    const again = retrySequence((_) => map(from(last + 1), (n) => (last = n)), { clock });
    expect(await collectInTime(again)).toEqual([1, 2, 3, 4, 5]);
  });

  test("waits before each try, twice as long each time", async () => {
    const at: number[] = [];
    const factory = (count: number): Iterable<string> => {
      at.push(clock.now() - 1000);
      return count === 3 ? ["end"] : fail();
    };
    const reading = collect(retrySequence(factory, { clock, jitter: 0 }));
    await clock.advance(1000);
    expect(await reading).toEqual(["end"]);
    expect(at).toEqual([0, 100, 300, 700]);
  });

  test("takes what retry takes for waiting", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const at: number[] = [];
    const factory = (): never => {
      at.push(clock.now() - 1000);
      return fail();
    };
    const options = { times: 4, delay: 40, maxDelay: 100, jitter: 1, clock };
    expect(await thrownBy(() => collectInTime(retrySequence(factory, options)))).toBe(error);
    expect(at).toEqual([0, 20, 60, 110, 160]);
  });

  test("gives up with the last error, whatever has been yielded", async () => {
    let count = 0;
    const factory = (): AsyncIterable<number> =>
      map([++count, -1], (n) => {
        if (n < 0) throw new Error(`failure ${count}`);
        return n;
      });
    const again = retrySequence(factory, { times: 2, clock });
    const values: number[] = [];
    const reading = thrownBy(async () => {
      for await (const value of again) values.push(value);
    });
    await clock.advance(10_000);
    expect(await reading).toEqual(new Error("failure 3"));
    expect(values).toEqual([1, 2, 3]);
    expect(await again.next()).toEqual({ value: undefined, done: true });
  });

  test("counts and waits from the start again after a value, with resetOnSuccess", async () => {
    const tries: [retries: number, time: number][] = [];
    const plan = [broken(), broken(1, 2), broken(), broken(3), broken(), ["end"]];
    const factory = (count: number): any => {
      tries.push([count, clock.now() - 1000]);
      return plan[tries.length - 1];
    };
    const options = { times: 2, jitter: 0, clock };
    const reading = collect(retrySequence(factory, { ...options, resetOnSuccess: true }));
    await clock.advance(10_000);
    expect(await reading).toEqual([1, 2, 3, "end"]);
    expect(tries).toEqual([
      [0, 0],
      [1, 100],
      [1, 200],
      [2, 400],
      [1, 500],
      [2, 700],
    ]);
  });

  test.each<[string, () => any]>([
    ["throws", fail],
    ["rejects", () => Promise.reject(error)],
    ["returns what rejects when it is opened", () => ({ [Symbol.asyncIterator]: fail })],
    ["returns what throws at once", () => broken()],
  ])("counts it as a failure that the factory %s", async (_, failing) => {
    const factory = vi.fn((count: number) => (count < 2 ? failing() : [1]));
    expect(await collectInTime(retrySequence(factory, { clock }))).toEqual([1]);
    expect(factory).toHaveBeenCalledTimes(3);
    expect(await thrownBy(() => collectInTime(retrySequence(failing, { clock, times: 1 })))).toBe(error);
  });

  test.each([undefined, null, 5, "text"])(
    "does not try again where the factory returns %s",
    async (result) => {
      const factory = vi.fn(() => result as never);
      expect(await thrownBy(() => collect(retrySequence(factory, { clock })))).toEqual(
        new TypeError(
          `retrySequence: the result of factory must be an iterable object, got ${shown(result)}`,
        ),
      );
      expect(factory).toHaveBeenCalledTimes(1);
    },
  );

  test("asks when, with the error and the number of retries before", async () => {
    const when = vi.fn(async (_: unknown, retries: number) => retries < 1);
    const factory = vi.fn(() => broken(1));
    expect(await thrownBy(() => collectInTime(retrySequence(factory, { when, clock })))).toBe(error);
    expect(when.mock.calls).toEqual([
      [error, 0],
      [error, 1],
    ]);
    expect(factory).toHaveBeenCalledTimes(2);
  });

  test("calls the factory at the first pull, and pulls a value at a time", async () => {
    const source = testSourceAsync([1, 2]);
    const factory = vi.fn(() => source as AsyncIterable<number>);
    const again = retrySequence(factory, { clock });
    await turn();
    expect(factory).not.toHaveBeenCalled();
    await again.next();
    expect([factory.mock.calls.length, source.pulls]).toEqual([1, 1]);
    await again.return();
    expect([source.pulls, source.closes]).toEqual([1, 1]);
  });

  test("never calls the factory if it is left before", async () => {
    const factory = vi.fn(() => [1]);
    await retrySequence(factory, { clock }).return();
    expect(factory).not.toHaveBeenCalled();
  });

  test("closes what has thrown and waits for that before the pause, and drops errors of it", async () => {
    const gates = new Gates();
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ value: 1, done: false }),
        return: () => gates.wait("closing").then(() => Promise.reject(new Error("from closing"))),
      }),
    };
    const factory = (count: number): AsyncIterable<number> => {
      return count === 0 ? map(source as never, fail) : map([2], (n) => n);
    };
    const reading = collect(retrySequence(factory, { clock }));
    await turn();
    expect(clock.timersSet).toBe(0);
    await gates.passAll();
    expect(clock.timersSet).toBe(1);
    await clock.advance(100);
    expect(await reading).toEqual([2]);
  });

  test("shows its name", () => {
    expect(
      `${take(
        retrySequence(() => [1]),
        1,
      )}`,
    ).toBe("AsyncLazy [retrySequence → take(1)]");
  });

  test("a search that is out of pulls is resumed where it stopped", async () => {
    const factory = (count: number): any => (count === 0 ? broken(0, 1) : countFrom(10));
    let verdict = await search(retrySequence(factory, { delay: 0 }), (n) => n === 12, { maxPulls: 2 });
    for (let turns = 0; turns < 5 && !verdict.found; turns++) verdict = await verdict.resume({ maxPulls: 2 });
    expect(verdict.found && [verdict.value, verdict.index]).toEqual([12, 4]);
  });
});

describe("retrySequence that is left", () => {
  test("by break: closes what is being read, and waits for it", async () => {
    const gates = new Gates();
    const source = {
      next: async () => ({ value: 1, done: false }),
      return: () => gates.wait("closing").then(() => ({})),
    };
    let isLeft = false;
    const reading = (async () => {
      for await (const _ of retrySequence(() => ({ [Symbol.asyncIterator]: () => source }) as never, {
        clock,
      }))
        break;
      isLeft = true;
    })();
    await turn();
    expect(isLeft).toBe(false);
    await gates.passAll();
    await reading;
  });

  test.each<[string, () => any]>([
    ["the source never settles", () => stuck],
    ["the factory never settles", () => new Promise(() => {})],
    ["it waits for the next try", fail],
  ])("while a pull is pending: %s", async (_, factory) => {
    const again = retrySequence(factory, { clock });
    const pulling = again.next();
    await turn();
    await again.return();
    expect(clock.pending).toBe(0);
    expect(await pulling).toEqual({ value: undefined, done: true });
  });

  test.each<[string, (probe: unknown) => any]>([
    ["a sequence", (probe) => probe],
    ["an error", () => Promise.reject(error)],
    ["what is no sequence", () => 5],
  ])("while the factory is under way: %s that comes later is dropped", async (_, late) => {
    await inspect("retrySequence", async () => {
      const probe = testSourceAsync([1]);
      const when = vi.fn(() => true);
      let decide: ((result: unknown) => void) | undefined;
      const factory = vi.fn(() => new Promise<never>((resolve) => (decide = resolve as never)));
      const again = retrySequence(factory, { clock, when });
      const pulling = again.next();
      await turn();
      await again.return();
      expect(await pulling).toEqual({ value: undefined, done: true });
      decide?.(late(probe));
      await turn();
      expect([probe.opens, factory.mock.calls.length, when.mock.calls.length]).toEqual([0, 1, 0]);
      expect(clock.timersSet).toBe(0);
    });
  });

  test("while when has not decided: no timer is set, and the factory is not called", async () => {
    await inspect("retrySequence", async () => {
      let decide: ((verdict: boolean) => void) | undefined;
      const when = (): Promise<boolean> => new Promise((resolve) => (decide = resolve));
      for (const verdict of [true, false]) {
        const factory = vi.fn(fail);
        const again = retrySequence(factory, { clock, when });
        const pulling = again.next();
        await turn();
        await again.return();
        expect(await pulling).toEqual({ value: undefined, done: true });
        decide?.(verdict);
        await turn();
        expect(clock.timersSet).toBe(0);
        expect(factory).toHaveBeenCalledTimes(1);
      }
    });
  });

  test("by a callback of the factory's own", async () => {
    await inspect("retrySequence", async () => {
      const again: AsyncLazy<number> = retrySequence(
        () => {
          void again.return();
          return fail();
        },
        { clock },
      );
      expect(await again.next()).toEqual({ value: undefined, done: true });
      await turn();
      expect(clock.timersSet).toBe(0);
    });
  });
});

describe("retrySequence that is aborted", () => {
  test.each<[string, () => any]>([
    ["while the source never settles", () => stuck],
    ["while the factory never settles", () => new Promise(() => {})],
    ["while it waits for the next try", fail],
  ])("%s: the pending pull rejects at once", async (_, factory) => {
    const controller = new AbortController();
    const { signal } = controller;
    const again = retrySequence(factory, { clock, signal });
    const pulling = thrownBy(() => again.next());
    await turn();
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    controller.abort("enough");
    expect(clock.pending).toBe(0);
    expect(await pulling).toBe("enough");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(await again.next()).toEqual({ value: undefined, done: true });
  });

  test("between two pulls: closes the source", async () => {
    const controller = new AbortController();
    const probe = testSourceAsync([1, 2]);
    const again = retrySequence(() => probe as AsyncIterable<number>, { clock, signal: controller.signal });
    await again.next();
    controller.abort("enough");
    expect(probe.closes).toBe(1);
    expect(await thrownBy(() => again.next())).toBe("enough");
  });

  test("before the first pull: calls no factory", async () => {
    const factory = vi.fn(() => [1]);
    const again = retrySequence(factory, { clock, signal: AbortSignal.abort("before") });
    expect(await thrownBy(() => again.next())).toBe("before");
    expect(factory).not.toHaveBeenCalled();
  });

  test("removes its listener at the end", async () => {
    const { signal } = new AbortController();
    expect(await collect(retrySequence(() => [1], { clock, signal }))).toEqual([1]);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("retrySequence refuses", () => {
  const KEYS =
    "{ times, delay, maxDelay, jitter, when, resetOnSuccess, concurrency, ordered, signal, clock }";

  test.each<[unknown, unknown, ErrorConstructor, string]>([
    [[1], {}, TypeError, "factory must be a function, got an array"],
    [fail, 5, TypeError, `options must be an object ${KEYS}, got 5: pass { times: 5 }`],
    [
      fail,
      { delays: 5 },
      TypeError,
      `options must be an object with no keys but ${KEYS}, got "delays": did you mean delay?`,
    ],
    [fail, { times: -1 }, RangeError, "times must be a non-negative integer or Infinity, got -1"],
    [fail, { resetOnSuccess: "no" }, TypeError, 'resetOnSuccess must be true or false, got "no"'],
  ])("%s, %s", (factory, options, ErrorType, message) => {
    const call = (): unknown => retrySequence(factory as never, options as never);
    expect(call).toThrow(ErrorType);
    expect(call).toThrow(new ErrorType(`retrySequence: ${message}`));
  });
});

test("retrySequence yields what its tries yield, one after the other", async () => {
  const tries = fc.array(
    fc.record({ values: fc.array(fc.integer(), { maxLength: 3 }), fails: fc.boolean() }),
    {
      maxLength: 6,
    },
  );
  await fc.assert(
    fc.asyncProperty(tries, fc.nat(4), fc.boolean(), async (all, times, resetOnSuccess) => {
      clock = new FakeTime();
      const probes = all.map(({ values, fails }) =>
        testSourceAsync(values, fails ? { throwsAt: values.length } : {}),
      );
      let count = 0;
      const factory = (): AsyncIterable<number> => probes[count++] ?? testSourceAsync<number>([]);
      const values: number[] = [];
      let hasFailed = false;
      const reading = (async () => {
        try {
          for await (const value of retrySequence(factory, { times, resetOnSuccess, clock }))
            values.push(value);
        } catch {
          hasFailed = true;
        }
      })();
      await clock.advance(1e6);
      await reading;
      const expected: number[] = [];
      let left = times;
      let place = 0;
      for (; place < all.length; place++) {
        const part = all[place] as (typeof all)[number];
        expected.push(...part.values);
        if (!part.fails) break;
        if (resetOnSuccess && part.values.length > 0) left = times;
        if (left-- === 0) break;
      }
      expect(values).toEqual(expected);
      expect(hasFailed).toBe(all[place]?.fails ?? false);
      expect(count).toBe(place + 1);
      expect(clock.pending).toBe(0);
      expect(probes.map(({ closes }) => closes)).toEqual(all.map(() => 0));
    }),
    { numRuns: 100 },
  );
});

test("the types of retrySequence", () => {
  const run = (): void => {
    expectTypeOf(retrySequence(() => [1])).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(retrySequence(async (retries) => [retries])).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(retrySequence(() => countFrom())).toEqualTypeOf<AsyncLazy<number, never>>();
    // @ts-expect-error: it never ends
    void toArray(retrySequence(() => countFrom()));
    // @ts-expect-error: a factory must return a sequence
    retrySequence(() => 5);
  };
  expect(run).toBeTypeOf("function");
});
