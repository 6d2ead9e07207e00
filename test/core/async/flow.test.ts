import fc from "fast-check";
import {
  chunks,
  filter,
  flatMap,
  map,
  take,
  takeLast,
  toArray,
  zip,
  concat,
  type AsyncLazy,
  mergeSorted,
} from "lazuli/async";
import { describe, expect, test } from "vitest";
import { follow, type Followed, Run, turn } from "../../kit/gates.js";
import { async, collect, thrownBy } from "../../kit/worlds.js";

async function* numbers(): AsyncGenerator<number> {
  for (let n = 0; ; n++) yield n;
}

const same = <T>(value: T): T => value;

/** A map over a gated source, a filter over that, and both as they are read. */
function chain(wait: boolean): { run: Run; earlier: AsyncLazy<unknown>; later: AsyncLazy<unknown> } {
  let earlier: AsyncLazy<unknown> | undefined;
  const make = (run: Run): unknown => {
    earlier = map(run.source(), same);
    return filter(earlier, wait ? run.watch(() => true) : () => true);
  };
  const run = new Run(make, {});
  return { run, earlier: earlier as never, later: run.sequence as never };
}

describe("an earlier stage of a pipeline that is read by itself", () => {
  test("shares the values with what is behind it", async () => {
    const earlier = map(numbers(), same);
    const later = filter(earlier, (n) => n % 2 === 0);
    const values = [];
    for (const stage of [later, earlier, later, earlier, earlier, later])
      values.push((await stage.next()).value);
    expect(values).toEqual([0, 1, 2, 3, 4, 6]);
  });

  test.each(["the source", "the callback"])("gets the next value while %s is waited for", async (what) => {
    const { run, earlier, later } = chain(what === "the callback");
    const first = follow(later.next());
    await turn();
    if (what === "the callback") await run.gates.passAll("next");
    const second = follow(earlier.next());
    await run.gates.passAll("next");
    if (what === "the callback")
      expect([first, second].map(({ value }) => value)).toEqual([undefined, { value: 1, done: false }]);
    await run.gates.passAll();
    expect([first, second].map(({ value }) => value)).toEqual([
      { value: 0, done: false },
      { value: 1, done: false },
    ]);
    expect(run.complaints).toEqual([]);
  });

  test("may be read by a callback behind it, which waits for the value or not", async () => {
    for (const waits of [true, false]) {
      const taken: unknown[] = [];
      const earlier = map(numbers(), same);
      const later = map(earlier, async (n) => {
        const other = earlier.next().then(({ value }) => taken.push(value));
        if (waits) await other;
        return n;
      });
      const seen = await collect<number>(take(later, 4));
      await turn();
      expect([...seen, ...taken].sort((a, b) => Number(a) - Number(b))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(seen).toEqual(waits ? [0, 2, 4, 6] : seen.sort((a, b) => a - b));
    }
  });

  test("may be read when the callback has returned, and when it has been read before", async () => {
    const earlier = map(numbers(), same);
    const later = filter(earlier, () => true);
    const last = map(later, same);
    const values = [];
    for (const stage of [last, earlier, later, last, later, earlier, last])
      values.push((await stage.next()).value);
    expect(values).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("has its end when the stage behind it ends with the same value", async () => {
    const probe = async.probe([1, 2, 3]);
    const earlier = take(probe as never, 1);
    const later = take(take(earlier, 1), 1);
    expect(await later.next()).toEqual({ value: 1, done: false });
    expect(await earlier.next()).toEqual({ value: undefined, done: true });
    expect(await later.next()).toEqual({ value: undefined, done: true });
    expect([probe.pulls, probe.closes]).toEqual([1, 1]);
  });

  test.each([
    ["earlier", "later"],
    ["later", "earlier"],
  ] as const)("ends all by return() of the %s one", async (ended, other) => {
    for (const isSplit of [true, false]) {
      const { run, ...stages } = chain(false);
      if (isSplit) {
        const first = stages.earlier.next();
        await run.gates.passAll();
        await first;
      }
      const pulling = follow(stages[other].next());
      await turn();
      const returned = follow(stages[ended].return());
      const again = follow(stages[other].return());
      await turn();
      expect(pulling.value).toEqual({ value: undefined, done: true });
      expect([returned.isSettled, again.isSettled]).toEqual([false, false]);
      await run.gates.passAll("return");
      expect([returned.value, again.value]).toEqual(Array(2).fill({ value: undefined, done: true }));
      await run.gates.passAll();
      expect(run.complaints).toEqual([]);
      expect(run.sources.map(({ closes }) => closes)).toEqual([1]);
    }
  });
});

test("return() waits for a closing that had begun when an earlier stage was read", async () => {
  let earlier: AsyncLazy<unknown> | undefined;
  const make = (run: Run): unknown => map((earlier = chunks(take(run.source(), 1), 2)), same);
  const run = new Run(make, {});
  const pulling = follow(run.sequence.next());
  await run.gates.passAll("next");
  expect(run.gates.names).toEqual(["return of a"]);
  const other = follow(earlier?.next());
  const returned = follow(run.sequence.return?.());
  await turn();
  expect([pulling, other].map(({ value }) => value)).toEqual(Array(2).fill({ value: undefined, done: true }));
  expect(returned.isSettled).toBe(false);
  await run.gates.passAll("return");
  expect(returned.isSettled).toBe(true);
  expect(run.complaints).toEqual([]);
});

test("return() waits for the closing that follows an error of an earlier stage", async () => {
  let earlier: AsyncLazy<unknown> | undefined;
  const fails = (): never => {
    throw new Error("from a callback");
  };
  const run = new Run((run) => map((earlier = map(run.source(), fails)), same), {});
  const pulling = follow(earlier?.next());
  await run.gates.passAll("next");
  expect(run.gates.names).toEqual(["return of a"]);
  const returned = follow(run.sequence.return?.());
  await turn();
  expect([pulling.isSettled, returned.isSettled]).toEqual([false, false]);
  await run.gates.passAll("return");
  expect([pulling.isSettled, returned.isSettled]).toEqual([true, true]);
});

describe("calls to any stages at any time", () => {
  const wait = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left--) await Promise.resolve();
  };

  /** A source of numbers that complains when it is misused. */
  class Source implements AsyncIterable<number> {
    pulls = 0;
    closes = 0;
    isPulling = false;
    readonly complaints: string[] = [];
    private readonly waits: number;

    constructor(waits: number) {
      this.waits = waits;
    }

    [Symbol.asyncIterator](): AsyncIterator<number> {
      return { next: () => this.next(), return: () => this.return() };
    }

    private async next(): Promise<IteratorResult<number>> {
      const value = this.pulls++;
      if (this.isPulling) this.complaints.push("pulled while it is pulled");
      if (this.closes > 0) this.complaints.push("pulled after it was closed");
      this.isPulling = true;
      await wait(this.waits);
      this.isPulling = false;
      return { value, done: false };
    }

    private async return(): Promise<IteratorResult<number>> {
      this.closes++;
      await wait(this.waits);
      return { value: undefined, done: true };
    }
  }

  type Over = (source: AsyncLazy<number>, callback: (n: number) => unknown) => AsyncLazy<number>;
  const keeping: Record<string, Over> = {
    map: (s, callback) => map(s, (n) => (callback(n), n)),
    "awaited map": (s, callback) => map(s, (n) => wait(2).then(() => (callback(n), n))),
    flatMap: (s) => flatMap(s, (n) => [n]),
    concat: (s) => concat(s, []),
  };
  const dropping: Record<string, Over> = {
    filter: (s, callback) => filter(s, (n) => (callback(n), n % 3 > 0)),
    "awaited filter": (s, callback) => filter(s, (n) => wait(1).then(() => (callback(n), n % 2 > 0))),
    take: (s) => take(s, 3),
    chunks: (s) => map(chunks(s, 2), ([n]) => n),
    zip: (s) => map(zip([s, numbers()]), ([n]) => n),
  };

  const stepsOf = (overs: Record<string, Over>): fc.Arbitrary<string[]> =>
    fc.array(fc.constantFrom(...Object.keys(overs)), { minLength: 5, maxLength: 5 });
  const calls = fc.array(
    fc.record({
      stage: fc.nat(4),
      waits: fc.nat(4),
      method: fc.constantFrom(...Array<"next">(9).fill("next"), "return"),
    }),
    { maxLength: 12 },
  );

  test("lose no value, and repeat none", async () => {
    await fc.assert(
      fc.asyncProperty(calls, stepsOf(keeping), fc.nat(3), async (calls, steps, waits) => {
        let all = map(new Source(waits), same);
        const stages = steps.map((step) => (all = (keeping[step] as Over)(all, same)));
        const pulls: Followed[][] = stages.map(() => []);
        for (const { stage, waits } of calls) {
          pulls[stage]?.push(follow(stages[stage]?.next()));
          await wait(waits);
        }
        await turn();
        const seen = pulls.map((ofStage) =>
          ofStage.map(({ value }) => (value as IteratorResult<number>).value),
        );
        expect(seen.flat().sort((a, b) => a - b)).toEqual(calls.map((_, index) => index));
        for (const values of seen) expect(values).toEqual([...values].sort((a, b) => a - b));
      }),
    );
  });

  test("are all settled, whatever ends it, and the source is closed once", async () => {
    // What concat has not reached it does not close.
    const { concat: _, ...closing } = keeping;
    const overs = { ...closing, ...dropping };
    await fc.assert(
      fc.asyncProperty(calls, stepsOf(overs), fc.nat(3), fc.nat(20), async (calls, steps, waits, failing) => {
        const source = new Source(waits);
        const error = new Error("from a callback");
        let called = 0;
        const callback = (): void => {
          if (called++ === failing) throw error;
        };
        let all = map(source, same);
        const stages = steps.map((step) => (all = (overs[step] as Over)(all, callback)));
        const outcomes: Followed[] = [];
        for (const { stage, waits, method } of calls) {
          outcomes.push(follow(stages[stage]?.[method]()));
          await wait(waits);
        }
        await turn();
        const last = follow(all.return());
        await turn();
        expect([...outcomes, last].every(({ isSettled }) => isSettled)).toBe(true);
        expect(outcomes.filter((outcome) => outcome.error === error).length).toBeLessThanOrEqual(1);
        expect(source).toMatchObject({ closes: 1, complaints: [] });
      }),
    );
  });
});

test("what is kept for the end goes no further than a step behind it lets it", async () => {
  const calls: unknown[] = [];
  const none = filter(take(takeLast([1, 2, 3], 2), 1), (n) => calls.push(n) < 1);
  expect(await toArray(none)).toEqual([]);
  expect(calls).toEqual([2]);
});

test("return() in a callback ends it there", async () => {
  const probe = async.probe([1, 2, 3]);
  const calls: unknown[] = [];
  const leaving = map(probe as never, (n) => {
    if (n === 2) void last.return();
    return n;
  });
  const last: AsyncLazy<unknown> = filter(
    map(leaving, (n) => calls.push(n)),
    () => true,
  );
  expect(await collect(last)).toEqual([1]);
  expect([calls, probe.pulls, probe.closes]).toEqual([[1], 2, 1]);
});

test("a sync source whose value rejects is closed before the others, as by for await", async () => {
  const closed: string[] = [];
  const error = new Error("rejected");
  const source = (name: string, value: unknown): never => {
    const iterator = {
      next: () => ({ value, done: false }),
      return: () => ({ value: closed.push(name), done: true }),
    };
    return { [name === "b" ? Symbol.iterator : Symbol.asyncIterator]: () => iterator } as never;
  };
  const joined = zip([source("a", 1), source("b", Promise.reject(error)), source("c", 1)]);
  expect(await thrownBy(() => joined.next())).toBe(error);
  expect(closed).toEqual(["b", "c", "a"]);
});

describe("what is nested deep", () => {
  const DEEP = 100_000;

  /** Puts something over itself again and again. */
  function nested<T>(base: T, over: (inner: T) => T, depth: number = DEEP): T {
    let all = base;
    for (let stage = 0; stage < depth; stage++) all = over(all);
    return all;
  }

  test("100,000 maps, with callbacks of both kinds", async () => {
    expect(await toArray(nested(map([1, 2], same), (s) => map(s, (n) => n + 1)))).toEqual([
      DEEP + 1,
      DEEP + 2,
    ]);
    const awaited = nested(map([1], same), (s) => map(s, async (n) => n + 1), 1000);
    expect(await toArray(awaited)).toEqual([1001]);
  });

  const roots: [string, (inner: AsyncIterable<number>) => AsyncLazy<number>][] = [
    ["flatMap", (inner) => flatMap(inner, (n) => [n])],
    ["concat", (inner) => concat(inner)],
    ["concat with another behind it", (inner) => concat(inner, [])],
    ["zip", (inner) => map(zip([inner]), ([n]) => n)],
    ["mergeSorted", (inner) => mergeSorted(inner)],
  ];

  test.each(roots)("%s", async (name, over) => {
    const depth = name === "flatMap" ? DEEP : DEEP / 10;
    const nest = (source: AsyncIterable<number>): AsyncLazy<number> =>
      nested(map(source, Number), over, depth) as AsyncLazy<number>;
    expect(await toArray(take(nest(numbers()), 2))).toEqual([0, 1]);
    const probe = async.probe([1, 2]) as never;
    await nest(probe).return();
    // What concat has not reached it does not close.
    expect(probe).toMatchObject({ pulls: 0, closes: name.startsWith("concat") ? 0 : 1 });
    const error = new Error("from a callback");
    const fails = (): never => {
      throw error;
    };
    expect(await thrownBy(() => toArray(take(nest(map(numbers(), fails)), 1)))).toBe(error);
  });

  test.each(roots)("return() beside a pending pull through 5,000 times %s", async (_, over) => {
    const run = new Run((run) => nested<AsyncIterable<number>>(map(run.source(), Number), over, 5000), {});
    const pulling = follow(run.sequence.next());
    await turn();
    const returned = follow(run.sequence.return?.());
    await turn();
    expect(pulling.value).toEqual({ value: undefined, done: true });
    await run.gates.passAll("return");
    expect(returned.value).toEqual({ value: undefined, done: true });
    expect(run.complaints).toEqual([]);
  });

  test("what opens itself again, 10,000 deep", async () => {
    const countdown = (n: number): AsyncIterable<number> =>
      n === 0 ? map([0], same) : concat([n], flatMap([n - 1], countdown));
    const values = await toArray(take(countdown(10_000), 3));
    expect(values).toEqual([10_000, 9999, 9998]);
    let sum = 0;
    for await (const n of countdown(300)) sum += n;
    expect(sum).toBe((300 * 301) / 2);
  });

  test("an earlier stage that is read while a pull is about to begin deep down", async () => {
    // The pull goes on from a microtask at one of these depths.
    for (let depth = 195; depth < 205; depth++) {
      const earlier = map(numbers(), same);
      const top = nested<AsyncLazy<number>>(map(earlier, same), (s) => flatMap(s, (n) => [n]), depth);
      const pulls = [top.next(), earlier.next(), top.next(), earlier.next()].map(follow);
      await turn();
      const values = pulls.map(({ value }) => (value as IteratorResult<number> | undefined)?.value);
      expect(values.sort(), `${depth} deep`).toEqual([0, 1, 2, 3]);
    }
  });

  test("an earlier stage that is read while a pull begins deep down", async () => {
    const earlier = nested<AsyncLazy<number>>(map(numbers(), same), (s) => flatMap(s, (n) => [n]), 200);
    const later = map(
      flatMap(map(earlier, same), (n) => [n]),
      same,
    );
    const pulls = [later.next(), earlier.next(), later.next()];
    const values = await Promise.all(pulls);
    expect(values.map(({ value }) => value).sort()).toEqual([0, 1, 2]);
  });
});
