import { must } from "../core/checks/must.js";
import { END, type End, type Meter, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The pieces of a text between separators.
 *
 * It yields what `text.split(separator)` returns, one piece at a time, and searches the text only as far as the next
 * separator. The details are those of the standard: there is an empty piece between two adjacent separators, and
 * beside a separator at an edge of the text. An empty separator yields UTF-16 code units. The captures of a pattern
 * are yielded between the pieces, with `undefined` for a group that did not take part in the match. The lines of a
 * text are `split(text, /\r?\n/)`.
 *
 * @param text - The text to split.
 * @param separator - A string or a `RegExp`, which may come from another realm. The `RegExp` is not changed, and its
 * `lastIndex` and its flags `g` and `y` are ignored.
 * @throws TypeError if `text` is not a string, or `separator` is neither a string nor a `RegExp`.
 * @example
 * ```ts
 * import { first, split } from "lazuli";
 *
 * console.log([...split("a,b,,c", ",")]); // => ["a", "b", "", "c"]
 * console.log([...split("1 + 2 - 3", / ([+-]) /)]); // => ["1", "+", "2", "-", "3"]
 * console.log(first(split("GET / HTTP/1.1\r\nHost: example.org\r\n", /\r?\n/))); // => "GET / HTTP/1.1"
 * ```
 * @category Sources
 * @pulls nothing
 * @keeps nothing
 * @endless ends by itself
 */
export function split(text: string, separator: string | RegExp): Lazy<string> {
  must(typeof text === "string", "split", "text", "a string", text);
  if (typeof separator === "string") return new LazyIterator(new Split(text, separator));
  // Not by `instanceof`: a pattern may come from another realm.
  const isPattern = {}.toString.call(separator) === "[object RegExp]";
  must(isPattern, "split", "separator", "a string or a RegExp", separator);
  // A copy that searches from its own lastIndex on, which no other code changes.
  const pattern = new RegExp(separator, `${separator.flags.replace(/[gy]/g, "")}g`);
  return new LazyIterator(new SplitByPattern(text, pattern));
}

class Split extends Source<string> {
  private readonly text: string;
  private readonly separator: string;
  /** Where the next piece starts. */
  private start = 0;

  constructor(text: string, separator: string) {
    super("split");
    this.text = text;
    this.separator = separator;
  }

  pull(meter: Meter | undefined): string | End {
    meter?.pull();
    const { text, separator, start } = this;
    if (this.isOver || (separator === "" && start === text.length)) return END;
    // An empty separator matches everywhere: the next match is after the next code unit.
    const end = separator === "" ? start + 1 : text.indexOf(separator, start);
    this.isOver = end < 0;
    this.start = end + separator.length;
    return end < 0 ? text.slice(start) : text.slice(start, end);
  }
}

class SplitByPattern extends Source<string> {
  private readonly text: string;
  private readonly pattern: RegExp;
  /** Where the next piece starts. */
  private start = 0;
  /** The separator before it, and which of its groups was yielded last; 0 stands for the piece before it. */
  private match: RegExpExecArray | null = null;
  private group = 0;

  constructor(text: string, pattern: RegExp) {
    super("split");
    this.text = text;
    this.pattern = pattern;
  }

  pull(meter: Meter | undefined): string | End {
    meter?.pull();
    if (this.isOver) return END;
    const { text, pattern, start } = this;
    if (this.match !== null && ++this.group < this.match.length) return this.match[this.group] as string;
    this.group = 0;
    this.match = this.search();
    if (this.match === null) {
      this.isOver = true;
      // In an empty text an empty match counts and leaves no pieces, unlike at the end of another text.
      return text === "" && pattern.test(text) ? END : text.slice(start);
    }
    this.start = pattern.lastIndex;
    return text.slice(start, this.match.index);
  }

  /**
   * The next separator. An empty match has to be between two characters, not at an edge of the piece or of the text.
   */
  private search(): RegExpExecArray | null {
    const { text, pattern, start } = this;
    pattern.lastIndex = start;
    let match = pattern.exec(text);
    if (match !== null && pattern.lastIndex === start) {
      // A surrogate pair is one character for a pattern with the flag `u` or `v`.
      const isPair = /[uv]/.test(pattern.flags) && (text.codePointAt(start) as number) > 0xffff;
      pattern.lastIndex = start + (isPair ? 2 : 1);
      match = pattern.exec(text);
    }
    return match === null || match.index === text.length ? null : match;
  }
}
