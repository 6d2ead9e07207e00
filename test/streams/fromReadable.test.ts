import { ReadableStream as NodeStream } from "node:stream/web";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  type AsyncLazy,
  budget,
  drain,
  first,
  fromReadable,
  lines,
  map,
  merge,
  seq,
  share,
  take,
  toArray,
  toReadable,
  zip,
} from "lazuli/async";
import { CountingSignal, follow, turn } from "../kit/gates.js";
import { oneIn } from "../kit/runs.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy } from "../kit/worlds.js";

/** A stream that notes what is done to it. It has some chunks; then it ends, fails, or waits for ever. */
class Watched<T> {
  pulls = 0;
  readonly reasons: unknown[] = [];
  /** What `cancel` returns. */
  cancelling: Promise<void> | undefined = undefined;
  controller!: ReadableStreamDefaultController<T>;
  readonly stream: ReadableStream<T>;

  constructor(chunks: readonly T[] = [], end: "end" | "wait" | { readonly error: unknown } = "end") {
    this.stream = new ReadableStream<T>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        pull: (controller) => {
          const index = this.pulls++;
          if (index < chunks.length) controller.enqueue(chunks[index] as T);
          else if (end === "end") controller.close();
          else if (end !== "wait") controller.error(end.error);
        },
        cancel: (reason) => {
          this.reasons.push(reason);
          return this.cancelling;
        },
      },
      { highWaterMark: 0 },
    );
  }

  get state(): [isLocked: boolean, cancels: number] {
    return [this.stream.locked, this.reasons.length];
  }
}

const END = { value: undefined, done: true };

describe("fromReadable", () => {
  test("yields the chunks, and releases the lock at the end", async () => {
    const watched = new Watched([1, 2, 3]);
    expect(await collect(fromReadable(watched.stream))).toEqual([1, 2, 3]);
    expect(watched.state).toEqual([false, 0]);
  });

  test("locks the stream at the call, and reads one chunk for each pull", async () => {
    const watched = new Watched([1, 2, 3]);
    const sequence = fromReadable(watched.stream);
    await turn();
    expect([watched.pulls, ...watched.state]).toEqual([0, true, 0]);
    expect(await sequence.next()).toEqual({ value: 1, done: false });
    await turn();
    expect(watched.pulls).toBe(1);
    expect(await sequence.next()).toEqual({ value: 2, done: false });
    await turn();
    expect(watched.pulls).toBe(2);
    await sequence.return();
  });

  test("answers overlapping calls in order, also behind the end", async () => {
    const watched = new Watched(["a", "b"]);
    const sequence = fromReadable(watched.stream);
    const results = await Promise.all([sequence.next(), sequence.next(), sequence.next(), sequence.next()]);
    expect(results).toEqual([{ value: "a", done: false }, { value: "b", done: false }, END, END]);
    expect(watched.pulls).toBe(3);
  });

  test.each([1, 2])("refuses reader %i of a stream that is locked", (which) => {
    const { stream } = new Watched([1]);
    if (which === 1) stream.getReader();
    else fromReadable(stream);
    expect(() => fromReadable(stream)).toThrow(
      new TypeError(
        "fromReadable: stream is locked by another reader, or has been read: share() the sequence that reads it, or tee() the stream",
      ),
    );
  });

  test("does what its hint for a locked stream says", async () => {
    const [one, other] = new Watched([1, 2]).stream.tee();
    const values = Promise.all([toArray(fromReadable(one)), toArray(fromReadable(other))]);
    expect(await values).toEqual([
      [1, 2],
      [1, 2],
    ]);
    const shared = share(fromReadable(new Watched([1, 2]).stream));
    expect(await Promise.all([toArray(map(shared, (n) => n)), toArray(map(shared, (n) => -n))])).toEqual([
      [1, 2],
      [-1, -2],
    ]);
  });

  test("does not lock a stream that it refuses options for", () => {
    const { stream } = new Watched([1]);
    expect(() => fromReadable(stream, { preventcancel: true } as never)).toThrow(
      new TypeError(
        'fromReadable: options must be an object with no keys but { signal, preventCancel }, got "preventcancel": did you mean preventCancel?',
      ),
    );
    expect(() => fromReadable(stream, { preventCancel: 1 as never })).toThrow(
      new TypeError("fromReadable: preventCancel must be true or false, got 1"),
    );
    expect(() => fromReadable(stream, { signal: 1 as never })).toThrow(
      new TypeError("fromReadable: signal must be an AbortSignal, got 1"),
    );
    expect(() => fromReadable(stream, 1 as never)).toThrow(
      new TypeError("fromReadable: options must be an object { signal, preventCancel }, got 1"),
    );
    expect(stream.locked).toBe(false);
  });

  test.each<[string, unknown, string]>([
    ["nothing", undefined, "undefined"],
    ["the body of a response without one", new Response().body, "null: a response without a body has none"],
    ["a response", new Response("text"), "a Response: pass its body"],
    ["a transform", new TransformStream(), "an object: pass its readable"],
    ["a Blob", new Blob(["text"]), "an object: pass its stream()"],
    ["a function", () => {}, "a function: call it"],
    ["a promise", Promise.resolve(), "a Promise: await it first"],
    ["a text", "text", '"text"'],
    ["an object", {}, "an object"],
    ["an array", [1], "an array"],
  ])("refuses %s", (_, value, got) => {
    expect(() => fromReadable(value as never)).toThrow(
      new TypeError(`fromReadable: stream must be a ReadableStream, got ${got}`),
    );
  });

  test("reads what its hints say", async () => {
    const response = new Response("a\nb");
    expect(await toArray(lines(fromReadable(response.body as ReadableStream<Uint8Array>)))).toEqual([
      "a",
      "b",
    ]);
    expect(await toArray(lines(fromReadable(new Blob(["a\nb"]).stream() as NodeStream<Uint8Array>)))).toEqual(
      ["a", "b"],
    );
  });
});

