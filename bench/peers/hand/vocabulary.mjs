/**
 * The loops that a person would write instead; `emit` is what is done with each value. They also say what the result
 * has to be.
 */
export const vocabulary = {
  tee: (source) => [[...source], [...source]],
  memoize: (source) => [...source],
  equals: (a, b) => a.length === b.length && a.every((x, i) => x === b[i]),
  filterMap(source, f, emit) {
    for (const x of source) {
      const y = f(x);
      if (y !== undefined) emit(y);
    }
  },

  mapAccum(source, step, state, emit) {
    for (const x of source) {
      const [result, next] = step(state, x);
      state = next;
      emit(result);
    }
  },

  flatten(source, emit) {
    for (const inner of source) for (const x of inner) emit(x);
  },

  stepBy(source, step, emit) {
    for (let i = 0; i < source.length; i += step) emit(source[i]);
  },

  slice(source, start, end, emit) {
    for (let i = start; i < end && i < source.length; i++) emit(source[i]);
  },

  dropLast(source, count, emit) {
    for (let i = 0; i < source.length - count; i++) emit(source[i]);
  },

  takeLast(source, count, emit) {
    for (let i = Math.max(0, source.length - count); i < source.length; i++) emit(source[i]);
  },

  intersperse(source, separator, emit) {
    let started = false;
    for (const x of source) {
      if (started) emit(separator);
      started = true;
      emit(x);
    }
  },

  withPosition(source, emit) {
    for (let i = 0; i < source.length; i++) {
      const isLast = i === source.length - 1;
      emit([i === 0 ? (isLast ? "only" : "first") : isLast ? "last" : "middle", source[i]]);
    }
  },

  chunkBy(source, key, emit) {
    let last;
    for (const x of source) {
      const k = key(x);
      if (last !== undefined && last[0] === k) {
        last[1].push(x);
      } else {
        if (last !== undefined) emit(last);
        last = [k, [x]];
      }
    }
    if (last !== undefined) emit(last);
  },

  chunkWhile(source, belongs, emit) {
    let chunk = [];
    for (const x of source) {
      if (chunk.length > 0 && !belongs(chunk[chunk.length - 1], x)) {
        emit(chunk);
        chunk = [];
      }
      chunk.push(x);
    }
    if (chunk.length > 0) emit(chunk);
  },

  runLengthEncode(source, emit) {
    let last;
    for (const x of source) {
      if (last !== undefined && last[0] === x) {
        last[1]++;
      } else {
        if (last !== undefined) emit(last);
        last = [x, 1];
      }
    }
    if (last !== undefined) emit(last);
  },

  runLengthDecode(source, emit) {
    for (const [x, count] of source) for (let i = 0; i < count; i++) emit(x);
  },

  dedupe(source, emit) {
    let last;
    for (const x of source) {
      if (x !== last) emit(x);
      last = x;
    }
  },

  dedupeBy(source, key, emit) {
    let last;
    for (const x of source) {
      const k = key(x);
      if (k !== last) emit(x);
      last = k;
    }
  },

  unique(source, emit) {
    const seen = new Set();
    for (const x of source) {
      if (seen.has(x)) continue;
      seen.add(x);
      emit(x);
    }
  },

  uniqueAll(source, emit) {
    const seen = new Set();
    for (const x of source) {
      if (seen.has(x)) continue;
      seen.add(x);
      emit(x);
    }
  },

  uniqueBy(source, key, emit) {
    const seen = new Set();
    for (const x of source) {
      const k = key(x);
      if (seen.has(k)) continue;
      seen.add(k);
      emit(x);
    }
  },

  interleave(a, b, emit) {
    for (let i = 0; i < a.length || i < b.length; i++) {
      if (i < a.length) emit(a[i]);
      if (i < b.length) emit(b[i]);
    }
  },

  product(a, b, emit) {
    for (const x of a) for (const y of b) emit([x, y]);
  },

  mergeSorted(a, b, emit) {
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) emit(a[i] <= b[j] ? a[i++] : b[j++]);
    while (i < a.length) emit(a[i++]);
    while (j < b.length) emit(b[j++]);
  },

  unionSorted(a, b, emit) {
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] === b[j]) j++;
      emit(a[i] <= b[j] ? a[i++] : b[j++]);
    }
    while (i < a.length) emit(a[i++]);
    while (j < b.length) emit(b[j++]);
  },

  intersectSorted(a, b, emit) {
    let i = 0;
    let j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] === b[j]) emit(b[j++]);
      else if (a[i] < b[j]) i++;
      else j++;
    }
  },

  differenceSorted(a, b, emit) {
    let j = 0;
    for (const x of a) {
      while (b[j] < x) j++;
      if (b[j] !== x) emit(x);
    }
  },

  permutations(source, emit) {
    const all = [...source];
    const taken = all.map(() => false);
    const chosen = [];
    const choose = () => {
      if (chosen.length === all.length) emit([...chosen]);
      else
        for (let i = 0; i < all.length; i++) {
          if (taken[i]) continue;
          taken[i] = true;
          chosen.push(all[i]);
          choose();
          chosen.pop();
          taken[i] = false;
        }
    };
    choose();
  },

  combinations(source, size, emit) {
    const all = [...source];
    const chosen = [];
    const choose = (from) => {
      if (chosen.length === size) emit([...chosen]);
      else
        for (let i = from; i < all.length; i++) {
          chosen.push(all[i]);
          choose(i + 1);
          chosen.pop();
        }
    };
    choose(0);
  },

  powerset(source, emit) {
    for (let size = 0; size <= source.length; size++) vocabulary.combinations(source, size, emit);
  },

  findLast: (source, f) => source.findLast(f),

  groupBy(source, key) {
    const groups = new Map();
    for (const x of source) {
      const k = key(x);
      const group = groups.get(k);
      if (group) group.push(x);
      else groups.set(k, [x]);
    }
    return groups;
  },

  countBy(source, key) {
    const counts = new Map();
    for (const x of source) {
      const k = key(x);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    return counts;
  },

  partition(source, f) {
    const accepted = [];
    const refused = [];
    for (const x of source) (f(x) ? accepted : refused).push(x);
    return [accepted, refused];
  },

  reduceWhile(source, goesOn, f, state) {
    for (const x of source) {
      if (!goesOn(state, x)) break;
      state = f(state, x);
    }
    return state;
  },

  toSet(source) {
    const values = new Set();
    for (const x of source) values.add(x);
    return values;
  },

  toMap(source) {
    const result = new Map();
    for (const [key, value] of source) result.set(key, value);
    return result;
  },

  toObject(source) {
    const result = {};
    for (const [key, value] of source) result[key] = value;
    return result;
  },

  min(source) {
    let least = source[0];
    for (const x of source) if (x < least) least = x;
    return least;
  },

  max(source) {
    let greatest = source[0];
    for (const x of source) if (x > greatest) greatest = x;
    return greatest;
  },

  minMax(source) {
    let least = source[0];
    let greatest = source[0];
    for (const x of source) {
      if (x < least) least = x;
      if (x > greatest) greatest = x;
    }
    return [least, greatest];
  },

  minBy(source, key) {
    let best;
    let least = Infinity;
    for (const x of source) {
      const k = key(x);
      if (k < least) {
        best = x;
        least = k;
      }
    }
    return best;
  },

  maxBy(source, key) {
    let best;
    let greatest = -Infinity;
    for (const x of source) {
      const k = key(x);
      if (k > greatest) {
        best = x;
        greatest = k;
      }
    }
    return best;
  },

  average(source) {
    let sum = 0;
    let count = 0;
    for (const x of source) {
      sum += x;
      count++;
    }
    return sum / count;
  },

  largest: (source, count) => [...source].sort((a, b) => b - a).slice(0, count),

  isSorted(source) {
    for (let i = 1; i < source.length; i++) if (source[i - 1] > source[i]) return false;
    return true;
  },
};
