import { inspect } from "node:util";
import fc from "fast-check";
import { borrow, seq, take, toArray } from "lazuli";
import { toArray as toArrayAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { Litter, skip, STRAYS } from "../kit/garbage.js";
import { sources } from "../kit/sources.js";
import { collect, type Fn, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("borrow"))("%s", (_, borrow, world) => {
  const { probe, face } = world;
  const isSync = world.name === "sync";

  test("gives the values in pieces of any size", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.array(fc.nat(4)), async ({ values, make }, sizes) => {
        const handle = borrow(make());
        const seen: unknown[] = [];
        for (const size of sizes) seen.push(...(await collect(face["take"]?.(handle, size))));
        expect([...seen, ...(await collect(handle))]).toEqual(values);
      }),
    );
  });

  test("opens its source when it is called, and pulls nothing until it is asked", async () => {
    const source = probe([1, 2]);
    const handle = borrow(source);
    expect([source.opens, source.lookups, source.pulls]).toEqual([1, 1, 0]);
    expect(await handle.next()).toEqual({ value: 1, done: false });
    expect(source.pulls).toBe(1);
  });

  test("stays open when operators, consumers and loops stop early, and is read on", async () => {
    const source = probe([0, 1, 2, 3, 4, 5, 6, 7]);
    const handle = borrow(source);
    expect(await collect(face["take"]?.(handle, 2))).toEqual([0, 1]);
    expect(await face["find"]?.(handle, (n: number) => n > 2)).toBe(3);
    for await (const value of handle) if (value === 5) break;
    expect(await collect(face["takeWhile"]?.(handle, (n: number) => n < 6))).toEqual([]);
    expect(await face["first"]?.(handle)).toBe(7);
    expect([source.pulls, source.closes]).toEqual([8, 0]);
    expect(await handle.next()).toEqual({ value: undefined, done: true });
    expect(source.closes).toBe(0);
  });

  test("an operator that has stopped early does not go on", async () => {
    const source = probe([1, 5, 1, 1]);
    const small = face["takeWhile"]?.(borrow(source), (n: number) => n < 3);
    expect(await collect(small)).toEqual([1]);
    expect(await small.next()).toEqual({ value: undefined, done: true });
    expect(source.pulls).toBe(2);
  });

  test("has no return, for native helpers neither", async () => {
    const source = probe([1, 2, 3]);
    const handle = borrow(source);
    expect(handle.return).toBe(undefined);
    if (isSync && "take" in handle) expect([...handle.take(1)]).toEqual([1]);
    else expect((await handle.next()).value).toBe(1);
    expect((await handle.next()).value).toBe(2);
    expect(source.closes).toBe(0);
  });

  test.each(["dispose", "using"])("closes the source once by %s, and is over", async (way) => {
    const source = probe([1, 2, 3]);
    const handle = borrow(source);
    const reading = face["map"]?.(handle, (n: number) => n);
    await reading.next();
    const close = way === "dispose" ? "dispose" : isSync ? Symbol.dispose : Symbol.asyncDispose;
    expect(await handle[close]()).toBe(undefined);
    await handle.dispose();
    for (const ended of [handle, reading])
      expect(await ended.next()).toEqual({ value: undefined, done: true });
    expect([source.pulls, source.closes]).toEqual([1, 1]);
  });

  test("does not close a source that has ended", async () => {
    const source = probe([1]);
    const handle = borrow(source);
    await collect(handle);
    await handle.dispose();
    expect(source.closes).toBe(0);
  });

  test("reports what closing throws", async () => {
    const error = new Error("from closing");
    expect(await thrownBy(() => borrow(probe([1], { closeError: error })).dispose())).toBe(error);
  });

  test("throws what the source has thrown to whoever reads on, and does not close it", async () => {
    const source = probe([1, 2], { throwsAt: 1 });
    const handle = borrow(source);
    expect(await collect(face["take"]?.(handle, 1))).toEqual([1]);
    expect(await thrownBy(() => handle.next())).toBe(source.error);
    expect(await thrownBy(() => handle.next())).toBe(source.error);
    expect(await thrownBy(() => collect(handle))).toBe(source.error);
    expect([source.pulls, source.closes]).toEqual([2, 0]);
  });

  test("closes the source when a callback of its pipeline throws", async () => {
    const error = new Error("from the callback");
    const source = probe([1, 2, 3]);
    const failing: Fn = () => {
      throw error;
    };
    const handle = borrow(face["map"]?.(source, failing));
    expect(await thrownBy(() => face["first"]?.(handle))).toBe(error);
    expect([source.pulls, source.closes]).toEqual([1, 1]);
  });

  test("does not close it when a callback behind it throws", async () => {
    const error = new Error("from the callback");
    const source = probe([1, 2, 3]);
    const handle = borrow(source);
    const failing: Fn = () => {
      throw error;
    };
    expect(await thrownBy(() => collect(face["map"]?.(handle, failing)))).toBe(error);
    expect(await collect(handle)).toEqual([2, 3]);
    expect(source.closes).toBe(0);
  });

  test("is a native iterator that shows its pipeline", () => {
    const handle = borrow(face["map"]?.([1], () => 1));
    expect(inspect(handle)).toBe(`${isSync ? "Lazy" : "AsyncLazy"} [Array → map → borrow]`);
    expect(inspect(face["tap"]?.(handle, () => 1))).toBe(
      `${isSync ? "Lazy" : "AsyncLazy"} [Array → map → borrow → tap]`,
    );
    const native = Object.getPrototypeOf(
      isSync
        ? Object.getPrototypeOf([].values())
        : Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())),
    ) as object;
    expect(Object.prototype.isPrototypeOf.call(native, handle)).toBe(true);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => borrow(5));
    expect(error).toEqual(new TypeError("borrow: source must be an iterable, got 5"));
  });

  test("keeps nothing", async () => {
    const litter = new Litter();
    const handle = borrow(probe(() => litter.next()));
    await skip(handle, 200);
    expect(await litter.remaining(0, 190)).toBeLessThanOrEqual(STRAYS);
    await handle.dispose();
  });
});

