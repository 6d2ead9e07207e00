import {
  concat,
  count,
  countFrom,
  cycle,
  equals,
  fib,
  filter,
  find,
  flatMap,
  forEach,
  from,
  includes,
  isPrime,
  iterate,
  map,
  max,
  maxBy,
  memoize,
  nth,
  operator,
  pairwise,
  peekable,
  permutations,
  product,
  range,
  reduce,
  search,
  seq,
  some,
  take,
  tee,
  toArray,
  zip,
} from "lazuli";
import { testSource } from "lazuli/testing";
import { lanes, table, trace, type Trace, type TraceEvent } from "lazuli/trace";
import { inspect } from "node:util";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { faultsOf } from "../kit/wellFormed.js";

/** The events as short texts: the kind, the stage and the value. */
function told({ stages, events }: Trace<unknown>, ...kinds: string[]): string[] {
  return events
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, stage, value }) =>
      [kind, stages[stage]?.name, value].filter((part) => part !== undefined).join(" "),
    );
}

const names = ({ stages }: Trace<unknown>): string[] => stages.map(({ name }) => name);

const bothPrime = ([a, b]: [bigint, bigint]): boolean => isPrime(a) && isPrime(b);

describe("trace", () => {
  const flagship = trace(() => find(pairwise(fib()), bothPrime));

  test("tells who asked whom for what, and what was answered", () => {
    expect(flagship.result).toEqual([2n, 3n]);
    expect(told(flagship).slice(0, 11)).toEqual([
      "open fib",
      "build pairwise",
      "build find",
      "pull pairwise",
      "pull fib",
      "yield fib 1n",
      "pull fib",
      "yield fib 1n",
      "yield pairwise [1n, 1n]",
      "call find [1n, 1n], 0",
      "result find false",
    ]);
    expect(told(flagship).slice(-4)).toEqual([
      "return pairwise",
      "return fib",
      "closed fib",
      "closed pairwise",
    ]);
    expect(faultsOf(flagship)).toEqual([]);
  });

  test("has the roles, the parents and the places of the stages", () => {
    expect(flagship.stages.map(({ role, parents }) => [role, parents])).toEqual([
      ["source", []],
      ["operator", [0]],
      ["consumer", [1]],
    ]);
    const here = trace(() => toArray(take([1], 1)));
    for (const { at } of here.stages) expect(at).toMatch(/test[/\\]trace[/\\]trace\.test\.ts:\d+:\d+$/);
    expect(JSON.parse(JSON.stringify(here.stages))).toMatchObject([
      { name: "Array", at: here.stages[0]?.at },
      {},
      {},
    ]);
  });

  test("names the functions that are called", () => {
    const fns = (t: Trace<unknown>): unknown[] => t.events.flatMap(({ fn = [] }) => fn);
    expect(new Set(fns(flagship))).toEqual(new Set(["bothPrime"]));
    expect(fns(trace(() => find([1], () => true)))).toEqual(["predicate"]);
    expect(fns(trace(() => max([2, 1], (a, b) => a - b)))).toEqual(["comparator"]);
    expect(fns(trace(() => maxBy([1], (n) => -n)))).toEqual(["key"]);
    expect(
      fns(
        trace(() =>
          toArray(
            take(
              iterate(1, (n) => n + 1),
              2,
            ),
          ),
        ),
      ),
    ).toEqual(["step"]);
    expect(fns(trace(() => equals([1], [1], () => true)))).toEqual(["areEqual"]);
  });

  test("says what was thrown, and is not stopped by it", () => {
    const error = new Error("no twos");
    const t = trace(() =>
      toArray(
        map([1, 2], (n) => {
          if (n === 2) throw error;
          return n;
        }),
      ),
    );
    expect(t.error).toBe(error);
    expect("result" in t).toBe(false);
    expect(told(t, "throw")).toEqual(["throw map Error: no twos", "throw map Error: no twos"]);
    expect(told(t, "closed")).toEqual(["closed Array"]);
    expect("error" in flagship).toBe(false);
    expect(
      "error" in
        trace(() => {
          throw undefined;
        }),
    ).toBe(true);
  });

  test("shows the closing of a loop that is left, and no closing of what is dropped", () => {
    const left = trace(() => {
      for (const n of countFrom(0)) if (n === 1) break;
    });
    expect(told(left).slice(-2)).toEqual(["return countFrom(0)", "closed countFrom(0)"]);
    const dropped = trace(() => countFrom(0).next());
    expect(told(dropped)).toEqual(["build countFrom(0)", "pull countFrom(0)", "yield countFrom(0) 0"]);
  });

  test("notes an error of the closing", () => {
    const source = {
      [Symbol.iterator]: () => ({
        next: () => ({ value: 1, done: false }),
        return: () => {
          throw new Error("stuck");
        },
      }),
    };
    const t = trace(() => find(source, () => true));
    expect(String(t.error)).toBe("Error: stuck");
    expect(told(t).slice(-2)).toEqual(["return Object", "throw Object Error: stuck"]);
  });

  test("puts inner sequences under the stage that they are built in", () => {
    const t = trace(() => toArray(flatMap([1, 2], (n) => range(n))));
    expect(
      t.stages.filter(({ inner }) => inner !== undefined).map(({ name, inner }) => [name, inner]),
    ).toEqual([
      ["range", 1],
      ["range", 1],
    ]);
    expect(t.stages[1]?.parents).toEqual([0, 3, 4]);
    expect(JSON.parse(JSON.stringify(t.stages[3]))).toMatchObject({ inner: 1 });
  });

  test("records joins, shared sources and what is read from them", () => {
    const joined = trace(() => toArray(zip([[1, 2], concat([3], [4])])));
    expect(new Set(names(joined))).toEqual(new Set(["Array", "concat", "zip", "toArray"]));
    const shared = trace(() => {
      const [a, b] = tee([1, 2]);
      return [toArray(a), count(b)];
    });
    expect(shared.result).toEqual([[1, 2], 2]);
    expect(names(shared)).toEqual(["Array", "tee", "tee", "toArray", "count"]);
    const kept = trace(() => {
      const values = memoize(cycle([1, 2]));
      return [toArray(take(values, 3)), find(values, (n) => n === 2)];
    });
    expect(kept.result).toEqual([[1, 2, 1], 2]);
    const peeked = trace(() => {
      const values = peekable([1, 2, 3]);
      values.pushBack(0);
      return [
        values.peek(1),
        find(values, (n) => n === 1),
        values.next().value,
        values[Symbol.iterator]().next().value,
      ];
    });
    expect(peeked.result).toEqual([1, 1, 2, 3]);
    for (const t of [joined, shared, kept, peeked]) expect(faultsOf(t)).toEqual([]);
  });

  test("records both sources of a consumer, and a search", () => {
    const t = trace(() => equals(map([1], String), ["1"]));
    expect(t.result).toBe(true);
    expect(t.stages.find(({ name }) => name === "equals")?.parents).toHaveLength(2);
    const searched = trace(() => {
      const verdict = search(countFrom(0), (n) => n === 5, { maxPulls: 3 });
      return verdict.found ? verdict : verdict.resume({ maxPulls: 9 });
    });
    expect(searched.result).toMatchObject({ found: true, value: 5 });
    expect(told(searched, "wait")).toEqual(["wait countFrom(0)"]);
    expect(faultsOf(searched)).toEqual([]);
  });

  test("tells what a search has asked from what the program reads after it has given up", () => {
    const builders = [
      () => countFrom(0),
      () => from([0, 1, 2, 3, 4, 5].values()),
      () => map(countFrom(0), (n) => n),
    ];
    for (const build of builders) {
      const t = trace(() => {
        const source = build();
        const verdict = search(source, () => false, { maxPulls: 2 });
        const { value } = source.next();
        if (!verdict.found) verdict.resume({ maxPulls: 1 });
        return value;
      });
      expect(t.result).toBe(2);
      const consumer = t.stages.find(({ name }) => name === "search")?.id;
      const pulls = t.events.filter(({ kind, depth }) => kind === "pull" && depth === 0);
      expect(pulls.map(({ by }) => by)).toEqual([consumer, consumer, consumer, undefined, consumer]);
      expect(faultsOf(t)).toEqual([]);
    }
  });

  test("looks at no value that is skipped", () => {
    let reads = 0;
    const source = {
      [Symbol.iterator]() {
        let left = 2;
        return {
          next: () => ({
            done: left-- === 0,
            get value() {
              return reads++;
            },
          }),
        };
      },
    };
    const t = trace(() => count(source));
    expect(t.result).toBe(2);
    expect(reads).toBe(0);
    expect(t.events.filter(({ unread }) => unread).map(({ kind }) => kind)).toEqual(["yield", "yield"]);
    expect(trace(() => nth(source, 5)).result).toBe(undefined);
  });

  test("follows from, which hands on what the iterator returns", () => {
    const results = [
      { value: 1, done: false },
      5,
      { value: 2, done: true },
      {
        done: false,
        get value(): never {
          throw new Error("read");
        },
      },
    ];
    const iterator = { next: () => results.shift() } as unknown as Iterator<number>;
    const t = trace(() => {
      const values = from(iterator);
      return [values.next(), values.next()];
    });
    expect(t.result).toEqual([{ value: 1, done: false }, 5]);
    expect(told(t)).toEqual(["open Object", "pull Object", "yield Object 1", "pull Object", "done Object"]);
    results.shift();
    expect(told(trace(() => from(iterator).next())).at(-1)).toBe("yield Object");
  });

  test("records arrays that consumers read without a cursor", () => {
    const t = trace(() => max([3, 1]));
    expect(told(t, "yield")).toEqual(["yield Array 3", "yield Array 1"]);
  });

  test("tells an END among the values from the end where an untraced consumer does", () => {
    const lengths = (): number[][] => {
      const rows = operator("lengths", [0], (pull, end) => () => {
        if (pull() === end) return end;
        const list = [1, end, 2];
        const values = list.values();
        const byHand = { next: () => values.next(), [Symbol.iterator]: () => byHand };
        const sources = [list, new Set(list), from(list), from(list.values()), byHand];
        return sources.map((source) => reduce(source, (n) => n + 1, 0));
      });
      return toArray(rows);
    };
    expect(lengths()).toEqual([[3, 3, 1, 1, 1]]);
    expect(trace(lengths).result).toEqual([[3, 3, 1, 1, 1]]);
  });

  test("records chains, and what was built before only as far as it is read", () => {
    const t = trace(() =>
      seq([1, 2, 3])
        .filter((n) => n > 1)
        .toArray(),
    );
    expect(names(t)).toEqual(["Array", "filter", "toArray"]);
    const before = map([1, 2], (n) => n * 2);
    const half = trace(() => includes(before, 4));
    expect(names(half)).toEqual(["map", "includes"]);
    expect(half.result).toBe(true);
  });

  test("names sources by what they are, and by what they are called", () => {
    function* mine(): Generator<number> {
      yield 1;
    }
    class Bag {
      [Symbol.iterator](): Iterator<number> {
        return [1][Symbol.iterator]();
      }
    }
    const orders = [1];
    const isPaid = (): boolean => true;
    const t = trace(
      () => [toArray(mine()), toArray(new Set([1])), toArray("a"), toArray(new Bag()), find(orders, isPaid)],
      { names: { orders, paid: isPaid } },
    );
    const sources = t.stages.filter(({ role }) => role === "source").map(({ name }) => name);
    expect(sources).toEqual(["Generator", "Set", "string", "Bag", "orders"]);
    expect(t.events.find(({ kind }) => kind === "call")?.fn).toBe("paid");
    const odd = new Proxy(new Bag(), {
      getPrototypeOf: () => {
        throw new Error("no");
      },
    });
    expect(names(trace(() => find(odd, () => true)))[0]).toBe("Iterator");
  });

  test("is silent after its end, about what goes on", () => {
    const t = trace(() => map(countFrom(0), (n) => n * 2));
    const { length } = t.events;
    const values = t.result as Iterator<number>;
    expect([values.next().value, values.next().value]).toEqual([0, 2]);
    values.return?.();
    expect(t.events).toHaveLength(length);
  });

  test("within another one records what is built in it", () => {
    const outer = trace(() => {
      const inner = trace(() => toArray([1]));
      return [inner, toArray([2])] as const;
    });
    expect(names(outer)).toEqual(["Array", "toArray"]);
    expect(names(outer.result?.[0] as Trace<unknown>)).toEqual(["Array", "toArray"]);
  });

  test("leaves the limit of stacks as it was, and shows more frames meanwhile", () => {
    const limit = Error.stackTraceLimit;
    expect(trace(() => Error.stackTraceLimit).result).toBe(Math.max(100, limit));
    expect(Error.stackTraceLimit).toBe(limit);
  });

  test("prints as its table", () => {
    expect(String(flagship)).toBe(table(flagship, { color: false, width: 100 }));
    expect(flagship[Symbol.for("nodejs.util.inspect.custom") as never]).toBeTypeOf("function");
    expect(lanes(flagship)).toContain("pairwise");
  });

  test("shows itself to Node", () => {
    expect(inspect(flagship)).toBe(String(flagship));
  });

  test("reads through concats in a concat", () => {
    const t = trace(() => toArray(concat(concat([1], [2]), [3])));
    expect(t.result).toEqual([1, 2, 3]);
    expect(faultsOf(t)).toEqual([]);
  });

  test("records no more stages in a row than the stack has room for", () => {
    const t = trace(() => {
      let values = map([1], (n) => n);
      for (let stage = 0; stage < 800; stage++) values = map(values, (n) => n + 1);
      return toArray(values);
    });
    expect(t.result).toEqual([801]);
    expect(t.stages.length).toBeLessThan(600);
    const others = trace(() => {
      let values = operator("mine", [1], (pull) => () => pull());
      for (let stage = 0; stage < 800; stage++) values = operator("mine", values, (pull) => () => pull());
      return toArray(values);
    });
    expect(others.result).toEqual([1]);
    expect(others.stages.length).toBeLessThan(600);
  });

  test("records what is built again and again", () => {
    const t = trace(
      () => {
        for (let round = 0; round < 600; round++) toArray(concat([0], concat([1], [2])));
      },
      { budget: 1_000_000 },
    );
    expect(t.stages.filter(({ name }) => name.startsWith("concat"))).toHaveLength(1200);
  });

  test("calls what a consumer calls as it does, without a receiver", () => {
    const receivers: unknown[] = [];
    const t = trace(() => {
      forEach([1], function (this: unknown) {
        receivers.push(this);
      });
      some(new Set([1]), function (this: unknown) {
        receivers.push(this);
        return true;
      });
    });
    expect(t.error).toBeUndefined();
    expect(receivers).toEqual([undefined, undefined]);
  });

  test("sees that from closes what it hands on, which no bound does again", () => {
    const source = testSource([1, 2, 3]);
    const t = trace(
      () => {
        for (const value of from(source)) if (value === 1) break;
        return toArray(range(0, 1000));
      },
      { budget: 30 },
    );
    expect(source.closes).toBe(1);
    expect(t.truncated).toBe("budget");
    expect(told(t, "return", "closed").slice(0, 2)).toEqual(["return TestSource", "closed TestSource"]);
  });

  test("names what has no title by what it reads, or as what it is", () => {
    function* mine(): Generator<number> {
      yield 1;
    }
    const [handed, chained] = [from(mine()), seq(mine())];
    expect(names(trace(() => toArray(handed)))).toEqual(["Generator", "toArray"]);
    expect(names(trace(() => chained.toArray()))).toEqual(["Generator", "toArray"]);
    expect(names(trace(() => toArray(peekable(mine()))))).toEqual([
      "Generator",
      "peekable",
      "reading",
      "toArray",
    ]);
  });

  test("has the type of the result, which is no promise", () => {
    // @ts-expect-error -- it would have to be awaited
    expect(() => trace(async () => 1)).toThrow("use traceAsync");
    expectTypeOf(trace(() => 5)).toEqualTypeOf<Trace<number>>();
    expectTypeOf(flagship.result).toEqualTypeOf<[bigint, bigint] | undefined>();
  });
});

