/**
 * Tests what a contender has for concurrency against plain checks: no more work than the window has room for, also while
 * nobody reads; the order that is promised, and nothing lost; who stops early closes the source, once, and waits for it; an
 * error rejects once; no rejection is unhandled, no timer is left, and nothing hangs.
 */
import {
  all,
  expected,
  faultsOf,
  first,
  isSame,
  never,
  NOT_AWAITED,
  numbers,
  PAUSE_MS,
  rejected,
  same,
  sleep,
  stalled,
  turn,
} from "./async-cases.mjs";
import { BUFFERED, CALLS } from "./concurrency-rows.mjs";
import { closingFaults } from "./law.mjs";

/** The shorter time that an operator is given, where its source pauses. */
const SHORT_MS = 10;

const timers = () => process.getActiveResourcesInfo().filter((type) => type === "Timeout").length;

/** What a source awaits before it goes on: a value, or its end. */
const later = (value) => ({ then: (resolve) => void setTimeout(resolve, PAUSE_MS, value) });
const END = Symbol("end");

/** A source that knows how it has been read and left. What is in `values` is awaited, and thrown if it is an error. */
class Watched {
  #values;
  #closes = 0;
  #isClosed = false;
  #isOver = false;
  pulls = 0;

  constructor(values) {
    this.#values = values;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async next() {
    const index = this.pulls++;
    const value = index < this.#values.length ? await this.#values[index] : END;
    this.#isOver ||= value === END || value instanceof Error;
    if (value === END) return { done: true, value: undefined };
    if (value instanceof Error) throw value;
    return { done: false, value };
  }

  async return(value) {
    this.#closes++;
    await turn();
    this.#isClosed = true;
    return { done: true, value };
  }

  /** To be asked when the reader has left. */
  get isBeingClosed() {
    return this.#closes > 0 && !this.#isClosed;
  }

