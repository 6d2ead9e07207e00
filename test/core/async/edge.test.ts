import { describe, expect, test } from "vitest";
import { flatMap, map, take, toArray } from "lazuli/async";
import { later, logged } from "../../kit/sources.js";
import {
  async,
  collect,
  type Fn,
  mixed,
  type Sequence,
  sync,
  thrownBy,
  type World,
} from "../../kit/worlds.js";
import { callOf, type OperatorRow, rows, type Watch } from "../../kit/rows.js";

const digits = [0, 1, 2, 3, 4];

const operators = Object.entries(rows).filter(
  (entry): entry is [string, OperatorRow] => entry[1].kind === "operator" && entry[0] in async.face,
);

const unwatched: Watch = (callback) => callback;

/** Runs an operator as its row says, on sources of one's own. */
function run(
  { face }: World,
  name: string,
  row: OperatorRow,
  make: (index: number, values: readonly unknown[]) => unknown,
  watch: Watch = unwatched,
): Sequence {
  const { gives = (value: unknown): unknown => value } = row;
  const sources = Array.from({ length: row.sources ?? 1 }, (_, index) =>
    make(
      index,
      digits.map((digit) => gives(digit, index)),
    ),
  );
  return callOf(row, face[name] as Fn, sources, row.args?.(watch) ?? []) as Sequence;
}

describe.each(operators)("%s", (name, row) => {
  const awaitsCallback = row.takesCallback && !row.comparesInOrder;

  test("awaits the promises of a sync source", async () => {
    const expected = await collect(run(sync, name, row, (_, values) => values));
    const promised = run(async, name, row, (_, values) => values.map((value) => later().then(() => value)));
    expect(await collect(promised)).toEqual(expected);
  });

  test("looks up once how a source is opened", async () => {
    const lookups: string[] = [];
    const result = run(async, name, row, (index, values) => ({
      get [Symbol.asyncIterator]() {
        return void lookups.push(`${index} async`);
      },
      get [Symbol.iterator]() {
        lookups.push(`${index} sync`);
        return () => values.values();
      },
    }));
    await collect(result);
    const expected = Array.from({ length: row.sources ?? 1 }, (_, index) => [
      `${index} async`,
      `${index} sync`,
    ]);
    expect(lookups).toEqual(expected.flat());
  });

  test("closes a sync source one of whose promises rejects", async () => {
    const error = new Error("rejected");
    // The rejection is made when it is pulled: nobody would handle it sooner.
    const probe = sync.probe((): unknown => Promise.reject(error), { closeError: new Error("from closing") });
    const result = run(async, name, row, (index, values) => (index === 0 ? probe : values));
    expect(await thrownBy(() => collect(result))).toBe(error);
    expect(probe.closes).toBe(1);
  });

  test("answers overlapping calls of next() in order, as if they did not overlap", async () => {
    const expected: unknown[] = await collect(run(sync, name, row, (_, values) => values));
    const log: string[] = [];
    const result = run(async, name, row, (index, values) => logged(async, log, `${index}`, values));
    const answered: number[] = [];
    const calls = [...expected, "the end", "past the end"].map(async (_, call) => {
      const answer = await (result.next() as Promise<IteratorResult<unknown>>);
      answered.push(call);
      return answer;
    });
    const values = expected.map((value) => ({ value, done: false }));
    const end = { value: undefined, done: true };
    expect(await Promise.all(calls)).toEqual([...values, end, end]);
    expect(answered).toEqual([...calls.keys()]);
  });

  test("answers overlapping calls of return() in order, when it has closed", async () => {
    const log: string[] = [];
    const result = run(async, name, row, (index, values) => logged(async, log, `${index}`, values));
    // One that reads its source to the end first has nothing to close after that.
    if (!row.finite) await result.next();
    const returned = async (call: string): Promise<unknown> => {
      await result.return();
      return log.push(call);
    };
    await Promise.all([returned("first"), returned("second")]);
    expect(log.slice(-2)).toEqual(["first", "second"]);
    expect(log.at(-3)).toMatch(/^close/);
  });

  test("waits for the closing of its sources on return()", async () => {
    const log: string[] = [];
    const result = run(async, name, row, (index, values) => logged(async, log, `${index}`, values));
    if (!row.finite) await result.next();
    await result.return();
    const opened = log.filter((entry) => entry.startsWith("open")).length;
    expect(log.filter((entry) => entry.startsWith("close"))).toHaveLength(opened);
  });

  if (awaitsCallback)
    test("waits for the closing of its source when its callback is rejected", async () => {
      const log: string[] = [];
      const error = new Error("from the callback");
      const fails: Watch = () => (() => later().then(() => Promise.reject(error))) as never;
      const result = run(async, name, row, () => logged(async, log, "a", digits), fails);
      expect(await thrownBy(() => collect(result))).toBe(error);
      expect(log.at(-1)).toBe("close a");
    });
});

