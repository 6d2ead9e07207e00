import { getEventListeners } from "node:events";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { countFrom, map as syncMap } from "lazuli";
import {
  type AsyncLazy,
  first,
  merge,
  type Page,
  paginate,
  type PlatformAbortSignal,
  retry,
  search,
  take,
  toArray,
} from "lazuli/async";
import { type AsyncTestSource, type TestSource, testSource, testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { follow, Gates, turn } from "../kit/gates.js";
import { oneIn } from "../kit/runs.js";
import { inspect } from "../kit/unhandled.js";
import { collect, thrownBy } from "../kit/worlds.js";

const error = new Error("from the server");

/** An API with pages, which notes what it is asked for. */
class Server {
  readonly cursors: unknown[] = [];
  readonly signals: AbortSignal[] = [];
  private readonly pages: readonly Iterable<unknown>[];

  constructor(...pages: Iterable<unknown>[]) {
    this.pages = pages;
  }

  readonly fetchPage = async (
    cursor: number | undefined,
    signal: AbortSignal,
  ): Promise<Page<any, number>> => {
    this.cursors.push(cursor);
    this.signals.push(signal);
    const index = cursor ?? 0;
    await turn();
    return {
      items: this.pages[index] as object as any,
      next: index + 1 < this.pages.length ? index + 1 : null,
    };
  };
}

const DONE = { value: undefined, done: true };

describe("paginate", () => {
  test("yields the items of all pages, in order, and hands on the cursors", async () => {
    const server = new Server([1, 2], [3], [4, 5]);
    expect(await collect(paginate(server.fetchPage))).toEqual([1, 2, 3, 4, 5]);
    expect(server.cursors).toEqual([undefined, 1, 2]);
  });

  test("takes pages that are not promises", async () => {
    const fetchPage = (page: number = 1): Page<number, number> => ({ items: [page, page], next: page + 1 });
    expect(await collect(take(paginate(fetchPage), 5))).toEqual([1, 1, 2, 2, 3]);
  });

  test.each([
    ["left out", {}],
    ["undefined", { next: undefined }],
    ["null", { next: null }],
  ])("ends with the page whose cursor is %s", async (_, rest) => {
    const fetchPage = vi.fn(() => ({ items: [1], ...rest }));
    const items = paginate(fetchPage);
    expect(await collect(items)).toEqual([1]);
    expect(await items.next()).toEqual(DONE);
    expect(fetchPage).toHaveBeenCalledTimes(1);
  });

  test.each([0, -0, "", NaN, 0n, Symbol.iterator, "b", { page: 2 }, () => 2])(
    "has %o for a cursor",
    async (next) => {
      const cursors: unknown[] = [];
      const fetchPage = (cursor: unknown): Page<number, unknown> => {
        cursors.push(cursor);
        return cursor === undefined ? { items: [1], next } : { items: [2] };
      };
      expect(await collect(paginate(fetchPage))).toEqual([1, 2]);
      expect(cursors).toEqual([undefined, next]);
    },
  );

  test("takes the cursor of the page before again, as of a server that remembers where one is", async () => {
    const left = [[1], [], [2, 3], []];
    const fetchPage = async (_: string = "scroll"): Promise<Page<number, string>> => ({
      items: left.shift() ?? [],
      next: left.length > 0 ? "scroll" : null,
    });
    expect(await collect(paginate(fetchPage))).toEqual([1, 2, 3]);
  });

  test("goes on behind empty pages", async () => {
    const server = new Server([], [], [1], [], [2], []);
    expect(await collect(paginate(server.fetchPage))).toEqual([1, 2]);
    expect(await collect(paginate(new Server([]).fetchPage))).toEqual([]);
  });

  test.each<[string, () => any]>([
    ["a set", () => new Set([1, 2])],
    ["a generator", () => syncMap([1, 2], (n) => n)],
    ["promises, which are awaited", () => [Promise.resolve(1), 2]],
    ["an async iterable", () => testSourceAsync([1, 2])],
    ["another sequence", () => paginate(() => ({ items: [1, 2] }))],
  ])("takes items that are %s", async (_, items) => {
    const fetchPage = (page: number = 1): Page<number, number> => ({
      items: items(),
      next: page === 1 ? 2 : null,
    });
    expect(await collect(paginate(fetchPage))).toEqual([1, 2, 1, 2]);
  });

  test("yields undefined and promises of it as they are", async () => {
    expect(await collect(paginate(() => ({ items: [undefined, null, 0] })))).toEqual([undefined, null, 0]);
  });

  test("fetches a page when its first item is pulled, and nothing before the first pull", async () => {
    const server = new Server([1, 2], [3, 4], [5]);
    const items = paginate(server.fetchPage);
    await turn();
    expect(server.cursors).toEqual([]);
    const fetched: number[] = [];
    for await (const _ of items) fetched.push(server.cursors.length);
    expect(fetched).toEqual([1, 1, 2, 2, 3]);
  });

  test("fetches two pages of ten for twenty items", async () => {
    const pages = Array.from({ length: 5 }, (_, page) =>
      Array.from({ length: 10 }, (__, n) => page * 10 + n),
    );
    const server = new Server(...pages);
    expect(await toArray(take(paginate(server.fetchPage), 20))).toEqual(pages.slice(0, 2).flat());
    expect(server.cursors).toEqual([undefined, 1]);
  });

  test("pulls no item before it is needed", async () => {
    const items = testSourceAsync([1, 2, 3]);
    const sequence = paginate(() => ({ items: items as AsyncIterable<number>, next: 2 }));
    await sequence.next();
    expect([items.pulls, items.closes]).toEqual([1, 0]);
    await sequence.return();
    expect([items.pulls, items.closes]).toEqual([1, 1]);
  });

  test("reads items and next once, and gets no other arguments than the cursor and a signal", async () => {
    const reads: string[] = [];
    const fetchPage = vi.fn((..._: unknown[]) => ({
      get items() {
        reads.push("items");
        return [1];
      },
      get next() {
        reads.push("next");
        return undefined;
      },
    }));
    expect(await collect(paginate(fetchPage))).toEqual([1]);
    expect(reads).toEqual(["items", "next"]);
    expect(fetchPage.mock.calls).toEqual([[undefined, expect.any(AbortSignal)]]);
    expect(fetchPage.mock.contexts).toEqual([undefined]);
  });

  test("fetches nothing if it is left before the first pull", async () => {
    const server = new Server([1]);
    await paginate(server.fetchPage).return();
    expect(server.cursors).toEqual([]);
  });

  test("shows its name", () => {
    expect(
      `${take(
        paginate(() => ({ items: [1] })),
        1,
      )}`,
    ).toBe("AsyncLazy [paginate → take(1)]");
  });

  test("calls of next that overlap are answered in order, by one fetch at a time", async () => {
    const server = new Server([1, 2], [], [3]);
    let running = 0;
    const items = paginate(async (cursor: number | undefined, signal) => {
      expect(++running).toBe(1);
      const page = await server.fetchPage(cursor, signal);
      running--;
      return page;
    });
    const results = await Promise.all(Array.from({ length: 5 }, () => items.next()));
    expect(results.map(({ value }) => value as unknown)).toEqual([1, 2, 3, undefined, undefined]);
  });

  test("a pull by fetchPage itself waits for its turn", async () => {
    let inner: Promise<unknown> | undefined;
    const items: AsyncLazy<number> = paginate((page: number = 1) => {
      if (page === 1) inner = items.next();
      return { items: [page], next: page < 3 ? page + 1 : undefined };
    });
    expect(await items.next()).toEqual({ value: 1, done: false });
    expect(await inner).toEqual({ value: 2, done: false });
    expect(await collect(items)).toEqual([3]);
  });

  test("retry fetches the page again, with the same cursor", async () => {
    const server = new Server([1], [2]);
    let calls = 0;
    const fetchPage = retry(
      async (cursor: number | undefined, signal: AbortSignal) => {
        if (++calls === 3) throw error;
        return server.fetchPage(cursor, signal);
      },
      { delay: 0 },
    );
    const failing = paginate(
      retry(async (_: number | undefined, __: AbortSignal) => Promise.reject(error), { times: 0 }),
    );
    expect(await collect(paginate(fetchPage))).toEqual([1, 2]);
    expect(server.cursors).toEqual([undefined, 1]);
    expect(await thrownBy(() => collect(failing))).toBe(error);
  });

  test("a search that is out of pulls is resumed where it stopped", async () => {
    const fetchPage = (page: number = 0): Page<number, number> => ({
      items: [page * 2, page * 2 + 1],
      next: page + 1,
    });
    let verdict = await search(paginate(fetchPage), (n) => n === 7, { maxPulls: 2 });
    expect(verdict.found).toBe(false);
    for (let turns = 0; turns < 10 && !verdict.found; turns++)
      verdict = await verdict.resume({ maxPulls: 2 });
    expect(verdict.found && [verdict.value, verdict.index]).toEqual([7, 7]);
  });

  test("empty pages that do not wait leave the event loop its turns, if there is a signal", async () => {
    const controller = new AbortController();
    const items = paginate(() => ({ items: [] as number[], next: 1 }), { signal: controller.signal });
    setImmediate(() => controller.abort("enough"));
    expect(await thrownBy(() => items.next())).toBe("enough");
  });
});

describe("the signal of fetchPage", () => {
  test("is the same for all pages, and aborted at the end", async () => {
    const server = new Server([1], [2]);
    const items = paginate(server.fetchPage);
    await items.next();
    await items.next();
    expect(new Set(server.signals).size).toBe(1);
    expect(server.signals[0]?.aborted).toBe(false);
    expect(await items.next()).toEqual(DONE);
    expect(server.signals[0]?.aborted).toBe(true);
  });

  test("is aborted when the sequence is left between two pulls, and when it fails", async () => {
    const server = new Server([1], [2]);
    expect(await first(paginate(server.fetchPage))).toBe(1);
    expect(server.signals[0]?.aborted).toBe(true);
    let signal: AbortSignal | undefined;
    const failing = paginate((_, given) => {
      signal = given;
      throw error;
    });
    expect(await thrownBy(() => failing.next())).toBe(error);
    expect(signal?.aborted).toBe(true);
  });
});

describe("paginate that is left while a fetch is under way", () => {
  test.each<[string, () => any]>([
    ["a page", () => ({ items: [1], next: 1 })],
    ["what is no page", () => 5],
    ["an error", () => Promise.reject(error)],
  ])("return() settles at once; %s that comes later is dropped", async (_, late) => {
    await inspect("paginate", async () => {
      let answer: ((page: unknown) => void) | undefined;
      let signal: AbortSignal | undefined;
      const fetchPage = vi.fn((__: unknown, given: AbortSignal) => {
        signal = given;
        return new Promise<never>((resolve) => (answer = resolve as never));
      });
      const items = paginate(fetchPage);
      const pending = [items.next(), items.next()];
      await turn();
      expect(signal?.aborted).toBe(false);
      const returned = items.return();
      expect(signal?.aborted).toBe(true);
      expect(await returned).toEqual(DONE);
      expect(await Promise.all(pending)).toEqual([DONE, DONE]);
      answer?.(late());
      await turn();
      expect(fetchPage).toHaveBeenCalledTimes(1);
    });
  });

  test("opens no items that come too late", async () => {
    const items = testSource([1]);
    const gates = new Gates();
    const sequence = paginate(async () => {
      await gates.wait("fetch");
      return { items };
    });
    const pending = sequence.next();
    await turn();
    await sequence.return();
    await gates.passAll();
    expect(await pending).toEqual(DONE);
    expect(items.opens).toBe(0);
  });

  test("by an operator over it, which waits for nothing", async () => {
    let signal: PlatformAbortSignal | undefined;
    const items = paginate((_, given) => {
      signal = given;
      return new Promise<never>(() => {});
    });
    expect(await first(merge(items, ["other"]))).toBe("other");
    expect(signal?.aborted).toBe(true);
  });

  test.each([true, false])("by fetchPage itself, in a call that returns a promise: %s", async (isAsync) => {
    const source = testSource([1]);
    const page = { items: source, next: 1 };
    const items: AsyncLazy<unknown> = paginate(() => {
      void items.return();
      return isAsync ? Promise.resolve(page) : page;
    });
    expect(await items.next()).toEqual(DONE);
    await turn();
    expect(source.opens).toBe(0);
  });
});

describe("paginate that is left in the middle of a page", () => {
  test("by break: closes the items, and waits for that", async () => {
    const gates = new Gates();
    const items = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ value: 1, done: false }),
        return: () => gates.wait("closing").then(() => ({ value: undefined, done: true })),
      }),
    };
    const reading = follow(
      (async () => {
        for await (const _ of paginate(() => ({ items: items as AsyncIterable<number>, next: 1 }))) break;
      })(),
    );
    await turn();
    expect(reading.isSettled).toBe(false);
    await gates.passAll();
    expect(reading.isSettled).toBe(true);
  });

  test.each(["sync", "async"])("closes %s items once, and not those that have ended", async (kind) => {
    const probes = [1, 2].map((n) => (kind === "sync" ? testSource([n, n]) : testSourceAsync([n, n])));
    const items = paginate((page: number = 0) => ({
      items: probes[page] as Iterable<number>,
      next: page + 1,
    }));
    expect(await collect(take(items, 3))).toEqual([1, 1, 2]);
    expect(probes.map(({ closes }) => closes)).toEqual([0, 1]);
  });

  test("does not close items that have thrown", async () => {
    const probe = testSourceAsync([1, 2], { throwsAt: 1 });
    const items = paginate(() => ({ items: probe as AsyncIterable<number>, next: 1 }));
    await items.next();
    expect(await thrownBy(() => items.next())).toBeInstanceOf(Error);
    expect([probe.closes, await items.next()]).toEqual([0, DONE]);
  });

  test("rejects with an error of closing them", async () => {
    const items = {
      [Symbol.iterator]: () => ({
        next: () => ({ value: 1, done: false }),
        return: () => {
          throw error;
        },
      }),
    };
    expect(await thrownBy(() => first(paginate(() => ({ items, next: 1 }))))).toBe(error);
  });
});

