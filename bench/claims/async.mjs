/**
 * Async pipelines come close to a loop over `for await`, and are faster than plain async generators and than each library
 * that keeps both laws. The bars:
 *
 * - Read by a consumer they take at most 2.3 times as long as the hand-written loop; by `for await` 3 times over generators,
 *   and 4.2 over hand-written iterators. Only flatMap of pages is held to plain async generators, which take 2.5 times as long.
 * - One more stage takes at most 25 ns a value with a sync callback, and 90 with an async one.
 * - In a megamorphic process those are 40 % more.
 * - Plain async generators take 2.2 times as long by `for await` in the geometric mean over all rows, and 3.5 by a consumer.
 * - No row is behind a library that keeps both laws, but for effect, and streaming-iterables' `batch`, over arrays.
 */
import { sources } from "../kit/async-inputs.mjs";
import { asyncOperatorCases } from "../kit/async-law.mjs";
import { pipelines } from "../kit/async-pipelines.mjs";
import { perElement } from "../kit/elements.mjs";
import { asyncOperatorsOf } from "../kit/peers.mjs";
import { lawTable, nsOf, rivalVerdicts, tables } from "../kit/report.mjs";
import { cell, geomean, judged, table } from "../kit/table.mjs";
import { warmUpAsync } from "../kit/warm-up.mjs";

const LAWS =
  "The two laws: no value is pulled that nobody needs; who stops early closes its source once, and an ended source is left alone";

/** What one more stage costs, from what ten more do. Other contenders are not asked. */
const stages = [
  { title: "a sync callback", few: "twoMaps", many: "twelveMaps", more: 10, bar: 25 },
  { title: "an async callback", few: "twoAsyncMaps", many: "twelveAsyncMaps", more: 10, bar: 90 },
];
const STAGE_CONTENDERS = ["hand", "generators", "lazuli"];

const sourceNames = Object.keys(sources);
const readers = { forAwait: "for await", consumer: "consumer" };

/** A row for each pipeline, source and reader, as `zip/generator/forAwait`. */
export const workloads = Object.fromEntries(
  Object.entries(pipelines).flatMap(([pipeline, { title, ops, read, isForStages = false }]) =>
    (isForStages ? ["generator"] : sourceNames).flatMap((source) =>
      (isForStages ? ["consumer"] : Object.keys(readers)).map((reader) => {
        const isConsumed = reader === "consumer";
        const row = {
          title: `${title}, ${source}, ${isConsumed ? read.consumer : readers[reader]}`,
          ops: isConsumed ? [...ops, read.consumer] : ops,
          pipeline,
          source,
          reader,
          isForStages,
        };
        return [`${pipeline}/${source}/${reader}`, row];
      }),
    ),
  ),
);

/** For the usage: rows are chosen by parts of their names. */
export const choices = `any part of <pipeline>/<source>/<reader>
    pipelines: ${Object.keys(pipelines).join(", ")}
    sources: ${sourceNames.join(", ")}
    readers: ${Object.keys(readers).join(", ")}`;

export const modes = ["fresh", "megamorphic"];

/** A round has almost nine hundred processes. */
export const rounds = 2;

/** Whose results the others are compared with. */
export const reference = "hand";

async function load(contender) {
  const { operators, loops } = await asyncOperatorsOf(contender);
  const { iterable = (sequence) => sequence } = operators;
  const runOf = ({ pipeline, source, reader }) => {
    const { inputs, stages, callbacks = [], read } = pipelines[pipeline];
    const open = (n) => inputs(n).map(sources[source]);
    const loop = loops[pipeline];
    if (loop !== undefined) return (n) => loop(n, ...open(n), ...callbacks);
    if (reader === "consumer") return (n) => read.consume(operators, stages(operators, n, ...open(n)), n);
    return (n) => read.forAwait(iterable(stages(operators, n, ...open(n))), n);
  };
  const has = ({ pipeline, ops, isForStages }) =>
    (!isForStages || STAGE_CONTENDERS.includes(contender)) &&
    (pipeline in loops || ops.every((op) => op in operators));
  const runs = Object.fromEntries(
    Object.entries(workloads)
      .filter(([, row]) => has(row))
      .map(([name, row]) => [name, runOf(row)]),
  );
  return { runs, operators, cases: asyncOperatorCases };
}

