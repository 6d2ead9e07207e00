import { type AsyncLazy, fib } from "lazuli";
import {
  concat,
  count,
  enumerate,
  every,
  filter,
  find,
  first,
  flatMap,
  forEach,
  includes,
  join,
  map,
  pairwise,
  reduce,
  scan,
  some,
  take,
  takeWhile,
  tap,
  toArray,
} from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const promises: readonly Promise<number>[];
declare const mixed: readonly (number | Promise<number>)[];
declare const thenables: Iterable<PromiseLike<number>>;
declare const coming: AsyncIterable<number>;
declare function load(id: number): Promise<Blob>;
interface Blob {
  readonly size: number;
}

describe("promises in a sync source are awaited", () => {
  test("by operators", () => {
    expectTypeOf(take(promises, 3)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(pairwise(promises)).toEqualTypeOf<AsyncLazy<[number, number]>>();
    expectTypeOf(enumerate(thenables)).toEqualTypeOf<AsyncLazy<[number, number]>>();
    expectTypeOf(filter(promises, (n) => n > 0)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(map(promises, (n) => n.toFixed())).toEqualTypeOf<AsyncLazy<string>>();
  });

  test("by consumers", () => {
    expectTypeOf(toArray(promises)).toEqualTypeOf<Promise<number[]>>();
    expectTypeOf(toArray(new Set(promises))).toEqualTypeOf<Promise<number[]>>();
    expectTypeOf(first(thenables)).toEqualTypeOf<Promise<number | undefined>>();
    expectTypeOf(find(promises, (n) => n > 0)).toEqualTypeOf<Promise<number | undefined>>();
    expectTypeOf(reduce(promises, (a, b) => a + b)).toEqualTypeOf<Promise<number>>();
  });

  test("beside plain values", () => {
    expectTypeOf(toArray(mixed)).toEqualTypeOf<Promise<number[]>>();
    expectTypeOf(take(mixed, 3)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(concat(promises, coming, ["a"])).toEqualTypeOf<AsyncLazy<number | string>>();
  });

  test("in either of two kinds of source", () => {
    expectTypeOf(take({} as AsyncIterable<number> | Iterable<number>, 3)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(toArray({} as AsyncIterable<number> | number[])).toEqualTypeOf<Promise<number[]>>();
  });
});

describe("callbacks may answer promises", () => {
  test("of operators", () => {
    expectTypeOf(map([1], load)).toEqualTypeOf<AsyncLazy<Blob>>();
    expectTypeOf(map([1], async (n) => (n > 1 ? "a" : 2))).toEqualTypeOf<AsyncLazy<"a" | 2>>();
    expectTypeOf(flatMap(coming, async (n) => [n, "a"])).toEqualTypeOf<AsyncLazy<number | string>>();
    expectTypeOf(flatMap(coming, () => coming)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(flatMap(coming, () => promises)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(takeWhile(coming, async (n) => n > 0)).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(scan(coming, async (text, n) => text + String(n), "")).toEqualTypeOf<AsyncLazy<string>>();
    expectTypeOf(tap(coming, async () => {})).toEqualTypeOf<AsyncLazy<number>>();
  });

  test("of consumers", () => {
    expectTypeOf(some(coming, async (n) => n > 0)).toEqualTypeOf<Promise<boolean>>();
    expectTypeOf(every(coming, async (n) => n > 0)).toEqualTypeOf<Promise<boolean>>();
    expectTypeOf(forEach(coming, async () => {})).toEqualTypeOf<Promise<void>>();
    expectTypeOf(reduce(coming, async (a, b) => a + b)).toEqualTypeOf<Promise<number>>();
  });
});

test("the other consumers answer promises of the sync answers", () => {
  expectTypeOf(count(coming)).toEqualTypeOf<Promise<number>>();
  expectTypeOf(join(coming)).toEqualTypeOf<Promise<string>>();
  expectTypeOf(includes(coming, 1)).toEqualTypeOf<Promise<boolean>>();
});

test("an async sequence is read by for await, and by using", async () => {
  for await (const n of take(fib(), 3)) expectTypeOf(n).toEqualTypeOf<bigint>();
  await using ticking = take(coming, 3);
  expectTypeOf(ticking).toExtend<AsyncIterable<number>>();
  expectTypeOf(ticking).toExtend<AsyncIterator<number>>();
  expectTypeOf(ticking).toExtend<AsyncIteratorObject<number>>();
  expectTypeOf(ticking.return).toBeCallableWith();
});
