/**
 * How often a property is tried. `LAZULI_RUNS` says otherwise, and `LAZULI_SEED` where all of them start. Every file of
 * tests is set up by this one.
 */
import fc from "fast-check";

const { LAZULI_RUNS = 1000, LAZULI_SEED } = process.env;

export const RUNS: number = Number(LAZULI_RUNS);

/** For a property each run of which takes long. */
export function oneIn(times: number): { numRuns: number } {
  return { numRuns: Math.ceil(RUNS / times) };
}

fc.configureGlobal({
  numRuns: RUNS,
  ...(LAZULI_SEED === undefined ? undefined : { seed: Number(LAZULI_SEED) }),
});
