/** From nanoseconds per element to the tables and the verdicts. */
import { libraries } from "./peers.mjs";
import { cell, geomean, quantile, ratioOf, table } from "./table.mjs";

const CLOSING_LAW = "The closing law: who stops early closes its source once; an ended source is left alone";

export function elementsReport({ workloads, nativeBar }, { described, times }, { names, modes }) {
  const set = { workloads, nativeBar, names, described, contenders: Object.keys(described) };
  return [
    lawTable(described, CLOSING_LAW),
    ...modes.map((mode) => tables(set, mode, nsOf(times, mode))),
    ...modes.flatMap((mode) => beforeTable(set, mode, times)),
    "The bar",
    ...modes.flatMap((mode) => verdicts(set, mode, nsOf(times, mode))),
  ].join("\n");
}

/**
 * The nanoseconds of a cell, as a function of contender and workload. The lower quartile: a neighbour on the same core
 * makes a number up to twice as large, and never smaller. Not the least, which would show the luckiest compilation.
 */
export const nsOf = (times, mode) => (contender, name) => {
  const measured = times(mode, contender, name);
  return measured && quantile(measured, 0.25);
};

/** What a change has brought, with the 95 % interval over the rounds: no table without another build. */
export function beforeTable({ workloads, names }, mode, times) {
  const ratios = names.flatMap((name) => {
    const [now, before] = ["lazuli", "lazuli-before"].map((contender) => times(mode, contender, name));
    return now === undefined || before === undefined ? [] : [{ name, now, before, ...ratioOf(now, before) }];
  });
  if (ratios.length === 0) return [];
  const verdict = ({ low, high }) => (high < 1 ? "faster" : low > 1 ? "slower" : "");
  const rows = ratios.map((it) => [
    workloads[it.name].title,
    ...[quantile(it.before, 0.25), quantile(it.now, 0.25), it.ratio, it.low, it.high].map(cell),
    it.now.length > 1 ? verdict(it) : "",
  ]);
  const mean = ["geometric mean", "", "", cell(geomean(ratios.map(({ ratio }) => ratio))), "", "", ""];
  const title = `lazuli, before and now, ${mode}: ns, and times as long as before, with the 95 % interval`;
  return [table(title, ["", "before", "now", "ratio", "from", "to", ""], [...rows, mean])];
}

/** What keeps no law, and is no contender. */
const floors = ["hand", "bare"];

/** In which cases the law is broken, and by which operators. */
export function lawTable(described, title) {
  const nameWidth = Math.max(...Object.keys(described).map((contender) => contender.length));
  const rows = Object.entries(described)
    .filter(([contender]) => !floors.includes(contender))
    .map(([contender, { broken: all }]) => {
      const operators = {};
      for (const [op, cases] of Object.entries(all)) for (const it of cases) (operators[it] ??= []).push(op);
      const text = Object.entries(operators)
        .map(([it, ops]) => `${it} (${ops.join(", ")})`)
        .join("; ");
      return `  ${contender.padEnd(nameWidth)} ${text === "" ? "kept" : `broken at ${text}`}`;
    });
  return [title, ...rows, ""].join("\n");
}

/** Whether a contender keeps the law in all of the operators that a workload uses. */
const keepsLaw = ({ workloads, described }, contender, workload) =>
  contender === "hand" ||
  workloads[workload].ops.every((op) => described[contender].broken[op]?.length === 0);

/** `ns(contender, workload)` is undefined where the contender has no such operator. */
export function tables(set, mode, ns) {
  const { workloads, names, contenders } = set;
  const header = [mode, ...contenders];
  const tableOf = (title, value, rows = []) => {
    const body = names.map((name) => [
      workloads[name].title,
      ...contenders.map((contender) => {
        const number = value(contender, name);
        const mark = number === undefined || keepsLaw(set, contender, name) ? " " : "*";
        return cell(number) + mark;
      }),
    ]);
    return table(title, header, [...body, ...rows]);
  };

  const ratioTable = (base, title) => {
    const ratio = (contender, name) => {
      const [own, other] = [ns(contender, name), ns(base, name)];
      return own === undefined || other === undefined ? undefined : own / other;
    };
    const means = contenders.map((contender) => {
      const ratios = names.map((name) => ratio(contender, name)).filter((value) => value !== undefined);
      return `${cell(geomean(ratios))} `;
    });
    return tableOf(title, ratio, [["geometric mean", ...means]]);
  };

  const parts = [tableOf(`ns per element, ${mode} (* without the law)`, ns)];
  for (const [base, title] of [
    ["hand", "times the hand-written loop"],
    ["lazuli", "times lazuli (above 1: slower than lazuli)"],
  ]) {
    if (contenders.includes(base)) {
      parts.push(ratioTable(base, `${title}, ${mode}; the mean is over the workloads that both have`));
    }
  }
  return parts.join("\n");
}

