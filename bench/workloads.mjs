import { cases } from "./law.mjs";

/**
 * The main set: what is timed. Each contender writes each workload its own way, as a function of the number of elements; `ops`
 * names the operators it is made of, so that the closing law can be asked of those. Where `isShort` stands, it is the
 * building of pipelines that counts.
 */
export const workloads = {
  filterMapTakeSum: { title: "filter-map-take-sum", ops: ["filter", "map", "take"] },
  pairwiseFind: { title: "pairwise-find", ops: ["pairwise", "find"] },
  mapFilterToArray: { title: "map-filter-toArray (array)", ops: ["map", "filter"] },
  shortFind: { title: "find in ten values, map-filter", ops: ["map", "filter", "find"], isShort: true },
  flatMapRanges: { title: "flatMap of ranges, sum", ops: ["flatMap"] },
  forOf: { title: "for…of filter-map", ops: ["filter", "map"] },
  windowsMapSum: { title: "windows(3)-map-sum", ops: ["windows", "map"] },
  chunksCount: { title: "chunks(10)-count", ops: ["chunks"] },
  zipTakeSum: { title: "zip-take-sum", ops: ["zip", "take", "map"] },
};

/**
 * How many elements a workload pulls in one call. Few enough that every sum stays a small integer: with larger
 * ones the table would show how V8 boxes doubles.
 */
export const ELEMENTS = 20_000;

/**
 * What has run in the process before: nothing; all of the workloads, so that they share the library's call sites;
 * those and many other pipelines besides, so that no call site sees few kinds.
 */
export const modes = ["fresh", "shared", "megamorphic"];

/** In the order of the table's columns. */
export const contenders = [
  "hand",
  "generators",
  "native",
  "lazuli",
  "lazuli-es2020",
  "seq",
  "es-toolkit",
  "ix",
  "iter-tools",
  "itertools",
  "iter-ops",
  "lfi",
];

/** Other people's libraries, against which the bar is set. */
export const peers = ["es-toolkit", "ix", "iter-tools", "itertools", "iter-ops", "lfi"];

/** The bar that the geometric mean of native over lazuli is to reach over long sequences, by mode. */
export const nativeBar = { fresh: 2.5, megamorphic: 2 };

/** A contender's workloads, and how each of its operators breaks the law. */
export async function load(contender) {
  const { workloads, ops } = await import(`./contenders/${contender}.mjs`);
  return { workloads, results: workloads, ops, cases };
}

const arrays = new Map();

/** The array from 0 to below `n`, made once. */
export function numbersUpTo(n) {
  if (!arrays.has(n))
    arrays.set(
      n,
      Array.from({ length: n }, (_, index) => index),
    );
  return arrays.get(n);
}

/** The sum of what many short searches find: there, it counts what it takes to build a pipeline. */
export function shortly(n, search) {
  const ten = numbersUpTo(10);
  let sum = 0;
  for (let i = 0; i < n / 10; i++) sum += search(ten, i);
  return sum;
}
