import { openAsync } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { checked } from "../core/checks/arguments.js";
import { LineCursor } from "../core/text/lineCursor.js";
import { mustBeChunks, mustBeLineOptions } from "../core/text/lineOptions.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { LineOptions } from "../core/types/options.js";

/**
 * The lines of a text that comes in chunks, such as those of a file or of a response.
 *
 * A line ends with a line feed, or with a carriage return and a line feed; a carriage return alone is a part of the line, as
 * in logs and HTTP, and so are form feeds and U+2028, as in JSON. The lines come without their terminators. What follows the last line feed is a line if it is not empty: there is one
 * line in `"a\n"`, and there are two in `"a\n\n"`. A byte order mark at the start is dropped.
 *
 * Chunks are joined: lines that are cut already, as by `node:readline` or by this function, are no source for it.
 *
 * A chunk is pulled when the lines of the one before are read. A line may be in many chunks, and a character in two. One
 * that is too long throws as soon as that is seen, so that a text without line feeds does not fill the memory. A line that
 * is kept does not keep its chunk.
 *
 * @param source - Chunks of bytes or text: a stream of Node, or of the platform by {@link fromReadable}, or any iterable of
 * Uint8Arrays (Buffers are some) and strings. The result is endless if the source is.
 * @param options - `maxLength`: the most characters of a line, counted as in `length`; 2^24 if left out. `encoding`: that of
 * bytes, by any label of `TextDecoder`; `"utf-8"` if left out. `fatal`: true to throw at bytes that are not valid in it; if
 * left out, they become U+FFFD.
 * @throws TypeError if `source` is a string, or an option is unknown or of the wrong type, and at the pull if a chunk is neither a Uint8Array nor a
 * string, or, with `fatal`, if bytes are not valid.
 * @throws RangeError if `encoding` is not known, or `maxLength` is neither a positive integer nor `Infinity`, and at the
 * pull if a line is longer than that.
 * @example
 * ```ts
 * import { lines, toArray } from "lazuli/async";
 *
 * console.log(await toArray(lines(["one\ntw", "o\r\n", "three"]))); // => ["one", "two", "three"]
 * console.log(await toArray(lines([new Uint8Array([0xfc, 10])], { encoding: "latin1" }))); // => ["ü"]
 * ```
 * @example
 * ```ts
 * import { find, fromReadable, lines } from "lazuli/async";
 *
 * // Or lines(createReadStream("server.log")). The rest is not read.
 * const { body } = new Response("all is well\nERROR disk full\nall is well\n");
 * if (body !== null) {
 *   console.log(await find(lines(fromReadable(body)), (line) => line.startsWith("ERROR"))); // => "ERROR disk full"
 * }
 * ```
 * @see {@link ndjson} for lines of JSON, {@link fromReadable} for streams of the platform.
 * @category Streams
 * @pulls 0 or more per value
 * @keeps 1 chunk, and the line that begins before it
 * @endless safe
 */
export function lines<T extends Uint8Array | string, R>(
  source: AnyIterable<T, R>,
  options: LineOptions = {},
): AsyncLazy<string, EndOf<R>> {
  mustBeChunks("lines", source);
  checked("lines", source, mustBeLineOptions, options);
  return over(new Lines("lines", openAsync("lines", source), options));
}

class Lines extends LineCursor<string> {
  protected accept(line: string): true {
    this.value = line;
    return true;
  }
}
