import { type AsyncLazy, filterConcurrent } from "lazuli/async";
import { fib } from "lazuli";
import { expect, expectTypeOf, test } from "vitest";
import { Calls } from "../kit/calls.js";
import { follow, turn } from "../kit/gates.js";
import { describeConcurrent } from "../kit/suites/concurrent.js";
import { collect } from "../kit/worlds.js";

describeConcurrent({ name: "filterConcurrent", callback: "predicate", resultFor: () => true });

test("its types", () => {
  const isShort = async (word: string): Promise<boolean> => word.length < 3;
  const options = { concurrency: 2 };
  expectTypeOf(filterConcurrent(["a"], isShort, options)).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(filterConcurrent(fib(), () => true, options)).toEqualTypeOf<AsyncLazy<bigint, never>>();
});

test("yields the values for which it is true, in order", async () => {
  const isEven = async (n: number): Promise<number> => (await turn(), 1 - (n % 2));
  expect(await collect(filterConcurrent([1, 2, 3, 4, 5, 6], isEven, { concurrency: 3 }))).toEqual([2, 4, 6]);
});

test("a value that is left out makes room at once, whatever is waited for before it", async () => {
  const calls = new Calls();
  const reading = follow(collect(filterConcurrent([1, 2, 3, 4, 5], calls.call, { concurrency: 2 })));
  await turn();
  for (const call of [1, 2, 3]) {
    calls.resolve(call, false);
    await turn();
  }
  expect([calls.values, reading.isSettled]).toEqual([[1, 2, 3, 4, 5], false]);
  calls.resolve(4, true);
  calls.resolve(0, true);
  await turn();
  expect(reading.value).toEqual([1, 5]);
});

test("unordered, values come as their calls end", async () => {
  const calls = new Calls();
  const options = { concurrency: 3, ordered: false };
  const reading = follow(collect(filterConcurrent([1, 2, 3], calls.call, options)));
  await turn();
  for (const call of [2, 0, 1]) {
    calls.resolve(call, true);
    await turn();
  }
  expect(reading.value).toEqual([3, 1, 2]);
});