describe("leaving fromReadable", () => {
  test("cancels the stream once, waits for that, and releases the lock", async () => {
    const watched = new Watched([1, 2]);
    let finish!: () => void;
    watched.cancelling = new Promise((resolve) => (finish = resolve));
    const sequence = fromReadable(watched.stream);
    await sequence.next();
    const returned = follow(sequence.return());
    await turn();
    expect([returned.isSettled, watched.reasons]).toEqual([false, [undefined]]);
    finish();
    await turn();
    expect(returned.value).toEqual(END);
    await sequence.return();
    expect(await sequence.next()).toEqual(END);
    expect(watched.state).toEqual([false, 1]);
  });

  test("by break, by an error in the loop, and by an operator is the same", async () => {
    for (const leave of [
      async (sequence: AsyncIterable<number>) => {
        for await (const _ of sequence) break;
      },
      async (sequence: AsyncIterable<number>) => {
        const loop = async () => {
          for await (const _ of sequence) throw new Error("from the loop");
        };
        expect(String(await thrownBy(loop))).toBe("Error: from the loop");
      },
      async (sequence: AsyncIterable<number>) => {
        expect(await toArray(take(sequence, 1))).toEqual([1]);
      },
      async (sequence: AsyncIterable<number>) => {
        expect(await toArray(zip([[0], sequence, []]))).toEqual([]);
      },
    ]) {
      const watched = new Watched([1, 2]);
      await leave(fromReadable(watched.stream));
      expect(watched.state).toEqual([false, 1]);
    }
  });

  test("before the first pull cancels the stream, which has not been read", async () => {
    const watched = new Watched([1, 2]);
    await fromReadable(watched.stream).return();
    expect([watched.pulls, ...watched.state]).toEqual([0, false, 1]);
  });

  test("while a chunk is awaited settles the pull, and cancels at once", async () => {
    await inspect("fromReadable", async () => {
      const watched = new Watched<number>([], "wait");
      watched.cancelling = new Promise(() => {});
      const sequence = fromReadable(watched.stream);
      const [next, another] = [follow(sequence.next()), follow(sequence.next())];
      await turn();
      const returned = follow(sequence.return());
      expect(watched.state).toEqual([false, 1]);
      await turn();
      expect([next.value, another.value, returned.isSettled]).toEqual([END, END, false]);
    });
  });

  test("reports what cancelling rejects with, and drops that behind an error", async () => {
    const watched = new Watched([1, 2]);
    watched.cancelling = Promise.reject(new Error("from cancelling"));
    expect(String(await thrownBy(() => fromReadable(watched.stream).return()))).toBe(
      "Error: from cancelling",
    );
    expect(watched.state).toEqual([false, 1]);

    const other = new Watched([1, 2]);
    other.cancelling = watched.cancelling;
    const failing = map(fromReadable(other.stream), () => {
      throw new Error("from the callback");
    });
    expect(String(await thrownBy(() => drain(failing)))).toBe("Error: from the callback");
    expect(other.state).toEqual([false, 1]);
  });

  test("an errored stream rejects with its error, as natively", async () => {
    for (const open of [
      (stream: ReadableStream<number>) => fromReadable(stream),
      (stream: ReadableStream<number>) => stream.values(),
    ]) {
      const watched = new Watched([1, 2]);
      const iterator = open(watched.stream) as AsyncIterator<number>;
      await iterator.next();
      watched.controller.error(new Error("late"));
      expect(String(await thrownBy(() => iterator.return?.()))).toBe("Error: late");
      expect(watched.state).toEqual([false, 0]);
    }
  });
});

