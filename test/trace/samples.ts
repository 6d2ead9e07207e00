/** Programs, traced: what the golden texts show. */
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import { trace, traceAsync } from "lazuli/trace";
import type { TraceRecord } from "../../src/core/watching/trace.js";

const { countFrom, drop, every, fib, filter, find, first, flatMap, forEach, isPrime, map } = lazuli;
const { pairwise, primes, range, reduce, seq, sum, take, takeUntil, takeWhile, tee, toArray, zip } = lazuli;

function bothPrime([a, b]: [bigint, bigint]): boolean {
  return isPrime(a) && isPrime(b);
}

function* countdown(from: number): Generator<number, undefined> {
  for (let n = from; n > 0; n--) yield n;
}

function* broken(): Generator<number, undefined> {
  yield 1;
  throw new TypeError("broken");
}

const isEven = (n: number): boolean => n % 2 === 0;

export const samples: Readonly<Record<string, () => TraceRecord>> = {
  flagship: () => trace(() => find(pairwise(fib()), bothPrime)),
  zip: () => trace(() => toArray(zip([["a", "b", "c"], fib()]))),
  flatMap: () =>
    trace(() =>
      toArray(
        take(
          flatMap([3, 0, 2, 5], function below(n) {
            return map(range(0, n), (x) => x * 10);
          }),
          6,
        ),
      ),
    ),
  tee: () =>
    trace(() => {
      const [a, b] = tee(take(fib(), 4));
      return toArray(zip([a, drop(b, 1)]));
    }),
  error: () =>
    trace(() => {
      const doubles = map(take(countFrom(1), 5), function double(n) {
        if (n === 3) throw new RangeError("no threes");
        return n * 2;
      });
      forEach(doubles, function log() {});
    }),
  sourceError: () =>
    trace(() =>
      toArray(
        filter(
          map(broken(), (n) => n + 1),
          isEven,
        ),
      ),
    ),
  earlyStop: () =>
    trace(() => {
      for (const n of takeUntil(
        filter(fib(), (n) => n % 2n === 0n),
        (n) => n > 1000n,
      ))
        if (n > 30n) break;
    }),
  chain: () =>
    trace(() =>
      seq(countFrom(1))
        .filter((n) => n % 3 === 0)
        .map((n) => n * n)
        .takeWhile((n) => n < 100)
        .toArray(),
    ),
  generator: () => trace(() => first(drop(filter(countdown(9), isEven), 1))),
  dropped: () => trace(() => map(fib(), (n) => -n).next()),
  inner: () =>
    trace(() =>
      toArray(
        flatMap([1, 2], function pairs(n) {
          return zip([take(countFrom(n), n), take(countFrom(-n), 2)]);
        }),
      ),
    ),
  nested: () =>
    trace(() => {
      const divisors = (n: number): Iterable<number> => takeWhile(range(2, n), (d) => d * d <= n);
      return toArray(
        take(
          filter(countFrom(2), (n) => every(divisors(n), (d) => n % d !== 0)),
          4,
        ),
      );
    }),
  two: () =>
    trace(() => {
      const most = sum(map([1, 2], (n) => n + 1));
      return reduce(take(countFrom(1), most), (a, b) => a + b);
    }),
  budget: () =>
    trace(
      () =>
        find(
          filter(countFrom(1), () => false),
          isEven,
        ),
      { budget: 40 },
    ),
  long: () => trace(() => find(pairwise(primes()), ([a, b]) => b - a > 30)),
  odd: () =>
    trace(() =>
      toArray(
        zip([
          ["日本語", "👨‍👩‍👧 family", "e\u0301\u0301", "a\nb\u001b[31m", "\u202eabc"],
          ["שלום", "🇩🇪", "ｆｕｌｌ", "x".repeat(200), "\ud800"],
        ]),
      ),
    ),
  many: () => trace(() => toArray(zip(Array.from({ length: 12 }, (_, n) => range(n, n + 2))))),
  built: () => trace(() => map(fib(), (n) => n)),
  nothing: () => trace(() => 5),
};

/** Waits for so many microtasks: they come in the same order each time, and timers do not. */
async function microtasks(count: number): Promise<void> {
  while (count-- > 0) await Promise.resolve();
}

async function* slowly(values: readonly number[], count: number): AsyncGenerator<number, undefined> {
  for (const value of values) {
    await microtasks(count);
    yield value;
  }
}

export const asyncSamples: Readonly<Record<string, () => Promise<TraceRecord>>> = {
  asyncChain: () =>
    traceAsync(() => {
      const tens = lazuliAsync.map(slowly([1, 2, 3, 4, 5], 3), (n) => n * 10);
      const some = lazuliAsync.filter(tens, async function isWanted(n) {
        await microtasks(2);
        return n !== 20;
      });
      return lazuliAsync.toArray(lazuliAsync.take(some, 2));
    }),
  mapConcurrent: () =>
    traceAsync(() =>
      lazuliAsync.toArray(
        lazuliAsync.mapConcurrent(
          ["a", "b", "c", "d", "e"],
          async function load(name) {
            await microtasks(name === "b" ? 60 : 10);
            return name.toUpperCase();
          },
          { concurrency: 3 },
        ),
      ),
    ),
  filterConcurrent: () =>
    traceAsync(() => {
      const some = lazuliAsync.filterConcurrent(
        slowly([1, 2, 3, 4, 5, 6, 7], 2),
        async function isGood(n) {
          await microtasks(10);
          return isEven(n);
        },
        { concurrency: 2 },
      );
      return lazuliAsync.toArray(lazuliAsync.take(some, 2));
    }),
  merge: () =>
    traceAsync(() => {
      const negative = lazuliAsync.map(slowly([1, 2, 3], 22), (n) => -n);
      return lazuliAsync.toArray(lazuliAsync.take(lazuliAsync.merge(slowly([1, 2, 3, 4], 12), negative), 5));
    }),
  asyncError: () =>
    traceAsync(async () => {
      await lazuliAsync.forEach(slowly([1, 2, 3], 1), async function save(n) {
        await microtasks(1);
        if (n === 2) throw new RangeError("no twos");
      });
    }),
};

/** A trace without what differs from run to run: the time goes on by a millisecond for each event, and the code is a file. */
export function steady({ stages, events, truncated }: TraceRecord): TraceRecord {
  return {
    stages: stages.map((stage) => {
      const { id, name, role, parents, inner, at } = stage;
      return {
        id,
        name,
        role,
        parents,
        ...(inner === undefined ? {} : { inner }),
        at: at && `main.ts:${id + 1}:1`,
      };
    }),
    events: events.map((event) => ({ ...event, t: event.n })),
    truncated,
  };
}

/** The names of all samples. */
export const SAMPLES: readonly string[] = Object.keys({ ...samples, ...asyncSamples });

/** The steady trace of a sample. */
export async function sampled(name: string): Promise<TraceRecord> {
  const run = samples[name] ?? asyncSamples[name];
  if (run === undefined) throw new Error(`there is no sample ${name}`);
  return steady(await run());
}
