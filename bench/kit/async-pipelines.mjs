/** The pipelines of the claims about async: each contender builds them from its own operators, and reads them in two ways. */
import { lineSplitter, PAGE, pageOf, textOf } from "./async-inputs.mjs";
import { numbersUpTo } from "./inputs.mjs";

const isEven = (x) => x % 2 === 0;
const triple = (x) => x * 3;
const addOne = (x) => x + 1;
const isEvenAsync = async (x) => isEven(x);
const tripleAsync = async (x) => triple(x);
const addOneAsync = async (x) => addOne(x);

/** How a pipeline is read: by `for await`, and by a consumer of the contender. Both return the same. */
const folded = (add) => ({
  consumer: "reduce",
  async forAwait(sequence) {
    let result = 0;
    for await (const value of sequence) result = add(result, value);
    return result;
  },
  consume: (o, sequence) => o.reduce(sequence, add, 0),
});

const summed = folded((sum, x) => sum + x);

const collected = {
  consumer: "toArray",
  async forAwait(sequence) {
    const values = [];
    for await (const value of sequence) values.push(value);
    return values;
  },
  consume: (o, sequence) => o.toArray(sequence),
};

/** A copy of the pair: some contenders yield a view of a buffer of their own. */
const foundPair = (predicate) => ({
  consumer: "find",
  async forAwait(sequence, n) {
    for await (const pair of sequence) if (predicate(pair, n)) return [...pair];
    return undefined;
  },
  consume: async (o, sequence, n) => [...(await o.find(sequence, (pair) => predicate(pair, n)))],
});

function repeated(times, sequence, stage) {
  for (let time = 0; time < times; time++) sequence = stage(sequence);
  return sequence;
}

/** So many maps, and nothing else: two such pipelines tell what one more stage costs. */
const maps = (times) => ({
  isForStages: true,
  ops: ["map"],
  inputs: (n) => [numbersUpTo(n)],
  stages: (o, _n, source) => repeated(times, source, (sequence) => o.map(sequence, addOne)),
  read: summed,
});

const asyncMaps = (times) => ({
  isForStages: true,
  ops: ["mapAsync"],
  inputs: (n) => [numbersUpTo(n)],
  stages: (o, _n, source) => repeated(times, source, (sequence) => o.mapAsync(sequence, addOneAsync)),
  read: summed,
});

/**
 * - `inputs(n)`: what the sources yield, where the pipeline pulls or yields `n` values.
 * - `stages(o, n, ...sources)`: the pipeline, made of the operators that `ops` names.
 * - `callbacks`: what the hand-written loop calls, too.
 */
export const pipelines = {
  filterMapTake: {
    title: "filter-map-take",
    ops: ["filter", "map", "take"],
    inputs: (n) => [numbersUpTo(2 * n)],
    stages: (o, n, source) => o.take(o.map(o.filter(source, isEven), triple), n / 2),
    read: summed,
  },
  filterMapTakeAsync: {
    title: "the same, async callbacks",
    ops: ["filterAsync", "mapAsync", "take"],
    inputs: (n) => [numbersUpTo(2 * n)],
    stages: (o, n, source) => o.take(o.mapAsync(o.filterAsync(source, isEvenAsync), tripleAsync), n / 2),
    callbacks: [isEvenAsync, tripleAsync],
    read: collected,
  },
  pairwiseFind: {
    title: "pairwise-find",
    ops: ["pairwise"],
    inputs: (n) => [numbersUpTo(2 * n)],
    stages: (o, _n, source) => o.pairwise(source),
    read: foundPair(([a, b], n) => a + b > 2 * n - 4),
  },
  chunks: {
    title: "chunks of 100",
    ops: ["chunks"],
    inputs: (n) => [numbersUpTo(n)],
    stages: (o, _n, source) => o.chunks(source, 100),
    read: collected,
  },
  flatMapPages: {
    title: `flatMap of pages of ${PAGE}`,
    ops: ["flatMap"],
    inputs: (n) => [numbersUpTo(n / PAGE)],
    stages: (o, _n, source) => o.flatMap(source, pageOf),
    callbacks: [pageOf],
    read: summed,
  },
  lines: {
    title: "flatMap of text into lines",
    ops: ["flatMap"],
    inputs: (n) => [textOf(n)],
    stages: (o, _n, source) => o.flatMap(source, lineSplitter()),
    read: folded((length, line) => length + line.length),
  },
  zip: {
    title: "zip of two",
    ops: ["zip"],
    inputs: (n) => [numbersUpTo(n), numbersUpTo(n)],
    stages: (o, _n, first, second) => o.zip(first, second),
    read: folded((sum, [a, b]) => sum + a + b),
  },
  tenStages: {
    title: "ten maps and take",
    ops: ["map", "take"],
    inputs: (n) => [numbersUpTo(2 * n)],
    stages: (o, n, source) =>
      o.take(
        repeated(10, source, (sequence) => o.map(sequence, addOne)),
        n,
      ),
    read: summed,
  },
  twoMaps: { title: "two maps", ...maps(2) },
  twelveMaps: { title: "twelve maps", ...maps(12) },
  twoAsyncMaps: { title: "two maps, async callbacks", ...asyncMaps(2) },
  twelveAsyncMaps: { title: "twelve maps, async callbacks", ...asyncMaps(12) },
};
