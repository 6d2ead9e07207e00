import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import {
  json,
  lanes,
  summary,
  svg,
  table,
  timeline,
  trace,
  traceAsync,
  type TraceRecord,
  tree,
} from "lazuli/trace";
import { describe, expect, test } from "vitest";
import { workOf } from "../kit/work.js";
import { steady } from "./samples.js";

const { flatMap, map, range, take, tee, toArray, zip } = lazuli;

const BUDGET = { budget: 1_000_000 };

async function* pair(n: number): AsyncGenerator<number, undefined> {
  yield n;
  yield n + 1;
}

/** By what there is much of. */
const traced: Readonly<Record<string, (count: number) => TraceRecord | Promise<TraceRecord>>> = {
  columns: (count) =>
    trace(() => toArray(take(zip(Array.from({ length: count }, (_, n) => [n, n])), 2)), BUDGET),
  consumers: (count) =>
    trace(() => {
      for (const reading of tee([1, 2, 3], count)) toArray(reading);
    }, BUDGET),
  pipelines: (count) =>
    trace(() => {
      for (let n = 0; n < count; n++) toArray(take([1, 2, 3], 2));
    }, BUDGET),
  rounds: (count) => trace(() => toArray(range(0, count)), BUDGET),
  "inner stages": (count) => trace(() => toArray(flatMap(range(0, count), (n) => map([n], String))), BUDGET),
  "steps behind each other": (count) =>
    traceAsync(() => {
      let values: AsyncIterable<number> = lazuliAsync.from([1, 2]);
      for (let n = 0; n < count; n++) values = lazuliAsync.map(values, (value) => value);
      return lazuliAsync.toArray(values);
    }, BUDGET),
  "sources at once": (count) =>
    traceAsync(
      () => lazuliAsync.toArray(lazuliAsync.merge(...Array.from({ length: count }, (_, n) => pair(n)))),
      BUDGET,
    ),
};

const how = { width: 80, color: false };
const renderings: Readonly<Record<string, (t: TraceRecord) => string>> = {
  table: (t) => table(t, how),
  lanes: (t) => lanes(t, how),
  tree: (t) => tree(t, how),
  summary: (t) => summary(t, how),
  timeline: (t) => timeline(t, how),
  svg,
  json,
};

describe("the work of renderings grows as what they write", () => {
  test.each(Object.entries(traced))("for many %s", async (_, make) => {
    const [few, many] = [steady(await make(50)), steady(await make(400))];
    const growths = Object.entries(renderings).map(([name, draw]) => {
      return { name, growth: workOf(() => draw(many)) / workOf(() => draw(few)) };
    });
    // Where all is looked at for each of them, it is 64.
    expect(growths.filter(({ growth }) => growth > 12)).toEqual([]);
  });
});
