import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { countFrom, fib, takeUntil as takeUntilSync } from "lazuli";
import { type AsyncLazy, drain, filter, map, takeUntil, toArray } from "lazuli/async";
import { testSourceAsync } from "lazuli/testing";
import { Litter, skip, STRAYS } from "../kit/garbage.js";
import { CountingSignal, follow, turn } from "../kit/gates.js";
import { Pushed } from "../kit/pushed.js";
import { later, logged, recorded, sources, Unread } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy, twins, async } from "../kit/worlds.js";

describeCallback({
  name: "takeUntil",
  callback: "predicate",
  orEvent: "until must be a function, an AbortSignal or a promise",
});

describe.each(twins("takeUntil"))("%s", (_, takeUntil, world) => {
  const { probe } = world;

  test("gives the values up to the first one accepted, and that one too", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, predicate) => {
        const end = values.findIndex((value, index) => predicate(value, index));
        const expected = end < 0 ? values : values.slice(0, end + 1);
        expect(await collect(takeUntil(make(), predicate))).toEqual(expected);
      }),
    );
  });

  test("asks with the value and its index, and not again after a yes", async () => {
    const calls: unknown[][] = [];
    await collect(
      takeUntil(
        probe(["a", undefined, "c"]),
        recorded(calls, (value) => value === undefined),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, undefined, 1],
    ]);
  });

  test("takes any truthy answer for a yes", async () => {
    expect(await collect(takeUntil(probe([0, "", "stop", 1]), (value: unknown) => value))).toEqual([
      0,
      "",
      "stop",
    ]);
  });

  test("closes its source after the stopping value, without pulling again", async () => {
    const log: string[] = [];
    await collect(takeUntil(logged(world, log, "a", [1, 2, 3]), (value: number) => value === 2));
    expect(log).toEqual(["open a", "pull a", "pull a", "close a"]);
  });

  test("leaves alone a source that ends right after the stopping value was asked for in vain", async () => {
    const log: string[] = [];
    await collect(takeUntil(logged(world, log, "a", [1]), () => false));
    expect(log).toEqual(["open a", "pull a", "pull a"]);
  });

  test("reports what closing after the stopping value throws", async () => {
    const closeError = new Error("from closing");
    expect(await thrownBy(() => collect(takeUntil(probe([1], { closeError }), () => true)))).toBe(closeError);
  });
});

describe("takeUntilAsync", () => {
  test("awaits the predicate", async () => {
    const predicate = (value: number): Promise<boolean> => later().then(() => value === 2);
    expect(await collect(async.face["takeUntil"]?.([1, 2, 3, 4], predicate))).toEqual([1, 2]);
  });
});

/** An event that a test makes happen, and how many wait for it. */
interface Trigger {
  readonly until: AbortSignal | PromiseLike<unknown>;
  readonly happen: () => void;
  /** How many listeners there are; `undefined` where that cannot be known. */
  readonly listeners: () => number | undefined;
}

/** A thenable that is no promise. It can be told to fulfil those who have called its `then`. */
class Thenable {
  calls = 0;
  private readonly waiting: ((value: unknown) => void)[] = [];

  then(resolve: (value: unknown) => void): void {
    this.calls++;
    this.waiting.push(resolve);
  }

  fulfil(): void {
    for (const resolve of this.waiting) resolve(undefined);
  }
}

const triggers: Readonly<Record<string, () => Trigger>> = {
  "a signal": () => {
    const signal = new CountingSignal();
    const happen = (): void => signal.abort(new Error("unread"));
    return { until: signal as never, happen, listeners: () => signal.count };
  },
  "a signal of the platform": () => {
    const controller = new AbortController();
    return { until: controller.signal, happen: () => controller.abort(), listeners: () => undefined };
  },
  "a promise": () => {
    let happen = (): void => {};
    const until = new Promise<void>((resolve) => (happen = resolve));
    return { until, happen, listeners: () => undefined };
  },
  "a thenable": () => {
    const thenable = new Thenable();
    return { until: thenable as never, happen: () => thenable.fulfil(), listeners: () => undefined };
  },
};

/** A source without values, which an owner holds on to. */
function ending(owner: object): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ owner, next: async () => ({ value: undefined, done: true }) }) };
}

