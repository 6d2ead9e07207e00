/*
 * What the program prints: each gap that is found, how far the search is, and how it ends.
 */
import { progressLine } from "./progress.js";

/**
 * @param {string} program its name, for errors
 * @param {number} wanted the size of the gap that is looked for
 */
export function reportOf(program, wanted) {
  const line = progressLine(process.stderr);
  let largest = { size: 0, after: 0 };
  return {
    /** @param {import("./gaps.js").Result} result */
    progress: ({ to }) => line.show(`searched up to ${to.toLocaleString("en")}`),

    /** @param {import("./gaps.js").Gap} gap */
    gap(gap) {
      largest = gap;
      line.clear();
      console.log(`${String(gap.size).padStart(4)} after ${gap.after}`);
    },

    /** The search has found what it looked for, or has been stopped. */
    end() {
      const { size, after } = largest;
      line.clear();
      if (size >= wanted) {
        console.log(`The first gap of at least ${wanted} lies between ${after} and ${after + size}.`);
      } else {
        console.log(`Stopped. The largest gap so far is ${size}, after ${after}.`);
        process.exitCode = 130; // as shells say of what Ctrl-C ends
      }
    },

    /** @param {unknown} error */
    failure(error) {
      line.clear();
      console.error(`${program}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    },
  };
}
