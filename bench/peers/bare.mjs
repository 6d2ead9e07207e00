/**
 * The least that an iterator or a loop can do after the same pollution: it keeps no law, closes nothing and checks nothing. How
 * many times as long native helpers take says what there is to win against them.
 */

/** An operator as two classes of iterators: over arrays, which it reads by their indices, and over all else. */
function operator(OverArray, OverIterator) {
  return (source, argument) =>
    Array.isArray(source)
      ? new OverArray(source, argument)
      : new OverIterator(source[Symbol.iterator](), argument);
}

class Bare {
  index = 0;

  constructor(source, argument) {
    this.source = source;
    this.argument = argument;
  }

  [Symbol.iterator]() {
    return this;
  }
}

const map = operator(
  class extends Bare {
    next() {
      const { source, argument: f, index } = this;
      if (index >= source.length) return { value: undefined, done: true };
      this.index = index + 1;
      return { value: f(source[index], index), done: false };
    }
  },
  class extends Bare {
    next() {
      const { value, done } = this.source.next();
      if (done) return { value: undefined, done: true };
      const f = this.argument;
      return { value: f(value, this.index++), done: false };
    }
  },
);

const filter = operator(
  class extends Bare {
    next() {
      const { source, argument: f } = this;
      while (this.index < source.length) {
        const index = this.index++;
        const value = source[index];
        if (f(value, index)) return { value, done: false };
      }
      return { value: undefined, done: true };
    }
  },
  class extends Bare {
    next() {
      const { source, argument: f } = this;
      for (;;) {
        const { value, done } = source.next();
        if (done) return { value: undefined, done: true };
        if (f(value, this.index++)) return { value, done: false };
      }
    }
  },
);

const take = operator(
  class extends Bare {
    next() {
      const { source, argument: count, index } = this;
      if (index >= count || index >= source.length) return { value: undefined, done: true };
      this.index = index + 1;
      return { value: source[index], done: false };
    }
  },
  class extends Bare {
    next() {
      if (this.index++ >= this.argument) return { value: undefined, done: true };
      const { value, done } = this.source.next();
      return { value, done };
    }
  },
);

const drop = operator(
  class extends Bare {
    next() {
      const { source, argument: count } = this;
      const index = count + this.index;
      if (index >= source.length) return { value: undefined, done: true };
      this.index++;
      return { value: source[index], done: false };
    }
  },
  class extends Bare {
    next() {
      const { source, argument: count } = this;
      while (this.index < count) {
        this.index++;
        if (source.next().done) break;
      }
      const { value, done } = source.next();
      return { value, done };
    }
  },
);

const tap = operator(
  class extends Bare {
    next() {
      const { source, argument: f, index } = this;
      if (index >= source.length) return { value: undefined, done: true };
      this.index = index + 1;
      const value = source[index];
      f(value, index);
      return { value, done: false };
    }
  },
  class extends Bare {
    next() {
      const { value, done } = this.source.next();
      if (done) return { value: undefined, done: true };
      const f = this.argument;
      f(value, this.index++);
      return { value, done: false };
    }
  },
);

const enumerate = operator(
  class extends Bare {
    next() {
      const { source, index } = this;
      if (index >= source.length) return { value: undefined, done: true };
      this.index = index + 1;
      return { value: [index, source[index]], done: false };
    }
  },
  class extends Bare {
    next() {
      const { value, done } = this.source.next();
      return done ? { value: undefined, done: true } : { value: [this.index++, value], done: false };
    }
  },
);

function reduce(source, f, state) {
  let index = 0;
  if (Array.isArray(source)) for (; index < source.length; index++) state = f(state, source[index], index);
  else for (const value of source) state = f(state, value, index++);
  return state;
}

/** The first value for which a function is what is expected, in an object. */
function match(source, f, expected) {
  let index = 0;
  if (Array.isArray(source)) {
    for (; index < source.length; index++)
      if (Boolean(f(source[index], index)) === expected) return { value: source[index] };
  } else {
    for (const value of source) if (Boolean(f(value, index++)) === expected) return { value };
  }
  return undefined;
}

// Arrays have a loop of their own, which sees nothing else.
function sum(source) {
  let sum = 0;
  if (Array.isArray(source)) for (const value of source) sum += value;
  else for (const value of source) sum += value;
  return sum;
}

function last(source) {
  let last;
  if (Array.isArray(source)) for (const value of source) last = value;
  else for (const value of source) last = value;
  return last;
}

function count(source) {
  let count = 0;
  if (Array.isArray(source)) for (const _ of source) count++;
  else for (const _ of source) count++;
  return count;
}

function min(source) {
  let min;
  if (Array.isArray(source)) for (const value of source) min = min === undefined || value < min ? value : min;
  else for (const value of source) min = min === undefined || value < min ? value : min;
  return min;
}

function max(source) {
  let max;
  if (Array.isArray(source)) for (const value of source) max = max === undefined || value > max ? value : max;
  else for (const value of source) max = max === undefined || value > max ? value : max;
  return max;
}

/** A range, as an iterator that is written for it. */
class Range extends Bare {
  next() {
    const { source: end, index } = this;
    if (index >= end) return { value: undefined, done: true };
    this.index = index + 1;
    return { value: index, done: false };
  }
}

export const rows = {
  ownRange: (end) => new Range(end),
  map,
  filter,
  take,
  drop,
  tap,
  enumerate,
  from: (source) => source[Symbol.iterator](),
  reduce,
  sum,
  count,
  last,
  min,
  max,
  toArray: (source) => [...source],
  toSet: (source) => new Set(source),
  toMap: (source) => new Map(source),
  toObject: (source) => Object.fromEntries(source),
  groupBy: (source, key) => Map.groupBy(source, key),
  join: (source, separator) => [...source].join(separator),
  forEach(source, f) {
    reduce(source, (_, value, index) => f(value, index));
    return null;
  },
  find: (source, f) => match(source, f, true)?.value,
  some: (source, f) => match(source, f, true) !== undefined,
  every: (source, f) => match(source, f, false) === undefined,
};