describe("an async source", () => {
  test("is preferred to the sync sequence of the same object", async () => {
    const both = {
      *[Symbol.iterator]() {
        yield "sync";
      },
      async *[Symbol.asyncIterator]() {
        yield "async";
      },
    };
    expect(await toArray(both)).toEqual(["async"]);
  });

  test.each([undefined, null])(
    "may have %o for Symbol.asyncIterator, and is read as a sync one",
    async (none) => {
      const source = Object.assign(["sync"], { [Symbol.asyncIterator]: none as never });
      expect(await toArray(source)).toEqual(["sync"]);
    },
  );

  test("may be an iterator that is not iterable", async () => {
    const iterator = logged(async, [], "a", [1, 2], { plain: true });
    expect(await collect(map(iterator, (value) => value))).toEqual([1, 2]);
  });

  test("may be a string, which is read by code points", async () => {
    expect(await toArray(take("a👍b", 2))).toEqual(["a", "👍"]);
  });

  test("is refused when its Symbol.asyncIterator is no function", async () => {
    expect(await thrownBy(() => toArray({ [Symbol.asyncIterator]: 5 } as never))).toBeInstanceOf(TypeError);
  });

  test("is refused when its iterator is no object", async () => {
    const source = { [Symbol.asyncIterator]: () => 5 };
    expect(await thrownBy(() => toArray(source as never))).toBeInstanceOf(TypeError);
  });

  test("that answers no object from next() is not closed", async () => {
    let closes = 0;
    const iterator = {
      next: () => Promise.resolve(5),
      return: () => {
        closes++;
        return Promise.resolve({});
      },
    };
    expect(await thrownBy(() => toArray(iterator as never))).toBeInstanceOf(TypeError);
    expect(closes).toBe(0);
  });

  test("whose value throws when it is read is not closed", async () => {
    let closes = 0;
    const error = new Error("from the value");
    const iterator = {
      next: () =>
        Promise.resolve({
          done: false,
          get value() {
            throw error;
          },
        }),
      return: () => {
        closes++;
        return Promise.resolve({});
      },
    };
    expect(await thrownBy(() => map(iterator as never, (value) => value).next())).toBe(error);
    expect(closes).toBe(0);
  });

  test("that answers no object from return() is an error", async () => {
    const iterator = {
      next: () => Promise.resolve({ value: 1, done: false }),
      return: () => Promise.resolve(5),
    };
    const error = await thrownBy(() => map(iterator as never, (value) => value).return());
    expect(error).toBeInstanceOf(TypeError);
  });

  test("that throws at once from next() rejects, and is not closed", async () => {
    let closes = 0;
    const error = new Error("at once");
    const iterator = {
      next() {
        throw error;
      },
      return: () => {
        closes++;
        return Promise.resolve({});
      },
    };
    expect(await thrownBy(() => map(iterator as never, (value) => value).next())).toBe(error);
    expect(closes).toBe(0);
  });

  test("has its next called on itself, looked up once", async () => {
    let lookups = 0;
    const iterator = {
      count: 0,
      get next() {
        lookups++;
        return async function (this: { count: number }) {
          return { value: this.count++, done: this.count > 3 };
        };
      },
    };
    expect(await collect(map(iterator as never, (value) => value))).toEqual([0, 1, 2]);
    expect(lookups).toBe(1);
  });
});

test.each(["next", "return"] as const)(
  "%s() in the microtask after a value has come does not take it away",
  async (what) => {
    const value = later().then(() => 5);
    const sequence = map([value, 6], (number) => number);
    const first = sequence.next();
    void value.then(() => void sequence[what]());
    expect(await first).toEqual({ value: 5, done: false });
  },
);

describe("the names of a pipeline", () => {
  test("go from the source to the last operator", () => {
    const pipeline = take(
      map([1], (value) => value),
      1,
    );
    expect(String(pipeline)).toBe("AsyncLazy [Array → map → take(1)]");
  });

  test("of an async source are what it calls itself", async () => {
    async function* generator(): AsyncGenerator<number> {
      yield 1;
    }
    expect(String(take(generator(), 1))).toBe("AsyncLazy [AsyncGenerator → take(1)]");
  });

  test("of an iterator without a name say what it is", () => {
    const iterator = logged(async, [], "a", [], { plain: true });
    expect(String(take(iterator, 1))).toBe("AsyncLazy [AsyncIterator → take(1)]");
  });
});

describe("an iterator handed over together with a bad argument", () => {
  test("is closed, and what that rejects with is dropped", async () => {
    let closes = 0;
    const iterator = {
      next: () => Promise.resolve({ value: 1, done: false }),
      return() {
        closes++;
        return Promise.reject(new Error("from closing"));
      },
    };
    const error = await thrownBy(() => flatMap(iterator as never, 5 as never));
    expect(error).toEqual(new TypeError("flatMap: mapper must be a function, got 5"));
    await later();
    expect(closes).toBe(1);
  });
});

test.each([async, mixed])("a closed sequence answers the end ($name)", async ({ probe }) => {
  const source = probe([1]);
  const sequence = map(source as never, (value) => value);
  await sequence.return();
  expect(await sequence.next()).toEqual({ value: undefined, done: true });
  expect(source.pulls).toBe(0);
});
