import { getEventListeners } from "node:events";
import { inspect as print } from "node:util";
import fc from "fast-check";
import { mapConcurrent, semaphore, type Semaphore, toArray } from "lazuli/async";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { Gates, turn } from "../kit/gates.js";
import { errorOf, shown } from "../kit/messages.js";
import { oneIn } from "../kit/runs.js";
import { inspect } from "../kit/unhandled.js";
import { thrownBy } from "../kit/worlds.js";

/** Acquires a permit, and writes into a log when it is there. */
async function noting(
  limit: Semaphore,
  log: unknown[],
  name: unknown,
  signal?: AbortSignal,
): Promise<() => void> {
  const release = await limit.acquire(signal);
  log.push(name);
  return release;
}

describe("semaphore", () => {
  test("gives out as many permits as there are, then in the order of the calls", async () => {
    const limit = semaphore(2);
    const log: unknown[] = [];
    const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => noting(limit, log, name));
    await turn();
    expect(log).toEqual(["a", "b"]);
    (await b)?.();
    await turn();
    expect(log).toEqual(["a", "b", "c"]);
    (await a)?.();
    (await c)?.();
    await d;
    expect(log).toEqual(["a", "b", "c", "d"]);
  });

  test("takes a permit back once, however often it is given back", async () => {
    const limit = semaphore(1);
    const log: unknown[] = [];
    const first = await limit.acquire();
    const [, second] = [noting(limit, log, "a"), noting(limit, log, "b")];
    first();
    first();
    await turn();
    expect(log).toEqual(["a"]);
    first();
    await turn();
    expect(log).toEqual(["a"]);
    expect(`${limit}`).toBe("Semaphore [1 of 1 taken, 1 waiting]");
    void second;
  });

  test("lets nobody past those who wait", async () => {
    const limit = semaphore(1);
    const log: unknown[] = [];
    const first = await limit.acquire();
    void noting(limit, log, "waiting");
    first();
    // The permit is handed on before anybody else can ask.
    void noting(limit, log, "late");
    await turn();
    expect(log).toEqual(["waiting"]);
  });

  test("rejects for a signal that is aborted already, though a permit is free", async () => {
    const limit = semaphore(1);
    expect(await thrownBy(() => limit.acquire(AbortSignal.abort("before")))).toBe("before");
    expect(`${limit}`).toBe("Semaphore [0 of 1 taken, 0 waiting]");
  });

  test("rejects those who wait as soon as their signal is aborted, and they leave the queue", async () => {
    const limit = semaphore(1);
    const log: unknown[] = [];
    const first = await limit.acquire();
    const controller = new AbortController();
    const { signal } = controller;
    const before = noting(limit, log, "before");
    const aborted = [noting(limit, log, "x", signal), noting(limit, log, "y", signal)];
    void noting(limit, log, "behind");
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    controller.abort("enough");
    for (const each of aborted) await expect(each).rejects.toBe("enough");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    first();
    (await before)();
    await turn();
    expect(log).toEqual(["before", "behind"]);
  });

  test("removes its listener when a permit is there, and an abort has no effect on it then", async () => {
    const limit = semaphore(1);
    const controller = new AbortController();
    const { signal } = controller;
    const first = await limit.acquire(signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    const waiting = [limit.acquire(signal), limit.acquire(signal)];
    first();
    const second = await waiting[0];
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    second?.();
    await waiting[1];
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    controller.abort("late");
    expect(`${limit}`).toBe("Semaphore [1 of 1 taken, 0 waiting]");
  });

  test("can be used by a hundred thousand at a time", async () => {
    const COUNT = 100_000;
    const limit = semaphore(1);
    const first = await limit.acquire();
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, "addEventListener");
    const waiting = Array.from({ length: COUNT }, () => limit.acquire(controller.signal));
    expect(`${limit}`).toBe(`Semaphore [1 of 1 taken, ${COUNT} waiting]`);
    controller.abort("enough");
    const results = await Promise.allSettled(waiting);
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
    expect(add).toHaveBeenCalledTimes(1);
    const chain = Array.from({ length: COUNT }, async () => (await limit.acquire())());
    first();
    await Promise.all(chain);
    expect(`${limit}`).toBe("Semaphore [0 of 1 taken, 0 waiting]");
  });

  test("prints what it is, and how much of it is taken", async () => {
    const limit = semaphore(2);
    for (let count = 0; count < 3; count++) void limit.acquire();
    const text = "Semaphore [2 of 2 taken, 1 waiting]";
    expect(print(limit)).toBe(text);
    expect(`${limit}`).toBe(text);
    expect(JSON.stringify(limit)).toBe("{}");
    expect(Object.keys(limit)).toEqual([]);
    expect(limit.permits).toBe(2);
    let diff = "";
    expect.extend({
      toBeDiffed(received) {
        diff = this.utils.diff({ a: 1 }, { a: received }) ?? "";
        return { pass: true, message: () => "" };
      },
    });
    (expect(limit) as unknown as { toBeDiffed(): void }).toBeDiffed();
    expect(diff).toContain('Symbol(permits): "2 of 2 taken, 1 waiting"');
  });

  test.each(["2", undefined, null, {}, 0, -1, 1.5, NaN, Infinity, 1n])("has no %s permits", (permits) => {
    const ErrorType = errorOf(permits);
    const call = (): unknown => semaphore(permits as number);
    expect(call).toThrow(ErrorType);
    expect(call).toThrow(
      new ErrorType(`semaphore: permits must be a positive integer, got ${shown(permits)}`),
    );
  });

  test("refuses what is no signal", async () => {
    const limit = semaphore(1);
    expect(await thrownBy(() => limit.acquire(5 as never))).toEqual(
      new TypeError("acquire: signal must be an AbortSignal, got 5"),
    );
    expect(`${limit}`).toBe("Semaphore [0 of 1 taken, 0 waiting]");
  });
});