describe("promises that sync callbacks return", () => {
  test("are not looked at: a rejection that nobody handles stays so", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    try {
      trace(() => toArray(map([1], () => Promise.reject(new Error("lost")))));
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(unhandled).toHaveBeenCalledTimes(1);
    } finally {
      process.off("unhandledRejection", unhandled);
    }
  });

  test("are made as often as without a trace", async () => {
    let made = 0;
    class Counted<T> extends Promise<T> {
      constructor(run: ConstructorParameters<typeof Promise<T>>[0]) {
        super(run);
        made++;
      }
    }
    const run = (): unknown[] => toArray(map([1, 2], (n) => Counted.resolve(n)));
    run();
    const expected = made;
    made = 0;
    trace(run);
    await Promise.resolve();
    expect(made).toBe(expected);
  });

  test("may be proxies that cannot be asked", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(trace(() => toArray(map([1], () => proxy)).length).result).toBe(1);
  });
});

test("bounded work counts the same pulls, also those from memory", () => {
  const sources: Record<string, () => Iterable<unknown>> = {
    product: () => product(range(0, 5), [1, 2, 3, 4, 5]),
    permutations: () => permutations(range(0, 5)),
    cycle: () => cycle([1, 2]),
    zip: () => zip([countFrom(), countFrom()]),
  };
  for (const [name, make] of Object.entries(sources)) {
    for (let maxPulls = 0; maxPulls < 12; maxPulls++) {
      const run = (): unknown[] => {
        const { reason, steps } = search(make(), () => false, { maxPulls }) as {
          reason?: string;
          steps: number;
        };
        return [name, maxPulls, reason, steps];
      };
      expect(trace(run).result).toEqual(run());
    }
  }
});

