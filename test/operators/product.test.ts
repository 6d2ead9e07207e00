import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinable, logged } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";
import { shown } from "../kit/messages.js";

/** The model: nested loops, the last source in the innermost. */
function nested([first, ...others]: readonly (readonly unknown[])[]): unknown[][] {
  if (first === undefined) return [[]];
  return first.flatMap((value) => nested(others).map((rest) => [value, ...rest]));
}

describe.each(twins("product"))("%s", (_, product, world) => {
  const { probe } = world;
  const short = joinable(world).filter(({ values }) => values.length < 6);

  test("gives the tuples in the order of nested loops", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(short, { maxLength: 3 }), async (parts) => {
        const expected = nested(parts.map(({ values }) => values));
        expect(await collect(product(...parts.map(({ make }) => make())))).toEqual(expected);
      }),
    );
  });

  test("gives the one empty tuple of no sources, once", async () => {
    const sequence = product();
    expect(await sequence.next()).toEqual({ value: [], done: false });
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("gives nothing of no sources once it is closed", async () => {
    const sequence = product();
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("gives every tuple an array of its own", async () => {
    const sequence = product(probe([1, 2]), probe([3]));
    (await sequence.next()).value.fill(0);
    expect((await sequence.next()).value).toEqual([2, 3]);
  });

  test("multiplies a sequence that can be read again by itself", async () => {
    const bits = [0, 1];
    expect(await collect(product(...Array(3).fill(bits)))).toHaveLength(8);
  });

  test("reads the first source a value at a time, and the others once, in their first round", async () => {
    const log: string[] = [];
    const sequence = product(
      logged(world, log, "a", [1, 2]),
      logged(world, log, "b", [3, 4]),
      logged(world, log, "c", [5, 6]),
    );
    expect(log.splice(0)).toEqual(["open a", "open b", "open c"]);
    const pulled = [];
    for (let index = 0; index < 9; index++) {
      await sequence.next();
      pulled.push(log.splice(0).join());
    }
    const pulls = [
      "pull a,pull b,pull c",
      "pull c",
      "pull c,pull b",
      "",
      "pull b,pull a",
      "",
      "",
      "",
      "pull a",
    ];
    expect(pulled).toEqual(pulls);
  });

  test("goes on for ever over an endless first source", async () => {
    const endless = probe((index) => index);
    const sequence = product(endless, ["a", "b"]);
    for (let index = 0; index < 100; index++)
      expect((await sequence.next()).value).toEqual([index >> 1, "ab"[index % 2]]);
    await sequence.return();
    expect(endless.closes).toBe(1);
  });

  test.each([0, 1, 2])("ends when source %i is found to be empty, and closes the others", async (empty) => {
    const probes = [0, 1, 2].map((index) => probe(index === empty ? [] : (place: number) => place));
    expect(await collect(product(...probes))).toEqual([]);
    expect(probes.map(({ pulls }) => pulls)).toEqual([0, 1, 2].map((index) => Number(index <= empty)));
    expect(probes.map(({ closes }) => closes)).toEqual([0, 1, 2].map((index) => Number(index !== empty)));
  });

  test("closes its sources last to first, whatever closing one of them throws", async () => {
    const log: string[] = [];
    const closeError = new Error("from b");
    const sequence = product(logged(world, log, "a", [1]), logged(world, log, "b", [2], { closeError }));
    await sequence.next();
    expect(await thrownBy(() => sequence.return())).toBe(closeError);
    expect(log.slice(-2)).toEqual(["close b", "close a"]);
  });

  test.each(["ab", 5, undefined, { next: () => ({ done: true }) }])(
    "refuses %o among the sources, and opens none",
    async (source) => {
      const other = probe([1]);
      const error = await thrownBy(() => product(other, source));
      expect(error).toEqual(
        new TypeError(`product: every source must be an iterable object, got ${shown(source)}`),
      );
      expect(other.opens).toBe(0);
    },
  );
});
