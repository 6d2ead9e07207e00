import fc from "fast-check";
import {
  abortable,
  type AsyncLazy,
  budget,
  BudgetExceededError,
  catchError,
  map,
  search,
  take,
  toArray,
} from "lazuli/async";
import { countFrom } from "lazuli";
import { testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { Gates, turn } from "../kit/gates.js";
import { oneIn } from "../kit/runs.js";
import { shown } from "../kit/messages.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy } from "../kit/worlds.js";

const error = new Error("from the source");

/** Throws after some values. */
async function* broken<T>(...values: T[]): AsyncGenerator<T, void> {
  yield* values;
  throw error;
}

const fail = (): never => {
  throw error;
};

describe("catchError", () => {
  test("goes on with the sequence that the handler returns", async () => {
    const handler = vi.fn((_: unknown) => [3, 4]);
    expect(await collect(catchError(broken(1, 2), handler))).toEqual([1, 2, 3, 4]);
    expect(handler.mock.calls).toEqual([[error]]);
  });

  test.each<[string, () => any]>([
    ["an array", () => [3]],
    ["nothing more", () => []],
    ["a promise", async () => [3]],
    ["a thenable", () => ({ then: (resolve: (value: unknown) => void) => resolve([3]) })],
    ["an async sequence", () => map([3], async (n) => n)],
    [
      "an async iterator that is not iterable",
      () => ({ next: async () => ({ done: true, value: undefined }) }),
    ],
  ])("takes %s", async (_, handler) => {
    const values = await collect(catchError(broken(1), handler));
    expect(values.slice(0, 1)).toEqual([1]);
    expect(values.slice(1)).toEqual(values.length > 1 ? [3] : []);
  });

  test("never calls the handler without an error", async () => {
    const handler = vi.fn(() => [5]);
    const probe = testSourceAsync([1, 2]);
    expect(await collect(catchError(probe, handler))).toEqual([1, 2]);
    expect(handler).not.toHaveBeenCalled();
    expect(probe.closes).toBe(0);
  });

  test("pulls nothing before it is asked, and a value at a time", async () => {
    const [source, next] = [testSourceAsync([1], { throwsAt: 1 }), testSourceAsync([2, 3, 4])];
    const handler = vi.fn(() => next);
    const caught = catchError(source, handler);
    await turn();
    expect([source.pulls, next.opens]).toEqual([0, 0]);
    await caught.next();
    expect([source.pulls, next.opens]).toEqual([1, 0]);
    expect(await caught.next()).toEqual({ value: 2, done: false });
    expect([source.pulls, next.pulls]).toEqual([2, 1]);
    await caught.return();
    expect([source.closes, next.closes]).toEqual([0, 1]);
  });

  test("catches an error of a callback, and closes the source before the handler is called", async () => {
    const gates = new Gates();
    const log: string[] = [];
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ value: 1, done: false }),
        return: async () => {
          log.push("closing");
          await gates.wait("closing");
          log.push("closed");
          return {};
        },
      }),
    };
    const handler = (): number[] => {
      log.push("handler");
      return [2];
    };
    const reading = collect(catchError(map(source as AsyncIterable<number>, fail), handler));
    await gates.passAll();
    expect(await reading).toEqual([2]);
    expect(log).toEqual(["closing", "closed", "handler"]);
  });

  test.each<[string, () => unknown]>([
    ["throws", fail],
    ["rejects", () => Promise.reject(new Error("from closing"))],
    ["is no object", () => 5],
  ])("drops the error of a closing that %s", async (_, close) => {
    await inspect("catchError", async () => {
      const source = { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1 }), return: close }) };
      const caught = catchError(
        map(source as never, () => {
          throw new Error("from the callback");
        }),
        (reason) => [String(reason)],
      );
      expect(await collect(caught)).toEqual(["Error: from the callback"]);
    });
  });

  test("catches an error of each kind of source", async () => {
    const sources = [
      { [Symbol.asyncIterator]: () => ({ next: fail }) },
      { [Symbol.asyncIterator]: () => ({ next: async () => fail() }) },
      { [Symbol.iterator]: () => ({ next: fail }) },
      [Promise.reject(error)],
      map([1], fail),
      map([1], async () => fail()),
      map(map([1], fail), (n) => n),
    ];
    for (const source of sources)
      expect(await collect(catchError(source as never, (reason) => [reason]))).toEqual([error]);
  });

  test("does not catch the error of opening the source, which nobody has asked for yet", () => {
    expect(() => catchError({ [Symbol.asyncIterator]: fail } as never, () => [])).toThrow(error);
  });

  test("rejects with the error of the handler", async () => {
    const own = new Error("from the handler");
    for (const handler of [
      (): never => {
        throw own;
      },
      () => Promise.reject(own),
    ]) {
      const caught = catchError(broken(1), handler);
      expect(await caught.next()).toEqual({ value: 1, done: false });
      expect(await thrownBy(() => caught.next())).toBe(own);
      expect(await caught.next()).toEqual({ value: undefined, done: true });
    }
  });

  test("rejects with the error of the other sequence, after that is closed", async () => {
    const handler = vi.fn(() => map(next, fail));
    const next = testSourceAsync([1, 2]);
    expect(await thrownBy(() => collect(catchError(broken(), handler)))).toBe(error);
    expect(next.closes).toBe(1);
    expect(handler).toHaveBeenCalledTimes(1);
  });

  test("does not catch what is thrown behind it", async () => {
    const handler = vi.fn(() => []);
    const source = testSourceAsync([1, 2]);
    expect(await thrownBy(() => collect(map(catchError(source, handler), fail)))).toBe(error);
    expect(handler).not.toHaveBeenCalled();
    expect(source.closes).toBe(1);
  });

  test("nests: the outer one catches what the inner one has not", async () => {
    const inner = catchError(broken(1), () => broken(2));
    expect(await collect(catchError(inner, () => [3]))).toEqual([1, 2, 3]);
  });

  test.each([undefined, null, 5, "text"])("says so if the handler returns %s", async (result) => {
    expect(await thrownBy(() => collect(catchError(broken(), () => result as never)))).toEqual(
      new TypeError(`catchError: the result of handler must be an iterable object, got ${shown(result)}`),
    );
  });

  test("refuses a handler that is no function, and closes the source", () => {
    const close = vi.fn(async () => ({}));
    const source = { next: async () => ({ value: 1, done: false }), return: close };
    expect(() => catchError(source as never, [] as never)).toThrow(
      new TypeError("catchError: handler must be a function, got an array"),
    );
    expect(close).toHaveBeenCalledTimes(1);
    expect(() => catchError(5 as never, () => [])).toThrow(
      new TypeError("catchError: source must be an iterable, got 5"),
    );
  });

  test("shows its place in the pipeline", async () => {
    const caught = catchError(map([1], fail), () => [2, 3]);
    expect(`${caught}`).toBe("AsyncLazy [Array → map → catchError]");
    await caught.next();
    expect(`${caught}`).toBe("AsyncLazy [Array → catchError]");
  });
});

