import fc from "fast-check";
import {
  abortable,
  type AsyncLazy,
  type ChannelOptions,
  buffer,
  filter,
  first,
  map,
  merge,
  produce,
  type ProducerFunction,
  search,
  type Send,
  take,
  toArray,
} from "lazuli/async";
import { describe, expect, expectTypeOf, test } from "vitest";
import { finish } from "../kit/actors.js";
import { CountingSignal, follow, type Followed, turn } from "../kit/gates.js";
import { inspect } from "../kit/unhandled.js";
import { thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };
const never = (): Promise<never> => new Promise(() => {});

/** Sends the numbers from 0 on, and notes in a log what happens to it. */
function counting(log: unknown[]): ProducerFunction<number> {
  return async (send, signal) => {
    signal.addEventListener("abort", () => log.push("aborted"));
    try {
      for (let n = 0; ; n++) {
        log.push(n);
        await send(n);
      }
    } finally {
      await turn();
      log.push("end");
    }
  };
}

test("its types", () => {
  expectTypeOf(produce<number>((send) => send(1))).toEqualTypeOf<AsyncLazy<number>>();
  expectTypeOf(produce((send: Send<string>) => send("a"))).toEqualTypeOf<AsyncLazy<string>>();
  produce<number>((send, signal) => {
    expectTypeOf(send).toEqualTypeOf<Send<number>>();
    expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
  });
  // @ts-expect-error a string is no number.
  produce<number>((send) => send("a"));
});

test.each<[unknown[], ErrorConstructor, string]>([
  [[5], TypeError, "producer must be a function, got 5"],
  [[], TypeError, "producer must be a function, got undefined"],
  [
    [() => {}, 5],
    TypeError,
    "options must be an object { capacity, overflow, signal }, got 5: pass { capacity: 5 }",
  ],
  [[() => {}, { capacity: -1 }], RangeError, "capacity must be a non-negative integer or Infinity, got -1"],
  [
    [() => {}, { overflow: "drop-newest" }],
    RangeError,
    'capacity must be at least 1, where overflow is "drop-newest", got 0',
  ],
])("refuses %o", async (args, ErrorType, text) => {
  const error = await thrownBy(() => (produce as (...args: unknown[]) => unknown)(...args));
  expect(error).toEqual(new ErrorType(`produce: ${text}`));
});

test("is printed as a sequence", () => {
  expect(
    String(
      map(
        produce(() => {}),
        String,
      ),
    ),
  ).toBe("AsyncLazy [produce → map]");
});

test("calls the function at the first pull, once, and holds it back", async () => {
  const log: unknown[] = [];
  const sequence = produce(counting(log));
  await turn();
  expect(log).toEqual([]);
  for (let n = 0; n < 3; n++) {
    expect(await sequence.next()).toEqual({ value: n, done: false });
    await turn();
    expect(log).toEqual([0, 1, 2, 3].slice(0, n + 2));
  }
});

test("lets the function get ahead by as much as there is room for", async () => {
  const log: unknown[] = [];
  const sequence = produce(counting(log), { capacity: 3 });
  await sequence.next();
  await turn();
  expect(log).toEqual([0, 1, 2, 3, 4]);
});

describe("ends", () => {
  test("when the function returns, or what it returns is resolved", async () => {
    expect(await toArray(produce<number>(() => {}))).toEqual([]);
    expect(await toArray(produce<number>((send) => void send(1)))).toEqual([1]);
    const later = produce<number>(async (send) => {
      await send(1);
      await turn();
      await send(2);
    });
    expect(await toArray(later)).toEqual([1, 2]);
    const thenable = produce<number>(
      (send) =>
        ({
          then: (resolve: (value: unknown) => void) => void send(1).then(resolve),
        }) as unknown as PromiseLike<unknown>,
    );
    expect(await toArray(thenable)).toEqual([1]);
  });

  test.each([new Error("no"), undefined, null, 0, "", false])(
    "with %s, if the function throws it, after the values before",
    async (error) => {
      await inspect("errors", async () => {
        const functions: ProducerFunction<number>[] = [
          (send) => {
            void send(1);
            throw error;
          },
          async (send) => {
            await send(1);
            throw error;
          },
          (send) => (void send(1), Promise.reject(error as Error)),
        ];
        for (const producer of functions) {
          const sequence = produce(producer);
          expect(await sequence.next()).toEqual({ value: 1, done: false });
          const failed = follow(sequence.next());
          await turn();
          expect([failed.isSettled, "error" in failed, failed.error]).toEqual([true, true, error]);
          expect(await sequence.next()).toEqual(end);
        }
      });
    },
  );

  test("and refuses what is sent after that", async () => {
    let late: Send<number> = () => never();
    const sequence = produce<number>((send) => void (late = send));
    expect(await toArray(sequence)).toEqual([]);
    expect(await thrownBy(() => late(1))).toEqual(
      new TypeError(
        "produce: send was called after the function had returned, which ends the sequence: await all that sends",
      ),
    );
  });
});

