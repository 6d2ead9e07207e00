import { mapConcurrent, settled, toArray } from "lazuli/async";
import { describe, expect, expectTypeOf, test } from "vitest";
import { inspect } from "../kit/unhandled.js";

const error = new Error("from fn");
const fail = (): never => {
  throw error;
};

describe("settled", () => {
  test("tells what has come of a call as Promise.allSettled does", async () => {
    const fns: ((n: number) => unknown)[] = [
      (n) => n * 2,
      async (n) => n * 2,
      (n) => ({ then: (resolve: (value: number) => void) => resolve(n * 2) }),
      () => undefined,
      fail,
      async () => fail(),
      () => ({ then: fail }),
      () => ({ then: (_: unknown, reject: (reason: unknown) => void) => reject(undefined) }),
    ];
    const results = await Promise.all(fns.map((fn) => settled(fn)(4)));
    const native = await Promise.allSettled(fns.map(async (fn) => fn(4)));
    expect(results).toEqual(native);
    expect(results.map((result) => Object.keys(result))).toEqual(native.map((result) => Object.keys(result)));
  });

  test("hands on all arguments", async () => {
    const take = settled((...args: unknown[]) => args);
    expect(await take()).toEqual({ status: "fulfilled", value: [] });
    expect(await take(1, undefined, fail)).toEqual({ status: "fulfilled", value: [1, undefined, fail] });
  });

  test("calls the function at once", () => {
    let isCalled = false;
    void settled(() => (isCalled = true))();
    expect(isCalled).toBe(true);
  });

  test("keeps a sequence going", async () => {
    await inspect("settled", async () => {
      const half = (n: number): number => (n % 2 === 1 ? fail() : n / 2);
      const results = mapConcurrent([4, 5, 6], settled(half), { concurrency: 2 });
      expect(await toArray(results)).toEqual([
        { status: "fulfilled", value: 2 },
        { status: "rejected", reason: error },
        { status: "fulfilled", value: 3 },
      ]);
    });
  });

  test.each([undefined, null, 5])("refuses %s", (fn) => {
    expect(() => settled(fn as never)).toThrow(new TypeError(`settled: fn must be a function, got ${fn}`));
  });

  test("has the types of its function", () => {
    async function twice(n: number, factor = 2): Promise<number> {
      return n * factor;
    }
    expectTypeOf(settled(twice)).toEqualTypeOf<
      (n: number, factor?: number) => Promise<PromiseSettledResult<number>>
    >();
    expectTypeOf(settled((text: string) => text)).returns.resolves.toEqualTypeOf<
      PromiseSettledResult<string>
    >();
    const sized = mapConcurrent(
      ["a"],
      settled((text, index, signal) => {
        expectTypeOf(text).toBeString();
        expectTypeOf(index).toBeNumber();
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
        return text.length;
      }),
      { concurrency: 1 },
    );
    expectTypeOf(toArray(sized)).resolves.toEqualTypeOf<PromiseSettledResult<number>[]>();
  });
});