/** Whether a bar is met, as a line, with what misses it below. */
function verdictIn(mode, ok, text, details = []) {
  const misses = details.map((detail) => `\n    not: ${detail}`).join("");
  return `${ok ? "✔" : "✘"} ${mode}: ${text}${misses}`;
}

/** It makes nobody faster. */
const isHarmless = (fault) => fault.endsWith(": closed after its end");

/**
 * Which libraries are faster on which rows; `isExempt(contender, workload)` are those that are allowed to be. Where the runtime
 * has async helpers of its own, they count as a library.
 */
export function rivalVerdicts(set, mode, ns, isExempt = () => false) {
  const { names, workloads, described, contenders } = set;
  const rivals = contenders.filter((contender) => contender === "native" || libraries.includes(contender));
  if (rivals.length === 0) return [];
  const lost = rivals.flatMap((contender) =>
    names
      .map((name) => ({ contender, name, ratio: ns(contender, name) / ns("lazuli", name) }))
      .filter(({ ratio }) => ratio <= 1),
  );
  const textsOf = (losses) =>
    losses.map(({ contender, name, ratio }) => `${contender} on ${workloads[name].title} ${cell(ratio)}`);
  const isLawful = ({ contender, name }) =>
    workloads[name].ops.every((op) => described[contender].broken[op]?.every(isHarmless));
  const isAllowed = ({ contender, name }) => isExempt(contender, workloads[name]);
  const behind = textsOf(lost.filter((loss) => isLawful(loss) && !isAllowed(loss)));
  const list = [
    verdictIn(mode, behind.length === 0, "faster than each library that keeps the law on each row", behind),
  ];
  const aside = {
    "faster, and allowed to be": textsOf(lost.filter((loss) => isLawful(loss) && isAllowed(loss))),
    "faster, but without the law": textsOf(lost.filter((loss) => !isLawful(loss))),
  };
  for (const [text, losses] of Object.entries(aside))
    if (losses.length > 0) list.push(`· ${mode}: ${text}: ${losses.join("; ")}`);
  return list;
}

function verdicts(set, mode, ns) {
  const { workloads, nativeBar, names, contenders } = set;
  if (!contenders.includes("lazuli")) return [];
  const ratio = (contender, name) =>
    ns(contender, name) === undefined ? undefined : ns(contender, name) / ns("lazuli", name);
  const losses = (contender) =>
    names
      .filter((name) => ratio(contender, name) <= 1)
      .map((name) => ({
        contender,
        name,
        text: `${contender} on ${workloads[name].title} ${cell(ratio(contender, name))}`,
      }));
  const verdict = (...args) => verdictIn(mode, ...args);
  const list = [];

  const nativeToo = names.some((name) => ratio("native", name) !== undefined);
  if (nativeToo) {
    const lost = losses("native");
    list.push(
      verdict(
        lost.length === 0,
        "faster than native helpers on each workload",
        lost.map((x) => x.text),
      ),
    );
  }
  const rivals = libraries.filter((library) => contenders.includes(library));
  if (rivals.length > 0) {
    const lost = rivals.flatMap(losses);
    const [lawful, lawless] = [true, false].map((law) =>
      lost.filter(({ contender, name }) => keepsLaw(set, contender, name) === law).map((x) => x.text),
    );
    list.push(
      verdict(lawful.length === 0, "faster than each library that keeps the law on each workload", lawful),
    );
    if (lawless.length > 0) list.push(`· ${mode}: faster, but without the law: ${lawless.join("; ")}`);
  }
  const long = names.filter((name) => !workloads[name].isShort);
  const mean = geomean(long.map((name) => ratio("native", name)).filter((value) => value !== undefined));
  if (mean !== undefined) {
    const bar = nativeBar[mode];
    const text = `native / lazuli is ${cell(mean)} in the geometric mean over long sequences`;
    list.push(bar === undefined ? `· ${mode}: ${text}` : verdict(mean >= bar, `${text} (bar: ${bar})`));
  }
  return list;
}
