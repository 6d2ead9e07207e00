import { cut, width } from "./text.js";

/** By the sign or the word that says the same, a color of ANSI. So nothing is said by a color alone. */
const COLORS: readonly (readonly [RegExp, number])[] = [
  [/^[(…]/, 2],
  [/^(?:(?:= )?true|✓)$/, 32],
  [/^(?:(?:= )?false$|✗$|throw\b)/, 31],
  [/^(?:end|stop|stopped)$/, 33],
];

export const BOLD = 1;
export const DIM = 2;

export function colored(text: string, isColored: boolean, color?: number): string {
  const code = isColored ? (color ?? COLORS.find(([sign]) => sign.test(text))?.[1]) : undefined;
  return code === undefined ? text : `\u001b[${code}m${text}\u001b[0m`;
}

/** A text, and its color if that does not follow from it. */
export type Piece = readonly [text: string, color?: number];

/** A line of pieces, of which it has as many as fit. */
export function lineOf(pieces: readonly Piece[], most: number, isColored: boolean): string {
  let [line, left] = ["", most];
  for (const [text, color] of pieces) {
    if (left <= 0) break;
    const fitting = cut(text, left);
    left -= width(fitting);
    line += colored(fitting, isColored, color);
  }
  return line.trimEnd();
}
