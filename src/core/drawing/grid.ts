import { fit, type Mark, narrowed, paint, sum, widthOf } from "./marks.js";
import type { Drawing } from "./options.js";
import { width as columnsOf } from "./text.js";

/** Between two columns. */
const GAP = "  ";
/** A column that is cut has at least so many columns of text. */
const LEAST = 10;

/** A column: what is above it, and a cell for each row. */
export type Cells = readonly (readonly Mark[])[];

/** Rows of cells. Each has a label before it, the first of which is the longest. Columns that do not fit stand below. */
export function drawGrid(
  labels: readonly string[],
  columns: readonly Cells[],
  { width, color }: Drawing,
): string {
  const lines: string[] = [];
  const margin = columnsOf(labels[0] as string) + GAP.length;
  const natural = columns.map((cells) => Math.max(...cells.map(widthOf)));
  for (let first = 0, end = 0; first < columns.length; first = end) {
    let used = margin;
    do used += Math.min(natural[end++] as number, LEAST) + GAP.length;
    while (end < columns.length && used + Math.min(natural[end] as number, LEAST) <= width);
    const room = width - margin - GAP.length * (end - first - 1);
    const widths = narrowed(natural.slice(first, end), room);
    labels.forEach((label, row) => {
      const cells = widths.map((most, index) =>
        paint(fit((columns[first + index] as Cells)[row] ?? [], most), most, color),
      );
      lines.push((label + GAP + cells.join(GAP)).trimEnd());
      if (row === 0) lines.push("─".repeat(width - room + sum(widths)));
    });
  }
  return lines.join("\n");
}
