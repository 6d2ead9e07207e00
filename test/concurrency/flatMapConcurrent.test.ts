import fc from "fast-check";
import { type AsyncLazy, flatMapConcurrent } from "lazuli/async";
import { countFrom, fib } from "lazuli";
import { type AsyncTestSource, testSourceAsync } from "lazuli/testing";
import { expect, expectTypeOf, test } from "vitest";
import { follow, turn } from "../kit/gates.js";
import { describeConcurrent } from "../kit/suites/concurrent.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy } from "../kit/worlds.js";

describeConcurrent({ name: "flatMapConcurrent", callback: "mapper", resultFor: (value) => [value] });

const both = [true, false];

test("its types", () => {
  const options = { concurrency: 2 };
  expectTypeOf(flatMapConcurrent([1], async (n) => [n, `${n}`], options)).toEqualTypeOf<
    AsyncLazy<string | number>
  >();
  expectTypeOf(flatMapConcurrent(fib(), () => [1], options)).toEqualTypeOf<AsyncLazy<number, never>>();
  expectTypeOf(flatMapConcurrent([1], () => countFrom(), options)).toEqualTypeOf<AsyncLazy<number, never>>();
});

test("yields the values of the sequences one after the other, or as they come", async () => {
  const [a, b] = [testSourceAsync(["a1", "a2"]), testSourceAsync(["b1", "b2"])];
  const inner = (n: number): AsyncIterable<string> => (n === 0 ? a : b);
  expect(await collect(flatMapConcurrent([0, 1], inner, { concurrency: 2 }))).toEqual([
    "a1",
    "a2",
    "b1",
    "b2",
  ]);
  const [c, d] = [testSourceAsync(["c1", "c2"]), testSourceAsync(["d1", "d2"])];
  const other = (n: number): AsyncIterable<string> => (n === 0 ? c : d);
  expect(await collect(flatMapConcurrent([0, 1], other, { concurrency: 2, ordered: false }))).toEqual([
    "c1",
    "d1",
    "c2",
    "d2",
  ]);
});

test.each(both)(
  "opens so many sequences, each one value ahead of the reader (ordered: %s)",
  async (ordered) => {
    const inners = Array.from({ length: 5 }, () => testSourceAsync((index) => index));
    const inner = (n: number): AsyncIterable<number> => inners[n] as AsyncTestSource<number>;
    const values = flatMapConcurrent([0, 1, 2, 3, 4], inner, { concurrency: 3, ordered });
    await values.next();
    await turn();
    expect(inners.map(({ pulls }) => pulls)).toEqual([1, 1, 1, 0, 0]);
    await values.next();
    await turn();
    expect(inners.map(({ pulls }) => pulls)).toEqual(ordered ? [2, 1, 1, 0, 0] : [2, 1, 1, 0, 0]);
    await values.return();
    expect(inners.map(({ closes }) => closes)).toEqual([1, 1, 1, 0, 0]);
  },
);

test("a sequence that is empty, or ends, makes room for the next", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer())),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(...both),
      fc.boolean(),
      async (pages, concurrency, ordered, isAsync) => {
        const source = isAsync ? testSourceAsync(pages) : pages;
        const inner = (page: number[]): AsyncIterable<number> | number[] =>
          isAsync ? testSourceAsync(page) : page;
        const seen = await collect(flatMapConcurrent(source, inner, { concurrency, ordered }));
        if (ordered) expect(seen).toEqual(pages.flat());
        else expect([...seen].sort()).toEqual(pages.flat().sort());
      },
    ),
  );
});

test.each(both)(
  "an error of a sequence rejects, and all others are closed (ordered: %s)",
  async (ordered) => {
    await inspect("flatMapConcurrent", async () => {
      const outer = testSourceAsync([0, 1, 2, 3]);
      const inners = [
        testSourceAsync([1, 2], { throwsAt: 1 }),
        testSourceAsync((index) => index),
        testSourceAsync((index) => index),
      ];
      const inner = (n: number): AsyncIterable<number> => inners[n] as AsyncTestSource<number>;
      const error = await thrownBy(() =>
        collect(flatMapConcurrent(outer, inner, { concurrency: 3, ordered })),
      );
      expect(error).toBe(inners[0]?.error);
      expect([outer, ...inners].map(({ closes }) => closes)).toEqual([1, 0, 1, 1]);
    });
  },
);

test("refuses what is no sequence", async () => {
  for (const [wrong, shown] of [
    [undefined, "undefined"],
    ["text", '"text"'],
    [5, "5"],
  ] as const) {
    const source = testSourceAsync([1, 2, 3]);
    const values = flatMapConcurrent(source, () => wrong as never, { concurrency: 2 });
    expect(await thrownBy(() => collect(values))).toEqual(
      new TypeError(`flatMapConcurrent: the result of mapper must be an iterable object, got ${shown}`),
    );
    expect(source.closes).toBe(1);
  }
});

test("a sequence that comes too late is not opened", async () => {
  let resolve!: (inner: unknown) => void;
  const late = testSourceAsync([1]);
  const values = flatMapConcurrent([1], () => new Promise((settle) => (resolve = settle)) as never, {
    concurrency: 2,
  });
  const pending = follow(values.next());
  await turn();
  await values.return();
  resolve(late);
  await turn();
  expect([pending.value, late.opens]).toEqual([{ value: undefined, done: true }, 0]);
});

test("with a limit, each pull of a sequence holds a permit, and what is not read holds none", async () => {
  let held = 0;
  let most = 0;
  const limit = {
    permits: 2,
    acquire: async (): Promise<() => void> => {
      await turn();
      most = Math.max(most, ++held);
      return () => held--;
    },
  };
  const inners = Array.from({ length: 3 }, () => testSourceAsync(["x", "y"]));
  const inner = (n: number): AsyncIterable<string> => inners[n] as AsyncTestSource<string>;
  const values = flatMapConcurrent([0, 1, 2], inner, { concurrency: limit });
  expect(`${values}`).toBe("AsyncLazy [Array → flatMapConcurrent]");
  await values.next();
  for (let count = 0; count < 10; count++) await turn();
  expect([held, most > 0]).toEqual([0, true]);
  expect(await collect(values)).toEqual(["y", "x", "y", "x", "y"]);
  expect(held).toBe(0);
});

test("with a limit, errors and an early end give the permit back", async () => {
  for (const behaviour of [{ throwsAt: 0 }, {}]) {
    let held = 0;
    const limit = { permits: 2, acquire: async () => (held++, () => held--) };
    const inner = testSourceAsync((index) => index, behaviour);
    const values = flatMapConcurrent([0], () => inner, { concurrency: limit });
    const outcome = await thrownBy(async () => {
      await values.next();
      const pending = values.next();
      await values.return();
      await pending;
      throw new Error("none");
    });
    expect((outcome as Error).message).toBe(behaviour.throwsAt === 0 ? "from the source" : "none");
    await turn();
    expect(held).toBe(0);
  }
});

test("with a limit that refuses, the pull of a sequence rejects", async () => {
  let calls = 0;
  const error = new Error("no permit");
  const limit = {
    permits: 2,
    acquire: async () => {
      if (calls++ > 0) throw error;
      return () => {};
    },
  };
  const inner = testSourceAsync([1]);
  expect(await thrownBy(() => collect(flatMapConcurrent([0], () => inner, { concurrency: limit })))).toBe(
    error,
  );
  expect([inner.pulls, inner.closes]).toEqual([0, 1]);
});
