/** What every operator owes to `search` and `budget`: no pull escapes a bound, and one that is stopped half way goes on. */
import {
  combinations,
  cooperate,
  countFrom,
  cycle,
  drop,
  filter,
  map,
  permutations,
  product,
  range,
  runLengthDecode,
  search,
  splitAt,
} from "lazuli";
import { take as asyncTake } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { collect, type Fn, sync, type Probe } from "../kit/worlds.js";
import { promisedBy } from "../kit/docs/comments.js";
import { callOf, type OperatorRow, probesOf, rows, type SourceRow } from "../kit/rows.js";

const operators = Object.entries(rows).filter(
  (entry): entry is [string, OperatorRow] =>
    entry[1].kind === "operator" || (entry[1].kind === "chain" && entry[0] in sync.face),
);

interface Made {
  readonly probes: Probe<unknown>[];
  readonly result: Iterable<unknown>;
}

/** The operator over endless sources, or over sources of five values. */
function make(name: string, row: OperatorRow, isEndless: boolean): Made {
  const probes = probesOf(row, sync, isEndless ? Infinity : 5);
  const args = row.args?.((callback) => callback) ?? [];
  return { probes, result: callOf(row, sync.face[name] as Fn, probes, args) as Iterable<unknown> };
}

const total = (probes: Probe<unknown>[]): number => probes.reduce((sum, { pulls }) => sum + pulls, 0);
const expectClosed = (probes: Probe<unknown>[]): void => {
  for (const probe of probes) expect(probe.isOpen).toBe(false);
};

/** More than any operator gives for the pulls that are allowed here. */
const PATIENCE = 5000;

describe.each(operators)("%s", (name, row) => {
  const lengths = promisedBy(name).endless === "refused" ? [false] : [true, false];

  test.each(lengths)(
    "pulls no more than it may below an operator that discards (endless: %s)",
    (isEndless) => {
      for (let maxPulls = 0; maxPulls < 12; maxPulls++) {
        const { probes, result } = make(name, row, isEndless);
        let given = 0;
        const none = filter(result, () => {
          if (given++ > PATIENCE) throw new Error("it has escaped the bounds");
          return false;
        });
        const verdict = search(none, () => true, { maxPulls });
        expect(verdict.found ? "found" : verdict.reason).toMatch(/^(pulls|exhausted)$/);
        const advice = "does it hand its meter to every pull, and call it before a value from memory?";
        expect(total(probes), advice).toBeLessThanOrEqual(maxPulls + (row.grace ?? 0));
        if (!verdict.found) verdict.dispose();
        expectClosed(probes);
      }
    },
  );

  test.each(lengths)(
    "gives the same values when each pull is stopped half way (endless: %s)",
    (isEndless) => {
      const read = (maxPulls: number): unknown[] => {
        const { probes, result } = make(name, row, isEndless);
        const values: unknown[] = [];
        const isEnough = (value: unknown): boolean => values.push(structuredClone(value)) === 12;
        let verdict = search(result, isEnough, { maxPulls });
        for (let turn = 0; !verdict.found && verdict.reason === "pulls"; turn++) {
          if (turn > PATIENCE) throw new Error("it does not get on");
          verdict = verdict.resume({ maxPulls });
        }
        expectClosed(probes);
        return values;
      };
      const expected = read(Infinity);
      const advice = "is what it has pulled in a field before it pulls on?";
      expect(read(1), advice).toEqual(expected);
      expect(read(2), advice).toEqual(expected);
    },
  );
});

const sources = Object.entries(rows).filter(
  (entry): entry is [string, SourceRow] => entry[1].kind === "source" && entry[1].starts.length === 3,
);

