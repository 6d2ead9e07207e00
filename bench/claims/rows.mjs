/**
 * Each operator and consumer, over each kind of source, is as fast as native helpers, plain generators, and each library that
 * keeps the closing law. The bars: fresh, no row is behind; megamorphic, at most five, none by more than 30 %, and native helpers
 * take at least 2.5 times as long in the geometric mean. A row is behind when the 95 % interval of the ratio lies above 1.05.
 */
import { perElement } from "../kit/elements.mjs";
import { numbersUpTo } from "../kit/inputs.mjs";
import { operatorCases } from "../kit/law.mjs";
import { libraries, operatorsOfRows, peers } from "../kit/peers.mjs";
import { pollute } from "../kit/pollution.mjs";
import { beforeTable, lawTable, nsOf } from "../kit/report.mjs";
import { inputsOf, kindNames, operations, workloads } from "../kit/rows.mjs";
import { cell, geomean, judged, ratioOf, table } from "../kit/table.mjs";
import { runOf, value } from "../kit/vocabulary.mjs";

export { workloads };

const BEHIND = 1.05;
const bars = {
  fresh: { behind: 0, most: BEHIND },
  megamorphic: { behind: 5, most: 1.3, native: 2.5 },
};

export const modes = ["fresh", "megamorphic"];
export const rounds = 15;

/** A row that is ahead by so much after so many rounds is measured no further: nothing would come of it but hours. */
const CLEAR = { rounds: 3, ratio: 0.9 };

/** Whose results the others are compared with. */
export const reference = "hand";

const others = ["native", "generators", ...libraries];
export const contenders = peers.filter(
  (name) => ["hand", "bare", "lazuli", "lazuli-before"].includes(name) || others.includes(name),
);

/** The rows that are measured unless others are asked for: consumers over each kind of source, operators over three. */
const usualKinds = ["array", "Set", "generator"];
const SHORT = 1000;
export const usual = Object.keys(workloads).filter((name) => {
  const { kind, read, sources } = workloads[name];
  if (kind === undefined || kind === "array" || read === value) return true;
  // Where a source is short, what counts is what is done with its values.
  return usualKinds.includes(kind) && sources.every((input) => input(20_000).length > SHORT);
});

/** For the usage: rows are chosen by parts of their names. */
export const choices = `any part of <operator>/<source>; unless given, all consumers, and operators over ${usualKinds.join(", ")}
    operators: ${Object.keys(operations).join(", ")}
    sources: ${kindNames.join(", ")}`;

/** Over a pipeline or a range, a person writes its work in the same loop: what is left is the array. */
const handSources = { map: (list) => list, ownRange: numbersUpTo };

const cases = {
  ...Object.fromEntries(
    Object.values(operations)
      .filter(({ law }) => law === undefined)
      .map(({ operator, cases }) => [operator, cases]),
  ),
  ...operatorCases,
};

async function load(contender) {
  const operators = await operatorsOfRows(contender);
  const isHand = contender === "hand";
  const has = ({ operator, kind }) => operator in operators && (kind !== "pipeline" || "map" in operators);
  const runs = (keep) =>
    Object.fromEntries(
      Object.entries(workloads)
        .filter(([, row]) => has(row))
        .map(([name, row]) => {
          const inputs = inputsOf(row, isHand ? handSources : operators);
          return [name, runOf({ ...row, inputs }, operators[row.operator], { isHand, keep })];
        }),
    );
  return { runs: runs(false), results: runs(true), operators: isHand ? {} : operators, cases };
}

const measures = perElement({
  workloads,
  load,
  // A loop by hand stands in one place, and sees one kind of everything.
  warmUp: (_runs, operators) => pollute(operators),
  // Less than for the other claims: there are some thousand cells a round.
  timing: { warm: 150, batch: 3 },
});
export const { time, result } = measures;

/** Without the rows in which another breaks the law: they count for nothing. */
export async function describe(contender) {
  const description = await measures.describe(contender);
  if (!others.includes(contender)) return description;
  const { broken } = description;
  const isLawful = (name) => workloads[name].ops.every((op) => broken[op]?.length === 0);
  return { broken, workloads: description.workloads.filter(isLawful) };
}

