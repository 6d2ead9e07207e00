import {
  type AsyncLazy,
  budget,
  countFrom,
  cooperate,
  fib,
  type Lazy,
  pairwise,
  runTasks,
  search,
  seq,
  take,
  type Verdict,
  type Within,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

declare const mixed: readonly (string | number)[];
declare const ticks: AsyncGenerator<number, never>;
const isString = (value: unknown): value is string => typeof value === "string";

describe("a verdict", () => {
  test("has a value just where it was found", () => {
    const verdict = search(mixed, () => true, { maxSteps: 1 });
    expectTypeOf(verdict).toEqualTypeOf<Verdict<string | number>>();
    if (verdict.found) {
      expectTypeOf(verdict.value).toEqualTypeOf<string | number>();
      // @ts-expect-error -- what was found has no reason why not
      void verdict.reason;
    } else {
      expectTypeOf(verdict.last).toEqualTypeOf<string | number | undefined>();
      expectTypeOf(verdict.reason).toEqualTypeOf<"exhausted" | "steps" | "pulls" | "time" | "aborted">();
      // @ts-expect-error -- there is no value where none was found
      void verdict.value;
      expectTypeOf(verdict.resume({ maxSteps: 1 })).toEqualTypeOf<Verdict<string | number>>();
      // @ts-expect-error -- without a bound it might never come back
      verdict.resume({});
    }
  });

  test("is narrowed by a guard, and so is what resume finds", () => {
    const verdict = search(mixed, isString, { maxSteps: 1 });
    if (verdict.found) expectTypeOf(verdict.value).toEqualTypeOf<string>();
    else {
      expectTypeOf(verdict.last).toEqualTypeOf<string | number | undefined>();
      const next = verdict.resume({ maxTime: 5 });
      if (next.found) expectTypeOf(next.value).toEqualTypeOf<string>();
    }
    const inferred = search(mixed, (value) => typeof value === "string", { maxSteps: 1 });
    if (inferred.found) expectTypeOf(inferred.value).toEqualTypeOf<string>();
  });

  test("can be disposed of by using", () => {
    expectTypeOf(search(mixed, isString, { maxSteps: 1 })).toExtend<Disposable>();
    expectTypeOf(async.search(mixed, isString, { maxSteps: 1 })).resolves.toExtend<AsyncDisposable>();
  });
});

describe("bounds", () => {
  test("are needed for an endless sequence, one is enough", () => {
    search(fib(), (n) => n > 5n, { maxSteps: 1 });
    search(fib(), (n) => n > 5n, { maxPulls: 1 });
    search(fib(), (n) => n > 5n, { maxTime: 1, progress: ({ last }) => void last?.toString(2) });
    search(fib(), (n) => n > 5n, { signal: new AbortController().signal });
    // @ts-expect-error -- fib() never ends
    search(fib(), (n) => n > 5n);
    // @ts-expect-error -- none of them is given
    search(fib(), (n) => n > 5n, {});
    // @ts-expect-error -- progress is no bound
    search(pairwise(fib()), () => true, { progress: () => {} });
    // @ts-expect-error -- a chain that never ends
    seq(fib()).search((n) => n > 5n);
    seq(fib()).search((n) => n > 5n, { maxSteps: 1 });
    // @ts-expect-error -- an async one that never ends
    void async.search(ticks, (n) => n > 5);
    void async.search(ticks, (n) => n > 5, { maxTime: 1 });
  });

  test("are not needed for one that may end", () => {
    search(take(fib(), 5), (n) => n > 5n);
    search(mixed, isString, {});
    void async.search(mixed, isString);
  });

  test("are known by name", () => {
    // @ts-expect-error -- a slip of the pen is no bound
    search(mixed, isString, { maxStep: 1 });
  });

  test("reach the predicate", () => {
    search(mixed, (_, index, within) => {
      expectTypeOf(index).toEqualTypeOf<number>();
      expectTypeOf(within).toEqualTypeOf<Within>();
      return true;
    });
  });
});

test("operators carry endlessness on", () => {
  expectTypeOf(budget(fib(), { maxSteps: 1 })).toEqualTypeOf<Lazy<bigint, never>>();
  expectTypeOf(budget(mixed, {})).toEqualTypeOf<Lazy<string | number>>();
  expectTypeOf(cooperate(countFrom())).toEqualTypeOf<AsyncLazy<number, never>>();
  expectTypeOf(cooperate(seq(countFrom()))).toEqualTypeOf<AsyncLazy<number, never>>();
  expectTypeOf(async.budget(ticks, { maxSteps: 1 })).toEqualTypeOf<AsyncLazy<number, never>>();
  expectTypeOf(async.abortable(ticks, new AbortController().signal)).toEqualTypeOf<
    AsyncLazy<number, never>
  >();
});

test("tasks tell what they return", () => {
  function* one(): Generator<undefined, number, undefined> {
    yield;
    return 1;
  }
  function* two(): Generator<string, string, undefined> {
    yield "";
    return "";
  }
  expectTypeOf(runTasks([one(), two()])).resolves.toEqualTypeOf<PromiseSettledResult<number | string>[]>();
});
