/** Well-known programs, traced: what the golden renderings show. */
import {
  enumerate,
  fib,
  filter,
  find,
  flatMap,
  map,
  countFrom,
  pairwise,
  range,
  seq,
  take,
  takeWhile,
  tee,
  toArray,
  isPrime,
  zip,
} from "lazuli";
import { trace } from "../../src/trace/trace.js";
import type { TraceRecord } from "../../src/core/types/trace.js";

function bothPrime([a, b]: [bigint, bigint]): boolean {
  return isPrime(a) && isPrime(b);
}

function* countdown(from: number): Generator<number, void> {
  try {
    for (let n = from; n > 0; n--) yield n;
  } finally {
    // Its place is where a generator cleans up.
  }
}

/** The programs of the sync world, by their names. */
export const PROGRAMS: Readonly<Record<string, () => TraceRecord>> = {
  flagship: () => trace(() => find(pairwise(fib()), bothPrime)),
  zip: () => trace(() => toArray(zip([["a", "b"], countFrom(0)]))),
  flatMap: () => trace(() => toArray(flatMap(range(1, 4), (n) => range(n)))),
  tee: () =>
    trace(() => {
      const [a, b] = tee(take(countFrom(0), 3));
      return [...zip([a, map(b, (n) => n * n)])];
    }),
  error: () =>
    trace(() =>
      toArray(
        map(["to", "be", undefined], function shout(word) {
          return (word as string).toUpperCase();
        }),
      ),
    ),
  "early-stop": () =>
    trace(() => {
      for (const n of filter(countFrom(0), function isOdd(n) {
        return n % 2 === 1;
      }))
        if (n > 4) break;
    }),
  chain: () =>
    trace(() =>
      seq(fib())
        .takeWhile((n) => n < 20n)
        .filter((n) => n % 2n === 0n)
        .toArray(),
    ),
  generator: () => trace(() => find(enumerate(countdown(5)), ([, n]) => n < 4)),
  "take-while": () => trace(() => [...takeWhile(fib(), (n) => n < 5n)]),
  dropped: () =>
    trace(() => {
      const first = map(countdown(3), (n) => n * 10)[Symbol.iterator]();
      first.next();
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
