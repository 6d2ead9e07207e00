import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { show } from "../core/checks/show.js";
import { LineCursor } from "../core/text/lineCursor.js";
import { mustBeChunks, mustBeLineOptions } from "../core/text/lineOptions.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { LineOptions } from "../core/types/options.js";

/**
 * The values of a text of newline-delimited JSON, one on each line, also known as JSON Lines.
 *
 * The text is read as by {@link lines}, from chunks: where there are lines already, map them by `JSON.parse`. Blank lines are skipped. A line that is not JSON throws an error with its number.
 *
 * @param source - Chunks of bytes or text, as for {@link lines}. The result is endless if the source is.
 * @param options - `maxLength`: the most characters of a line, counted as in `length`; 2^24 if left out. `encoding`: that of
 * bytes, by any label of `TextDecoder`; `"utf-8"` if left out. `fatal`: true to throw at bytes that are not valid in it; if
 * left out, they become U+FFFD.
 * @returns The parsed values. Their type, `unknown` if left out, is not checked.
 * @throws TypeError if `source` is a string, or an option is unknown or of the wrong type, and at the pull if a chunk is neither a Uint8Array nor a
 * string, or, with `fatal`, if bytes are not valid.
 * @throws RangeError if `encoding` is not known, or `maxLength` is neither a positive integer nor `Infinity`, and at the
 * pull if a line is longer than that.
 * @throws SyntaxError at the pull, if a line is not JSON; its `cause` is the error of `JSON.parse`.
 * @example
 * ```ts
 * import { map, ndjson, toArray } from "lazuli/async";
 *
 * interface User {
 *   name: string;
 * }
 * const chunks = ['{"name":"Ada"}\n{"na', 'me":"Grace"}\n'];
 * const users = ndjson<User>(chunks);
 * console.log(await toArray(map(users, ({ name }) => name))); // => ["Ada", "Grace"]
 * ```
 * @see {@link lines} for the text of the lines, {@link fromReadable} for streams of the platform.
 * @category Streams
 * @pulls 0 or more per value
 * @keeps 1 chunk, and the line that begins before it
 * @endless safe
 */
export function ndjson<T = unknown, C extends Uint8Array | string = Uint8Array | string, R = unknown>(
  source: AnyIterable<C, R>,
  options: LineOptions = {},
): AsyncLazy<T, EndOf<R>> {
  mustBeChunks("ndjson", source);
  checked("ndjson", source, mustBeLineOptions, options);
  return over(new Records("ndjson", openAsync("ndjson", source), options));
}

class Records extends LineCursor<unknown> {
  protected accept(line: string): boolean {
    if (line.trim() === "") return false;
    try {
      this.value = JSON.parse(line);
    } catch (cause) {
      throw new SyntaxError(`ndjson: line ${this.number} is not JSON: ${show(line)}`, { cause });
    }
    return true;
  }
}
