/** Well-known programs, traced: what the golden renderings show. */
import {
  countFrom,
  enumerate,
  fib,
  filter,
  find,
  flatMap,
  isPrime,
  map,
  pairwise,
  range,
  seq,
  take,
  tee,
  toArray,
  zip,
} from "lazuli";
import * as async from "lazuli/async";
import { trace, traceAsync, type TraceRecord } from "lazuli/trace";

function bothPrime([a, b]: readonly [bigint, bigint]): boolean {
  return isPrime(a) && isPrime(b);
}

function* countdown(from: number): Generator<number, void> {
  for (let n = from; n > 0; n--) yield n;
}

/** Lets other work go on, as often as it is told: so the order of events is always the same. */
async function ticks(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await Promise.resolve();
}

async function* letters(name: string, pace: number): AsyncGenerator<string, void> {
  for (let n = 1; n < 4; n++) {
    await ticks(pace);
    yield `${name}${n}`;
  }
}

const programs: Readonly<Record<string, () => TraceRecord | Promise<TraceRecord>>> = {
  flagship: () => trace(() => find(pairwise(fib()), bothPrime)),

  zip: () => trace(() => toArray(zip([["a", "b"], countFrom(0)]))),

  flatMap: () => trace(() => toArray(flatMap(range(1, 4), (n) => range(n)))),

  tee: () =>
    trace(() => {
      const [a, b] = tee(take(countFrom(0), 3));
      return [...zip([a, map(b, (n) => n * n)])];
    }),

  error: () =>
    trace(() => {
      const shout = (word: string | undefined): string => (word as string).toUpperCase();
      return toArray(map(["to", "be", undefined], shout));
    }),

  "early-stop": () =>
    trace(() => {
      const isOdd = (n: number): boolean => n % 2 === 1;
      for (const n of filter(countFrom(0), isOdd)) if (n > 4) break;
    }),

  chain: () =>
    trace(() =>
      seq(fib())
        .takeWhile((n) => n < 20n)
        .filter((n) => n % 2n === 0n)
        .toArray(),
    ),

  generator: () => trace(() => find(enumerate(countdown(5)), ([, n]) => n < 4)),

  mapConcurrent: () =>
    traceAsync(async () => {
      const fetchUser = async (id: number): Promise<{ id: number }> => {
        await ticks(40 - 10 * (id % 3));
        return { id };
      };
      const users = async.mapConcurrent([1, 2, 3, 4, 5, 6], fetchUser, { concurrency: 3 });
      return async.toArray(async.take(users, 4));
    }),

  merge: () =>
    traceAsync(async () => {
      for await (const letter of async.merge(letters("a", 10), letters("b", 25))) if (letter === "b2") break;
    }),

  "async-error": () =>
    traceAsync(async () => {
      const load = async (name: string): Promise<number> => {
        await ticks(5);
        if (name === "a2") throw new Error("503 Service Unavailable");
        return name.length;
      };
      await async.drain(async.map(letters("a", 10), load));
    }),

  dropped: () =>
    trace(() => {
      map(countdown(3), (n) => n * 10).next();
    }),

  long: () =>
    trace(() =>
      toArray(
        take(
          filter(countFrom(0), (n) => n % 10 === 3),
          30,
        ),
      ),
    ),

  endless: () => trace(() => find(countFrom(0), (n) => n < 0)),
};

export const PROGRAMS: readonly string[] = Object.keys(programs);

/** The trace of a program, with what differs from run to run left out: an event takes a millisecond. */
export async function traced(name: string): Promise<TraceRecord> {
  const { stages, events, truncated } = await (programs[name] as () => TraceRecord | Promise<TraceRecord>)();
  return {
    stages: stages.map(({ id, name, role, parents, inner }) => {
      return { id, name, role, parents, at: undefined, ...(inner === undefined ? {} : { inner }) };
    }),
    events: events.map((event) => ({ ...event, t: event.n })),
    truncated,
  };
}
