import {
  concat,
  countFrom,
  cycle,
  fib,
  filter,
  flatMap,
  isPrime,
  map,
  pairwise,
  range,
  search,
  seq,
  take,
  takeWhile,
  zip,
} from "lazuli";
import * as lazuli from "lazuli";
import { search as searchAsync } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../kit/clock.js";
import { logged, Unread } from "../kit/sources.js";
import { type Fn, sync, thrownBy } from "../kit/worlds.js";

const never = (): boolean => false;

/** All data of a verdict, without the time. */
const told = (verdict: object): object => ({ ...verdict, elapsed: undefined });

describe("the verdict", () => {
  test("of a value that was found closes the source", () => {
    const probe = sync.probe([1, 2, 3]);
    const verdict = search(probe as never, (n) => n === 2, { maxSteps: 2 });
    expect(told(verdict)).toEqual({ found: true, value: 2, index: 1, steps: 2 });
    expect([probe.pulls, probe.closes]).toEqual([2, 1]);
    verdict[Symbol.dispose]();
    expect(probe.closes).toBe(1);
  });

  test("of a sequence that ended closes nothing, and stays the same", () => {
    const probe = sync.probe([1, undefined]);
    const verdict = search(probe as never, never, {});
    if (verdict.found) throw new Error("found");
    expect(told(verdict)).toEqual({ found: false, reason: "exhausted", steps: 2, last: undefined });
    expect(verdict.resume({ maxSteps: 5 })).toBe(verdict);
    verdict.dispose();
    expect(probe.closes).toBe(0);
  });

  test("takes any truthy answer for a yes, and asks with the value and its index", () => {
    const calls: unknown[][] = [];
    const verdict = search(["a", "b"], (...args) => (calls.push(args) === 2 ? "yes" : ""), { maxSteps: 9 });
    expect(verdict.found && verdict.value).toBe("b");
    expect(calls).toEqual([
      ["a", 0, { deadline: undefined, signal: undefined }],
      ["b", 1, { deadline: undefined, signal: undefined }],
    ]);
  });

  test("shows its data only", () => {
    expect(Object.keys(search([1], never, { maxSteps: 0 }))).toEqual([
      "found",
      "reason",
      "steps",
      "elapsed",
      "last",
    ]);
  });
});

describe("maxSteps", () => {
  test.each([0, 1, 7])("of %i examines just as many, and pulls no more", (maxSteps) => {
    const probe = sync.probe((index) => index);
    const verdict = search(probe as never, never, { maxSteps });
    expect(told(verdict)).toEqual({
      found: false,
      reason: "steps",
      steps: maxSteps,
      last: maxSteps ? maxSteps - 1 : undefined,
    });
    expect([probe.pulls, probe.closes]).toEqual([maxSteps, 0]);
  });
});

describe("maxPulls", () => {
  const endless = (): Iterable<number> => sync.probe((index) => index) as never;
  const none = (source: Iterable<number>): Iterable<number> => filter(source, never);
  const pipelines: Record<string, () => Iterable<unknown>> = {
    "at the bottom": () => map(pairwise(none(endless())), String),
    "at the top": () => none(map(endless(), (n) => n + 1)),
    "in an inner sequence": () => flatMap(range(0, 3), () => none(countFrom())),
    "of inner sequences": () => none(flatMap(countFrom(), (n) => [n, n])),
    "in a joiner": () => zip([countFrom(), none(countFrom())]),
    "in a sequence that comes later": () => concat([1, 2], none(countFrom())),
    "over a cycle": () => none(cycle([1, 2, 3])),
    "of one sequence twice": () => {
      const source = map(countFrom(), (n) => n);
      return none(map(zip([source, source]), ([a]) => a));
    },
  };

  test.each(Object.entries(pipelines))("bounds a filter that accepts nothing %s", (_, make) => {
    const verdict = search(make(), never, { maxPulls: 100 });
    expect(verdict).toMatchObject({ found: false, reason: "pulls" });
    if (!verdict.found) verdict.dispose();
  });

  test("counts for all of the roots together, and what is left over for none", () => {
    const probes = [sync.probe((index) => index), sync.probe((index) => index)];
    const verdict = search(zip(probes as never[]), never, { maxPulls: 5 });
    expect(verdict).toMatchObject({ reason: "pulls", steps: 2 });
    expect(probes.map(({ pulls }) => pulls)).toEqual([3, 2]);
  });

  test("does not count what others pull from the same source afterwards", () => {
    const numbers = map(countFrom(), (n) => n);
    search(numbers, never, { maxPulls: 3 });
    search(numbers, never, { maxPulls: 3 });
    expect(seq(numbers).take(5).toArray()).toEqual([6, 7, 8, 9, 10]);
  });
});

