/** What every async operator owes to `search`, `budget` and `abortable`. */
import { cycle, generate, range, repeat } from "lazuli";
import * as lazuli from "lazuli/async";
import type { TestSourceOptions } from "lazuli/testing";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../kit/clock.js";
import { later } from "../kit/sources.js";
import { promisedBy } from "../kit/docs/comments.js";
import {
  argsOf,
  callOf,
  casesOf,
  fileOf,
  type OperatorRow,
  operators,
  type Pair,
  probesOf,
  sharing,
} from "../kit/rows.js";
import { async, type Fn, mixed, thrownBy, type World, type Probe } from "../kit/worlds.js";

function make(
  name: string,
  row: OperatorRow,
  world: World,
  isEndless: boolean,
  behaviour: TestSourceOptions = {},
): [Probe<unknown>[], never] {
  const probes = probesOf(row, world, isEndless ? Infinity : 5, Array(3).fill(behaviour));
  return [probes, callOf(row, world.face[name] as Fn, probes, argsOf(row)) as never];
}

function expectClosed(probes: Probe<unknown>[]): void {
  for (const probe of probes) expect(probe.isOpen).toBe(false);
}

const PATIENCE = 5000;

describe.each(casesOf(operators, [async, mixed]))("%s", (_, name, row, world) => {
  const lengths = promisedBy(name).endless === "refused" ? [false] : [true, false];

  test.each(lengths)(
    "pulls no more than it may below an operator that discards (endless: %s)",
    async (isEndless) => {
      for (const maxPulls of [0, 1, 2, 7]) {
        const [probes, result] = make(name, row, world, isEndless);
        let given = 0;
        const none = lazuli.filter(result, () => {
          if (given++ > PATIENCE) throw new Error("it has escaped the bounds");
          return false;
        });
        const verdict = await lazuli.search(none, () => true, { maxPulls });
        expect(verdict.found ? "found" : verdict.reason).toMatch(/^(pulls|exhausted)$/);
        expect(probes.reduce((sum, { pulls }) => sum + pulls, 0)).toBeLessThanOrEqual(maxPulls);
        if (!verdict.found) await verdict.dispose();
        await later();
        expectClosed(probes);
      }
    },
  );

  test.each(lengths)(
    "gives the same values when each pull is stopped half way (endless: %s)",
    async (isEndless) => {
      const read = async (maxPulls: number): Promise<unknown[]> => {
        const [probes, result] = make(name, row, world, isEndless);
        const values: unknown[] = [];
        const isEnough = (value: unknown): boolean => values.push(structuredClone(value)) === 12;
        let verdict = await lazuli.search(result, isEnough, { maxPulls });
        for (let turn = 0; !verdict.found && verdict.reason === "pulls"; turn++) {
          if (turn > PATIENCE) throw new Error("it does not get on");
          verdict = await verdict.resume({ maxPulls });
        }
        expectClosed(probes);
        return values;
      };
      expect(await read(1)).toEqual(await read(Infinity));
    },
  );

  if (world === async)
    test("is given up at once while its source does not answer, and closes it", async () => {
      const stuck: TestSourceOptions = { onPull: () => new Promise(() => {}) };
      const [probes, result] = make(name, row, world, true, stuck);
      const controller = new AbortController();
      const pulling = thrownBy(() =>
        lazuli.toArray(lazuli.take(lazuli.abortable(result, controller.signal), 100)),
      );
      await later();
      controller.abort("enough");
      expect(await pulling).toBe("enough");
      await later();
      expect(probes.map(({ closes }) => closes)).toEqual(probes.map(({ opens }) => opens));
    });
});

type Numbers = AsyncIterable<number>;

/** Endless as far as the tests go: there are values up to and on, up to a limit, so that what escapes its bounds fails and does not hang. */
async function* numbers(): AsyncGenerator<number> {
  for (let n = 0; n < 20_000; n++) yield n;
  throw new Error("it has escaped the bounds");
}
const none = (): Numbers => lazuli.filter(numbers(), () => false);
const noneOfSync = (): Numbers =>
  lazuli.filter(
    generate(() => 1),
    () => false,
  );

/** How one source is shared among several readers, by the rows. */
const ways = sharing.flatMap(([name, { readers = {} }]) =>
  Object.entries(readers).map(([title, read]): [string, (source: Numbers) => Numbers] => [
    title,
    (source) => read(async.face[name] as Fn, source) as Numbers,
  ]),
);

