/**
 * Random pipelines do the same when they are traced: the values, the errors, and the order of all calls to sources and
 * callbacks. `npm run test:soak` runs 100,000 of each.
 */
import fc from "fast-check";
import { traceAsync } from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { asyncFunctions, Bench, pipelines, recordOf, syncFunctions } from "../kit/randomPipelines.js";
import { oneIn } from "../kit/runs.js";
import { faultsOf } from "../kit/wellFormed.js";

describe.each([
  ["sync", true, syncFunctions],
  ["async", false, asyncFunctions],
  ["async over sync sources", true, asyncFunctions],
] as const)("%s pipelines", (_, isSync, functions) => {
  test("do the same when they are traced", async () => {
    await fc.assert(
      fc.asyncProperty(pipelines(isSync), async (plan) => {
        const traced = await traceAsync(() => recordOf(functions, plan));
        expect(traced.error).toBe(undefined);
        expect(traced.result).toEqual(await recordOf(functions, plan));
        expect(faultsOf(traced)).toEqual([]);
      }),
      oneIn(3),
    );
  });

  test("are closed, and once, when they are stopped at any event", async () => {
    await fc.assert(
      fc.asyncProperty(pipelines(isSync), fc.nat(120), async (plan, budget) => {
        const bench = new Bench(functions, plan);
        const traced = await traceAsync(() => bench.read(), { budget: budget + 1 });
        expect(faultsOf(traced)).toEqual([]);
        const { opennesses } = bench;
        expect(opennesses.filter(({ closes }) => closes > 1)).toEqual([]);
        if (traced.truncated !== undefined) expect(opennesses.filter(({ isOpen }) => isOpen)).toEqual([]);
      }),
      oneIn(10),
    );
  });
});
