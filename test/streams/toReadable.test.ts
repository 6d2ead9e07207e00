import type { ReadableStream as NodeStream } from "node:stream/web";
import fc from "fast-check";
import { countFrom, fib } from "lazuli";
import { buffer, fromReadable, map, seq, take, toArray, toReadable } from "lazuli/async";
import { testSource, testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { follow, turn } from "../kit/gates.js";
import { Pushed } from "../kit/pushed.js";
import { oneIn } from "../kit/runs.js";
import { inspect } from "../kit/unhandled.js";
import { thrownBy } from "../kit/worlds.js";

const END = { value: undefined, done: true };

describe("toReadable", () => {
  test("is read to its end by the platform, and by fromReadable", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.anything()), async (values) => {
        const source = testSourceAsync(values);
        expect(await toArray(fromReadable(toReadable(source)))).toEqual(values);
        expect([source.pulls, source.closes]).toEqual([values.length + 1, 0]);
        const chunks: unknown[] = [];
        for await (const chunk of toReadable(testSource(values))) chunks.push(chunk);
        expect(chunks).toEqual(values);
      }),
      oneIn(5),
    );
  });

  test("opens its source at the call, and pulls one value for each read", async () => {
    const source = testSourceAsync((index) => index);
    const stream = toReadable(source);
    await turn();
    expect([source.opens, source.pulls, stream.locked]).toEqual([1, 0, false]);
    const reader = stream.getReader();
    await turn();
    expect(source.pulls).toBe(0);
    for (let reads = 1; reads < 4; reads++) {
      expect(await reader.read()).toEqual({ value: reads - 1, done: false });
      await turn();
      expect(source.pulls).toBe(reads);
    }
    await reader.cancel();
    expect([source.pulls, source.closes]).toEqual([3, 1]);
  });

  test("serves reads that wait in order, with one pull at a time", async () => {
    const source = new Pushed<string>();
    const reader = toReadable(source).getReader();
    const reads = [follow(reader.read()), follow(reader.read()), follow(reader.read())];
    await turn();
    expect(source.pulls).toBe(1);
    source.push("a", "b");
    await turn();
    source.end();
    await turn();
    expect(reads.map(({ value }) => value)).toEqual([
      { value: "a", done: false },
      { value: "b", done: false },
      END,
    ]);
    expect([source.pulls, source.closes]).toEqual([3, 0]);
    await reader.closed;
  });

  test("reads ahead when a buffer is put before it", async () => {
    const source = testSourceAsync((index) => index);
    const reader = toReadable(buffer(source, 3)).getReader();
    await reader.read();
    await turn();
    expect(source.pulls).toBe(4);
    await reader.cancel();
    expect(source.closes).toBe(1);
  });

  test.each([[new Error("broken")], [undefined], [null], [0]])(
    "is errored with what its source throws: %s",
    async (error) => {
      await inspect("toReadable", async () => {
        async function* failing(): AsyncGenerator<number> {
          yield 1;
          throw error;
        }
        const reader = toReadable(failing()).getReader();
        const closed = follow(reader.closed);
        expect(await reader.read()).toEqual({ value: 1, done: false });
        expect(await thrownBy(() => reader.read())).toBe(error);
        expect(await thrownBy(() => reader.read())).toBe(error);
        expect(closed).toEqual({ isSettled: true, error });
      });
    },
  );

  test("does not close a source that has thrown", async () => {
    const source = testSourceAsync([1, 2], { throwsAt: 1 });
    const sequence = fromReadable(toReadable(source));
    await sequence.next();
    expect(await thrownBy(() => sequence.next())).toBe(source.error);
    expect(source.closes).toBe(0);
  });

  test("closes its source when it is cancelled, and waits for that", async () => {
    const source = new Pushed<number>();
    let finish!: () => void;
    source.closing = new Promise<void>((resolve) => (finish = resolve));
    const cancelled = follow(toReadable(source).cancel("reason"));
    await turn();
    expect([source.pulls, source.closes, cancelled.isSettled]).toEqual([0, 1, false]);
    finish();
    await turn();
    expect(cancelled).toEqual({ isSettled: true, value: undefined });
  });

  test("does not tell its source the reason", async () => {
    const calls: unknown[][] = [];
    const source = {
      next: () => Promise.resolve({ value: 1, done: false }),
      return: (...args: unknown[]) => {
        calls.push(args);
        return Promise.resolve({ value: undefined, done: true });
      },
      [Symbol.asyncIterator]: () => source,
    };
    await toReadable(source).cancel("reason");
    expect(calls).toEqual([[]]);
  });

  test("closes its source at once while a value is awaited, and drops what comes later", async () => {
    await inspect("toReadable", async () => {
      for (const come of [
        (source: Pushed<number>) => source.push(1),
        (source: Pushed<number>) => source.end(),
        (source: Pushed<number>) => source.fail(new Error("late")),
      ]) {
        const source = new Pushed<number>();
        const reader = toReadable(source).getReader();
        const read = follow(reader.read());
        await turn();
        const cancelled = follow(reader.cancel());
        expect(source.closes).toBe(1);
        await turn();
        come(source);
        await turn();
        expect([read.value, cancelled]).toEqual([END, { isSettled: true, value: undefined }]);
      }
    });
  });

  test("takes nothing that comes in the moment when it is cancelled", async () => {
    await inspect("toReadable", async () => {
      for (let microtasks = 0; microtasks < 12; microtasks++) {
        const source = new Pushed<number>();
        const reader = toReadable(source).getReader();
        const read = follow(reader.read());
        await turn();
        source.push(1);
        for (let count = 0; count < microtasks; count++) await Promise.resolve();
        await reader.cancel();
        await turn();
        expect([END, { value: 1, done: false }]).toContainEqual(read.value);
        expect(source.closes).toBe(1);
      }
    });
  });

  test("rejects cancel with what closing throws", async () => {
    const source = testSourceAsync([1], { closeError: new Error("from closing") });
    expect(String(await thrownBy(() => toReadable(source).cancel()))).toBe("Error: from closing");
  });

  test("is the body of a response, if its values are bytes", async () => {
    const bytes = map(["one\n", "zwö\n"], (text) => new TextEncoder().encode(text));
    expect(await new Response(toReadable(bytes)).text()).toBe("one\nzwö\n");
    const source = testSourceAsync(() => new Uint8Array(1));
    const response = new Response(toReadable(source));
    await response.body?.cancel();
    expect([source.pulls, source.closes]).toEqual([0, 1]);
  });

  test("can be piped, and teed", async () => {
    const text = toReadable(["zwö"]).pipeThrough(new TextEncoderStream());
    expect(await toArray(fromReadable(text))).toEqual([new TextEncoder().encode("zwö")]);
    const source = testSourceAsync((index) => index);
    const written: unknown[] = [];
    const sink = new WritableStream({
      write(chunk, controller) {
        if (written.push(chunk) === 3) controller.error("full");
      },
    });
    expect(await thrownBy(() => toReadable(source).pipeTo(sink))).toBe("full");
    expect([written, source.closes]).toEqual([[0, 1, 2], 1]);
    const [one, other] = toReadable([1, 2]).tee();
    expect(await Promise.all([toArray(fromReadable(one)), toArray(fromReadable(other))])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test("is no stream of bytes", () => {
    const stream = toReadable([new Uint8Array(1)]);
    expect(() => stream.getReader({ mode: "byob" })).toThrow(TypeError);
  });

  test("takes an endless source, and is a method of chains", async () => {
    expect(await toArray(take(fromReadable(toReadable(countFrom(1))), 2))).toEqual([1, 2]);
    expect(await toArray(fromReadable(seq(fib()).take(3).toReadable()))).toEqual([1n, 1n, 2n]);
  });

  test("refuses what is no source", () => {
    expect(() => toReadable(5 as never)).toThrow(
      new TypeError("toReadable: source must be an iterable, got 5"),
    );
  });

  test("has the type of the platform", () => {
    const stream = toReadable(["a"]);
    expectTypeOf(stream).toExtend<NodeStream<string>>();
    expectTypeOf(stream).toExtend<ReadableStream<string>>();
    expectTypeOf(stream.getReader().read()).resolves.toEqualTypeOf<{
      readonly done: boolean;
      readonly value?: string | undefined;
    }>();
    expectTypeOf(
      toReadable([Promise.resolve(1)])
        .getReader()
        .read(),
    )
      .resolves.toHaveProperty("value")
      .toEqualTypeOf<number | undefined>();
  });
});
