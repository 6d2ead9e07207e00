import { countFrom, equals, iterate as iterateSync, map as mapSync, max, reduce as reduceSync } from "lazuli";
import {
  borrow,
  channel,
  chunks,
  compare,
  concat,
  drain,
  drop,
  filter,
  find,
  flatMap,
  from,
  interval,
  forEach,
  map,
  mapConcurrent,
  memoize,
  merge,
  onClose,
  operator,
  search,
  splitAt,
  take,
  tee,
  toArray,
  zip,
} from "lazuli/async";
import { probe, type Trace, traceAsync } from "lazuli/trace";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { faultsOf } from "../kit/wellFormed.js";

const later = (ms: number = 1): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function* numbers(count: number = 5): AsyncGenerator<number> {
  for (let n = 0; n < count; n++) {
    await later();
    yield n;
  }
}

const names = ({ stages }: Trace<unknown>): string[] => stages.map(({ name }) => name);

/** The events as short texts: the kind, the stage and the value. */
function told({ stages, events }: Trace<unknown>, ...kinds: string[]): string[] {
  return events
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, stage, value }) =>
      [kind, stages[stage]?.name, value].filter((part) => part !== undefined).join(" "),
    );
}

describe("traceAsync", () => {
  test("tells what the loop of a pipeline means: each step asks the one before it", async () => {
    const t = await traceAsync(() =>
      find(
        filter(
          map(numbers(), async (n) => n * 2),
          (n) => n > 0,
        ),
        () => true,
      ),
    );
    expect(t.result).toBe(2);
    expect(told(t)).toEqual([
      "open AsyncGenerator",
      "build map",
      "build filter",
      "build find",
      "pull filter",
      "pull map",
      "pull AsyncGenerator",
      "wait AsyncGenerator",
      "yield AsyncGenerator 0",
      "call map 0, 0",
      "wait map",
      "result map 0",
      "yield map 0",
      "call filter 0, 0",
      "result filter false",
      "pull map",
      "pull AsyncGenerator",
      "wait AsyncGenerator",
      "yield AsyncGenerator 1",
      "call map 1, 1",
      "wait map",
      "result map 2",
      "yield map 2",
      "call filter 2, 1",
      "result filter true",
      "yield filter 2",
      "call find 2, 0",
      "result find true",
      "return filter",
      "return map",
      "return AsyncGenerator",
      "wait AsyncGenerator",
      "closed AsyncGenerator",
      "closed map",
      "closed filter",
    ]);
    expect(t.stages.map(({ role, parents }) => [role, parents])).toEqual([
      ["source", []],
      ["operator", [0]],
      ["operator", [1]],
      ["consumer", [2]],
    ]);
    expect(faultsOf(t)).toEqual([]);
    expectTypeOf(t).toEqualTypeOf<Trace<number | undefined>>();
  });

  test("has calls in flight, and the pulls that go on in the background", async () => {
    const t = await traceAsync(() =>
      toArray(mapConcurrent([3, 2, 1], async (ms) => (await later(ms), ms), { concurrency: 2 })),
    );
    expect(t.result).toEqual([3, 2, 1]);
    let [inFlight, most] = [0, 0];
    for (const { kind, fn, of } of t.events) {
      if (kind === "call" && fn !== undefined) most = Math.max(most, ++inFlight);
      if (kind === "result" && of !== undefined) inFlight--;
    }
    expect(most).toBe(2);
    const source = t.stages.findIndex(({ name }) => name === "Array");
    const pulls = t.events.filter(({ kind, stage }) => kind === "pull" && stage === source);
    expect(pulls.map(({ by }) => by)).toEqual(
      pulls.map(() => t.stages.findIndex(({ name }) => name === "mapConcurrent")),
    );
    expect(faultsOf(t)).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["zip", () => toArray(take(zip([numbers(), map(numbers(), String)]), 2))],
    ["flatMap", () => toArray(flatMap([1, 2], async (n) => numbers(n)))],
    ["concat", () => toArray(concat([1], numbers(2)))],
    ["merge", () => toArray(merge(numbers(2), numbers(3))).then((values) => values.sort())],
    ["chunks, which flush", () => toArray(map(chunks(numbers(3), 2), ([n]) => n))],
    ["tee", async () => Promise.all(tee(numbers(3)).map((branch) => toArray(branch)))],
    ["splitAt", async () => Promise.all(splitAt(numbers(3), 1).map((half) => toArray(half)))],
    [
      "memoize",
      async () => {
        const kept = memoize(numbers(2));
        return [await toArray(kept), await toArray(kept)];
      },
    ],
    [
      "borrow",
      async () => {
        const lent = borrow(numbers(3));
        return [await toArray(take(lent, 1)), await toArray(lent)];
      },
    ],
    [
      "operator",
      () =>
        toArray(
          operator("twice", numbers(2), (pull, end) => async () => {
            await pull();
            return (await pull()) === end ? end : 1;
          }),
        ),
    ],
    [
      "compare",
      () =>
        compare(
          numbers(2),
          map([0, 1], (n) => n),
        ),
    ],
    ["search", () => search(numbers(), (n) => n === 2, { maxPulls: 9 }).then(({ found }) => found)],
    [
      "sync sources",
      () =>
        toArray(
          drop(
            mapSync([1, Promise.resolve(2)], (n) => n),
            1,
          ),
        ),
    ],
    [
      "a sequence that is read midway",
      async () => {
        const first = map(numbers(4), (n) => n);
        const second = filter(first, () => true);
        return [await second.next(), await first.next(), await toArray(second)];
      },
    ],
    [
      "overlapping calls",
      () => {
        const s = map(numbers(2), (n) => n);
        return Promise.all([s.next(), s.next(), s.next()]);
      },
    ],
  ])("records %s, and changes nothing", async (_, fn) => {
    const t = await traceAsync(fn);
    expect(t.result).toEqual(await fn());
    expect(t.error).toBe(undefined);
    expect(faultsOf(t)).toEqual([]);
    expect(t.events.length).toBeGreaterThan(10);
  });

  test("says what was thrown, by a source, a callback and a closing", async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      throw new Error("of the source");
    }
    const bySource = await traceAsync(() => toArray(map(broken(), (n) => n)));
    expect(told(bySource, "throw")).toEqual([
      "throw AsyncGenerator Error: of the source",
      "throw map Error: of the source",
    ]);
    const byCallback = await traceAsync(() =>
      toArray(map([1], async () => Promise.reject(new Error("of the call")))),
    );
    expect(told(byCallback, "throw", "closed")).toEqual([
      "throw map Error: of the call",
      "throw map Error: of the call",
      "closed Array",
    ]);
    const stuck = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ value: 1, done: false }),
        return: async () => Promise.reject(new Error("of the closing")),
      }),
    };
    const byClosing = await traceAsync(() => find(stuck, () => true));
    expect(String(byClosing.error)).toBe("Error: of the closing");
    expect(told(byClosing, "throw")).toEqual(["throw Object Error: of the closing"]);
    const atOnce = {
      [Symbol.iterator]: () => ({
        next: () => ({ value: 1, done: false }),
        return: () => {
          throw new Error("at once");
        },
      }),
    };
    const bySync = await traceAsync(() =>
      find(
        map(atOnce, (n) => n),
        () => true,
      ),
    );
    expect(told(bySync, "throw")).toEqual(["throw Object Error: at once", "throw map Error: at once"]);
    for (const t of [bySource, byCallback, byClosing, bySync]) expect(faultsOf(t)).toEqual([]);
  });

  test("records a call that nobody's pipeline awaits by itself", async () => {
    const t = await traceAsync(() =>
      toArray(mapConcurrent([1], async () => Promise.reject(new Error("no")), { concurrency: 2 })),
    );
    expect(told(t, "throw")[0]).toBe("throw mapConcurrent Error: no");
    const unreadable = Object.defineProperty(Promise.resolve(1), "constructor", {
      get() {
        throw new Error("unread");
      },
    });
    const odd = await traceAsync(() => toArray(mapConcurrent([1], () => unreadable, { concurrency: 2 })));
    expect(String(odd.error)).toBe("Error: unread");
  });

  test("records a return() beside a pull that is pending", async () => {
    const t = await traceAsync(async () => {
      const values = map(numbers(), (n) => n);
      const pending = values.next();
      await values.return();
      return pending;
    });
    expect(t.result).toEqual({ value: undefined, done: true });
    expect(told(t, "closed")).toEqual(["closed AsyncGenerator", "closed map"]);
    expect(faultsOf(t)).toEqual([]);
  });
});