/** The fastest of the others in a row, and how many times as long lazuli takes. */
function againstBest({ described, times }, mode, name) {
  const ns = nsOf(times, mode);
  const [best] = others
    .filter((contender) => contender in described && ns(contender, name) !== undefined)
    .sort((a, b) => ns(a, name) - ns(b, name));
  const ours = times(mode, "lazuli", name);
  if (best === undefined || ours === undefined) return undefined;
  return { name, best, rounds: ours.length, ...ratioOf(ours, times(mode, best, name)) };
}

export function isClear(measured, mode, name) {
  // Where two builds are compared, each round counts.
  if ("lazuli-before" in measured.described) return false;
  const against = againstBest(measured, mode, name);
  return against !== undefined && against.rounds >= CLEAR.rounds && against.high < CLEAR.ratio;
}

export function report(measured, { names, modes }) {
  const { described } = measured;
  const parts = [lawTable(described, "The closing law; rows in which it is broken are not measured")];
  for (const mode of modes) parts.push(rowsTable(measured, names, mode));
  if ("lazuli" in described) {
    for (const mode of modes) parts.push(behindTable(measured, names, mode));
    for (const mode of modes) parts.push(...meansTable(measured, names, mode));
    for (const mode of modes) parts.push(...beforeTable({ workloads, names }, mode, measured.times));
  }
  return parts.join("\n");
}

function rowsTable({ described, times }, names, mode) {
  const ns = nsOf(times, mode);
  const shown = contenders.filter((name) => name in described && !libraries.includes(name));
  const rows = names.map((name) => {
    const [best] = libraries
      .filter((library) => library in described && ns(library, name) !== undefined)
      .sort((a, b) => ns(a, name) - ns(b, name));
    return [
      workloads[name].title,
      ...shown.map((contender) => cell(ns(contender, name))),
      best === undefined ? "—" : cell(ns(best, name)),
      best ?? "",
    ];
  });
  return table(`ns per value, ${mode}`, ["", ...shown, "best peer", ""], rows);
}

function behindTable(measured, names, mode) {
  const ns = nsOf(measured.times, mode);
  const all = names.map((name) => againstBest(measured, mode, name)).filter((it) => it !== undefined);
  const behind = all.filter(({ low }) => low > BEHIND).sort((a, b) => b.ratio - a.ratio);
  const rows = behind.map(({ name, best, ratio, low, high, rounds }) => [
    workloads[name].title,
    best,
    ...[ns(best, name), ns("lazuli", name), ratio].map(cell),
    rounds > 1 ? `${cell(low)} – ${cell(high)}` : "one round",
  ]);
  const { behind: count, most } = bars[mode];
  const worst = Math.max(1, ...behind.map(({ ratio }) => ratio));
  const verdict = (text, value, bar, shown) => `${text} ${shown} (${judged(value, bar).join(", ")})`;
  return [
    table(
      `Rows behind, ${mode}: lazuli / the best other, with the 95 % interval`,
      ["", "best other", "ns", "lazuli", "ratio", "interval"],
      rows,
    ),
    verdict(`  of ${all.length} rows are behind:`, behind.length, count, behind.length),
    verdict("  the furthest by a ratio of", worst, most, cell(worst)),
    "",
  ].join("\n");
}

/** How many times as long one takes as another. Where there is a third, only its rows count. */
const means = [
  ["native", "lazuli"],
  ["generators", "lazuli"],
  ["bare", "lazuli"],
  ["native", "bare"],
  ["native", "lazuli", "bare"],
];

function meansTable({ times }, names, mode) {
  const ns = nsOf(times, mode);
  const rows = means.flatMap((contenders) => {
    const [over, under, within] = contenders;
    const both = names.filter((name) => contenders.every((contender) => ns(contender, name) !== undefined));
    if (both.length === 0) return [];
    const mean = geomean(both.map((name) => ns(over, name) / ns(under, name)));
    const bar = under === "lazuli" && within === undefined ? bars[mode][over] : undefined;
    const title = `${over} / ${under}${within === undefined ? "" : `, where ${within} has a row`}`;
    return [[title, String(both.length), cell(mean), ...judged(mean, bar, { isLeast: true })]];
  });
  return rows.length === 0 ? [] : [table(`Geometric means, ${mode}`, ["", "rows", "mean", "bar", ""], rows)];
}