describe.each(Object.entries(triggers))("takeUntilAsync, by %s,", (title, trigger) => {
  const made = (): Trigger & { source: Pushed<number>; sequence: AsyncLazy<number> } => {
    const [source, by] = [new Pushed<number>(), trigger()];
    return { ...by, source, sequence: takeUntil(source, by.until) };
  };

  test("yields what comes before, and ends a pending pull quietly and at once, though the source is stuck", async () => {
    const it = made();
    it.source.closing = new Promise(() => {});
    it.source.push(1, 2);
    const reading = follow(toArray(it.sequence));
    await turn();
    expect([reading.isSettled, it.source.pulls, it.source.closes]).toEqual([false, 3, 0]);
    it.happen();
    await turn();
    expect(reading).toEqual({ isSettled: true, value: [1, 2] });
    expect(it.source.closes).toBe(1);
    expect(it.listeners() ?? 0).toBe(0);
    // What comes too late is dropped.
    it.source.push(3);
    expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
    expect(await it.sequence.return()).toEqual({ value: undefined, done: true });
    expect(it.source.closes).toBe(1);
  });

  test("yields a value that comes at the same time, if it comes first", async () => {
    const it = made();
    const next = follow(it.sequence.next());
    await turn();
    it.source.push(1);
    it.happen();
    await turn();
    expect(next.value).toEqual({ value: 1, done: false });
    expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
    expect([it.source.pulls, it.source.closes]).toEqual([1, 1]);
  });

  test("closes its source while nobody pulls; the next pull waits for that, and ends", async () => {
    const it = made();
    let open = (): void => {};
    it.source.closing = new Promise<void>((resolve) => (open = resolve));
    it.source.push(1);
    expect(await it.sequence.next()).toEqual({ value: 1, done: false });
    it.happen();
    await turn();
    expect([it.source.closes, it.listeners() ?? 0]).toEqual([1, title === "a signal" ? 1 : 0]);
    const next = follow(it.sequence.next());
    await turn();
    expect(next.isSettled).toBe(false);
    open();
    await turn();
    expect(next.value).toEqual({ value: undefined, done: true });
    expect([it.source.pulls, it.source.closes, it.listeners() ?? 0]).toEqual([1, 1, 0]);
  });

  test("reports what that closing throws, once", async () => {
    await inspect("takeUntil", async () => {
      const it = made();
      const error = new Error("from closing");
      it.source.push(1);
      expect(await it.sequence.next()).toEqual({ value: 1, done: false });
      it.source.closing = Promise.reject(error);
      it.happen();
      await turn();
      expect(await thrownBy(() => it.sequence.next())).toBe(error);
      expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
    });
  });

  test("drops what the closing of a source throws that was being pulled", async () => {
    await inspect("takeUntil", async () => {
      const it = made();
      const next = follow(it.sequence.next());
      await turn();
      it.source.closing = Promise.reject(new Error("from closing"));
      it.happen();
      await turn();
      expect(next.value).toEqual({ value: undefined, done: true });
    });
  });

  test("pulls nothing and waits for nothing before the first pull, and nothing at all if it has happened", async () => {
    const it = made();
    await turn();
    expect([it.source.opens, it.source.pulls, it.listeners() ?? 0]).toEqual([1, 0, 0]);
    it.happen();
    await turn();
    expect(it.source.closes).toBe(0);
    // A thenable tells it when it is asked: too late for the first pull.
    if (title === "a thenable") return;
    expect(await it.sequence.next()).toEqual({ value: undefined, done: true });
    expect([it.source.pulls, it.source.closes, it.listeners() ?? 0]).toEqual([0, 1, 0]);
  });

  test("leaves no listener when its source ends, and does not close that", async () => {
    const it = made();
    it.source.push(1);
    it.source.end();
    expect(await toArray(it.sequence)).toEqual([1]);
    it.happen();
    await turn();
    expect([it.source.closes, it.listeners() ?? 0]).toEqual([0, 0]);
  });

  test("rejects with an error of its source", async () => {
    const it = made();
    it.source.push(1);
    it.source.fail("the error");
    const reading = follow(toArray(it.sequence));
    await turn();
    it.happen();
    await turn();
    expect(reading).toEqual({ isSettled: true, error: "the error" });
    expect([it.source.closes, it.listeners() ?? 0]).toEqual([0, 0]);
  });

  test("rejects with an error of its source that comes at the same time, if it comes first", async () => {
    const it = made();
    const next = follow(it.sequence.next());
    await turn();
    it.source.fail("the error");
    it.happen();
    await turn();
    expect(next).toEqual({ isSettled: true, error: "the error" });
    expect(it.source.closes).toBe(0);
  });

  test("closes its source when a loop is left, which waits for that", async () => {
    const it = made();
    let open = (): void => {};
    it.source.closing = new Promise<void>((resolve) => (open = resolve));
    it.source.push(1);
    const loop = async (): Promise<void> => {
      for await (const _ of it.sequence) break;
    };
    const reading = follow(loop());
    await turn();
    expect([reading.isSettled, it.source.closes, it.listeners() ?? 0]).toEqual([false, 1, 0]);
    // It is over already.
    it.happen();
    open();
    await turn();
    expect([reading.isSettled, it.source.closes]).toEqual([true, 1]);
  });

  test("ends by return() while a pull is pending", async () => {
    const it = made();
    const next = follow(it.sequence.next());
    await turn();
    const left = follow(it.sequence.return());
    await turn();
    expect([next.value, left.value]).toEqual(Array(2).fill({ value: undefined, done: true }));
    expect([it.source.closes, it.listeners() ?? 0]).toEqual([1, 0]);
    it.happen();
    await turn();
    expect(it.source.closes).toBe(1);
  });

  test("leaves nothing with what lives on", async () => {
    const [litter, { until }] = [new Litter(), trigger()];
    for (let count = 0; count < 100; count++) {
      await skip(takeUntil(ending(litter.next()), until), 1);
    }
    expect(await litter.remaining(0, 100)).toBeLessThanOrEqual(STRAYS);
    expect(until).toBeDefined();
  });

  test("is ended by a callback of a stage before it", async () => {
    const [source, { until, happen }] = [new Pushed<number>(), trigger()];
    const watched = map(source, (n) => {
      if (n === 2) happen();
      return n;
    });
    source.push(1, 2, 3);
    expect(await toArray(takeUntil(watched, until))).toEqual([1, 2]);
    expect(source.pulls).toBe(2);
  });
});

