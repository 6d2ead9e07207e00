import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinable, logged } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";
import { shown } from "../kit/messages.js";

/** All places in a block, the sums first, then in lexicographic order. */
function places(lengths: readonly number[]): number[][] {
  const all = lengths.reduce<number[][]>(
    (heads, length) => heads.flatMap((head) => Array.from({ length }, (_, place) => [...head, place])),
    [[]],
  );
  const sum = (place: number[]): number => place.reduce((total, position) => total + position, 0);
  // The places are in lexicographic order, and sorting is stable.
  return all.sort((a, b) => sum(a) - sum(b));
}

describe.each(twins("diagonal"))("%s", (_, diagonal, world) => {
  const { probe } = world;
  const naturals = (): unknown => probe((index) => index);

  async function take(sequence: { next(): Promise<{ value: unknown }> }, count: number): Promise<unknown[]> {
    const values = [];
    while (values.length < count) values.push((await sequence.next()).value);
    return values;
  }

  test("gives every tuple of finite sources once, by the sums of the positions", async () => {
    const short = joinable(world).filter(({ values }) => values.length < 6);
    await fc.assert(
      fc.asyncProperty(fc.array(short, { maxLength: 4 }), async (parts) => {
        const expected = places(parts.map(({ values }) => values.length)).map((place) =>
          place.map((position, index) => parts[index]?.values[position]),
        );
        expect(await collect(diagonal(...parts.map(({ make }) => make())))).toEqual(expected);
      }),
    );
  });

  test("walks any mixture of endless and finite sources in the same order", async () => {
    const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Infinity)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(
        lengths.filter((all) => all.includes(Infinity)),
        async (all) => {
          // Positions up to 5 are enough for all sums up to 5.
          const expected = places(all.map((length) => Math.min(length, 6))).filter(
            (place) => place.reduce((total, position) => total + position, 0) <= 5,
          );
          const sequence = diagonal(
            ...all.map((length) => (length === Infinity ? naturals() : probe([...Array(length).keys()]))),
          );
          expect(await take(sequence, expected.length)).toEqual(expected);
          await sequence.return();
        },
      ),
    );
  });

  test("reaches the pair (a, b) of two endless sources at Cantor's number for it", async () => {
    const sequence = diagonal(naturals(), naturals());
    const pairs = await take(sequence, 5050);
    for (const [a, b] of [
      [0, 0],
      [3, 4],
      [99, 0],
      [0, 99],
    ] as const)
      expect(pairs[((a + b) * (a + b + 1)) / 2 + a]).toEqual([a, b]);
    await sequence.return();
  });

  test("gives the one empty tuple of no sources, once", async () => {
    const sequence = diagonal();
    expect(await sequence.next()).toEqual({ value: [], done: false });
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("gives nothing of no sources once it is closed", async () => {
    const sequence = diagonal();
    await sequence.return();
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("gives every tuple an array of its own", async () => {
    const sequence = diagonal(probe([1, 2]), probe([3]));
    (await sequence.next()).value.fill(0);
    expect((await sequence.next()).value).toEqual([2, 3]);
  });

  test("reads a source when the first tuple with its next value is reached", async () => {
    const log: string[] = [];
    const sequence = diagonal(logged(world, log, "a", [1, 2]), logged(world, log, "b", [3, 4, 5]));
    expect(log.splice(0)).toEqual(["open a", "open b"]);
    const pulled = [];
    for (let index = 0; index < 7; index++) {
      await sequence.next();
      pulled.push(log.splice(0).join());
    }
    // (0, 0), (0, 1), (1, 0), (0, 2), (1, 1); then a has no third value and b no fourth.
    expect(pulled).toEqual(["pull a,pull b", "pull b", "pull a", "pull b", "", "pull a,pull b", ""]);
  });

  test.each([0, 1, 2])("ends when source %i is found to be empty, and closes the others", async (empty) => {
    const probes = [0, 1, 2].map((index) => probe(index === empty ? [] : (place: number) => place));
    expect(await collect(diagonal(...probes))).toEqual([]);
    expect(probes.map(({ pulls }) => pulls)).toEqual([0, 1, 2].map((index) => Number(index <= empty)));
    expect(probes.map(({ closes }) => closes)).toEqual([0, 1, 2].map((index) => Number(index !== empty)));
  });

  test("closes the sources that have not ended, last to first, whatever closing one of them throws", async () => {
    const log: string[] = [];
    const closeError = new Error("from c");
    const sequence = diagonal(
      logged(world, log, "a", [1, 2, 3]),
      logged(world, log, "b", [4]),
      logged(world, log, "c", [5, 6, 7], { closeError }),
    );
    // (0, 0, 0), (0, 0, 1), then past the end of b to (1, 0, 0).
    expect(await take(sequence, 3)).toEqual([
      [1, 4, 5],
      [1, 4, 6],
      [2, 4, 5],
    ]);
    expect(await thrownBy(() => sequence.return())).toBe(closeError);
    expect(log.filter((entry) => entry.startsWith("close"))).toEqual(["close c", "close a"]);
  });

  test.each(["ab", 5, undefined, { next: () => ({ done: true }) }])(
    "refuses %o among the sources, and opens none",
    async (source) => {
      const other = probe([1]);
      const error = await thrownBy(() => diagonal(other, source));
      expect(error).toEqual(
        new TypeError(`diagonal: every source must be an iterable object, got ${shown(source)}`),
      );
      expect(other.opens).toBe(0);
    },
  );
});
