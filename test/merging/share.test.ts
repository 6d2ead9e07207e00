import { inspect as print } from "node:util";
import fc from "fast-check";
import { countFrom, fib } from "lazuli";
import {
  abortable,
  type AsyncLazy,
  filter,
  find,
  first,
  generate,
  map,
  type Overflow,
  search,
  share,
  type Shared,
  take,
  toArray,
} from "lazuli/async";
import { type TestSource, testSource, testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  Actor,
  between,
  endings,
  expectClosedOnce,
  expectRead,
  finish,
  moves,
  outcomesOf,
  pause,
  playAll,
  Source,
} from "../kit/actors.js";
import { follow, turn } from "../kit/gates.js";
import { Litter, skip, STRAYS } from "../kit/garbage.js";
import { Manual } from "../kit/manual.js";
import { oneIn } from "../kit/runs.js";
import { Unread } from "../kit/sources.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };

function readerOf<T, R>(shared: Shared<T, R>): AsyncLazy<T, R> {
  return shared[Symbol.asyncIterator]();
}

/** Reads so many values. */
async function read(reader: AsyncIterator<unknown>, count: number): Promise<unknown[]> {
  const values: unknown[] = [];
  while (values.length < count) values.push((await reader.next()).value);
  return values;
}

test("its types", async () => {
  expectTypeOf(share([1])).toEqualTypeOf<Shared<number>>();
  expectTypeOf(share(fib())).toEqualTypeOf<Shared<bigint, never>>();
  expectTypeOf(readerOf(share([Promise.resolve(1)]))).toEqualTypeOf<AsyncLazy<number>>();
  expectTypeOf(map(share(fib()), String)).toEqualTypeOf<AsyncLazy<string, never>>();
  const overflow: Overflow = "drop-oldest";
  share([1], { capacity: 4, overflow });
  // @ts-expect-error no such word.
  expect(() => share([1], { overflow: "drop" })).toThrow(TypeError);
  // @ts-expect-error it never ends.
  expect(await thrownBy(() => toArray(share(countFrom())))).toBeInstanceOf(TypeError);
});

const FORM = "{ capacity, overflow }";
const WORDS = '"strict", "unbounded", "drop-oldest" or "drop-newest"';

test.each<[unknown, ErrorConstructor, string]>([
  [5, TypeError, `options must be an object ${FORM}, got 5: pass { capacity: 5 }`],
  [null, TypeError, `options must be an object ${FORM}, got null`],
  [
    { cap: 1 },
    TypeError,
    `options must be an object with no keys but ${FORM}, got "cap": did you mean capacity?`,
  ],
  [{ capacity: 0 }, RangeError, "capacity must be a positive integer or Infinity, got 0"],
  [{ capacity: 1.5 }, RangeError, "capacity must be a positive integer or Infinity, got 1.5"],
  [{ capacity: "1" }, TypeError, 'capacity must be a positive integer or Infinity, got "1"'],
  [{ capacity: NaN }, RangeError, "capacity must be a positive integer or Infinity, got NaN"],
  [{ overflow: "drop" }, TypeError, `overflow must be ${WORDS}, got "drop"`],
  [{ overflow: null }, TypeError, `overflow must be ${WORDS}, got null`],
])("refuses the options %o, and closes the source", async (options, ErrorType, text) => {
  const source = new Unread();
  const error = await thrownBy(() => share(source as never, options as never));
  expect(error).toEqual(new ErrorType(`share: ${text}`));
  expect(source.closes).toBe(1);
});

test("refuses a source that is none", async () => {
  const error = await thrownBy(() => share(5 as never));
  expect(error).toEqual(new TypeError("share: source must be an iterable, got 5"));
});

test("it and its readers are printed as sequences", () => {
  const shared = share(map([1], String));
  for (const printed of [String(shared), print(shared)])
    expect(printed).toBe("AsyncLazy [Array → map → share]");
  expect(String(map(readerOf(shared), String))).toBe("AsyncLazy [Array → map → share → map]");
  expect(JSON.stringify(shared)).toBe("{}");
});

test("opens its source when it is called, and pulls nothing until a reader does", async () => {
  const source = testSourceAsync([1, 2]);
  const shared = share(source);
  const reader = readerOf(shared);
  await turn();
  expect([source.opens, source.lookups, source.pulls]).toEqual([1, 1, 0]);
  expect(await reader.next()).toEqual({ value: 1, done: false });
  await turn();
  expect(source.pulls).toBe(1);
});

