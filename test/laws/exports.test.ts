import { describe, expect, onTestFinished, test, vi } from "vitest";
import { async, collect, type Fn, mixed, type Sequence, sync, thrownBy } from "../kit/worlds.js";
import {
  argsOf,
  callOf,
  chainedIn,
  type ConsumerRow,
  ERRORS,
  type OperatorRow,
  type OwnRow,
  probesOf,
  rows,
  sharing,
  SHARED,
} from "../kit/rows.js";

test.each([...SHARED, ...ERRORS])("%s is the same in both faces", (name) => {
  expect(sync.face[name]).toBe(async.face[name]);
});

describe.each([
  ["the chain", sync],
  ["the async chain", async],
  ["the async chain over sync sources", mixed],
])("%s", (_, world) => {
  const seq = world.face["seq"] as Fn;
  const prototype = Object.getPrototypeOf(seq([])) as object;
  const methods = chainedIn(world);

  /** The method, called like the function. */
  const chained =
    (name: string): Fn =>
    (source, ...args) =>
      (seq(source) as Record<string, Fn>)[name]?.(...args) as unknown;

  test("has every operator and consumer, and through", () => {
    const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor");
    expect(names.sort()).toEqual([...methods, "through"].sort());
  });

  const alike = methods.flatMap((name): [string, OperatorRow | ConsumerRow][] => {
    const row = rows[name];
    return row?.kind === "operator" || row?.kind === "consumer" ? [[name, row]] : [];
  });

  test.each(alike)("%s does what the function does", async (name, row) => {
    // Some answers tell the time.
    vi.spyOn(performance, "now").mockReturnValue(0);
    onTestFinished(() => void vi.restoreAllMocks());
    const outcomes = [];
    for (const isChained of [false, true]) {
      const calls: unknown[] = [];
      const args = argsOf(
        row,
        (callback) =>
          ((...values: unknown[]) => {
            calls.push(values);
            return callback(...values);
          }) as never,
      );
      const used = probesOf(row, world, 5);
      let answer: unknown;
      if (!isChained) answer = callOf(row, world.face[name] as Fn, used, args);
      else if (row.kind === "operator" && row.chained) answer = row.chained(seq, used, args);
      else answer = chained(name)(...used, ...args);
      if (row.kind === "operator") {
        if (isChained) expect(Object.getPrototypeOf(answer)).toBe(prototype);
        answer = await collect(answer);
      }
      outcomes.push({
        answer: await answer,
        calls,
        counts: used.map(({ opens, pulls, closes }) => [opens, pulls, closes]),
      });
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  const readings = sharing.flatMap(([name, { readers = {} }]: [string, OwnRow]) =>
    Object.entries(readers).map(([title, read]) => [title, name, read] as const),
  );

  test.each(readings)("%s does what the function does", async (_, name, read) => {
    const outcomes = [];
    for (const fn of [world.face[name] as Fn, chained(name)]) {
      const source = world.probe([0, 1, 2, 3, 4]);
      const values = await collect(read(fn, source));
      outcomes.push([values, source.opens, source.pulls, source.closes]);
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  const held = new Set([...alike, ...sharing].map(([name]) => name));

  test.each(methods.filter((name) => !held.has(name)))("%s does what the function does", async (name) => {
    const cases: Record<string, unknown[]> = {
      abortable: [[1, 2], new AbortController().signal],
      buffer: [[1, 2], 1],
      catchError: [[1, 2], () => []],
      chunksWithin: [[1, 2, 3], 2, 50],
      combineLatest: [[[1], [2]]],
      debounce: [[1, 2], 1],
      delay: [[1, 2], 1],
      filterConcurrent: [[1, 2], (n: number) => n > 1, { concurrency: 2 }],
      flatMapConcurrent: [[1, 2], (n: number) => [n, n], { concurrency: 2 }],
      forEachConcurrent: [[1, 2], () => {}, { concurrency: 2 }],
      lines: [["a\nb", "c\n"]],
      mapConcurrent: [[1, 2], (n: number) => n * 2, { concurrency: 2 }],
      merge: [[1], [2]],
      ndjson: [["1\n[2", "]\n"], { maxLength: 3 }],
      onClose: [[1, 2], () => {}],
      only: [[7]],
      race: [[1, 2], []],
      rateLimit: [[1, 2], { limit: 2, per: 1 }],
      share: [[1, 2]],
      switchMap: [[1, 2], (n: number) => [n]],
      throttle: [[1, 2], 10_000],
      timeout: [[1, 2], 1000],
      toReadable: [[1, 2]],
    };
    // The chain is the first of a list.
    const [first, ...rest] = (name === "combineLatest" ? cases[name]?.[0] : []) as unknown[];
    const ofChain = first === undefined ? cases[name] : [first, rest];
    const outcomes = [];
    for (const [fn, args] of [
      [world.face[name] as Fn, cases[name]],
      [chained(name), ofChain],
    ] as const) {
      const result = (await fn(...(args as unknown[]))) as object;
      outcomes.push(Symbol.asyncIterator in Object(result) ? await collect(result) : result);
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test.each([
    ["tee", 3],
    ["span", () => true],
    ["splitAt", 1],
  ])("%s makes several chains", (name, argument) => {
    const made = chained(name)([1, 2], argument) as unknown[];
    expect(made).toHaveLength(name === "tee" ? 3 : 2);
    for (const one of made) expect(Object.getPrototypeOf(one)).toBe(prototype);
  });

  test("through hands the chain to an operator of one's own", async () => {
    async function* twice(source: Iterable<number> | AsyncIterable<number>): AsyncGenerator<number> {
      for await (const value of source) yield* [value, value];
    }
    function* twiceSync(source: Iterable<number>): Generator<number> {
      for (const value of source) yield* [value, value];
    }
    const through = chained("through");
    expect(
      await through([1, 2], world === sync ? twiceSync : twice)
        .take(3)
        .toArray(),
    ).toEqual([1, 1, 2]);
    expect(await through([1, 2], () => [3]).toArray()).toEqual([3]);
    expect(() => through([1], 5) as unknown).toThrow(
      new TypeError("through: operator must be a function, got 5"),
    );
  });

  test("keeps its place in a zipKeyed whose others have the same key", async () => {
    const [own, other] = [world.probe([1, 2]), world.probe([3, 4])];
    const records = chained("zipKeyed")(own, "a", { a: other, b: [5, 6, 7] }) as unknown;
    expect(await collect(records)).toEqual([
      { a: 1, b: 5 },
      { a: 2, b: 6 },
    ]);
    expect([own.opens, other.opens]).toEqual([1, 0]);
  });

  test("names the method in its errors, as the function does", async () => {
    const error = await thrownBy(() => chained("take")([1], -1) as unknown);
    expect((error as Error).message).toBe(
      "take: count must be a number from 0 to 2^53 - 1, or Infinity, got -1",
    );
  });

  test("is read up to each of its stages, one after the other", async () => {
    type Chain = Sequence & Record<"map" | "take", Fn>;
    const first = seq([1, 2, 3, 4]) as Chain;
    const second = first.map((n: number) => n * 10) as Chain;
    const third = second.take(2) as Chain;
    const values = [];
    for (const sequence of [first, second, third]) values.push((await sequence.next()).value);
    expect(values).toEqual([1, 20, 30]);
  });
});