describe("after its first await, traceAsync", () => {
  test("records what is built in its context, and nothing of others", async () => {
    const t = await traceAsync(async () => {
      await later();
      const mine = toArray(map([1], (n) => n));
      await later();
      return mine;
    });
    expect(names(t)).toEqual(["Array", "map", "toArray"]);
    let others: Promise<unknown> = Promise.resolve();
    const running = traceAsync(async () => later(20));
    others = toArray(map([1], String));
    expect(names(await running)).toEqual([]);
    await others;
  });

  test("records what reads its sequences elsewhere, sync and async", async () => {
    const made: { values?: AsyncIterable<number>; sync?: Iterable<number> } = {};
    const running = traceAsync(async () => {
      made.values = map([1, 2], (n) => n);
      made.sync = mapSync([1, 2], (n) => n);
      await later(20);
    });
    const called = vi.fn((n: number) => n > 1);
    const elsewhere = [
      await find(
        filter(made.values as AsyncIterable<number>, () => true),
        called,
      ),
      [...mapSync(made.sync as never, String)],
      await toArray(zip([mapSync([5], String), map([6], String)])),
    ];
    const t = await running;
    expect(elsewhere).toEqual([2, ["1", "2"], [["5", "6"]]]);
    expect(names(t)).toEqual(["Array", "map", "Array", "map", "filter", "find", "map"]);
    expect(t.events.some(({ fn }) => fn === "spy" || fn === "predicate")).toBe(true);
    expect(faultsOf(t)).toEqual([]);
  });

  test("traces of two functions at once keep apart", async () => {
    const [a, b] = await Promise.all(
      [1, 2].map((n) => traceAsync(async () => (await later(), toArray(map([n], (value) => value * 10))))),
    );
    expect([a?.result, b?.result]).toEqual([[10], [20]]);
    for (const t of [a, b]) expect(names(t as Trace<unknown>)).toEqual(["Array", "map", "toArray"]);
  });
});