test("each reader gets every value, and the source is pulled once for all", async () => {
  const source = testSourceAsync([1, 2, 3, undefined]);
  const shared = share(source);
  const readers = [map(shared, (n) => n), readerOf(shared), take(shared, 2)];
  expect(await Promise.all(readers.map((reader) => collect(reader)))).toEqual([
    [1, 2, 3, undefined],
    [1, 2, 3, undefined],
    [1, 2],
  ]);
  expect([source.opens, source.pulls, source.closes]).toEqual([1, 5, 0]);
});

test("a reader begins with the value that arrives next, also where its pull has begun", async () => {
  const source = new Manual();
  const shared = share(source);
  const [a, b] = [readerOf(shared), readerOf(shared)];
  const reading = follow(read(a, 3));
  await turn();
  source.give(1);
  await turn();
  const c = follow(read(readerOf(shared), 2));
  await turn();
  expect(source.pulls).toBe(2);
  source.give(2);
  await turn();
  source.give(3);
  await turn();
  expect([reading.value, c.value, await read(b, 3)]).toEqual([
    [1, 2, 3],
    [2, 3],
    [1, 2, 3],
  ]);
});

describe("a reader that is ahead", () => {
  const setUp = (
    capacity: number,
    overflow?: Overflow,
  ): { source: TestSource<number>; fast: AsyncLazy<number>; slow: AsyncLazy<number> } => {
    const source = testSource((n) => n);
    const shared = share(source, { capacity, overflow });
    return { source, fast: readerOf(shared), slow: readerOf(shared) };
  };

  test("by 16 values waits for the slowest, if nothing else is said", async () => {
    const source = testSource((n) => n);
    const shared = share(source);
    const [fast, slow] = [readerOf(shared), readerOf(shared)];
    await read(fast, 16);
    const pending = follow(fast.next());
    await turn();
    expect([pending.isSettled, source.pulls]).toEqual([false, 16]);
    await slow.next();
    await turn();
    expect([pending.value, source.pulls]).toEqual([{ value: 16, done: false }, 17]);
    await slow.return();
  });

  test.each([1, 2, 5])("by %i values waits for the slowest, until that reads on", async (capacity) => {
    const { source, fast, slow } = setUp(capacity);
    const third = readerOf(share([0]));
    await third.return();
    expect(await read(fast, capacity)).toEqual(between(0, capacity));
    for (let value = capacity; value < 20; value++) {
      const pending = follow(fast.next());
      await turn();
      expect([pending.isSettled, source.pulls]).toEqual([false, value]);
      expect(await slow.next()).toEqual({ value: value - capacity, done: false });
      await turn();
      expect(pending.value).toEqual({ value, done: false });
    }
  });

  test("waits for all who are behind", async () => {
    const source = testSource((n) => n);
    const shared = share(source, { capacity: 2 });
    const [fast, slow, slower] = [readerOf(shared), readerOf(shared), readerOf(shared)];
    await read(fast, 2);
    const pending = follow(fast.next());
    await slow.next();
    await turn();
    expect(pending.isSettled).toBe(false);
    await slower.next();
    await turn();
    expect(pending.value).toEqual({ value: 2, done: false });
  });

  test("goes on when the slowest leaves, by return() or by its own end", async () => {
    for (const leave of ["return", "take"]) {
      const source = testSource((n) => n);
      const shared = share(source, { capacity: 2 });
      const fast = readerOf(shared);
      const slow = leave === "take" ? take(shared, 1) : readerOf(shared);
      await read(fast, 2);
      const pending = follow(fast.next());
      await turn();
      expect(pending.isSettled).toBe(false);
      if (leave === "take") expect(await collect(slow)).toEqual([0]);
      else await slow.return();
      await turn();
      expect(pending.value).toEqual({ value: 2, done: false });
      expect(source.closes).toBe(0);
    }
  });

  test("does not wait for one that begins later", async () => {
    const source = testSource((n) => n);
    const shared = share(source, { capacity: 2 });
    const fast = readerOf(shared);
    await read(fast, 10);
    const late = readerOf(shared);
    expect(await read(fast, 2)).toEqual([10, 11]);
    expect(await read(late, 2)).toEqual([10, 11]);
  });

  test("can be returned while it waits", async () => {
    const { source, fast, slow } = setUp(1);
    await fast.next();
    const pending = follow(fast.next());
    await turn();
    expect(await fast.return()).toEqual(end);
    expect([pending.value, source.closes]).toEqual([end, 0]);
    expect(await read(slow, 3)).toEqual([0, 1, 2]);
    await slow.return();
    expect(source.closes).toBe(1);
  });

  test("never waits if it is unbounded, and nothing is lost", async () => {
    const { fast, slow } = setUp(1, "unbounded");
    expect(await read(fast, 500)).toEqual(between(0, 500));
    expect(await read(slow, 500)).toEqual(between(0, 500));
    const another = setUp(Infinity);
    expect(await read(another.fast, 500)).toEqual(between(0, 500));
    expect(await read(another.slow, 500)).toEqual(between(0, 500));
  });

  test("drop-oldest: the slowest has lost the oldest values", async () => {
    const { fast, slow } = setUp(3, "drop-oldest");
    expect(await read(fast, 10)).toEqual(between(0, 10));
    expect(await read(slow, 2)).toEqual([7, 8]);
    expect(await read(fast, 1)).toEqual([10]);
    expect(await read(slow, 2)).toEqual([9, 10]);
    expect(await read(slow, 5)).toEqual([11, 12, 13, 14, 15]);
    expect(await read(fast, 3)).toEqual([13, 14, 15]);
  });

  test("drop-newest: the slowest has missed the newest values", async () => {
    const { fast, slow } = setUp(3, "drop-newest");
    expect(await read(fast, 10)).toEqual(between(0, 10));
    expect(await read(slow, 2)).toEqual([0, 1]);
    expect(await read(fast, 1)).toEqual([10]);
    expect(await read(slow, 2)).toEqual([2, 10]);
    expect(await read(slow, 2)).toEqual([11, 12]);
  });
});

