import { setTimeout } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";
import { countFrom } from "lazuli";
import { describe, expect, test } from "vitest";
import type { Probe } from "../kit/probe.js";
import { async, type Fn, type Sequence, sync, thrownBy, type World } from "../kit/worlds.js";
import { promisedBy } from "../kit/docs/comments.js";
import { alone, argsOf } from "./patient.js";
import { callOf, type ConsumerRow, type OperatorRow, rows, type SourceRow } from "../kit/rows.js";

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc") as () => void;

/** How many values a source gives before the living ones are counted. */
const GIVEN = 205;
/** Values that the engine has in hand while it moves them: a result object, a register, a settled promise. */
const IN_HAND = 2;

/**
 * Values that nobody holds on to but those who were given them. They are made ahead, since a weak reference
 * keeps its target alive for the rest of the job that made it.
 */
class Stock {
  private readonly values: (object | undefined)[];
  private readonly references: WeakRef<object>[];

  private constructor(values: object[]) {
    this.values = values;
    this.references = values.map((value) => new WeakRef(value));
  }

  static async fill(): Promise<Stock> {
    const stock = new Stock(Array.from({ length: GIVEN }, (_, index) => ({ valueOf: () => index })));
    await setTimeout();
    return stock;
  }

  take(index: number): object {
    const value = this.values[index] as object;
    this.values[index] = undefined;
    return value;
  }

  /** How many of the values that were taken have not been collected. */
  alive(): number {
    const kept = this.values.filter((value) => value !== undefined).length;
    return this.references.filter((reference) => reference.deref() !== undefined).length - kept;
  }
}

/** The most values that a function may hold on to by its comment. */
function limitOf(name: string, [size]: unknown[]): number {
  const limits: Record<string, number> = {
    nothing: 0,
    "1 value": 1,
    "1 key": 1,
    // Of ten values, by the arguments above, with the one that begins the next.
    "1 run": 11,
    "1 value per source": 1,
    "2 values": 2,
    "size values": size as number,
    "2 × size values": 2 * (size as number),
    // All the values are different here, and are their own keys.
    "the distinct values": GIVEN,
    "the distinct keys": GIVEN,
    "count values": size as number,
    "all values": GIVEN,
    // Of the first, which is watched alone.
    "all values but those of the first source": 0,
  };
  const text = promisedBy(name).keeps ?? "";
  expect(Object.keys(limits), `the meaning of "${text}"`).toContain(text);
  return limits[text] as number;
}

/** Reads a sequence to its end and holds on to nothing: each result is left behind in a call of its own. */
async function drain(sequence: Sequence): Promise<void> {
  const ended = async (): Promise<boolean> => Boolean((await sequence.next()).done);
  while (!(await ended()));
}

/** Calls a function on sources that throw after all their values; the living ones are counted just before. */
async function measure(name: string, row: OperatorRow | ConsumerRow, world: World): Promise<number> {
  const stocks: Stock[] = [];
  while (stocks.length < sourcesOf(name, row)) stocks.push(await Stock.fill());
  const { gives = (value: unknown): unknown => value } = row;
  const probes = stocks.map((stock) =>
    world.probe((index) => gives(stock.take(index), 0), { throwsAt: GIVEN }),
  );
  const [first] = probes as [Probe<unknown>];
  const countAlive = (): number => {
    collectGarbage();
    return stocks.reduce((total, stock) => total + stock.alive(), 0);
  };
  let alive: number | undefined;
  for (const probe of probes) {
    probe.onPull = () => {
      if (probe.pulls > GIVEN) alive = countAlive();
    };
  }
  const fn = world.face[name] as Fn;
  const args = argsOf(name, row);
  const read = async (): Promise<void> => {
    const answer: unknown = name in alone ? fn(first, ...args) : callOf(row, fn, probes, args);
    await (row.kind === "consumer" ? answer : drain(answer as Sequence));
  };
  // The one that cannot be brought to read on.
  if (name === "first") await read();
  else expect(probes.map(({ error }) => error)).toContain(await thrownBy(read));
  return alive ?? countAlive();
}

/** How many sources are watched. */
const sourcesOf = (name: string, row: OperatorRow | ConsumerRow): number =>
  name in alone ? 1 : (row.sources ?? 1);

