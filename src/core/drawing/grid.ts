import { BOLD, colored } from "./colors.js";
import type { Drawing } from "./options.js";
import { cut, width as widthOf } from "./text.js";

/** Between two columns. */
const GAP = "  ";
/** What is cut is still so long. */
const SHORT = 8;

/** A column of cells, the first of which is its title. A cell has some texts. */
export type Cells = readonly (readonly string[])[];

/** Rows of cells. Before each there is a label, the first of which is as long as the others. Columns that do not fit stand below. */
export function drawGrid(
  labels: readonly string[],
  columns: readonly Cells[],
  { width, color }: Drawing,
): string {
  const lines: string[] = [];
  const margin = widthOf(`${labels[0]}${GAP}`);
  const natural = columns.map((cells) => largest(cells.map((texts) => widthOf(texts.join(" ")))));
  for (let first = 0, next = 0; first < columns.length; first = next) {
    /** What is left if each column is cut. */
    let rest = width - margin;
    const leastOf = (column: number): number => Math.min(natural[column] as number, SHORT);
    do rest -= leastOf(next++) + GAP.length;
    while (next < columns.length && leastOf(next) <= rest);
    const gaps = margin + GAP.length * (next - first - 1);
    const widths = narrowed(natural.slice(first, next), width - gaps);
    labels.forEach((label, row) => {
      const cells = widths.map((most, index) => {
        const texts = fitting(columns[first + index]?.[row] ?? [], most);
        const blank = " ".repeat(most - widthOf(texts.join(" ")));
        return texts.map((text) => colored(text, color, row === 0 ? BOLD : undefined)).join(" ") + blank;
      });
      lines.push([cut(label, width), ...cells].join(GAP).trimEnd());
      if (row === 0) lines.push("─".repeat(gaps + sum(widths)));
    });
  }
  return lines.join("\n");
}

/** Widths, of which the widest are cut until all of them together fit. */
export function narrowed(widths: readonly number[], room: number): number[] {
  for (let most = Math.min(largest(widths), room); ; most--) {
    const narrow = widths.map((width) => Math.min(width, most));
    if (sum(narrow) <= room) return narrow;
  }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** The largest of any number of numbers: `Math.max` takes no more than a call has arguments. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}

/** The texts of a cell. If they do not fit, each of them is cut; then those in the middle are left out. */
function fitting(texts: readonly string[], most: number): readonly string[] {
  let shown = texts;
  // No more than that can fit.
  let [length, kept] = [most, Math.min(texts.length, most)];
  while (widthOf(shown.join(" ")) > most) {
    const head = texts.slice(0, kept >> 1);
    const hidden = texts.length - kept;
    // The last ones say how it has ended.
    const tail = texts.slice(head.length + hidden);
    shown = [...head, ...(hidden > 0 ? [`…${hidden}…`] : []), ...tail].map((text) => cut(text, length));
    if (length > SHORT) length--;
    else kept--;
  }
  return shown;
}
