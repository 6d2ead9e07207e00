import { filter, flatMap, map, take, toArray, zip, concat, type AsyncLazy, mergeSorted } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { follow, Run, turn } from "../../kit/gates.js";
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
