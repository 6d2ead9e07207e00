import { forEachConcurrent } from "lazuli/async";
import { countFrom } from "lazuli";
import { expect, expectTypeOf, test } from "vitest";
import { Calls } from "../kit/calls.js";
import { follow, turn } from "../kit/gates.js";
import { describeConcurrent } from "../kit/suites/concurrent.js";
import { thrownBy } from "../kit/worlds.js";

describeConcurrent({
  name: "forEachConcurrent",
  callback: "visit",
  resultFor: (value) => value,
  isConsumer: true,
});

test("its types: endless sources are accepted", async () => {
  const fail = (n: number): void => {
    if (n === 3) throw new Error("enough");
  };
  const visits = forEachConcurrent(countFrom(), fail, { concurrency: 2 });
  expectTypeOf(visits).toEqualTypeOf<Promise<void>>();
  expect(await thrownBy(() => visits)).toEqual(new Error("enough"));
});

test("starts the next call as soon as one is over, in whatever order", async () => {
  const calls = new Calls();
  const visits = follow(forEachConcurrent([1, 2, 3, 4], calls.call, { concurrency: 2 }));
  await turn();
  for (const [call, started] of [
    [1, 3],
    [2, 4],
    [3, 4],
  ] as const) {
    calls.resolve(call);
    await turn();
    expect([calls.args.length, visits.isSettled]).toEqual([started, false]);
  }
  calls.resolve(0);
  await turn();
  expect(visits).toEqual({ isSettled: true, value: undefined });
});

test("the first error that arrives rejects", async () => {
  const calls = new Calls();
  const visits = follow(forEachConcurrent([1, 2], calls.call, { concurrency: 2 }));
  await turn();
  calls.reject(1, "the second");
  await turn();
  expect(visits.error).toBe("the second");
});

test("rejects for a bad argument, as an async function", async () => {
  const visits = forEachConcurrent([1], 5 as never, { concurrency: 1 });
  expect(await thrownBy(() => visits)).toEqual(
    new TypeError("forEachConcurrent: visit must be a function, got 5"),
  );
});