test("what is opened while a bound closes the rest is closed too", async () => {
  const closed: string[] = [];
  const endless = (name: string, closing: number): AsyncIterableIterator<number> => ({
    next: async () => ({ done: false, value: 1 }),
    return: async () => {
      await new Promise((resolve) => setTimeout(resolve, closing));
      closed.push(name);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  });
  const later = new Promise((resolve) => setTimeout(resolve, 10));
  const t = await traceAsync(
    () => Promise.all([drain(endless("a", 60)), later.then(() => drain(endless("b", 0)))]),
    { budget: 8 },
  );
  expect(t.truncated).toBe("budget");
  expect(closed).toEqual(["a", "b"]);
});

describe("the bounds of traceAsync", () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      "a pipeline that never waits",
      () =>
        find(
          filter(
            iterateSync(0, (n) => n + 1),
            () => false,
          ),
          () => true,
        ),
    ],
    [
      "one that waits",
      () =>
        find(
          filter(interval(1), () => false),
          () => true,
        ),
    ],
    [
      "one with calls in flight",
      () =>
        find(
          mapConcurrent(
            iterateSync(0, (n) => n + 1),
            async (n) => n,
            { concurrency: 3 },
          ),
          () => false,
        ),
    ],
  ])("stop %s", async (_, endless) => {
    const t = await traceAsync(endless, { budget: 300 });
    expect([t.truncated, t.error, t.result]).toEqual(["budget", undefined, undefined]);
    expect(faultsOf(t)).toEqual([]);
  });

  test("end the waiting for a source that is stuck, and close it", async () => {
    const closed = vi.fn(async () => ({ value: undefined, done: true }));
    const stuck = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}), return: closed }),
    };
    const t = await traceAsync(
      () =>
        find(
          map(stuck, (n) => n),
          () => true,
        ),
      { maxTime: 20 },
    );
    expect([t.truncated, t.error]).toEqual(["time", undefined]);
    expect(closed).toHaveBeenCalledTimes(1);
    const none = await traceAsync(async () => "in time", { maxTime: 10_000 });
    expect([none.truncated, none.result]).toEqual([undefined, "in time"]);
  });

  test("do not close a source whose end was on its way", async () => {
    for (let budget = 1; budget <= 40; budget++) {
      const log: string[] = [];
      const iterator: AsyncIterator<number> = {
        next: async () => {
          if (log.push("next") <= 3) return { value: log.length, done: false };
          await later(0);
          log.push("end");
          return { value: undefined, done: true };
        },
        return: async () => {
          log.push("return");
          return { value: undefined, done: true };
        },
      };
      const source = { [Symbol.asyncIterator]: () => iterator };
      const t = await traceAsync(() => forEach(map(source, String), () => {}), { budget });
      expect(faultsOf(t), `${budget}`).toEqual([]);
      const isOver = log.includes("end");
      expect([t.truncated, log.includes("return")], `${budget}`).toEqual(
        isOver ? [undefined, false] : ["budget", true],
      );
    }
  });

  test("wait for closings no longer than a second", async () => {
    const never = () => new Promise<never>(() => {});
    const stuck = { [Symbol.asyncIterator]: () => ({ next: never, return: never }) };
    vi.useFakeTimers();
    try {
      const running = traceAsync(() => find(stuck, () => true), { maxTime: 20 });
      await vi.advanceTimersByTimeAsync(2000);
      expect((await running).truncated).toBe("time");
    } finally {
      vi.useRealTimers();
    }
  });

  test("leave the function where it waits: nothing is rejected, and nothing is resolved with a part of the values", async () => {
    const settled: unknown[] = [];
    const t = await traceAsync(
      async () => {
        const held = toArray(map(numbers(50), (n) => n)).then(
          (values) => settled.push(values),
          (error: unknown) => settled.push(error),
        );
        await later(5);
        await Promise.all([toArray(map(numbers(50), (n) => n)), held]);
        return "went on";
      },
      { budget: 30, maxTime: 10_000 },
    );
    expect([t.truncated, t.result, t.error]).toEqual(["budget", undefined, undefined]);
    await later(20);
    expect(settled).toEqual([]);
  });

  test.each(Array.from({ length: 30 }, (_, n) => n + 1))(
    "reject nothing that nobody looks at, at budget %d",
    async (budget) => {
      const unhandled = vi.fn();
      process.on("unhandledRejection", unhandled);
      try {
        const t = await traceAsync(
          () => Promise.all([toArray(map([1, 2], (n) => n)), toArray(map([1, 2], async (n) => n))]),
          { budget },
        );
        expect(t.truncated).toBe("budget");
        await later();
        expect(unhandled).not.toHaveBeenCalled();
      } finally {
        process.off("unhandledRejection", unhandled);
      }
    },
  );

  test("let what a closing calls run", async () => {
    const closed = vi.fn();
    await traceAsync(() => drain(onClose(countFrom(0), closed)), { budget: 50 });
    expect(closed).toHaveBeenCalledTimes(1);
  });

  test("end a trace whose function waits for what only a closing would end", async () => {
    const t = await traceAsync(
      async () => {
        const values = channel<number>();
        const read = Promise.all([toArray(take(values, 2)), toArray(values)]);
        for (let n = 0; n < 5; n++) await values.send(n);
        values.close();
        return read;
      },
      { budget: 5 },
    );
    expect(t.truncated).toBe("budget");
  });

  test("stop a sync pipeline in a callback, and the async one waits", async () => {
    const total = (n: number): number =>
      reduceSync(
        mapSync([1, 2, 3], (m) => m * n),
        (sum, m) => sum + m,
        0,
      );
    for (let budget = 1; budget < 60; budget++) {
      const t = await traceAsync(() => toArray(map([1, 2, 3], total)), { budget });
      expect([t.truncated, t.result, t.error]).toEqual(["budget", undefined, undefined]);
    }
  });

  test("stop a sync source at any event, and the async pipeline waits", async () => {
    const same = (n: number): number => n;
    for (let budget = 1; budget < 60; budget++) {
      const source = mapSync(mapSync(mapSync(new Set([1, 2, 3]), same), same), same);
      const t = await traceAsync(() => toArray(map(mapSync(source, same), same)), { budget });
      expect([t.result, t.error]).toEqual([t.truncated === undefined ? [1, 2, 3] : undefined, undefined]);
    }
  });

  test("leave alone what arrives later", async () => {
    async function* late(error?: Error): AsyncGenerator<number> {
      await later(20);
      if (error !== undefined) throw error;
      yield 1;
    }
    for (const sources of [
      [late(), late()],
      [late(new Error("late")), late()],
    ]) {
      const events: unknown[] = [];
      const t = await traceAsync(() => toArray(merge(...sources)), { maxTime: 5, on: (e) => events.push(e) });
      expect([t.truncated, t.result, t.error]).toEqual(["time", undefined, undefined]);
      const { length } = t.events;
      await later(40);
      expect([t.events.length, events.length]).toEqual([length, length]);
    }
  });

  test("leave nothing of the trace behind", async () => {
    const { stackTraceLimit } = Error;
    await traceAsync(() => new Promise(() => {}), { maxTime: 5 });
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
    let built = map([1], (n) => n);
    built = map(built, (n) => n);
    expect(await toArray(built)).toEqual([1]);
  });
});

