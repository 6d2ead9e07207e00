/** Text tables and the statistics. */

/** The value at a part of the way from the least to the greatest: 0.5 for the median. */
export function quantile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)];
}

/** `undefined` for none. */
export function geomean(values) {
  if (values.length === 0) return undefined;
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Student's t for 95 %, both tails, by degrees of freedom from 1 on; beyond them, that of the normal distribution. */
const STUDENT = [
  12.7, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.1,
  2.09,
];

/** On a busy machine a fifth of the rounds may be off, on each side. */
const TRIMMED = 0.2;

/**
 * How many times as long one takes as another, from the times of each round: the geometric mean and its 95 % interval, without
 * the fifth of the rounds with the least ratios and the fifth with the greatest (Yuen's interval of a trimmed mean). What is
 * measured in one round has the same neighbours, so that ratios are made within a round. One round has no interval.
 */
export function ratioOf(times, others) {
  const logs = times.map((time, round) => Math.log(time / others[round])).sort((a, b) => a - b);
  const trimmed = Math.floor(TRIMMED * logs.length);
  const kept = logs.slice(trimmed, logs.length - trimmed);
  const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const mean = meanOf(kept);
  const winsorized = logs.map((log) => Math.min(Math.max(log, kept[0]), kept.at(-1)));
  const center = meanOf(winsorized);
  const squares = winsorized.reduce((sum, log) => sum + (log - center) ** 2, 0);
  const freedom = kept.length - 1;
  const half =
    freedom === 0 ? 0 : (STUDENT[freedom - 1] ?? 1.96) * Math.sqrt(squares / (kept.length * freedom));
  return { ratio: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
}

/** A number in three digits or so, a dash for a missing one. */
export function cell(value) {
  if (value === undefined) return "—";
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

/** Rows of strings; the first column to the left, the others to the right. */
export function table(title, header, rows) {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column])))
      .join("  ");
  const rule = "─".repeat(line(header).length);
  return [title, rule, line(header), rule, ...rows.map(line), ""].join("\n");
}

/** A bar as two cells: what the value has to be at most, or at least, and whether it is. Empty without a bar. */
export function judged(value, bar, { show = String, isLeast = false } = {}) {
  if (bar === undefined) return ["", ""];
  const isMet = isLeast ? value >= bar : value <= bar;
  return [`${isLeast ? "≥" : "≤"} ${show(bar)}`, isMet ? "met" : "MISSED"];
}
