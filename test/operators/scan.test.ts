import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { later, recorded, sources } from "../kit/sources.js";
import { describeCallback } from "../kit/suites/callback.js";
import { collect, twins, async } from "../kit/worlds.js";

/** The model: every state of a reduction, from the first one that a value has gone into. */
function states(values: readonly unknown[], reducer: (...args: unknown[]) => unknown, ...initial: unknown[]) {
  const [first, ...others] = initial.length > 0 ? [undefined, ...values.entries()] : values.entries();
  const all = first === undefined ? [initial[0]] : [first[1]];
  if (first === undefined && initial.length === 0) return [];
  for (const [index, value] of others as [number, unknown][]) all.push(reducer(all.at(-1), value, index));
  return initial.length > 0 ? all.slice(1) : all;
}

describeCallback({ name: "scan", callback: "reducer" });

describe.each(twins("scan"))("%s", (_, scan, world) => {
  const { probe } = world;

  test("gives every state after the initial value", async () => {
    await fc.assert(
      fc.asyncProperty(
        sources(world),
        fc.func(fc.integer()),
        fc.option(fc.integer(), { nil: undefined }),
        async ({ values, make }, reducer, initial) => {
          const expected = states(values, reducer, initial);
          expect(await collect(scan(make(), reducer, initial))).toEqual(expected);
        },
      ),
    );
  });

  test("starts with the first value where there is no initial one", async () => {
    await fc.assert(
      fc.asyncProperty(sources(world), fc.func(fc.integer()), async ({ values, make }, reducer) => {
        expect(await collect(scan(make(), reducer))).toEqual(states(values, reducer));
      }),
    );
  });

  test("calls the reducer with the state, the value and its index", async () => {
    const calls: unknown[][] = [];
    const reducer = recorded(calls, (state: string, value: string) => state + value);
    await collect(scan(probe(["a", "b"]), reducer, ">"));
    expect(calls).toEqual([
      [undefined, ">", "a", 0],
      [undefined, ">a", "b", 1],
    ]);
  });

  test("calls the reducer from index 1 on where there is no initial value", async () => {
    const calls: unknown[][] = [];
    const reducer = recorded(calls, (state: string, value: string) => state + value);
    await collect(scan(probe(["a", "b", "c"]), reducer));
    expect(calls).toEqual([
      [undefined, "a", "b", 1],
      [undefined, "ab", "c", 2],
    ]);
  });

  test("takes an explicit undefined for an initial value", async () => {
    const calls: unknown[][] = [];
    await collect(
      scan(
        probe(["a"]),
        recorded(calls, () => 0),
        undefined,
      ),
    );
    expect(calls).toEqual([[undefined, undefined, "a", 0]]);
  });

  test("goes on from a state that is undefined", async () => {
    const calls: unknown[][] = [];
    await collect(
      scan(
        probe([undefined, "b", "c"]),
        recorded(calls, () => undefined),
      ),
    );
    expect(calls).toEqual([
      [undefined, undefined, "b", 1],
      [undefined, undefined, "c", 2],
    ]);
  });
});

describe("scanAsync", () => {
  test("awaits the reducer", async () => {
    const reducer = (sum: number, value: number): Promise<number> => later().then(() => sum + value);
    expect(await collect(async.face["scan"]?.([1, 2, 3, 4], reducer))).toEqual([1, 3, 6, 10]);
  });
});
