/** What the functions share that call a function with several values at a time. */
import { countFrom } from "lazuli";
import * as lazuli from "lazuli/async";
import { describe, expect, test } from "vitest";
import { Calls } from "../calls.js";
import { CountingSignal, follow, turn } from "../gates.js";
import { Unread } from "../sources.js";
import { inspect } from "../unhandled.js";
import { async, collect, type Fn, thrownBy } from "../worlds.js";

export interface Concurrent {
  readonly name: string;
  /** What the parameter is called. */
  readonly callback: string;
  /** What a callback resolves with to yield its value. */
  readonly resultFor: (value: number) => unknown;
  /** It is a consumer: what it returns is a promise of nothing. */
  readonly isConsumer?: boolean;
}

export function describeConcurrent({ name, callback, resultFor, isConsumer = false }: Concurrent): void {
  const fn = async.face[name] as Fn;
  /** Reads it to its end. */
  const read = (source: unknown, call: Fn, options: object): Promise<unknown> =>
    isConsumer ? (fn(source, call, options) as Promise<unknown>) : collect(fn(source, call, options));

  describe("refuses", () => {
    test.each<[unknown, ErrorConstructor, string, string?]>([
      [
        undefined,
        TypeError,
        `an object { concurrency, ordered, signal, clock }, got undefined: pass { concurrency: 5 }`,
        "options",
      ],
      [
        3,
        TypeError,
        `an object { concurrency, ordered, signal, clock }, got 3: pass { concurrency: 3 }`,
        "options",
      ],
      [
        { concurency: 3 },
        TypeError,
        `an object with no keys but { concurrency, ordered, signal, clock }, got "concurency": did you mean concurrency?`,
        "options",
      ],
      [{}, TypeError, "a positive integer, Infinity, or a limit such as semaphore(5), got undefined"],
      [
        { concurrency: 0 },
        RangeError,
        "a positive integer, Infinity, or a limit such as semaphore(5), got 0",
      ],
      [
        { concurrency: 1.5 },
        RangeError,
        "a positive integer, Infinity, or a limit such as semaphore(5), got 1.5",
      ],
      [
        { concurrency: "2" },
        TypeError,
        'a positive integer, Infinity, or a limit such as semaphore(5), got "2"',
      ],
      [
        { concurrency: {} },
        TypeError,
        "a positive integer, Infinity, or a limit such as semaphore(5), got an object",
      ],
      [{ concurrency: 1, ordered: 1 }, TypeError, "true or false, got 1", "ordered"],
      [{ concurrency: 1, signal: 1 }, TypeError, "an AbortSignal, got 1", "signal"],
      [
        { concurrency: 1, clock: {} },
        TypeError,
        "an object with now, setTimeout and clearTimeout, got an object",
        "clock",
      ],
    ])("the options %o", async (options, ErrorType, text, argument = "concurrency") => {
      const source = new Unread();
      const error = await thrownBy(() => fn(source, () => 1, options));
      expect(error).toEqual(new ErrorType(`${name}: ${argument} must be ${text}`));
      expect(source.closes).toBe(1);
    });

    test(`a ${callback} that is no function, and closes the source`, async () => {
      const source = new Unread();
      const error = await thrownBy(() => fn(source, 5, { concurrency: 1 }));
      expect(error).toEqual(new TypeError(`${name}: ${callback} must be a function, got 5`));
      expect(source.closes).toBe(1);
    });

    test("a source that is none", async () => {
      const error = await thrownBy(() => fn(5, () => 1, { concurrency: 1 }));
      expect(error).toEqual(new TypeError(`${name}: source must be an iterable, got 5`));
    });
  });

  test.each([1, 2, 5])("has %i calls under way, and no more", async (concurrency) => {
    const calls = new Calls();
    const reading = follow(read([0, 1, 2, 3, 4, 5, 6, 7], calls.call, { concurrency }));
    for (let call = 0; call < 8; call++) {
      await turn();
      expect(calls.pending).toBe(Math.min(concurrency, 8 - call));
      calls.resolve(call, resultFor(call));
    }
    await turn();
    expect(reading.isSettled).toBe(true);
    expect([calls.most, calls.values]).toEqual([concurrency, [0, 1, 2, 3, 4, 5, 6, 7]]);
  });

  test("starts everything at once without a limit", async () => {
    const calls = new Calls();
    void read([0, 1, 2, 3], calls.call, { concurrency: Infinity });
    await turn();
    expect(calls.most).toBe(4);
  });

  test("pulls the source by one call at a time", async () => {
    let pending = 0;
    let most = 0;
    const source = lazuli.take(
      lazuli.generate(async () => {
        most = Math.max(most, ++pending);
        await turn();
        pending--;
        return 1;
      }),
      10,
    );
    await read(source, async (value: number) => resultFor(value), { concurrency: 5 });
    expect(most).toBe(1);
  });

  test("calls with the value, its index, and one signal, which is aborted when it is over", async () => {
    const seen: unknown[][] = [];
    const call = (...args: unknown[]): unknown => {
      seen.push([...args, (args[2] as AbortSignal).aborted]);
      return resultFor(args[0] as number);
    };
    await read([7, 8], call, { concurrency: 2 });
    const signal = seen[0]?.[2] as AbortSignal;
    expect(seen).toEqual([
      [7, 0, signal, false],
      [8, 1, signal, false],
    ]);
    expect(signal).toBeInstanceOf(AbortSignal);
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toMatchObject({ name: "AbortError" });
  });

  test("a callback that fails: one rejection when the source is closed, and the others are told", async () => {
    await inspect(name, async (complaints) => {
      const calls = new Calls();
      const source = async.probe([1, 2, 3, 4, 5]);
      const reading = follow(read(source, calls.call, { concurrency: 3 }));
      await turn();
      const error = new Error("the fault");
      calls.reject(0, error);
      await turn();
      if (reading.error !== error) complaints.push(`the error is ${String(reading.error)}`);
      if (source.closes !== 1) complaints.push("it is not closed");
      if (!calls.signal.aborted) complaints.push("the signal is not aborted");
      // Too late.
      calls.reject(1, new Error("another"));
      calls.resolve(2, resultFor(3));
      await turn();
      if (calls.args.length !== 3) complaints.push("calls begin after the error");
    });
  });

  test("nothing starts after an error", async () => {
    const calls = new Calls();
    void read([1, 2, 3, 4, 5], calls.call, { concurrency: 2 }).catch(() => {});
    await turn();
    calls.reject(1, new Error("the fault"));
    await turn();
    calls.resolve(0, resultFor(1));
    await turn();
    expect(calls.values).toEqual([1, 2]);
  });

  test("a callback that throws, and one that returns a thenable", async () => {
    const error = new Error("the fault");
    const thrown = await thrownBy(() =>
      read(
        [1, 2],
        () => {
          throw error;
        },
        { concurrency: 2 },
      ),
    );
    expect(thrown).toBe(error);
    const thenable = (value: number): object => ({
      then: (resolve: (value: unknown) => void) => resolve(resultFor(value)),
    });
    await read([1, 2], thenable, { concurrency: 2 });
  });

  test("an error of the source rejects", async () => {
    const source = async.probe([1, 2, 3], { throwsAt: 2 });
    expect(await thrownBy(() => read(source, resultFor, { concurrency: 2 }))).toBe(source.error);
    expect(source.closes).toBe(0);
  });

  test("an abort rejects at once, with calls that never settle, and hands on its reason", async () => {
    const calls = new Calls();
    const source = async.probe([1, 2, 3]);
    const signal = new CountingSignal();
    const reading = follow(read(source, calls.call, { concurrency: 2, signal }));
    await turn();
    const reason = new Error("aborted");
    signal.abort(reason);
    await turn();
    expect(reading.error).toBe(reason);
    expect(calls.signal.reason).toBe(reason);
    expect([source.closes, signal.count]).toEqual([1, 0]);
  });

  test("the listener is removed at the end", async () => {
    const signal = new CountingSignal();
    await read([1, 2, 3], async (value: number) => resultFor(value), { concurrency: 2, signal });
    expect(signal.count).toBe(0);
  });

  describe("with a limit that is shared", () => {
    /** A limit that counts its permits, and says how many there are if `isKnown`. */
    const limitOf = (permits: number, isKnown: boolean): { held: number; acquire: Fn; permits?: number } => {
      const waiting: (() => void)[] = [];
      const limit = {
        held: 0,
        async acquire(): Promise<() => void> {
          while (limit.held >= permits) await new Promise<void>((resolve) => waiting.push(resolve));
          limit.held++;
          return () => {
            limit.held--;
            waiting.shift()?.();
          };
        },
      };
      return isKnown ? Object.assign(limit, { permits }) : limit;
    };

    test.each([true, false])(
      "takes a permit for each call, and gives it back (known: %s)",
      async (isKnown) => {
        const limit = limitOf(2, isKnown);
        const calls = new Calls();
        const reading = follow(read([0, 1, 2, 3, 4], calls.call, { concurrency: limit }));
        for (let call = 0; call < 5; call++) {
          await turn();
          expect(limit.held).toBe(Math.min(2, 5 - call));
          calls.resolve(call, resultFor(call));
        }
        await turn();
        expect(reading).toMatchObject({ isSettled: true });
        expect([calls.most, limit.held]).toEqual([2, 0]);
      },
    );

    test("a permit that comes too late is given back", async () => {
      let grant!: (release: () => void) => void;
      let releases = 0;
      const limit = { acquire: (): Promise<() => void> => new Promise((resolve) => (grant = resolve)) };
      const signal = new CountingSignal();
      const reading = follow(read([1, 2], resultFor, { concurrency: limit, signal }));
      await turn();
      signal.abort(new Error("aborted"));
      grant(() => releases++);
      await turn();
      expect(reading.isSettled).toBe(true);
      expect(releases).toBe(1);
    });

    test.each([0, -1, NaN, null, "many", () => 3])(
      "does not believe that it has %o permits",
      async (permits) => {
        const limit = Object.assign(limitOf(2, false), { permits }) as never;
        const calls = new Calls();
        const reading = follow(read([0, 1], calls.call, { concurrency: limit }));
        await turn();
        expect(calls.most).toBe(2);
        calls.resolve(0, resultFor(0));
        calls.resolve(1, resultFor(1));
        await turn();
        expect(reading.isSettled).toBe(true);
      },
    );

    test("an error of giving a permit back rejects", async () => {
      const error = new Error("it is lost");
      const throws = (): never => {
        throw error;
      };
      for (const release of [throws, async () => throws()]) {
        await inspect(name, async (complaints) => {
          const limit = { acquire: async () => release };
          const reading = follow(read([1, 2, 3, 4], resultFor, { concurrency: limit as never }));
          await turn();
          if (reading.error !== error) complaints.push(`its error is ${String(reading.error)}`);
        });
      }
    });

    test("its error rejects, and so does a permit that cannot be given back", async () => {
      const error = new Error("no permit");
      const failing = { acquire: () => Promise.reject(error) };
      expect(await thrownBy(() => read([1], resultFor, { concurrency: failing }))).toBe(error);
      const throwing = {
        acquire: () => {
          throw error;
        },
      };
      expect(await thrownBy(() => read([1], resultFor, { concurrency: throwing }))).toBe(error);
      const wrong = { acquire: async () => 5 };
      expect(await thrownBy(() => read([1], resultFor, { concurrency: wrong }))).toEqual(
        new TypeError(`${name}: the result of acquire must be a function, got 5`),
      );
    });
  });

  test("a source that never waits lets timers run", async () => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new Error("aborted")), 5);
    const error = await thrownBy(() =>
      read(countFrom(), (n: number) => (isConsumer ? n : resultFor(n)), {
        concurrency: Infinity,
        signal: controller.signal,
      }),
    );
    clearTimeout(timer);
    expect(error).toEqual(new Error("aborted"));
  });
}