describe("who leaves", () => {
  test("only leaves; when the last one does, the source is closed, and that is waited for", async () => {
    const source = new Manual();
    const shared = share(source);
    const [a, b] = [readerOf(shared), readerOf(shared)];
    const pending = [follow(a.next()), follow(b.next())];
    await turn();
    expect(source.pulls).toBe(1);
    expect(await a.return()).toEqual(end);
    expect([pending[0]?.value, pending[1]?.isSettled, source.closes]).toEqual([end, false, 0]);
    source.give(1);
    await turn();
    expect(pending[1]?.value).toEqual({ value: 1, done: false });
    const returned = follow(b.return());
    await turn();
    expect([source.closes, returned.isSettled]).toEqual([1, false]);
    // Who begins later finds the end.
    expect(await collect(shared)).toEqual([]);
    source.close();
    await turn();
    expect([returned.value, source.closes]).toEqual([end, 1]);
    expect(await collect(shared)).toEqual([]);
    await shared.dispose();
    expect([source.pulls, source.closes]).toEqual([1, 1]);
  });

  test("by break, and by a consumer that has seen enough", async () => {
    const source = testSourceAsync([1, 2, 3, 4, 5]);
    const shared = share(source);
    const last = readerOf(shared);
    for await (const value of shared) if (value === 2) break;
    expect(await find(shared, (n) => n > 2)).toBe(3);
    expect(await first(shared)).toBe(4);
    expect(source.closes).toBe(0);
    expect(await read(last, 4)).toEqual([1, 2, 3, 4]);
    for await (const value of last) {
      expect(value).toBe(5);
      break;
    }
    expect([source.pulls, source.closes]).toEqual([5, 1]);
  });

  test("leaves the end behind, which a consumer that needs one finds", async () => {
    const shared = share(countFrom());
    expect(await toArray(take(shared, 2))).toEqual([0, 1]);
    expect(await toArray(shared as AsyncIterable<number>)).toEqual([]);
  });

  test("with a pull pending, that is settled at once, and the source is closed beside it", async () => {
    const source = new Manual();
    const reader = readerOf(share(source));
    const pending = follow(reader.next());
    await turn();
    const returned = follow(reader.return());
    await turn();
    expect([pending.value, returned.isSettled, source.closes]).toEqual([end, false, 1]);
    source.give(1);
    source.close();
    await turn();
    expect(returned.value).toEqual(end);
  });

  test("last is told what closing throws, and nobody else", async () => {
    await inspect("share", async () => {
      const error = new Error("from closing");
      for (const source of [
        testSourceAsync([1, 2], { closeError: error }),
        testSource([1, 2], { closeError: error }),
      ]) {
        const shared = share(source);
        const [a, b] = [readerOf(shared), readerOf(shared)];
        await a.next();
        await a.return();
        expect(await thrownBy(() => b.return())).toBe(error);
        expect(await b.next()).toEqual(end);
        await shared.dispose();
        expect(source.closes).toBe(1);
      }
    });
  });

  test("by an abort, which closes the source if it was the last one", async () => {
    const source = new Manual();
    const shared = share(source);
    const controller = new AbortController();
    const reader = abortable(shared, controller.signal);
    const pending = follow(reader.next());
    await turn();
    controller.abort("enough");
    await turn();
    expect([pending.error, source.closes]).toEqual(["enough", 1]);
  });

  test("one that throws by itself only leaves", async () => {
    const source = testSourceAsync([1, 2, 3]);
    const shared = share(source);
    const error = new Error("the fault");
    const failing = map(shared, () => {
      throw error;
    });
    const other = readerOf(shared);
    expect(await thrownBy(() => collect(failing))).toBe(error);
    expect(source.closes).toBe(0);
    expect(await collect(other)).toEqual([1, 2, 3]);
  });
});

