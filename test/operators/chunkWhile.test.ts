import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources, Unread } from "../kit/sources.js";
import { async, collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("chunkWhile"))("%s", (_, chunkWhile, world) => {
  const { probe } = world;

  test("begins a run where the predicate refuses a neighbour", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.boolean()), async ({ values, make }, predicate) => {
        const starts = [...values.keys()].filter(
          (index) => index === 0 || !predicate(values[index - 1], values[index], index),
        );
        const expected = starts.map((start, run) => values.slice(start, starts[run + 1]));
        expect(await collect(chunkWhile(make(), predicate))).toEqual(expected);
      }),
    );
  });

  test("calls the predicate with the value before, the value and its index alone", async () => {
    const calls: unknown[][] = [];
    await collect(
      chunkWhile(
        probe(["a", undefined, "c", "d"]),
        recorded(calls, (a) => a !== undefined),
      ),
    );
    expect(calls).toEqual([
      [undefined, "a", undefined, 1],
      [undefined, undefined, "c", 2],
      [undefined, "c", "d", 3],
    ]);
  });

  test("takes any truthy answer for a yes", async () => {
    const answers = [1, "", "yes", NaN];
    const chunks = await collect(chunkWhile(probe([0, 1, 2, 3, 4]), (a: number) => answers[a]));
    expect(chunks).toEqual([[0, 1], [2, 3], [4]]);
  });

  test("gives every run an array of its own", async () => {
    const sequence = chunkWhile(probe([1, 2, 3, 4]), (a: number) => a !== 2);
    (await sequence.next()).value.fill(0);
    expect((await sequence.next()).value).toEqual([3, 4]);
  });

  test("forgets the value that it is ahead when it is closed", async () => {
    const sequence = chunkWhile(probe([1, 2, 3]), () => false);
    await sequence.next();
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("refuses a predicate that is not a function, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => chunkWhile(iterator, 2));
    expect(error).toEqual(new TypeError("chunkWhile: predicate must be a function, got 2"));
    expect(iterator.closes).toBe(1);
  });

  test("refuses a bad source ahead of a bad predicate", async () => {
    const error = await thrownBy(() => chunkWhile(5, 2));
    expect(error).toEqual(new TypeError("chunkWhile: source must be an iterable, got 5"));
  });
});

test("chunkWhileAsync awaits the predicate", async () => {
  const predicate = (a: number, b: number): Promise<boolean> => later().then(() => a < b);
  expect(await collect(async.face["chunkWhile"]?.([1, 2, 1], predicate))).toEqual([[1, 2], [1]]);
});
