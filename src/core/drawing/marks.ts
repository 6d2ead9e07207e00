import { cut, width } from "./text.js";

/** A piece of text in one colour. */
export interface Mark {
  readonly text: string;
  /** A number of ANSI. */
  readonly color?: number | undefined;
}

export const BOLD = 1;
export const DIM = 2;
export const RED = 31;
export const GREEN = 32;
export const YELLOW = 33;

/** A mark that is cut has at least so many columns, if it is not the only one. */
const SHORT = 8;

/** The marks of a cell in at most so many columns: first each of them is cut, then those in the middle are left out. */
export function fit(marks: readonly Mark[], most: number): readonly Mark[] {
  let fitting = marks;
  for (let length = most; widthOf(fitting) > most && length >= Math.min(SHORT, most); length--) {
    fitting = marks.map(({ text, color }) => ({ text: cut(text, length), color }));
  }
  const short = fitting;
  for (let kept = marks.length - 1; widthOf(fitting) > most; kept--) {
    const head = kept >> 1;
    // The last ones say how it has ended.
    const tail = kept > 0 ? short.slice(head - kept) : [];
    fitting = [...short.slice(0, head), { text: cut(`…${marks.length - kept}…`, most), color: DIM }, ...tail];
  }
  return fitting;
}

export function widthOf(marks: readonly Mark[]): number {
  return width(marks.map(({ text }) => text).join(" "));
}

/** Widths, of which the widest are cut until all of them together fit. */
export function narrowed(widths: readonly number[], room: number): number[] {
  for (let most = room; ; most--) {
    const fitting = widths.map((each) => Math.min(each, most));
    if (sum(fitting) <= room) return fitting;
  }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** The text of a cell, filled up to so many columns. */
export function paint(marks: readonly Mark[], columns: number, color: boolean): string {
  return marks.map((mark) => colored(mark, color)).join(" ") + " ".repeat(columns - widthOf(marks));
}

/** A mark as it is printed. */
export function colored({ text, color }: Mark, isColored: boolean): string {
  return isColored && color !== undefined ? `\u001b[${color}m${text}\u001b[0m` : text;
}

/** A line of marks, without spaces between them, of which it has as many as fit. */
export function printed(marks: readonly Mark[], most: number, isColored: boolean): string {
  let [text, left] = ["", most];
  for (const mark of marks) {
    const fitting = cut(mark.text, left);
    left -= width(fitting);
    text += colored({ ...mark, text: fitting }, isColored);
  }
  return text.trimEnd();
}
