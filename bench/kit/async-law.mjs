/**
 * Tests the async operators of a contender for both laws: whoever stops early closes the source, once, and a source that
 * ended by itself is left alone; and no value is pulled that nobody needs.
 */
import { closingFaults } from "./law.mjs";

/** A source that knows how it has been left, and whether it was asked for more than `needed` values, its end included. */
class Watched {
  #length;
  #needed;
  #pulls = 0;
  #opened = false;
  #closes = 0;

  constructor(length, needed) {
    this.#length = length;
    this.#needed = needed;
  }

  [Symbol.asyncIterator]() {
    this.#opened = true;
    return this;
  }

  async next() {
    const index = this.#pulls++;
    return index < this.#length ? { done: false, value: index } : { done: true, value: undefined };
  }

  async return(value) {
    this.#closes++;
    return { done: true, value };
  }

  get faults() {
    const ended = this.#pulls > this.#length;
    // Who never reads may as well have opened nothing.
    const closing = this.#needed === 0 ? [] : closingFaults(this.#closes, this.#opened, ended);
    const more = this.#pulls - this.#needed;
    return more > 0 ? [...closing, `${more} pulled too many`] : closing;
  }
}

const same = (x) => x;
const yes = () => true;
const no = () => false;
const fail = () => {
  throw new Error("a callback's error");
};

/** Some contenders pull and close from a later turn of the event loop. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 3));

/**
 * A case makes a source for each of `[length, needed]`, runs an operator, waits until nothing moves, and returns the
 * sources. `run(read, op, ...sources)` may reject: only what happens to the sources counts.
 */
const over =
  (sizes, run) =>
  async (op, { iterable = same }) => {
    const sources = sizes.map(([length, needed]) => new Watched(length, needed));
    const read = {
      async one(sequence) {
        for await (const _ of iterable(sequence)) break;
      },
      async all(sequence) {
        for await (const _ of iterable(sequence));
      },
    };
    try {
      await run(read, op, ...sources);
    } catch {
      // The error is the case.
    }
    await settled();
    return sources;
  };

/** What returns a sequence from a sequence, and needs so many values for its first. */
const stageCases = (apply, needed = 1) => ({
  "never read": over([[50, 0]], (_read, op, source) => void apply(op, source)),
  break: over([[50, needed]], (read, op, source) => read.one(apply(op, source))),
  end: over([[25, 26]], (read, op, source) => read.all(apply(op, source))),
});

const callbackCases = (callback, failing = fail) => ({
  ...stageCases((op, source) => op(source, callback)),
  throw: over([[50, 1]], (read, op, source) => read.all(op(source, failing))),
});

const awaitedCases = (callback) => callbackCases(callback, async () => fail());

/** What returns a value from a sequence that it reads to the end. */
const consumerCases = (apply) => ({
  end: over([[25, 26]], (_read, op, source) => apply(op, source)),
});

const plus = (a, b) => a + b;

export const asyncOperatorCases = {
  map: callbackCases(same),
  filter: callbackCases(yes),
  mapAsync: awaitedCases(async (x) => x),
  filterAsync: awaitedCases(async () => true),
  take: {
    ...stageCases((op, source) => op(source, 40)),
    "taken all": over([[50, 2]], (read, op, source) => read.all(op(source, 2))),
  },
  flatMap: {
    ...callbackCases((x) => [x, x]),
    "break inside": over(
      [
        [50, 1],
        [50, 1],
      ],
      (read, op, outer, inner) => read.one(op(outer, () => inner)),
    ),
  },
  pairwise: stageCases((op, source) => op(source), 2),
  chunks: stageCases((op, source) => op(source), 10),
  zip: {
    break: over(
      [
        [50, 1],
        [50, 1],
      ],
      (read, op, a, b) => read.one(op(a, b)),
    ),
    "first is shorter": over(
      [
        [1, 2],
        [50, 1],
      ],
      (read, op, a, b) => read.all(op(a, b)),
    ),
    "second is shorter": over(
      [
        [50, 2],
        [1, 2],
      ],
      (read, op, a, b) => read.all(op(a, b)),
    ),
  },
  reduce: {
    ...consumerCases((op, source) => op(source, plus, 0)),
    throw: over([[50, 1]], (_read, op, source) => op(source, fail, 0)),
  },
  find: {
    found: over([[50, 1]], (_read, op, source) => op(source, yes)),
    "not found": over([[25, 26]], (_read, op, source) => op(source, no)),
    throw: over([[50, 1]], (_read, op, source) => op(source, fail)),
  },
  toArray: consumerCases((op, source) => op(source)),
};
