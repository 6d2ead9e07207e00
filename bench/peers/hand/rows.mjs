/** The loops for the claim `rows`, over any iterable. */
import { vocabulary } from "./vocabulary.mjs";

/** What reads a value from a whole iterable. Plain generators have these too: a person writes no other. */
export const consumers = {
  reduce(source, f, state) {
    for (const x of source) state = f(state, x);
    return state;
  },
  sum(source) {
    let sum = 0;
    for (const x of source) sum += x;
    return sum;
  },
  count(source) {
    let count = 0;
    for (const _ of source) count++;
    return count;
  },
  last(source) {
    let last;
    for (const x of source) last = x;
    return last;
  },
  nth(source, index) {
    for (const x of source) if (index-- === 0) return x;
    return undefined;
  },
  toArray(source) {
    const values = [];
    for (const x of source) values.push(x);
    return values;
  },
  join(source, separator) {
    let text = "";
    let started = false;
    for (const x of source) {
      if (started) text += separator;
      started = true;
      text += x;
    }
    return text;
  },
  drain(source) {
    for (const _ of source);
    return null;
  },
  forEach(source, visit) {
    for (const x of source) visit(x);
    return null;
  },
  find(source, f) {
    for (const x of source) if (f(x)) return x;
    return undefined;
  },
  findIndex(source, f) {
    let index = 0;
    for (const x of source) {
      if (f(x)) return index;
      index++;
    }
    return -1;
  },
  some(source, f) {
    for (const x of source) if (f(x)) return true;
    return false;
  },
  every(source, f) {
    for (const x of source) if (!f(x)) return false;
    return true;
  },
  includes(source, value) {
    for (const x of source) if (x === value) return true;
    return false;
  },
  includesSorted(source, value) {
    for (const x of source) if (x >= value) return x === value;
    return false;
  },
  findLast(source, f) {
    let found;
    for (const x of source) if (f(x)) found = x;
    return found;
  },
  min(source) {
    let least;
    let started = false;
    for (const x of source) {
      if (!started || x < least) least = x;
      started = true;
    }
    return least;
  },
  max(source) {
    let greatest;
    let started = false;
    for (const x of source) {
      if (!started || x > greatest) greatest = x;
      started = true;
    }
    return greatest;
  },
  minMax(source) {
    let least;
    let greatest;
    let started = false;
    for (const x of source) {
      if (!started || x < least) least = x;
      if (!started || x > greatest) greatest = x;
      started = true;
    }
    return [least, greatest];
  },
  isSorted(source) {
    let last;
    let started = false;
    for (const x of source) {
      if (started && last > x) return false;
      started = true;
      last = x;
    }
    return true;
  },
  smallest: (source, count) => [...source].sort((a, b) => a - b).slice(0, count),
  largest: vocabulary.largest,
  groupBy: vocabulary.groupBy,
  countBy: vocabulary.countBy,
  partition: vocabulary.partition,
  reduceWhile: vocabulary.reduceWhile,
  toSet: vocabulary.toSet,
  toMap: vocabulary.toMap,
  toObject: vocabulary.toObject,
  minBy: vocabulary.minBy,
  maxBy: vocabulary.maxBy,
  average: vocabulary.average,
};

const listOf = (source) => (Array.isArray(source) ? source : [...source]);

/** A loop that needs indices reads what is no array into one. */
const indexed =
  (loop) =>
  (source, ...rest) =>
    loop(listOf(source), ...rest);
const bothIndexed = (loop) => (a, b, emit) => loop(listOf(a), listOf(b), emit);

const copied = {
  tee(source) {
    const list = listOf(source);
    return [list, list];
  },
  ...Object.fromEntries(
    ["dropLast", "takeLast", "withPosition", "powerset"].map((name) => [name, indexed(vocabulary[name])]),
  ),
  ...Object.fromEntries(
    ["equals", "interleave", "mergeSorted", "unionSorted", "intersectSorted", "differenceSorted"].map(
      (name) => [name, bothIndexed(vocabulary[name])],
    ),
  ),
  compare: bothIndexed((a, b) => {
    for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
    return Math.sign(a.length - b.length);
  }),
  zip: bothIndexed((a, b, emit) => {
    for (let i = 0; i < a.length && i < b.length; i++) emit([a[i], b[i]]);
  }),
  zipKeyed: bothIndexed((a, b, emit) => {
    for (let i = 0; i < a.length && i < b.length; i++) emit({ a: a[i], b: b[i] });
  }),
  zipThree(first, second, third, emit) {
    const [a, b, c] = [first, second, third].map(listOf);
    for (let i = 0; i < a.length && i < b.length && i < c.length; i++) emit([a[i], b[i], c[i]]);
  },
  diagonal: bothIndexed((a, b, emit) => {
    for (let sum = 0; sum <= a.length + b.length - 2; sum++)
      for (let i = Math.max(0, sum - b.length + 1); i <= sum && i < a.length; i++) emit([a[i], b[sum - i]]);
  }),
  product: bothIndexed(vocabulary.product),
  circularWindows: indexed((list, emit) => {
    for (let i = 0; i < list.length; i++)
      emit([list[i], list[(i + 1) % list.length], list[(i + 2) % list.length]]);
  }),
  cycle: indexed((list, n, emit) => {
    for (let i = 0; i < n; i++) emit(list[i % list.length]);
  }),
};

