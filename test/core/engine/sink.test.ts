import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  every,
  filter,
  find,
  findIndex,
  forEach,
  from,
  map,
  operator,
  reduce,
  seq,
  some,
  take,
  toArray,
} from "lazuli";
import { type TestSource, testSource } from "lazuli/testing";

// There is a loop for each kind of sequence, which must not show: these tests compare each with `for…of`.

type Numbers = Iterable<number, undefined>;

/** Sequences of the same numbers, each of a kind that is read in another way. */
const kinds: readonly (readonly [string, (values: readonly number[]) => Numbers])[] = [
  ["an array", (values) => [...values]],
  ["a Set", (values) => new Set(values)],
  ["a generator", (values) => generated(values)],
  ["an iterator that is written by hand", (values) => testSource([...values]) as Numbers],
  ["one map", (values) => map(values, (n) => n)],
  [
    "two maps",
    (values) =>
      map(
        map(values, (n) => n - 1),
        (n) => n + 1,
      ),
  ],
  ["a filter", (values) => filter(values, () => true)],
  ["another operator", (values) => take(values, values.length)],
  ["a sequence that somebody has", (values) => from(generated(values))],
  ["a chain that somebody has", (values) => seq(values)],
];

function* generated(values: readonly number[]): Generator<number, undefined> {
  for (const value of values) yield value;
}

interface Case {
  readonly values: readonly number[];
  /** Values for which a callback is true. */
  readonly sought: ReadonlySet<number>;
  readonly throwsAt: number | undefined;
}

const number = fc.integer({ min: 0, max: 9 });
const cases: fc.Arbitrary<Case> = fc.record({
  values: fc.uniqueArray(number),
  sought: fc.uniqueArray(number).map((list) => new Set(list)),
  throwsAt: fc.option(number, { nil: undefined }),
});

/** A consumer, and what it means by a loop. */
const consumers: Record<string, readonly [of: Consumer, plain: Consumer]> = {
  some: [(source, test) => some(source, test), (source, test) => byLoop(source, test, true) !== undefined],
  every: [(source, test) => every(source, test), (source, test) => byLoop(source, test, false) === undefined],
  find: [(source, test) => find(source, test), (source, test) => byLoop(source, test, true)?.value],
  findIndex: [
    (source, test) => findIndex(source, test),
    (source, test) => byLoop(source, test, true)?.index ?? -1,
  ],
  forEach: [(source, test) => forEach(source, test), (source, test) => void byLoop(source, test, undefined)],
  reduce: [
    (source, test) => reduce(source, (state: unknown[], n, index) => [...state, test(n, index)], []),
    (source, test) => Array.from(source).map((n, index) => test(n, index)),
  ],
};

type Test = (value: number, index: number) => boolean;
type Consumer = (source: Numbers, test: Test) => unknown;

function byLoop(
  source: Numbers,
  test: Test,
  expected: boolean | undefined,
): { value: number; index: number } | undefined {
  let index = 0;
  for (const value of source) {
    if (test(value, index) === expected) return { value, index };
    index++;
  }
  return undefined;
}

/** What a consumer returns or throws, what its callback is called with, and what is left of an iterator. */
function observed(consumer: Consumer, source: Numbers, { sought, throwsAt }: Case): unknown {
  const calls: number[][] = [];
  const test: Test = (value, index) => {
    calls.push([value, index]);
    if (value === throwsAt) throw new Error(`at ${value}`);
    return sought.has(value);
  };
  let outcome: unknown;
  try {
    outcome = consumer(source, test);
  } catch (error) {
    outcome = error;
  }
  return [outcome, calls, "next" in source && [...source]];
}

describe.each(kinds)("%s", (_, kind) => {
  test.each(Object.entries(consumers))("is read by %s as by a loop", (_, [consumer, plain]) => {
    fc.assert(
      fc.property(cases, (example) => {
        const [actual, expected] = [kind(example.values), kind(example.values)];
        expect(observed(consumer, actual, example)).toEqual(observed(plain, expected, example));
      }),
    );
  });
});

test.each([
  ["from an array", () => from([0, 1, 2, 3])],
  ["from a generator", () => from(generated([0, 1, 2, 3]))],
  ["a chain", () => seq([0, 1, 2, 3])],
  ["a chain over a generator", () => seq(generated([0, 1, 2, 3]))],
  ["a map", () => map([0, 1, 2, 3], (n) => n)],
])("a callback may read on in %s", (_, open) => {
  const readers: ((source: Iterable<number, undefined>, visit: (n: number) => void) => unknown)[] = [
    (source, visit) => forEach(source, visit),
    (source, visit) => reduce(source, (_, n) => visit(n), undefined as void),
  ];
  for (const reader of readers) {
    const source = open();
    const seen: unknown[] = [];
    reader(source, (n) => seen.push(n, n === 1 ? source.next().value : "-"));
    expect(seen).toEqual([0, "-", 1, 2, 3, "-"]);
  }
});

test.each([1, 2])("%i maps end at the value that marks an end, however they are read", (steps) => {
  let end: unknown;
  operator("end", [], (_, given) => ((end = given), () => given)).next();
  const mapped = (): Iterable<unknown, undefined> => {
    const source = steps === 1 ? [1, 2, 3] : map([1, 2, 3], (n) => n);
    return map(source, (n) => (n === 2 ? end : n));
  };
  const visited: unknown[] = [];
  forEach(mapped(), (value) => visited.push(value));
  expect([visited, toArray(mapped()), [...mapped()], reduce(mapped(), () => "reduced", "")]).toEqual([
    [1],
    [1],
    [1],
    "reduced",
  ]);
});

describe("a source that is read by a search", () => {
  const numbers = (behaviour = {}): TestSource<number> => testSource((index) => index, behaviour);

  test("is closed once after the value, and what its closing throws is reported", () => {
    const probe = numbers();
    expect(find(probe, (n) => n === 2)).toBe(2);
    expect([probe.pulls, probe.closes]).toEqual([3, 1]);
    const error = new Error("from return");
    const throwing = numbers({ closeError: error });
    expect(() => some(throwing, (n) => n === 2)).toThrow(error);
    expect(throwing.closes).toBe(1);
  });
});
