import { must } from "../checks/must.js";
import type { LineOptions } from "../types/options.js";
import { type Decoder, decoderFor } from "./lineOptions.js";

const LINE_FEED = 10;
const BYTE_ORDER_MARK = 0xfeff;
const NO_BYTES = /* @__PURE__ */ new Uint8Array();

/** Makes text of chunks that are bytes or text. A character may be split between two of them. */
export class ChunkDecoder {
  /** The error of bytes that are not valid, which follow the text that was returned last. Nothing comes after it. */
  failure: { readonly error: unknown } | undefined = undefined;
  private readonly name: string;
  private readonly isFatal: boolean;
  private readonly isUtf8: boolean;
  private readonly decoder: Decoder;
  private index = 0;
  /** Whether there has been text. */
  private hasBegun = false;
  /** Whether the last chunk was one of bytes: a character may have begun there. */
  private isMidway = false;
  /** In UTF-8, the bytes of that character. */
  private held: Uint8Array = NO_BYTES;
  /** How many bytes were decoded line by line since the last text. */
  private count = 0;

  constructor(name: string, options: LineOptions) {
    this.name = name;
    this.isFatal = options.fatal === true;
    this.decoder = decoderFor(options);
    this.isUtf8 = this.decoder.encoding === "utf-8";
  }

  /** The name of the encoding. */
  get encoding(): string {
    return this.decoder.encoding;
  }

  /** The text of the next chunk. */
  decode(chunk: unknown): string {
    const index = this.index++;
    if (typeof chunk === "string") {
      const text = this.end();
      return this.withoutMark(this.failure === undefined ? text + chunk : text);
    }
    mustBeBytes(this.name, chunk, index);
    this.isMidway = true;
    return this.withoutMark(this.isUtf8 ? this.decodeUtf8(this.complete(chunk)) : this.decodeOther(chunk));
  }

  /** The text of a character that ends too soon. */
  end(): string {
    if (!this.isMidway) return "";
    this.isMidway = false;
    this.count = 0;
    const { held } = this;
    this.held = NO_BYTES;
    return this.attempt(held, false);
  }

  /** A byte order mark at the start says how to read the text, and is no part of it. */
  private withoutMark(text: string): string {
    if (this.hasBegun || text === "") return text;
    this.hasBegun = true;
    return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  }

  /** The bytes with those that were held back, without those to hold back now. */
  private complete(bytes: Uint8Array): Uint8Array {
    const all = this.held.length === 0 ? bytes : joined(this.held, bytes);
    const end = all.length - unfinished(all);
    // A copy: the source may use its buffer again.
    this.held = end === all.length ? NO_BYTES : Uint8Array.prototype.slice.call(all, end);
    return end === all.length ? all : all.subarray(0, end);
  }

  /** All at once: to decode a stream of ASCII takes Node 20 eight times as long. */
  private decodeUtf8(bytes: Uint8Array): string {
    if (!this.isFatal) return this.decoder.decode(bytes);
    const text = this.attempt(bytes, false);
    return this.failure === undefined ? text : this.decodeLines(bytes, false);
  }

  private decodeOther(bytes: Uint8Array): string {
    // Node throws for some bytes that it should replace, in gb18030 and EUC-JP.
    return this.isFatal ? this.decodeLines(bytes, true) : this.attempt(bytes, true);
  }

  /** Up to the line with the first error. */
  private decodeLines(bytes: Uint8Array, stream: boolean): string {
    let text = "";
    this.failure = undefined;
    for (let start = 0; start < bytes.length && this.failure === undefined;) {
      const end =
        this.decoder.encoding === "utf-16le" ? this.endOfWideLine(bytes, start) : endOfLine(bytes, start);
      text += this.attempt(bytes.subarray(start, end), stream);
      start = end;
    }
    this.count += bytes.length;
    return text;
  }

  /** {@link endOfLine} for line feeds whose second byte, a zero, may be in the next chunk. */
  private endOfWideLine(bytes: Uint8Array, start: number): number {
    const { count } = this;
    if (start === 0 && count % 2 === 1) return 1;
    let end = endOfLine(bytes, start);
    // The second byte of another character.
    while (end < bytes.length && (count + end) % 2 === 0) end = endOfLine(bytes, end);
    return end + 1;
  }

  private attempt(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.decoder.decode(bytes, { stream });
    } catch (error) {
      this.failure = { error };
      return "";
    }
  }
}

function mustBeBytes(name: string, chunk: unknown, index: number): asserts chunk is Uint8Array {
  // By its name, since it may come from another realm.
  const isBytes =
    ArrayBuffer.isView(chunk) && Object.prototype.toString.call(chunk) === "[object Uint8Array]";
  if (isBytes) return;
  const hint = typeof chunk === "number" ? ": pass chunks of bytes, such as [bytes]" : "";
  must(false, name, `the value at index ${index}`, "a Uint8Array or a string", chunk, TypeError, hint);
}

/** Where a line that starts there ends, with its line feed. */
function endOfLine(bytes: Uint8Array, start: number): number {
  return bytes.indexOf(LINE_FEED, start) + 1 || bytes.length;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** How many bytes of UTF-8 at the end belong to a character that is not complete. */
function unfinished(bytes: Uint8Array): number {
  for (let count = 1; count <= 3 && count <= bytes.length; count++) {
    const byte = bytes[bytes.length - count] as number;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return count < length ? count : 0;
  }
  return 0;
}
