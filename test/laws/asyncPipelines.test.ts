/**
 * Random async pipelines do what the same ones do that are made of plain async generators and `for await` loops, and over
 * sync sources what the sync functions do: the values, the errors, and the order of all calls to sources and callbacks.
 * `npm run test:soak` runs 100,000 of each.
 *
 * What plain generators cannot do is left to the other laws: a return() beside a pending pull. Closings that begin one
 * after the other are compared as a set: a generator waits on its way to what it reads.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  asyncFunctions,
  pipelines,
  plainFunctions,
  recordOf,
  syncFunctions,
} from "../kit/randomPipelines.js";

test("async pipelines do what plain async generators do", async () => {
  await fc.assert(
    fc.asyncProperty(pipelines(false), async (plan) => {
      expect(await recordOf(asyncFunctions, plan)).toEqual(await recordOf(plainFunctions, plan));
    }),
  );
});

test("async pipelines over sync sources do what the sync ones do", async () => {
  await fc.assert(
    fc.asyncProperty(pipelines(true), async (plan) => {
      expect(await recordOf(asyncFunctions, plan)).toEqual(await recordOf(syncFunctions, plan));
    }),
  );
});
