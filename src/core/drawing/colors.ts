import { cut } from "./text.js";

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

/** A line of pieces, cut where it is full. */
export function lineOf(pieces: readonly Piece[], most: number, isColored: boolean): string {
  const line = cut(
    pieces
      .map(([text]) => text)
      .join("")
      .trimEnd(),
    most,
  );
  let end = 0;
  const texts = pieces.map(([text, color]) => {
    const part = line.slice(end, (end += text.length));
    return part === "" ? "" : colored(part, isColored, color);
  });
  return texts.join("");
}