test("refuses a send beside one that waits, and tells the reader", async () => {
  await inspect("crowded", async () => {
    const crowded = new RangeError(
      'produce: a send still waits for room: await it before the next one, or set overflow to "unbounded"',
    );
    const errors: unknown[] = [];
    const awaited = produce<number>(async (send) => {
      const sent = send(1);
      errors.push(await thrownBy(() => send(2)));
      await sent;
    });
    // Who forgets to await does not hear of it.
    const forgotten = produce<number>((send) => {
      for (let n = 1; n <= 3; n++) void send(n);
    });
    for (const sequence of [awaited, forgotten]) {
      expect(await sequence.next()).toEqual({ value: 1, done: false });
      expect(await thrownBy(() => sequence.next())).toEqual(crowded);
      expect(await sequence.next()).toEqual(end);
    }
    expect(errors).toEqual([crowded]);
  });
});

test.each<[string, () => unknown, string]>([
  ["a function", () => () => {}, "a function: clean up in a finally block, or when the signal is aborted"],
  [
    "a promise of one",
    async () => () => {},
    "a function: clean up in a finally block, or when the signal is aborted",
  ],
  [
    "a generator",
    function* () {
      yield 1;
    },
    "an object: a generator is a sequence, which is read without produce",
  ],
  [
    "an async generator",
    async function* () {
      yield 1;
    },
    "an async iterable: a generator is a sequence, which is read without produce",
  ],
])("refuses %s as the result of its function", async (_, producer, text) => {
  expect(await thrownBy(() => toArray(produce(producer)))).toEqual(
    new TypeError(
      `produce: the result of producer must be nothing, or a promise of when it has sent all, got ${text}`,
    ),
  );
});

