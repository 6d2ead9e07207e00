import { getEventListeners } from "node:events";
import fc from "fast-check";
import { mapConcurrent, retry, toArray } from "lazuli/async";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { FakeTime } from "../kit/fakeTime.js";
import { turn } from "../kit/gates.js";
import { errorOf, shown } from "../kit/messages.js";
import { inspect } from "../kit/unhandled.js";
import { thrownBy } from "../kit/worlds.js";

let clock: FakeTime;
beforeEach(() => {
  clock = new FakeTime();
});
afterEach(() => {
  expect(clock.pending, "timers are left").toBe(0);
  vi.restoreAllMocks();
});

const error = new Error("from fn");

/** A function that fails some times, and notes when it is called. */
function failing(times: number): { (...args: unknown[]): Promise<string>; readonly at: number[] } {
  const at: number[] = [];
  const fn = async (): Promise<string> => {
    at.push(clock.now() - 1000);
    if (at.length <= times) throw error;
    return "done";
  };
  return Object.assign(fn, { at });
}

describe("retry", () => {
  test("calls again after waits that double", async () => {
    const fn = failing(3);
    const running = retry(fn, { clock, jitter: 0 })();
    expect(fn.at).toEqual([0]);
    await clock.advance(100);
    expect(fn.at).toEqual([0, 100]);
    await clock.advance(1000);
    expect(await running).toBe("done");
    expect(fn.at).toEqual([0, 100, 300, 700]);
  });

  test("gives up after three retries, with the last error", async () => {
    let calls = 0;
    const fn = (): never => {
      throw new Error(`call ${++calls}`);
    };
    const running = thrownBy(retry(fn, { clock }));
    await clock.advance(10_000);
    expect(await running).toEqual(new Error("call 4"));
    expect(calls).toBe(4);
  });

  test.each([
    [{ times: 0 }, [0]],
    [{ times: 1 }, [0, 100]],
    [{ times: 2, delay: 10 }, [0, 10, 30]],
    [{ times: 4, delay: 10, maxDelay: 25 }, [0, 10, 30, 55, 80]],
    [{ times: 2, delay: 0 }, [0, 0, 0]],
    [{ times: 2, delay: 10, maxDelay: 0 }, [0, 0, 0]],
    [{ times: 2, delay: Infinity, maxDelay: 7 }, [0, 7, 14]],
    [{ delay: undefined, times: undefined, maxDelay: undefined }, [0, 100, 300, 700]],
  ])("with %o it calls at %j", async (options, at) => {
    const fn = failing(Infinity);
    const running = thrownBy(retry(fn, { ...options, jitter: 0, clock }));
    await clock.advance(100_000);
    expect(await running).toBe(error);
    expect(fn.at).toEqual(at);
  });

  test("waits at most half a minute", async () => {
    const fn = failing(20);
    const running = retry(fn, { times: Infinity, jitter: 0, clock })();
    await clock.advance(1e6);
    await running;
    const waits = fn.at.slice(1).map((time, index) => time - (fn.at[index] as number));
    expect(waits.slice(0, 10)).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000]);
    expect(new Set(waits.slice(9))).toEqual(new Set([30_000]));
  });

  test.each([0, Infinity])("counts on where the wait of %d cannot double any more", async (delay) => {
    const fn = failing(1100);
    const running = retry(fn, { times: Infinity, delay, maxDelay: 1, jitter: 0, clock })();
    await clock.advance(2000);
    expect(await running).toBe("done");
  });

  test("leaves off a random part of each wait", async () => {
    vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(0.5).mockReturnValueOnce(1);
    const fn = failing(3);
    const running = retry(fn, { clock })();
    await clock.advance(1000);
    await running;
    // 100, 200 less a half of the half that is random, 400 less all of it.
    expect(fn.at).toEqual([0, 100, 250, 450]);
  });

  test("waits for anything from nothing to all with a jitter of 1", async () => {
    vi.spyOn(Math, "random").mockReturnValueOnce(1).mockReturnValueOnce(0);
    const fn = failing(2);
    const running = retry(fn, { clock, jitter: 1 })();
    await clock.advance(1000);
    await running;
    expect(fn.at).toEqual([0, 0, 200]);
  });

  test("calls with the same arguments each time", async () => {
    const calls: unknown[][] = [];
    const fn = (...args: unknown[]): number => {
      if (calls.push(args) < 3) throw error;
      return args.length;
    };
    const again = retry(fn, { clock });
    const running = again(1, undefined, "c");
    await clock.advance(1000);
    expect(await running).toBe(3);
    expect(calls).toEqual(Array(3).fill([1, undefined, "c"]));
    expect(await again()).toBe(0);
  });

  test("takes functions that throw, that return values or thenables", async () => {
    let calls = 0;
    const thenable = (): unknown => ({
      then: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) =>
        ++calls < 2 ? reject(error) : resolve(calls),
    });
    const running = retry(thenable, { clock })();
    await clock.advance(100);
    expect(await running).toBe(2);
    expect(await retry(() => 5)()).toBe(5);
  });

  test("counts for each call of its own", async () => {
    const again = retry(failing(Infinity), { times: 1, clock });
    const running = [thrownBy(again), thrownBy(again)];
    await clock.advance(100);
    expect(await Promise.all(running)).toEqual([error, error]);
  });
});