describe("a stream of another realm, as in Jest, or of a polyfill", () => {
  /** A stream whose methods return what `wrap` makes of their results. */
  function streamOf(wrap: (result: unknown) => unknown): { stream: ReadableStream<number>; done: string[] } {
    const done: string[] = [];
    let count = 0;
    const reader = {
      read: () => wrap({ done: count === 3, value: count++ }),
      cancel: () => {
        done.push("cancel");
        return wrap(undefined);
      },
      releaseLock: () => void done.push("release"),
    };
    return { stream: { locked: false, getReader: () => reader } as never, done };
  }

  const resolved = runInNewContext("(value) => Promise.resolve(value)") as (value: unknown) => unknown;
  test.each<[string, (result: unknown) => unknown]>([
    ["promises of another realm", resolved],
    [
      "objects with a then",
      (value) => ({ then: (resolve: (value: unknown) => void) => void resolve(value) }),
    ],
    ["no promises", (value) => value],
  ])("whose methods return %s", async (_, wrap) => {
    const [a, b] = [streamOf(wrap), streamOf(wrap)];
    expect(await toArray(merge(fromReadable(a.stream), fromReadable(b.stream)))).toEqual([0, 0, 1, 1, 2, 2]);
    expect([a.done, b.done]).toEqual([["release"], ["release"]]);
    const [c, d] = [streamOf(wrap), streamOf(wrap)];
    expect(await first(zip([fromReadable(c.stream), fromReadable(d.stream)]))).toEqual([0, 0]);
    expect([c.done, d.done]).toEqual(Array(2).fill(["cancel", "release"]));
  });

  test("is unlocked also where cancelling throws", async () => {
    const { stream, done } = streamOf((result) => {
      if (result === undefined) throw new Error("cannot cancel");
      return Promise.resolve(result);
    });
    expect(String(await thrownBy(() => first(fromReadable(stream))))).toBe("Error: cannot cancel");
    expect(done).toEqual(["cancel", "release"]);
  });
});

describe("preventCancel", () => {
  test("leaves the stream open for the next reader", async () => {
    const watched = new Watched([1, 2, 3]);
    expect(await toArray(take(fromReadable(watched.stream, { preventCancel: true }), 1))).toEqual([1]);
    expect(watched.state).toEqual([false, 0]);
    expect(await toArray(fromReadable(watched.stream, { preventCancel: true }))).toEqual([2, 3]);
    expect(watched.state).toEqual([false, 0]);
  });

  test("gives up a chunk that is awaited: the next reader gets it", async () => {
    await inspect("fromReadable", async () => {
      const watched = new Watched<string>([], "wait");
      const sequence = fromReadable(watched.stream, { preventCancel: true });
      const next = follow(sequence.next());
      await turn();
      const returned = follow(sequence.return());
      expect(watched.state).toEqual([false, 0]);
      await turn();
      expect([next.value, returned.value]).toEqual([END, END]);
      const other = fromReadable(watched.stream);
      const chunk = follow(other.next());
      watched.controller.enqueue("chunk");
      await turn();
      expect(chunk.value).toEqual({ value: "chunk", done: false });
      await other.return();
    });
  });

  test("holds for an abort too", async () => {
    await inspect("fromReadable", async () => {
      const watched = new Watched<number>([], "wait");
      const signal = new CountingSignal();
      const next = follow(fromReadable(watched.stream, { preventCancel: true, signal }).next());
      await turn();
      signal.abort("enough");
      await turn();
      expect([next.error, ...watched.state, signal.count]).toEqual(["enough", false, 0, 0]);
    });
  });
});

