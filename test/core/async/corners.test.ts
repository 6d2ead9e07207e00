/** What happens rarely: turns in the middle of a pull, values that look like answers, meters that give up. */
import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  type AsyncLazy,
  chunks,
  concat,
  filter,
  flatMap,
  generate,
  iterate,
  map,
  memoize,
  operator,
  peekable,
  replay,
  search,
  take,
  takeWhile,
  tee,
  toArray,
  unfold,
} from "lazuli/async";
import { AsyncJoin } from "../../../src/core/async/asyncJoin.js";
import { openAsync } from "../../../src/core/async/openAsync.js";
import { Interrupt, WorkMeter } from "../../../src/core/bounds/workMeter.js";
import { later } from "../../kit/sources.js";
import { async, sync, thrownBy } from "../../kit/worlds.js";

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const end = { value: undefined, done: true };

test("an earlier stage is read while the pull behind it gives microtasks a turn", async () => {
  const source = map(numbers(5000), (n) => n);
  const last = filter(source, (n) => n === 4999);
  const found = last.next();
  expect(await source.next()).toEqual({ value: 1024, done: false });
  expect(await found).toEqual({ value: 4999, done: false });
});

test("an earlier stage is read while the stage behind it closes the source", async () => {
  const probe = async.probe(numbers(5));
  const source = map(probe as never, (n) => n);
  const none = takeWhile(source, () => false);
  const ended = none.next();
  await later();
  expect(await source.next()).toEqual(end);
  expect(await ended).toEqual(end);
  expect(probe.closes).toBe(1);
  const slow = {
    next: () => Promise.resolve({ value: 1, done: false }),
    return: () => later().then(() => ({})),
  };
  const first = map(slow as never, (n) => n);
  const stopped = chunks(
    takeWhile(first, () => false),
    2,
  ).next();
  await Promise.resolve().then(() => {});
  expect(await first.next()).toEqual(end);
  expect(await stopped).toEqual(end);
});

test("a sequence that a callback behind it opens is read as any other", async () => {
  const source = map(numbers(4), (n) => n);
  const inner: Promise<number[]>[] = [];
  const outer = map(source, (n) => {
    if (n === 0) inner.push(toArray(take(source, 1)));
    return n;
  });
  expect(await outer.next()).toEqual({ value: 0, done: false });
  expect(await Promise.all(inner)).toEqual([[1]]);
});

test("a symbol is a value", async () => {
  const symbol = Symbol("of a user");
  expect(await toArray(map([1], () => symbol))).toEqual([symbol]);
});

test("a sequence that is mapped to after return() is not opened", async () => {
  const inner = sync.probe([1]);
  const sequence = flatMap([1], () => {
    void sequence.return();
    return inner as never;
  });
  expect(await sequence.next()).toEqual(end);
  expect(inner.opens).toBe(0);
});

test("what a callback rejects with is dropped when it has called return()", async () => {
  const unhandled: unknown[] = [];
  const listener = (error: unknown): void => void unhandled.push(error);
  process.on("unhandledRejection", listener);
  const never = new Promise<never>(() => {});
  for (const settle of [(): Promise<never> => Promise.reject(new Error("late")), () => never]) {
    const callback = (): Promise<never> => {
      void sequence.return();
      return settle();
    };
    const iterator = { next: callback, return: () => Promise.resolve({}) };
    const made = [
      () => map([1], callback),
      () => flatMap([1], callback),
      () => filter([1], callback),
      () => generate(callback),
      () => iterate(1, callback),
      () => operator("custom", [1], () => callback),
      () => map(iterator as never, (n) => n),
    ];
    let sequence: AsyncLazy<unknown, unknown> = map([1], (n) => n);
    for (const make of made) {
      sequence = make() as AsyncLazy<unknown, unknown>;
      // The first value of `iterate` takes no call.
      let result = await sequence.next();
      if (!result.done) result = await sequence.next();
      expect(result).toEqual(end);
    }
  }
  await later();
  process.off("unhandledRejection", listener);
  expect(unhandled).toEqual([]);
});

