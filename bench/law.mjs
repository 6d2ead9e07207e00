/**
 * Asks each operator of a contender for the closing law: whoever stops early closes the source, once; a source
 * that ended by itself is never closed.
 */

/** A source that counts how often it is closed. */
class Counted extends Iterator {
  closes = 0;
  #left;

  constructor(length) {
    super();
    this.#left = length;
  }

  next() {
    return this.#left > 0 ? { done: false, value: this.#left-- } : { done: true, value: undefined };
  }

  return() {
    this.closes++;
    return { done: true, value: undefined };
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

/** A case gives the sources it made, each with the closes that are right for it. */
const overOne = (length, closes, run) => (op) => {
  const source = new Counted(length);
  run(op, source);
  return [[source, closes]];
};

const stageCases = (apply) => ({
  break: overOne(50, 1, (op, source) => breakAfterOne(apply(op, source))),
  end: overOne(50, 0, (op, source) => runToEnd(apply(op, source))),
});

const callbackCases = (apply, callback) => ({
  ...stageCases((op, source) => apply(op, source, callback)),
  throw: overOne(50, 1, (op, source) => {
    try {
      runToEnd(apply(op, source, fail));
    } catch {
      // It is the closing that is asked for.
    }
  }),
});

const call = (op, ...args) => op(...args);

const zipCase = (lengths, closes, run) => (op) => {
  const sources = lengths.map((length) => new Counted(length));
  run(op(...sources));
  return sources.map((source, index) => [source, closes[index]]);
};

const cases = {
  map: callbackCases(call, same),
  filter: callbackCases(call, yes),
  flatMap: {
    ...callbackCases(call, (x) => [x, x]),
    "break inside": (op) => {
      const outer = new Counted(5);
      const inner = new Counted(5);
      breakAfterOne(op(outer, () => inner));
      return [
        [outer, 1],
        [inner, 1],
      ];
    },
  },
  take: {
    break: overOne(5, 1, (op, source) => breakAfterOne(op(source, 2))),
    "taken all": overOne(5, 1, (op, source) => runToEnd(op(source, 2))),
    end: overOne(1, 0, (op, source) => runToEnd(op(source, 2))),
  },
  pairwise: stageCases(call),
  windows: stageCases(call),
  chunks: stageCases(call),
  zip: {
    break: zipCase([5, 5], [1, 1], breakAfterOne),
    "first is shorter": zipCase([1, 5], [0, 1], runToEnd),
    "second is shorter": zipCase([5, 1], [1, 0], runToEnd),
  },
  find: {
    found: overOne(5, 1, (op, source) => op(source, yes)),
    "not found": overOne(5, 0, (op, source) => op(source, () => false)),
    throw: overOne(5, 1, (op, source) => {
      try {
        op(source, fail);
      } catch {
        // As above.
      }
    }),
  },
};

/** The cases of each operator in which the law is broken: `{ map: [], zip: ["first is shorter"] }`. */
export function law(ops) {
  const broken = {};
  for (const [name, itsCases] of Object.entries(cases)) {
    const op = ops[name];
    if (op === undefined) continue;
    broken[name] = Object.entries(itsCases)
      .filter(([, run]) => run(op).some(([source, closes]) => source.closes !== closes))
      .map(([title]) => title);
  }
  return broken;
}
