import { setTimeout } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";
import { describe, expect, test } from "vitest";
import { promisedBy } from "../kit/docs/comments.js";
import { FEW_BYTES, KEEPS, meaningOf, SOURCE_KEEPS } from "../kit/docs/phrases.js";
import {
  argsOf,
  casesOf,
  type ConsumerRow,
  callPatiently,
  consumers,
  type OperatorRow,
  operators,
  patientArgsOf,
  sources,
  watchedOf,
} from "../kit/rows.js";
import { async, type Fn, type Sequence, sync, thrownBy, type World } from "../kit/worlds.js";

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

/** Reads a sequence to its end and holds on to nothing: each result is left behind in a call of its own. */
async function drain(sequence: Sequence): Promise<void> {
  const ended = async (): Promise<boolean> => Boolean((await sequence.next()).done);
  while (!(await ended()));
}

/** Calls a function on sources that throw after all their values; the living ones are counted just before. */
async function measure(name: string, row: OperatorRow | ConsumerRow, world: World): Promise<number> {
  const stocks: Stock[] = [];
  while (stocks.length < watchedOf(row)) stocks.push(await Stock.fill());
  const { gives = (value: unknown): unknown => value } = row;
  const countAlive = (): number => {
    collectGarbage();
    return stocks.reduce((total, stock) => total + stock.alive(), 0);
  };
  let alive: number | undefined;
  const onPull = (index: number): void => {
    if (index === GIVEN) alive = countAlive();
  };
  const probes = stocks.map((stock) =>
    world.probe((index) => gives(stock.take(index), 0), { throwsAt: GIVEN, onPull }),
  );
  const read = async (): Promise<void> => {
    const answer = callPatiently(row, world.face[name] as Fn, probes);
    await (row.kind === "consumer" ? answer : drain(answer as Sequence));
  };
  // One that needs a single value cannot be brought to read on.
  if (row.kind === "consumer" && row.pulls === 1) await read();
  else expect(probes.map(({ error }) => error)).toContain(await thrownBy(read));
  return alive ?? countAlive();
}

// Of those that take numbers only there are no weak references to the values: they are weighed below.
const [numeric, others] = [true, false].map((isNumeric) =>
  consumers.filter(([, { numbersOnly = false }]) => numbersOnly === isNumeric),
) as [typeof consumers, typeof consumers];
const cases = casesOf<OperatorRow | ConsumerRow>([...operators, ...others], [sync, async]);

describe("what a function keeps of its source", () => {
  test.each(cases)("%s keeps what it says", async (_, name, row, world) => {
    const [size] = patientArgsOf(row);
    const limit = meaningOf(KEEPS, name, "keeps")(size as number, GIVEN);
    let alive = await measure(name, row, world);
    // V8 may hold the result of an earlier pull while it optimises in the background. What is kept is there each time.
    for (let again = 0; again < 3 && alive > limit * watchedOf(row) + IN_HAND; again++)
      alive = await measure(name, row, world);
    if (limit === GIVEN) expect(alive).toBe(GIVEN * watchedOf(row));
    else expect(alive).toBeLessThanOrEqual(limit * watchedOf(row) + IN_HAND);
  });
});

describe("what is over", () => {
  /** Some have more results than anybody can read. */
  const MANY_RESULTS = 1000;

  test.each(casesOf<OperatorRow>(operators, [sync, async]))(
    "%s holds no more than a value of each source",
    async (_, name, row, world) => {
      const stocks: Stock[] = [];
      while (stocks.length < watchedOf(row)) stocks.push(await Stock.fill());
      const { gives = (value: unknown): unknown => value } = row;
      const probes = stocks.map((stock) =>
        world.probe((index) => gives(stock.take(index), 0), { endsAt: GIVEN }),
      );
      const sequence = callPatiently(row, world.face[name] as Fn, probes) as Sequence;
      const isDone = async (): Promise<boolean> => Boolean((await sequence.next()).done);
      let done = false;
      for (let results = 0; !done && results < MANY_RESULTS; results++) done = await isDone();
      if (!done) {
        // V8 keeps the variables of a generator that is closed at a yield.
        if (world === async) return;
        await sequence.return();
      }
      const limit = Math.max(IN_HAND, watchedOf(row));
      let alive = Infinity;
      // More than once: what a collection under way has marked stays until the next.
      for (let turn = 0; turn < 5 && alive > limit; turn++) {
        await setTimeout();
        collectGarbage();
        alive = stocks.reduce((total, stock) => total + stock.alive(), 0);
      }
      expect(alive).toBeLessThanOrEqual(limit);
      if (!row.forwards) expect((await sequence.next()).done).toBe(true);
    },
  );
});

/** The bytes in use by all that is reachable. */
function weigh(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe("what a function keeps of numbers", () => {
  /** An array of as many numbers would weigh more than the limit. */
  const MANY = 200_000;
  // There is nothing to read from empty.
  const lasting = sources.filter(([, { starts }]) => starts.length > 0);

  test.each(lasting)("%s keeps what it says", (name, row) => {
    const count = Math.min(MANY, row.most ?? MANY);
    const made = (sync.face[name] as Fn)(...(row.lasting?.(count) ?? argsOf(row))) as Iterable<unknown>;
    const source = made[Symbol.iterator]();
    const limit = meaningOf(SOURCE_KEEPS, name, "keeps")(count);
    const before = weigh();
    for (let given = 0; given < count; given++) source.next();
    expect(weigh() - before).toBeLessThan(limit);
    expect(source.next().done).toBe(false);
  });

  test.each(casesOf(numeric, [sync, async]))("%s keeps what it says", async (_, name, __, { face }) => {
    expect(promisedBy(name).keeps).toBe("nothing");
    let grown = Infinity;
    function* numbers(): Generator<number, void> {
      const before = weigh();
      for (let given = 0; given < MANY; given++) yield given + 0.5;
      grown = weigh() - before;
    }
    await (face[name] as Fn)(numbers());
    expect(grown).toBeLessThan(FEW_BYTES);
  });
});