describe("an error of the source", () => {
  test("goes to every reader after the values before it, also to who begins later", async () => {
    await inspect("share", async () => {
      const source = testSourceAsync([1, 2, 3], { throwsAt: 2 });
      const shared = share(source);
      const [a, b, c] = [readerOf(shared), readerOf(shared), readerOf(shared)];
      for (const reader of [a, b]) {
        expect(await read(reader, 2)).toEqual([1, 2]);
        expect(await thrownBy(() => reader.next())).toBe(source.error);
        expect(await reader.next()).toEqual(end);
      }
      await c.return();
      expect(await thrownBy(() => collect(shared))).toBe(source.error);
      await shared.dispose();
      expect([source.pulls, source.closes]).toEqual([3, 0]);
    });
  });

  test("is told when a source that is to be closed is closed", async () => {
    await inspect("share", async () => {
      const source = new Manual();
      const error = new Error("the fault");
      const failing = map(source, () => {
        throw error;
      });
      const shared = share(failing);
      const [a, b] = [readerOf(shared), readerOf(shared)];
      const pending = follow(a.next());
      await turn();
      source.give(1);
      await turn();
      const another = follow(b.next());
      const disposed = follow(shared.dispose());
      await turn();
      expect([source.closes, pending.isSettled, another.isSettled, disposed.isSettled]).toEqual([
        1,
        false,
        false,
        false,
      ]);
      source.failToClose(new Error("from closing"));
      await turn();
      expect([pending.error, another.error, disposed.isSettled]).toEqual([error, error, true]);
    });
  });

  test("is not waited for by return(), which waits for the closing", async () => {
    const source = new Manual();
    const reader = readerOf(share(map(source, () => Promise.reject(new Error("the fault")))));
    const pending = follow(reader.next());
    await turn();
    source.give(1);
    await turn();
    const returned = follow(reader.return());
    await turn();
    expect([pending.value, returned.isSettled, source.closes]).toEqual([end, false, 1]);
    source.close();
    await turn();
    expect(returned.value).toEqual(end);
  });

  test("that is thrown by next() itself", async () => {
    const error = new Error("the fault");
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          throw error;
        },
      }),
    };
    const shared = share(source as AsyncIterable<number>);
    const [a, b] = [readerOf(shared), readerOf(shared)];
    expect(await thrownBy(() => a.next())).toBe(error);
    expect(await thrownBy(() => b.next())).toBe(error);
  });
});

describe("dispose()", () => {
  test("closes the source, and ends readers after what has arrived for them", async () => {
    for (const way of ["dispose", "using"]) {
      const source = testSourceAsync([1, 2, 3]);
      const shared = share(source);
      const [a, b] = [readerOf(shared), readerOf(shared)];
      await read(a, 2);
      if (way === "dispose") await shared.dispose();
      else {
        await using _ = shared;
      }
      expect(source.closes).toBe(1);
      expect([await collect(a), await collect(b), await collect(shared)]).toEqual([[], [1, 2], []]);
      await shared.dispose();
      expect([source.pulls, source.closes]).toEqual([2, 1]);
    }
  });

  test("settles pulls that are pending, and then waits for nothing", async () => {
    const source = new Manual();
    const shared = share(source);
    const pending = [follow(readerOf(shared).next()), follow(readerOf(shared).next())];
    await turn();
    await shared.dispose();
    await turn();
    expect(pending.map(({ value }) => value)).toEqual([end, end]);
    expect(source.closes).toBe(1);
  });

  test("waits for the closing where no pull is pending, and reports its error", async () => {
    await inspect("share", async () => {
      const error = new Error("from closing");
      const source = new Manual();
      const shared = share(source);
      const [first, second] = [follow(shared.dispose()), follow(shared.dispose())];
      await turn();
      expect([first.isSettled, second.isSettled]).toEqual([false, false]);
      source.failToClose(error);
      await turn();
      expect([first.error, second.error, second.isSettled]).toEqual([error, undefined, true]);
    });
  });

  test("does not close a source that has ended", async () => {
    const source = testSourceAsync([1]);
    const shared = share(source);
    expect(await collect(shared)).toEqual([1]);
    await shared.dispose();
    expect(source.closes).toBe(0);
  });

  test("lets a reader that waits for the slowest find the end", async () => {
    const shared = share([1, 2, 3], { capacity: 1 });
    const [fast, slow] = [readerOf(shared), readerOf(shared)];
    await fast.next();
    const pending = follow(fast.next());
    await turn();
    expect(pending.isSettled).toBe(false);
    await shared.dispose();
    await turn();
    expect(pending.value).toEqual(end);
    expect(await collect(slow)).toEqual([1]);
  });
});

