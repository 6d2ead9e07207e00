/**
 * What a program has done by the time it matters: all of the workloads, and the contender's operators in other
 * orders, over other kinds of source, of value and of callback. After this no call site inside a library sees one
 * kind only. The same mix for every contender, as far as it has the operators.
 */
const ROUNDS = 25;
const ELEMENTS = 200;

function* generated() {
  for (let i = 0; i < ELEMENTS; i++) yield i * 1.5;
}

const list = Array.from({ length: ELEMENTS }, (_, i) => i);
const objects = list.map((id) => ({ id }));

/** Fresh sources, as some can be read only once. */
const sources = [
  () => list,
  () => objects,
  () => new Set(list),
  () => new Map(list.map((i) => [i, `${i}`])),
  () => list.map(String).values(),
  () => generated(),
];

/** Differently shaped pipelines; each names the operators it needs. */
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
    (o, s) =>
      spread(
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
    (o, s) =>
      spread(
        o.flatMap(
          o.map(s, (x) => [x]),
          (x) => x.values(),
        ),
      ),
  ],
  [["pairwise", "filter"], (o, s) => spread(o.filter(o.pairwise(s), ([a, b]) => a !== b))],
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
  [["map", "windows", "filter"], (o, s) => spread(o.filter(o.windows(o.map(s, (x) => -x)), ([a]) => a < 0))],
  [["chunks", "map"], (o, s) => spread(o.map(o.chunks(s), ([first]) => first))],
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

export function warmUp(workloads, ops) {
  const possible = shapes.filter(([needs]) => needs.every((op) => op in ops));
  for (let round = 0; round < ROUNDS; round++) {
    for (const workload of Object.values(workloads)) workload(ELEMENTS * 5);
    for (const [, shape] of possible) {
      for (const source of sources) shape(ops, source());
    }
  }
}