export const { describe, time, result } = perElement({
  workloads,
  load,
  warmUp: warmUpAsync,
  // Less than for the other claims, so that a round ends within minutes; the numbers differ by a few per cent.
  elements: 2000,
  timing: { warm: 100, batch: 3 },
});

export function report({ described, times }, { names, modes }) {
  const setOf = (isIncluded) => {
    const included = names.filter((name) => isIncluded(workloads[name]));
    const contenders = Object.keys(described).filter((contender) =>
      included.some((name) => described[contender].workloads.includes(name)),
    );
    return { workloads, names: included, described, contenders };
  };
  const parts = [lawTable(described, LAWS)];
  for (const mode of modes) {
    for (const [reader, title] of Object.entries(readers)) {
      const set = setOf((row) => row.reader === reader && !row.isForStages);
      if (set.names.length > 0) parts.push(tables(set, `${mode}, ${title}`, nsOf(times, mode)));
    }
  }
  if ("lazuli" in described) {
    const set = setOf((row) => !row.isForStages);
    for (const mode of modes) parts.push(barTable(set, names, mode, nsOf(times, mode)));
    for (const mode of modes) parts.push(...rivalVerdicts(set, mode, nsOf(times, mode), isExempt));
  }
  return parts.join("\n");
}

/** What lazuli is held to in a row: a contender, and at most so many times as long; or so many times as fast. */
function barOf({ pipeline, source, reader }) {
  if (pipeline === "flatMapPages") return { base: "generators", faster: 2.5 };
  if (reader === "consumer") return { base: "hand", most: 2.3 };
  return { base: "hand", most: { generator: 3, iterator: 4.2 }[source] };
}

const fasterInMean = { forAwait: 2.2, consumer: 3.5 };

/** What a megamorphic process may take more. */
const allowanceIn = (mode) => (mode === "megamorphic" ? 1.4 : 1);

/** Each bar, and whether it is met; rows without one are left out. */
function barTable({ names }, allNames, mode, ns) {
  const allowance = allowanceIn(mode);
  const show = (value) => String(Number(value.toFixed(2)));
  const line = (title, what, value, bar, isLeast = false) =>
    value === undefined ? [] : [[title, what, cell(value), ...judged(value, bar, { show, isLeast })]];
  const ratio = (over, under, name) => {
    const [a, b] = [ns(over, name), ns(under, name)];
    return a === undefined || b === undefined ? undefined : a / b;
  };

  const rows = names.flatMap((name) => {
    const { title } = workloads[name];
    const { base, most, faster } = barOf(workloads[name]);
    if (faster !== undefined)
      return line(title, `${base} / lazuli`, ratio(base, "lazuli", name), faster / allowance, true);
    return most === undefined
      ? []
      : line(title, `lazuli / ${base}`, ratio("lazuli", base, name), most * allowance);
  });
  const means = Object.entries(readers).flatMap(([reader, title]) => {
    const ratios = names
      .filter((name) => workloads[name].reader === reader)
      .map((name) => ratio("generators", "lazuli", name))
      .filter((value) => value !== undefined);
    return line(
      `geometric mean, ${title}`,
      "generators / lazuli",
      geomean(ratios),
      fasterInMean[reader],
      true,
    );
  });
  const costs = stages.flatMap(({ title, few, many, more, bar }) => {
    const costOf = (contender) => {
      const [a, b] = [few, many].map((pipeline) => {
        const name = `${pipeline}/generator/consumer`;
        return allNames.includes(name) ? ns(contender, name) : undefined;
      });
      return a === undefined || b === undefined ? undefined : (b - a) / more;
    };
    return [
      ...line(`one more stage with ${title}`, "lazuli, ns", costOf("lazuli"), bar * allowance),
      ...line(`one more stage with ${title}`, "generators, ns", costOf("generators")),
    ];
  });
  return table(`The bars, ${mode}`, ["", "", "measured", "bar", ""], [...rows, ...means, ...costs]);
}

/** Those that are allowed to be faster. */
const isExempt = (contender, { pipeline, source }) =>
  source === "array" &&
  (contender === "effect" || (contender === "streaming-iterables" && pipeline === "chunks"));
