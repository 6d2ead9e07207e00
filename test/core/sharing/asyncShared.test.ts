/** What happens to an async source that is shared while it is being pulled. */
import * as lazuli from "lazuli/async";
import { describe, expect, test } from "vitest";
import { later } from "../../kit/sources.js";
import { thrownBy } from "../../kit/worlds.js";

type Numbers = AsyncIterable<number>;
type Pull = IteratorResult<number>;

/** A source whose pulls and whose closing settle when they are told to. */
class Slow implements AsyncIterator<number> {
  pulls = 0;
  closes = 0;
  give: (result: Pull) => void = () => {};
  fail: (error: unknown) => void = () => {};
  closed: () => void = () => {};

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Pull> {
    this.pulls++;
    return new Promise((resolve, reject) => {
      this.give = resolve;
      this.fail = reject;
    });
  }

  return(): Promise<Pull> {
    this.closes++;
    return new Promise((resolve) => (this.closed = () => resolve(DONE)));
  }
}

const DONE = { value: undefined, done: true } as const;

/** Writes down what promises are settled with, in that order. */
function logOf(promises: Record<string, Promise<unknown>>): string[] {
  const log: string[] = [];
  for (const [name, promise] of Object.entries(promises)) {
    void promise.then(
      (result) => log.push(`${name}: ${JSON.stringify(result) ?? "undefined"}`),
      (error: unknown) => log.push(`${name}: ${(error as Error).message}`),
    );
  }
  return log;
}

const end = '{"done":true}';

describe("while a pull is pending, closing settles those who wait at once", () => {
  const both: [string, (source: Slow) => lazuli.AsyncLazy<number>[]][] = [
    ["tee", (source) => lazuli.tee(source as Numbers)],
    ["splitAt", (source) => lazuli.splitAt(source as Numbers, 3)],
    ["span", (source) => lazuli.span(source as Numbers, () => true)],
  ];

  test.each(both)("%s: each by its own return(), and the last one closes the source", async (_, share) => {
    for (const [first, last] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const source = new Slow();
      const readers = share(source);
      const log = logOf({
        first: readers[first]?.next() as Promise<unknown>,
        last: readers[last]?.next() as Promise<unknown>,
      });
      await later();
      expect(source.pulls).toBe(1);
      await readers[first]?.return();
      expect([log, source.closes]).toEqual([[`first: ${end}`], 0]);
      const returned = logOf({ returned: readers[last]?.return() as Promise<unknown> });
      await later();
      expect([log, source.closes, returned]).toEqual([[`first: ${end}`, `last: ${end}`], 1, []]);
      source.closed();
      await later();
      expect([source.pulls, source.closes, returned]).toEqual([1, 1, [`returned: ${end}`]]);
      source.give({ value: 1, done: false });
      for (const reader of readers) expect(await reader.next()).toEqual(DONE);
    }
  });

  test("span: also while the predicate is pending", async () => {
    let closes = 0;
    const source = {
      next: () => Promise.resolve({ value: 1, done: false as const }),
      return: () => Promise.resolve({ value: closes++, done: true as const }),
    };
    const [prefix, rest] = lazuli.span(source as never as Numbers, () => new Promise<boolean>(() => {}));
    const log = logOf({ prefix: prefix.next(), rest: rest.next() });
    await later();
    await Promise.all([prefix.return(), rest.return()]);
    expect([log, closes]).toEqual([[`prefix: ${end}`, `rest: ${end}`], 1]);
  });

  test.each(["memoize", "peekable", "borrow"] as const)("%s: all of them, by dispose()", async (name) => {
    const source = new Slow();
    const shared = lazuli[name](source as Numbers);
    const calls: Record<string, Promise<unknown>> = {
      reader: shared[Symbol.asyncIterator]().next(),
      pipeline: lazuli.toArray(lazuli.map(shared as Numbers, (n) => n)),
    };
    if ("peek" in shared) calls["peek"] = shared.peek(2);
    const log = logOf(calls);
    await later();
    // The source does not tell when it has closed: nobody waits for that.
    await Promise.all([shared.dispose(), shared.dispose()]);
    await later();
    expect(log.sort()).toEqual(
      ["peek: undefined", "pipeline: []", `reader: ${end}`].slice("peek" in shared ? 0 : 1),
    );
    expect([source.pulls, source.closes]).toEqual([1, 1]);
    expect(await lazuli.toArray(shared as Numbers)).toEqual([]);
  });

  test.each(["memoize", "peekable", "borrow"] as const)(
    "%s: the value goes to those who stay",
    async (name) => {
      const source = new Slow();
      const shared = lazuli[name](source as Numbers);
      const [first, second] = [
        lazuli.map(shared as Numbers, (n) => n),
        lazuli.map(shared as Numbers, (n) => n),
      ];
      const log = logOf({ first: first.next(), second: second.next() });
      await later();
      await first.return();
      source.give({ value: 7, done: false });
      await later();
      expect(log).toEqual([`first: ${end}`, 'second: {"value":7,"done":false}']);
      expect([source.pulls, source.closes]).toEqual([1, 0]);
    },
  );

  test("dispose() waits for the closing where no pull is pending, also a second time", async () => {
    const source = new Slow();
    const memo = lazuli.memoize(source as Numbers);
    const log = logOf({ first: memo.dispose(), second: memo.dispose() });
    await later();
    expect(log).toEqual([]);
    source.closed();
    await later();
    expect([log, source.closes]).toEqual([["first: undefined", "second: undefined"], 1]);
  });
});