describe.each(sources)("%s", (name, row) => {
  test("has its pulls counted", () => {
    const seen: unknown[] = [];
    const see = (value: unknown): boolean => seen.push(value) < 0;
    const source = (sync.face[name] as Fn)(...row.args((callback) => callback)) as Iterable<unknown>;
    const verdict = search(source, see, { maxPulls: 2 });
    expect(verdict).toMatchObject({ found: false, reason: "pulls", steps: 2 });
    if (!verdict.found) verdict.resume({ maxPulls: 1 });
    expect(seen).toEqual(row.starts);
  });
});

describe("a callback that reads the sequence it is called for", () => {
  const pairs = (): Iterable<unknown> => {
    const source = drop(countFrom(), 0);
    return map(source, (value) => [value, source.next().value]);
  };

  test("has its pulls not counted, and the search loses nothing", () => {
    const seen: unknown[] = [];
    const see = (value: unknown): boolean => seen.push(value) < 0;
    const verdict = search(pairs(), see, { maxPulls: 2 });
    if (!verdict.found) verdict.resume({ maxPulls: 1 });
    const expected = [
      [0, 1],
      [2, 3],
      [4, 5],
    ];
    expect(seen).toEqual(expected);
  });

  test("loses nothing at the end of a slice of time", async () => {
    const values = asyncTake(cooperate(pairs(), { sliceTime: 0 }), 2);
    expect(await collect(values)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });
});

test("what others pull from the same root is not counted", () => {
  const source = drop(countFrom(), 0);
  const seen: number[] = [];
  const verdict = search(source, (n) => seen.push(n) < 0, { maxPulls: 1 });
  expect([source.next().value, source.next().value, source.next().value]).toEqual([1, 2, 3]);
  if (!verdict.found) verdict.resume({ maxPulls: 1 });
  expect(seen).toEqual([0, 4]);
});

/** How one source is shared among several readers, by the rows. */
const ways = Object.entries(rows).flatMap(([name, row]) =>
  Object.entries("readers" in row ? (row.readers ?? {}) : {}).map(
    ([title, read]): [string, (source: unknown) => Iterable<number>] => [
      title,
      (source) => read(sync.face[name] as Fn, source) as Iterable<number>,
    ],
  ),
);

describe("a source that is shared", () => {
  test.each(ways)("%s keeps the bounds, and goes on", (_, make) => {
    const none = search(make(filter(sync.probe((n) => n) as never, () => false)), () => true, {
      maxPulls: 5,
    });
    expect(none).toMatchObject({ found: false, reason: "pulls" });
    const seen: number[] = [];
    let verdict = search(make(countFrom()), (n) => seen.push(n) === 4, { maxPulls: 1 });
    for (let turn = 0; turn < 20 && !verdict.found; turn++) verdict = verdict.resume({ maxPulls: 1 });
    const expected: number[] = [];
    search(make(countFrom()), (n) => expected.push(n) === 4, { maxPulls: 100 });
    expect(seen).toEqual(expected);
  });

  test("both halves have their values when the reading of the rest was interrupted", () => {
    const [prefix, rest] = splitAt(countFrom(), 4);
    const verdict = search(rest, () => true, { maxPulls: 3 });
    expect(verdict).toMatchObject({ reason: "pulls", steps: 0 });
    expect(prefix.next().value).toBe(0);
    expect(!verdict.found && verdict.resume({ maxPulls: 5 })).toMatchObject({ found: true, value: 4 });
    expect([...prefix]).toEqual([1, 2, 3]);
  });
});

test("what comes from memory is bounded too", () => {
  const many: Iterable<unknown>[] = [
    permutations(range(0, 20)),
    combinations(range(0, 60), 30),
    product(range(0, 1000), range(0, 1000), range(0, 1000), range(0, 1000)),
    runLengthDecode([["a", 1e12]]),
    cycle([1, 2]),
  ];
  for (const source of many) {
    const verdict = search(
      filter(source, () => false),
      () => true,
      { maxPulls: 10_000 },
    );
    expect(verdict).toMatchObject({ found: false, reason: "pulls" });
  }
});