describe("borrow", () => {
  test("lends an iterator that is read on itself", () => {
    const own = [1, 2, 3, 4].values();
    expect(toArray(take(borrow(own), 2))).toEqual([1, 2]);
    expect(own.next().value).toBe(3);
  });

  test("refuses to be re-entered, and to be closed meanwhile", () => {
    const probe = { onPull: (): unknown => undefined };
    const handle = seq([1, 2])
      .tap(() => probe.onPull())
      .borrow();
    probe.onPull = () => handle.dispose();
    expect(() => take(handle, 1).next()).toThrow(new TypeError("already running"));
    const again = seq([1, 2])
      .tap(() => probe.onPull())
      .borrow();
    probe.onPull = () => toArray(again);
    expect(() => again.next()).toThrow(new TypeError("already running"));
  });

  test("is read by the async face too", async () => {
    const handle = borrow([1, 2, 3]);
    expect(take(handle, 1).next().value).toBe(1);
    expect(await toArrayAsync(handle)).toEqual([2, 3]);
  });
});

test("borrowAsync answers calls that overlap in order", async () => {
  const [, borrowAsync, { probe }] = twins("borrow")[1] as [string, Fn, ReturnType<typeof twins>[0][2]];
  const handle = borrowAsync(probe([1, 2]));
  const results = await Promise.all([handle.next(), handle.next(), handle.next()]);
  expect(results.map(({ value }) => value as unknown)).toEqual([1, 2, undefined]);
});

test("borrowAsync lets all calls that overlap meet an error", async () => {
  const [, borrowAsync, { probe }] = twins("borrow")[1] as [string, Fn, ReturnType<typeof twins>[0][2]];
  const source = probe([1, 2], { throwsAt: 1 });
  const handle = borrowAsync(source);
  const results = await Promise.allSettled([handle.next(), handle.next(), handle.next()]);
  expect(
    results.map((result) => (result.status === "rejected" ? result.reason : result.value) as unknown),
  ).toEqual([{ value: 1, done: false }, source.error, source.error]);
});
