/**
 * What says that it keeps nothing, or a few values, is given two million of them, in a process whose heap has room for
 * a small part (see vitest.soak.config.ts). Who keeps them all runs out of memory, and the run fails.
 */
import v8 from "node:v8";
import { describe, expect, test } from "vitest";
import { promisedBy } from "../kit/docs/comments.js";
import {
  argsOf,
  callPatiently,
  type ConsumerRow,
  consumers,
  type OperatorRow,
  operators,
  sources,
  watchedOf,
} from "../kit/rows.js";
import { async, type Fn, sync, type World } from "../kit/worlds.js";

const MANY = 2_000_000;
/** What may grow with the input. */
const KEEPS_ALL =
  /^(?!all values but).*(all values|distinct|the keys|primes|factors|divisors|above|as long as)/;

/** Values that weigh something, and that callbacks over numbers can work with. */
function* stock(gives: (value: unknown) => unknown): Generator<unknown, void> {
  for (let index = 0; index < MANY; index++) yield gives({ valueOf: () => index });
}

const isLight = ([name]: readonly [string, ...unknown[]]): boolean =>
  !KEEPS_ALL.test(promisedBy(name).keeps ?? "");

test("the heap is small", () => {
  expect(v8.getHeapStatistics().heap_size_limit).toBeLessThan(MANY * 80);
});

const reading = [...operators, ...consumers.filter(([, { hasLongResult }]) => !hasLongResult)].filter(
  isLight,
);

/** What a function of either face returns over sources of many values. */
function resultOf(name: string, row: OperatorRow | ConsumerRow, { face }: World): unknown {
  const isNumeric = row.kind === "consumer" && row.numbersOnly;
  const { gives = isNumeric ? Number : (value: unknown): unknown => value } = row;
  const stocks = Array.from({ length: watchedOf(row) }, (_, source) =>
    stock((value) => gives(value, source)),
  );
  return callPatiently(row, face[name] as Fn, stocks);
}

describe("two million values through", () => {
  test.each(reading)("%s", (name, row) => {
    const answer = resultOf(name, row, sync);
    if (row.kind === "consumer") return;
    let given = 0;
    for (const _ of answer as Iterable<unknown>) if (++given === MANY) break;
    expect(given).toBeGreaterThan(0);
  });
});

describe("two million values through the async", () => {
  test.each(reading.filter(([name]) => name in async.face))("%s", async (name, row) => {
    const answer = resultOf(name, row, async);
    if (row.kind === "consumer") {
      await answer;
      return;
    }
    let given = 0;
    for await (const _ of answer as AsyncIterable<unknown>) if (++given === MANY) break;
    expect(given).toBeGreaterThan(0);
  });
});

describe("two million values, or as many as its row allows, from", () => {
  test.each(sources.filter(isLight))("%s", (name, row) => {
    const most = Math.min(MANY, row.most ?? MANY);
    const args = row.lasting?.(most) ?? argsOf(row);
    let given = 0;
    for (const _ of (sync.face[name] as Fn)(...args) as Iterable<unknown>) if (++given === most) break;
  });
});
