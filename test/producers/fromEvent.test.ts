import { EventEmitter, once } from "node:events";
import { createReadStream } from "node:fs";
import fc from "fast-check";
import {
  type AsyncLazy,
  first,
  fromEvent,
  map,
  merge,
  type Overflow,
  type PlatformEvent,
  take,
  toArray,
} from "lazuli/async";
import { describe, expect, expectTypeOf, test } from "vitest";
import { finish } from "../kit/actors.js";
import { CountingSignal, follow, turn } from "../kit/gates.js";
import { Litter, STRAYS } from "../kit/garbage.js";
import { inspect } from "../kit/unhandled.js";
import { thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };
const CROWDED = (capacity: number): RangeError =>
  new RangeError(
    `fromEvent: no room for more than ${capacity} events and one that waits: read them faster, keep more by capacity, or drop some by overflow`,
  );

type EventListener = Parameters<EventTarget["addEventListener"]>[1];

/** A target that counts its listeners. */
class Target extends EventTarget {
  readonly added: string[] = [];

  override addEventListener(type: string, listener: EventListener): void {
    this.added.push(type);
    super.addEventListener(type, listener);
  }

  override removeEventListener(type: string, listener: EventListener): void {
    this.added.splice(this.added.indexOf(type), 1);
    super.removeEventListener(type, listener);
  }
}

/** An event with something in it. */
class Numbered extends Event {
  readonly n: number;

  constructor(type: string, n: number) {
    super(type);
    this.n = n;
  }
}

/** A kind of target, and what the tests do with it. */
interface Kind {
  readonly name: string;
  readonly make: () => { target: Target | EventEmitter; fire: (type: string, n?: number) => void };
  readonly numberIn: (value: unknown) => unknown;
  /** What listens. */
  readonly listening: (target: never) => unknown[];
}

const kinds: Kind[] = [
  {
    name: "an EventTarget",
    make: () => {
      const target = new Target();
      return { target, fire: (type, n = 0) => void target.dispatchEvent(new Numbered(type, n)) };
    },
    numberIn: (event) => (event as Numbered).n,
    listening: ({ added }: Target) => added,
  },
  {
    name: "an EventEmitter",
    make: () => {
      const target = new EventEmitter();
      return { target, fire: (type, n) => void target.emit(type, n) };
    },
    numberIn: (values) => (values as unknown[])[0],
    listening: (target: EventEmitter) => target.eventNames(),
  },
];

test("its types", () => {
  const emitter = new EventEmitter();
  expectTypeOf(fromEvent(emitter, "line")).toEqualTypeOf<AsyncLazy<unknown[]>>();
  expectTypeOf(fromEvent<[line: string]>(emitter, Symbol("line"))).toEqualTypeOf<AsyncLazy<[line: string]>>();
  expectTypeOf(fromEvent(new EventTarget(), "x")).toEqualTypeOf<AsyncLazy<Event>>();
  expectTypeOf<PlatformEvent>().toEqualTypeOf<Event>();
  expectTypeOf(fromEvent(AbortSignal.abort(), "abort")).toEqualTypeOf<AsyncLazy<Event>>();
  type Typed = EventTarget & { onnumbered: ((event: Numbered) => void) | null };
  expectTypeOf(fromEvent(new EventTarget() as Typed, "numbered")).toEqualTypeOf<AsyncLazy<Numbered>>();
  class Clicks {
    on(type: "click", listener: (x: number, y: number) => void): this {
      return (void [type, listener], this);
    }
    off(type: "click", listener: (x: number, y: number) => void): this {
      return (void [type, listener], this);
    }
  }
  expectTypeOf(fromEvent<[number, number]>(new Clicks(), "click")).toEqualTypeOf<
    AsyncLazy<[number, number]>
  >();
  // @ts-expect-error no target.
  expect(() => fromEvent({}, "x")).toThrow(TypeError);
});

const emitter = new EventEmitter();

