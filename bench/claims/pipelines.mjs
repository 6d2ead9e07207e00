/**
 * Pipelines are faster than those of native helpers, and than those of each library that keeps the closing law. The bar:
 * on each workload; and over long sequences native helpers take at least 2.5 times as long fresh, and twice as long
 * megamorphic, in the geometric mean.
 */
import { perElement } from "../kit/elements.mjs";
import { operatorCases } from "../kit/law.mjs";
import { operatorsOf, workloadsOf } from "../kit/peers.mjs";
import { warmUp } from "../kit/warm-up.mjs";

/**
 * Each contender writes each workload its own way, as a function of the number of elements. `ops` names the operators
 * it is made of, so that those can be tested for the closing law. Where `isShort` stands, what counts is building
 * pipelines.
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
 * What has run in the process before: nothing; all of the workloads, so that they share the library's call sites;
 * those and many other pipelines besides, so that no call site sees few kinds.
 */
export const modes = ["fresh", "shared", "megamorphic"];

/** Whose results the others are compared with. */
export const reference = "hand";

const load = async (contender) => ({
  runs: await workloadsOf(contender, "pipelines", workloads),
  operators: await operatorsOf(contender),
  cases: operatorCases,
});

export const { describe, time, result, report } = perElement({
  workloads,
  load,
  warmUp,
  nativeBar: { fresh: 2.5, megamorphic: 2 },
});