describe("what the source calls while it is pulled", () => {
  test("may close the reader, and the others get the value", async () => {
    let run = (): unknown => undefined;
    const shared = share(map([1, 2], (n) => (run(), n)));
    const [a, b] = [readerOf(shared), readerOf(shared)];
    run = () => void a.return();
    expect(await a.next()).toEqual(end);
    expect(await collect(b)).toEqual([1, 2]);
  });

  test("may dispose of it", async () => {
    let run = (): unknown => undefined;
    const shared = share(map([1, 2], (n) => (run(), n)));
    run = () => void shared.dispose();
    expect(await collect(shared)).toEqual([]);
  });

  test("may read and begin to read", async () => {
    let run = (): unknown => undefined;
    const shared = share(map([1, 2], (n) => (run(), n)));
    const [a, b] = [readerOf(shared), readerOf(shared)];
    const others: unknown[] = [];
    run = () => {
      if (others.length === 0) others.push(b.next(), readerOf(shared).next());
    };
    expect(await a.next()).toEqual({ value: 1, done: false });
    expect(await Promise.all(others)).toEqual([
      { value: 1, done: false },
      { value: 1, done: false },
    ]);
  });
});

describe("a pull that takes many of the source", () => {
  const turns = async (): Promise<void> => {
    for (let count = 0; count < 5; count++) await turn();
  };
  const none = (source: AsyncIterable<number>): AsyncLazy<number> =>
    filter(source, async () => {
      await turn();
      return false;
    });

  test("stops when nobody waits for it any more, and goes on when somebody does", async () => {
    const source = testSourceAsync((n) => n);
    const shared = share(none(source));
    const [a, b] = [readerOf(shared), readerOf(shared)];
    const waiting = follow(a.next());
    await turns();
    await a.return();
    await turn();
    const { pulls } = source;
    await turns();
    expect([waiting.value, source.pulls]).toEqual([end, pulls]);
    const next = follow(b.next());
    await turns();
    expect(source.pulls).toBeGreaterThan(pulls);
    await b.return();
    await turn();
    expect(next.value).toEqual(end);
  });

  test("keeps the bounds of those who wait, and holds nobody else up", async () => {
    const source = testSource((n) => n);
    const shared = share(source);
    const [bounded, other] = [readerOf(shared), readerOf(shared)];
    expect(await read(other, 2)).toEqual([0, 1]);
    const verdict = await search(bounded, () => false, { maxPulls: 3 });
    await turns();
    expect([verdict.found, source.pulls]).toEqual([false, 5]);
    expect(await read(other, 5)).toEqual([2, 3, 4, 5, 6]);
    if (!verdict.found) await verdict.dispose();
    expect(await read(other, 1)).toEqual([7]);
  });
});

test("nobody keeps what a reader has not read when it is left, or what it has lost", async () => {
  const litter = new Litter();
  const shared = share(
    generate(() => litter.next()),
    { capacity: 10, overflow: "drop-oldest" },
  );
  const [fast, slow] = [readerOf(shared), readerOf(shared)];
  await skip(fast, 200);
  expect(await litter.remaining(0, 190)).toBeLessThanOrEqual(STRAYS);
  expect(litter.count(190, 200)).toBe(10);
  await slow.return();
  await skip(fast, 1);
  expect(await litter.remaining(0, 200)).toBeLessThanOrEqual(STRAYS);
  // It is not garbage itself.
  expect(await slow.next()).toEqual(end);
});

