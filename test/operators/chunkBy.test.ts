import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources, Unread } from "../kit/sources.js";
import { async, collect, thrownBy, twins } from "../kit/worlds.js";

/** The model: a run goes on while the key is the same. */
function runs(values: readonly unknown[], keys: readonly unknown[]): [unknown, unknown[]][] {
  const chunks: [unknown, unknown[]][] = [];
  for (const [index, value] of values.entries()) {
    const last = chunks.at(-1);
    if (last !== undefined && [keys[index]].includes(last[0])) last[1].push(value);
    else chunks.push([keys[index], [value]]);
  }
  return chunks;
}

describe.each(twins("chunkBy"))("%s", (_, chunkBy, world) => {
  const { probe } = world;

  test("gives each run of neighbours with the same key", async () => {
    const keys = fc.func(fc.constantFrom(undefined, NaN, 0, -0, "a"));
    await fc.assert(
      fc.asyncProperty(sources(world), keys, async ({ values, make }, key) => {
        const expected = runs(
          values,
          values.map((value, index) => key(value, index)),
        );
        expect(await collect(chunkBy(make(), key))).toEqual(expected);
      }),
    );
  });

  test("puts all values back together", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, key) => {
        const chunks = await collect<[unknown, unknown[]]>(chunkBy(make(), key));
        expect(chunks.flatMap(([, run]) => run)).toEqual(values);
      }),
    );
  });

  test("calls key with each value and its index alone, once", async () => {
    const calls: unknown[][] = [];
    await collect(
      chunkBy(
        probe(["a", "b", undefined]),
        recorded(calls, (value) => value === "a"),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", 0],
      [undefined, "b", 1],
      [undefined, undefined, 2],
    ]);
  });

  test("gives a key again when it comes again", async () => {
    expect(await collect(chunkBy(probe([1, 2, 1]), (n: number) => n))).toEqual([
      [1, [1]],
      [2, [2]],
      [1, [1]],
    ]);
  });

  test("takes NaN for itself and -0 for 0, and gives the first key of a run", async () => {
    const chunks = await collect(chunkBy(probe([NaN, NaN, -0, 0]), (n: number) => n));
    expect(chunks).toEqual([
      [NaN, [NaN, NaN]],
      [-0, [-0, 0]],
    ]);
  });

  test("forgets the value that it is ahead when it is closed", async () => {
    const sequence = chunkBy(probe([1, 2, 3]), (n: number) => n);
    await sequence.next();
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("forgets it too when a sequence over it is closed", async () => {
    const sequence = chunkBy(probe([1, 2, 3]), (n: number) => n);
    const over = world.face["map"]?.(sequence, (value: unknown) => value);
    await over.next();
    await over.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("refuses a key that is not a function, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => chunkBy(iterator, "name"));
    expect(error).toEqual(new TypeError('chunkBy: key must be a function, got "name"'));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad key", async () => {
    const error = await thrownBy(() => chunkBy(5, "name"));
    expect(error).toEqual(new TypeError("chunkBy: source must be an iterable, got 5"));
  });
});

test("chunkByAsync awaits the keys", async () => {
  const key = (n: number): Promise<boolean> => later().then(() => n > 2);
  expect(await collect(async.face["chunkBy"]?.([1, 2, 3], key))).toEqual([
    [false, [1, 2]],
    [true, [3]],
  ]);
});
