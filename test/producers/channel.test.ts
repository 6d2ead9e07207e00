import { inspect as print } from "node:util";
import fc from "fast-check";
import {
  type AsyncLazy,
  channel,
  type Channel,
  type ChannelOptions,
  filter,
  first,
  map,
  mapConcurrent,
  type Overflow,
  search,
  type Send,
  type Sender,
  take,
  toArray,
} from "lazuli/async";
import { describe, expect, expectTypeOf, test } from "vitest";
import { finish as finishAll } from "../kit/actors.js";
import { CountingSignal, follow, type Followed, turn } from "../kit/gates.js";
import { Litter, STRAYS } from "../kit/garbage.js";
import { inspect } from "../kit/unhandled.js";
import { thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };
const CROWDED =
  'channel: a send still waits for room: await it before the next one, give each producer a sender() of its own, or set overflow to "unbounded"';

function readerOf<T>(of: Channel<T>): AsyncLazy<T> {
  return of[Symbol.asyncIterator]();
}

/** A channel whose sends are not awaited: what comes of each is noted. */
function open(options?: ChannelOptions): { of: Channel<number>; send: (value: number) => Followed } {
  const of = channel<number>(options);
  return { of, send: (value) => follow(of.send(value)) };
}

test("its types", () => {
  expectTypeOf(channel<number>()).toEqualTypeOf<Channel<number>>();
  expectTypeOf(channel<number>().send).toEqualTypeOf<Send<number>>();
  expectTypeOf(channel<number>().sender()).toEqualTypeOf<Sender<number>>();
  expectTypeOf(channel<number>().send(1)).toEqualTypeOf<Promise<void>>();
  expectTypeOf(readerOf(channel<string>())).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(map(channel<number>(), String)).toEqualTypeOf<AsyncLazy<string>>();
  const overflow: Overflow = "drop-oldest";
  channel({ capacity: 4, overflow, signal: new AbortController().signal });
  // @ts-expect-error a string is no number.
  void channel<number>().send("1");
  // @ts-expect-error no such word.
  expect(() => channel({ overflow: "drop" })).toThrow(TypeError);
  void (() => {
    // What `using` asks for.
    using scoped = channel<number>();
    return scoped;
  });
});

const FORM = "{ capacity, overflow, signal }";
const CAPACITY = "capacity must be a non-negative integer or Infinity";

test.each<[unknown, ErrorConstructor, string]>([
  [5, TypeError, `options must be an object ${FORM}, got 5: pass { capacity: 5 }`],
  [null, TypeError, `options must be an object ${FORM}, got null`],
  [{ size: 1 }, TypeError, `options must be an object with no keys but ${FORM}, got "size"`],
  [{ capacity: -1 }, RangeError, `${CAPACITY}, got -1`],
  [{ capacity: 1.5 }, RangeError, `${CAPACITY}, got 1.5`],
  [{ capacity: NaN }, RangeError, `${CAPACITY}, got NaN`],
  [{ capacity: "1" }, TypeError, `${CAPACITY}, got "1"`],
  [{ capacity: null }, TypeError, `${CAPACITY}, got null`],
  [
    { overflow: "wait" },
    TypeError,
    'overflow must be "strict", "unbounded", "drop-oldest" or "drop-newest", got "wait"',
  ],
  [{ signal: "stop" }, TypeError, 'signal must be an AbortSignal, got "stop"'],
  [
    { overflow: "drop-oldest" },
    RangeError,
    'capacity must be at least 1, where overflow is "drop-oldest", got 0',
  ],
  [
    { capacity: 0, overflow: "drop-newest" },
    RangeError,
    'capacity must be at least 1, where overflow is "drop-newest", got 0',
  ],
])("refuses the options %o", async (options, ErrorType, text) => {
  const error = await thrownBy(() => channel(options as never));
  expect(error).toEqual(new ErrorType(`channel: ${text}`));
});

test("is printed as what it is", async () => {
  const { of, send } = open({ capacity: 2 });
  for (const value of [1, 2, 3]) send(value);
  readerOf(of);
  for (const printed of [String(of), print(of)])
    expect(printed).toBe("Channel [2 of 2 kept, 1 waiting, 1 reading]");
  of.close();
  expect(String(of)).toBe("Channel [2 of 2 kept, 1 waiting, 1 reading, closed]");
  expect(String(map(of, String))).toBe("AsyncLazy [channel → map]");
  expect(JSON.stringify(of)).toBe("{}");
});