describe("takeUntilAsync", () => {
  test.each([
    ["that never waits", () => countFrom(0)],
    ["that is busy and yields nothing", () => filter(countFrom(0), () => false)],
  ])("ends a source %s by the clock of the platform", async (_, source) => {
    await drain(takeUntil(source(), AbortSignal.timeout(20)));
    await drain(takeUntil(source(), new Promise<void>((resolve) => setTimeout(resolve, 20))));
  });

  test("rejects as its promise does: a pending pull at once, though the source is stuck", async () => {
    await inspect("takeUntil", async () => {
      const source = new Pushed<number>();
      source.closing = new Promise(() => {});
      let reject = (_: unknown): void => {};
      const until = new Promise((_, onError) => (reject = onError));
      const sequence = takeUntil(source, until);
      const next = follow(sequence.next());
      await turn();
      reject("the reason");
      await turn();
      expect(next).toEqual({ isSettled: true, error: "the reason" });
      expect(source.closes).toBe(1);
      expect(await sequence.next()).toEqual({ value: undefined, done: true });
    });
  });

  test("rejects the next pull if its promise is rejected while nobody pulls", async () => {
    await inspect("takeUntil", async () => {
      const source = new Pushed<number>();
      let reject = (_: unknown): void => {};
      const until = new Promise((_, onError) => (reject = onError));
      const sequence = takeUntil(source, until);
      source.push(1);
      await sequence.next();
      reject("the reason");
      await turn();
      expect(source.closes).toBe(1);
      expect(await thrownBy(() => sequence.next())).toBe("the reason");
      expect(await sequence.next()).toEqual({ value: undefined, done: true });
    });
  });

  test("rejects the first pull if its promise was rejected before, and pulls nothing", async () => {
    await inspect("takeUntil", async () => {
      const source = new Pushed<number>();
      const until = Promise.reject(new Error("the reason"));
      // Whoever has made it sees to it until then.
      until.catch(() => {});
      expect(String(await thrownBy(() => takeUntil(source, until).next()))).toBe("Error: the reason");
      expect([source.pulls, source.closes]).toEqual([0, 1]);
    });
  });

  test("handles the rejection of a promise from the first pull on, also when it is over", async () => {
    await inspect("takeUntil", async () => {
      let reject = (_: unknown): void => {};
      const until = new Promise((_, onError) => (reject = onError));
      expect(await toArray(takeUntil([1], until))).toEqual([1]);
      reject("the reason");
      await turn();
    });
  });

  test("calls the then of a promise once for all sequences, and that of a thenable", async () => {
    const until = new Promise<void>(() => {});
    const { then } = Promise.prototype;
    let calls = 0;
    Promise.prototype.then = function (this: Promise<unknown>, ...args: [any?, any?]): never {
      if (this === until) calls++;
      return then.apply(this, args) as never;
    };
    try {
      for (let count = 0; count < 5; count++) expect(await toArray(takeUntil([1], until))).toEqual([1]);
    } finally {
      Promise.prototype.then = then;
    }
    expect(calls).toBe(1);
    const thenable = new Thenable();
    for (let count = 0; count < 5; count++) await toArray(takeUntil([1], thenable as never));
    expect(thenable.calls).toBe(1);
  });

  test("ends several sequences by one promise, and those that are made later", async () => {
    let happen = (): void => {};
    const until = new Promise<void>((resolve) => (happen = resolve));
    const stuck = (): AsyncIterable<number> => new Pushed<number>();
    const readings = [1, 2, 3].map(() => follow(toArray(takeUntil(stuck(), until))));
    await turn();
    happen();
    await turn();
    expect(readings.map(({ value }) => value)).toEqual([[], [], []]);
    expect(await toArray(takeUntil(stuck(), until))).toEqual([]);
  });

  test("is not endless, and prints its source", async () => {
    const sequence = takeUntil(fib(), Promise.resolve());
    expect(String(sequence)).toBe("AsyncLazy [fib → takeUntil]");
    expect(await toArray(sequence)).toEqual([]);
  });

  test.each<[unknown, string]>([
    [{ aborted: false }, "an AbortSignal"],
    [{ then: 5 }, "a Promise"],
    [new Date(), "a Date"],
    [true, "true"],
  ])("refuses %o, and closes its source", async (until, shown) => {
    const iterator = new Unread();
    const error = await thrownBy(() => takeUntil(iterator as never, until as never));
    expect(error).toEqual(
      new TypeError(`takeUntil: until must be a function, an AbortSignal or a promise, got ${shown}`),
    );
    expect(iterator.closes).toBe(1);
  });

  test("takes a function that has a then for a predicate", async () => {
    const predicate = Object.assign((n: number) => n > 1, { then: () => {}, aborted: true });
    expect(await toArray(takeUntil(testSourceAsync([1, 2, 3]), predicate))).toEqual([1, 2]);
  });

  test("may end in either way", () => {
    expectTypeOf(takeUntil(fib(), (n) => n > 5n)).toEqualTypeOf<AsyncLazy<bigint>>();
    expectTypeOf(takeUntil(fib(), new AbortController().signal)).toEqualTypeOf<AsyncLazy<bigint>>();
    expectTypeOf(takeUntil(["a"], Promise.resolve(5))).toEqualTypeOf<AsyncLazy<string>>();
    // @ts-expect-error -- neither a function, nor a signal, nor a promise
    expect(() => takeUntil([1], 5)).toThrow(TypeError);
  });
});

describe("takeUntil refuses by name what only the async one takes:", () => {
  test.each([
    ["a Promise", Promise.resolve()],
    ["a Promise", new Thenable()],
    ["an AbortSignal", new AbortController().signal],
  ])("%s", async (shown, until) => {
    const iterator = new Unread();
    const error = await thrownBy(() => takeUntilSync(iterator as never, until as never));
    expect(error).toEqual(
      new TypeError(`takeUntil: predicate must be a function, got ${shown}: use lazuli/async`),
    );
    expect(iterator.closes).toBe(1);
  });
});