describe("paginate that is aborted", () => {
  test("while a fetch is under way: rejects at once, and hands on the reason", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let given: AbortSignal | undefined;
    const fetchPage = (_: unknown, own: AbortSignal): Promise<never> => {
      given = own;
      return new Promise(() => {});
    };
    const items = paginate(fetchPage, { signal });
    const pulling = thrownBy(() => items.next());
    await turn();
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    controller.abort("enough");
    expect([given?.aborted, given?.reason]).toEqual([true, "enough"]);
    expect(await pulling).toBe("enough");
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(await items.next()).toEqual(DONE);
  });

  test("between two pulls: closes the items, and aborts the signal", async () => {
    const controller = new AbortController();
    const probe = testSourceAsync([1, 2]);
    let given: PlatformAbortSignal | undefined;
    const fetchPage = (_: undefined, own: PlatformAbortSignal): { items: AsyncIterable<number> } => {
      given = own;
      return { items: probe };
    };
    const items = paginate(fetchPage, { signal: controller.signal });
    await items.next();
    controller.abort("enough");
    expect([probe.closes, given?.aborted]).toEqual([1, true]);
    expect(await thrownBy(() => items.next())).toBe("enough");
  });

  test("at any moment: rejects with the reason, fails by nothing else, and pulls no more", async () => {
    async function* itemsOf(page: number): AsyncGenerator<number> {
      for (const item of [0, 1]) {
        await Promise.resolve();
        yield 2 * page + item;
      }
    }
    for (let moment = 0; moment < 100; moment++) {
      const controller = new AbortController();
      let late = 0;
      const fetchPage = async (page: number = 0): Promise<Page<number, number>> => {
        if (controller.signal.aborted) late++;
        if (page === 3) await Promise.reject(error);
        return { items: itemsOf(page), next: page + 1 };
      };
      const read: number[] = [];
      const reading = thrownBy(async () => {
        for await (const item of paginate(fetchPage, { signal: controller.signal })) read.push(item);
      });
      for (let count = 0; count < moment; count++) await Promise.resolve();
      controller.abort("enough");
      expect([await reading, late]).toEqual([read.length < 6 ? "enough" : expect.anything(), 0]);
      expect(read).toEqual([0, 1, 2, 3, 4, 5].slice(0, read.length));
    }
  });

  test("before the first pull: fetches nothing", async () => {
    const server = new Server([1]);
    const items = paginate(server.fetchPage, { signal: AbortSignal.abort("before") });
    expect(await thrownBy(() => items.next())).toBe("before");
    expect(server.cursors).toEqual([]);
  });

  test("removes its listener at the end, on an error, and when it is left", async () => {
    const { signal } = new AbortController();
    const fetchPage = (): Page<number, number> => ({ items: [1, 2] });
    const fail = (): never => {
      throw error;
    };
    await collect(paginate(fetchPage, { signal }));
    await first(paginate(fetchPage, { signal }));
    await thrownBy(() => collect(paginate(fail, { signal })));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("an error of fetchPage", () => {
  test.each([error, undefined, 0, null])("rejects once, as it is: %s", async (thrown) => {
    for (const isAsync of [true, false]) {
      const fetchPage = (page: number = 1): any => {
        if (page === 1) return { items: [1], next: 2 };
        if (isAsync) return Promise.reject(thrown as Error);
        throw thrown;
      };
      const items = paginate<number, number>(fetchPage);
      expect(await items.next()).toEqual({ value: 1, done: false });
      const results = await Promise.allSettled([items.next(), items.next()]);
      expect(results).toEqual([
        { status: "rejected", reason: thrown },
        { status: "fulfilled", value: DONE },
      ]);
    }
  });
});

describe("paginate refuses", () => {
  test.each<[unknown, unknown, string]>([
    [[1], {}, "fetchPage must be a function, got an array"],
    [undefined, {}, "fetchPage must be a function, got undefined"],
    [Promise.resolve(), {}, "fetchPage must be a function, got a Promise"],
    [() => {}, 5, "options must be an object { signal }, got 5"],
    [() => {}, null, "options must be an object { signal }, got null"],
    [() => {}, { sginal: 5 }, 'options must be an object with no keys but { signal }, got "sginal"'],
    [
      () => {},
      { signal: new AbortController() },
      "signal must be an AbortSignal, got an object: pass its signal",
    ],
  ])("%s, %s", (fetchPage, options, message) => {
    expect(() => paginate(fetchPage as never, options as never)).toThrow(
      new TypeError(`paginate: ${message}`),
    );
  });

  const RESULT = "the result of fetchPage must be an object { items, next }, got";
  const NEXT = "next must be a cursor, or undefined or null after the last page, got";
  const ITEMS = "items of the page must be an iterable";

  test.each<[string, unknown, string]>([
    ["an array", [1, 2], `${RESULT} an array: return it as items`],
    ["undefined", undefined, `${RESULT} undefined`],
    ["null", null, `${RESULT} null`],
    ["text", "[]", `${RESULT} "[]"`],
    ["a function", () => [], `${RESULT} a function`],
    ["true for a cursor", { items: [], next: true }, `${NEXT} true`],
    ["false for a cursor", { items: [], next: false }, `${NEXT} false`],
    ["a promise of a cursor", { items: [], next: Promise.resolve(1) }, `${NEXT} a Promise: await it first`],
    [
      "one of another realm",
      { items: [], next: runInNewContext("Promise.resolve(1)") },
      `${NEXT} a Promise: await it first`,
    ],
    [
      "a cursor by another name",
      { items: [], nextCursor: "b" },
      `${RESULT} "nextCursor": did you mean next?`,
    ],
    ["an empty object", {}, `${RESULT} an object`],
    [
      "items by another name",
      { data: [], next: 1 },
      `${RESULT} an object { data, next }: call the values items`,
    ],
    ["a response", new Response("[]"), `${RESULT} a Response: await its json()`],
    ["items that are undefined", { items: undefined }, `${ITEMS} object, got undefined`],
    ["text for items", { items: "abc" }, `${ITEMS} object, got "abc"`],
    ["a promise of items", { items: Promise.resolve([]) }, `${ITEMS}, got a Promise: await it first`],
    ["an object for items", { items: {} }, `${ITEMS}, got an object`],
  ])("%s", async (_, page, message) => {
    const fetchPage = vi.fn(async () => page as never);
    const items = paginate(fetchPage);
    expect(await thrownBy(() => items.next())).toEqual(new TypeError(`paginate: ${message}`));
    expect(await items.next()).toEqual(DONE);
    expect(fetchPage).toHaveBeenCalledTimes(1);
  });

  test("no page that has other keys too", async () => {
    const pages: object[] = [
      { items: [1], next: null, nextPage: 5 },
      { items: [1], next_page: null },
      { items: [1], total: 5, previous: "a" },
    ];
    for (const page of pages)
      expect(await collect(paginate(() => page as Page<number, number>))).toEqual([1]);
  });
});

/** What a plain loop over the pages does. */
async function* plainly(
  fetchPage: (cursor?: number) => Promise<Page<number, number>>,
): AsyncGenerator<number> {
  let cursor: number | null | undefined;
  do {
    const page: Page<number, number> = await fetchPage(cursor ?? undefined);
    yield* page.items as Iterable<number>;
    cursor = page.next;
  } while (cursor != null);
}

test("paginate does what a plain loop over the pages does, call for call", async () => {
  const page = fc.record({
    size: fc.nat(3),
    kind: fc.constantFrom("array", "sync", "async"),
    isSync: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(page, { minLength: 1, maxLength: 6 }),
      fc.option(fc.nat(5)),
      fc.nat(12),
      async (pages, failing, count) => {
        const read = async (isPlain: boolean): Promise<unknown[]> => {
          const log: unknown[] = [];
          const probes: (TestSource<number> | AsyncTestSource<number>)[] = [];
          const fetchPage = (cursor: number = 0): any => {
            log.push(`fetch ${cursor}`);
            const { size, kind, isSync } = pages[cursor] as (typeof pages)[number];
            if (cursor === failing) throw error;
            const values = Array.from({ length: size }, (_, n) => cursor * 10 + n);
            const probe = kind === "async" ? testSourceAsync(values) : testSource(values);
            probes.push(probe);
            const items = isPlain || kind === "array" ? values : probe;
            const result = { items, next: cursor + 1 < pages.length ? cursor + 1 : null };
            return isSync && !isPlain ? result : Promise.resolve(result);
          };
          const sequence = isPlain ? plainly(async (cursor) => fetchPage(cursor)) : paginate(fetchPage);
          let left = count;
          try {
            if (left > 0) {
              for await (const value of sequence as AsyncIterable<number>) {
                log.push(value);
                if (--left === 0) break;
              }
            }
          } catch (thrown) {
            log.push(thrown);
          }
          // At most the last one was left, and not those that have ended.
          expect(probes.slice(0, -1).map(({ closes }) => closes)).toEqual(probes.slice(0, -1).map(() => 0));
          for (const { opens, closes } of probes)
            expect([opens, closes].every((times) => times <= 1)).toBe(true);
          return log;
        };
        expect(await read(false)).toEqual(await read(true));
      },
    ),
    oneIn(5),
  );
});

test("the types of paginate", () => {
  interface User {
    readonly name: string;
  }
  const run = (): void => {
    const pages = paginate(async (page: number = 1) => ({ items: [{ name: "Ada" }], next: page + 1 }));
    expectTypeOf(pages).toEqualTypeOf<AsyncLazy<{ name: string }>>();
    // The signal has its type from the context, beside a cursor with a type.
    const signalled = paginate(async (cursor: string | undefined, signal) => {
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      expectTypeOf(cursor).toEqualTypeOf<string | undefined>();
      const response = await fetch(cursor ?? "/users", { signal });
      return (await response.json()) as { items: User[]; next: string | null };
    });
    expectTypeOf(signalled).toEqualTypeOf<AsyncLazy<User>>();
    // No compiler infers a parameter from what the function returns.
    const unknown = paginate((cursor, signal) => {
      expectTypeOf(cursor).toEqualTypeOf<unknown>();
      expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      return { items: [1], next: "b" };
    });
    expectTypeOf(unknown).toEqualTypeOf<AsyncLazy<number>>();
    const given = paginate<User, string>((cursor, signal) => {
      expectTypeOf(cursor).toEqualTypeOf<string | undefined>();
      return fetch(cursor ?? "/", { signal }).then(
        (response) => response.json() as Promise<Page<User, string>>,
      );
    });
    expectTypeOf(given).toEqualTypeOf<AsyncLazy<User>>();
    // Branches with and without a cursor.
    const branches = paginate(async (cursor?: string) =>
      cursor === undefined ? { items: [1], next: "b" } : { items: [2] },
    );
    expectTypeOf(branches).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(paginate(() => ({ items: [] as User[] }))).toEqualTypeOf<AsyncLazy<User>>();
    expectTypeOf(paginate(() => ({ items: new Set([1]) }))).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(paginate(() => ({ items: countFrom(1) }))).toEqualTypeOf<AsyncLazy<number>>();
    expectTypeOf(paginate(() => ({ items: {} as AsyncIterable<User> }))).toEqualTypeOf<AsyncLazy<User>>();
    expectTypeOf(paginate(() => ({ items: [Promise.resolve(1)] }))).toEqualTypeOf<AsyncLazy<number>>();
    const retried = paginate(
      retry(async (cursor: string | undefined, signal: AbortSignal) => ({
        items: [cursor, signal.aborted],
        next: "b",
      })),
    );
    expectTypeOf(retried).toEqualTypeOf<AsyncLazy<string | boolean | undefined>>();
    // @ts-expect-error -- the cursor of the next page has another type
    paginate(async (page: number = 1) => ({ items: [page], next: "2" }));
    // @ts-expect-error -- the first page has no cursor
    paginate(async (page: number) => ({ items: [page], next: page + 1 }));
    // @ts-expect-error -- no page
    paginate(async () => [1]);
    // @ts-expect-error -- text is no list of items
    paginate(async () => ({ items: "abc" }));
  };
  expect(run).toBeTypeOf("function");
});