  get faults() {
    return closingFaults(this.#closes, this.pulls > 0, this.#isOver);
  }
}

const sorted = (values) => values.toSorted((a, b) => a - b);

/**
 * A case has `sources`, made of these lists of values; `run(sequenceOf, faults, ...sources)` reads, and says what is wrong.
 * `sequenceOf(...args)` calls the operator. A case returns what has faults, as for the other laws.
 */
const over =
  (makeLists, run) =>
  async (op, { iterable = same }) => {
    const sources = makeLists().map((values) => new Watched(values));
    const sequenceOf = (...args) => iterable(op(...args));
    const faults = await faultsOf(
      (faults) => run(sequenceOf, faults, ...sources),
      (faults) => {
        if (sources.some((source) => source.isBeingClosed)) faults.push(NOT_AWAITED);
      },
    );
    return [{ faults }, ...sources];
  };

/** The same for what has timers of its own: none is to be left. */
const overTimed = (makeLists, run) =>
  over(makeLists, async (sequenceOf, faults, ...sources) => {
    const before = timers();
    await run(sequenceOf, faults, ...sources);
    if (timers() > before) faults.push("a timer is left");
  });

const mappingCases = (isOrdered) => ({
  all: over(
    () => [numbers(60)],
    async (sequenceOf, faults, source) => {
      let running = 0;
      let most = 0;
      const call = async (x) => {
        most = Math.max(most, ++running);
        for (let turns = (x * 7) % 5; turns >= 0; turns--) await turn();
        running--;
        return x;
      };
      const values = await all(sequenceOf(source, call, CALLS));
      if (most > CALLS) faults.push(`${most} calls under way`);
      if (most < CALLS) faults.push(`only ${most} calls under way`);
      if (!isSame(isOrdered ? values : sorted(values), numbers(60)))
        faults.push("order wrong, or values lost");
    },
  ),
  "one is slow": over(
    () => [numbers(20)],
    async (sequenceOf, faults, source) => {
      const value = await first(sequenceOf(source, (x) => sleep(x === 0 ? PAUSE_MS : 1, x), CALLS));
      if ((value === 0) !== isOrdered) faults.push("order wrong");
    },
  ),
  stalled: over(
    () => [numbers(100)],
    async (sequenceOf, faults, source) => {
      let started = 0;
      const call = async (x) => {
        started++;
        return x;
      };
      const iterator = await stalled(sequenceOf(source, call, CALLS));
      if (started > 1 + CALLS) faults.push(`${started - 1} started ahead`);
      await iterator.return?.();
    },
  ),
  break: over(
    () => [numbers(100)],
    async (sequenceOf, _faults, source) => {
      await first(sequenceOf(source, (x) => sleep(x === 0 ? 1 : SHORT_MS, x), CALLS));
    },
  ),
  throw: over(
    () => [numbers(100)],
    async (sequenceOf, faults, source) => {
      const call = async (x) => {
        await sleep(x === 4 ? 1 : 3);
        if (x === 2 || x === 4) throw expected(` ${x}`);
        return x;
      };
      const values = await rejected(sequenceOf(source, call, CALLS), faults);
      if (isOrdered && !isSame(values, [0, 1])) faults.push("order of the error wrong");
    },
  ),
  "throw, stalled": over(
    () => [numbers(100)],
    async (sequenceOf, _faults, source) => {
      const call = async (x) => {
        if (x > 3) throw expected();
        return x;
      };
      const iterator = await stalled(sequenceOf(source, call, CALLS));
      await iterator.return?.().catch(() => {});
    },
  ),
  "the source throws": over(
    () => [[...numbers(5), expected()]],
    async (sequenceOf, faults, source) => {
      const values = await rejected(
        sequenceOf(source, (x) => sleep(1, x), CALLS),
        faults,
      );
      if (isOrdered && !isSame(values, numbers(5))) faults.push("values before the error lost");
    },
  ),
});

const waiting = (count) => numbers(count).map((i) => (i === 0 ? 0 : never));

export const concurrencyCases = {
  mapConcurrent: mappingCases(true),
  mapUnordered: mappingCases(false),
  merge: {
    // The second value of the slow one comes when all of the fast one have been read.
    "slow and fast": over(
      () => [],
      async (sequenceOf, faults) => {
        let open;
        const gate = new Promise((resolve) => (open = resolve));
        const slow = new Watched([-1, gate.then(() => -2)]);
        const fast = new Watched(numbers(20));
        const values = [];
        for await (const value of sequenceOf([slow, fast])) {
          values.push(value);
          if (value === 19) open();
        }
        const isInOrder = [values.filter((x) => x < 0), values.filter((x) => x >= 0)];
        if (!isSame(isInOrder, [[-1, -2], numbers(20)])) faults.push("order wrong, or values lost");
      },
    ),
    stalled: over(
      () => [numbers(50), numbers(50)],
      async (sequenceOf, faults, ...sources) => {
        const iterator = await stalled(sequenceOf(sources));
        const most = Math.max(...sources.map(({ pulls }) => pulls));
        if (most > 2) faults.push(`${most - 1} pulled ahead`);
        await iterator.return?.();
      },
    ),
    break: over(
      () => [numbers(50), numbers(50), numbers(50)],
      async (sequenceOf, _faults, ...sources) => void (await first(sequenceOf(sources))),
    ),
    "break, one never answers": over(
      () => [numbers(50), waiting(50)],
      async (sequenceOf, _faults, ...sources) => {
        for await (const value of sequenceOf(sources)) if (value === 10) break;
      },
    ),
    throw: over(
      () => [numbers(50), [0, expected()], waiting(50)],
      async (sequenceOf, faults, ...sources) => void (await rejected(sequenceOf(sources), faults)),
    ),
  },
  buffer: {
    all: over(
      () => [numbers(100)],
      async (sequenceOf, faults, source) => {
        if (!isSame(await all(sequenceOf(source, BUFFERED)), numbers(100)))
          faults.push("order wrong, or values lost");
      },
    ),
    stalled: over(
      () => [numbers(100)],
      async (sequenceOf, faults, source) => {
        const iterator = await stalled(sequenceOf(source, BUFFERED));
        // One may wait for its place.
        if (source.pulls > 2 + BUFFERED) faults.push(`${source.pulls - 1} pulled ahead`);
        if (source.pulls < 1 + BUFFERED) faults.push(`only ${source.pulls - 1} pulled ahead`);
        await iterator.return?.();
      },
    ),
    break: over(
      () => [numbers(100)],
      async (sequenceOf, _faults, source) => void (await first(sequenceOf(source, BUFFERED))),
    ),
    throw: over(
      () => [[...numbers(5), expected()]],
      async (sequenceOf, faults, source) => {
        const values = await rejected(sequenceOf(source, BUFFERED), faults);
        if (!isSame(values, numbers(5))) faults.push("values before the error lost");
      },
    ),
    "throw, stalled": over(
      () => [[...numbers(5), expected()]],
      async (sequenceOf, _faults, source) => {
        const iterator = await stalled(sequenceOf(source, BUFFERED));
        await iterator.return?.().catch(() => {});
      },
    ),
  },
  debounce: timedCases((debounce, source) => debounce(source, SHORT_MS), [2, 4]),
  chunksWithin: timedCases(
    (chunksWithin, source) => chunksWithin(source, 2, SHORT_MS),
    [[0, 1], [2], [3, 4]],
  ),
};

/** What yields `yielded` for two bursts. */
function timedCases(apply, yielded) {
  return {
    "two bursts": overTimed(
      () => [[0, 1, 2, later(3), 4]],
      async (sequenceOf, faults, source) => {
        const values = await all(apply(sequenceOf, source));
        if (!isSame(values, yielded)) faults.push(`yields ${JSON.stringify(values)}`);
      },
    ),
    "an end after a pause": overTimed(
      () => [[0, later(END)]],
      async (sequenceOf, faults, source) => {
        const values = (await all(apply(sequenceOf, source))).flat();
        if (!isSame(values, [0])) faults.push(`yields ${JSON.stringify(values)}`);
      },
    ),
    break: overTimed(
      () => [[0, 1, 2, never]],
      async (sequenceOf, _faults, source) => void (await first(apply(sequenceOf, source))),
    ),
    throw: overTimed(
      () => [[0, 1, expected()]],
      async (sequenceOf, faults, source) => void (await rejected(apply(sequenceOf, source), faults)),
    ),
  };
}
