/** What all functions share that read one source by a clock: how they are left, and that no timer stays behind. */
import { describe, expect, test } from "vitest";
import { countFrom, range } from "lazuli";
import { type AsyncLazy, concat, drain, filter, flatMap, map, type TimeOptions } from "lazuli/async";
import { FakeTime } from "../fakeTime.js";
import { Litter, STRAYS } from "../garbage.js";
import { CountingSignal, follow, type Followed, turn } from "../gates.js";
import { Pushed } from "../pushed.js";
import { Unread } from "../sources.js";
import { inspect } from "../unhandled.js";
import { async, thrownBy } from "../worlds.js";

export interface TimedFunction {
  readonly name: string;
  /** Calls it. All times are 50 ms, and it yields something for each value if these come 100 ms apart. */
  readonly make: (source: any, options?: TimeOptions) => AsyncLazy<unknown, any>;
  /** The options that must be there, and the keys that there are. */
  readonly options?: object;
  readonly keys?: string;
  /** How it is printed over an array. */
  readonly label: string;
}

/** The first pull that waits. */
async function pendingPull(sequence: AsyncIterator<unknown>): Promise<Followed> {
  for (;;) {
    const next = follow(sequence.next());
    await turn();
    if (!next.isSettled) return next;
  }
}

async function leave(sequence: AsyncIterator<unknown>): Promise<void> {
  await pendingPull(sequence);
  await sequence.return?.();
}

const KEYS = "concurrency, ordered, signal, clock";

