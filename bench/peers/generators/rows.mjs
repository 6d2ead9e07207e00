/**
 * The operators of the claim `rows` as generator functions, which keep the closing law: what reads two sources closes the one
 * that is left over, as nobody likes to write it.
 */
import { range } from "../../kit/inputs.mjs";
import { consumers } from "../hand/rows.mjs";

/** An iterator that is closed unless it has ended. */
class Reader {
  value;
  #iterator;
  #isOpen = true;

  constructor(source) {
    this.#iterator = source[Symbol.iterator]();
  }

  read() {
    const { value, done } = this.#iterator.next();
    if (done) this.#isOpen = false;
    this.value = value;
    return !done;
  }

  close() {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#iterator.return?.();
  }
}

function* zip(...sources) {
  const readers = sources.map((source) => new Reader(source));
  try {
    for (;;) {
      const row = [];
      for (const reader of readers) {
        if (!reader.read()) return;
        row.push(reader.value);
      }
      yield row;
    }
  } finally {
    for (const reader of readers) reader.close();
  }
}

function* zipKeyed(a, b) {
  for (const [x, y] of zip(a, b)) yield { a: x, b: y };
}

function* interleave(first, second) {
  const a = new Reader(first);
  const b = new Reader(second);
  try {
    let hasA = true;
    let hasB = true;
    while (hasA || hasB) {
      if (hasA && (hasA = a.read())) yield a.value;
      if (hasB && (hasB = b.read())) yield b.value;
    }
  } finally {
    a.close();
    b.close();
  }
}

/** `onlyA`, `onlyB` and `inBoth` say how many times a value is yielded that only one has, or both. */
const sorted = (onlyA, onlyB, inBoth) =>
  function* (first, second) {
    const a = new Reader(first);
    const b = new Reader(second);
    try {
      let hasA = a.read();
      let hasB = b.read();
      while ((hasA && (hasB || onlyA)) || (hasB && onlyB)) {
        if (hasA && hasB && a.value === b.value) {
          for (let i = 0; i < inBoth; i++) yield a.value;
          hasA = a.read();
          hasB = b.read();
        } else if (hasA && (!hasB || a.value < b.value)) {
          if (onlyA) yield a.value;
          hasA = a.read();
        } else {
          if (onlyB) yield b.value;
          hasB = b.read();
        }
      }
    } finally {
      a.close();
      b.close();
    }
  };

function compare(first, second) {
  const a = new Reader(first);
  const b = new Reader(second);
  try {
    for (;;) {
      const hasA = a.read();
      const hasB = b.read();
      if (!hasA || !hasB) return Number(hasA) - Number(hasB);
      if (a.value !== b.value) return a.value < b.value ? -1 : 1;
    }
  } finally {
    a.close();
    b.close();
  }
}