test.each(sharing)("%s says who reads its source", (name, row) => {
  expect(Object.keys(row.readers ?? {}), `${fileOf(name)}: "readers"`).not.toEqual([]);
  expect(row.pair, `${fileOf(name)}: "pair"`).toBeDefined();
});

describe.each(ways)("a source shared by %s", (_, share) => {
  const bounds = { maxPulls: 100, maxTime: 1000 };

  test.each([
    ["a filter below it", (): Numbers => share(none())],
    ["a filter over a sync source below it", (): Numbers => share(noneOfSync())],
    ["a flatMap above it", () => lazuli.flatMap([1], () => share(none()))],
    ["a budget above it", () => lazuli.budget(share(none()), { maxTime: 100_000 })],
    ["a zip of two of them", () => lazuli.zip([share(numbers()), share(none())])],
  ])("keeps the bounds: %s", async (_, make) => {
    const verdict = await lazuli.search(make() as AsyncIterable<unknown>, () => true, bounds);
    expect(verdict).toMatchObject({ found: false, reason: "pulls", steps: 0 });
    if (!verdict.found) await verdict.dispose();
    // Would go on for ever, if it had only been let go.
    await later();
  });

  test("keeps the bounds of a budget, and looks at the clock and the signal", async () => {
    const clock = fakeClock();
    const reasons = [{ maxPulls: 100 }, { maxTime: 5 }, { signal: AbortSignal.abort("enough") }] as const;
    for (const bounds of reasons) {
      const slow = lazuli.filter(numbers(), () => clock.advance(0.05));
      const error = await thrownBy(() => lazuli.toArray(lazuli.budget(share(slow), bounds)));
      expect(error).toBeInstanceOf(lazuli.BudgetExceededError);
    }
  });

  test("gives the same values when each pull is stopped half way", async () => {
    const read = async (maxPulls: number): Promise<number[]> => {
      const seen: number[] = [];
      const isEnough = (n: number): boolean => seen.push(n) === 4;
      let verdict = await lazuli.search(share(numbers()), isEnough, { maxPulls });
      for (let turn = 0; turn < 20 && !verdict.found; turn++) verdict = await verdict.resume({ maxPulls });
      return seen;
    };
    expect(await read(1)).toEqual(await read(Infinity));
  });

  test.each(["search", "abortable", "budget"])(
    "is given up by %s while its source does not answer",
    async (how) => {
      const stuck = { pulls: 0, closes: 0 };
      const source = {
        [Symbol.asyncIterator]: () => ({
          next: () => (stuck.pulls++, new Promise<never>(() => {})),
          return: () => (stuck.closes++, new Promise<never>(() => {})),
        }),
      };
      const controller = new AbortController();
      const { signal } = controller;
      const shared = share(source);
      const outcome =
        how === "search"
          ? lazuli
              .search(shared, () => false, { signal })
              .then(async (verdict) => {
                if (!verdict.found) await verdict.dispose();
              })
          : thrownBy(() =>
              lazuli.toArray(
                how === "budget" ? lazuli.budget(shared, { signal }) : lazuli.abortable(shared, signal),
              ),
            );
      await later();
      controller.abort("enough");
      await outcome;
      expect(stuck.pulls).toBe(1);
    },
  );
});

