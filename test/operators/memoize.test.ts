import { inspect } from "node:util";
import fc from "fast-check";
import { concat, drop, first, map, memoize, seq, take, toArray, zip } from "lazuli";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, type Fn, type Sequence, thrownBy, twins } from "../kit/worlds.js";

const open = (iterable: any): Sequence =>
  (iterable[Symbol.asyncIterator] ?? iterable[Symbol.iterator]).call(iterable);

describe.each(twins("memoize"))("%s", (_, memoize, world) => {
  const { probe, face } = world;
  const isSync = world.name === "sync";

  test("gives every reader all values", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), async ({ values, make }) => {
        const memo = memoize(make());
        for (let time = 0; time < 2; time++) expect(await collect(memo)).toEqual(values);
      }),
    );
  });

  test("gives readers that take turns in any order the same values, and pulls each once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.array(fc.nat(2)), async (values, turns) => {
        const source = probe(values);
        const memo = memoize(source);
        const readers = [0, 1, 2].map(() => open(memo));
        const seen: unknown[][] = [[], [], []];
        for (const turn of turns) {
          const { value, done } = (await readers[turn]?.next()) as IteratorResult<unknown>;
          if (!done) seen[turn]?.push(value);
        }
        for (const list of seen) expect(list).toEqual(values.slice(0, list.length));
        const most = Math.max(...[0, 1, 2].map((reader) => turns.filter((turn) => turn === reader).length));
        expect(source.pulls).toBe(Math.min(most, values.length + 1));
      }),
    );
  });

  test("opens its source when it is called, and pulls nothing until a reader asks", async () => {
    const source = probe([1, 2, 3]);
    const memo = memoize(source);
    expect([source.opens, source.lookups]).toEqual([1, 1]);
    const reader = open(memo);
    expect(source.pulls).toBe(0);
    await reader.next();
    expect(source.pulls).toBe(1);
  });

  test("leaves the source open when readers stop early", async () => {
    const source = probe([1, 2, 3]);
    const memo = memoize(source);
    expect(await collect(face["take"]?.(memo, 1))).toEqual([1]);
    for await (const _ of memo) break;
    const reader = open(memo);
    await reader.return();
    expect(await reader.next()).toEqual({ value: undefined, done: true });
    expect([source.pulls, source.closes]).toEqual([1, 0]);
    expect(await collect(memo)).toEqual([1, 2, 3]);
    expect(source.closes).toBe(0);
  });

  test.each(["dispose", "using"])(
    "closes the source once by %s; what was pulled can be read",
    async (way) => {
      const source = probe([1, 2, 3]);
      const memo = memoize(source);
      const reader = open(memo);
      await reader.next();
      const close = way === "dispose" ? "dispose" : isSync ? Symbol.dispose : Symbol.asyncDispose;
      expect(await memo[close]()).toBe(undefined);
      await memo.dispose();
      expect(source.closes).toBe(1);
      expect(await reader.next()).toEqual({ value: undefined, done: true });
      expect(await collect(memo)).toEqual([1]);
      expect(source.pulls).toBe(1);
    },
  );

  test("does not close a source that has ended", async () => {
    const source = probe([1]);
    const memo = memoize(source);
    await collect(memo);
    await memo.dispose();
    expect(source.closes).toBe(0);
  });

  test("reports what closing throws", async () => {
    const error = new Error("from closing");
    expect(await thrownBy(() => memoize(probe([1], { closeError: error })).dispose())).toBe(error);
  });

  test("throws what the source has thrown to every reader, at the same place", async () => {
    const source = probe([1, 2, 3], { throwsAt: 2 });
    const memo = memoize(source);
    for (let time = 0; time < 2; time++) {
      const reader = open(memo);
      expect([(await reader.next()).value, (await reader.next()).value]).toEqual([1, 2]);
      expect(await thrownBy(() => reader.next())).toBe(source.error);
      expect(await reader.next()).toEqual({ value: undefined, done: true });
    }
    await memo.dispose();
    expect([source.pulls, source.closes]).toEqual([3, 0]);
  });

  test("closes the source when a callback of its pipeline throws", async () => {
    const error = new Error("from the callback");
    const source = probe([1, 2, 3]);
    const failing: Fn = () => {
      throw error;
    };
    const memo = memoize(face["map"]?.(source, failing));
    for (let time = 0; time < 2; time++) expect(await thrownBy(() => collect(memo))).toBe(error);
    expect([source.pulls, source.closes]).toEqual([1, 1]);
  });

  test("remembers undefined", async () => {
    const memo = memoize(probe([undefined, undefined]));
    for (let time = 0; time < 2; time++) expect(await collect(memo)).toEqual([undefined, undefined]);
  });

  test("shows the pipeline of a reader", () => {
    const label = isSync ? "Lazy" : "AsyncLazy";
    expect(inspect(open(memoize(face["map"]?.([1], () => 1))))).toBe(`${label} [Array → map → memoize]`);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => memoize(5));
    expect(error).toEqual(new TypeError("memoize: source must be an iterable, got 5"));
  });
});

describe("memoize", () => {
  test("may be read by its own source where that has got to", () => {
    const fibs: Iterable<number> = memoize(
      concat([1, 1], {
        [Symbol.iterator]: () => map(zip([fibs, drop(fibs, 1)]), ([a, b]): number => a + b),
      }),
    );
    expect([...take(fibs, 8)]).toEqual([1, 1, 2, 3, 5, 8, 13, 21]);
  });

  test("refuses to be re-entered where its own source has not got to, and is over", () => {
    let closes: unknown;
    const memo: ReturnType<typeof memoize<number, unknown>> = memoize(
      map([1, 2], (): number => {
        closes = thrown(() => memo.dispose());
        return toArray(memo as Iterable<number, undefined>).length;
      }),
    );
    expect(() => toArray(memo as Iterable<number, undefined>)).toThrow(new TypeError("already running"));
    expect(closes).toEqual(new TypeError("already running"));
  });

  test("may have a reader closed by the source while that is pulled for it", () => {
    const readers: { return?: () => unknown }[] = [];
    const source = seq([1, 2, 3]).tap(() => readers[0]?.return?.());
    const memo = memoize(source);
    const reader = memo[Symbol.iterator]();
    readers.push(reader);
    expect(first(reader)).toBe(1);
    expect(reader.next().done).toBe(true);
    expect(toArray(memo as Iterable<number, undefined>)).toEqual([1, 2, 3]);
  });

  test("is on the chain, fuses, and is given to operators any number of times", () => {
    const memo = seq([1, 2, 3])
      .map((n) => n * 2)
      .memoize();
    expect(toArray(concat(memo, memo))).toEqual([2, 4, 6, 2, 4, 6]);
  });
});

function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
