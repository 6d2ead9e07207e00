import { must } from "../core/checks/must.js";
import { END, type End, Source } from "../core/engine/cursor.js";
import { LazyIterator } from "../core/engine/edge.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The pieces of a text between separators.
 *
 * It yields what `text.split(separator)` returns, one piece at a time: the text is searched only as far as the next
 * separator. So there is an empty piece between two neighbouring separators and beside one at an edge of the text, an
 * empty separator yields UTF-16 code units, and the captures of a pattern's groups are yielded between the pieces,
 * `undefined` for a group that did not take part in the match. The lines of a text are `split(text, /\r?\n/)`.
 *
 * @param text - The text to split.
 * @param separator - A string or a `RegExp`, which may come from another realm. Its `lastIndex` and its flags `g` and `y`
 * are ignored, and it is not changed.
 * @throws TypeError if `text` is not a string, or `separator` neither a string nor a `RegExp`.
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
  if (typeof separator === "string") return new LazyIterator(new Split(text, separator, "split"));
  // By what it is, not by its class: a pattern may come from another realm.
  const isPattern = {}.toString.call(separator) === "[object RegExp]";
  must(isPattern, "split", "separator", "a string or a RegExp", separator);
  // A copy that searches from its lastIndex on, which nobody else moves.
  const pattern = new RegExp(separator, `${separator.flags.replace(/[gy]/g, "")}g`);
  return new LazyIterator(new SplitByPattern(text, pattern, "split"));
}

class Split extends Source<string, string, string> {
  /** Where the next piece starts. */
  private start = 0;

  pull(): string | End {
    const { source: text, argument: separator, start } = this;
    if (this.over || (separator === "" && start === text.length)) return END;
    // An empty separator is found wherever one looks: behind the next code unit.
    const end = separator === "" ? start + 1 : text.indexOf(separator, start);
    this.over = end < 0;
    this.start = end + separator.length;
    return end < 0 ? text.slice(start) : text.slice(start, end);
  }
}

class SplitByPattern extends Source<string, string, RegExp> {
  /** Where the next piece starts. */
  private start = 0;
  /** The separator before it, and which of its groups was given last; 0 is for the piece before it. */
  private match: RegExpExecArray | null = null;
  private group = 0;

  pull(): string | End {
    if (this.over) return END;
    const { source: text, argument: pattern, start } = this;
    if (this.match !== null && ++this.group < this.match.length) return this.match[this.group] as string;
    this.group = 0;
    this.match = this.search();
    if (this.match === null) {
      this.over = true;
      // In an empty text, unlike at the end of another, an empty match counts, and leaves nothing.
      return text === "" && pattern.test(text) ? END : text.slice(start);
    }
    this.start = pattern.lastIndex;
    return text.slice(start, this.match.index);
  }

  /** The next separator. One that is empty divides two characters: it does not stand at an edge of the piece or text. */
  private search(): RegExpExecArray | null {
    const { source: text, argument: pattern, start } = this;
    pattern.lastIndex = start;
    let match = pattern.exec(text);
    if (match !== null && pattern.lastIndex === start) {
      // A surrogate pair is one character if the pattern says so.
      const isPair = /[uv]/.test(pattern.flags) && (text.codePointAt(start) as number) > 0xffff;
      pattern.lastIndex = start + (isPair ? 2 : 1);
      match = pattern.exec(text);
    }
    return match === null || match.index === text.length ? null : match;
  }
}