describe("maxTime", () => {
  test("stops between values", () => {
    const clock = fakeClock();
    const verdict = search(countFrom(), () => clock.advance(10), { maxTime: 95 });
    expect(verdict).toMatchObject({ reason: "time", steps: 10, elapsed: 100, last: 9 });
  });

  test("stops within a pull", () => {
    const clock = fakeClock();
    const none = filter(countFrom(), () => clock.advance(10));
    expect(search(none, never, { maxTime: 95 })).toMatchObject({ reason: "time", steps: 0, elapsed: 100 });
  });

  test("of 0 pulls nothing", () => {
    const probe = sync.probe([1]);
    expect(search(probe as never, never, { maxTime: 0 })).toMatchObject({ reason: "time", steps: 0 });
    expect(probe.pulls).toBe(0);
  });

  test("stops inside a predicate that is handed the bounds", () => {
    fakeClock(1);
    // Without a small factor, so that the test does not end at once.
    const big = 2n ** 11213n - 1n;
    const verdict = search([4, big], (n, _, within) => isPrime(n, within), { maxTime: 50 });
    expect(verdict).toMatchObject({ reason: "time", steps: 1, last: big });
    expect(verdict.elapsed).toBeLessThan(60);
  });

  test.each([0.0001, 0.01, 1, 5])("is passed by little where a value takes %d ms", (cost) => {
    const clock = fakeClock();
    const verdict = search(countFrom(), () => clock.advance(cost), { maxTime: 60 });
    expect(verdict).toMatchObject({ reason: "time" });
    expect(verdict.elapsed).toBeGreaterThanOrEqual(60);
    expect(verdict.elapsed).toBeLessThan(60 + 0.01 + cost);
  });

  test("is passed by little where values turn slow all of a sudden", () => {
    const clock = fakeClock();
    const verdict = search(countFrom(), (n) => clock.advance(n < 100_000 ? 0.0001 : 0.05), { maxTime: 60 });
    expect(verdict.elapsed).toBeGreaterThanOrEqual(60);
    expect(verdict.elapsed).toBeLessThan(80);
  });

  test("passes on a timeout that is not its own", () => {
    const clock = fakeClock();
    const late = (): boolean => isPrime(2n ** 4423n - 1n, { deadline: performance.now() - 1 });
    expect(() => search(countFrom(), late, { maxTime: 50 })).toThrow("deadline");
    clock.advance(1);
  });
});

describe("signal", () => {
  test("stops as soon as it is aborted", () => {
    const pulled: number[] = [];
    const controller = new AbortController();
    const source = map(countFrom(), (n) => (pulled.push(n), n === 3 && controller.abort(), n));
    const verdict = search(source, never, { signal: controller.signal });
    expect(verdict).toMatchObject({ reason: "aborted", steps: 3, last: 3 });
    expect(pulled).toEqual([0, 1, 2, 3]);
  });

  test("that is aborted already pulls nothing", () => {
    const probe = sync.probe([1]);
    expect(search(probe as never, never, { signal: AbortSignal.abort() })).toMatchObject({
      reason: "aborted",
    });
    expect(probe.pulls).toBe(0);
  });

  test("stops inside a predicate that throws its reason", () => {
    const controller = new AbortController();
    const verdict = search(
      [1, 2],
      () => {
        controller.abort();
        throw controller.signal.reason;
      },
      { signal: controller.signal },
    );
    expect(verdict).toMatchObject({ reason: "aborted", steps: 0, last: 1 });
  });
});

