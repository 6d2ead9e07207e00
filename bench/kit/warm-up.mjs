/**
 * What a program has done by the time it matters: all of the workloads, and the contender's operators in other
 * orders, over other kinds of source, of value and of callback. After this no call site inside a library sees one
 * kind only. The same mix for every contender, as far as it has the operators.
 */
import { sources as asyncInputs } from "./async-inputs.mjs";

const ROUNDS = 25;
const ELEMENTS = 200;
/** An async value takes many times as long. */
const ASYNC_ROUNDS = 2;
const ASYNC_ELEMENTS = 50;

function* generated(count = ELEMENTS) {
  for (let i = 0; i < count; i++) yield i * 1.5;
}

async function* generatedAsync(count) {
  for (let i = 0; i < count; i++) yield i * 1.5;
}

const listOf = (count) => Array.from({ length: count }, (_, i) => i);
const list = listOf(ELEMENTS);

/** Fresh sources, as some can be read only once. */
function sourcesOf(count) {
  const list = listOf(count);
  const objects = list.map((id) => ({ id }));
  return [
    () => list,
    () => objects,
    () => new Set(list),
    () => new Map(list.map((i) => [i, `${i}`])),
    () => list.map(String).values(),
    () => generated(count),
  ];
}

function asyncSourcesOf(count) {
  const list = listOf(count);
  const objects = list.map((id) => ({ id }));
  return [
    ...sourcesOf(count),
    () => generatedAsync(count),
    () => asyncInputs.generator(list.map(String)),
    () => asyncInputs.iterator(objects),
  ];
}

/** Differently shaped pipelines; each names the operators it needs. `read` reads a sequence to its end. */
const shapes = [
  [["map", "toArray"], (o, s) => o.toArray(o.map(s, (x) => [x]))],
  [
    ["map", "map", "count"],
    (o, s) =>
      o.count(
        o.map(
          o.map(s, (x) => `${x}`),
          (x) => x.length,
        ),
      ),
  ],
  [["filter", "count"], (o, s) => o.count(o.filter(s, (_, i) => i % 2 === 1))],
  [
    ["filter", "filter", "toArray"],
    (o, s) =>
      o.toArray(
        o.filter(
          o.filter(s, (x) => x),
          Boolean,
        ),
      ),
  ],
  [
    ["take", "map", "find"],
    (o, s) =>
      o.find(
        o.map(o.take(s, 150), (x) => ({ x })),
        (y) => y === s,
      ),
  ],
  [
    ["map", "take", "toArray"],
    (o, s) =>
      o.toArray(
        o.take(
          o.map(s, (x) => x ?? 0),
          100,
        ),
      ),
  ],
  [["flatMap", "count"], (o, s) => o.count(o.flatMap(s, (x) => [x, x]))],
  [
    ["flatMap", "filter", "take"],
    (o, s, read) =>
      read(
        o.take(
          o.filter(
            o.flatMap(s, (x) => new Set([x, 1])),
            Number,
          ),
          99,
        ),
      ),
  ],
  [
    ["map", "flatMap"],
    (o, s, read) =>
      read(
        o.flatMap(
          o.map(s, (x) => [x]),
          (x) => x.values(),
        ),
      ),
  ],
  [["pairwise", "filter"], (o, s, read) => read(o.filter(o.pairwise(s), ([a, b]) => a !== b))],
  [
    ["pairwise", "map", "take", "count"],
    (o, s) =>
      o.count(
        o.take(
          o.map(o.pairwise(s), ([a]) => a),
          50,
        ),
      ),
  ],
  [["windows", "count"], (o, s) => o.count(o.windows(s))],
  [
    ["map", "windows", "filter"],
    (o, s, read) => read(o.filter(o.windows(o.map(s, (x) => -x)), ([a]) => a < 0)),
  ],
  [["chunks", "map"], (o, s, read) => read(o.map(o.chunks(s), ([first]) => first))],
  [["filter", "chunks", "count"], (o, s) => o.count(o.chunks(o.filter(s, (x) => x !== 3)))],
  [["zip", "count"], (o, s) => o.count(o.zip(s, list))],
  [
    ["zip", "map", "find"],
    (o, s) =>
      o.find(
        o.map(o.zip(generated(), s), ([a, b]) => a === b),
        (x) => x === 1,
      ),
  ],
];

function spread(iterable) {
  let last;
  for (const value of iterable) last = value;
  return last;
}

const possibleWith = (ops) => shapes.filter(([needs]) => needs.every((op) => op in ops));

export function warmUp(workloads, ops) {
  const possible = possibleWith(ops);
  const sources = sourcesOf(ELEMENTS);
  for (let round = 0; round < ROUNDS; round++) {
    for (const workload of Object.values(workloads)) workload(ELEMENTS * 5);
    for (const [, shape] of possible) {
      for (const source of sources) shape(ops, source(), spread);
    }
  }
}

/** The same for async operators, which read async sources, too. */
export async function warmUpAsync(workloads, ops) {
  const possible = possibleWith(ops);
  const sources = asyncSourcesOf(ASYNC_ELEMENTS);
  const { iterable = (sequence) => sequence } = ops;
  const read = async (sequence) => {
    let last;
    for await (const value of iterable(sequence)) last = value;
    return last;
  };
  for (let round = 0; round < ASYNC_ROUNDS; round++) {
    for (const workload of Object.values(workloads)) await workload(ASYNC_ELEMENTS * 2);
    for (const [, shape] of possible) {
      for (const source of sources) await shape(ops, source(), read);
    }
  }
}