describe("catchError that is left", () => {
  test("by break: closes what is being read, and waits for it", async () => {
    const gates = new Gates();
    const log: string[] = [];
    async function* slow(name: string): AsyncGenerator<string, void> {
      try {
        yield name;
      } finally {
        await gates.wait(name);
        log.push(name);
      }
    }
    const read = async (source: AsyncIterable<string>): Promise<void> => {
      for await (const _ of source) break;
      log.push("left");
    };
    const reading = [
      read(catchError(slow("first"), () => [])),
      read(catchError(broken(), () => slow("second"))),
    ];
    await gates.passAll();
    await Promise.all(reading);
    expect(log.filter((each) => each !== "left")).toEqual(["first", "second"]);
    expect(log.indexOf("left")).toBeGreaterThan(log.indexOf("first"));
  });

  test("while a pull is pending: both settle", async () => {
    const source = { next: () => new Promise(() => {}), return: vi.fn(async () => ({})) };
    const caught = catchError({ [Symbol.asyncIterator]: () => source } as never, () => []);
    const pulling = caught.next();
    await caught.return();
    expect(await pulling).toEqual({ value: undefined, done: true });
    expect(source.return).toHaveBeenCalledTimes(1);
  });

  test("while the handler has not decided: what it returns is not opened", async () => {
    await inspect("catchError", async () => {
      for (const late of ["a sequence", "an error"]) {
        const next = testSourceAsync([1]);
        let decide: ((result: unknown) => void) | undefined;
        const caught = catchError(
          broken(),
          () => new Promise<never>((resolve) => (decide = resolve as never)),
        );
        const pulling = caught.next();
        await turn();
        await caught.return();
        expect(await pulling).toEqual({ value: undefined, done: true });
        decide?.(late === "an error" ? Promise.reject(error) : next);
        await turn();
        expect(next.opens).toBe(0);
      }
    });
  });

  test("while what has thrown is being closed: it waits for that, and the handler is not called", async () => {
    const gates = new Gates();
    const handler = vi.fn(() => []);
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ value: 1, done: false }),
        return: () => gates.wait("closing").then(() => Promise.reject(new Error("from closing"))),
      }),
    };
    await inspect("catchError", async () => {
      const caught = catchError(map(source as never, fail), handler);
      const pulling = caught.next();
      await turn();
      let isClosed = false;
      const closing = caught.return().then(() => (isClosed = true));
      expect(await pulling).toEqual({ value: undefined, done: true });
      await turn();
      expect(isClosed).toBe(false);
      await gates.passAll();
      await closing;
      expect(handler).not.toHaveBeenCalled();
    });
  });

  test("by a callback of the source that throws then", async () => {
    await inspect("catchError", async () => {
      const handler = vi.fn(() => []);
      for (const wait of [false, true]) {
        const caught: AsyncLazy<never> = catchError(
          map([1], async () => {
            if (wait) await turn();
            void caught.return();
            throw error;
          }),
          handler,
        );
        expect(await caught.next()).toEqual({ value: undefined, done: true });
        const sync: AsyncLazy<never> = catchError(
          map([1], () => {
            void sync.return();
            throw error;
          }),
          handler,
        );
        expect(await sync.next()).toEqual({ value: undefined, done: true });
      }
      expect(handler).not.toHaveBeenCalled();
    });
  });
});