describe("a send", () => {
  test("is done at once while there is room, else when a value is read", async () => {
    const { of, send } = open({ capacity: 2 });
    const sends = [1, 2, 3].map(send);
    const reader = readerOf(of);
    await turn();
    expect(sends.map(({ isSettled }) => isSettled)).toEqual([true, true, false]);
    expect(await reader.next()).toEqual({ value: 1, done: false });
    await turn();
    expect(sends.map(({ isSettled }) => isSettled)).toEqual([true, true, true]);
  });

  test("without capacity is done when its value is read", async () => {
    const { of, send } = open();
    const sent = send(1);
    await turn();
    expect(sent.isSettled).toBe(false);
    expect(await first(of)).toBe(1);
    expect(sent.isSettled).toBe(true);
  });

  test("to a reader that waits is done too", async () => {
    const { of, send } = open();
    const read = readerOf(of).next();
    await turn();
    const sent = send(1);
    expect(await read).toEqual({ value: 1, done: false });
    await turn();
    expect([sent.isSettled, sent.error]).toEqual([true, undefined]);
  });

  test("hands on any value as it is, promises too", async () => {
    const values = [undefined, null, 0, NaN, Promise.resolve(1), () => 1, { then: () => {} }];
    const of = channel<unknown>({ capacity: Infinity });
    for (const value of values) await of.send(value);
    of.close();
    const read: unknown[] = [];
    for (const reader = readerOf(of); ;) {
      const { value, done } = await reader.next();
      if (done) break;
      read.push(value);
    }
    expect(read).toEqual(values);
  });

  test("lets the event loop have a turn now and then, however many are sent", async () => {
    const { of } = open({ capacity: 1, overflow: "drop-newest" });
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    for (let count = 0; turns < 2 && count < 1_000_000; count++) await of.send(count);
    for (let count = 0; turns < 4 && count < 10_000; count++) {
      await Promise.all(Array.from({ length: 100 }, () => of.send(count)));
    }
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  test("can be called without its channel", async () => {
    const { send, close, sender, ...of } = channel<number>({ capacity: 4 });
    await send(1);
    await sender().send(2);
    close();
    expect(Object.keys(of)).toEqual(["fail"]);
  });
});

describe("more than there is room for", () => {
  test("strict: one send of each producer may wait", async () => {
    const { of, send } = open({ capacity: 1 });
    const another = of.sender();
    const [kept, waits, refused] = [send(1), send(2), send(3)];
    const others = [follow(another.send(4)), follow(another.send(5))];
    await turn();
    expect([kept.isSettled, waits.isSettled, refused.isSettled]).toEqual([true, false, true]);
    expect(refused.error).toEqual(new RangeError(CROWDED));
    expect(others.map(({ error }) => error)).toEqual([undefined, new RangeError(CROWDED)]);
    of.close();
    expect(await toArray(of)).toEqual([1, 2, 4]);
  });

  test("strict: a send that is refused is lost only loudly", async () => {
    const rejections: unknown[] = [];
    const note = (error: unknown): void => void rejections.push(error);
    process.on("unhandledRejection", note);
    const of = channel<number>();
    void of.send(1);
    void of.send(2);
    await turn();
    process.off("unhandledRejection", note);
    expect(rejections).toEqual([new RangeError(CROWDED)]);
    expect(await first(of)).toBe(1);
  });

  test("unbounded: any number of sends may wait", async () => {
    const { of, send } = open({ capacity: 1, overflow: "unbounded" });
    const sends = [1, 2, 3, 4].map(send);
    await turn();
    expect(sends.map(({ isSettled }) => isSettled)).toEqual([true, false, false, false]);
    expect(await toArray(take(of, 3))).toEqual([1, 2, 3]);
    await turn();
    expect(sends.map(({ isSettled }) => isSettled)).toEqual([true, true, true, true]);
  });

  test.each<[Overflow, number[]]>([
    ["drop-oldest", [3, 4]],
    ["drop-newest", [1, 2]],
  ])("%s: no send waits", async (overflow, expected) => {
    const { of, send } = open({ capacity: 2, overflow });
    const sends = [1, 2, 3, 4].map(send);
    await turn();
    expect(sends.map(({ isSettled }) => isSettled)).toEqual([true, true, true, true]);
    of.close();
    expect(await toArray(of)).toEqual(expected);
  });
});

describe("the end", () => {
  test("close: what was sent before is read, and later sends reject", async () => {
    const { of, send } = open({ capacity: 1 });
    const sends = [send(1), send(2)];
    of.close();
    const late = await thrownBy(() => of.send(3));
    expect(late).toEqual(
      new TypeError("channel: send was called after close: let the producers end first, and close then"),
    );
    of.close();
    of.fail(new Error("too late"));
    expect(await toArray(of)).toEqual([1, 2]);
    expect(sends.map(({ isSettled, error }) => [isSettled, error])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
    expect(await toArray(of)).toEqual([]);
  });

  test.each([undefined, null, 0, "", false, new Error("no")])(
    "fail(%s): what was sent before is read, then each reader throws the error",
    async (error) => {
      await inspect("fail", async () => {
        const { of, send } = open({ capacity: 1 });
        send(1);
        send(2);
        of.fail(error);
        of.close();
        const readers = [readerOf(of), readerOf(of)];
        const read = readers.map((reader) => follow(reader.next()));
        await turn();
        expect(read.map(({ value }) => value)).toEqual([
          { value: 1, done: false },
          { value: 2, done: false },
        ]);
        for (const reader of [...readers, readerOf(of)]) {
          const failed = follow(reader.next());
          await turn();
          expect([failed.isSettled, "error" in failed, failed.error]).toEqual([true, true, error]);
          expect(await reader.next()).toEqual(end);
        }
        const late = follow(of.send(3));
        await turn();
        expect(["error" in late, late.error]).toEqual([true, error]);
      });
    },
  );

  test("`using` closes it", async () => {
    const of = channel<number>({ capacity: 1 });
    await of.send(1);
    (of as unknown as Record<symbol, () => void>)[Symbol.dispose ?? Symbol.for("Symbol.dispose")]?.();
    expect(await toArray(of)).toEqual([1]);
  });

  test("readers that wait are told", async () => {
    for (const finish of ["close", "fail"] as const) {
      const { of } = open();
      const reads = [readerOf(of), readerOf(of)].map((reader) => follow(reader.next()));
      await turn();
      of[finish](1);
      await turn();
      if (finish === "close") expect(reads.map(({ value }) => value)).toEqual([end, end]);
      else expect(reads.map(({ error }) => error)).toEqual([1, 1]);
    }
  });
});

describe("readers", () => {
  test("get each value once, the one that waits longest first", async () => {
    const { of, send } = open();
    const [a, b] = [readerOf(of), readerOf(of)];
    const reads = [follow(b.next()), follow(a.next()), follow(b.next())];
    await turn();
    [1].map(send);
    await turn();
    send(2);
    await turn();
    send(3);
    await turn();
    expect(reads.map(({ value }) => (value as { value: number }).value)).toEqual([1, 2, 3]);
  });

  test("go on when one leaves, also with a value that came for it", async () => {
    const { of, send } = open({ capacity: 4 });
    const [a, b] = [readerOf(of), readerOf(of)];
    const [left, read] = [follow(a.next()), follow(b.next())];
    await turn();
    send(1);
    // It is the first in line, and has been told; but it has not looked.
    await a.return();
    await turn();
    expect([left.value, read.value]).toEqual([end, { value: 1, done: false }]);
    send(2);
    expect(await b.next()).toEqual({ value: 2, done: false });
  });

  test("when the last one leaves, sends reject and what is kept is dropped", async () => {
    await inspect("leaving", async () => {
      const { of, send } = open({ capacity: 1 });
      const [a, b] = [readerOf(of), readerOf(of)];
      const [kept, waits] = [send(1), send(2)];
      await a.return();
      await turn();
      expect([kept.isSettled, waits.isSettled]).toEqual([true, false]);
      await b.return();
      await turn();
      const late = send(3);
      await turn();
      for (const { error } of [waits, late]) {
        expect(error).toMatchObject({ name: "AbortError", message: "channel: nobody reads any more" });
      }
      // Nobody awaits these.
      void of.send(4);
      expect(String(of)).toBe("Channel [0 of 1 kept, 0 waiting, 0 reading, left]");
      expect(await a.next()).toEqual(end);
      // One more would wonder where the values are.
      expect(await thrownBy(() => toArray(of))).toEqual(
        new TypeError(
          "channel: its last reader has left, which ends it: keep one reading, by channel[Symbol.asyncIterator](), and call its next()",
        ),
      );
    });
  });

  test("that leave after the end leave the others what is kept", async () => {
    const { of, send } = open({ capacity: 4 });
    for (const value of [1, 2, 3]) send(value);
    of.close();
    const [a, b] = [readerOf(of), readerOf(of)];
    expect(await a.next()).toEqual({ value: 1, done: false });
    await a.return();
    expect(await toArray(b)).toEqual([2, 3]);
  });

  test("may stop and go on by a search", async () => {
    const { of, send } = open({ capacity: 8 });
    for (const value of [1, 2, 3, 4]) send(value);
    const odd = filter(of, (n) => n % 2 === 1);
    const verdict = await search(odd, (n) => n > 4, { maxPulls: 2 });
    expect(verdict).toMatchObject({ found: false, reason: "pulls", last: 1 });
    send(5);
    expect(await (verdict as { resume(bounds: object): Promise<unknown> }).resume({})).toMatchObject({
      found: true,
      value: 5,
    });
  });

  test("a reader whose search was stopped does not hold up another one", async () => {
    const { of, send } = open();
    const verdict = await search(of, () => true, { maxTime: 20 });
    expect(verdict).toMatchObject({ found: false, reason: "time" });
    const read = follow(readerOf(of).next());
    await turn();
    send(1);
    await turn();
    expect(read.value).toEqual({ value: 1, done: false });
    if (!verdict.found) await verdict.dispose();
  });

  test("share the work of a pool", async () => {
    const jobs = channel<number>({ capacity: 2 });
    const work = (n: number): Promise<number> => Promise.resolve(n * n);
    const pool = [1, 2, 3].map(() => toArray(mapConcurrent(jobs, work, { concurrency: 2 })));
    for (let n = 0; n < 100; n++) await jobs.send(n);
    jobs.close();
    const results = (await Promise.all(pool)).flat().sort((a, b) => a - b);
    expect(results).toEqual(Array.from({ length: 100 }, (_, n) => n * n));
  });
});

describe("a signal", () => {
  test("rejects what is pending at once, drops what is kept, and is not listened to after that", async () => {
    await inspect("abort", async () => {
      const signal = new CountingSignal();
      const of = channel<number>({ capacity: 1, signal });
      const [kept, waits] = [follow(of.send(1)), follow(of.send(2))];
      await turn();
      signal.abort("enough");
      const late = follow(of.send(3));
      const read = follow(readerOf(of).next());
      await turn();
      expect([kept.error, waits.error, late.error, read.error]).toEqual([
        undefined,
        "enough",
        "enough",
        "enough",
      ]);
      expect(signal.count).toBe(0);
    });
  });

  test("ends a read that waits", async () => {
    const signal = new CountingSignal();
    const read = follow(readerOf(channel({ signal })).next());
    await turn();
    signal.abort(0);
    await turn();
    expect(["error" in read, read.error, signal.count]).toEqual([true, 0, 0]);
  });

  test("refuses what a listener of it sends, beside a send that waits", async () => {
    await inspect("listening", async () => {
      const signal = new CountingSignal();
      const sent: Followed[] = [];
      signal.addEventListener("abort", () => {
        void of.send(1);
        sent.push(follow(of.send(2)));
      });
      const { of, send } = open({ signal });
      sent.push(send(0));
      signal.abort("reason");
      sent.push(send(3));
      await turn();
      expect(sent.map(({ error }) => error)).toEqual(["reason", "reason", "reason"]);
    });
  });

  test("may be aborted before", async () => {
    const signal = new CountingSignal();
    signal.abort("early");
    const of = channel<number>({ signal });
    expect(await thrownBy(() => of.send(1))).toBe("early");
    expect(await thrownBy(() => first(of))).toBe("early");
    expect(signal.count).toBe(0);
  });

  test("stops what is closed, and not read to its end", async () => {
    const signal = new CountingSignal();
    const of = channel<number>({ capacity: 2, signal });
    await of.send(1);
    of.close();
    expect(signal.count).toBe(1);
    signal.abort("enough");
    expect(await thrownBy(() => toArray(of))).toBe("enough");
    expect(signal.count).toBe(0);
  });

  test.each<[string, (of: Channel<number>) => unknown]>([
    ["closed", (of) => of.close()],
    ["failed", (of) => of.fail(1)],
    ["left", (of) => readerOf(of).return()],
    ["read to its end", (of) => (void of.send(1), of.close(), toArray(of))],
  ])("is not listened to by a channel that is %s", async (_, finish) => {
    const signal = new CountingSignal();
    const of = channel<number>({ signal });
    expect(signal.count).toBe(1);
    await finish(of);
    expect(signal.count).toBe(0);
  });
});

test("what was read, dropped or left is not kept", async () => {
  const litter = new Litter();
  const of = channel<object>({ capacity: 100, overflow: "drop-oldest" });
  const reader = readerOf(of);
  for (let count = 0; count < 500; count++) void of.send(litter.next());
  for (let count = 0; count < 50; count++) await reader.next();
  expect(await litter.remaining(0, 450)).toBeLessThanOrEqual(STRAYS);
  expect(litter.count(450, 500)).toBe(50);
  await reader.return();
  expect(await litter.remaining(450, 500)).toBeLessThanOrEqual(STRAYS);
  expect(String(of)).toContain("left");
});

/** What a send or a read has come to. */
type Fate = string | number;

/** A send or a read, by its place in the list of all. */
interface Call {
  fate: Fate;
}

/** The channel as its documentation has it: whatever can go on has gone on before the next move. */
class Model {
  readonly sends: Call[] = [];
  readonly reads: Call[] = [];
  private kept: number[] = [];
  private waiting: { readonly value: number; readonly producer: number; readonly call: Call }[] = [];
  private ending: "closed" | "failed" | "left" | undefined = undefined;
  /** The calls of each reader that is open. */
  private readonly readers = new Map<number, Call[]>();
  /** Those that wait, in the order in which they began to. */
  private line: number[] = [];
  private readonly options: { readonly capacity: number; readonly overflow: Overflow };

  constructor(options: { readonly capacity: number; readonly overflow: Overflow }, readers: number) {
    this.options = options;
    for (let reader = 0; reader < readers; reader++) this.readers.set(reader, []);
  }

  send(producer: number, value: number): void {
    const { capacity, overflow } = this.options;
    const call: Call = { fate: "sent" };
    this.sends.push(call);
    if (this.ending !== undefined) call.fate = this.ending;
    else if (this.kept.length < capacity) this.kept.push(value);
    else if (overflow === "drop-oldest") this.kept = [...this.kept.slice(1), value];
    else if (overflow === "drop-newest") return;
    else if (overflow === "strict" && this.waiting.some((each) => each.producer === producer))
      call.fate = "crowded";
    else {
      call.fate = "waits";
      this.waiting.push({ value, producer, call });
    }
    this.settle();
  }

  read(reader: number): void {
    const call: Call = { fate: "waits" };
    this.reads.push(call);
    const calls = this.readers.get(reader);
    if (calls === undefined) call.fate = "done";
    else if (calls.push(call) === 1) this.line.push(reader);
    this.settle();
  }

  leave(reader: number): void {
    for (const call of this.readers.get(reader) ?? []) call.fate = "done";
    if (!this.readers.delete(reader)) return;
    this.line = this.line.filter((each) => each !== reader);
    if (this.readers.size > 0) return;
    this.ending ??= "left";
    this.kept = [];
    for (const { call } of this.waiting) call.fate = "left";
    this.waiting = [];
  }

  end(ending: "closed" | "failed"): void {
    this.ending ??= ending;
    this.settle();
  }

  private settle(): void {
    while (this.line.length > 0) {
      const reader = this.line[0] as number;
      const calls = this.readers.get(reader) as Call[];
      const value = this.kept.shift() ?? this.admit();
      if (value === undefined && this.ending === undefined) return;
      this.line.shift();
      if (value === undefined) {
        (calls.shift() as Call).fate = this.ending === "failed" ? "error" : "done";
        for (const call of calls) call.fate = "done";
        this.readers.delete(reader);
        continue;
      }
      (calls.shift() as Call).fate = value;
      if (this.waiting.length > 0 && this.kept.length < this.options.capacity)
        this.kept.push(this.admit() as number);
      if (calls.length > 0) this.line.push(reader);
    }
  }

  private admit(): number | undefined {
    const first = this.waiting.shift();
    if (first !== undefined) first.call.fate = "sent";
    return first?.value;
  }
}

const PEOPLE = 3;
const who = fc.nat(PEOPLE - 1);
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ what: fc.constant("send" as const), who }) },
    { weight: 6, arbitrary: fc.record({ what: fc.constant("read" as const), who }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant("leave" as const), who }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constantFrom("close" as const, "fail" as const), who }) },
  ),
  { maxLength: 40 },
);
const limits = fc.oneof(
  fc.record({
    capacity: fc.constantFrom(0, 1, 2, 3, Infinity),
    overflow: fc.constantFrom<Overflow>("strict", "unbounded"),
  }),
  fc.record({
    capacity: fc.constantFrom(1, 2, 3),
    overflow: fc.constantFrom<Overflow>("drop-oldest", "drop-newest"),
  }),
);