describe("an error of the stream", () => {
  test.each([[new Error("broken")], [undefined], [0], [null]])(
    "%s passes, and nothing is cancelled",
    async (error) => {
      const watched = new Watched([1], { error });
      const sequence = fromReadable(watched.stream);
      expect(await sequence.next()).toEqual({ value: 1, done: false });
      expect(await thrownBy(() => sequence.next())).toBe(error);
      expect(await sequence.next()).toEqual(END);
      expect(await sequence.return()).toEqual(END);
      expect(watched.state).toEqual([false, 0]);
    },
  );

  test("rejects a chunk that is awaited", async () => {
    await inspect("fromReadable", async () => {
      const watched = new Watched<number>([], "wait");
      const next = follow(fromReadable(watched.stream).next());
      await turn();
      watched.controller.error("broken");
      await turn();
      expect(next.error).toBe("broken");
      expect(watched.state).toEqual([false, 0]);
    });
  });
});

describe("the signal", () => {
  test.each([[new Error("enough")], [0]])("rejects a pull at once, and cancels with %s", async (reason) => {
    await inspect("fromReadable", async () => {
      const watched = new Watched([1], "wait");
      watched.cancelling = new Promise(() => {});
      const signal = new CountingSignal();
      const sequence = fromReadable(watched.stream, { signal });
      await sequence.next();
      const next = follow(sequence.next());
      await turn();
      signal.abort(reason);
      await turn();
      expect(next).toEqual({ isSettled: true, error: reason });
      expect([watched.reasons, watched.stream.locked, signal.count]).toEqual([[reason], false, 0]);
      expect(await sequence.next()).toEqual(END);
    });
  });

  test("cancels also while nobody pulls", async () => {
    const watched = new Watched([1, 2]);
    const signal = new CountingSignal();
    const sequence = fromReadable(watched.stream, { signal });
    await sequence.next();
    signal.abort("enough");
    expect([watched.reasons, watched.stream.locked]).toEqual([["enough"], false]);
    expect(await thrownBy(() => sequence.next())).toBe("enough");
  });

  test("may be aborted at any moment while a chunk or an error arrives", async () => {
    await inspect("fromReadable", async () => {
      for (const isError of [false, true]) {
        for (let microtasks = 0; microtasks < 12; microtasks++) {
          const watched = new Watched<number>([], "wait");
          const signal = new CountingSignal();
          const next = follow(fromReadable(watched.stream, { signal }).next());
          await turn();
          if (isError) watched.controller.error("broken");
          else watched.controller.enqueue(1);
          for (let count = 0; count < microtasks; count++) await Promise.resolve();
          signal.abort("enough");
          await turn();
          const hasValue = next.value !== undefined;
          if (hasValue) expect(next.value).toEqual({ value: 1, done: false });
          else expect(["enough", isError ? "broken" : "enough"]).toContain(next.error);
          expect(watched.state).toEqual([false, isError ? 0 : 1]);
        }
      }
    });
  });

  test("that is aborted before rejects the first pull, and nothing is read", async () => {
    const watched = new Watched([1, 2]);
    const sequence = fromReadable(watched.stream, { signal: AbortSignal.abort("before") });
    expect(await thrownBy(() => sequence.next())).toBe("before");
    expect([watched.pulls, watched.reasons, watched.stream.locked]).toEqual([0, ["before"], false]);
  });

  test.each<[string, (sequence: AsyncLazy<number>) => Promise<unknown>, number]>([
    ["the end", (sequence) => toArray(sequence), 0],
    ["being left", (sequence) => toArray(take(sequence, 1)), 1],
  ])("has no listener after %s", async (_, read, cancels) => {
    const watched = new Watched([1, 2]);
    const signal = new CountingSignal();
    await read(fromReadable(watched.stream, { signal }));
    expect([signal.count, ...watched.state]).toEqual([0, false, cancels]);
    signal.abort("late");
    expect(watched.state).toEqual([false, cancels]);
  });
});

