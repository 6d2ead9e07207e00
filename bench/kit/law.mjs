/**
 * Tests the operators of a contender for the closing law: whoever stops early closes the source, once; a source
 * that ended by itself is never closed.
 */

/** What is wrong with how often a source was closed, in words. */
export function closingFaults(closes, opened, ended) {
  if (closes === (opened && !ended ? 1 : 0)) return [];
  if (closes === 0) return ["left open"];
  if (ended) return ["closed after its end"];
  return [closes === 1 ? "closed unopened" : `closed ${closes} times`];
}

/** A source that knows how it has been left. In Node 20, which has no `Iterator`, only the tables below are read. */
class Watched extends (globalThis.Iterator ?? Object) {
  #length;
  #make;
  #given = 0;
  #opened = false;
  #ended = false;
  #closes = 0;

  constructor(length, make = (index) => index) {
    super();
    this.#length = length;
    this.#make = make;
  }

  [Symbol.iterator]() {
    this.#opened = true;
    return this;
  }

  next() {
    this.#opened = true;
    this.#ended = this.#given === this.#length;
    return this.#ended ? { done: true, value: undefined } : { done: false, value: this.#make(this.#given++) };
  }

  return() {
    this.#closes++;
    return { done: true, value: undefined };
  }

  get faults() {
    return closingFaults(this.#closes, this.#opened, this.#ended);
  }
}

const breakAfterOne = (iterable) => {
  for (const _ of iterable) break;
};
const runToEnd = (iterable) => {
  for (const _ of iterable);
};
const same = (x) => x;
const yes = () => true;
const fail = () => {
  throw new Error("a callback's error");
};
const quietly = (run) => {
  try {
    run();
  } catch {
    // Only the closing counts.
  }
};

/** A case runs an operator and returns the sources that it made for it. */
const over = (lengths, run, make) => (op) => {
  const sources = lengths.map((length) => new Watched(length, make));
  run(op, ...sources);
  return sources;
};
const overOne = (length, run, make) => over([length], run, make);

const call = (op, ...args) => op(...args);

/** What returns a sequence from a sequence; `make` makes its values, from 0 on. */
export const stageCases = (apply, { length = 50, make } = {}) => ({
  break: overOne(length, (op, source) => breakAfterOne(apply(op, source)), make),
  end: overOne(length, (op, source) => runToEnd(apply(op, source)), make),
});

export const callbackCases = (apply, callback) => ({
  ...stageCases((op, source) => apply(op, source, callback)),
  throw: overOne(50, (op, source) => quietly(() => runToEnd(apply(op, source, fail)))),
});

/** What returns a value from a sequence that it reads to the end. */
export const consumerCases = (apply, { callback, make } = {}) => ({
  end: overOne(50, (op, source) => apply(op, source, callback), make),
  ...(callback && { throw: overOne(50, (op, source) => quietly(() => apply(op, source, fail))) }),
});

/** What returns a sequence from two. */
export const joinerCases = {
  break: over([5, 5], (op, a, b) => breakAfterOne(op(a, b))),
  "first is shorter": over([1, 5], (op, a, b) => runToEnd(op(a, b))),
  "second is shorter": over([5, 1], (op, a, b) => runToEnd(op(a, b))),
};

/** What returns whether two sequences are the same. */
export const comparingCases = {
  end: over([5, 5], call),
  "first is shorter": over([1, 5], call),
  "second is shorter": over([5, 1], call),
};

/** What returns two readers of a sequence: it is closed when both have stopped. */
export const readersCases = {
  "break of both": overOne(5, (op, source) => {
    const [a, b] = op(source);
    breakAfterOne(a);
    breakAfterOne(b);
  }),
  end: overOne(5, (op, source) => {
    for (const reader of op(source)) runToEnd(reader);
  }),
};

/** What can be read again, so that nobody who stops reading closes it. */
export const keeperCases = {
  end: overOne(5, (op, source) => {
    const kept = op(source);
    runToEnd(kept);
    runToEnd(kept);
  }),
};

/** Of the operators that pipelines are made of. */
export const operatorCases = {
  map: callbackCases(call, same),
  filter: callbackCases(call, yes),
  flatMap: {
    ...callbackCases(call, (x) => [x, x]),
    "break inside": over([5, 5], (op, outer, inner) => breakAfterOne(op(outer, () => inner))),
  },
  take: {
    break: overOne(5, (op, source) => breakAfterOne(op(source, 2))),
    "taken all": overOne(5, (op, source) => runToEnd(op(source, 2))),
    end: overOne(1, (op, source) => runToEnd(op(source, 2))),
  },
  pairwise: stageCases(call),
  windows: stageCases(call),
  chunks: stageCases(call),
  zip: joinerCases,
  find: {
    found: overOne(5, (op, source) => op(source, yes)),
    "not found": overOne(5, (op, source) => op(source, () => false)),
    throw: overOne(5, (op, source) => quietly(() => op(source, fail))),
  },
};

/** How each operator breaks the law: `{ map: [], zip: ["first is shorter: left open"] }`. */
export async function law(ops, cases) {
  const broken = {};
  for (const [name, itsCases] of Object.entries(cases)) {
    const op = ops[name];
    if (op === undefined) continue;
    broken[name] = [];
    for (const [title, run] of Object.entries(itsCases)) {
      const faults = new Set((await run(op, ops)).flatMap((source) => source.faults));
      if (faults.size > 0) broken[name].push(`${title}: ${[...faults].join(" and ")}`);
    }
  }
  return broken;
}