/** The fate of a send, as the model calls it. */
function fateOfSend({ isSettled, error }: Followed): Fate {
  if (!isSettled) return "waits";
  if (error === undefined) return "sent";
  if (error === "failed") return "failed";
  const { name } = error as Error;
  return { RangeError: "crowded", TypeError: "closed", AbortError: "left" }[name] ?? name;
}

function fateOfRead(read: Followed): Fate {
  if (!read.isSettled) return "waits";
  if ("error" in read) return read.error === "failed" ? "error" : String(read.error);
  const { value, done } = read.value as IteratorResult<number, undefined>;
  return done ? "done" : value;
}

test("does what the model does, whatever is done to it", async () => {
  await fc.assert(
    fc.asyncProperty(limits, fc.integer({ min: 1, max: PEOPLE }), steps, async (options, readers, list) => {
      const model = new Model(options, readers);
      const of = channel<number>(options);
      const producers = Array.from({ length: PEOPLE }, () => of.sender());
      const consumers = Array.from({ length: readers }, () => readerOf(of));
      const [sends, reads]: Followed[][] = [[], []];
      for (const [value, { what, who: number }] of list.entries()) {
        const reader = number % readers;
        if (what === "send") {
          model.send(number, value);
          sends?.push(follow((producers[number] as Sender<number>).send(value)));
        } else if (what === "read") {
          model.read(reader);
          reads?.push(follow((consumers[reader] as AsyncLazy<number>).next()));
        } else if (what === "leave") {
          model.leave(reader);
          void (consumers[reader] as AsyncLazy<number>).return();
        } else {
          model.end(what === "close" ? "closed" : "failed");
          if (what === "close") of.close();
          else of.fail("failed");
        }
        await turn();
      }
      expect(sends?.map(fateOfSend)).toEqual(model.sends.map(({ fate }) => fate));
      expect(reads?.map(fateOfRead)).toEqual(model.reads.map(({ fate }) => fate));
    }),
  );
});