describe("what gives up a stuck source below a reader", () => {
  const stuckSource = (): { closes: number } & Numbers => {
    const source = {
      closes: 0,
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => {}),
        return: () => (source.closes++, new Promise<never>(() => {})),
      }),
    };
    return source;
  };
  const alone: Record<string, (source: Numbers) => Numbers> = {
    "tee of one": (source) => lazuli.tee(source, 1)[0],
    "tee, the other closed": (source) => {
      const [first, second] = lazuli.tee(source);
      void second.return();
      return first;
    },
    "the prefix of splitAt, the rest closed": (source) => {
      const [prefix, rest] = lazuli.splitAt(source, 4);
      void rest.return();
      return prefix;
    },
    "the rest of splitAt, the prefix closed": (source) => {
      const [prefix, rest] = lazuli.splitAt(source, 4);
      void prefix.return();
      return rest;
    },
    "the rest of splitAt, which begins at once": (source) => lazuli.splitAt(source, 0)[1],
    "the prefix of span, the rest closed": (source) => {
      const [prefix, rest] = lazuli.span(source, () => true);
      void rest.return();
      return prefix;
    },
  };

  test.each(Object.entries(alone))("%s: closes it once", async (_, make) => {
    for (const how of ["search", "abortable", "budget"] as const) {
      const source = stuckSource();
      const reader = make(source);
      const controller = new AbortController();
      const { signal } = controller;
      setTimeout(() => controller.abort("enough"), 5);
      if (how === "search") {
        const verdict = await lazuli.search(reader, () => false, { signal });
        expect(source.closes).toBe(0);
        if (!verdict.found) await verdict.dispose();
      } else {
        const given = how === "budget" ? lazuli.budget(reader, { signal }) : lazuli.abortable(reader, signal);
        await thrownBy(() => lazuli.toArray(given));
      }
      await later();
      expect(source.closes).toBe(1);
    }
  });

  test("leaves it open for others who read it", async () => {
    for (const share of [
      (source: Numbers) => lazuli.tee(source),
      (source: Numbers) => lazuli.splitAt(source, 4),
      (source: Numbers) => [...lazuli.splitAt(source, 4)].reverse(),
    ]) {
      const source = stuckSource();
      const [first, second] = share(source) as [lazuli.AsyncLazy<number>, lazuli.AsyncLazy<number>];
      const one = await lazuli.search(first, () => false, { maxTime: 5 });
      const two = await lazuli.search(second, () => false, { maxTime: 5 });
      if (!one.found) await one.dispose();
      expect(source.closes).toBe(0);
      if (!two.found) await two.dispose();
      expect(source.closes).toBe(1);
    }
  });

  test("leaves open what was lent to it, and the values there", async () => {
    const handle = lazuli.borrow(async.probe([1, 2]) as never as Numbers);
    const joined = lazuli.interleave(stuckSource(), handle);
    await thrownBy(() => lazuli.toArray(lazuli.budget(joined, { maxTime: 5 })));
    expect(await lazuli.toArray(handle)).toEqual([1, 2]);
  });

  test("tells the others of an error that comes later", async () => {
    let fail = (_: Error): void => {};
    const failing = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>((_, reject) => (fail = reject)),
        return: () => Promise.reject(new Error("closed after its end")),
      }),
    };
    const [first, second] = lazuli.tee(failing);
    await thrownBy(() => lazuli.toArray(lazuli.budget(first, { maxTime: 5 })));
    const reading = thrownBy(() => second.next());
    await later();
    const error = new Error("from the source");
    fail(error);
    expect(await reading).toBe(error);
  });

  test("drops what the closing throws where no pull is under way below it", async () => {
    for (const share of [
      (source: Numbers) => lazuli.tee(source, 1)[0],
      (source: Numbers) => {
        const [prefix, rest] = lazuli.splitAt(source, 0);
        void prefix.return();
        return rest;
      },
    ]) {
      const idle = async.probe([1, 2, 3], { closeError: new Error("from closing") });
      const joined = lazuli.interleave(stuckSource(), share(idle as never));
      const error = await thrownBy(() => lazuli.toArray(lazuli.budget(joined, { maxTime: 5 })));
      expect(error).toBeInstanceOf(lazuli.BudgetExceededError);
      await later();
      expect(idle.closes).toBe(1);
    }
  });

  test.each(["memoize", "borrow", "peekable"] as const)(
    "%s: dispose() closes it and does not wait",
    async (name) => {
      const source = stuckSource();
      const handle = lazuli[name](source as Numbers);
      void handle[Symbol.asyncIterator]().next();
      await later();
      await handle.dispose();
      await handle.dispose();
      expect(source.closes).toBe(1);
    },
  );
});

