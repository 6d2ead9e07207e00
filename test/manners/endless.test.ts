/** Forty pipelines that never end and forty that do: the first are refused at the call, the second collected. */
import * as l from "lazuli";
import { describe, expect, test } from "vitest";

// The compiler knows most of these too: here it looks away.
const { toArray, search } = l as unknown as Record<string, (...args: unknown[]) => unknown>;
const n = (value: unknown): number => Number(value);
const counted = (): l.Lazy<number, never> => l.countFrom();
/** A finite iterator of a user's, which calls itself what an endless source of ours is called. */
const impostor = (): Iterable<number> =>
  Object.defineProperty([1, 2, 3].values(), Symbol.toStringTag, { value: "primes" });

const ENDLESS: Record<string, () => Iterable<unknown>> = {
  fib: () => l.fib(),
  "fib from an index": () => l.fib({ from: 50 }),
  "fib of numbers": () => l.fib({ as: "number" }),
  lucas: () => l.lucas(),
  primes: () => l.primes(),
  "primes from a number": () => l.primes({ from: 1000 }),
  "primes of bigints": () => l.primes({ from: 10n ** 20n }),
  hamming: () => l.hamming(),
  piDigits: () => l.piDigits(),
  partitionNumbers: () => l.partitionNumbers(),
  linearRecurrence: () => l.linearRecurrence([1n], [2n]),
  "continuedFraction of a root": () => l.continuedFraction(0n, 1n, 2n),
  countFrom: () => l.countFrom(5),
  "countFrom a bigint": () => l.countFrom(5n),
  iterate: () => l.iterate(1, (x) => x * 2),
  generate: () => l.generate(() => 1),
  recurrence: () => l.recurrence([1, 1], (a: number, b: number) => a + b),
  repeat: () => l.repeat("a"),
  "range without an end": () => l.range(Infinity),
  "range without an end, down": () => l.range(0, -Infinity, -2),
  "budget without a bound": () => l.budget(l.primes(), {}),
  "cycle of an array": () => l.cycle([1, 2]),
  "cycle of a text": () => l.cycle("ab"),
  "cycle of what is endless": () => l.cycle(counted()),
  map: () => l.map(l.primes(), (p) => p + 1),
  "map over map": () => l.map(l.map(l.fib(), String), Number),
  filter: () => l.filter(counted(), (x) => x > 5),
  "map, filter, drop, chunks": () => l.chunks(l.drop(l.filter(l.map(counted(), n), Boolean), 3), 2),
  pairwise: () => l.pairwise(l.primes()),
  windows: () => l.windows(counted(), 3),
  scan: () => l.scan(counted(), (a, b) => a + b),
  enumerate: () => l.enumerate(l.fib()),
  "slice without an end": () => l.slice(counted(), 5),
  "zip of two": () => l.zip([l.fib(), l.primes()]),
  "zip with the longest": () => l.zip([[1, 2], counted()], { mode: "longest" }),
  zipKeyed: () => l.zipKeyed({ a: l.fib(), b: counted() }),
  "concat that ends in one": () => l.concat([1, 2], counted()),
  "concat of a generator of ours": () => l.concat([1, 2], l.fib()),
  interleave: () => l.interleave([1, 2], counted()),
  mergeSorted: () => l.mergeSorted([1, 2], counted()),
  "a branch of tee": () => l.tee(counted())[1],
  memoize: () => l.memoize(counted()),
  "the rest of splitAt": () => l.splitAt(counted(), 3)[1],
  "a chain": () => l.seq(l.primes()).pairwise().stepBy(2),
};

const FINITE: Record<string, () => Iterable<unknown>> = {
  range: () => l.range(0, 3),
  of: () => l.of(1, 2),
  empty: () => l.empty(),
  entries: () => l.entries({ a: 1 }),
  split: () => l.split("a,b", ","),
  "repeat with a count": () => l.repeat("a", 3),
  unfold: () => l.unfold(1, (x) => (x < 5 ? ([x, x + 1] as const) : undefined)),
  "primes up to a number": () => l.primes({ to: 20 }),
  primeFactors: () => l.primeFactors(30),
  divisors: () => l.divisors(30),
  "continuedFraction of a fraction": () => l.continuedFraction(415n, 93n),
  "cycle of nothing": () => l.cycle([]),
  "cycle of an empty text": () => l.cycle(""),
  "cycle of an empty sequence": () => l.cycle(l.empty()),
  impostor,
  "map over an impostor": () => l.map(impostor(), (x) => x + 1),
  "cycle over an empty Set": () => l.cycle(new Set()),
  "take of fib": () => l.take(l.fib(), 3),
  "takeWhile of fib": () => l.takeWhile(l.fib(), (x) => x < 9n),
  "takeUntil of fib": () => l.takeUntil(l.fib(), (x) => x > 9n),
  "slice with an end": () => l.slice(l.fib(), 2, 5),
  "slice from Infinity": () => l.slice(counted(), Infinity),
  "map over take": () => l.map(l.take(counted(), 3), (x) => x + 1),
  "zip with an array": () => l.zip([l.fib(), [1, 2, 3]]),
  "zip of nothing": () => l.zip([]),
  "zip with the longest of two": () => l.zip([[1], [1, 2]], { mode: "longest" }),
  "concat of two": () => l.concat([1], [2]),
  "concat of takes": () => l.concat(l.take(l.fib(), 2), l.take(l.fib(), 2)),
  "range that never starts": () => l.range(0, Infinity, -1),
  "product with nothing": () => l.product(counted(), []),
  "interleave of two": () => l.interleave([1], [2]),
  "mergeSorted of two": () => l.mergeSorted([1], [2]),
  "the prefix of splitAt": () => l.splitAt(counted(), 3)[0],
  "the prefix of span": () => l.span(counted(), (x) => x < 3)[0],
  "combinations of nothing": () => l.combinations(counted(), 0),
  "permutations of three": () => l.permutations([1, 2, 3]),
  "a closed source": () => closed(counted()),
  "a closed fib": () => closed(l.fib()),
  "a closed pipeline": () => closed(l.map(l.primes(), n)),
  "a chain": () => l.seq(l.primes()).takeWhile((p) => p < 20),
  "an operator of your own": () =>
    l.operator("first", l.fib(), (pull, end) => {
      let isFirst = true;
      return () => (isFirst ? ((isFirst = false), pull()) : end);
    }),
};

function closed<I extends Iterator<unknown> & Iterable<unknown>>(sequence: I): I {
  sequence.return?.();
  return sequence;
}

describe("a pipeline that never ends", () => {
  test.each(Object.entries(ENDLESS))("%s", (_, make) => {
    expect(() => toArray?.(make())).toThrow(
      new TypeError("toArray: source never ends: bound it with take, takeWhile or takeUntil"),
    );
    expect(() => search?.(make(), () => false)).toThrow(
      new TypeError("search: source never ends: bound the search by maxSteps, maxPulls, maxTime or signal"),
    );
  });

  test("there are forty of them", () => {
    expect(Object.keys(ENDLESS).length).toBeGreaterThanOrEqual(40);
    expect(Object.keys(FINITE).length).toBeGreaterThanOrEqual(40);
  });
});

describe("a pipeline that ends", () => {
  test.each(Object.entries(FINITE))("%s", (_, make) => {
    expect(toArray?.(make())).toBeInstanceOf(Array);
    expect(search?.(make(), () => false)).toMatchObject({ found: false, reason: "exhausted" });
  });
});
