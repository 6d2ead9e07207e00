import type { State } from "./lifeLines.js";
import type { RowKind } from "./rows.js";

/** Half of the width of a bar. */
export const BAR = 5;
/** Half of the height of a box. */
export const BOX = 11;

/** What a stage does, as a part of its life line. */
export function lifeShape(state: State, x: number, from: number, to: number): string {
  if (state === "idle") return `M${x} ${from + 3}V${to}`;
  if (state === "over") return `M${x - 2 * BAR} ${from}h${4 * BAR}`;
  return `M${x - BAR} ${from}h${2 * BAR}V${to}h${-2 * BAR}z`;
}

/** What a stage says to another one. The head tells what it is, without a colour. */
export function arrowShape(kind: RowKind, from: number, to: number, y: number): string {
  const back = from < to ? -1 : 1;
  const line = `M${from} ${y}H${to}`;
  if (kind === "yield" || kind === "throw") return `${line}M${to} ${y}l${8 * back}-4v8z`;
  if (kind === "unused") return `${line}m${2 * back}-5v10`;
  const head = `M${to + 7 * back} ${y - 5}L${to} ${y}l${7 * back} 5`;
  if (kind === "pull" || kind === "done") return line + head;
  const end = to + 3 * back;
  return `M${from} ${y - 2}H${end}M${from} ${y + 2}H${end}${head}`;
}

/** A stage calls a function: an arrow that comes back to its bar. */
export function callShape(x: number, y: number): string {
  return `M${x} ${y - 8}h10v8h-9m4-4l-4 4l4 4`;
}

/** A box around a place, with half of its width and of its height. */
export function boxShape(x: number, y: number, half: number, tall: number = BOX): string {
  return `M${x - half} ${y - tall}h${2 * half}v${2 * tall}h${-2 * half}z`;
}
