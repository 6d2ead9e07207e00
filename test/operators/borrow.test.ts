import fc from "fast-check";
import { borrow, seq, take, toArray } from "lazuli";
import { toArray as toArrayAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { Litter, skip, STRAYS } from "../kit/garbage.js";
import { sources } from "../kit/sources.js";
import { describeHandle } from "../kit/suites/handle.js";
import { collect, type Fn, twins } from "../kit/worlds.js";

describeHandle("borrow");

describe.each(twins("borrow"))("%s", (_, borrow, world) => {
  const { probe, face } = world;

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