function* takeWhile(source, f) {
  for (const x of source) {
    if (!f(x)) return;
    yield x;
  }
}
function* takeUntil(source, f) {
  for (const x of source) {
    yield x;
    if (f(x)) return;
  }
}
function* drop(source, count) {
  for (const x of source) {
    if (count > 0) count--;
    else yield x;
  }
}
function* dropWhile(source, f) {
  let dropping = true;
  for (const x of source) {
    dropping &&= f(x);
    if (!dropping) yield x;
  }
}
function* scan(source, f, state) {
  for (const x of source) {
    state = f(state, x);
    yield state;
  }
}
function* enumerate(source) {
  let index = 0;
  for (const x of source) yield [index++, x];
}
function* tap(source, f) {
  for (const x of source) {
    f(x);
    yield x;
  }
}
function* circularWindows(source) {
  const window = [];
  const first = [];
  for (const x of source) {
    if (first.length < 2) first.push(x);
    window.push(x);
    if (window.length === 3) {
      yield [...window];
      window.shift();
    }
  }
  for (const x of first) {
    window.push(x);
    yield [...window];
    window.shift();
  }
}
function* concat(...sources) {
  for (const source of sources) yield* source;
}
function* filterMap(source, f) {
  for (const x of source) {
    const y = f(x);
    if (y !== undefined) yield y;
  }
}
function* mapAccum(source, step, state) {
  for (const x of source) {
    const [result, next] = step(state, x);
    state = next;
    yield result;
  }
}
function* flatten(source) {
  for (const inner of source) yield* inner;
}
function* stepBy(source, step) {
  let index = 0;
  for (const x of source) if (index++ % step === 0) yield x;
}
function* slice(source, start, end) {
  let index = 0;
  for (const x of source) {
    if (index >= start) yield x;
    if (++index >= end) return;
  }
}
function* dropLast(source, count) {
  const kept = [];
  let index = 0;
  for (const x of source) {
    if (kept.length < count) {
      kept.push(x);
    } else {
      yield kept[index];
      kept[index] = x;
      index = (index + 1) % count;
    }
  }
}
function* takeLast(source, count) {
  const kept = [];
  let index = 0;
  for (const x of source) {
    if (kept.length < count) {
      kept.push(x);
    } else {
      kept[index] = x;
      index = (index + 1) % count;
    }
  }
  for (let i = 0; i < kept.length; i++) yield kept[(index + i) % kept.length];
}
function* intersperse(source, separator) {
  let started = false;
  for (const x of source) {
    if (started) yield separator;
    started = true;
    yield x;
  }
}
function* withPosition(source) {
  let last;
  let count = 0;
  for (const x of source) {
    if (count > 0) yield [count === 1 ? "first" : "middle", last];
    count++;
    last = x;
  }
  if (count > 0) yield [count === 1 ? "only" : "last", last];
}
function* chunkBy(source, key) {
  let last;
  for (const x of source) {
    const k = key(x);
    if (last !== undefined && last[0] === k) {
      last[1].push(x);
    } else {
      if (last !== undefined) yield last;
      last = [k, [x]];
    }
  }
  if (last !== undefined) yield last;
}
function* chunkWhile(source, belongs) {
  let chunk = [];
  for (const x of source) {
    if (chunk.length > 0 && !belongs(chunk[chunk.length - 1], x)) {
      yield chunk;
      chunk = [];
    }
    chunk.push(x);
  }
  if (chunk.length > 0) yield chunk;
}
function* runLengthEncode(source) {
  let last;
  for (const x of source) {
    if (last !== undefined && last[0] === x) {
      last[1]++;
    } else {
      if (last !== undefined) yield last;
      last = [x, 1];
    }
  }
  if (last !== undefined) yield last;
}
function* runLengthDecode(source) {
  for (const [x, count] of source) for (let i = 0; i < count; i++) yield x;
}
function* dedupe(source) {
  let last;
  let started = false;
  for (const x of source) {
    if (!started || x !== last) yield x;
    started = true;
    last = x;
  }
}
function* dedupeBy(source, key) {
  let last;
  let started = false;
  for (const x of source) {
    const k = key(x);
    if (!started || k !== last) yield x;
    started = true;
    last = k;
  }
}
function* unique(source) {
  const seen = new Set();
  for (const x of source) {
    if (seen.has(x)) continue;
    seen.add(x);
    yield x;
  }
}
function* uniqueBy(source, key) {
  const seen = new Set();
  for (const x of source) {
    const k = key(x);
    if (seen.has(k)) continue;
    seen.add(k);
    yield x;
  }
}
function* product(a, b) {
  const others = [...b];
  for (const x of a) for (const y of others) yield [x, y];
}
function* from(source) {
  yield* source;
}
function* cycle(source) {
  const values = [];
  for (const x of source) {
    values.push(x);
    yield x;
  }
  for (;;) yield* values;
}

function* countFrom(start) {
  for (let x = start; ; x++) yield x;
}
function* repeat(value, count) {
  for (let i = 0; i < count; i++) yield value;
}
function* generate(make) {
  for (;;) yield make();
}
function* iterate(value, step) {
  for (;;) {
    yield value;
    value = step(value);
  }
}
function* unfold(state, step) {
  for (;;) {
    const [value, next] = step(state);
    yield value;
    state = next;
  }
}
function* recurrence(initial, step) {
  const last = [...initial];
  for (;;) {
    const next = step(...last);
    yield last[0];
    last.shift();
    last.push(next);
  }
}
function* entries(object) {
  for (const key of Object.keys(object)) yield [key, object[key]];
}
function* split(text, separator) {
  let start = 0;
  for (;;) {
    const end = text.indexOf(separator, start);
    if (end < 0) break;
    yield text.slice(start, end);
    start = end + separator.length;
  }
  yield text.slice(start);
}

export const rows = {
  ...consumers,
  zip,
  zipThree: zip,
  zipKeyed,
  interleave,
  mergeSorted: sorted(1, 1, 2),
  unionSorted: sorted(1, 1, 1),
  intersectSorted: sorted(0, 0, 1),
  differenceSorted: sorted(1, 0, 0),
  compare,
  equals: (a, b) => compare(a, b) === 0,
  takeWhile,
  takeUntil,
  drop,
  dropWhile,
  scan,
  enumerate,
  tap,
  circularWindows,
  concat,
  filterMap,
  mapAccum,
  flatten,
  stepBy,
  slice,
  dropLast,
  takeLast,
  intersperse,
  withPosition,
  chunkBy,
  chunkWhile,
  runLengthEncode,
  runLengthDecode,
  dedupe,
  dedupeBy,
  unique,
  uniqueAll: unique,
  uniqueBy,
  product,
  from,
  cycle,
  range,
  countFrom,
  of: (values) => from(values),
  repeat,
  generate,
  iterate,
  unfold,
  recurrenceOne: recurrence,
  recurrenceTwo: recurrence,
  recurrenceThree: recurrence,
  entries,
  split,
};
