/**
 * Random pipelines do the same when they are traced: the values, the errors, and the order of all calls to sources and
 * callbacks. `npm run test:soak` runs 100,000 of each.
 */
import fc from "fast-check";
import { traceAsync } from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { asyncFunctions, pipelines, recordOf, syncFunctions } from "../kit/randomPipelines.js";
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
    );
  });
});