test.each<[unknown[], ErrorConstructor, string]>([
  [[5, "x"], TypeError, "target must be an EventTarget or an EventEmitter, got 5"],
  [[null, "x"], TypeError, "target must be an EventTarget or an EventEmitter, got null"],
  [["button", "x"], TypeError, 'target must be an EventTarget or an EventEmitter, got "button"'],
  [[{ on() {} }, "x"], TypeError, "target must be an EventTarget or an EventEmitter, got an object"],
  [
    [new EventTarget(), "x", () => {}],
    TypeError,
    "options must be an object, got a function: the events are what it returns: loop over them",
  ],
  [
    [Object.assign(new EventTarget(), { onmessage: null }), "onmessage"],
    TypeError,
    'type must be the name of an event, got "onmessage": did you mean "message"?',
  ],
  [[emitter], TypeError, "type must be a string or a symbol, got undefined"],
  [[emitter, 5], TypeError, "type must be a string or a symbol, got 5"],
  [
    [emitter, "x", 5],
    TypeError,
    "options must be an object { capacity, overflow, signal, until }, got 5: pass { capacity: 5 }",
  ],
  [[emitter, "x", { until: 5 }], TypeError, "until must be the name of an event or a list of them, got 5"],
  [
    [emitter, "x", { until: ["end", 5] }],
    TypeError,
    "until must be the name of an event or a list of them, got an array",
  ],
  [
    [emitter, "x", { capacity: 0, overflow: "drop-oldest" }],
    RangeError,
    'capacity must be at least 1, where overflow is "drop-oldest", got 0',
  ],
])("refuses %o, and does not listen", async (args, ErrorType, text) => {
  const error = await thrownBy(() => (fromEvent as (...args: unknown[]) => unknown)(...args));
  expect(error).toEqual(new ErrorType(`fromEvent: ${text}`));
  expect(emitter.eventNames()).toEqual([]);
});

test("yields what Node's `on` does of an emitter, and events of a target", async () => {
  const emitter = new EventEmitter();
  const values = fromEvent(emitter, "x");
  emitter.emit("x");
  emitter.emit("x", 1, "two");
  expect(await toArray(take(values, 2))).toEqual([[], [1, "two"]]);
  const target = new EventTarget();
  const events = fromEvent(target, "x");
  const event = new Event("x");
  target.dispatchEvent(event);
  expect(await first(events)).toBe(event);
  expect(String(map(fromEvent(target, "x"), String))).toBe("AsyncLazy [fromEvent → map]");
});

test("takes what is both for an EventTarget", async () => {
  class Both extends Target {
    on(): void {}
    off(): void {}
  }
  const target = new Both();
  const events = fromEvent(target, "x");
  target.dispatchEvent(new Numbered("x", 1));
  expect(await first(events)).toBeInstanceOf(Numbered);
});

test("takes symbols for names", async () => {
  const [type, until] = [Symbol("x"), Symbol("until")];
  const emitter = new EventEmitter();
  const values = fromEvent(emitter, type, { until });
  emitter.emit(type, 1);
  emitter.emit(until);
  expect(await toArray(values)).toEqual([[1]]);
});