describe("retry with when", () => {
  test.each([false, 0, undefined, Promise.resolve(false)])("gives up at once for %s", async (verdict) => {
    const fn = failing(Infinity);
    const when = vi.fn(() => verdict);
    expect(await thrownBy(retry(fn, { when, clock }))).toBe(error);
    expect(fn.at).toEqual([0]);
    expect(when.mock.calls).toEqual([[error, 0]]);
  });

  test("is told the error, and the number of retries before, and not called after the last one", async () => {
    const when = vi.fn(async () => true);
    const running = thrownBy(retry(failing(Infinity), { when, times: 2, clock }));
    await clock.advance(1000);
    expect(await running).toBe(error);
    expect(when.mock.calls).toEqual([
      [error, 0],
      [error, 1],
    ]);
  });

  test("rejects with what it throws", async () => {
    const when = (): never => {
      throw new Error("from when");
    };
    expect(await thrownBy(retry(failing(1), { when, clock }))).toEqual(new Error("from when"));
  });
});

describe("retry that is cancelled", () => {
  /** By its options, or by the last argument. */
  const ways: [
    string,
    (fn: (...args: unknown[]) => unknown, signal: AbortSignal) => () => Promise<unknown>,
  ][] = [
    ["signal", (fn, signal) => retry(fn, { clock, signal })],
    ["the last argument", (fn, signal) => () => retry(fn, { clock })(1, signal)],
    ["both", (fn, signal) => () => retry(fn, { clock, signal })(signal)],
  ];

  describe.each(ways)("by %s", (_, start) => {
    test("rejects at once while it waits, and clears the timer", async () => {
      const controller = new AbortController();
      const fn = failing(Infinity);
      const running = thrownBy(start(fn, controller.signal));
      await turn();
      expect(clock.pending).toBe(1);
      expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
      controller.abort("enough");
      await turn();
      expect(clock.pending).toBe(0);
      expect(await running).toBe("enough");
      expect(fn.at).toEqual([0]);
      expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    });

    test.each([
      ["never settles", () => new Promise(() => {})],
      ["rejects later", () => turn().then(() => Promise.reject(error))],
      ["returns later", () => turn()],
    ])("rejects at once while a call is under way that %s", async (__, fn) => {
      await inspect("retry", async () => {
        const controller = new AbortController();
        const running = thrownBy(start(fn, controller.signal));
        controller.abort("enough");
        expect(await running).toBe("enough");
        expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
        await turn();
      });
    });

    test("does not call at all if it is aborted before", async () => {
      const fn = failing(0);
      expect(await thrownBy(start(fn, AbortSignal.abort("before")))).toBe("before");
      expect(fn.at).toEqual([]);
    });

    test("does not take the reason for an error of the call", async () => {
      const controller = new AbortController();
      const { signal } = controller;
      const fn = vi.fn(
        () =>
          new Promise((___, reject) =>
            signal.addEventListener("abort", () => reject(signal.reason as Error)),
          ),
      );
      const running = thrownBy(start(fn, signal));
      controller.abort(error);
      expect(await running).toBe(error);
      await turn();
      expect(fn).toHaveBeenCalledTimes(1);
    });

    test.each([
      ["returns", () => 1],
      [
        "throws",
        (): never => {
          throw error;
        },
      ],
    ])("by the call itself, which %s", async (__, run) => {
      const controller = new AbortController();
      const fn = vi.fn(() => {
        controller.abort("enough");
        return run();
      });
      expect(await thrownBy(start(fn, controller.signal))).toBe("enough");
      expect(fn).toHaveBeenCalledTimes(1);
    });

    test("removes its listener when it succeeds", async () => {
      const { signal } = new AbortController();
      expect(await start(failing(0), signal)()).toBe("done");
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
    });
  });

  test.each([
    ["to go on", () => true],
    ["to give up", () => false],
    ["to throw", () => Promise.reject(error)],
  ])("before when decides %s", async (_, verdict) => {
    await inspect("retry", async () => {
      const controller = new AbortController();
      const { signal } = controller;
      let decide: ((verdict: unknown) => void) | undefined;
      const when = (): Promise<unknown> => new Promise((resolve) => (decide = resolve));
      const running = thrownBy(retry(failing(Infinity), { when, signal, clock }));
      await turn();
      controller.abort("enough");
      expect(await running).toBe("enough");
      decide?.(verdict());
      await turn();
      // It sets no timer any more.
      expect(clock.timersSet).toBe(0);
    });
  });

  test("with one listener, however many calls wait", async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, "addEventListener");
    const again = retry(failing(Infinity), { signal: controller.signal, clock });
    const running = Array.from({ length: 100 }, () => thrownBy(again));
    await turn();
    expect(clock.pending).toBe(100);
    controller.abort("enough");
    expect(new Set(await Promise.all(running))).toEqual(new Set(["enough"]));
    expect(add).toHaveBeenCalledTimes(1);
  });

  test("not by a last argument that is no signal", async () => {
    const fn = (_: unknown): string => "done";
    for (const argument of [undefined, null, { aborted: true }, { addEventListener: () => {} }, "text"])
      expect(await retry(fn)(argument)).toBe("done");
  });
});

