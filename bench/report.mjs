/** From the measured cells to the tables and the verdicts. */
import { cell, geomean, table } from "./table.mjs";

/** Which operators break the law, and in which cases. */
export function lawTable(contenders, described) {
  const rows = contenders
    .filter((contender) => contender !== "hand")
    .map((contender) => {
      const broken = Object.entries(described[contender].broken).filter(([, cases]) => cases.length > 0);
      const text = broken.map(([op, cases]) => `${op} (${cases.join(", ")})`).join("; ");
      return `  ${contender.padEnd(11)} ${text === "" ? "kept" : `broken by ${text}`}`;
    });
  return [
    "The closing law: who stops early closes its source once; an ended source is left alone",
    ...rows,
    "",
  ].join("\n");
}

/** Whether a contender keeps the law in all of the operators that a workload uses. */
const keepsLaw = (set, described, contender, workload) =>
  contender === "hand" ||
  set.workloads[workload].ops.every((op) => described[contender].broken[op]?.length === 0);

/** `ns(contender, workload)` is undefined where the contender has no such operator. */
export function tables(set, mode, contenders, names, ns, described) {
  const header = [mode, ...contenders];
  const tableOf = (title, value, rows = []) => {
    const body = names.map((name) => [
      set.workloads[name].title,
      ...contenders.map((contender) => {
        const number = value(contender, name);
        const mark = number === undefined || keepsLaw(set, described, contender, name) ? " " : "*";
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

  const parts = [tableOf(`ns per element, ${mode} (* without the closing law)`, ns)];
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

export function verdicts(set, mode, contenders, names, ns, described) {
  if (!contenders.includes("lazuli")) return [];
  const ratio = (contender, name) =>
    ns(contender, name) === undefined ? undefined : ns(contender, name) / ns("lazuli", name);
  const losses = (contender) =>
    names
      .filter((name) => ratio(contender, name) <= 1)
      .map((name) => ({
        contender,
        name,
        text: `${contender} on ${set.workloads[name].title} ${cell(ratio(contender, name))}`,
      }));
  const verdict = (ok, text, details = []) =>
    `${ok ? "✔" : "✘"} ${mode}: ${text}${details.length > 0 ? `\n    not: ${details.join("\n    not: ")}` : ""}`;
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
  const rivals = set.peers.filter((peer) => contenders.includes(peer));
  if (rivals.length > 0) {
    const lost = rivals.flatMap(losses);
    const [lawful, lawless] = [true, false].map((law) =>
      lost
        .filter(({ contender, name }) => keepsLaw(set, described, contender, name) === law)
        .map((x) => x.text),
    );
    list.push(
      verdict(lawful.length === 0, "faster than each peer that keeps the law on each workload", lawful),
    );
    if (lawless.length > 0) list.push(`· ${mode}: faster, but without the law: ${lawless.join("; ")}`);
  }
  if (nativeToo) {
    const long = names.filter((name) => !set.workloads[name].isShort);
    const mean = geomean(long.map((name) => ratio("native", name)).filter((value) => value !== undefined));
    const bar = set.nativeBar[mode];
    const text = `native / lazuli is ${cell(mean)} in the geometric mean over long sequences`;
    list.push(bar === undefined ? `· ${mode}: ${text}` : verdict(mean >= bar, `${text} (bar: ${bar})`));
  }
  return list;
}