describe("a pull that takes many of the source below", () => {
  /** Counts its pulls, each of which takes a turn of the event loop. */
  class Endless {
    pulls = 0;

    async next(): Promise<Pull> {
      await later();
      return { value: this.pulls++, done: false };
    }
  }
  const none = (source: Endless): Numbers => lazuli.filter(source as never as Numbers, () => false);
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await later();
  };

  test("stops when nobody waits for it any more, and goes on when somebody does", async () => {
    const source = new Endless();
    const [first, second] = lazuli.tee(none(source));
    const log = logOf({ first: first.next() });
    await turns();
    await first.return();
    await later();
    const { pulls } = source;
    await turns();
    expect([source.pulls, log]).toEqual([pulls, [`first: ${end}`]]);
    const waiting = second.next();
    await turns();
    expect(source.pulls).toBeGreaterThan(pulls);
    await second.return();
    expect(await waiting).toEqual(DONE);
  });

  test("keeps the bounds of those who stay when one without bounds leaves", async () => {
    const source = new Endless();
    const [free, bounded] = lazuli.tee(none(source));
    const waiting = free.next();
    const search = lazuli.search(bounded, () => true, { maxPulls: 3 });
    await search;
    const { pulls } = source;
    await turns();
    expect(source.pulls, "free").toBeGreaterThan(pulls);
    await free.return();
    expect(await waiting).toEqual(DONE);
    await later();
    const stopped = source.pulls;
    await turns();
    expect(source.pulls, "bounded").toBe(stopped);
    const verdict = await search;
    if (!verdict.found) await verdict.dispose();
  });
});