describe("progress", () => {
  test("is told now and then", () => {
    const clock = fakeClock();
    const told: unknown[] = [];
    const tell = (progress: object): void => void told.push(progress);
    search(countFrom(), () => clock.advance(30), { maxSteps: 10, progress: tell });
    expect(told).toEqual([
      { steps: 4, elapsed: 120, last: 3 },
      { steps: 8, elapsed: 240, last: 7 },
    ]);
  });

  test("is told as often as is wished, also within a pull", () => {
    const clock = fakeClock();
    const told: number[] = [];
    const none = filter(countFrom(), () => clock.advance(30));
    search(none, never, {
      maxPulls: 5,
      progress: ({ elapsed }) => void told.push(elapsed),
      progressEvery: 50,
    });
    expect(told).toEqual([60, 120]);
  });
});

describe("resume", () => {
  test("goes on without losing or repeating a value, and counts on", () => {
    const seen: number[] = [];
    const see = (n: number): boolean => seen.push(n) === 9;
    let verdict = search(countFrom(), see, { maxSteps: 4 });
    for (let turn = 0; turn < 3 && !verdict.found; turn++) verdict = verdict.resume({ maxSteps: 4 });
    expect(told(verdict)).toEqual({ found: true, value: 8, index: 8, steps: 9 });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("examines a value again whose examination was cut short", () => {
    const controller = new AbortController();
    const seen: unknown[][] = [];
    const verdict = search(
      ["a", "b", "c"],
      (value, index, { signal }) => {
        seen.push([value, index]);
        if (value === "b" && signal) throw (controller.abort(), controller.signal.reason);
      },
      { signal: controller.signal },
    );
    if (!verdict.found) verdict.resume({ maxSteps: 5 });
    expect(seen).toEqual([
      ["a", 0],
      ["b", 1],
      ["b", 1],
      ["c", 2],
    ]);
  });

  test("counts the time of all runs, without what lies between", () => {
    const clock = fakeClock();
    const verdict = search(countFrom(), () => clock.advance(10), { maxTime: 30 });
    clock.advance(1000);
    expect(!verdict.found && verdict.resume({ maxTime: 20 })).toMatchObject({ elapsed: 50, steps: 5 });
  });

  test("is refused the second time, and after dispose", () => {
    const verdict = search(countFrom(), never, { maxSteps: 1 });
    if (verdict.found) return;
    const next = verdict.resume({ maxSteps: 1 });
    expect(() => verdict.resume({ maxSteps: 1 })).toThrow(
      new TypeError("resume: the verdict has been resumed or disposed of already"),
    );
    if (next.found) return;
    next.dispose();
    expect(() => next.resume({ maxSteps: 1 })).toThrow(TypeError);
  });

  test("checks its bounds, and can be tried again", () => {
    const verdict = search(countFrom(), never, { maxSteps: 1 });
    if (verdict.found) return;
    expect(() => verdict.resume({ maxSteps: -1 })).toThrow(RangeError);
    expect(verdict.resume({ maxSteps: 1 })).toMatchObject({ steps: 2 });
  });
});

describe("closing", () => {
  test("is left to dispose, or using, where a bound was met", () => {
    const probe = sync.probe((index) => index);
    {
      using verdict = search(probe as never, never, { maxSteps: 3 });
      expect([verdict.found, probe.closes]).toEqual([false, 0]);
    }
    expect(probe.closes).toBe(1);
  });

  test("is left to the next verdict where it was resumed", () => {
    const probe = sync.probe((index) => index);
    const verdict = search(probe as never, never, { maxSteps: 3 });
    if (verdict.found) return;
    const next = verdict.resume({ maxSteps: 3 });
    verdict.dispose();
    expect(probe.closes).toBe(0);
    next[Symbol.dispose]();
    expect(probe.closes).toBe(1);
  });

  test("happens once where a callback throws", () => {
    const log: string[] = [];
    const source = take(logged(sync, log, "a", [1, 2]) as Iterable<number>, 5);
    const error = new Error("from the callback");
    const throws = (): never => {
      throw error;
    };
    expect(() => search(source, throws, { maxSteps: 5 })).toThrow(error);
    expect(() => search([1], never, { maxTime: 1e9, progress: throws, progressEvery: 0 })).toThrow(error);
    expect(log).toEqual(["open a", "pull a", "close a"]);
  });
});

describe("bad arguments", () => {
  const bad: [string, object, string][] = [
    [
      "maxSteps",
      { maxSteps: -1 },
      "RangeError: search: maxSteps must be a non-negative integer or Infinity, got -1",
    ],
    [
      "maxSteps",
      { maxSteps: 1.5 },
      "RangeError: search: maxSteps must be a non-negative integer or Infinity, got 1.5",
    ],
    [
      "maxSteps",
      { maxSteps: NaN },
      "RangeError: search: maxSteps must be a non-negative integer or Infinity, got NaN",
    ],
    [
      "maxPulls",
      { maxPulls: "5" },
      'TypeError: search: maxPulls must be a non-negative integer or Infinity, got "5"',
    ],
    ["maxTime", { maxTime: -1 }, "RangeError: search: maxTime must be 0 or more milliseconds, got -1"],
    ["maxTime", { maxTime: null }, "TypeError: search: maxTime must be 0 or more milliseconds, got null"],
    ["signal", { signal: {} }, "TypeError: search: signal must be an AbortSignal, got an object"],
    ["progress", { progress: 1 }, "TypeError: search: progress must be a function, got 1"],
    [
      "progressEvery",
      { progressEvery: -1 },
      "RangeError: search: progressEvery must be 0 or more milliseconds, got -1",
    ],
  ];

  test.each(bad)("%s", async (_, bounds, message) => {
    const log: string[] = [];
    const source = logged(sync, log, "a", [1]) as Iterable<number>;
    expect(String(await thrownBy(() => search(source, never, bounds as never)))).toBe(message);
    expect(log).toEqual([]);
    const unread = new Unread();
    await thrownBy(() => search(unread as never, never, bounds as never));
    expect(unread.closes).toBe(1);
  });

  test("no bound for a sequence that is known not to end", () => {
    const message = "search: source never ends: bound the search by maxSteps, maxPulls, maxTime or signal";
    for (const make of [
      () => fib(),
      () => lazuli.lucas(),
      () => lazuli.hamming(),
      () => lazuli.piDigits(),
      () => lazuli.partitionNumbers(),
      () => lazuli.linearRecurrence([0n, 1n], [1n, 1n]),
      () => lazuli.primes({ from: 5 }),
      () => lazuli.generate(() => 1),
      () => lazuli.repeat(1),
      () => lazuli.iterate(1, (n) => n + 1),
      () => lazuli.recurrence([1, 1], (a, b) => a + b),
      () => countFrom(5),
      () => cycle([1]),
      () => filter(pairwise(fib()), never),
      () => seq(countFrom()).drop(3).chunks(2),
    ])
      expect(() => search(make() as Iterable<unknown>, never, {})).toThrow(new TypeError(message));
    expect(search([1], never).found).toBe(false);
    expect(search(lazuli.primes({ to: 9 }), never)).toMatchObject({ reason: "exhausted", steps: 4 });
    expect(search(lazuli.primes({ from: 2n, to: 9n }), never)).toMatchObject({ steps: 4 });
    expect(search(lazuli.repeat(1, 3), never)).toMatchObject({ reason: "exhausted", steps: 3 });
    expect(search(take(countFrom(), 5), never)).toMatchObject({ reason: "exhausted", steps: 5 });
    expect(
      search(
        takeWhile(countFrom(), (n) => n < 5),
        never,
      ),
    ).toMatchObject({ reason: "exhausted" });
    expect(search(zip([countFrom(), [1]]), never)).toMatchObject({ reason: "exhausted" });
  });
});

test("the method of a chain takes the bounds", () => {
  expect(seq(fib()).search((n) => n > 100n, { maxSteps: 50 })).toMatchObject({ value: 144n });
});

describe("a callback that reads the sequence it is called for", () => {
  test.each([
    ["search", search],
    ["searchAsync", searchAsync],
  ] as [string, Fn][])("%s goes on where a bound has stopped it", async (_, search) => {
    const inner = countFrom();
    const everyOther = map(inner, (n) => {
      inner.next();
      return n;
    });
    const seen: number[] = [];
    const see = (n: number): boolean => seen.push(n) === 8;
    let verdict = await search(everyOther, see, { maxPulls: 5 });
    expect(verdict).toMatchObject({ found: false, reason: "pulls", steps: 5, last: 8 });
    if (!verdict.found) verdict = await verdict.resume({ maxPulls: 5 });
    expect(verdict).toMatchObject({ found: true, value: 14, index: 7 });
    expect(seen).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
  });
});