describe("beside the platform", () => {
  test("a stream read to some point is left as by its own iterator", async () => {
    const end = fc.constantFrom("end", "fail") as fc.Arbitrary<"end" | "fail">;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything()),
        end,
        fc.nat(5),
        fc.boolean(),
        async (chunks, end, stop, preventCancel) => {
          const outcomes = await Promise.all(
            [
              (stream: ReadableStream<unknown>) => fromReadable(stream, { preventCancel }),
              (stream: ReadableStream<unknown>) => stream.values({ preventCancel }),
            ].map(async (open) => {
              const watched = new Watched(chunks, end === "end" ? "end" : { error: "broken" });
              const read: unknown[] = [];
              try {
                for await (const chunk of open(watched.stream) as AsyncIterable<unknown>) {
                  read.push(chunk);
                  if (read.length > stop) break;
                }
              } catch (error) {
                read.push({ error });
              }
              const rest: unknown[] = [];
              const { locked } = watched.stream;
              try {
                rest.push(...(await toArray(fromReadable(watched.stream))));
              } catch (error) {
                rest.push({ error });
              }
              return { read, locked, rest, reasons: watched.reasons, pulls: watched.pulls };
            }),
          );
          expect(outcomes[0]).toEqual(outcomes[1]);
        },
      ),
      oneIn(5),
    );
  });

  test("a stream of bytes is read by a default reader", async () => {
    const log: unknown[] = [];
    const stream = new ReadableStream({
      type: "bytes",
      autoAllocateChunkSize: 4,
      pull(controller) {
        const request = controller.byobRequest;
        const view = request?.view as Uint8Array;
        view[0] = log.push("pull");
        request?.respond(1);
      },
      cancel: (reason) => void log.push(["cancel", reason]),
    });
    const chunks = await toArray(take(fromReadable(stream as ReadableStream<Uint8Array>), 2));
    expect(chunks).toEqual([new Uint8Array([1]), new Uint8Array([2])]);
    expect(log).toEqual(["pull", "pull", ["cancel", undefined]]);
    expect(stream.locked).toBe(false);
  });

  test("a transformed stream is cancelled through the transform", async () => {
    const watched = new Watched([new TextEncoder().encode("é")]);
    const text = watched.stream.pipeThrough(new TextDecoderStream());
    expect(await toArray(take(fromReadable(text), 1))).toEqual(["é"]);
    await turn();
    expect(watched.reasons).toEqual([undefined]);
  });
});

test("fromReadable counts its chunks as pulls of bounded work", async () => {
  const watched = new Watched([1, 2, 3]);
  const error = await thrownBy(() => drain(budget(fromReadable(watched.stream), { maxPulls: 2 })));
  expect(String(error)).toContain("BudgetExceededError");
  expect([watched.pulls, ...watched.state]).toEqual([2, false, 1]);
});

test("fromReadable prints what it is", () => {
  expect(String(seq(fromReadable(new Watched([1]).stream)).take(2))).toBe(
    "AsyncLazy [fromReadable → take(2)]",
  );
});

test("the types of chunks come from those of the platform", () => {
  expectTypeOf(fromReadable(new NodeStream<string>())).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(fromReadable(new NodeStream<Uint8Array>())).toEqualTypeOf<AsyncLazy<Uint8Array>>();
  expectTypeOf(fromReadable(new NodeStream<number | undefined>())).toEqualTypeOf<
    AsyncLazy<number | undefined>
  >();
  expectTypeOf(fromReadable(toReadable(["a"]))).toExtend<AsyncLazy<string>>();
});
