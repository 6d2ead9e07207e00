/** What goes on at the same time, for long: the heap stays flat, and nothing is left behind. */
import { range } from "lazuli";
import * as lazuli from "lazuli/async";
import { describe, expect, test } from "vitest";
import { Scenario } from "../kit/chaos.js";
import { heapInUse } from "../kit/garbage.js";
import { inspect } from "../kit/unhandled.js";

const VALUES = 10_000_000;
const MEGABYTE = 2 ** 20;

/** An async generator, whose values come without a wait. */
async function* numbers(count: number): AsyncGenerator<number, void> {
  for (let index = 0; index < count; index++) yield index;
}

const inTurn = async (value: number): Promise<number> => value;

const pipelines: [title: string, make: () => AsyncIterable<unknown>][] = [
  ["mapConcurrent", () => lazuli.mapConcurrent(range(VALUES), inTurn, { concurrency: 8 })],
  [
    "mapConcurrent, unordered",
    () => lazuli.mapConcurrent(numbers(VALUES), inTurn, { concurrency: 8, ordered: false }),
  ],
  ["merge", () => lazuli.merge(...Array.from({ length: 8 }, () => numbers(VALUES / 8)))],
  ["merge beside a source that never settles", () => lazuli.merge(stuck(), range(VALUES))],
];

function stuck(): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
}

describe("ten million values", () => {
  test.each(pipelines)("%s", async (_, make) => {
    let count = 0;
    let early = 0;
    for await (const _value of make()) {
      if (++count === VALUES / 10) early = heapInUse();
      if (count === VALUES) break;
    }
    expect(count).toBe(VALUES);
    expect(heapInUse() - early).toBeLessThan(MEGABYTE);
  });
});

/** For how long; more by `LAZULI_MINUTES`. */
const MINUTES = Number(process.env["LAZULI_MINUTES"] ?? 1);
const { LAZULI_SEED = "1" } = process.env;

test(`${MINUTES} minutes of aborts and errors at random points leave nothing behind`, async () => {
  const handles = process.getActiveResourcesInfo().length;
  await inspect("random pipelines", async (complaints) => {
    const end = performance.now() + MINUTES * 60_000;
    let seed = Number(LAZULI_SEED);
    const runOne = async (): Promise<void> => {
      const scenario = new Scenario(seed++);
      await scenario.run();
      await scenario.inspect();
      complaints.push(...scenario.complaints.map((complaint) => `${scenario.title}: ${complaint}`));
    };
    while (performance.now() < end && complaints.length < 20) {
      await Promise.all(Array.from({ length: 50 }, runOne));
    }
    console.log(`${seed - Number(LAZULI_SEED)} pipelines`);
  });
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(handles);
});