test.each([
  [5, {}, "traceAsync: fn must be a function, got 5: write traceAsync(() => …)"],
  [Promise.resolve(1), {}, "traceAsync: fn must be a function, got a Promise: write traceAsync(() => …)"],
  [async () => {}, { maxtime: 5 }, "did you mean maxTime?"],
])("traceAsync refuses %o, %o", async (fn, options, message) => {
  await expect(traceAsync(fn as never, options as never)).rejects.toThrow(message);
});

describe("without a context that lasts, as in browsers,", () => {
  test("what reads a sequence of the trace is recorded", async () => {
    const t = await traceAsync(async () => {
      const watched = probe(numbers(2), { name: "watched" });
      await later();
      for await (const _ of watched);
    });
    expect(told(t, "yield")).toEqual(["yield watched 0", "yield watched 1"]);
  });
});

describe("after the end of a trace", () => {
  test.each<[string, () => AsyncIterator<unknown> & AsyncIterable<unknown>]>([
    ["a step", () => map(numbers(3), (n) => n)],
    ["an async callback", () => filter(numbers(3), async () => true)],
    ["a step that flushes", () => chunks(numbers(3), 2)],
    [
      "a step that ends",
      () =>
        take(
          map(numbers(3), (n) => n),
          2,
        ),
    ],
    ["a join", () => zip([numbers(3), map(numbers(3), String)])],
    ["inner sequences", () => flatMap([1, 2], (n) => map(numbers(n), (m) => m))],
    ["a sync source", () => map([1, 2, 3], (n) => n)],
    ["calls in flight", () => mapConcurrent([1, 2, 3], async (n) => n, { concurrency: 2 })],
    ["a shared source", () => tee(numbers(3))[0]],
  ])("%s goes on as before, read to its end or closed", async (_, make) => {
    for (const read of [
      (values: AsyncIterable<unknown>) => toArray(values),
      async (values: AsyncIterator<unknown>) => [await values.return?.(), await values.next()],
      (values: AsyncIterator<unknown>) => Promise.all([values.next(), values.next(), values.return?.()]),
    ]) {
      const kept: { values?: AsyncIterator<unknown> & AsyncIterable<unknown> } = {};
      const t = await traceAsync(async () => {
        kept.values = make();
        await kept.values.next();
        void kept.values.next();
      });
      const { length } = t.events;
      const expected = make();
      await expected.next();
      void expected.next();
      expect(await read(kept.values as never)).toEqual(await read(expected as never));
      expect(t.events).toHaveLength(length);
    }
  });

  test("an error goes on as before", async () => {
    const kept: { values?: AsyncIterator<unknown> } = {};
    await traceAsync(async () => {
      kept.values = map(numbers(3), async (n) => (n > 0 ? Promise.reject(new Error("no")) : n));
      await kept.values.next();
    });
    await expect(kept.values?.next()).rejects.toThrow("no");
  });
});