describe("retry in mapConcurrent", () => {
  test("tries each value again, and keeps the order", async () => {
    const failed = new Set<number>();
    const fetchOne = async (n: number): Promise<number> => {
      if (failed.has(n) || n === 2) return n * 10;
      failed.add(n);
      throw error;
    };
    const reading = toArray(mapConcurrent([1, 2, 3], retry(fetchOne, { clock }), { concurrency: 5 }));
    await clock.advance(100);
    expect(await reading).toEqual([10, 20, 30]);
  });

  test("is cancelled when the sequence is over", async () => {
    await inspect("retry", async () => {
      const seen: unknown[] = [];
      const fetchOne = (n: number): number => {
        seen.push(n);
        if (n > 1) throw error;
        return n;
      };
      const values = mapConcurrent([1, 2, 3], retry(fetchOne, { clock }), { concurrency: 3 });
      expect(await values.next()).toEqual({ value: 1, done: false });
      await turn();
      expect(clock.pending).toBe(2);
      await values.return();
      await turn();
      expect(clock.pending).toBe(0);
      expect(seen).toEqual([1, 2, 3]);
    });
  });

  test("rejects once with the first error in order, when a call has no retries left", async () => {
    await inspect("retry", async () => {
      const fetchOne = (n: number): never => {
        throw new Error(`of ${n}`);
      };
      const values = mapConcurrent([1, 2, 3], retry(fetchOne, { clock, times: 1 }), { concurrency: 3 });
      const reading = thrownBy(() => toArray(values));
      await clock.advance(1000);
      expect(await reading).toEqual(new Error("of 1"));
    });
  });
});

const KEYS = "{ times, delay, maxDelay, jitter, when, resetOnSuccess, concurrency, ordered, signal, clock }";

