/** What is known to be endless carries on through each operator just as long as it is so, and is refused by who needs an end. */
import * as lazuli from "lazuli";
import { countFrom, map, search } from "lazuli";
import * as lazuliAsync from "lazuli/async";
import { describe, expect, test } from "vitest";
import { type Fn, async, sync, thrownBy, type World } from "../kit/worlds.js";
import { promisedBy } from "../kit/docs/comments.js";
import {
  ASYNC_ONLY,
  callOf,
  type ConsumerRow,
  type OperatorRow,
  type ReadingRow,
  rows,
  SYNC_ONLY,
} from "../kit/rows.js";

/** What operators make of endless sources: something endless, something that may end, or an error. */
const OF_ENDLESS: Record<string, "carries" | "drops" | "refuses"> = {
  budget: "drops",
  chunkBy: "carries",
  chunkWhile: "carries",
  chunks: "carries",
  circularWindows: "carries",
  combinations: "carries",
  combinationsWithRepetition: "carries",
  concat: "carries",
  cycle: "carries",
  dedupe: "carries",
  dedupeBy: "carries",
  diagonal: "carries",
  differenceSorted: "carries",
  distinctPermutations: "refuses",
  drop: "carries",
  dropLast: "carries",
  dropWhile: "carries",
  enumerate: "carries",
  filter: "carries",
  filterMap: "carries",
  flatMap: "carries",
  flatten: "carries",
  from: "carries",
  interleave: "carries",
  intersectSorted: "carries",
  intersperse: "carries",
  map: "carries",
  mapAccum: "carries",
  mergeSorted: "carries",
  operator: "drops",
  pairwise: "carries",
  permutations: "carries",
  powerset: "carries",
  product: "carries",
  runLengthDecode: "carries",
  runLengthEncode: "carries",
  scan: "carries",
  seq: "carries",
  slice: "drops",
  stepBy: "carries",
  take: "drops",
  takeLast: "refuses",
  takeUntil: "drops",
  takeWhile: "drops",
  tap: "carries",
  unionSorted: "carries",
  unique: "carries",
  uniqueBy: "carries",
  windows: "carries",
  withPosition: "carries",
  zip: "carries",
  zipKeyed: "carries",
};

/** The sources whose rows never end. */
const ENDLESS_SOURCES = [
  "continuedFraction",
  "countFrom",
  "fib",
  "generate",
  "hamming",
  "iterate",
  "linearRecurrence",
  "lucas",
  "partitionNumbers",
  "piDigits",
  "primes",
  "recurrence",
  "repeat",
];

const operators = Object.entries(rows).filter(
  (entry): entry is [string, OperatorRow] => entry[1].kind === "operator" || entry[1].kind === "chain",
);

const REFUSAL = /^(\w+): \w+ never ends: /;

/** Calls the function of a row over endless sources of our own. */
function overEndless(name: string, row: ReadingRow, face: World["face"]): unknown {
  const { sources = 1, gives = (value) => value } = row;
  const endless = Array.from({ length: sources }, (_, index) =>
    map(countFrom(), (value) => gives(value, index)),
  );
  return callOf(row, face[name] as Fn, endless, row.args?.((callback) => callback) ?? []);
}

/** Whether it is known to be endless: then a search without bounds is refused. */
async function isKnownEndless(sequence: unknown): Promise<boolean> {
  const isAsync = Symbol.asyncIterator in (sequence as object);
  const find = isAsync ? lazuliAsync.search : search;
  try {
    await (find as Fn)(sequence, () => true);
    return false;
  } catch (error) {
    expect((error as Error).message).toMatch(/^search: source never ends: bound the search by /);
    return true;
  }
}

describe("operators over what never ends", () => {
  test("have a row each", () => {
    expect(Object.keys(OF_ENDLESS)).toEqual(operators.map(([name]) => name).sort());
  });

  test.each(operators)("%s", async (name, row) => {
    const expected = OF_ENDLESS[name];
    if (expected === "refuses") {
      expect(() => overEndless(name, row, sync.face)).toThrow(REFUSAL);
      return;
    }
    expect(await isKnownEndless(overEndless(name, row, sync.face))).toBe(expected === "carries");
  });

  test.each(operators.filter(([name]) => name in async.face && !(name in ASYNC_ONLY)))(
    "%s in lazuli/async",
    async (name, row) => {
      const expected = OF_ENDLESS[name];
      if (expected === "refuses") {
        expect(await thrownBy(() => overEndless(name, row, async.face))).toHaveProperty(
          "message",
          expect.stringMatching(REFUSAL),
        );
        return;
      }
      const isKnown = await isKnownEndless(overEndless(name, row, async.face));
      // Of several async sources nobody knows.
      expect(isKnown).toBe(expected === "carries" && (row.sources ?? 1) === 1);
    },
  );

  test.each(operators.filter(([name]) => OF_ENDLESS[name] === "carries" && name !== "cycle"))(
    "%s over what ends is not taken for endless",
    async (name, row) => {
      const { sources = 1, gives = (value) => value } = row;
      const finite = Array.from({ length: sources }, (_, index) => [0, 1, 2].map((n) => gives(n, index)));
      const args = row.args?.((callback) => callback) ?? [];
      expect(await isKnownEndless(callOf(row, sync.face[name] as Fn, finite, args))).toBe(false);
    },
  );

  test.each(operators.filter(([name]) => OF_ENDLESS[name] === "carries" && !(name in SYNC_ONLY)))(
    "%s that was closed is over",
    async (name, row) => {
      const sequence = overEndless(name, row, sync.face) as IterableIterator<unknown>;
      sequence.return?.();
      expect(await isKnownEndless(sequence)).toBe(false);
    },
  );
});

describe("sources", () => {
  const sources = Object.entries(rows).filter(([, { kind }]) => kind === "source");

  test.each(sources)("%s", async (name, row) => {
    const make = (): unknown => (sync.face[name] as Fn)(...(row.args?.((f) => f) ?? []));
    expect(await isKnownEndless(make())).toBe(ENDLESS_SOURCES.includes(name));
    const closed = make() as Iterator<unknown>;
    closed.return?.();
    if (name !== "replay") expect(await isKnownEndless(closed)).toBe(false);
  });
});

describe("consumers that need the end refuse what has none", () => {
  const consumers = Object.entries(rows).filter(
    (entry): entry is [string, ConsumerRow] => entry[1].kind === "consumer",
  );

  test.each(consumers.filter(([name]) => promisedBy(name).endless === "refused"))("%s", (name, row) => {
    expect(() => overEndless(name, row, sync.face)).toThrow(REFUSAL);
  });

  test.each(consumers.filter(([name]) => promisedBy(`${name}Async`).endless === "refused"))(
    "%s in lazuli/async",
    async (name, row) => {
      const error = await thrownBy(() => overEndless(name, row, async.face));
      expect(error).toHaveProperty("message", expect.stringMatching(REFUSAL));
    },
  );

  test("and close it", () => {
    const source = map(countFrom(), (n) => n);
    expect(() => lazuli.toArray(source as Iterable<number, undefined>)).toThrow(REFUSAL);
    expect(source.next().done).toBe(true);
  });
});
