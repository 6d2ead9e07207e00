/** What handles on a source share, which stay open where those who read them stop: `borrow` and `peekable`. */
import { inspect } from "node:util";
import { countFrom } from "lazuli";
import { describe, expect, test } from "vitest";
import { collect, type Fn, thrownBy, twins } from "../worlds.js";

export function describeHandle(name: string): void {
  describe.each(twins(name))("%s", (_, make, { name: world, face, probe }) => {
    const isSync = world === "sync";

    test("opens its source when it is called, and pulls nothing until it is asked", async () => {
      const source = probe([1, 2]);
      const handle = make(source);
      expect([source.opens, source.lookups, source.pulls]).toEqual([1, 1, 0]);
      expect(await handle.next()).toEqual({ value: 1, done: false });
      expect(source.pulls).toBe(1);
    });

    test("stays open when operators, consumers and loops stop early, and is read on", async () => {
      const source = probe([0, 1, 2, 3, 4, 5, 6, 7]);
      const handle = make(source);
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
      const small = face["takeWhile"]?.(make(source), (n: number) => n < 3);
      expect(await collect(small)).toEqual([1]);
      expect(await small.next()).toEqual({ value: undefined, done: true });
      expect(source.pulls).toBe(2);
    });

    test("has no return, for native helpers neither", async () => {
      const source = probe([1, 2, 3]);
      const handle = make(source);
      expect(handle.return).toBe(undefined);
      if (isSync && "take" in handle) expect([...handle.take(1)]).toEqual([1]);
      else expect((await handle.next()).value).toBe(1);
      expect((await handle.next()).value).toBe(2);
      expect(source.closes).toBe(0);
    });

    test.each(["dispose", "using"])("closes the source once by %s, and is over", async (way) => {
      const source = probe([1, 2, 3]);
      const handle = make(source);
      const reading = face["map"]?.(handle, (n: number) => n);
      await reading.next();
      const close = way === "dispose" ? "dispose" : isSync ? Symbol.dispose : Symbol.asyncDispose;
      expect(await handle[close]()).toBe(undefined);
      await handle.dispose();
      for (const ended of [handle, reading])
        expect(await ended.next()).toEqual({ value: undefined, done: true });
      expect([source.pulls, source.closes]).toEqual([1, 1]);
    });

    test("is as endless as its source, until it is closed", async () => {
      const handle = make(countFrom());
      const joined = (): unknown => face["toArray"]?.(face["concat"]?.(handle));
      expect(await thrownBy(joined)).toEqual(
        new TypeError("toArray: source never ends: bound it with take, takeWhile or takeUntil"),
      );
      expect((await handle.next()).value).toBe(0);
      await handle.dispose();
      expect(await joined()).toEqual([]);
    });

    test("does not close a source that has ended", async () => {
      const source = probe([1]);
      const handle = make(source);
      await collect(handle);
      await handle.dispose();
      expect(source.closes).toBe(0);
    });

    test("reports what closing throws", async () => {
      const error = new Error("from closing");
      expect(await thrownBy(() => make(probe([1], { closeError: error })).dispose())).toBe(error);
    });

    test("throws what the source has thrown to whoever reads on, and does not close it", async () => {
      const source = probe([1, 2], { throwsAt: 1 });
      const handle = make(source);
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
      const handle = make(face["map"]?.(source, failing));
      expect(await thrownBy(() => face["first"]?.(handle))).toBe(error);
      expect([source.pulls, source.closes]).toEqual([1, 1]);
    });

    test("does not close it when a callback behind it throws", async () => {
      const error = new Error("from the callback");
      const source = probe([1, 2, 3]);
      const handle = make(source);
      const failing: Fn = () => {
        throw error;
      };
      expect(await thrownBy(() => collect(face["map"]?.(handle, failing)))).toBe(error);
      expect(await collect(handle)).toEqual([2, 3]);
      expect(source.closes).toBe(0);
    });

    test("is a native iterator that shows its pipeline", () => {
      const handle = make(face["map"]?.([1], () => 1));
      expect(inspect(handle)).toBe(`${isSync ? "Lazy" : "AsyncLazy"} [Array → map → ${name}]`);
      expect(inspect(face["tap"]?.(handle, () => 1))).toBe(
        `${isSync ? "Lazy" : "AsyncLazy"} [Array → map → ${name} → tap]`,
      );
      const native = Object.getPrototypeOf(
        isSync
          ? Object.getPrototypeOf([].values())
          : Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())),
      ) as object;
      expect(Object.prototype.isPrototypeOf.call(native, handle)).toBe(true);
    });

    test("refuses a source that is not one", async () => {
      const error = await thrownBy(() => make(5));
      expect(error).toEqual(new TypeError(`${name}: source must be an iterable, got 5`));
    });
  });
}
