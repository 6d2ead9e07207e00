import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sources } from "../kit/sources.js";
import { collect, sync, thrownBy, twins } from "../kit/worlds.js";

/** The model: all permutations of the positions of first occurrence, each once, in order. */
function distinct(values: readonly unknown[]): unknown[][] {
  const firsts = values.map((value) => values.findIndex((other) => [other].includes(value)));
  const texts = (sync.face["permutations"]?.(firsts) as Iterable<number[]>) ?? [];
  const orders = [...new Set([...texts].map((order) => order.join()))].sort();
  return values.length === 0
    ? [[]]
    : orders.map((order) => order.split(",").map((first) => values[Number(first)]));
}

describe.each(twins("distinctPermutations"))("%s", (_, distinctPermutations, world) => {
  const { probe } = world;

  test("gives every order that looks different once, in lexicographic order of first occurrences", async () => {
    const few = fc.array(fc.constantFrom("b", "a", NaN, undefined), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(few, async (values) => {
        expect(await collect(distinctPermutations(probe(values)))).toEqual(distinct(values));
      }),
    );
  });

  test("reads every kind of source", async () => {
    const short = sources(world).filter(({ values }) => values.length < 5);
    await fc.assert(
      fc.asyncProperty(short, async ({ values, make }) => {
        expect(await collect(distinctPermutations(make()))).toEqual(distinct(values));
      }),
    );
  });

  test("gives as many as multinomial says, and all permutations where all values differ", async () => {
    expect(await collect(distinctPermutations("mississippi"))).toHaveLength(34650);
    const all = await collect(sync.face["permutations"]?.("abcd"));
    expect(await collect(distinctPermutations("abcd"))).toEqual(all);
  });

  test("gives of values that are the same the first one", async () => {
    expect(await collect(distinctPermutations(probe([-0, 0])))).toEqual([[-0, -0]]);
  });

  test("gives every order an array of its own", async () => {
    const sequence = distinctPermutations(probe([1, 2]));
    (await sequence.next()).value.fill(0);
    expect((await sequence.next()).value).toEqual([2, 1]);
  });

  test("refuses a source that is not iterable", async () => {
    const error = await thrownBy(() => distinctPermutations(5));
    expect(error).toEqual(new TypeError("distinctPermutations: source must be an iterable, got 5"));
  });
});