test("the budget that was reached first is the one that is told", async () => {
  const t = await traceAsync(
    async () => {
      await toArray(map(numbers(50), (n) => n)).catch(() => {});
      await later(60);
    },
    { budget: 20, maxTime: 40 },
  );
  expect(t.truncated).toBe("budget");
});

test("what a listener builds is not traced, neither in the context nor over traced sequences", async () => {
  const t = await traceAsync(
    async () => {
      await later();
      return toArray(map([1], (n) => n));
    },
    { on: () => void [...mapSync([1], String)] },
  );
  expect(names(t)).toEqual(["Array", "map", "toArray"]);
});

test("without contexts, what is built after the first await is recorded where it reads a traced sequence", async () => {
  const hub = (globalThis as never)[Symbol.for("lazuli.trace")] as { context: unknown };
  const { context } = hub;
  const { getBuiltinModule } = process;
  Object.assign(process, { getBuiltinModule: undefined });
  hub.context = undefined;
  try {
    const t = await traceAsync(async () => {
      const values = map([1, 2], (n) => n);
      await later();
      await toArray(map([5], String));
      expect([max([3, 1]), equals([1], [1])]).toEqual([3, true]);
      return toArray(filter(values, () => true));
    });
    expect(t.result).toEqual([1, 2]);
    expect(names(t)).toEqual(["Array", "map", "filter", "toArray"]);
  } finally {
    hub.context = context;
    Object.assign(process, { getBuiltinModule });
  }
});