test("bad arguments have the errors that they have without a trace", () => {
  const t = trace(() => equals([1], [1], 5 as never));
  expect(String(t.error)).toBe("TypeError: equals: areEqual must be a function, got 5");
});

describe("the bounds of a trace", () => {
  test.each([
    [
      "a filter that accepts nothing",
      () =>
        find(
          filter(countFrom(0), () => false),
          () => true,
        ),
    ],
    [
      "a flatMap of nothing",
      () =>
        find(
          flatMap(countFrom(0), () => []),
          () => true,
        ),
    ],
    [
      "a flatMap of what is endless",
      () =>
        find(
          flatMap([1], () => filter(countFrom(0), () => false)),
          () => true,
        ),
    ],
    ["a consumer", () => find(countFrom(0), () => false)],
    [
      "a loop",
      () => {
        for (const _ of countFrom(0));
      },
    ],
    [
      "new pipelines",
      () => {
        for (;;) toArray([]);
      },
    ],
  ])("stop %s", (_, endless) => {
    const t = trace(endless, { budget: 500 });
    expect([t.truncated, t.error, t.result]).toEqual(["budget", undefined, undefined]);
    expect(t.events.length).toBeLessThan(520);
    expect(faultsOf(t)).toEqual([]);
  });

  test("stop after a time", () => {
    const t = trace(
      () =>
        find(
          filter(countFrom(0), () => false),
          () => true,
        ),
      { maxTime: 5, budget: 1e6 },
    );
    expect(t.truncated).toBe("time");
  });

  test("close everything once, last to first, also what is in nobody's hands", () => {
    const closed: string[] = [];
    const source = (name: string): Iterable<number> => ({
      [Symbol.iterator]: () => ({
        next: () => ({ value: 1, done: false }),
        return() {
          closed.push(name);
          if (name === "b") throw new Error("dropped");
          return { value: undefined, done: true };
        },
      }),
    });
    const t = trace(
      () => {
        const [a, b, c] = [map(source("a"), String), map(source("b"), String), map(source("c"), String)];
        a.next();
        b.next();
        for (;;) c.next();
      },
      { budget: 60 },
    );
    expect(t.truncated).toBe("budget");
    expect(closed).toEqual(["c", "b", "a"]);
  });

  test("are said also where the program has swallowed the stop", () => {
    const t = trace(
      () => {
        try {
          toArray(take(countFrom(0), 100));
        } catch {}
        return "went on";
      },
      { budget: 20 },
    );
    expect([t.truncated, t.result]).toEqual(["budget", "went on"]);
  });
});

