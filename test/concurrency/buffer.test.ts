import fc from "fast-check";
import { type AsyncLazy, buffer } from "lazuli/async";
import { fib } from "lazuli";
import { testSourceAsync } from "lazuli/testing";
import { expect, expectTypeOf, test } from "vitest";
import { turn } from "../kit/gates.js";
import { Unread } from "../kit/sources.js";
import { collect, thrownBy } from "../kit/worlds.js";

test("its types", () => {
  expectTypeOf(buffer(["a"], 2)).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(buffer(fib(), 2)).toEqualTypeOf<AsyncLazy<bigint, never>>();
});

test.each([
  [0, RangeError, "0"],
  [-1, RangeError, "-1"],
  [1.5, TypeError, "1.5"],
  ["2", TypeError, '"2"'],
  [undefined, TypeError, "undefined"],
])("refuses the size %o, and closes the source", async (size, ErrorType, shown) => {
  const source = new Unread();
  const error = await thrownBy(() => buffer(source as never, size as never));
  expect(error).toEqual(new ErrorType(`buffer: size must be a positive integer, got ${shown}`));
  expect(source.closes).toBe(1);
});

test("yields the same values", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 5 }), async (values, size) => {
      expect(await collect(buffer(testSourceAsync(values), size))).toEqual(values);
      expect(await collect(buffer(values, size))).toEqual(values);
    }),
  );
});

test("pulls nothing before the first pull, and then size values ahead of the reader", async () => {
  const source = testSourceAsync((index) => index);
  const values = buffer(source, 3);
  await turn();
  expect(source.pulls).toBe(0);
  for (let read = 1; read < 4; read++) {
    expect((await values.next()).value).toBe(read - 1);
    await turn();
    expect(source.pulls).toBe(read + 3);
  }
  await values.return();
  expect(source.closes).toBe(1);
});

test("a promise that an async source yields is handed on as it is", async () => {
  const promise = Promise.resolve(1);
  const [value] = await collect(buffer(testSourceAsync([{ promise }]), 1));
  expect(value).toEqual({ promise });
});

test("an error comes behind the values before it", async () => {
  const source = testSourceAsync([1, 2], { throwsAt: 2 });
  const values = buffer(source, 5);
  expect([(await values.next()).value, (await values.next()).value]).toEqual([1, 2]);
  expect(await thrownBy(() => values.next())).toBe(source.error);
  expect(await values.next()).toEqual({ value: undefined, done: true });
});

test("reads on ahead of a source that never waits, and no further", async () => {
  let made = 0;
  const source = (function* () {
    for (; made < 100;) yield made++;
  })();
  const values = buffer(source, 4);
  await values.next();
  await turn();
  expect(made).toBe(5);
  await values.return();
});

test("a source may close it, and then throw", async () => {
  const source = {
    [Symbol.asyncIterator]: () => ({
      next(): never {
        void values.return();
        throw new Error("too late");
      },
      return: async () => ({ value: undefined, done: true as const }),
    }),
  };
  const values: AsyncLazy<number> = buffer(source as AsyncIterable<number>, 1);
  expect(await values.next()).toEqual({ value: undefined, done: true });
});
