import fc from "fast-check";
import { mapAccum as mapAccumAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { sources, Unread } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("mapAccum"))("%s", (_, mapAccum, world) => {
  const { probe } = world;

  test("gives the results, and hands on the states", async () => {
    const steps = fc.func(fc.tuple(fc.integer(), fc.integer()));
    await fc.assert(
      fc.asyncProperty(sources(world), steps, fc.integer(), async ({ values, make }, step, initial) => {
        let state = initial;
        const expected = values.map((value, index) => {
          const [result, next] = step(state, value, index);
          state = next;
          return result;
        });
        expect(await collect(mapAccum(make(), step, initial))).toEqual(expected);
      }),
    );
  });

  test("calls the function with the state, the value and its index", async () => {
    const calls: unknown[][] = [];
    const step = (...args: unknown[]): unknown[] => [calls.push(args), `state ${calls.length}`];
    expect(await collect(mapAccum(probe(["a", "b"]), step, undefined))).toEqual([1, 2]);
    expect(calls).toEqual([
      [undefined, "a", 0],
      ["state 1", "b", 1],
    ]);
  });

  test("keeps undefined as a value and as a result", async () => {
    const results = mapAccum(probe([undefined]), (state: unknown, value: unknown) => [value, state], 1);
    expect(await collect(results)).toEqual([undefined]);
  });

  test("refuses a function that is none, and closes an iterator that came with it", async () => {
    const iterator = new Unread();
    const error = await thrownBy(() => mapAccum(iterator, "sum", 0));
    expect(error).toEqual(new TypeError('mapAccum: step must be a function, got "sum"'));
    expect(iterator.closes).toBe(1);
  });

  test("refuses an answer that is no pair, and closes the source", async () => {
    const source = probe([1]);
    const error = await thrownBy(() => collect(mapAccum(source, () => undefined, 0)));
    expect(error).toEqual(new TypeError("mapAccum: the result of step must be a pair, got undefined"));
    expect(source.closes).toBe(1);
  });
});

test("mapAccumAsync awaits the function", async () => {
  const gaps = mapAccumAsync([3, 7], async (before, n) => [n - before, n], 0);
  expect(await collect(gaps)).toEqual([3, 4]);
});