describe("the listener of a trace", () => {
  test("is called with each event, and what it builds is not traced", () => {
    const events: TraceEvent[] = [];
    const t = trace(() => toArray([1, 2]), {
      on(event) {
        events.push(event);
        toArray(map([1], String));
      },
    });
    expect(events).toEqual(t.events);
    expect(names(t)).toEqual(["Array", "toArray"]);
  });

  test("may throw, which is told at the end", () => {
    const on = vi.fn(() => {
      throw new Error("of the listener");
    });
    const run = vi.fn(() => toArray([1]));
    expect(() => trace(run, { on })).toThrow("of the listener");
    expect(run).toHaveReturnedWith([1]);
    expect(on).toHaveBeenCalledTimes(1);
  });
});

describe("a bad argument of trace", () => {
  test.each([
    [5, {}, "trace: fn must be a function, got 5: write trace(() => …)"],
    [[1, 2], {}, "trace: fn must be a function, got an array: write trace(() => …)"],
    [() => Promise.resolve(1), {}, "trace: the result of fn must not be a Promise: use traceAsync"],
    [async () => {}, {}, "trace: fn must be a sync function, got an async function: use traceAsync"],
    [() => 1, 5, "trace: options must be an object { budget, maxTime, names, on }, got 5"],
    [
      () => 1,
      { budgets: 1 },
      'trace: options must be an object with no keys but { budget, maxTime, names, on }, got "budgets"',
    ],
    [() => 1, { budget: 0 }, "trace: budget must be a positive integer, got 0"],
    [() => 1, { budget: "9" }, 'trace: budget must be a positive integer, got "9"'],
    [() => 1, { maxTime: -1 }, "trace: maxTime must be a positive number of milliseconds, got -1"],
    [() => 1, { maxTime: "9" }, 'trace: maxTime must be a positive number of milliseconds, got "9"'],
    [() => 1, { names: 5 }, "trace: names must be an object such as { orders, isPaid }, got 5"],
    [() => 1, { names: [[1]] }, "trace: names must be an object such as { orders, isPaid }, got an array"],
    [() => 1, { names: null }, "trace: names must be an object such as { orders, isPaid }, got null"],
    [() => 1, { on: 5 }, "trace: on must be a function, got 5"],
  ])("%o, %o", (fn, options, message) => {
    expect(() => trace(fn as never, options as never)).toThrow(message);
  });
});
