/** Functions of users with type parameters of their own, which call ours. */
import {
  average,
  type Comparator,
  compare,
  differenceSorted,
  type Ending,
  first,
  includesSorted,
  isSorted,
  isqrt,
  largest,
  last,
  type Lazy,
  max,
  mergeSorted,
  min,
  minMax,
  type Ordered,
  type Orderable,
  seq,
  sum,
  toArray,
  unionSorted,
} from "lazuli";
import * as async from "lazuli/async";
import { describe, expectTypeOf, test } from "vitest";

interface User {
  readonly id: number;
}
declare const users: readonly User[];
declare const numbers: readonly number[];
declare const endless: Lazy<number, never>;

describe("over values with an order", () => {
  test("a constraint is enough", () => {
    function peak<T extends number | bigint>(values: Iterable<T>): T | undefined {
      return max(values);
    }
    function range<T extends Orderable>(values: readonly T[]): [min: T, max: T] | undefined {
      return min(values) === undefined ? undefined : minMax(values);
    }
    function top<T extends string>(values: Iterable<T>): T[] {
      return isSorted(values) ? largest(values, 3) : largest(values, 1);
    }
    function isBefore<T extends bigint>(a: Iterable<T>, b: Iterable<T>): boolean {
      return compare(a, b) < 0;
    }
    function merged<T extends number>(a: readonly T[], b: ReadonlySet<T>): Lazy<T> {
      return unionSorted(mergeSorted(a, b), differenceSorted(a, b));
    }
    function has<T extends number>(values: Iterable<T>, value: T): boolean {
      return includesSorted(values, value);
    }
    function chained<T extends number>(values: Iterable<T>): T | undefined {
      return seq(values).max();
    }
    function later<T extends number>(values: AsyncIterable<T>): Promise<T | undefined> {
      return async.max(values);
    }
    expectTypeOf(peak([1n, 2n])).toEqualTypeOf<bigint | undefined>();
    expectTypeOf([range, top, isBefore, merged, has, chained, later]).toBeArray();
  });

  test("or the type of the parameter that ours have", () => {
    function peak<T, R>(values: Iterable<T, R> & Ending<R> & Ordered<T>): T | undefined {
      return max(values);
    }
    expectTypeOf(peak(numbers)).toEqualTypeOf<number | undefined>();
    // @ts-expect-error users have no order
    peak(users);
    // @ts-expect-error it never ends
    peak(endless);
  });

  test("or a comparator", () => {
    function peak<T>(values: Iterable<T>, order: Comparator<T>): T | undefined {
      return max(values, order);
    }
    expectTypeOf(peak(users, (a, b) => a.id - b.id)).toEqualTypeOf<User | undefined>();
  });

  test("without any of them, it does not compile", () => {
    function peak<T>(values: Iterable<T>): T | undefined {
      // @ts-expect-error nothing says that there is an order
      return max(values);
    }
    function merged<T>(a: readonly T[], b: readonly T[]): Lazy<T> {
      // @ts-expect-error nothing says that there is an order
      return mergeSorted(a, b);
    }
    expectTypeOf([peak, merged]).toBeArray();
  });
});

describe("over sequences that end", () => {
  test("the parameter has the type that ours have", () => {
    function all<T, R>(values: Iterable<T, R> & Ending<R>): T[] {
      return toArray(values);
    }
    function final<T, R>(values: Iterable<T, R> & Ending<R>): T | undefined {
      return last(values);
    }
    async function later<T, R>(values: async.AnyIterable<T, R> & Ending<R>): Promise<T[]> {
      return async.toArray(values);
    }
    expectTypeOf(all(numbers)).toEqualTypeOf<number[]>();
    expectTypeOf(final(numbers)).toEqualTypeOf<number | undefined>();
    expectTypeOf(later(numbers)).toEqualTypeOf<Promise<number[]>>();
    // @ts-expect-error it never ends
    all(endless);
    // @ts-expect-error it never ends
    final(endless);
    // @ts-expect-error it never ends
    void later(endless);
  });

  test("or it knows nothing of the end", () => {
    function all<T>(values: Iterable<T>): T[] {
      return toArray(values);
    }
    function head<T, R>(values: Iterable<T, R>): T | undefined {
      return first(values);
    }
    expectTypeOf(all(numbers)).toEqualTypeOf<number[]>();
    expectTypeOf(head(endless)).toEqualTypeOf<number | undefined>();
  });
});

test("over numbers", () => {
  function total<T extends number>(values: Iterable<T>): number {
    return sum(values) + (average(values) ?? 0);
  }
  function root<N extends number | bigint>(n: N): N extends number ? number : bigint {
    return isqrt(n);
  }
  expectTypeOf(total(numbers)).toEqualTypeOf<number>();
  expectTypeOf(root(9n)).toEqualTypeOf<bigint>();
});
