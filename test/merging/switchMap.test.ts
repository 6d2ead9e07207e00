import fc from "fast-check";
import { countFrom, fib, range } from "lazuli";
import {
  abortable,
  type AsyncLazy,
  concat,
  filter,
  generate,
  map,
  switchMap,
  take,
  toArray,
} from "lazuli/async";
import { type AsyncTestSource, type TestSource, testSource, testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { endings, expectClosedOnce, finish, Source } from "../kit/actors.js";
import { Calls } from "../kit/calls.js";
import { follow, Run, turn } from "../kit/gates.js";
import { Manual } from "../kit/manual.js";
import { everywhere, type Plan } from "../kit/points.js";
import { oneIn } from "../kit/runs.js";
import { Unread } from "../kit/sources.js";
import { describeSeveral } from "../kit/suites/several.js";
import { inspect } from "../kit/unhandled.js";
import { collect, type Fn, thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };

describeSeveral({
  name: "switchMap",
  count: 2,
  // The second one is read for a value that is there at once, and no other comes.
  make: ([outer, inner]) =>
    switchMap(
      concat(
        [0],
        filter(outer as AsyncIterable<number>, () => false),
      ),
      () => inner as AsyncIterable<number>,
    ),
  waitsForOthers: true,
});

test("its types", () => {
  expectTypeOf(switchMap([1], (n) => [`${n}`])).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(switchMap([1], async (n) => map([n], String))).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(switchMap(fib(), (n) => [n])).toEqualTypeOf<AsyncLazy<bigint, never>>();
  expectTypeOf(switchMap([1], () => fib())).toEqualTypeOf<AsyncLazy<bigint, never>>();
  switchMap(["url"], async (url, index, signal) => {
    expectTypeOf(index).toBeNumber();
    const response = await fetch(url, { signal });
    return response.body ?? [];
  });
  // @ts-expect-error a mapper returns a sequence.
  switchMap([1], (n) => n);
  // @ts-expect-error a string is none.
  switchMap([1], () => "ab");
});

test.each<[unknown, string]>([
  [undefined, "undefined"],
  [[1], "an array"],
])("refuses the mapper %o, and closes the source", async (mapper, got) => {
  const source = new Unread();
  const error = await thrownBy(() => switchMap(source as never, mapper as never));
  expect(error).toEqual(new TypeError(`switchMap: mapper must be a function, got ${got}`));
  expect(source.closes).toBe(1);
});

test("refuses a source that is none", async () => {
  const error = await thrownBy(() => switchMap(5 as never, () => [1]));
  expect(error).toEqual(new TypeError("switchMap: source must be an iterable, got 5"));
});

test.each<[unknown, string]>([
  ["ab", 'an iterable object, got "ab"'],
  [5, "an iterable object, got 5"],
  [Promise.resolve(undefined), "an iterable object, got undefined"],
  [{}, "an iterable, got an object"],
])("rejects where the mapper returns %o, and closes the source", async (inner, text) => {
  const source = testSourceAsync([1, 2]);
  const error = await thrownBy(() => collect(switchMap(source, () => inner as never)));
  expect(error).toEqual(new TypeError(`switchMap: the result of mapper must be ${text}`));
  expect(source.closes).toBe(1);
});

test("is endless if its source is", async () => {
  const sequence = switchMap(countFrom() as Iterable<number>, (n) => [n]);
  expect(await thrownBy(() => toArray(sequence))).toBeInstanceOf(TypeError);
});

test("it is printed in its pipeline", () => {
  expect(
    String(
      map(
        switchMap(map([1], String), () => [1]),
        String,
      ),
    ),
  ).toBe("AsyncLazy [Array → map → switchMap → map]");
});

describe("the newest value wins", () => {
  test("over a source that never waits, it is the last one", async () => {
    const inners: TestSource<number>[] = [];
    const calls: unknown[][] = [];
    const mapper = (n: number, index: number, signal: AbortSignal): TestSource<number> => {
      calls.push([n, index, signal]);
      const inner = testSource([n, n * 10]);
      inners.push(inner);
      return inner;
    };
    expect(await collect(switchMap([1, 2, 3], mapper))).toEqual([3, 30]);
    expect(calls.map(([n, index]) => [n, index])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
    expect(calls.map(([, , signal]) => (signal as AbortSignal).aborted)).toEqual([true, true, true]);
    expect(inners.map(({ pulls, closes }) => [pulls, closes])).toEqual([
      [0, 1],
      [0, 1],
      [3, 0],
    ]);
    expect(await collect(switchMap([], mapper))).toEqual([]);
    expect(await collect(switchMap([1, 2], () => []))).toEqual([]);
  });

  test("however many there are before it, and however long they take", async () => {
    const long = range(0, 5000);
    expect(await collect(switchMap(long, (n) => [n, -n]))).toEqual([4999, -4999]);
  });

  test("a value of the source switches while the inner sequence is read", async () => {
    const outer = new Manual();
    const inners = [new Manual(), new Manual()] as const;
    const signals: AbortSignal[] = [];
    const sequence = switchMap(outer, (n, _, signal) => {
      signals.push(signal);
      return inners[n as 0 | 1];
    });
    const first = follow(sequence.next());
    await turn();
    expect([outer.pulls, signals.length]).toEqual([1, 0]);
    outer.give(0);
    await turn();
    expect([outer.pulls, inners[0].pulls, first.isSettled]).toEqual([2, 1, false]);
    inners[0].give(1);
    await turn();
    expect(first.value).toEqual({ value: 1, done: false });
    // Nothing ahead of the reader.
    expect([outer.pulls, inners[0].pulls]).toEqual([2, 1]);
    const second = follow(sequence.next());
    await turn();
    expect(inners[0].pulls).toBe(2);
    outer.give(1);
    await turn();
    // Its closing has begun, and nothing waits for it.
    expect([signals[0]?.aborted, signals[1]?.aborted, inners[0].closes]).toEqual([true, false, 1]);
    expect([outer.pulls, inners[1].pulls]).toEqual([3, 1]);
    // Too late.
    inners[0].give(2);
    inners[1].give(3);
    await turn();
    expect(second.value).toEqual({ value: 3, done: false });
    outer.end();
    const last = follow(sequence.next());
    await turn();
    expect(last.isSettled).toBe(false);
    inners[1].end();
    await turn();
    expect([last.value, outer.closes, inners[0].closes, inners[1].closes]).toEqual([end, 0, 1, 0]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  test("while nobody pulls, one value of the source switches at once, and no other is pulled", async () => {
    const outer = new Manual();
    const inners = [testSourceAsync([1, 2, 3]), testSourceAsync([4, 5, 6])];
    const signals: AbortSignal[] = [];
    const sequence = switchMap(outer, (n, _, signal) => {
      signals.push(signal);
      return inners[n] as AsyncTestSource<number>;
    });
    const first = follow(sequence.next());
    await turn();
    outer.give(0);
    await turn();
    expect(first.value).toEqual({ value: 1, done: false });
    outer.give(1);
    await turn();
    expect([signals.map(({ aborted }) => aborted), inners[0]?.closes]).toEqual([[true, false], 1]);
    expect([outer.pulls, inners[1]?.opens, inners[1]?.pulls]).toEqual([2, 1, 0]);
    expect(await sequence.next()).toEqual({ value: 4, done: false });
    await turn();
    expect([outer.pulls, inners[0]?.pulls]).toEqual([3, 1]);
  });

  test("a value of the inner sequence that is not read is dropped", async () => {
    const [outer, inner] = [new Manual(), new Manual()];
    const sequence = switchMap(outer, (n) => (n === 0 ? inner : [n]));
    const first = follow(sequence.next());
    await turn();
    outer.give(0);
    await turn();
    // Both arrive in the same turn, before the reader looks.
    inner.give(7);
    outer.give(1);
    await turn();
    expect(first.value).toEqual({ value: 1, done: false });
    expect(inner.closes).toBe(1);
  });

  test("an inner sequence that has ended waits for the next value", async () => {
    const outer = new Manual();
    const sequence = switchMap(outer, (n) => (n === 0 ? [] : [n]));
    const first = follow(sequence.next());
    await turn();
    outer.give(0);
    await turn();
    expect(first.isSettled).toBe(false);
    outer.give(5);
    await turn();
    expect(first.value).toEqual({ value: 5, done: false });
    const second = follow(sequence.next());
    await turn();
    expect(second.isSettled).toBe(false);
    outer.end();
    await turn();
    expect(second.value).toEqual(end);
  });

  test("what a mapper resolves with too late is not opened, and its error is dropped", async () => {
    await inspect("switchMap", async () => {
      const calls = new Calls();
      const outer = new Manual();
      const sequence = switchMap(outer, calls.call as never) as AsyncLazy<number>;
      const first = follow(sequence.next());
      for (const value of [0, 1, 2]) {
        await turn();
        outer.give(value);
      }
      await turn();
      const probe = testSourceAsync([1]);
      calls.resolve(0, probe);
      calls.reject(1, new Error("aborted"));
      await turn();
      expect([probe.opens, first.isSettled]).toEqual([0, false]);
      calls.resolve(2, [7]);
      await turn();
      expect(first.value).toEqual({ value: 7, done: false });
    });
  });

  test("an error of the closing of one that is not read any more is dropped", async () => {
    await inspect("switchMap", async () => {
      const error = new Error("from closing");
      const inners = [
        testSource([1, 2], { closeError: error }),
        testSourceAsync([1, 2], { closeError: error }),
        testSource([3]),
      ];
      const sequence = switchMap([0, 1, 2], (n) => inners[n] as TestSource<number>);
      expect(await collect(sequence)).toEqual([3]);
      expect(inners.map(({ closes }) => closes)).toEqual([1, 1, 0]);
    });
  });

  test("results of the mapper may be thenables", async () => {
    const thenable = {
      then: (resolve: (value: number[]) => void) => resolve([1, 2]),
    } as unknown as PromiseLike<number[]>;
    expect(await collect(switchMap([0], () => thenable))).toEqual([1, 2]);
  });
});

describe("an error rejects once, when both are closed,", () => {
  const setUp = (): { outer: Manual; inner: Manual; calls: Calls; sequence: AsyncLazy<number> } => {
    const [outer, inner, calls] = [new Manual(), new Manual(), new Calls()];
    return { outer, inner, calls, sequence: switchMap(outer, calls.call as never) };
  };

  test("that of the inner sequence, and then nothing is pulled or mapped", async () => {
    await inspect("switchMap", async () => {
      const { outer, inner, calls, sequence } = setUp();
      const first = follow(sequence.next());
      await turn();
      outer.give(0);
      await turn();
      calls.resolve(0, inner);
      await turn();
      const error = new Error("the fault");
      inner.fail(error);
      // Too late.
      outer.give(1);
      await turn();
      expect([calls.args.length, outer.closes, inner.closes, first.isSettled]).toEqual([1, 1, 0, false]);
      outer.failToClose(new Error("from closing"));
      await turn();
      expect([first.error, calls.signal.aborted]).toEqual([error, true]);
      expect(await sequence.next()).toEqual(end);
    });
  });

  test("that of the source, also while nobody pulls", async () => {
    const { outer, inner, calls, sequence } = setUp();
    const first = follow(sequence.next());
    await turn();
    outer.give(0);
    await turn();
    calls.resolve(0, inner);
    await turn();
    inner.give(1);
    await turn();
    expect(first.value).toEqual({ value: 1, done: false });
    outer.fail("the fault");
    await turn();
    expect(inner.closes).toBe(0);
    const second = follow(sequence.next());
    await turn();
    expect([inner.closes, inner.pulls, outer.closes, second.isSettled]).toEqual([1, 1, 0, false]);
    inner.close();
    await turn();
    expect(second.error).toBe("the fault");
  });

  test("that of the mapper, thrown or rejected", async () => {
    for (const reject of [false, true]) {
      const outer = testSourceAsync([1, 2]);
      const error = new Error("the fault");
      const mapper = (): never => {
        if (reject) return Promise.reject(error) as never;
        throw error;
      };
      expect(await thrownBy(() => collect(switchMap(outer, mapper)))).toBe(error);
      expect(outer.closes).toBe(1);
    }
  });

  test("that of a promise like no other", async () => {
    const error = new Error("from then");
    const wrong = {
      get then(): never {
        throw error;
      },
    };
    expect(await thrownBy(() => collect(switchMap([1], () => wrong as never)))).toBe(error);
  });

  test("after the value that has arrived before it", async () => {
    const { outer, inner, calls, sequence } = setUp();
    const first = follow(sequence.next());
    await turn();
    outer.give(0);
    await turn();
    calls.resolve(0, inner);
    await turn();
    inner.give(1);
    outer.fail("the fault");
    await turn();
    expect(first.value).toEqual({ value: 1, done: false });
    const second = follow(sequence.next());
    await turn();
    inner.close();
    await turn();
    expect(second.error).toBe("the fault");
  });

  test("and what arrives after it is dropped", async () => {
    const { outer, inner, calls, sequence } = setUp();
    const first = follow(sequence.next());
    await turn();
    outer.give(0);
    await turn();
    calls.resolve(0, inner);
    await turn();
    outer.fail("the fault");
    inner.give(1);
    await turn();
    inner.close();
    await turn();
    expect([first.error, inner.closes]).toEqual(["the fault", 1]);
  });

  test("also with a second one beside it", async () => {
    await inspect("switchMap", async () => {
      for (const isMapperFirst of [true, false]) {
        const outer = new Manual();
        let reject!: (error: unknown) => void;
        const sequence = switchMap(outer, () => new Promise<never>((_, onError) => (reject = onError)));
        const first = follow(sequence.next());
        await turn();
        outer.give(0);
        await turn();
        const fail = [
          (error: string): void => reject(error),
          (error: string): void => outer.fail(error),
        ] as const;
        fail[isMapperFirst ? 0 : 1]("the first");
        fail[isMapperFirst ? 1 : 0]("the second");
        await turn();
        expect(first.error).toBe("the first");
      }
    });
  });
});

describe("left early,", () => {
  test("break closes the inner sequence and the source together, and waits for both", async () => {
    const [outer, inner] = [new Manual(), new Manual()];
    let signal: AbortSignal | undefined;
    const sequence = switchMap(outer, (_, __, aborted) => {
      signal = aborted;
      return inner;
    });
    const loop = follow(
      (async () => {
        for await (const _ of sequence) break;
      })(),
    );
    await turn();
    outer.give(0);
    await turn();
    inner.give(1);
    await turn();
    expect([outer.closes, inner.closes, signal?.aborted]).toEqual([1, 1, true]);
    outer.close();
    await turn();
    expect(loop.isSettled).toBe(false);
    inner.close();
    await turn();
    expect(loop).toMatchObject({ isSettled: true, value: undefined });
  });

  test("a mapper that never settles holds nobody up, and its signal is aborted", async () => {
    const calls = new Calls();
    const sequence = switchMap([1], calls.call as never);
    const pending = follow(sequence.next());
    await turn();
    expect(await sequence.return()).toEqual(end);
    await turn();
    expect([pending.value, calls.signal.aborted]).toEqual([end, true]);
    const probe = testSourceAsync([1]);
    calls.resolve(0, probe);
    await turn();
    expect(probe.opens).toBe(0);
  });

  test.each(["the mapper", "a listener of its signal", "what opens its result"])(
    "%s may close it",
    async (who) => {
      const inner = testSourceAsync([1]);
      const source = testSourceAsync([1, 2, 3]);
      let calls = 0;
      const sequence = switchMap(source, (n, _, signal) => {
        calls++;
        const close = (): void => void sequence.return();
        if (who === "the mapper" && n === 2) close();
        if (who === "a listener of its signal") signal.addEventListener("abort", close);
        if (who !== "what opens its result") return new Promise(() => {});
        return {
          [Symbol.asyncIterator]: () => {
            close();
            return inner[Symbol.asyncIterator]();
          },
        };
      }) as AsyncLazy<number>;
      expect(await collect(sequence)).toEqual([]);
      expect([source.closes, calls]).toEqual([1, who === "the mapper" ? 2 : 1]);
      expect([inner.opens, inner.closes]).toEqual(who === "what opens its result" ? [1, 1] : [0, 0]);
    },
  );

  test("a listener of the signal may pull the next value, which then is the newest", async () => {
    const outer = new Manual();
    const withoutReturn = { [Symbol.asyncIterator]: () => ({ next: () => outer.next() }) };
    const seen: number[] = [];
    const read: Promise<unknown>[] = [];
    // Behind the second value, the third is there at once.
    const sequence = switchMap(concat(take(withoutReturn, 2), [2]), (n, _, signal) => {
      seen.push(n);
      if (n === 0) signal.addEventListener("abort", () => read.push(sequence.next()));
      return n === 0 ? [10, 11] : [n];
    });
    const first = follow(sequence.next());
    await turn();
    outer.give(0);
    await turn();
    expect(first.value).toEqual({ value: 10, done: false });
    // Nobody pulls: what comes now is not read by the one that waits.
    outer.give(1);
    await turn();
    expect(read).toHaveLength(1);
    expect(await read[0]).toEqual({ value: 2, done: false });
    expect(seen).toEqual([0, 2]);
  });

  test("return() ends it at every point", async () => {
    const plan: Plan = {
      make: (run: Run) =>
        switchMap(run.source(undefined, 3), run.watch((() => run.source(undefined, 2)) as Fn)),
      sources: 1,
      takesCallback: true,
    };
    for (const course of [{}, { late: true }, { overlap: 3 }, { isLoop: true }]) {
      await everywhere(plan, course, async (run, inspection) => {
        const { pending, open } = run;
        const before = run.outcomes.length;
        const returned = follow(run.sequence.return?.());
        await turn();
        inspection.must(
          open.every(({ closes }) => closes === 1),
          "a closing does not begin",
        );
        inspection.haveEnded(run, before, pending);
        await run.gates.passAll("return");
        inspection.isEnd(returned, "return()");
        await run.gates.passAll();
      });
    }
  });
});

describe("a source that never waits", () => {
  const numbers = (): Generator<number> =>
    (function* () {
      for (let n = 0; n < 1e8; n++) yield n;
    })();

  test.each<[string, () => AsyncIterable<unknown>]>([
    ["an endless one", () => switchMap(countFrom(), (n) => [n])],
    [
      "one that looks for a value",
      () =>
        switchMap(
          filter(numbers(), () => false),
          (n) => [n],
        ),
    ],
    [
      "an async one",
      () =>
        switchMap(
          generate(async () => 1),
          () => new Promise<number[]>(() => {}),
        ),
    ],
    ["an inner one", () => switchMap([1], () => filter(numbers(), () => false))],
  ])("can be aborted: %s", async (_, make) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort("enough"), 5);
    const error = await thrownBy(async () => {
      for await (const _ of abortable(make(), controller.signal));
    });
    clearTimeout(timer);
    expect(error).toBe("enough");
  });

  test("is left by return() while it takes a turn", async () => {
    let pulls = 0;
    const endless = {
      *[Symbol.iterator](): Generator<number> {
        for (;;) yield pulls++;
      },
    };
    const sequence = switchMap(endless, () => []);
    const pending = follow(sequence.next());
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([pending.isSettled, pulls > 64]).toEqual([false, true]);
    await sequence.return();
    const before = pulls;
    await turn();
    expect([pending.value, pulls]).toEqual([end, before]);
  });

  test("an inner one lets the source switch", async () => {
    async function* source(): AsyncGenerator<number> {
      yield 0;
      await new Promise((resolve) => setTimeout(resolve, 5));
      yield 1;
    }
    const sequence = switchMap(source(), (n) => (n === 0 ? numbers() : [-1]));
    for await (const value of sequence) if (value === -1) break;
    const stuck = switchMap(source(), (n) => (n === 0 ? filter(numbers(), () => false) : [-1]));
    expect(await collect(stuck)).toEqual([-1]);
  });
});

describe("in whatever order all of it settles", () => {
  test("values come from ever newer sequences, in order, and the last one is complete", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        fc.array(endings, { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 8 }),
        async (scheduler, ending, innerEndings, isSlow, most) => {
          const outer = new Source(scheduler, ending);
          const inners: Source[] = [];
          const signals: AbortSignal[] = [];
          const mapper = async (n: number, index: number, signal: AbortSignal): Promise<Numbers> => {
            expect([n, index]).toEqual([signals.length, signals.length]);
            for (const before of signals) expect(before.aborted).toBe(true);
            signals.push(signal);
            if (isSlow) await scheduler.schedule(Promise.resolve(), "the mapper");
            const inner = new Source(scheduler, innerEndings[n] as never);
            return {
              [Symbol.asyncIterator]: () => {
                expect(signal.aborted, "opened too late").toBe(false);
                inners[n] = inner;
                return map(inner as Numbers, (value) => n * 10 + value)[Symbol.asyncIterator]();
              },
            };
          };
          const seen: number[] = [];
          let error: unknown;
          const read = async (): Promise<void> => {
            try {
              for await (const value of switchMap(outer as Numbers, mapper)) {
                if (seen.push(value) === most) break;
                await scheduler.schedule(Promise.resolve(), "the reader");
              }
            } catch (thrown) {
              error = thrown;
            }
          };
          await finish(scheduler, [read()]);
          expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
          for (const [place, value] of seen.entries()) {
            if (value % 10 > 0) expect(seen[place - 1]).toBe(value - 1);
          }
          expectClosedOnce(outer);
          for (const inner of inners) if (inner !== undefined) expectClosedOnce(inner);
          for (const { aborted } of signals) expect(aborted).toBe(true);
          if (seen.length === most) return;
          const last = inners[ending.length - 1];
          if (error === undefined) {
            expect(ending.fails).toBe(false);
            if (ending.length > 0) {
              expect(last?.ending.fails).toBe(false);
              const ofLast = seen.filter((value) => value >= (ending.length - 1) * 10);
              expect(ofLast).toHaveLength(last?.ending.length as number);
            }
          } else expect([outer.error, ...inners.map((inner) => inner?.error)]).toContain(error);
        },
      ),
      oneIn(2),
    );
  });
});

type Numbers = AsyncIterable<number>;

test("is nested a thousand times", async () => {
  let nested: AsyncIterable<number> | number[] = [1, 2];
  for (let depth = 0; depth < 1000; depth++) {
    const inner: AsyncIterable<number> | number[] = nested;
    nested = switchMap([0], () => inner);
  }
  expect(await collect(nested)).toEqual([1, 2]);
});
