import fc from "fast-check";
import { span } from "lazuli";
import { span as spanAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { describeSplitting } from "../kit/suites/splitting.js";
import { sources } from "../kit/sources.js";
import { collect, type Sequence, thrownBy, twins } from "../kit/worlds.js";

describeSplitting({
  name: "span",
  args: (count) => [(value: number) => value < count],
  pullsToSplit: (count, length) => Math.min(count, length) + 1,
});

describe.each(twins("span"))("%s", (_, span, world) => {
  const { probe } = world;

  test("splits before the first value refused, in either order of reading", async () => {
    const predicates = fc.func(fc.boolean());
    await fc.assert(
      fc.asyncProperty(
        sources(world),
        predicates,
        fc.boolean(),
        async ({ values, make }, predicate, last) => {
          const end = values.findIndex((value, index) => !predicate(value, index));
          const count = end < 0 ? values.length : end;
          const [prefix, rest] = span(make(), predicate) as Sequence[];
          const later = last ? await collect(rest) : undefined;
          expect(await collect(prefix)).toEqual(values.slice(0, count));
          expect(later ?? (await collect(rest))).toEqual(values.slice(count));
        },
      ),
    );
  });

  test("asks with the value and its index, and not again after a no", async () => {
    const calls: unknown[][] = [];
    const predicate = (...args: unknown[]): boolean => calls.push(args) < 2;
    const [prefix, rest] = span(probe(["a", "b", "c"]), predicate) as Sequence[];
    expect([await collect(prefix), await collect(rest)]).toEqual([["a"], ["b", "c"]]);
    expect(calls).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  test("gives a first value of undefined to the rest", async () => {
    const [prefix, rest] = span(probe([1, undefined, 2]), (value: unknown) => value) as Sequence[];
    expect([await collect(prefix), await collect(rest)]).toEqual([[1], [undefined, 2]]);
  });

  test("lets both halves meet an error of the predicate, and closes the source once", async () => {
    const error = new Error("from the predicate");
    for (const [reading, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const source = probe([0, 1, 2], { closeError: new Error("from closing") });
      const both = span(source, (value: number) => {
        if (value === 1) throw error;
        return true;
      }) as Sequence[];
      expect(await thrownBy(() => collect(both[reading]))).toBe(error);
      if (other === 0) expect(await both[0]?.next()).toEqual({ value: 0, done: false });
      expect(await thrownBy(() => both[other]?.next())).toBe(error);
      for (const half of both) expect((await half.next()).done).toBe(true);
      for (const half of both) await half.return();
      expect([source.pulls, source.closes]).toEqual([2, 1]);
    }
  });

  test("refuses a predicate that is not a function", async () => {
    const error = await thrownBy(() => span([], "even"));
    expect(error).toEqual(new TypeError('span: predicate must be a function, got "even"'));
  });
});

test("span lets its predicate close the other half", () => {
  const [prefix, rest] = span([1, 2, 3], (n) => {
    rest.return();
    return n < 2;
  });
  expect([...prefix]).toEqual([1]);
  expect(rest.next().done).toBe(true);
});

test("spanAsync awaits the predicate", async () => {
  const [prefix, rest] = spanAsync([1, 2, 3], async (n) => n < 2);
  expect([await collect(rest), await collect(prefix)]).toEqual([[2, 3], [1]]);
});