describe.each(kinds)("of $name", ({ make, numberIn, listening }) => {
  const numbers = (events: AsyncIterable<unknown>): Promise<unknown[]> => toArray(map(events, numberIn));
  const at = (made: { target: unknown }): unknown[] => listening(made.target as never);
  /** Listens to `x`. */
  const listen = (made: { target: unknown }, options?: object): AsyncLazy<unknown> =>
    fromEvent(made.target as EventEmitter, "x", options);

  test("listens from the call on", async () => {
    const made = make();
    made.fire("x", 0);
    const events = listen(made);
    for (const n of [1, 2, 3]) made.fire("x", n);
    expect(await numbers(take(events, 2))).toEqual([1, 2]);
    expect(at(made)).toEqual([]);
    made.fire("x", 4);
    expect(await events.next()).toEqual(end);
  });

  test("a read waits for an event", async () => {
    const made = make();
    const read = follow(listen(made).next());
    await turn();
    expect(read.isSettled).toBe(false);
    made.fire("x", 7);
    await turn();
    expect(numberIn((read.value as { value: unknown }).value)).toBe(7);
  });

  test("`close` ends it after what came before, and then it does not listen", async () => {
    const made = make();
    const events = listen(made);
    for (const n of [1, 2]) made.fire("x", n);
    made.fire("close");
    expect(at(made)).toEqual([]);
    made.fire("x", 3);
    expect(await numbers(events)).toEqual([1, 2]);
  });

  test.each([
    ["end", ["end"]],
    [
      ["end", "finish"],
      ["finish", "end"],
    ],
    [[], []],
  ])("`until` %o ends it in place of `close`", async (until, ends) => {
    for (const name of [...ends, undefined]) {
      const made = make();
      const events = listen(made, { until });
      made.fire("close");
      made.fire("x", 1);
      if (name === undefined) {
        expect(await numbers(take(events, 1))).toEqual([1]);
        continue;
      }
      made.fire(name);
      made.fire("x", 2);
      expect(await numbers(events)).toEqual([1]);
      expect(at(made)).toEqual([]);
    }
  });

  test("an event that ends it is yielded if it is of the type", async () => {
    const made = make();
    const events = fromEvent(made.target as EventEmitter, "close");
    made.fire("close", 1);
    made.fire("close", 2);
    expect(await numbers(events)).toEqual([1]);
  });

  test("errors are values where they are what is read", async () => {
    const made = make();
    const events = fromEvent(made.target as EventEmitter, "error");
    made.fire("error", 1);
    made.fire("error", 2);
    expect(await numbers(take(events, 2))).toEqual([1, 2]);
  });

  test("`error` may end it without an error", async () => {
    const made = make();
    const events = listen(made, { until: ["error"] });
    made.fire("x", 1);
    made.fire("error", 2);
    expect(await numbers(events)).toEqual([1]);
  });

  test("is closed by whoever leaves it, also before it is read", async () => {
    const made = make();
    const events = listen(made);
    expect(at(made).sort()).toEqual(["close", "error", "x"]);
    const pending = follow(events.next());
    await turn();
    expect(await events.return()).toEqual(end);
    expect([pending.value, at(made)]).toEqual([end, []]);
    await listen(made).return();
    expect(at(made)).toEqual([]);
    for await (const _ of (setTimeout(() => made.fire("x")), listen(made))) break;
    expect(at(made)).toEqual([]);
  });

  test("an error of a callback ends the listening", async () => {
    const made = make();
    const events = map(listen(made), () => {
      throw new Error("callback");
    });
    made.fire("x");
    expect(await thrownBy(() => toArray(events))).toEqual(new Error("callback"));
    expect(at(made)).toEqual([]);
  });

  test("a signal ends the listening at once, and the read with its reason", async () => {
    await inspect("abort", async () => {
      const signal = new CountingSignal();
      const made = make();
      const events = listen(made, { signal });
      const pending = follow(events.next());
      made.fire("x", 1);
      made.fire("x", 2);
      await turn();
      signal.abort(0);
      expect([at(made), signal.count]).toEqual([[], 0]);
      const failed = follow(events.next());
      await turn();
      expect(numberIn((pending.value as { value: unknown }).value)).toBe(1);
      expect(["error" in failed, failed.error]).toEqual([true, 0]);
      expect(await events.next()).toEqual(end);
    });
  });

  test("a signal that is aborted: it does not listen", async () => {
    const made = make();
    const events = listen(made, { signal: AbortSignal.abort("early") });
    expect(at(made)).toEqual([]);
    expect(await thrownBy(() => toArray(events))).toBe("early");
  });

  test("the signal is not listened to after the end", async () => {
    const signal = new CountingSignal();
    const made = make();
    const events = listen(made, { signal });
    made.fire("x", 1);
    made.fire("close");
    expect(await numbers(events)).toEqual([1]);
    expect(signal.count).toBe(0);
    await listen(made, { signal }).return();
    expect(signal.count).toBe(0);
  });

  test("strict: more events than there is room for end it, after those before them", async () => {
    await inspect("crowded", async () => {
      const made = make();
      const events = listen(made, { capacity: 2 });
      for (const n of [1, 2, 3]) made.fire("x", n);
      expect(at(made).length).toBe(3);
      made.fire("x", 4);
      expect(at(made)).toEqual([]);
      const read: unknown[] = [];
      const error = await thrownBy(async () => {
        for await (const event of events) read.push(numberIn(event));
      });
      expect(read).toEqual([1, 2, 3]);
      expect(error).toEqual(CROWDED(2));
    });
  });

  test("strict: by default there is room for 1,024", async () => {
    const made = make();
    const events = listen(made);
    for (let n = 0; n < 1025; n++) made.fire("x", n);
    expect(await numbers(take(events, 1025))).toHaveLength(1025);
    const more = listen(made);
    for (let n = 0; n < 1026; n++) made.fire("x", n);
    expect(await thrownBy(() => toArray(more))).toEqual(CROWDED(1024));
  });

  test.each<[Overflow, number[]]>([
    ["unbounded", Array.from({ length: 100 }, (_, n) => n)],
    ["drop-oldest", [97, 98, 99]],
    ["drop-newest", [0, 1, 2]],
  ])("%s: no event ends it", async (overflow, expected) => {
    const made = make();
    const events = listen(made, { overflow, capacity: 3 });
    for (let n = 0; n < 100; n++) made.fire("x", n);
    made.fire("close");
    expect(await numbers(events)).toEqual(expected);
  });

  test("yields what is fired, in any order of events", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat(3), { maxLength: 6 }),
        fc.nat(8),
        async (scheduler, bursts, appetite) => {
          const pause = (): Promise<unknown> => scheduler.schedule(Promise.resolve(), "pause");
          const made = make();
          const events = listen(made, { overflow: "unbounded" });
          let count = 0;
          const firing = (async () => {
            for (const burst of bursts) {
              await pause();
              for (let n = 0; n < burst; n++) made.fire("x", count++);
            }
            await pause();
            made.fire("close");
          })();
          const read: unknown[] = [];
          const reading = (async () => {
            for await (const event of take(events, appetite)) {
              read.push(numberIn(event));
              await pause();
            }
          })();
          await finish(scheduler, [firing, reading]);
          expect(read).toEqual(Array.from({ length: Math.min(count, appetite) }, (_, n) => n));
          expect(at(made)).toEqual([]);
        },
      ),
    );
  });
});

