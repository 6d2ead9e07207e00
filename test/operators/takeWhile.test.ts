import { EventEmitter, on } from "node:events";
import fc from "fast-check";
import { type Lazy, takeWhile } from "lazuli";
import { takeWhile as takeWhileAsync } from "lazuli/async";
import { describe, expect, expectTypeOf, test } from "vitest";
import { describeCallback } from "../kit/suites/callback.js";
import { later } from "../kit/sources.js";
import { collect, twins } from "../kit/worlds.js";

describeCallback({ name: "takeWhile", callback: "predicate" });

test("its types: it ends, and a guard narrows", () => {
  const cells: (string | number)[] = ["a", 1];
  expectTypeOf(takeWhile(cells, (cell, index) => cell !== index)).toEqualTypeOf<Lazy<string | number>>();
  expectTypeOf(takeWhile(cells, (cell) => typeof cell === "string")).toEqualTypeOf<Lazy<string>>();
});

describe.each(twins("takeWhile"))("%s", (_, takeWhile, { probe }) => {
  test("gives the values before the first one refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.func(fc.boolean()), async (values, predicate) => {
        const end = values.findIndex((value, index) => !predicate(value, index));
        const expected = end < 0 ? values : values.slice(0, end);
        expect(await collect(takeWhile(probe(values), predicate))).toEqual(expected);
      }),
    );
  });

  test("asks with the value and its index, and not again after a no", async () => {
    const calls: unknown[][] = [];
    const predicate = (...args: [string]): boolean => calls.push(args) < 2;
    expect(await collect(takeWhile(probe(["a", "b", "c"]), predicate))).toEqual(["a"]);
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("keeps undefined as a value", async () => {
    expect(await collect(takeWhile(probe([undefined, undefined]), () => true))).toEqual([
      undefined,
      undefined,
    ]);
  });
});

test("a loop over events that waits for ever is ended by return()", async () => {
  const emitter = new EventEmitter();
  const messages = takeWhileAsync(on(emitter, "message"), () => true);
  const seen: unknown[] = [];
  const loop = (async () => {
    for await (const [message] of messages as AsyncIterable<unknown[]>) seen.push(message);
  })();
  emitter.emit("message", 1);
  await later();
  expect(await messages.return()).toEqual({ value: undefined, done: true });
  await loop;
  expect([seen, emitter.listenerCount("message")]).toEqual([[1], 0]);
});
