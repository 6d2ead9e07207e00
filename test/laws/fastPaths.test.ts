/**
 * Arrays, sequences of lazuli's own and two steps in a row are read by ways of their own. Each function returns the same
 * over them as over an iterator, which has the plain one, and also when some values were pulled before.
 */
import { trace } from "lazuli/trace";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type ConsumerRow, callOf, type OperatorRow, rows } from "../kit/rows.js";
import { type Fn, sync } from "../kit/worlds.js";

const LENGTH = 7;

/** The ways in which the values of a source may come. */
const kinds: Readonly<Record<string, (values: unknown[]) => Iterable<unknown>>> = {
  "an array": (values) => values,
  "a generator": function* (values) {
    yield* values;
  },
  "a set": (values) => new Set(values),
  "the keys of a map": (values) => new Map(values.map((value) => [value, 0])).keys(),
  "a sequence over a set": (values) => sync.face["from"]?.(new Set(values)) as Iterable<unknown>,
  "a source of lazuli": (values) => sync.face["of"]?.(...values) as Iterable<unknown>,
  "a step": (values) => sync.face["map"]?.(values, (value: unknown) => value) as Iterable<unknown>,
  "two steps": (values) => {
    const same = sync.face["map"]?.(values, (value: unknown) => value) as Iterable<unknown>;
    return sync.face["filter"]?.(same, () => true) as Iterable<unknown>;
  },
  "a stage": (values) => sync.face["take"]?.(values, Infinity) as Iterable<unknown>,
};

/** An iterator of which nothing else is known. */
function plain(values: unknown[]): Iterable<unknown> {
  const iterator = values.values();
  return { [Symbol.iterator]: () => ({ next: () => iterator.next() }) as Iterator<unknown> };
}

/** An iterator of which nothing else is known, but that it ends when it is closed. */
function closable(values: unknown[]): Iterable<unknown> {
  const iterator = values.values();
  const close = (): IteratorResult<unknown> => {
    for (const _ of iterator);
    return { value: undefined, done: true };
  };
  return { [Symbol.iterator]: () => ({ next: () => iterator.next(), return: close }) as Iterator<unknown> };
}

/** What comes of a function over sources of one kind, when so many values were pulled one by one and the rest at once. */
function outcome(
  name: string,
  row: OperatorRow | ConsumerRow,
  make: (values: unknown[]) => Iterable<unknown>,
  pulled: number,
): unknown {
  const { gives = (value: unknown): unknown => value } = row;
  const sources = Array.from({ length: row.sources ?? 1 }, (_, source) =>
    make(Array.from({ length: LENGTH }, (_, index) => gives(index, source))),
  );
  const result = callOf(row, sync.face[name] as Fn, sources, row.args?.((callback) => callback) ?? []);
  if (row.kind === "consumer") return result;
  const sequence = (result as Iterable<unknown>)[Symbol.iterator]() as IterableIterator<unknown>;
  const first = Array.from({ length: pulled }, () => sequence.next());
  const rest = row.neverEnds ? (sync.face["take"]?.(sequence, 3 * LENGTH) as Iterable<unknown>) : sequence;
  return [first, pulled % 2 === 0 ? [...rest] : sync.face["toArray"]?.(rest)];
}

const reading = Object.entries(rows).filter(
  (entry): entry is [string, OperatorRow | ConsumerRow] => "pulls" in entry[1] && entry[0] in sync.face,
);

/** Sequences that have an iterator just as it was opened. */
const holders: Readonly<
  Record<string, (source: Iterable<unknown>) => Iterator<unknown> & Iterable<unknown>>
> = {
  seq: (source) => sync.face["seq"]?.(source) as never,
  from: (source) => sync.face["from"]?.(source) as never,
  replay: (source) => (sync.face["replay"]?.(() => source) as Iterable<unknown>)[Symbol.iterator]() as never,
};

// A verdict tells the time.
beforeEach(() => {
  vi.spyOn(performance, "now").mockReturnValue(0);
  return () => vi.restoreAllMocks();
});

describe.each(reading)("%s", (name, row) => {
  test.each(Object.entries(kinds))("is the same over %s", (_, make) => {
    for (let pulled = 0; pulled < (row.kind === "consumer" ? 1 : 4); pulled++)
      expect(outcome(name, row, make, pulled)).toEqual(outcome(name, row, plain, pulled));
  });
});

/** What a trace tells of the values, as it is before a closing: the language closes generators only. */
function traced(
  name: string,
  row: OperatorRow | ConsumerRow,
  make: (values: unknown[]) => Iterable<unknown>,
): string[] {
  const { events } = trace(() => outcome(name, row, make, 2));
  return events
    .filter(({ kind }) => kind !== "return" && kind !== "closed")
    .map(({ kind, stage }) => `${kind} ${stage}`);
}

// Sources of lazuli's own are stages themselves.
describe.each(reading)("a trace of %s", (name, row) => {
  test.each(Object.entries(kinds).slice(0, 4))("is the same over %s", (_, make) => {
    expect(traced(name, row, make)).toEqual(traced(name, row, plain));
  });
});

describe.each(Object.entries(holders))("what %s has of a set or a generator", (_, hold) => {
  const consumers = reading.filter(([, row]) => row.kind === "consumer" && (row.sources ?? 1) === 1);

  test.each(consumers)("goes on after %s as over another iterator", (name, row) => {
    const gives = row.gives ?? ((value: unknown): unknown => value);
    const values = Array.from({ length: LENGTH }, (_, index) => gives(index, 0));
    const rest = (source: Iterable<unknown>): unknown[] => {
      const sequence = hold(source);
      sequence.next();
      callOf(row, sync.face[name] as Fn, [sequence], row.args?.((callback) => callback) ?? []);
      return [sequence.next(), sync.face["toArray"]?.(sequence), sequence.next()];
    };
    // The language cannot close the iterator of a set, nor one that has no `return`.
    expect(rest(new Set(values))).toEqual(rest(plain(values)));
    expect(rest((kinds["a generator"] as typeof plain)(values))).toEqual(rest(closable(values)));
    // Nobody asks for the iterator of an array: it is over when it is closed.
    expect(rest(values)).toEqual(rest(closable(values)));
  });
});