test("a reader of a source that never waits gives a turn to one that waits for a timer", async () => {
  const shared = share(countFrom(), { overflow: "drop-oldest", capacity: 1 });
  const [fast, slow] = [readerOf(shared), readerOf(shared)];
  let isDone = false;
  const reading = (async () => {
    while (!isDone) await fast.next();
  })();
  await slow.next();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { value } = await slow.next();
  expect(value).toBeGreaterThan(1);
  isDone = true;
  await reading;
});

describe("in any order of promises", () => {
  const lists = fc.array(moves, { minLength: 1, maxLength: 4 });
  const capacities = fc.constantFrom(1, 2, 3, 16, Infinity);
  const patient: fc.Arbitrary<Overflow> = fc.constantFrom("strict", "unbounded");
  const lossy: fc.Arbitrary<Overflow> = fc.constantFrom("drop-oldest", "drop-newest");

  test("each reader reads all values, and the last one to leave closes the source", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        lists,
        capacities,
        patient,
        async (scheduler, ending, list, capacity, overflow) => {
          const source = new Source(scheduler, ending);
          const shared = share(source as Numbers, { capacity, overflow });
          const readers = list.map(() => readerOf(shared));
          const actors = await playAll(scheduler, source, readers, list);
          for (const [index, actor] of actors.entries())
            expectRead(actor, outcomesOf(source), list[index] as never);
          expectClosedOnce(source);
        },
      ),
      oneIn(2),
    );
  });

  test("each reader that begins later reads all values from then on", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        lists,
        capacities,
        patient,
        fc.nat(8),
        async (scheduler, ending, list, capacity, overflow, turns) => {
          const source = new Source(scheduler, ending);
          let answers = 0;
          source.onAnswer = (what) => void (answers += Number(what === "a value"));
          const shared = share(source as Numbers, { capacity, overflow });
          // It stays until all have begun.
          const keeper = new Actor(scheduler, source, readerOf(shared));
          const late = async (): Promise<void> => {
            for (let turn = 0; turn < turns; turn++) await pause(scheduler, source, turn);
            const start = answers;
            const actor = new Actor(scheduler, source, readerOf(shared));
            const own = list[0] as never;
            await actor.play(own);
            const [value] = actor.outcomes as [{ value?: number }?];
            // The last answer may not have arrived yet.
            const from = value?.value === start - 1 ? start - 1 : start;
            expectRead(actor, outcomesOf(source, from), own);
          };
          await finish(scheduler, [late(), keeper.play([])]);
          expectRead(keeper, outcomesOf(source), []);
          expectClosedOnce(source);
        },
      ),
      oneIn(2),
    );
  });

  test("readers that may lose values read them in order, and lose only what is said", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        lists,
        capacities,
        lossy,
        async (scheduler, ending, list, capacity, overflow) => {
          const source = new Source(scheduler, ending);
          const shared = share(source as Numbers, { capacity, overflow });
          const readers = list.map(() => readerOf(shared));
          const actors = await playAll(scheduler, source, readers, list);
          for (const [index, { outcomes }] of actors.entries()) {
            const values = outcomes.flatMap((outcome) =>
              typeof outcome === "object" && "value" in outcome ? outcome.value : [],
            );
            expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
            if (list[index]?.some(({ what }) => what === "return")) continue;
            const all = between(0, ending.length);
            const kept = overflow === "drop-oldest" ? all.slice(-capacity) : all.slice(0, capacity);
            expect(values).toEqual(expect.arrayContaining(kept));
            if (ending.fails) expect(outcomes).toContainEqual({ error: source.error });
          }
          expectClosedOnce(source);
        },
      ),
      oneIn(2),
    );
  });

  test("it is disposed of at any time", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        lists,
        capacities,
        fc.nat(10),
        async (scheduler, ending, list, capacity, turns) => {
          const source = new Source(scheduler, ending);
          const shared = share(source as Numbers, { capacity });
          const dispose = async (): Promise<void> => {
            for (let turn = 0; turn < turns; turn++) await pause(scheduler, source, turn);
            await shared.dispose();
          };
          const readers = list.map(() => readerOf(shared));
          const actors = await playAll(scheduler, source, readers, list, dispose());
          for (const { outcomes } of actors) {
            const got = outcomes.filter((outcome) => outcome !== "done");
            expect(got).toEqual(outcomesOf(source).slice(0, got.length));
          }
          expectClosedOnce(source);
        },
      ),
      oneIn(2),
    );
  });
});

type Numbers = AsyncIterable<number>;