test("keeps all that a callback sends, where it is unbounded", async () => {
  const sequence = produce<number>(
    async (send) => {
      for (let n = 0; n < 100; n++) void send(n);
      await turn();
    },
    { overflow: "unbounded" },
  );
  expect(await toArray(sequence)).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

describe("left early", () => {
  test("aborts the signal, rejects the send, and waits for the end of the function", async () => {
    const log: unknown[] = [];
    const sequence = produce(counting(log));
    for await (const n of sequence) if (n === 1) break;
    expect(log).toEqual([0, 1, 2, "aborted", "end"]);
    const taken: unknown[] = [];
    expect(await toArray(take(produce(counting(taken)), 2))).toEqual([0, 1]);
    // What was read is sent: the function goes on to the next one.
    expect(taken).toEqual([0, 1, "aborted", 2, "end"]);
    const found: unknown[] = [];
    expect(await first(produce(counting(found)))).toBe(0);
    expect(found).toEqual([0, "aborted", 1, "end"]);
  });

  test("by an error of a callback: waits for the end of the function, then rejects", async () => {
    const log: unknown[] = [];
    const error = await thrownBy(() =>
      toArray(
        map(produce(counting(log)), () => {
          throw new Error("callback");
        }),
      ),
    );
    expect(error).toEqual(new Error("callback"));
    expect(log).toEqual([0, "aborted", 1, "end"]);
  });

  test("before the first pull, never calls the function", async () => {
    const log: unknown[] = [];
    const sequence = produce(counting(log));
    await sequence.return();
    expect(await sequence.next()).toEqual(end);
    expect(log).toEqual([]);
  });

  test("with a pull pending: settles it at once, and return() when the function has ended", async () => {
    let stop = (): void => {};
    const reasons: unknown[] = [];
    const sequence = produce<number>(async (_, signal) => {
      await new Promise<void>((resolve) => (stop = resolve));
      reasons.push(signal.reason);
    });
    const pending = follow(sequence.next());
    await turn();
    const returned = follow(sequence.return());
    await turn();
    expect([pending.value, returned.isSettled]).toEqual([end, false]);
    stop();
    await turn();
    expect(returned.value).toEqual(end);
    expect(reasons).toMatchObject([{ name: "AbortError" }]);
  });

  test("an AbortError of the function is dropped, and another error is reported", async () => {
    await inspect("closing", async () => {
      const abortError = Object.assign(new Error("stopped"), { name: "AbortError" });
      for (const [error, expected] of [
        [abortError, undefined],
        [new Error("no"), new Error("no")],
        [undefined, "undefined"],
        [null, null],
      ] as const) {
        const sequence = produce<number>(async (send) => {
          await send(0);
          try {
            await send(1);
          } catch {
            throw error;
          }
        });
        await sequence.next();
        await turn();
        const returned = follow(sequence.return());
        await turn();
        expect(returned.isSettled).toBe(true);
        if (error === abortError) expect(returned.value).toEqual(end);
        else expect("error" in returned).toBe(true);
        if (expected !== "undefined") expect(returned.error).toEqual(expected);
      }
    });
  });

  test("a function that rejects with the reason has not failed", async () => {
    const sequence = produce<number>(async (send, signal) => {
      await send(0);
      await new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason as Error)),
      );
    });
    await sequence.next();
    expect(await sequence.return()).toEqual(end);
  });

  test("refuses what a listener of the signal sends, beside a send that waits", async () => {
    await inspect("listening", async () => {
      const errors: unknown[] = [];
      const sequence = produce<number>(async (send, signal) => {
        signal.addEventListener("abort", () => {
          void send(2);
          send(3).catch((error: unknown) => errors.push(error === signal.reason));
        });
        await send(0);
        await send(1);
      });
      expect(await first(sequence)).toBe(0);
      await turn();
      expect(errors).toEqual([true]);
    });
  });

  test("drops what a function sends that goes on all the same", async () => {
    await inspect("going on", async () => {
      let isOver = false;
      const sequence = produce<number>(async (send) => {
        await send(1);
        for (let n = 0; n < 3; n++) {
          void send(n);
          await turn();
        }
        isOver = true;
      });
      expect(await first(sequence)).toBe(1);
      expect(isOver).toBe(true);
    });
  });

  test("after the function has ended, there is nothing to wait for", async () => {
    const sequence = produce<number>((send) => void send(1), { capacity: 2 });
    const another = produce<number>(
      (send) => {
        void send(1);
        void send(2);
      },
      { capacity: 2 },
    );
    expect(await first(another)).toBe(1);
    expect(await toArray(sequence)).toEqual([1]);
  });

  test("before the values that precede an error, drops the error with them", async () => {
    await inspect("unread", async () => {
      const sequence = produce<number>(
        (send) => {
          void send(1);
          void send(2);
          throw new Error("no");
        },
        { capacity: 2 },
      );
      expect(await sequence.next()).toEqual({ value: 1, done: false });
      expect(await sequence.return()).toEqual(end);
      expect(await sequence.next()).toEqual(end);
    });
  });

  test("by the function itself", async () => {
    await inspect("itself", async () => {
      const log: unknown[] = [];
      const sequence: AsyncLazy<number> = produce<number>(async (send, signal) => {
        void sequence.return();
        log.push(signal.aborted, await thrownBy(() => send(1)));
      });
      expect(await sequence.next()).toEqual(end);
      await turn();
      expect(log).toMatchObject([true, { name: "AbortError" }]);
    });
  });
});