const cases = [sync, async].flatMap((world) =>
  Object.entries(rows)
    .filter((entry): entry is [string, OperatorRow | ConsumerRow] => "pulls" in entry[1])
    // These take numbers only, to which there are no weak references; they are weighed below.
    .filter(([name]) => name in world.face && !["sum", "average"].includes(name))
    .map(([name, row]) => [name, world.name, row, world] as const),
);

describe("what a function keeps of its source", () => {
  test.each(cases)("%s (%s) keeps what it says", async (name, _, row, world) => {
    const limit = limitOf(name, argsOf(name, row));
    const alive = await measure(name, row, world);
    if (limit === GIVEN) expect(alive).toBe(GIVEN * sourcesOf(name, row));
    else expect(alive).toBeLessThanOrEqual(limit * sourcesOf(name, row) + IN_HAND);
  });
});

/** The bytes in use by all that is reachable. */
function weigh(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe("what a function keeps of numbers", () => {
  /** An array of as many numbers would weigh more than the limit. */
  const MANY = 200_000;
  const FEW = 10_000;
  const LIMIT = 1_000_000;
  const endless: Record<string, unknown[]> = {
    range: [MANY + 1],
    replay: [() => countFrom()],
    iterate: [1, (n: number) => n + 1],
    linearRecurrence: [[1n], [1n]],
    primeFactors: [2n ** 10_001n],
    // The product of the first 14 primes.
    divisors: [13082761331670030n],
    recurrence: [[1, 2], (_: number, n: number) => n + 1],
    entries: [Object.fromEntries(Array.from({ length: MANY + 1 }, (_, index) => [`_${index}`, index]))],
    split: ["a,".repeat(MANY + 1), ","],
    // As many arguments as a call may have.
    of: Array<number>(FEW + 1).fill(0),
  };
  /** How many values are read, where it is not MANY. The numbers of fib grow: these weigh more than four times the limit. */
  const counts: Record<string, number> = {
    divisors: FEW,
    fib: FEW,
    hamming: FEW,
    lucas: FEW,
    of: FEW,
    partitionNumbers: 1000,
    piDigits: 1000,
    primeFactors: FEW,
  };
  const limits: Record<string, number> = {
    nothing: LIMIT,
    "1 value": LIMIT,
    "2 values": LIMIT,
    "as many values as are given first": LIMIT,
    "the values above a fifth of the last": LIMIT,
    "numbers as long as what has been given": LIMIT,
    "all values": LIMIT,
    "the primes below √n": LIMIT,
    "the factors": LIMIT,
    // For each a bigint and a place, with each of its primes.
    "the divisors so far": LIMIT + FEW * 14 * 64,
    "the keys": LIMIT + 8 * MANY,
  };
  const sources = Object.entries(rows).filter(
    // There is nothing to read from empty.
    (entry): entry is [string, SourceRow] => entry[1].kind === "source" && entry[0] !== "empty",
  );

  test.each(sources)("%s keeps what it says", (name, row) => {
    const text = promisedBy(name).keeps ?? "";
    expect(Object.keys(limits), `the meaning of "${text}"`).toContain(text);
    const args = endless[name] ?? row.args((callback) => callback);
    const made = (sync.face[name] as Fn)(...args) as Iterable<unknown>;
    const source = made[Symbol.iterator]();
    const count = counts[name] ?? MANY;
    const before = weigh();
    for (let given = 0; given < count; given++) source.next();
    expect(weigh() - before).toBeLessThan(limits[text] as number);
    expect(source.next().done).toBe(false);
  });

  const folds = [sync, async].flatMap(({ name, face }) =>
    ["sum", "average"].map((fold) => [fold, name, face] as const),
  );

  test.each(folds)("%s (%s) keeps what it says", async (name, _, face) => {
    expect(promisedBy(name).keeps).toBe("nothing");
    let grown = Infinity;
    function* numbers(): Generator<number, void> {
      const before = weigh();
      for (let given = 0; given < MANY; given++) yield given + 0.5;
      grown = weigh() - before;
    }
    await (face[name] as Fn)(numbers());
    expect(grown).toBeLessThan(LIMIT);
  });
});
