import { inspect } from "node:util";
import {
  type AsyncTestSource,
  testSource,
  testSourceAsync,
  type TestSource,
  type TestSourceOptions,
} from "lazuli/testing";
import { describe, expect, test } from "vitest";
import { follow, turn } from "../kit/gates.js";
import { thrownBy } from "../kit/worlds.js";

type Values = readonly unknown[] | ((index: number) => unknown);
type Source = TestSource<unknown> | AsyncTestSource<unknown>;
type Opened = Required<Iterator<unknown> | AsyncIterator<unknown>>;

const open = (source: Source): Opened =>
  (Symbol.iterator in source ? source[Symbol.iterator]() : source[Symbol.asyncIterator]()) as Opened;

describe.each<[string, string, (values: Values, options?: TestSourceOptions) => Source]>([
  ["testSource", "TestSource", testSource],
  ["testSourceAsync", "AsyncTestSource", testSourceAsync],
])("%s", (name, title, make) => {
  const end = { value: undefined, done: true };

  test("has the values of an array, and counts what is done", async () => {
    const source = make(["a", "b"]);
    expect(source).toMatchObject({
      name: "source",
      opens: 0,
      lookups: 0,
      pulls: 0,
      closes: 0,
      isOpen: false,
    });
    const { next } = open(source);
    expect(source).toMatchObject({ opens: 1, lookups: 1, pulls: 0, isOpen: true });
    expect(await next()).toEqual({ value: "a", done: false });
    expect(await next()).toEqual({ value: "b", done: false });
    expect(source).toMatchObject({ lookups: 1, pulls: 2, isOpen: true });
    expect(await next()).toEqual(end);
    expect(source).toMatchObject({ pulls: 3, closes: 0, isOpen: false, misuses: [] });
  });

  test("has the values of a function, without an end, and is closed", async () => {
    const source = make((index) => index * 2);
    const iterator = open(source);
    for (const value of [0, 2, 4]) expect(await iterator.next()).toEqual({ value, done: false });
    expect(await iterator.return()).toEqual(end);
    expect(source).toMatchObject({ pulls: 3, closes: 1, isOpen: false, misuses: [] });
  });

  test("tells all that was done to it, in order", async () => {
    const source = make([1, [2, "b"], {}], { throwsAt: 3 });
    const iterator = open(source);
    for (let pull = 0; pull < 3; pull++) await iterator.next();
    await thrownBy(() => iterator.next());
    expect(source.history).toEqual([
      "open",
      "pull → 1",
      'pull → [2, "b"]',
      "pull → an object",
      "pull → throw Error: from the source",
    ]);
    const other = make([], { name: "other", error: "text", throwsAt: 0 });
    await thrownBy(() => open(other).next());
    expect(other.history).toEqual(["open", 'pull → throw "text"']);
    const ended = make([]);
    await open(ended).next();
    expect(ended.history).toEqual(["open", "pull → done"]);
  });

  test("prints as what it is", async () => {
    const source = make([1, 2, 3]);
    expect(`${source}`).toBe(`${title} [not opened]`);
    const iterator = open(source);
    expect(inspect(source)).toBe(`${title} [pulled 0 times, open]`);
    await iterator.next();
    expect(`${source}`).toBe(`${title} [pulled once, open]`);
    await iterator.next();
    await iterator.return();
    expect(`${source}`).toBe(`${title} [pulled twice, closed once]`);
    await thrownBy(() => iterator.return());
    expect(JSON.stringify(source)).toContain(
      `"${title} [pulled twice, closed twice, source was closed twice: `,
    );
    const failing = make([], { throwsAt: 0 });
    await thrownBy(() => open(failing).next());
    expect(`${failing}`).toBe(`${title} [pulled once, threw]`);
    const ended = make([1], { endsAt: 0 });
    await open(ended).next();
    expect(`${ended}`).toBe(`${title} [pulled once, ended]`);
    expect(Object.keys(source)).toEqual([]);
  });

  describe("behaves as it is told", () => {
    test("throws at a pull", async () => {
      const source = make([1, 2], { throwsAt: 1 });
      const iterator = open(source);
      await iterator.next();
      expect(await thrownBy(() => iterator.next())).toBe(source.error);
      expect(source.error).toEqual(new Error("from the source"));
      expect(source.isOpen).toBe(false);
    });

    test("throws another error, undefined too", async () => {
      for (const error of [new RangeError("no"), null]) {
        const source = make([], { throwsAt: 0, error });
        expect(await thrownBy(() => open(source).next())).toBe(error);
        expect(source.error).toBe(error);
      }
    });

    test("ends before its values do", async () => {
      for (const values of [[1, 2, 3], (index: number) => index]) {
        const iterator = open(make(values, { endsAt: 1 }));
        expect(await iterator.next()).toMatchObject({ done: false });
        expect(await iterator.next()).toEqual(end);
      }
    });

    test("throws when it is closed", async () => {
      const closeError = new Error("no");
      const source = make([1], { closeError });
      const iterator = open(source);
      expect(await thrownBy(() => iterator.return())).toBe(closeError);
      expect(source).toMatchObject({ closes: 1, isOpen: false });
    });

    test("has no return", () => {
      expect("return" in open(make([1], { withoutReturn: true }))).toBe(false);
    });

    test("calls onPull and onClose first", async () => {
      const calls: unknown[] = [];
      const source = make([1], {
        onPull: (index) => void calls.push([index, source.pulls]),
        onClose: () => void calls.push(["close", source.closes]),
      });
      const iterator = open(source);
      await iterator.next();
      await iterator.return();
      expect(calls).toEqual([
        [0, 1],
        ["close", 1],
      ]);
    });

    test("takes an error of onPull for its own", async () => {
      const error = new Error("no");
      const source = make([1], {
        onPull: () => {
          throw error;
        },
      });
      expect(await thrownBy(() => open(source).next())).toBe(error);
      expect(source).toMatchObject({ isOpen: false, history: ["open", "pull → throw Error: no"] });
    });
  });

  describe("throws when it is misused", () => {
    const misuses: [string, (source: Source) => unknown][] = [
      [
        "opened twice: a source can be read once, so it is opened once",
        (source) => [open(source), open(source)],
      ],
      [
        "pulled after its end: next() is not called again once it has returned done or thrown",
        async (source) => {
          const iterator = open(source);
          for (let pull = 0; pull < 4; pull++) await iterator.next();
        },
      ],
      [
        "pulled after it was closed: next() is not called after return()",
        async (source) => {
          const iterator = open(source);
          await iterator.return();
          await iterator.next();
        },
      ],
      [
        "closed after its end: a source that has ended or thrown is not closed",
        async (source) => {
          const iterator = open(source);
          for (let pull = 0; pull < 3; pull++) await iterator.next();
          await iterator.return();
        },
      ],
      [
        "closed twice: a source is closed once",
        async (source) => {
          const iterator = open(source);
          await iterator.return();
          await iterator.return();
        },
      ],
    ];

    test.each(misuses)("%s", async (text, misuse) => {
      const source = make([1, 2], { name: "list" });
      expect(await thrownBy(() => misuse(source))).toEqual(new Error(`list was ${text}`));
      expect(source.misuses).toEqual([`list was ${text}`]);
    });

    test("pulled past its limit: whoever reads it does not stop", async () => {
      for (const [options, limit] of [
        [{}, "1000 pulls"],
        [{ limit: 1 }, "1 pull"],
      ] as const) {
        const source = make((index) => index, options);
        const iterator = open(source);
        const error = await thrownBy(async () => {
          for (;;) await iterator.next();
        });
        expect(error).toEqual(
          new Error(`source was pulled past its limit of ${limit}: whoever reads it does not stop`),
        );
        expect(source.isOpen).toBe(false);
      }
    });

    test("pulled while a pull is under way", async () => {
      const source = make([1, 2], { onPull: (index) => (index === 0 ? iterator.next() : undefined) });
      const iterator = open(source);
      expect(await thrownBy(() => iterator.next())).toEqual(
        new Error(
          "source was pulled while a pull is under way: next() is called when the pull before has settled",
        ),
      );
      expect(source.misuses).toHaveLength(1);
    });

    test("and keeps that in mind when the error is swallowed", async () => {
      const source = make([]);
      const iterator = open(source);
      await iterator.next();
      await thrownBy(() => iterator.next());
      await thrownBy(() => iterator.return());
      expect(source.misuses).toHaveLength(2);
    });
  });

  test("refuses arguments that are not what they must be", () => {
    for (const values of [undefined, 5, "text", new Set()])
      expect(() => make(values as never)).toThrow(`${name}: values must be an array or a function, got `);
    expect(() => make([], { throwAt: 1 } as never)).toThrow(
      `${name}: options must be an object with no keys but { name, limit, endsAt, throwsAt, error, closeError, withoutReturn, onPull, onClose }, got "throwAt"`,
    );
    expect(() => make([], 5 as never)).toThrow(new RegExp(`^${name}: options must be an object \\{ name, `));
  });
});