describe("an error of a source", () => {
  test("is met when the source has closed, by those who wait and those who join them", async () => {
    const source = new Slow();
    const failing = lazuli.map(source as Numbers, () => {
      throw new Error("from the mapper");
    });
    const memo = lazuli.memoize(failing);
    const [first, second] = [memo[Symbol.asyncIterator](), memo[Symbol.asyncIterator]()];
    const log = logOf({ first: first.next() });
    source.give({ value: 1, done: false });
    await later();
    const joined = logOf({ second: second.next() });
    await later();
    expect([log, joined, source.closes]).toEqual([[], [], 1]);
    source.closed();
    await later();
    expect([log, joined]).toEqual([["first: from the mapper"], ["second: from the mapper"]]);
  });

  test("is met at once by those who wait for the closing, when the source is disposed of", async () => {
    const source = new Slow();
    const memo = lazuli.memoize(
      lazuli.map(source as Numbers, () => {
        throw new Error("from the mapper");
      }),
    );
    const log = logOf({ first: memo[Symbol.asyncIterator]().next() });
    source.give({ value: 1, done: false });
    await later();
    await memo.dispose();
    await later();
    expect([log, source.closes]).toEqual([["first: from the mapper"], 1]);
  });

  test("shows who waits for the value", async () => {
    async function mapper(): Promise<never> {
      await later();
      throw new Error("from the mapper");
    }
    async function readsOn(values: Numbers): Promise<void> {
      for await (const _ of values);
    }
    for (const share of [
      (source: Numbers) => lazuli.tee(source)[0],
      (source: Numbers) => lazuli.memoize(source),
      (source: Numbers) => lazuli.borrow(source),
      (source: Numbers) => lazuli.splitAt(source, 2)[0],
      (source: Numbers) => lazuli.splitAt(source, 0)[1],
    ]) {
      const error = (await thrownBy(() => readsOn(share(lazuli.map([1], mapper))))) as Error;
      expect(error.stack).toContain("readsOn");
    }
  });
});

describe("a callback of the source, while that is pulled", () => {
  test("may close the branch that it is pulled for, and the value is not lost to the others", async () => {
    let run = (): unknown => undefined;
    const [first, second] = lazuli.tee(lazuli.tap([1, 2], () => run()));
    run = () => void first.return();
    expect(await first.next()).toEqual(DONE);
    expect(await lazuli.toArray(second)).toEqual([1, 2]);
  });

  test("may close the reading of a handle that it is pulled for, and the next one gets the value", async () => {
    let run = (): unknown => undefined;
    const handle = lazuli.borrow(lazuli.tap([1, 2], () => run()));
    const reading = lazuli.map(handle as Numbers, (n) => n);
    run = () => void reading.return();
    expect(await reading.next()).toEqual(DONE);
    expect(await lazuli.toArray(handle as Numbers)).toEqual([1, 2]);
  });

  test("may dispose of it", async () => {
    let run = (): unknown => undefined;
    const memo = lazuli.memoize(lazuli.tap([1, 2], () => run()));
    run = () => void memo.dispose();
    expect(await lazuli.toArray(memo as Numbers)).toEqual([]);
  });

  test("may be the iterator itself, and return a promise nevertheless", async () => {
    const source = { next: () => (void memo.dispose(), new Promise<never>(() => {})), return: () => ({}) };
    const memo = lazuli.memoize(source as never as Numbers);
    expect(await lazuli.toArray(memo as Numbers)).toEqual([]);
  });

  test("may ask for a value, and gets it when the pull is done", async () => {
    let reading: Promise<unknown> | undefined;
    const handle = lazuli.borrow(lazuli.tap([1, 2, 3], () => void (reading ??= handle.next())));
    const own = lazuli.map(handle as Numbers, (n) => n);
    expect(await own.next()).toEqual({ value: 2, done: false });
    expect(await reading).toEqual({ value: 1, done: false });
  });

  test("may read what has been pulled", async () => {
    const fibs: Numbers = lazuli.memoize(
      lazuli.concat([1, 1], {
        [Symbol.asyncIterator]: () => lazuli.map(lazuli.zip([fibs, lazuli.drop(fibs, 1)]), ([a, b]) => a + b),
      }),
    ) as Numbers;
    expect(await lazuli.toArray(lazuli.take(fibs, 8))).toEqual([1, 1, 2, 3, 5, 8, 13, 21]);
  });

  test("may be a predicate that closes both halves", async () => {
    const [prefix, rest] = lazuli.span([1, 2, 3], () => {
      void rest.return();
      void prefix.return();
      return true;
    });
    expect(await prefix.next()).toEqual(DONE);
    expect(await rest.next()).toEqual(DONE);
  });
});