describe("a signal", () => {
  test("rejects the pending pull at once, and tells the function", async () => {
    await inspect("abort", async () => {
      const signal = new CountingSignal();
      const reasons: unknown[] = [];
      const sequence = produce<number>(
        async (send, inner) => {
          await send(1);
          await new Promise<void>((resolve) => inner.addEventListener("abort", () => resolve()));
          reasons.push(inner.reason);
          await never();
        },
        { signal },
      );
      await sequence.next();
      const pending = follow(sequence.next());
      await turn();
      signal.abort("enough");
      await turn();
      expect([pending.error, reasons, signal.count]).toEqual(["enough", ["enough"], 0]);
      expect(await sequence.next()).toEqual(end);
    });
  });

  test("stops the function while nobody pulls, too", async () => {
    await inspect("abort", async () => {
      const signal = new CountingSignal();
      const log: unknown[] = [];
      const sequence = produce(counting(log), { signal });
      await sequence.next();
      await turn();
      signal.abort(0);
      await turn();
      await turn();
      expect(log).toEqual([0, 1, "aborted", "end"]);
      const failed = follow(sequence.next());
      await turn();
      expect(["error" in failed, failed.error, signal.count]).toEqual([true, 0, 0]);
    });
  });

  test("aborted before, never calls the function", async () => {
    const log: unknown[] = [];
    const signal = AbortSignal.abort("early");
    expect(await thrownBy(() => toArray(produce(counting(log), { signal })))).toBe("early");
    expect(log).toEqual([]);
  });

  test("is the way out of a function that is stuck, as is abortable", async () => {
    const controller = new AbortController();
    const stuck = follow(toArray(abortable(produce<number>(never), controller.signal)));
    await turn();
    controller.abort("enough");
    await turn();
    expect(stuck.error).toBe("enough");
  });
});

test("a search over it can stop, and go on", async () => {
  const odd = filter(produce(counting([])), (n) => n % 2 === 1);
  const verdict = await search(odd, (n) => n > 4, { maxPulls: 4 });
  expect(verdict).toMatchObject({ found: false, reason: "pulls", last: 3 });
  expect(verdict.found || (await verdict.resume({ maxPulls: 4 }))).toMatchObject({ found: true, value: 5 });
});

test.each<[string, ChannelOptions]>([
  ["strict", {}],
  ["with room for all", { capacity: Infinity }],
  ["drop-oldest", { capacity: 2, overflow: "drop-oldest" }],
  ["drop-newest", { capacity: 2, overflow: "drop-newest" }],
])("a function that never waits lets a timer ring: %s", async (_, options) => {
  let isOver = false;
  setTimeout(() => (isOver = true), 5);
  const busy = produce<number>(async (send) => {
    for (let n = 0; !isOver; n++) {
      if (n === 1_000_000) throw new Error("it does not ring");
      await send(n);
    }
  }, options);
  expect(await toArray(filter(busy, () => false))).toEqual([]);
});

test("is closed once by all that read it", async () => {
  const log: unknown[] = [];
  const merged = merge(buffer(produce(counting(log)), 2), [1, 2]);
  await merged.next();
  await merged.return();
  expect(log.filter((entry) => entry === "end")).toEqual(["end"]);
});

test("yields what is sent in any order of events, and always ends", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.nat(6),
      fc.nat(8),
      fc.nat(3),
      fc.boolean(),
      async (scheduler, length, appetite, capacity, fails) => {
        const pause = (): Promise<unknown> => scheduler.schedule(Promise.resolve(), "pause");
        let isOver = false;
        const sequence = produce<number>(
          async (send) => {
            try {
              for (let n = 0; n < length; n++) {
                await pause();
                await send(n);
              }
              await pause();
              if (fails) throw 0;
            } finally {
              await pause();
              isOver = true;
            }
          },
          { capacity },
        );
        const read: number[] = [];
        const outcome: Followed = {} as Followed;
        const reading = (async () => {
          try {
            for await (const n of take(sequence, appetite)) {
              read.push(n);
              await pause();
            }
          } catch (error) {
            outcome.error = error;
          }
          // Nothing is left running.
          expect(isOver).toBe(appetite > 0);
        })();
        await finish(scheduler, [reading]);
        expect(read).toEqual(Array.from({ length: Math.min(length, appetite) }, (_, n) => n));
        if (appetite > length) expect(outcome.error).toBe(fails ? 0 : undefined);
        // One that fails while it is left reports that, as a source does whose closing fails.
        else if (!fails) expect(outcome.error).toBe(undefined);
      },
    ),
  );
});