describe("several who read one source", () => {
  const pairs = sharing.flatMap(([name, { pair }]) => (pair === undefined ? [] : [[name, pair] as const]));

  function make(name: string, { readers }: Pair, source: Numbers): [Numbers, Numbers] {
    return readers(async.face[name] as Fn, source) as [Numbers, Numbers];
  }

  test.each(pairs)("%s: the bounds of one do not hold the other", async (name, pair) => {
    for (const isDisposed of [true, false]) {
      const rare = lazuli.filter(numbers(), (n) => n % 10 === 9);
      const [one, other] = make(name, pair, rare);
      const verdict = await lazuli.search(one, () => false, { maxPulls: 5 });
      expect(verdict).toMatchObject({ found: false, reason: "pulls", steps: 0 });
      if (!verdict.found && isDisposed) await verdict.dispose();
      await later();
      // A value that one has waited for is not lost to the other while that has stopped.
      expect(await lazuli.toArray(lazuli.take(other, 2))).toEqual([9, 19]);
      if (verdict.found || isDisposed) continue;
      const next = await verdict.resume({ maxPulls: 1000, maxSteps: 1 });
      expect(next).toMatchObject({ last: pair.first ?? 9 });
    }
  });

  test.each(pairs)("%s: two searches at once each keep their bounds", async (name, pair) => {
    const [one, other] = make(name, pair, none());
    const verdicts = await Promise.all([
      lazuli.search(one, () => true, { maxPulls: 5 }),
      lazuli.search(other, () => true, { maxPulls: 50 }),
    ]);
    expect(verdicts).toMatchObject([{ reason: "pulls" }, { reason: "pulls" }]);
    // Neither of them stands in the way of the other when it goes on.
    for (const verdict of verdicts) {
      if (verdict.found) throw new Error(name);
      expect(await verdict.resume({ maxPulls: 5 })).toMatchObject({ reason: "pulls" });
    }
  });

  test("a pull for several under the same bounds counts once", async () => {
    const verdict = await lazuli.search(lazuli.zip(lazuli.tee(numbers())), () => false, { maxPulls: 10 });
    expect(verdict).toMatchObject({ reason: "pulls", steps: 10, last: [9, 9] });
  });

  test("a prefix has its values, first to last, when the reading of the rest was interrupted", async () => {
    const [prefix, rest] = lazuli.splitAt(numbers(), 4);
    const verdict = await lazuli.search(rest, () => true, { maxPulls: 3 });
    expect(verdict).toMatchObject({ reason: "pulls", steps: 0 });
    expect((await prefix.next()).value).toBe(0);
    expect(!verdict.found && (await verdict.resume({ maxPulls: 5 }))).toMatchObject({
      found: true,
      value: 4,
    });
    expect(await lazuli.toArray(prefix)).toEqual([1, 2, 3]);
  });
});

describe("what comes from memory", () => {
  const binary = Array.from({ length: 40 }, () => [0, 1]);
  const many: Record<string, () => AsyncIterable<unknown>> = {
    runLengthDecode: () => lazuli.runLengthDecode([["a", Infinity]]),
    permutations: () => lazuli.permutations(range(0, 14)),
    distinctPermutations: () => lazuli.distinctPermutations(range(0, 14)),
    combinations: () => lazuli.combinations(range(0, 60), 30),
    combinationsWithRepetition: () => lazuli.combinationsWithRepetition(range(0, 60), 30),
    powerset: () => lazuli.powerset(range(0, 60)),
    product: () => lazuli.product(...binary),
    diagonal: () => lazuli.diagonal(...binary.slice(0, 20)),
    cycle: () => lazuli.filter(cycle([1, 2]), () => true),
    memoize: () => {
      const memo = lazuli.memoize([1, 2]);
      return lazuli.flatMap(repeat(0), () => memo);
    },
    "tee of permutations": () => lazuli.tee(lazuli.permutations(range(0, 14)))[0],
  };

  test.each(Object.entries(many))("%s is bounded too, and goes on", async (_, make) => {
    let given = 0;
    const nothing = lazuli.filter(make(), () => {
      if (given++ > PATIENCE) throw new Error("it has escaped the bounds");
      return false;
    });
    const verdict = await lazuli.search(nothing, () => true, { maxPulls: 1000 });
    expect(verdict).toMatchObject({ found: false, reason: "pulls", steps: 0 });
    if (!verdict.found) await verdict.dispose();
    await later();

    const read = async (maxPulls: number): Promise<unknown[]> => {
      const values: unknown[] = [];
      const isEnough = (value: unknown): boolean => values.push(structuredClone(value)) === 20;
      let verdict = await lazuli.search(make(), isEnough, { maxPulls });
      for (let turn = 0; turn < PATIENCE && !verdict.found; turn++)
        verdict = await verdict.resume({ maxPulls });
      return values;
    };
    expect(await read(1)).toEqual(await read(Infinity));
  });
});