describe("two stages that share a semaphore", () => {
  test("never have more calls under way, together", async () => {
    const gates = new Gates();
    let [open, most] = [0, 0];
    const call = async (n: number): Promise<number> => {
      most = Math.max(most, ++open);
      await gates.wait("call");
      open--;
      return n + 1;
    };
    const concurrency = semaphore(3);
    const values = Array.from({ length: 10 }, (_, n) => n);
    const reading = toArray(
      mapConcurrent(mapConcurrent(values, call, { concurrency }), call, { concurrency }),
    );
    await gates.passAll();
    expect(await reading).toEqual(values.map((n) => n + 2));
    expect(most).toBe(3);
    expect(`${concurrency}`).toBe("Semaphore [0 of 3 taken, 0 waiting]");
  });

  test("leave nothing behind when the sequence is left", async () => {
    await inspect("semaphore", async () => {
      const concurrency = semaphore(1);
      const stuck = mapConcurrent([1, 2, 3], () => new Promise(() => {}), { concurrency });
      const other = await concurrency.acquire();
      const pulling = stuck.next();
      await turn();
      expect(`${concurrency}`).toBe("Semaphore [1 of 1 taken, 1 waiting]");
      await stuck.return();
      expect(await pulling).toEqual({ value: undefined, done: true });
      other();
      expect(`${concurrency}`).toBe("Semaphore [0 of 1 taken, 0 waiting]");
    });
  });
});

test("on random schedules no more than n hold a permit, first come, first served, and nobody is forgotten", async () => {
  const workers = fc.array(fc.record({ aborts: fc.boolean(), twice: fc.boolean() }), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      workers,
      fc.scheduler(),
      async (permits, all, schedule) => {
        const limit = semaphore(permits);
        /** Those who have asked and not been told, in order. */
        const asking: number[] = [];
        const told: number[] = [];
        let held = 0;
        const pause = (): Promise<void> => schedule.schedule(Promise.resolve());
        const work = async (index: number): Promise<void> => {
          const controller = new AbortController();
          const { aborts, twice } = all[index] ?? {};
          await pause();
          if (aborts) void pause().then(() => controller.abort(index));
          asking.push(index);
          let release: () => void;
          try {
            release = await limit.acquire(controller.signal);
          } catch (reason) {
            asking.splice(asking.indexOf(index), 1);
            expect([reason, aborts]).toEqual([index, true]);
            told.push(index);
            return;
          }
          // Those before it are served or have been aborted, and learn it in this turn.
          const before = asking.slice(0, asking.indexOf(index));
          expect(before.filter((each) => !all[each]?.aborts)).toEqual([]);
          asking.splice(asking.indexOf(index), 1);
          told.push(index);
          expect(++held).toBeLessThanOrEqual(permits);
          await pause();
          held--;
          release();
          if (twice) {
            await pause();
            release();
          }
          expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
        };
        await schedule.waitFor(Promise.all(all.map((_, index) => work(index))));
        await schedule.waitIdle();
        expect(told.sort((a, b) => a - b)).toEqual([...all.keys()]);
        expect(`${limit}`).toBe(`Semaphore [0 of ${permits} taken, 0 waiting]`);
      },
    ),
    oneIn(2),
  );
});

test("the types of semaphore", () => {
  expectTypeOf(semaphore(1)).toEqualTypeOf<Semaphore>();
  expectTypeOf(semaphore(1).acquire).returns.toEqualTypeOf<Promise<() => void>>();
  expectTypeOf(semaphore(1).permits).toBeNumber();
});
