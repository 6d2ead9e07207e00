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
