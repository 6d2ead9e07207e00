import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, logged, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { async, collect, thrownBy, twins } from "../kit/worlds.js";

describeCallback({ name: "flatMap", callback: "mapper" });

describe.each(twins("flatMap"))("%s", (_, flatMap, world) => {
  const { probe } = world;

  test("gives the values of what the mapper makes of each value", async () => {
    const inner = sources(world).filter(({ kind }) => kind !== "string");
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(inner), async ({ values, make }, pick) => {
        const mapper = (value: unknown, index: number): unknown => pick(value, index).make();
        const expected = values.flatMap((value, index) => pick(value, index).values);
        expect(await collect(flatMap(make(), mapper))).toEqual(expected);
      }),
    );
  });

  test("calls the mapper with the value and its index alone", async () => {
    const calls: unknown[][] = [];
    await collect(
      flatMap(
        probe(["a", undefined]),
        recorded(calls, () => [1, 2]),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, undefined, 1],
    ]);
  });

  test("goes one level deep", async () => {
    expect(await collect(flatMap(probe([1]), (value: number) => [[value]]))).toEqual([[1]]);
  });

  test("reads an iterator that is not iterable", async () => {
    const mapper = (value: number): unknown => logged(world, [], "inner", [value, value], { plain: true });
    expect(await collect(flatMap(probe([1, 2]), mapper))).toEqual([1, 1, 2, 2]);
  });

  test("pulls inner values one at a time", async () => {
    const log: string[] = [];
    const inner = logged(world, log, "inner", [1, 2]);
    await flatMap(logged(world, log, "outer", [0]), () => inner).next();
    expect(log).toEqual(["open outer", "pull outer", "open inner", "pull inner"]);
  });

  test("closes the inner sequence, then the outer one", async () => {
    const log: string[] = [];
    const inner = logged(world, log, "inner", [1]);
    const all = flatMap(logged(world, log, "outer", [0]), () => inner);
    await all.next();
    await all.return();
    expect(log.slice(-2)).toEqual(["close inner", "close outer"]);
  });

  test("closes the outer sequence too when closing the inner one throws, and reports the first error", async () => {
    const log: string[] = [];
    const closeError = new Error("from the inner one");
    const inner = logged(world, log, "inner", [1], { closeError });
    const outer = logged(world, log, "outer", [0], { closeError: new Error("from the outer one") });
    const all = flatMap(outer, () => inner);
    await all.next();
    expect(await thrownBy(() => all.return())).toBe(closeError);
    expect(log.slice(-2)).toEqual(["close inner", "close outer"]);
  });

  test("closes the outer sequence alone when the inner one throws", async () => {
    const inner = probe([1], { throwsAt: 0 });
    const outer = probe([0]);
    expect(await thrownBy(() => collect(flatMap(outer, () => inner)))).toBe(inner.error);
    expect([inner.closes, outer.closes]).toEqual([0, 1]);
  });

  test("closes the outer sequence when opening the inner one throws", async () => {
    const outer = probe([0]);
    const openError = new Error("from opening");
    const inner = logged(world, [], "inner", [], { openError });
    expect(await thrownBy(() => collect(flatMap(outer, () => inner)))).toBe(openError);
    expect(outer.closes).toBe(1);
  });

  test("does not close an inner sequence that has ended", async () => {
    const inner = probe([1]);
    const all = flatMap(probe([0, 1]), (index: number) => (index === 0 ? inner : [2]));
    await all.next();
    await all.next();
    await all.return();
    expect(inner.closes).toBe(0);
  });

  test.each([
    ["ab", '"ab"'],
    [5, "5"],
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
  ])("refuses %o as the result of the mapper", async (result, shown) => {
    const error = await thrownBy(() => collect(flatMap(probe([0]), () => result)));
    expect(error).toEqual(
      new TypeError(`flatMap: the result of mapper must be an iterable object, got ${shown}`),
    );
  });

  test("closes the outer sequence when it refuses what the mapper answers", async () => {
    const outer = probe([0]);
    await thrownBy(() => collect(flatMap(outer, () => "ab")));
    expect(outer.closes).toBe(1);
  });

  test("closes the outer sequence when the iterator of an inner one is no object", async () => {
    const outer = probe([0]);
    const inner = { [Symbol.iterator]: () => 5 };
    expect(await thrownBy(() => collect(flatMap(outer, () => inner)))).toBeInstanceOf(TypeError);
    expect(outer.closes).toBe(1);
  });
});

describe("flatMapAsync", () => {
  test("awaits the mapper", async () => {
    const mapper = (value: number): Promise<number[]> => later().then(() => [value, -value]);
    expect(await collect(async.face["flatMap"]?.([1, 2], mapper))).toEqual([1, -1, 2, -2]);
  });

  test("prefers the async iterator of an inner sequence", async () => {
    const inner = {
      *[Symbol.iterator]() {
        yield "sync";
      },
      async *[Symbol.asyncIterator]() {
        yield "async";
      },
    };
    expect(await collect(async.face["flatMap"]?.([1], () => inner))).toEqual(["async"]);
  });

  test("awaits the promises of a sync inner sequence", async () => {
    expect(await collect(async.face["flatMap"]?.([1], () => [later().then(() => "a")]))).toEqual(["a"]);
  });
});