test("a call that ends after the trace has no answer in it, and is not missed", async () => {
  const t = await traceAsync(async () => {
    const values = mapConcurrent(
      [1, 2],
      async (n) => {
        await later(10);
        if (n === 2) throw new Error("late");
        return n;
      },
      { concurrency: 2 },
    );
    void values.next().catch(() => {});
    await later();
  });
  const { length } = t.events;
  await later(30);
  expect(t.events).toHaveLength(length);
  expect(told(t, "result", "throw")).toEqual([]);
});

test("a closing that ends after the trace has no answer in it", async () => {
  const slow = {
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ value: 1, done: false }),
      return: async () => (await later(10), { value: undefined, done: true }),
    }),
  };
  const t = await traceAsync(async () => {
    const values = map(slow, (n) => n);
    await values.next();
    void values.return();
  });
  await later(30);
  expect(told(t, "return", "wait", "closed").slice(-3)).toEqual([
    "return map",
    "return Object",
    "wait Object",
  ]);
});

test("two operators over one sequence, and readers of its parts, read it in turn", async () => {
  const run = async (): Promise<unknown[]> => {
    const first = map(numbers(6), (n) => n);
    const [second, third] = [filter(first, () => true), take(first, 1)];
    return [
      await second.next(),
      await toArray(third),
      await first.next(),
      await toArray(second),
      await toArray(first),
    ];
  };
  const handOn = async (): Promise<unknown[]> => {
    const first = map(numbers(4), (n) => n);
    const second = filter(first, () => true);
    const again = from(first);
    return [await again.next(), await second.next(), await again.return(), await second.next()];
  };
  expect((await traceAsync(handOn)).result).toEqual(await handOn());
  const t = await traceAsync(run);
  expect(t.error).toBe(undefined);
  expect(t.result).toEqual(await run());
  expect(faultsOf(t)).toEqual([]);
  const kept: { first?: AsyncIterator<number>; second?: AsyncIterator<number> } = {};
  await traceAsync(async () => {
    const first = map(numbers(4), (n) => n);
    Object.assign(kept, { first, second: filter(first, () => true) });
    await kept.second?.next();
  });
  expect([await kept.first?.next(), await kept.second?.next()]).toEqual([
    { value: 1, done: false },
    { value: 2, done: false },
  ]);
});

test("a sequence prints the same while it is traced", async () => {
  const make = (): unknown[] => [
    zip([map(numbers(), String), flatMap([1], () => [])]),
    take(
      filter(concat([1], numbers()), () => true),
      2,
    ),
    mapSync([1], String),
  ];
  const t = await traceAsync(async () => make().map(String));
  expect(t.result).toEqual(make().map(String));
});

test("a source may fail after the trace", async () => {
  const kept: { values?: AsyncIterator<number> } = {};
  const broken = {
    [Symbol.asyncIterator]: () => ({ next: async () => (await later(5), Promise.reject(new Error("late"))) }),
  };
  let pending: Promise<unknown> = Promise.resolve();
  await traceAsync(async () => {
    kept.values = map(broken as AsyncIterable<number>, (n) => n);
    pending = kept.values.next();
    pending.catch(() => {});
  });
  await expect(pending).rejects.toThrow("late");
});
