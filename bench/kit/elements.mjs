/** What claims about nanoseconds per element share: how a contender is described and timed, and the report. */
import { law } from "./law.mjs";
import { elementsReport } from "./report.mjs";
import { shortestTime } from "./timing.mjs";

/**
 * How many elements a workload pulls in one call. Few enough that every sum stays a small integer: with larger
 * ones the table would show how V8 boxes doubles.
 */
const ELEMENTS = 20_000;

/** Milliseconds. Where a call is long and calls are few, V8 takes some hundred to reach its best compiler. */
const TIMING = { warm: 400, batch: 6 };

/** A result as text, so that it can be compared with another process's: maps and records, sets and arrays alike. */
const plain = async (result) =>
  JSON.stringify(await result, (_, value) => {
    if (value instanceof Map) return Object.fromEntries(value);
    if (value instanceof Set) return [...value];
    return value;
  });

/**
 * - `load(contender)` returns its `runs`, which are timed, by workload: functions of the number of elements; `results`, the
 *   same, which return what is compared, if that is not what the runs return; its `operators`; and by their names the
 *   `cases` in which they are to keep the closing law.
 * - `warmUp(runs, operators)` does what the program has done before, in other modes than `fresh`.
 * - `nativeBar` has, by mode, the least that native / lazuli is to be in the geometric mean over long sequences.
 * - `elements` and `timing`: how many elements a call pulls, and what `shortestTime` is told.
 *
 * Runs and results may return promises.
 */
export function perElement({
  workloads,
  load,
  warmUp,
  nativeBar = {},
  elements = ELEMENTS,
  timing = TIMING,
}) {
  const resultOf = ({ runs, results = runs }, workload) => plain(results[workload](elements));
  return {
    async describe(contender) {
      const { runs, operators, cases } = await load(contender);
      return { workloads: Object.keys(runs), broken: await law(operators, cases) };
    },

    async time(contender, workload, mode) {
      const loaded = await load(contender);
      const { runs, operators } = loaded;
      if (mode !== "fresh") await warmUp(runs, mode === "megamorphic" ? operators : {});
      const ns = ((await shortestTime(runs[workload], elements, timing)) * 1e6) / elements;
      return { ns, result: await resultOf(loaded, workload) };
    },

    async result(contender, workload) {
      return resultOf(await load(contender), workload);
    },

    report: (measured, choice) => elementsReport({ workloads, nativeBar }, measured, choice),
  };
}