test("loses nothing and yields nothing twice, in any order of events", async () => {
  const count = fc.nat(6);
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      limits.filter(({ overflow }) => !overflow.startsWith("drop")),
      fc.array(count, { minLength: 1, maxLength: 4 }),
      fc.array(fc.option(count, { nil: Infinity }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom("close" as const, "fail" as const),
      async (scheduler, options, lengths, appetites, finish) => {
        const of = channel<[producer: number, n: number]>(options);
        const pause = (): Promise<unknown> => scheduler.schedule(Promise.resolve(), "pause");
        const sent: string[] = [];
        const produceAll = async (producer: number, length: number): Promise<void> => {
          const { send } = of.sender();
          for (let n = 0; n < length; n++) {
            await pause();
            try {
              await send([producer, n]);
            } catch (error) {
              expect((error as Error).name).toBe("AbortError");
              return;
            }
            sent.push(`${producer}: ${n}`);
          }
        };
        const read: string[] = [];
        const errors: unknown[] = [];
        const consume = async (reader: AsyncLazy<[number, number]>, appetite: number): Promise<void> => {
          const seen = new Map<number, number>();
          try {
            for await (const [producer, n] of take(reader, appetite)) {
              // Of one producer, each reader gets later values later.
              expect(n).toBeGreaterThan(seen.get(producer) ?? -1);
              seen.set(producer, n);
              read.push(`${producer}: ${n}`);
              await pause();
            }
          } catch (error) {
            errors.push(error);
          }
        };
        const readers = appetites.map(() => readerOf(of));
        const consuming = appetites.map((appetite, index) =>
          consume(readers[index] as AsyncLazy<[number, number]>, appetite),
        );
        const producing = Promise.all(lengths.map((length, producer) => produceAll(producer, length)));
        const ending = producing.then(() => (finish === "close" ? of.close() : of.fail(0)));
        await finishAll(scheduler, [...consuming, ending]);
        expect(new Set(read).size).toBe(read.length);
        const all = lengths.flatMap((length, producer) =>
          Array.from({ length }, (_, n) => `${producer}: ${n}`),
        );
        if (appetites.includes(Infinity)) {
          expect([...read].sort()).toEqual(all.sort());
          expect([...sent].sort()).toEqual(all);
        }
        expect(errors.every((error) => error === 0)).toBe(true);
        expect(errors.length).toBe(
          finish === "fail" ? Math.max(errors.length, Number(appetites.includes(Infinity))) : 0,
        );
      },
    ),
  );
});
