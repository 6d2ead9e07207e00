import { count, find, range, toArray } from "lazuli";
import { find as findAsync, map, toArray as toArrayAsync } from "lazuli/async";
import { probe, trace, type Trace, traceAsync } from "lazuli/trace";
import { describe, expect, expectTypeOf, test } from "vitest";
import { faultsOf } from "../kit/wellFormed.js";

function told({ stages, events }: Trace<unknown>): string[] {
  return events.map(({ kind, stage, value }) =>
    [kind, stages[stage]?.name, value].filter((part) => part !== undefined).join(" "),
  );
}

async function* numbers(): AsyncGenerator<number, string, number> {
  yield 1;
  yield 2;
  return "end";
}

describe("probe", () => {
  test("asks no result that is a proxy", () => {
    const asked: string[] = [];
    const results = [1, 2].map(
      (value) =>
        new Proxy(
          { value, done: false },
          {
            getOwnPropertyDescriptor: (target, key) => {
              asked.push(String(key));
              return Reflect.getOwnPropertyDescriptor(target, key);
            },
          },
        ),
    );
    const source = { [Symbol.iterator]: () => ({ next: () => results.shift() ?? { value: 0, done: true } }) };
    const t = trace(() => [...probe(source, { name: "mine" })]);
    expect([t.result, asked]).toEqual([[1, 2], []]);
    expect(t.events.filter(({ kind }) => kind === "yield").map(({ unread }) => unread)).toEqual([true, true]);
  });

  test("knows results that inherit what they say", () => {
    class Result {}
    Object.assign(Result.prototype, { value: 7, done: false });
    const results = [new Result(), Object.create({ done: true })] as IteratorResult<number>[];
    let closings = 0;
    const iterator = {
      next: () => results.shift() as IteratorResult<number>,
      return: () => ({ value: closings++, done: true as const }),
    };
    const source = { [Symbol.iterator]: () => iterator };
    const t = trace(
      () => {
        for (const _ of probe(source, { name: "mine" }));
        find(range(0, 99), () => false);
      },
      { budget: 9 },
    );
    expect(told(t).slice(0, 5)).toEqual(["open mine", "pull mine", "yield mine 7", "pull mine", "done mine"]);
    expect([t.truncated, closings]).toEqual(["budget", 0]);
  });

  test("says when an iterator cannot be read", () => {
    const source = { [Symbol.iterator]: () => ({ read: 1 }) };
    expect(() => [...probe(source as never, { name: "mine" })]).toThrow(
      new TypeError("probe: the iterator of source must be one with a method next, got an object"),
    );
  });

  test("shows what a loop asks, and that it closes what it leaves", () => {
    const source = (function* () {
      yield 1;
      yield 2;
    })();
    const t = trace(() => {
      for (const n of probe(source, { name: "mine" })) if (n === 1) break;
    });
    expect(told(t)).toEqual(["open mine", "pull mine", "yield mine 1", "return mine", "closed mine"]);
    expect(faultsOf(t)).toEqual([]);
  });

  test("hands on what is sent into a generator, and what comes of it", () => {
    function* echo(): Generator<string, string, string> {
      try {
        return `got ${yield "ready"}`;
      } catch (error) {
        return `caught ${String(error)}`;
      }
    }
    const t = trace(() => {
      const first = probe(echo(), { name: "echo" })[Symbol.iterator]();
      const second = probe(echo(), { name: "echo" })[Symbol.iterator]();
      first.next("");
      second.next("");
      return [first.next("this"), second.throw?.("that")];
    });
    expect(t.result).toEqual([
      { value: "got this", done: true },
      { value: "caught that", done: true },
    ]);
  });

  test("is read as often as its source, and has what the iterator has", () => {
    const t = trace(() => {
      const list = probe([1, 2], { name: "list" });
      expect("return" in list[Symbol.iterator]()).toBe(false);
      return [[...list], [...list]];
    });
    expect(t.result).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(t.stages.map(({ name }) => name)).toEqual(["list", "list"]);
  });

  test("is one stage under lazuli's functions", async () => {
    const t = trace(() => {
      const list = probe([1, 2, 3], { name: "list" });
      return [find(list, (n) => n === 2), count(list)];
    });
    expect(t.result).toEqual([2, 3]);
    expect(t.stages.map(({ name, parents }) => [name, parents])).toEqual([
      ["list", []],
      ["find", [0]],
      ["list", []],
      ["count", [2]],
    ]);
    const later = await traceAsync(() =>
      findAsync(
        map(probe(numbers(), { name: "numbers" }), (n) => n),
        (n) => n === 2,
      ),
    );
    expect(later.result).toBe(2);
    expect(later.stages.map(({ name }) => name)).toEqual(["map", "find", "numbers"]);
    expect(faultsOf(later)).toEqual([]);
  });

  test("only hands on outside of a trace, and after its end", async () => {
    const list = probe([1, 2], { name: "list" });
    expect(toArray(list)).toEqual([1, 2]);
    expect(await toArrayAsync(probe(numbers(), { name: "numbers" }))).toEqual([1, 2]);
    const kept: { iterator?: Iterator<number> } = {};
    const t = trace(() => void (kept.iterator = list[Symbol.iterator]()).next());
    expect(kept.iterator?.next()).toEqual({ value: 2, done: false });
    expect(told(t)).toEqual(["open list", "pull list", "yield list 1"]);
  });

  test("is an iterable whose iterators are iterable", () => {
    expect([...(probe([1, 2], { name: "list" })[Symbol.iterator]() as IterableIterator<number>)]).toEqual([
      1, 2,
    ]);
  });

  test("is closed where a bound stops the trace, which a loop does not do", async () => {
    const closed: string[] = [];
    function* endless(): Generator<number> {
      try {
        for (;;) yield 1;
      } finally {
        closed.push("sync");
      }
    }
    async function* endlessAsync(): AsyncGenerator<number> {
      try {
        for (;;) yield 1;
      } finally {
        closed.push("async");
      }
    }
    const t = trace(
      () => {
        for (const _ of probe(endless(), { name: "endless" }));
      },
      { budget: 50 },
    );
    const later = await traceAsync(
      async () => {
        for await (const _ of probe(endlessAsync(), { name: "endless" }));
      },
      { budget: 50 },
    );
    expect([t.truncated, later.truncated, closed]).toEqual(["budget", "budget", ["sync", "async"]]);
  });

  test("records errors, and what is async", async () => {
    const broken = {
      [Symbol.iterator]: () => ({
        next: () => {
          throw new Error("no");
        },
      }),
    };
    const t = trace(() => [...probe(broken, { name: "broken" })]);
    expect(told(t).at(-1)).toBe("throw broken Error: no");
    async function* brokenAsync(): AsyncGenerator<number> {
      yield 1;
      throw new Error("no");
    }
    const later = await traceAsync(async () => {
      for await (const _ of probe(brokenAsync(), { name: "broken" }));
    });
    expect(told(later).slice(-3)).toEqual(["pull broken", "wait broken", "throw broken Error: no"]);
    const left = await traceAsync(async () => {
      for await (const _ of probe(numbers() as AsyncIterable<number>, { name: "numbers" })) break;
    });
    expect(told(left).slice(-3)).toEqual(["return numbers", "wait numbers", "closed numbers"]);
    const atOnce = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          throw new Error("at once");
        },
      }),
    };
    const thrown = await traceAsync(async () => {
      for await (const _ of probe(atOnce as AsyncIterable<number>, { name: "at once" }));
    });
    expect(told(thrown).at(-1)).toBe("throw at once Error: at once");
    const over = await traceAsync(async () => {
      const iterator = probe(numbers(), { name: "numbers" })[Symbol.asyncIterator]();
      for (let call = 0; call < 4; call++) await iterator.next(0);
    });
    expect(told(over).filter((event) => event.startsWith("done"))).toHaveLength(1);
  });

  test("keeps the types", () => {
    expectTypeOf(probe([1], { name: "list" })).toExtend<Iterable<number>>();
    expectTypeOf(probe(numbers(), { name: "numbers" })).toEqualTypeOf<
      AsyncIterable<number, string, number>
    >();
  });

  test.each([
    [5, { name: "x" }, "probe: source must be an iterable object, got 5"],
    [{}, { name: "x" }, "probe: source must be an iterable object, got an object"],
    ["text", { name: "x" }, 'probe: source must be an iterable object, got "text"'],
    [[], {}, "probe: name must be a non-empty string, got undefined"],
    [[], { title: "x" }, 'probe: options must be an object with no keys but { name }, got "title"'],
    [[], undefined, 'probe: options must be an object { name }, got undefined, as in { name: "orders" }'],
    [[], "x", 'probe: options must be an object { name }, got "x"'],
  ])("refuses %o, %o", (source, options, message) => {
    expect(() => probe(source as never, options as never)).toThrow(message);
  });
});
