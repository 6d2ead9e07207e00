/**
 * The operators and consumers that most programs use less, each alone, over an array, are faster than those of each library
 * that keeps the closing law. The bar: on each workload, native functions included.
 */
import { perElement } from "../kit/elements.mjs";
import { workloadsOf } from "../kit/peers.mjs";
import { runOf, vocabulary as workloads } from "../kit/vocabulary.mjs";

export { workloads };

/** Whose results the others are compared with. */
export const reference = "hand";

async function load(contender) {
  const vocabulary = await workloadsOf(contender, "vocabulary", workloads);
  const isHand = contender === "hand";
  const runs = (keep) =>
    Object.fromEntries(
      Object.entries(vocabulary).map(([name, op]) => [name, runOf(workloads[name], op, { isHand, keep })]),
    );
  const cases = Object.fromEntries(Object.entries(workloads).map(([name, { cases }]) => [name, cases]));
  return { runs: runs(false), results: runs(true), operators: isHand ? {} : vocabulary, cases };
}

export const { describe, time, result, report } = perElement({ workloads, load });
