/** What a terminal, an editor or a browser would not show as it is: controls, bidi marks, halves of pairs, line breaks. */
const HIDDEN = /(?!\u200d)[\p{C}\p{Zl}\p{Zp}]/gu;

/** What is shown as one sign: a flag, or a character with its marks, its skin and what a joiner puts behind it. */
const SIGN = /\p{RI}{2}|\P{M}(?:[\p{M}\p{EMod}\u200d\u1160-\u11ff]|(?<=\u200d)\p{ExtPict})*|./gsu;

/** The signs that take two columns: East Asian ones, and emoji. */
const WIDE =
  /^(?:\p{EPres}|\p{Emoji}\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{1b2fb}\u{20000}-\u{3fffd}])/u;

/** Writes what would not be seen, or would move what is beside it, as `\u{…}`. */
export function escape(text: string): string {
  return text.replace(HIDDEN, (sign) => `\\u{${(sign.codePointAt(0) as number).toString(16)}}`);
}

/** A number of things, in words. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** How many columns a text takes in a terminal. It has to be escaped. */
export function width(text: string): number {
  let columns = 0;
  for (const sign of text.match(SIGN) ?? []) columns += columnsOf(sign);
  return columns;
}

/** A text in at most so many columns, the last of which says that there is more. */
export function cut(text: string, most: number): string {
  let [columns, kept] = [0, ""];
  for (const sign of text.match(SIGN) ?? []) {
    columns += columnsOf(sign);
    if (columns > most) return most > 0 ? `${kept}…` : "";
    if (columns < most) kept += sign;
  }
  return text;
}

function columnsOf(sign: string): number {
  return WIDE.test(sign) ? 2 : +/^[^\p{M}\u200d]/u.test(sign);
}