describe("an `error` event", () => {
  test.each([new Error("no"), undefined, null, 0, ""])("of an emitter throws %s", async (error) => {
    const emitter = new EventEmitter();
    const events = fromEvent(emitter, "x");
    emitter.emit("x", 1);
    emitter.emit("error", error);
    expect(emitter.eventNames()).toEqual([]);
    expect((await events.next()).value).toEqual([1]);
    const failed = follow(events.next());
    await turn();
    expect(["error" in failed, failed.error]).toEqual([true, error]);
  });

  test("of a target throws its error, or one with its message", async () => {
    const cause = (fields: object): Event => Object.assign(new Event("error"), fields);
    const inside = new Error("inside");
    const cases: [Event, unknown][] = [
      [cause({ error: inside }), inside],
      [cause({ error: 0 }), 0],
      [cause({ error: null, message: "it broke" }), new Error("fromEvent: it broke")],
      [cause({ message: "" }), new Error("fromEvent: the target has fired an error event")],
      [new Event("error"), new Error("fromEvent: the target has fired an error event")],
    ];
    for (const [event, expected] of cases) {
      const target = new EventTarget();
      const events = fromEvent(target, "x");
      target.dispatchEvent(event);
      const error = await thrownBy(() => first(events));
      expect(error).toEqual(expected);
      if (expected instanceof Error && expected !== inside) expect((error as Error).cause).toBe(event);
    }
  });
});

