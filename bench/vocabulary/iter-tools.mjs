/** iter-tools. Its groups are iterables, read into arrays as the others give them. */
import {
  collate,
  distinct,
  equal,
  findBest,
  firstHighest,
  firstLowest,
  flat,
  fork,
  interpose,
  isSorted,
  map,
  roundRobin,
  slice,
  splitGroups,
  toArray,
  toObject,
} from "iter-tools";

const ascending = (a, b) => a - b;

export const ops = {
  tee(source) {
    const [a, b] = fork(source);
    return [a, b];
  },
  equals: (a, b) => equal(a, b),
  flatten: (source) => flat(1, source),
  stepBy: (source, step) => slice({ step }, source),
  slice: (source, start, end) => slice({ start, end }, source),
  intersperse: (source, separator) => interpose(separator, source),
  chunkBy: (source, key) => map(([k, group]) => [k, toArray(group)], splitGroups(key, source)),
  unique: (source) => distinct(source),
  uniqueAll: (source) => distinct(source),
  uniqueBy: (source, key) => distinct(key, source),
  interleave: (a, b) => roundRobin(a, b),
  mergeSorted: (a, b) => collate(ascending, a, b),
  toObject: (source) => toObject(source),
  min: (source) => findBest(firstLowest, source),
  max: (source) => findBest(firstHighest, source),
  minBy: (source, key) => findBest(firstLowest, key, source),
  maxBy: (source, key) => findBest(firstHighest, key, source),
  isSorted: (source) => isSorted(source),
};