function each(source, emit) {
  for (const x of source) emit(x);
}

export const rows = {
  ...consumers,
  ...copied,

  map(source, f, emit) {
    for (const x of source) emit(f(x));
  },
  filter(source, f, emit) {
    for (const x of source) if (f(x)) emit(x);
  },
  take(source, count, emit) {
    if (count === 0) return;
    for (const x of source) {
      emit(x);
      if (--count === 0) return;
    }
  },
  takeWhile(source, f, emit) {
    for (const x of source) {
      if (!f(x)) return;
      emit(x);
    }
  },
  takeUntil(source, f, emit) {
    for (const x of source) {
      emit(x);
      if (f(x)) return;
    }
  },
  drop(source, count, emit) {
    for (const x of source) {
      if (count > 0) count--;
      else emit(x);
    }
  },
  dropWhile(source, f, emit) {
    let dropping = true;
    for (const x of source) {
      dropping &&= f(x);
      if (!dropping) emit(x);
    }
  },
  stepBy(source, step, emit) {
    let index = 0;
    for (const x of source) if (index++ % step === 0) emit(x);
  },
  slice(source, start, end, emit) {
    let index = 0;
    for (const x of source) {
      if (index >= start) emit(x);
      if (++index === end) return;
    }
  },
  flatMap(source, f, emit) {
    for (const x of source) for (const y of f(x)) emit(y);
  },
  scan(source, f, state, emit) {
    for (const x of source) {
      state = f(state, x);
      emit(state);
    }
  },
  enumerate(source, emit) {
    let index = 0;
    for (const x of source) emit([index++, x]);
  },
  tap(source, f, emit) {
    for (const x of source) {
      f(x);
      emit(x);
    }
  },
  pairwise(source, emit) {
    let last;
    let started = false;
    for (const x of source) {
      if (started) emit([last, x]);
      started = true;
      last = x;
    }
  },
  windows(source, emit) {
    let a;
    let b;
    let count = 0;
    for (const x of source) {
      if (++count > 2) emit([a, b, x]);
      a = b;
      b = x;
    }
  },
  chunks(source, emit) {
    let chunk = [];
    for (const x of source) {
      chunk.push(x);
      if (chunk.length === 10) {
        emit(chunk);
        chunk = [];
      }
    }
    if (chunk.length > 0) emit(chunk);
  },
  concat(a, b, emit) {
    for (const x of a) emit(x);
    for (const x of b) emit(x);
  },
  combinationsWithRepetition(source, size, emit) {
    const all = [...source];
    const chosen = [];
    const choose = (from) => {
      if (chosen.length === size) emit([...chosen]);
      else
        for (let i = from; i < all.length; i++) {
          chosen.push(all[i]);
          choose(i);
          chosen.pop();
        }
    };
    choose(0);
  },
  distinctPermutations: vocabulary.permutations,
  splitAt(source, count) {
    const list = listOf(source);
    return [list.slice(0, count), list.slice(count)];
  },
  span(source, f) {
    const list = listOf(source);
    const end = list.findIndex((x) => !f(x));
    return [list.slice(0, end), list.slice(end)];
  },
  peekable: each,
  borrow: each,
  from: each,

  range(start, end, emit) {
    for (let x = start; x < end; x++) emit(x);
  },
  countFrom(start, n, emit) {
    for (let i = 0; i < n; i++) emit(start + i);
  },
  of: each,
  repeat(value, count, emit) {
    for (let i = 0; i < count; i++) emit(value);
  },
  generate(make, n, emit) {
    for (let i = 0; i < n; i++) emit(make());
  },
  iterate(value, step, n, emit) {
    for (let i = 0; i < n; i++) {
      emit(value);
      value = step(value);
    }
  },
  unfold(state, step, n, emit) {
    for (let i = 0; i < n; i++) {
      const [value, next] = step(state);
      emit(value);
      state = next;
    }
  },
  recurrenceOne([a], step, n, emit) {
    for (let i = 0; i < n; i++) {
      emit(a);
      a = step(a);
    }
  },
  recurrenceTwo([a, b], step, n, emit) {
    for (let i = 0; i < n; i++) {
      emit(a);
      const next = step(a, b);
      a = b;
      b = next;
    }
  },
  recurrenceThree([a, b, c], step, n, emit) {
    for (let i = 0; i < n; i++) {
      emit(a);
      const next = step(a, b, c);
      a = b;
      b = c;
      c = next;
    }
  },
  entries(object, emit) {
    for (const key of Object.keys(object)) emit([key, object[key]]);
  },
  split(text, separator, emit) {
    for (const part of text.split(separator)) emit(part);
  },
};