describe("testSourceAsync", () => {
  test("waits for what onPull and onClose return", async () => {
    let resume = (): void => {};
    const wait = (): Promise<void> => new Promise((resolve) => (resume = resolve));
    const iterator = testSourceAsync([1], { onPull: wait, onClose: wait })[
      Symbol.asyncIterator
    ]() as Required<AsyncIterator<number>>;
    for (const call of [() => iterator.next(), () => iterator.return()]) {
      const followed = follow(call());
      await turn();
      expect(followed.isSettled).toBe(false);
      resume();
      await turn();
      expect(followed.isSettled).toBe(true);
    }
  });

  test("may be closed while a pull is under way, whose value then comes late", async () => {
    let resume = (): void => {};
    const source = testSourceAsync([1], { onPull: () => new Promise<void>((resolve) => (resume = resolve)) });
    const iterator = source[Symbol.asyncIterator]();
    const pulled = iterator.next();
    await iterator.return?.();
    resume();
    expect(await pulled).toEqual({ value: 1, done: false });
    expect(`${source}`).toBe("AsyncTestSource [pulled once, closed once]");
  });

  test("may be closed while a pull is under way that ends it, or fails", async () => {
    for (const options of [{ endsAt: 0 }, { throwsAt: 0 }]) {
      const onPull = (): Promise<void> => turn();
      const source = testSourceAsync([1], { ...options, onPull });
      const iterator = source[Symbol.asyncIterator]();
      const pulled = iterator.next();
      await iterator.return?.();
      await Promise.allSettled([pulled]);
      expect(`${source}`).toBe("AsyncTestSource [pulled once, closed once]");
    }
  });

  test("may be pulled again by whoever has just got a value", async () => {
    const source = testSourceAsync([1, 2]);
    const iterator = source[Symbol.asyncIterator]();
    await iterator.next().then(() => iterator.next());
    expect(source.misuses).toEqual([]);
  });
});
