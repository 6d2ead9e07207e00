import { cut, escape } from "../drawing/text.js";

const ENTITIES: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

/** A text that says the same in XML and in HTML, in an element or in an attribute. */
export function escapeMarkup(text: string): string {
  return escape(text).replace(/[<>&"]/g, (sign) => ENTITIES[sign] as string);
}

/** The longest text in a drawing, in columns. What is cut is shown whole as a tooltip. */
export const LONGEST = 44;

/** The paths and texts of a drawing, as markup. */
export class Canvas {
  markup = "";
  private readonly kinds = new Set<string>();
  /** Goes before each class. */
  private readonly prefix: string;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** Whether something of this kind has been drawn. */
  has(kind: string): boolean {
    return this.kinds.has(kind);
  }

  path(kinds: string, d: string): void {
    this.markup += `\n<path class="${this.classes(kinds)}" d="${d}"/>`;
  }

  text(kinds: string, x: number, y: number, content: string): void {
    if (content === "") return;
    const escaped = escape(content);
    const shown = cut(escaped, LONGEST);
    const whole = shown === escaped ? "" : `<title>${escapeMarkup(content)}</title>`;
    this.markup += `\n<text class="${this.classes(kinds)}" x="${x}" y="${y}">${whole}${escapeMarkup(shown)}</text>`;
  }

  private classes(kinds: string): string {
    return kinds.replace(/\S+/g, (kind) => {
      this.kinds.add(kind);
      return this.prefix + kind;
    });
  }
}