describe("retry refuses", () => {
  test.each([undefined, null, "fn"])("%s in place of a function", (fn) => {
    expect(() => retry(fn as never)).toThrow(new TypeError(`retry: fn must be a function, got ${shown(fn)}`));
  });

  test.each([
    [5, `retry: options must be an object ${KEYS}, got 5: pass { times: 5 }`],
    [() => {}, `retry: options must be an object ${KEYS}, got a function`],
    [
      { time: 5 },
      `retry: options must be an object with no keys but ${KEYS}, got "time": did you mean times?`,
    ],
    [{ when: true }, "retry: when must be a function, got true"],
    [{ resetOnSuccess: 1 }, "retry: resetOnSuccess must be true or false, got 1"],
    [{ signal: 5 }, "retry: signal must be an AbortSignal, got 5"],
    [{ clock: {} }, "retry: clock must be an object with now, setTimeout and clearTimeout, got an object"],
  ])("%o", (options, message) => {
    expect(() => retry(() => 1, options as never)).toThrow(new TypeError(message));
  });

  test.each<[string, unknown[], string]>([
    ["times", [-1, 1.5, NaN, "3"], "a non-negative integer or Infinity"],
    ["delay", [-1, NaN, "3"], "0 or more milliseconds"],
    ["maxDelay", [-1, NaN, "3"], "0 or more milliseconds"],
    ["jitter", [-0.1, 1.1, NaN, "1"], "a number from 0 to 1"],
  ])("a wrong %s", (key, wrong, expectation) => {
    for (const value of wrong) {
      const ErrorType = errorOf(value);
      const call = (): unknown => retry(() => 1, { [key]: value });
      expect(call).toThrow(ErrorType);
      expect(call).toThrow(new ErrorType(`retry: ${key} must be ${expectation}, got ${shown(value)}`));
    }
  });
});

test("retry does as a plain loop does, for any outcomes", async () => {
  const outcomes = fc.array(fc.constantFrom("error", "reject", "never again", "value"), { maxLength: 6 });
  const times = fc.nat(5);
  await fc.assert(
    fc.asyncProperty(outcomes, times, async (list, most) => {
      clock = new FakeTime();
      let calls = 0;
      const fn = (): unknown => {
        const outcome = list[calls++] ?? "value";
        if (outcome === "value") return Promise.resolve(calls);
        const failure = new Error(`${outcome} ${calls}`);
        if (outcome === "error") throw failure;
        return Promise.reject(failure);
      };
      const when = (failure: unknown): boolean => !(failure as Error).message.startsWith("never");
      const running = retry(fn, { times: most, when, clock })().catch((failure: unknown) => failure);
      await clock.advance(100_000);
      const end = list.findIndex(
        (outcome, index) => outcome === "value" || outcome === "never again" || index === most,
      );
      const last = end < 0 ? list.length : end;
      const outcome = list[last] ?? "value";
      expect(await running).toEqual(outcome === "value" ? last + 1 : new Error(`${outcome} ${last + 1}`));
      expect(calls).toBe(last + 1);
      expect(clock.pending).toBe(0);
    }),
    { numRuns: 100 },
  );
});

test("the types of retry are those of its function", () => {
  async function fetchOne(url: string): Promise<number> {
    return url.length;
  }
  expectTypeOf(retry(fetchOne)).toEqualTypeOf<(url: string) => Promise<number>>();
  expectTypeOf(retry((n: number) => n)).toEqualTypeOf<(n: number) => Promise<number>>();
  expectTypeOf(toArray(mapConcurrent(["a"], retry(fetchOne), { concurrency: 5 }))).resolves.toEqualTypeOf<
    number[]
  >();
  const inline = mapConcurrent(
    ["a"],
    retry(async (text, index, signal) => {
      expectTypeOf(text).toBeString();
      expectTypeOf(index).toBeNumber();
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      return text.length;
    }),
    { concurrency: 1 },
  );
  expectTypeOf(toArray(inline)).resolves.toEqualTypeOf<number[]>();
  const url = "a";
  // @ts-expect-error: the function takes a string
  expectTypeOf(mapConcurrent([1], retry(fetchOne), { concurrency: 5 })).not.toBeAny();
  // @ts-expect-error: the sequence has more of them
  retry(fetchOne, { resetOnSuccess: true });
  expectTypeOf(retry(fetchOne)(url)).resolves.toBeNumber();
});
