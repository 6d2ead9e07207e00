/** What is known to be endless carries on through each operator just as long as it is so, and is refused by who needs an end. */
import * as lazuli from "lazuli";
import { countFrom, map, search } from "lazuli";
import * as lazuliAsync from "lazuli/async";
import { describe, expect, test } from "vitest";
import { promisedBy } from "../kit/docs/comments.js";
import {
  argsOf,
  callOf,
  consumers,
  fileOf,
  type OperatorRow,
  operators,
  type ReadingRow,
  sources,
} from "../kit/rows.js";
import { type Fn, async, sync, thrownBy, type World } from "../kit/worlds.js";

/** What an operator makes of endless sources: something endless, something that may end, or an error. */
function ofEndless({ finite, mayEnd }: OperatorRow): "carries" | "drops" | "refuses" {
  if (finite) return "refuses";
  return mayEnd ? "drops" : "carries";
}

const REFUSAL = /^(\w+): \w+ never ends: /;

/** Calls the function of a row over endless sources of our own. */
function overEndless(name: string, row: ReadingRow, face: World["face"]): unknown {
  const { sources = 1, gives = (value) => value } = row;
  const endless = Array.from({ length: sources }, (_, index) =>
    map(countFrom(), (value) => gives(value, index)),
  );
  return callOf(row, face[name] as Fn, endless, argsOf(row));
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
  const carrying = operators.filter(([, row]) => ofEndless(row) === "carries");

  test.each(operators)("%s", async (name, row) => {
    const expected = ofEndless(row);
    if (expected === "refuses") {
      expect(() => overEndless(name, row, sync.face)).toThrow(REFUSAL);
      return;
    }
    const isKnown = await isKnownEndless(overEndless(name, row, sync.face));
    expect(isKnown, `the endless of its cursor, by \`mayEnd\` of its row in ${fileOf(name)}`).toBe(
      expected === "carries",
    );
  });

  test.each(operators.filter(([name]) => name in async.face))("%s in lazuli/async", async (name, row) => {
    const expected = ofEndless(row);
    if (expected === "refuses") {
      expect(await thrownBy(() => overEndless(name, row, async.face))).toHaveProperty(
        "message",
        expect.stringMatching(REFUSAL),
      );
      return;
    }
    const isKnown = await isKnownEndless(overEndless(name, row, async.face));
    expect(isKnown).toBe(expected === "carries");
  });

  test.each(carrying.filter(([, { neverEnds }]) => !neverEnds))(
    "%s over what ends is not taken for endless",
    async (name, row) => {
      const { sources = 1, gives = (value) => value } = row;
      const finite = Array.from({ length: sources }, (_, index) => [0, 1, 2].map((n) => gives(n, index)));
      const args = argsOf(row);
      expect(await isKnownEndless(callOf(row, sync.face[name] as Fn, finite, args))).toBe(false);
    },
  );

  test.each(carrying)("%s that was closed is over", async (name, row) => {
    const sequence = overEndless(name, row, sync.face) as IterableIterator<unknown>;
    sequence.return?.();
    expect(await isKnownEndless(sequence)).toBe(false);
  });
});

describe("sources", () => {
  test.each(sources)("%s", async (name, row) => {
    const make = (): unknown => (sync.face[name] as Fn)(...argsOf(row));
    expect(await isKnownEndless(make())).toBe(row.endless ?? false);
    const closed = make() as Iterator<unknown>;
    closed.return?.();
    if (!row.isReread) expect(await isKnownEndless(closed)).toBe(false);
  });
});

describe("consumers that need the end refuse what has none", () => {
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
