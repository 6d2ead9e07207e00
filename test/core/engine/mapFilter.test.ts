import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filter, map, range, reduce, take, toArray } from "lazuli";
import { type TestSource, testSource } from "lazuli/testing";

// Steps in a row share a loop, which must not show: these tests compare them with steps that do not.

type Callback = (value: number, index: number) => number;
type Kind = "map" | "filter" | "take";

/** One step of a pipeline: what it is, what its callback answers, and at which of all calls of callbacks it throws. */
interface Pipeline {
  readonly length: number;
  readonly kinds: readonly Kind[];
  readonly salt: number;
  readonly throwsAt: number;
}

const pipelines: fc.Arbitrary<Pipeline> = fc.record({
  length: fc.nat(12),
  kinds: fc.array(fc.constantFrom<Kind>("map", "filter", "take"), { minLength: 1, maxLength: 5 }),
  salt: fc.nat(1000),
  throwsAt: fc.oneof(fc.constant(Infinity), fc.nat(40)),
});

const sources: readonly (readonly [string, (length: number) => Iterable<number>])[] = [
  ["an array", (length) => Array.from({ length }, (_, index) => index)],
  ["a sequence of the library", (length) => range(length)],
  ["an iterator", (length) => Array.from({ length }, (_, index) => index).values()],
];

/** The same three operators, a value at a time by the protocol. */
const plain = {
  *map(source: Iterator<number>, callback: Callback): Generator<number> {
    for (let index = 0, step = source.next(); !step.done; step = source.next()) {
      yield callback(step.value, index++);
    }
  },
  *filter(source: Iterator<number>, callback: Callback): Generator<number> {
    for (let index = 0, step = source.next(); !step.done; step = source.next()) {
      if (callback(step.value, index++)) yield step.value;
    }
  },
  *take(source: Iterator<number>, count: number): Generator<number> {
    for (let step; count-- > 0 && !(step = source.next()).done;) yield step.value;
  },
};

/** Every stage of a pipeline, each over the one before, and the calls that their callbacks get. */
function build(
  source: Iterable<number>,
  { kinds, salt, throwsAt }: Pipeline,
  operators: {
    map(source: Iterable<number>, callback: Callback): Iterator<number>;
    filter(source: Iterable<number>, callback: Callback): Iterator<number>;
    take(source: Iterable<number>, count: number): Iterator<number>;
  },
): { stages: Iterator<number>[]; calls: number[][] } {
  const calls: number[][] = [];
  const stages: Iterator<number>[] = [];
  let last = source;
  for (const [stage, kind] of kinds.entries()) {
    const callback = (value: number, index: number): number => {
      if (calls.length === throwsAt) throw new RangeError(`call ${throwsAt}`);
      calls.push([stage, value, index]);
      const answer = value * 7 + index * 3 + salt + stage;
      return kind === "filter" ? answer % 3 : answer % 100;
    };
    const next = kind === "take" ? operators.take(last, (salt % 7) + stage) : operators[kind](last, callback);
    stages.push(next);
    last = next as Iterator<number> & Iterable<number>;
  }
  return { stages, calls };
}

function plainly(length: number, pipeline: Pipeline): ReturnType<typeof build> {
  const source = Array.from({ length }, (_, index) => index).values();
  return build(source, pipeline, {
    map: (source, callback) => plain.map(source as ArrayIterator<number>, callback),
    filter: (source, callback) => plain.filter(source as ArrayIterator<number>, callback),
    take: (source, count) => plain.take(source as ArrayIterator<number>, count),
  });
}