describe("catchError and bounds", () => {
  test("a budget inside the source is an error of it, one outside is not", async () => {
    const handler = vi.fn((reason: unknown) => [reason]);
    const inside = await collect(catchError(budget(countFrom(), { maxPulls: 2 }), handler));
    expect(inside).toEqual([0, 1, expect.any(BudgetExceededError)]);
    handler.mockClear();
    const outside = budget(catchError(countFrom(), handler), { maxPulls: 2 });
    expect(await thrownBy(() => collect(outside))).toBeInstanceOf(BudgetExceededError);
    expect(handler).not.toHaveBeenCalled();
  });

  test("a search that is out of pulls is resumed where it stopped", async () => {
    const handler = vi.fn(() => countFrom(10));
    const source = testSourceAsync([0, 1, 2], { throwsAt: 3 });
    let verdict = await search(catchError(source, handler), (n) => n === 12, { maxPulls: 2 });
    const lasts: unknown[] = [];
    while (!verdict.found) {
      expect(verdict.reason).toBe("pulls");
      lasts.push(verdict.last);
      verdict = await verdict.resume({ maxPulls: 2 });
    }
    expect([verdict.value, verdict.index]).toEqual([12, 5]);
    expect(lasts).toEqual([1, 2, 11]);
    expect([source.pulls, handler.mock.calls.length]).toEqual([4, 1]);
  });

  test("an abort from outside is no error of the source, one inside is", async () => {
    const handler = vi.fn(() => []);
    const stuck = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
    const controller = new AbortController();
    const outside = abortable(catchError(stuck as never, handler), controller.signal).next();
    const inside = catchError(abortable(stuck as never, controller.signal), (reason) => [reason]).next();
    controller.abort("enough");
    expect(await thrownBy(() => outside)).toBe("enough");
    expect(await inside).toEqual({ value: "enough", done: false });
    expect(handler).not.toHaveBeenCalled();
  });
});

test("catchError does what a plain generator does", async () => {
  async function* plain(
    source: AsyncIterable<number>,
    handler: (error: unknown) => AsyncIterable<number>,
  ): AsyncGenerator<number, void> {
    let next: AsyncIterable<number>;
    try {
      for await (const value of source) yield value;
      return;
    } catch (reason) {
      next = handler(reason);
    }
    yield* next;
  }
  const part = fc.record({ values: fc.array(fc.integer(), { maxLength: 4 }), fails: fc.boolean() });
  const count = fc.nat(8);
  await fc.assert(
    fc.asyncProperty(part, part, count, async (first, second, most) => {
      const make = (): AsyncIterable<number>[] =>
        [first, second].map(({ values, fails }) =>
          testSourceAsync(values, fails ? { throwsAt: values.length } : {}),
        ) as unknown as AsyncIterable<number>[];
      const run = async (of: typeof plain): Promise<unknown> => {
        const [source, next] = make() as [AsyncIterable<number>, AsyncIterable<number>];
        const values: number[] = [];
        try {
          for await (const value of of(source, () => next)) if (values.push(value) > most) break;
        } catch (reason) {
          values.push(NaN, String(reason).length);
        }
        return [values, source, next].map((each) => JSON.stringify(each));
      };
      expect(await run(catchError as never)).toEqual(await run(plain));
    }),
    oneIn(4),
  );
});

test("the types of catchError", () => {
  const ticks = countFrom();
  const values = (): AsyncIterable<string> => undefined as never;
  const run = (): void => {
    expectTypeOf(catchError(values(), () => [1])).toEqualTypeOf<AsyncLazy<string | number>>();
    expectTypeOf(catchError(values(), async () => [1])).toEqualTypeOf<AsyncLazy<string | number>>();
    expectTypeOf(catchError(values(), () => [])).toEqualTypeOf<AsyncLazy<string>>();
    expectTypeOf(catchError(values(), fail)).toEqualTypeOf<AsyncLazy<string>>();
    expectTypeOf(catchError(ticks, () => ["end"])).toEqualTypeOf<AsyncLazy<number | string>>();
    expectTypeOf(catchError(ticks, () => ticks)).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(catchError(ticks, async () => ticks)).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(catchError(ticks, fail)).toEqualTypeOf<AsyncLazy<number, never>>();
    expectTypeOf(catchError(values(), () => ticks)).toEqualTypeOf<AsyncLazy<string | number>>();
    expectTypeOf(catchError(values(), (reason) => [reason])).toEqualTypeOf<AsyncLazy<unknown>>();
    // @ts-expect-error: a handler must return a sequence
    catchError(values(), () => undefined);
    // @ts-expect-error: a text is no sequence here
    catchError(values(), () => "text");
    // @ts-expect-error: it never ends
    void toArray(catchError(ticks, () => ticks));
    void toArray(catchError(ticks, () => []));
    void toArray(
      take(
        catchError(ticks, () => ticks),
        3,
      ),
    );
  };
  expect(run).toBeTypeOf("function");
});