export function describeTimed({ name, make, options = {}, keys = KEYS, label }: TimedFunction): void {
  const { face } = async;

  /** A sequence over a source of its own, by a clock and a signal of its own. */
  const made = () => {
    const [clock, signal, source] = [new FakeTime(), new CountingSignal(), new Pushed<number>()];
    return { clock, signal, source, sequence: make(source, { clock, signal }) };
  };

  /** Nothing of it is left: no timer and no listener. */
  const expectNothingLeft = ({ clock, signal }: { clock: FakeTime; signal: CountingSignal }): void => {
    expect([clock.pending, signal.count]).toEqual([0, 0]);
  };

  describe(`${name}, as all that deals in time,`, () => {
    test("opens its source, and begins nothing before the first pull", async () => {
      const { clock, signal, source } = made();
      await clock.advance(200);
      expect([source.opens, source.pulls, clock.timersSet, signal.count]).toEqual([1, 0, 0, 0]);
    });

    test("does the same with and without a signal and a clock", async () => {
      const outcomes = [];
      for (const each of [undefined, {}, { signal: new AbortController().signal, clock: new FakeTime() }]) {
        const sequence = make([], each);
        outcomes.push(await sequence.next());
        expect(String(sequence)).toBe(`AsyncLazy [${label}]`);
      }
      expect(outcomes).toEqual(Array(3).fill({ value: undefined, done: true }));
    });

    test("leaves nothing at the end", async () => {
      const it = made();
      const reading = follow(drain(it.sequence));
      it.source.push(1, 2);
      await it.clock.advance(200);
      it.source.end();
      await it.clock.advance(200);
      expect(reading.isSettled).toBe(true);
      expect(it.source.closes).toBe(0);
      expectNothingLeft(it);
    });

    test("closes its source when a loop is left, which waits for that", async () => {
      const it = made();
      let open = (): void => {};
      it.source.closing = new Promise<void>((resolve) => (open = resolve));
      const loop = async (): Promise<unknown> => {
        for await (const value of it.sequence) return value;
        return undefined;
      };
      const reading = follow(loop());
      it.source.push(1, 2);
      await it.clock.advance(200);
      expect([reading.isSettled, it.source.closes]).toEqual([false, 1]);
      expectNothingLeft(it);
      open();
      await turn();
      expect(reading.isSettled).toBe(true);
      expect(reading.value).toBeDefined();
      expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
    });

    test("rejects once with an error of its source, which is not closed then", async () => {
      await inspect(name, async () => {
        const it = made();
        const error = new Error("from the source");
        it.source.push(1);
        it.source.fail(error);
        const reading = follow(drain(it.sequence));
        await it.clock.advance(200);
        expect(reading).toEqual({ isSettled: true, error });
        expect(it.source.closes).toBe(0);
        expectNothingLeft(it);
        expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
      });
    });

    test("rejects with an error of a stage before it, when the source is closed", async () => {
      await inspect(name, async () => {
        const [clock, source] = [new FakeTime(), new Pushed<number>()];
        let open = (): void => {};
        source.closing = new Promise<void>((resolve) => (open = resolve));
        const error = new Error("from a callback");
        const fail = (): never => {
          throw error;
        };
        const first = follow(make(map(source, fail), { clock }).next());
        source.push(1);
        await clock.advance(200);
        expect([first.isSettled, source.closes, clock.pending]).toEqual([false, 1, 0]);
        open();
        await turn();
        expect(first).toEqual({ isSettled: true, error });
      });
    });

    test("rejects with what a source throws that does not wait", async () => {
      const clock = new FakeTime();
      const error = new Error("from a callback");
      const source = map([1, 2, 3], (n) => {
        if (n === 2) throw error;
        return n;
      });
      const reading = follow(drain(make(source, { clock })));
      await clock.advance(200);
      expect(reading).toEqual({ isSettled: true, error });
      expect(clock.pending).toBe(0);
    });

    test("reads a source that waits for some values only, and counts none of them twice", async () => {
      const [clock, source] = [new FakeTime(), new Pushed<number>()];
      const values: number[] = [];
      const seen = map(
        flatMap(source, (n) => [n, n + 1, n + 2]),
        (n) => void values.push(n),
      );
      const reading = follow(drain(make(seen, { clock })));
      for (const n of [0, 3, 6]) {
        source.push(n);
        await clock.advance(200);
      }
      source.end();
      await clock.advance(200);
      expect(reading.isSettled).toBe(true);
      expect(values).toEqual([...range(9)]);
      expect(clock.pending).toBe(0);
    });

    test.each([
      ["the source waits", []],
      ["a value waits", [1]],
      ["several values wait", [1, 2]],
    ])("return() settles a pending next() while %s", async (_, values) => {
      const it = made();
      let open = (): void => {};
      it.source.closing = new Promise<void>((resolve) => (open = resolve));
      it.source.push(...values);
      const next = await pendingPull(it.sequence);
      const left = follow(it.sequence.return());
      await turn();
      expect(next).toEqual({ isSettled: true, value: { value: undefined, done: true } });
      expect([left.isSettled, it.source.closes]).toEqual([false, 1]);
      expectNothingLeft(it);
      open();
      await turn();
      expect(left).toEqual({ isSettled: true, value: { value: undefined, done: true } });
      // What comes now is dropped.
      if (it.source.isPulled) it.source.push(7);
      await it.clock.advance(200);
      expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
      expectNothingLeft(it);
    });

    test("rejects the pending pull at once when the signal is aborted, though the source is stuck", async () => {
      await inspect(name, async () => {
        for (const values of [[], [1], [1, 2]]) {
          const it = made();
          it.source.closing = new Promise(() => {});
          it.source.push(...values);
          const next = await pendingPull(it.sequence);
          const reason = new Error("aborted");
          it.signal.abort(reason);
          await turn();
          expect(next).toEqual({ isSettled: true, error: reason });
          expect(it.source.closes).toBe(1);
          expectNothingLeft(it);
          expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
        }
      });
    });

    test("closes its source when the signal is aborted while nobody pulls", async () => {
      await inspect(name, async () => {
        const it = made();
        const first = follow(it.sequence.next());
        it.source.push(1);
        await it.clock.advance(200);
        it.source.push(2);
        await it.clock.advance(200);
        expect(first.isSettled).toBe(true);
        const reason = new Error("aborted");
        it.signal.abort(reason);
        expect(it.source.closes).toBe(1);
        expectNothingLeft(it);
        expect(await thrownBy(() => it.sequence.next())).toBe(reason);
        expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
      });
    });

    test("pulls nothing if the signal is aborted before", async () => {
      const it = made();
      const reason = new Error("aborted");
      it.signal.abort(reason);
      expect(await thrownBy(() => it.sequence.next())).toBe(reason);
      expect([it.source.pulls, it.source.closes]).toEqual([0, 1]);
      expectNothingLeft(it);
    });

    test("begins nothing more while nobody pulls", async () => {
      const it = made();
      const first = follow(it.sequence.next());
      it.source.push(1);
      await it.clock.advance(200);
      it.source.push(2, 3, 4);
      await it.clock.advance(200);
      expect(first.isSettled).toBe(true);
      // The pull that was under way, and no other.
      expect(it.source.pulls).toBeLessThanOrEqual(2);
      const { pulls } = it.source;
      await it.clock.advance(1000);
      expect([it.source.pulls, it.clock.pending]).toEqual([pulls, 0]);
    });

    test("keeps no value once it is closed", async () => {
      const [litter, clock] = [new Litter(), new FakeTime()];
      const sequences: unknown[] = [];
      for (let count = 0; count < 20; count++) {
        const values = map([1, 2], () => litter.next());
        const sequence = make(concat(values, new Pushed()), { clock });
        sequences.push(sequence);
        await leave(sequence);
      }
      expect(await litter.remaining(0, 40)).toBeLessThanOrEqual(STRAYS);
      expect([sequences.length, clock.pending]).toEqual([20, 0]);
    });

    test.each([
      ["that never waits", () => countFrom(0)],
      ["that is busy and yields nothing", () => filter(countFrom(0), () => false)],
    ])("over a source %s, it ends by a signal", async (_, source) => {
      const signal = AbortSignal.timeout(20);
      // Not every one of them yields anything before that.
      const reading = drain(make(source(), { signal, clock: new FakeTime() }));
      expect(await thrownBy(() => reading)).toBe(signal.reason);
    });

    test("over a source that is busy, it gives the event loop its turns", async () => {
      const sequence = make(
        filter(countFrom(0), () => false),
        { clock: new FakeTime() },
      );
      const next = sequence.next();
      await new Promise((resolve) => setTimeout(resolve, 10));
      await sequence.return();
      expect(await next).toEqual({ value: undefined, done: true });
    });

    const call = (passed: unknown): unknown => make(new Unread(), passed as TimeOptions);
    test.each([
      [5, `options must be an object { ${keys} }, got 5`],
      [null, `options must be an object { ${keys} }, got null`],
      [{ ...options, time: 1 }, `options must be an object with no keys but { ${keys} }, got "time"`],
      [{ ...options, signal: 5 }, "signal must be an AbortSignal, got 5"],
      [
        { ...options, clock: Date },
        "clock must be an object with now, setTimeout and clearTimeout, got a function",
      ],
      [
        { ...options, clock: null },
        "clock must be an object with now, setTimeout and clearTimeout, got null",
      ],
    ])("refuses %o as options", async (passed, message) => {
      const error = await thrownBy(() => call(passed));
      expect((error as Error).message.replace(/: pass .*/, "")).toBe(`${name}: ${message}`);
      expect(error).toBeInstanceOf(TypeError);
    });

    test("closes an iterator that came with bad options, and refuses a bad source ahead of them", async () => {
      const iterator = new Unread();
      await thrownBy(() => make(iterator, { signal: 5 } as never));
      expect(iterator.closes).toBe(1);
      expect(await thrownBy(() => make(5, { signal: 5 } as never))).toEqual(
        new TypeError(`${name}: source must be an iterable, got 5`),
      );
      expect(face[name]).toBeTypeOf("function");
    });

    test("ignores the options of its family", async () => {
      const sequence = make([], { ...options, concurrency: 2, ordered: false } as never);
      expect(await sequence.next()).toEqual({ value: undefined, done: true });
    });
  });
}

/** How a time in milliseconds is refused that is none. */
export function describeMs(name: string, call: (ms: never) => unknown, isFinite: boolean = false): void {
  const expectation = isFinite ? "0 or more milliseconds, and finite" : "0 or more milliseconds";
  test.each<[unknown, ErrorConstructor, string]>([
    [-1, RangeError, "-1"],
    [NaN, RangeError, "NaN"],
    ...(isFinite ? [[Infinity, RangeError, "Infinity"] as [unknown, ErrorConstructor, string]] : []),
    ["50", TypeError, '"50"'],
    [5n, TypeError, "5n"],
    [undefined, TypeError, "undefined"],
    [{ ms: 50 }, TypeError, "an object"],
  ])(`${name} refuses %o as ms`, async (ms, ErrorType, shown) => {
    const error = await thrownBy(() => call(ms as never));
    expect(error).toEqual(new ErrorType(`${name}: ms must be ${expectation}, got ${shown}`));
    expect(error).toBeInstanceOf(ErrorType);
  });
}