describe("a target in the middle of something", () => {
  /** An emitter that lets a test say what `on` and `off` do besides. */
  class Emitter {
    readonly added: { readonly name: unknown; readonly run: (...values: unknown[]) => void }[] = [];
    onAdd: (name: unknown, run: (...values: unknown[]) => void) => void = () => {};
    onRemove: (name: unknown) => void = () => {};

    on(name: unknown, run: (...values: unknown[]) => void): void {
      this.onAdd(name, run);
      this.added.push({ name, run });
    }

    off(name: unknown, run: unknown): void {
      this.onRemove(name);
      const index = this.added.findIndex((entry) => entry.name === name && entry.run === run);
      if (index >= 0) this.added.splice(index, 1);
    }

    fire(name: string, ...values: unknown[]): void {
      for (const entry of [...this.added]) if (entry.name === name) entry.run(...values);
    }

    get names(): unknown[] {
      return this.added.map(({ name }) => name);
    }
  }

  test("an event that comes after the end, as of an emitter that is emitting, is dropped", async () => {
    await inspect("emitting", async () => {
      const emitter = new EventEmitter();
      emitter.on("x", () => emitter.emit("close"));
      const events = fromEvent(emitter, "x");
      emitter.emit("x", 1);
      expect(await toArray(events)).toEqual([]);
    });
  });

  test("its own listeners are no events any more when they are removed", async () => {
    await inspect("removing", async () => {
      const emitter = new EventEmitter();
      const events = fromEvent(emitter, "removeListener");
      const other = (): void => {};
      emitter.on("x", other).off("x", other);
      emitter.emit("close");
      expect(await toArray(events)).toEqual([["x", other]]);
      expect(emitter.eventNames()).toEqual([]);
    });
  });

  test.each(["error", "close", "x"])("one that ends it while %s is added keeps no listener", async (at) => {
    const emitter = new EventEmitter();
    emitter.on("newListener", (name) => {
      if (name === at) emitter.emit("close");
    });
    const ended = fromEvent(emitter, "x", { until: ["close", "end"] });
    emitter.emit("end");
    expect(await toArray(ended)).toEqual([]);
    expect(emitter.eventNames()).toEqual(["newListener"]);
  });

  test("one that fires when a listener is added", async () => {
    const emitter = new Emitter();
    emitter.onAdd = (name, run) => {
      if (name === "error") run(0);
    };
    const events = fromEvent(emitter, "x");
    expect(emitter.names).toEqual([]);
    expect(await thrownBy(() => toArray(events))).toBe(0);
  });

  test("one that refuses a listener keeps no other, and the signal neither", () => {
    const emitter = new Emitter();
    const refused = new Error("no");
    const signal = new CountingSignal();
    emitter.onAdd = (name) => {
      if (name === "x") throw refused;
    };
    expect(() => fromEvent(emitter, "x", { signal })).toThrow(refused);
    expect([emitter.names, signal.count]).toEqual([[], 0]);
  });

  describe("one that throws when a listener is removed", () => {
    const cases: [string, (emitter: Emitter, signal: CountingSignal) => void, unknown][] = [
      [
        "an event that ends it: the error is reported",
        (emitter) => emitter.fire("close"),
        "cannot remove error",
      ],
      ["an error, which comes first", (emitter) => emitter.fire("error", 0), 0],
      ["an abort, whose reason comes first", (_, signal) => signal.abort(""), ""],
    ];

    function make(): {
      emitter: Emitter;
      signal: CountingSignal;
      events: AsyncLazy<unknown>;
      removed: unknown[];
    } {
      const emitter = new Emitter();
      const signal = new CountingSignal();
      const removed: unknown[] = [];
      emitter.onRemove = (name) => {
        removed.push(name);
        throw `cannot remove ${String(name)}`;
      };
      return { emitter, signal, events: fromEvent(emitter, "x", { signal }), removed };
    }

    test.each(cases)("by %s", async (_, leave, expected) => {
      await inspect("removing", async () => {
        const { emitter, signal, events, removed } = make();
        const pull = follow(events.next());
        await turn();
        leave(emitter, signal);
        await turn();
        expect(removed).toEqual(["error", "close", "x"]);
        expect(pull).toEqual({ isSettled: true, error: expected });
        expect(signal.count).toBe(0);
      });
    });

    test("by return, which reports it", async () => {
      const { events, signal, removed } = make();
      const pull = follow(events.next());
      expect(await thrownBy(() => events.return())).toBe("cannot remove error");
      expect(removed).toEqual(["error", "close", "x"]);
      expect([pull.value, signal.count]).toEqual([end, 0]);
    });
  });

  test("an error event without an event is one too", async () => {
    let fail = (): void => {};
    const target = {
      addEventListener: (name: string, run: (event: unknown) => void) => {
        if (name === "error") fail = (): void => run(undefined);
      },
      removeEventListener: () => {},
    };
    const events = fromEvent(target, "x");
    fail();
    expect(await thrownBy(() => first(events))).toEqual(
      new Error("fromEvent: the target has fired an error event"),
    );
  });
});

test("reads a stream of Node by its events, and the platform's targets", async () => {
  const stream = createReadStream(import.meta.filename ?? new URL(import.meta.url).pathname, {
    encoding: "utf8",
    highWaterMark: 1024,
  });
  const chunks = await toArray(fromEvent<[string]>(stream, "data", { until: "end" }));
  expect(chunks.flat().join("")).toContain("reads a stream of Node by its events");
  await once(stream, "close").catch(() => {});
  const { port1, port2 } = new MessageChannel();
  const messages = fromEvent(port1 as unknown as EventTarget, "message");
  (port1 as unknown as { start(): void }).start();
  for (const n of [1, 2]) port2.postMessage(n);
  expect(await toArray(map(take(messages, 2), (event) => (event as MessageEvent).data as unknown))).toEqual([
    1, 2,
  ]);
  port1.close();
});

test("merges with others, which are closed together", async () => {
  const [a, b] = [new EventEmitter(), new EventEmitter()];
  const merged = merge(fromEvent(a, "x"), fromEvent(b, "x"));
  b.emit("x", 1);
  a.emit("x", 2);
  expect(await toArray(take(merged, 2))).toHaveLength(2);
  expect([a.eventNames(), b.eventNames()]).toEqual([[], []]);
});

test("what was read or dropped is not kept", async () => {
  const litter = new Litter();
  const emitter = new EventEmitter();
  const events = fromEvent(emitter, "x", { capacity: 100, overflow: "drop-oldest" });
  for (let count = 0; count < 500; count++) emitter.emit("x", litter.next());
  for (let count = 0; count < 50; count++) await events.next();
  expect(await litter.remaining(0, 450)).toBeLessThanOrEqual(STRAYS);
  expect(litter.count(450, 500)).toBe(50);
  await events.return();
});