test("a concat knows whether what it opens later is endless", async () => {
  const endless = (): never => generate(() => 1) as never;
  const refusal = "toArray: source never ends: bound it with take, takeWhile or takeUntil";
  for (const source of [endless(), peekable(endless()), memoize(endless())[Symbol.asyncIterator]()]) {
    expect(await thrownBy(() => toArray(concat([1], source as never)))).toHaveProperty("message", refusal);
  }
  const closed = endless() as AsyncIterableIterator<number>;
  await closed.return?.();
  expect(await toArray(concat([1], closed))).toEqual([1]);
});

test("sources print as what they are", () => {
  const again = replay(() => [1]);
  expect(inspect(again)).toBe("AsyncLazy [replay]");
  expect(`${again[Symbol.asyncIterator]() as never}`).toBe("AsyncLazy [replay]");
  expect(`${iterate(1, (n) => n) as never}`).toBe("AsyncLazy [iterate]");
});

test("sources end by what their functions return, and reject by what these throw", async () => {
  const countdown = unfold(2, async (n) => (n > 0 ? ([n, n - 1] as const) : undefined));
  expect(await toArray(countdown)).toEqual([2, 1]);
  const error = new Error("from the function");
  const failing = generate(() => Promise.reject(error));
  expect(await thrownBy(() => failing.next())).toBe(error);
  expect(await failing.next()).toEqual(end);
  expect(await thrownBy(() => unfold(1, () => 5 as never).next())).toBeInstanceOf(TypeError);
});

test("an operator of a user reads on, ends early, and hands on errors", async () => {
  const probe = async.probe(numbers(5));
  const sums = operator<number, number>("sums", probe as never, (pull, end) => {
    let sum = 0;
    return async () => {
      // Two calls that overlap are answered in order.
      const [a, b] = await Promise.all([pull(), pull()]);
      if (a === end || b === end || sum > 0) return end;
      return (sum = 10 * a + b);
    };
  });
  expect(await toArray(sums)).toEqual([1]);
  expect(probe.closes).toBe(1);
  const ones = operator<number, number>("ones", [1, 2], (_, end) => {
    let left = 2;
    return () => (left-- > 0 ? 1 : end);
  });
  expect(await toArray(ones)).toEqual([1, 1]);
  const error = new Error("from next");
  const failing = operator("failing", [1], () => () => Promise.reject(error));
  expect(await thrownBy(() => failing.next())).toBe(error);
  const wrong = operator("wrong", [1], () => 5 as never);
  expect(await thrownBy(() => wrong.next())).toEqual(
    new TypeError("wrong: the result of start must be a function, got 5"),
  );
});

test.each([
  ["an array", (promise: Promise<number>): Iterable<Promise<number>> => [promise]],
  [
    "a generator",
    function* (promise: Promise<number>) {
      yield promise;
    },
  ],
])("what a shared source of promises brings after it was closed is dropped (%s)", async (_, make) => {
  for (const settle of [
    (): Promise<number> => later().then(() => 1),
    () => later().then(() => Promise.reject(new Error("late"))),
  ]) {
    const [one, other] = tee(make(settle() as Promise<number>));
    const pending = one.next();
    await Promise.all([one.return(), other.return()]);
    expect(await pending).toEqual(end);
    await later();
    await later();
  }
});

test("a search takes its value before somebody else reads on", async () => {
  let resolve: (value: number) => void = () => {};
  const source = map([new Promise<number>((settle) => (resolve = settle)), 6, 7], (n) => n);
  const seen: number[] = [];
  const searching = search(source, (n) => void seen.push(n), { maxPulls: 10 });
  await later();
  resolve(5);
  await Promise.resolve();
  const [{ value }] = await Promise.all([source.next(), searching]);
  expect([...seen, value].sort()).toEqual([5, 6, 7]);
});

test("a join passes on that a meter does not let it go on", async () => {
  const error = new Error("given up");
  const meter = new WorkMeter({});
  meter.hold = () => Promise.reject(error);
  const refusing = {
    pull(): void {
      throw new Interrupt(meter, "time");
    },
  };
  // As one that yields a value from memory.
  const cursor = { pull: (meter: WorkMeter) => meter.pull(), close() {} };
  const join = new AsyncJoin([openAsync("test", [1])], () => cursor as never);
  const answer = join.advance(refusing) as Promise<unknown>;
  await answer.catch(() => {});
  expect(() => join.fail(error)).toThrow(error);
});
