/**
 * What says that it keeps nothing, or a few values, is given two million of them, in a process whose heap has room for
 * a small part (see vitest.soak.config.ts). Who keeps them all runs out of memory, and the run fails.
 */
import v8 from "node:v8";
import { countFrom } from "lazuli";
import { describe, expect, test } from "vitest";
import { async, type Fn, sync } from "../kit/worlds.js";
import { promisedBy } from "../kit/docs/comments.js";
import { alone, argsOf } from "../laws/patient.js";
import { callOf, type ConsumerRow, type OperatorRow, rows, type SourceRow } from "../kit/rows.js";

const MANY = 2_000_000;
/** What may grow with the input. */
const KEEPS_ALL =
  /^(?!all values but).*(all values|distinct|the keys|primes|factors|divisors|above|as long as)/;

/** Values that weigh something, and that callbacks over numbers can work with. */
function* stock(gives: (value: unknown) => unknown): Generator<unknown, void> {
  for (let index = 0; index < MANY; index++) yield gives({ valueOf: () => index });
}

/** Arguments with which a source goes on, in place of those in the rows. */
const long: Record<string, unknown[]> = {
  iterate: [1, (n: number) => n + 1],
  linearRecurrence: [[1n], [1n]],
  range: [MANY],
  recurrence: [[1, 2], (_: number, n: number) => n + 1],
  replay: [() => countFrom()],
  split: ["a,".repeat(MANY), ","],
};

/** Their numbers grow without end, and would have hundreds of thousands of digits. */
const GROWING = ["fib", "lucas"];

/** They take numbers only. */
const NUMERIC = ["average", "sum"];

/** Its answer is as long as the input, whatever it keeps. */
const LONG = ["join"];

const light = Object.entries(rows).filter(
  ([name]) => !LONG.includes(name) && !KEEPS_ALL.test(promisedBy(name).keeps ?? ""),
);

test("the heap is small", () => {
  expect(v8.getHeapStatistics().heap_size_limit).toBeLessThan(MANY * 80);
});

const reading = light.filter((entry): entry is [string, OperatorRow | ConsumerRow] => "pulls" in entry[1]);

/** What a function of either face answers over sources of many values. */
function answerOf(fn: Fn, name: string, row: OperatorRow | ConsumerRow): unknown {
  const { gives = NUMERIC.includes(name) ? Number : (value: unknown): unknown => value } = row;
  const count = name in alone ? 1 : (row.sources ?? 1);
  const sources = Array.from({ length: count }, (_, source) => stock((value) => gives(value, source)));
  const args = argsOf(name, row);
  return name in alone ? fn(sources[0], ...args) : callOf(row, fn, sources, args);
}

describe("two million values through", () => {
  test.each(reading)("%s", (name, row) => {
    const answer = answerOf(sync.face[name] as Fn, name, row);
    if (row.kind === "consumer") return;
    let given = 0;
    for (const _ of answer as Iterable<unknown>) if (++given === MANY) break;
    expect(given).toBeGreaterThan(0);
  });
});

describe("two million values through the async", () => {
  test.each(reading.filter(([name]) => name in async.face))("%s", async (name, row) => {
    const answer = answerOf(async.face[name] as Fn, name, row);
    if (row.kind === "consumer") {
      await answer;
      return;
    }
    let given = 0;
    for await (const _ of answer as AsyncIterable<unknown>) if (++given === MANY) break;
    expect(given).toBeGreaterThan(0);
  });
});

describe("two million values from", () => {
  const making = light.filter(
    (entry): entry is [string, SourceRow] => entry[1].kind === "source" && !GROWING.includes(entry[0]),
  );

  test.each(making)("%s", (name, row) => {
    const args = long[name] ?? row.args((callback) => callback);
    let given = 0;
    for (const _ of (sync.face[name] as Fn)(...args) as Iterable<unknown>) if (++given === MANY) break;
  });
});
