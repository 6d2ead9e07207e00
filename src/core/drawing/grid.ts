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
  const natural = columns.map((cells) => Math.max(...cells.map((texts) => widthOf(texts.join(" ")))));
  for (let first = 0, end = 0; first < columns.length; first = end) {
    let used = margin;
    const fits = (): boolean => used + Math.min(natural[end] as number, SHORT) <= width;
    do used += Math.min(natural[end++] as number, SHORT) + GAP.length;
    while (end < columns.length && fits());
    const room = width - margin - GAP.length * (end - first - 1);
    const widths = narrowed(natural.slice(first, end), room);
    labels.forEach((label, row) => {
      const cells = widths.map((most, index) => {
        const texts = fitting(columns[first + index]?.[row] ?? [], most);
        const blank = " ".repeat(most - widthOf(texts.join(" ")));
        return texts.map((text) => colored(text, color, row === 0 ? BOLD : undefined)).join(" ") + blank;
      });
      lines.push([label, ...cells].join(GAP).trimEnd());
      if (row === 0) lines.push("─".repeat(width - room + sum(widths)));
    });
  }
  return lines.join("\n");
}

/** Widths, of which the widest are cut until all of them together fit. */
export function narrowed(widths: readonly number[], room: number): number[] {
  for (let most = room; ; most--) {
    const narrow = widths.map((width) => Math.min(width, most));
    if (sum(narrow) <= room) return narrow;
  }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** The texts of a cell: if they do not fit, each of them is cut; then those in the middle are left out. */
function fitting(texts: readonly string[], most: number): readonly string[] {
  let shown = texts;
  const isTooWide = (): boolean => widthOf(shown.join(" ")) > most;
  for (let length = most; isTooWide() && length >= Math.min(SHORT, most); length--) {
    shown = texts.map((text) => cut(text, length));
  }
  const short = shown;
  // The last ones say how it has ended.
  for (let kept = texts.length - 1; isTooWide(); kept--) {
    const head = kept >> 1;
    shown = [...short.slice(0, head), `…${texts.length - kept}…`, ...short.slice(texts.length - kept + head)];
  }
  return shown;
}
