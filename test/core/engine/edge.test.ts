import { afterEach, describe, expect, test, vi } from "vitest";
import { countFrom, fib, map } from "lazuli";
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
    const { borrow, fib, map, memoize, search } = (face === "lazuli"
      ? await import("lazuli")
      : await import("lazuli/async")) as unknown as {
      borrow: Fn;
      fib?: Fn;
      map: Fn;
      memoize: Fn;
      search: Fn;
    };
    const generators = fib === undefined ? [] : [fib()];
    const sequences = [map([1, 2], (value: number) => value), borrow([1, 2]), memoize([1, 2]), ...generators];
    for (const sequence of sequences) {
      await sequence[Symbol.for(key)]();
      expect(await collect(sequence)).toEqual([]);
    }
    const values = map([1, 2], (value: number) => value);
    const verdict = await search(values, () => false, { maxSteps: 1 });
    await verdict[Symbol.for(key)]();
    expect(await collect(values)).toEqual([]);
  });
});

test("a generator of the library is disposed of where the runtime has the symbol", () => {
  const sequence = fib();
  (sequence as unknown as Record<symbol, () => void>)[Symbol.dispose ?? Symbol.for("Symbol.dispose")]?.();
  expect(sequence.next().done).toBe(true);
});

describe("a sequence whose pull overflows the stack", () => {
  const pullAndNest = (sequence: Iterator<unknown>): void => {
    sequence.next();
    pullAndNest(sequence);
  };
  /** Runs it so many calls deep: where the stack ends in the library depends on that. */
  const deeper = (calls: number, run: () => void): void => (calls === 0 ? run() : deeper(calls - 1, run));

  test("is not running after that", () => {
    for (let calls = 0; calls < 100; calls++) {
      const sequence = map(countFrom(0), (n) => n);
      expect(() => deeper(calls, () => pullAndNest(sequence))).toThrow(RangeError);
      expect(() => sequence.next()).not.toThrow();
    }
  });
});
