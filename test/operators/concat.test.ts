import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinable, later, logged } from "../kit/sources.js";
import { async, collect, sync, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("concat"))("%s", (_, concat, world) => {
  const { probe } = world;

  test("gives the values of one source after the other", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(joinable(world), { maxLength: 4 }), async (parts) => {
        const expected = parts.flatMap(({ values }) => values);
        expect(await collect(concat(...parts.map(({ make }) => make())))).toEqual(expected);
      }),
    );
  });

  test("is empty without sources", async () => {
    expect(await collect(concat())).toEqual([]);
  });

  test("goes one level deep", async () => {
    expect(await collect(concat([[1]], [[2]]))).toEqual([[1], [2]]);
  });

  test("opens a source when it is reached", async () => {
    const log: string[] = [];
    const both = concat(logged(world, log, "a", [1]), logged(world, log, "b", [2]));
    expect(log).toEqual([]);
    await collect(both);
    expect(log).toEqual(["open a", "pull a", "pull a", "open b", "pull b", "pull b"]);
  });

  test("closes just the source that it is reading", async () => {
    const log: string[] = [];
    const all = concat(...["a", "b", "c"].map((name) => logged(world, log, name, [1])));
    await all.next();
    await all.next();
    await all.return();
    expect(log.filter((entry) => !entry.startsWith("pull"))).toEqual(["open a", "open b", "close b"]);
  });

  test("opens nothing once it is closed", async () => {
    const log: string[] = [];
    const all = concat(logged(world, log, "a", [1]));
    await all.return();
    expect(await all.next()).toEqual({ value: undefined, done: true });
    expect(log).toEqual([]);
  });

  test("opens nothing once a sequence over it is closed", async () => {
    const log: string[] = [];
    const all = concat(logged(world, log, "a", [1]));
    await world.face["map"]?.(all, () => 0).return();
    expect(await all.next()).toEqual({ value: undefined, done: true });
    expect(log).toEqual([]);
  });

  test("passes on what opening a source throws, and opens no other", async () => {
    const log: string[] = [];
    const openError = new Error("from opening");
    const all = concat(
      logged(world, log, "a", []),
      logged(world, log, "b", [], { openError }),
      logged(world, log, "c", []),
    );
    expect(await thrownBy(() => all.next())).toBe(openError);
    expect(await all.next()).toEqual({ value: undefined, done: true });
    expect(log).toEqual(["open a", "pull a", "open b"]);
  });

  test("reads an array as it is when it is reached", async () => {
    const array = [2];
    const both = concat(probe([1]), array);
    await both.next();
    array.push(3);
    expect(await collect(both)).toEqual([2, 3]);
  });

  test.each([
    ["ab", '"ab"'],
    [5, "5"],
    [null, "null"],
    [undefined, "undefined"],
    [{}, "an object"],
    [{ next: () => ({ done: true }) }, "an object"],
  ])("refuses %o among the sources", async (source, shown) => {
    const error = await thrownBy(() => concat([1], source));
    expect(error).toEqual(new TypeError(`concat: every source must be an iterable object, got ${shown}`));
  });

  test.each([
    [Symbol.iterator, "an object"],
    // What an error shows of an object reads none of its properties.
    [Symbol.asyncIterator, "an async iterable: use lazuli/async"],
  ])("refuses a source whose %o is undefined", async (symbol, shown) => {
    expect(await thrownBy(() => concat({ [symbol]: undefined }))).toEqual(
      new TypeError(`concat: every source must be an iterable object, got ${shown}`),
    );
  });

  test("opens no source where another one is refused", async () => {
    const source = probe([1]);
    await thrownBy(() => concat(source, "ab"));
    expect(source.opens).toBe(0);
  });
});

describe("concat", () => {
  test("looks up Symbol.iterator once, in order, when it is called", () => {
    const looked: string[] = [];
    const source = (name: string): object => ({
      get [Symbol.iterator]() {
        looked.push(name);
        return () => [name].values();
      },
    });
    const both = sync.face["concat"]?.(source("a"), source("b"));
    expect(looked).toEqual(["a", "b"]);
    expect([...both]).toEqual(["a", "b"]);
    expect(looked).toEqual(["a", "b"]);
  });

  test("refuses an iterator that is no object", () => {
    const both = sync.face["concat"]?.({ [Symbol.iterator]: () => 5 });
    expect(() => both.next()).toThrow(TypeError);
  });
});

describe("concatAsync", () => {
  test("awaits the promises of sync sources, one after the other", async () => {
    const log: string[] = [];
    const slow = later().then(() => log.push("slow"));
    expect(await collect(async.face["concat"]?.([slow], [2]))).toEqual([1, 2]);
  });

  test("waits for the closing of the source that it is reading", async () => {
    const log: string[] = [];
    const all = async.face["concat"]?.(logged(async, log, "a", [1]));
    await all.next();
    await all.return();
    expect(log).toEqual(["open a", "pull a", "close a"]);
  });
});