/** What comes of it: the values, or the error. */
function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe.each(sources)("steps over %s", (_, source) => {
  test("give the same values, with the same calls, as steps apart", () => {
    fc.assert(
      fc.property(pipelines, fc.nat(4), (pipeline, pulledBefore) => {
        const expected = plainly(pipeline.length, pipeline);
        const actual = build(source(pipeline.length), pipeline, { map, filter, take });
        const read = ({ stages }: typeof actual, rest: (stage: Iterator<number>) => unknown): unknown =>
          outcome(() => {
            const last = stages.at(-1) as Iterator<number>;
            return [Array.from({ length: pulledBefore }, () => last.next()), rest(last)];
          });
        expect(read(actual, (last) => toArray(last as Generator<number, undefined>))).toEqual(
          read(expected, (last) => [...(last as Generator<number>)]),
        );
        expect(actual.calls).toEqual(expected.calls);
      }),
    );
  });

  test("are folded into a state as they are read one by one", () => {
    fc.assert(
      fc.property(pipelines, fc.nat(4), (pipeline, pulledBefore) => {
        const expected = plainly(pipeline.length, pipeline);
        const actual = build(source(pipeline.length), pipeline, { map, filter, take });
        const read = (
          { stages }: typeof actual,
          fold: (stage: Iterator<number>) => unknown[],
        ): readonly unknown[] => {
          const last = stages.at(-1) as Iterator<number>;
          return [
            outcome(() => Array.from({ length: pulledBefore }, () => last.next())),
            outcome(() => fold(last)),
          ];
        };
        const add = (list: unknown[], value: number, index: number): unknown[] => {
          if (index === pipeline.salt % 9) throw new Error(`value ${index}`);
          return [...list, [index, value]];
        };
        const folded = (last: Iterator<number>): unknown[] =>
          reduce(last as Generator<number, undefined>, add, []);
        expect(read(actual, folded)).toEqual(
          read(expected, (last) => {
            let [state, index] = [[] as unknown[], 0];
            for (const value of last as Generator<number>) state = add(state, value, index++);
            return state;
          }),
        );
        expect(actual.calls).toEqual(expected.calls);
        expect(actual.stages.at(-1)?.next().done).toBe(true);
      }),
    );
  });

  test("can each be pulled by hand, in any order", () => {
    fc.assert(
      fc.property(pipelines, fc.array(fc.nat(4), { maxLength: 15 }), (pipeline, order) => {
        const calm = { ...pipeline, throwsAt: Infinity, kinds: pipeline.kinds.filter((k) => k !== "take") };
        if (calm.kinds.length === 0) return;
        const expected = plainly(calm.length, calm);
        const actual = build(source(calm.length), calm, { map, filter, take });
        const pull = ({ stages }: typeof actual): unknown[] =>
          order.map((index) => stages[index % stages.length]?.next());
        expect(pull(actual)).toEqual(pull(expected));
        expect(actual.calls).toEqual(expected.calls);
      }),
    );
  });
});

describe("two steps", () => {
  const numbers = (behaviour = {}): TestSource<number> => testSource((index) => index, behaviour);

  test("pull what the answer takes and no more", () => {
    const probe = numbers();
    expect([
      ...take(
        filter(
          map(probe, (n) => n * 3),
          (n) => n % 2 === 0,
        ),
        3,
      ),
    ]).toEqual([0, 6, 12]);
    expect([probe.pulls, probe.closes]).toEqual([5, 1]);
  });

  test.each([0, 1])("close their source once when callback %i throws", (thrower) => {
    const probe = numbers();
    const error = new Error("from the callback");
    const callback = (step: number) => (n: number) => {
      if (step === thrower && n === 2) throw error;
      return true;
    };
    expect(outcome(() => toArray(filter(filter(probe, callback(0)), callback(1)) as Iterable<number>))).toBe(
      error,
    );
    expect([probe.pulls, probe.closes]).toEqual([3, 1]);
  });

  test.each([1, 2])("close their source once when a reducer over %i of them throws", (steps) => {
    const probe = numbers();
    const error = new Error("from the reducer");
    const one = map(probe, (n) => n);
    const last = steps === 1 ? one : map(one, (n) => n);
    const fold = (sum: number, n: number): number => {
      if (n === 2) throw error;
      return sum + n;
    };
    expect(outcome(() => reduce(last as Iterable<number>, fold, 0))).toBe(error);
    expect([probe.pulls, probe.closes]).toEqual([3, 1]);
  });

  test("let the later callback read on in the earlier step", () => {
    const numbered = map(range(6), (n, index) => `${n}:${index}`);
    const joined = map(numbered, (text, index) => (index === 1 ? `${text} ${numbered.next().value}` : text));
    expect(toArray(joined)).toEqual(["0:0", "1:1 2:2", "3:3", "4:4", "5:5"]);
  });

  test("leave a source alone that throws", () => {
    const probe = numbers({ throwsAt: 2 });
    const two = map(
      map(probe, (n) => n),
      (n) => n,
    );
    expect(outcome(() => toArray(two as Iterable<number>))).toBe(probe.error);
    expect(probe.closes).toBe(0);
  });

  test("show both in the pipeline", () => {
    const two = filter(map([1], String), Boolean);
    expect(
      (two as unknown as Record<symbol, () => string>)[Symbol.for("nodejs.util.inspect.custom")]?.(),
    ).toBe("Lazy [Array → map → filter]");
  });
});
