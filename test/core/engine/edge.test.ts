import { afterEach, describe, expect, test, vi } from "vitest";
import { collect, type Fn } from "../../kit/worlds.js";

const native = Symbol;

/** `Symbol` as it is on runtimes that have no `using` yet. */
const olderSymbol = new Proxy(function () {}, {
  get: (_, key) => (key === "dispose" || key === "asyncDispose" ? undefined : Reflect.get(native, key)),
  apply: (_, __, args: [string?]) => native(...args),
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe("on a runtime without Symbol.dispose", () => {
  test.each([
    ["lazuli", "Symbol.dispose"],
    ["lazuli/async", "Symbol.asyncDispose"],
  ])("a sequence of %s is disposed of by the symbol that compilers put in its place", async (face, key) => {
    vi.resetModules();
    vi.stubGlobal("Symbol", olderSymbol);
    const { borrow, map, memoize, search } = (face === "lazuli"
      ? await import("lazuli")
      : await import("lazuli/async")) as unknown as {
      borrow: Fn;
      map: Fn;
      memoize: Fn;
      search: Fn;
    };
    for (const sequence of [map([1, 2], (value: number) => value), borrow([1, 2]), memoize([1, 2])]) {
      await sequence[Symbol.for(key)]();
      expect(await collect(sequence)).toEqual([]);
    }
    const values = map([1, 2], (value: number) => value);
    const verdict = await search(values, () => false, { maxSteps: 1 });
    await verdict[Symbol.for(key)]();
    expect(await collect(values)).toEqual([]);
  });
});
