import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import { heldBack } from "../async/leaves.js";
import type { Labelled, Meter } from "../engine/cursor.js";
import type { LineOptions } from "../types/options.js";
import { ChunkDecoder } from "./chunkDecoder.js";

const CARRIAGE_RETURN = 13;

function endsInReturn(text: string): boolean {
  return text.charCodeAt(text.length - 1) === CARRIAGE_RETURN;
}

/** Reads the lines of a text that comes in chunks. From one chunk it yields all lines without waiting. */
export abstract class LineCursor<T> extends AsyncCursor<T> {
  protected readonly title: string;
  /** The number of the line that was read last, from 1. */
  protected number = 0;
  private readonly source: AsyncCursor<unknown>;
  private readonly decoder: ChunkDecoder;
  private readonly maxLength: number;
  private meter: Meter | undefined = undefined;
  /** Whether the meter holds a pull back. */
  private isHeld = false;
  /** The text of the last chunk, read up to a position. */
  private text = "";
  private position = 0;
  /** The beginning of a line, from the chunks before. */
  private rest = "";

  constructor(title: string, source: AsyncCursor<unknown>, options: LineOptions) {
    super();
    this.title = title;
    this.source = source;
    this.decoder = new ChunkDecoder(title, options);
    this.maxLength = options.maxLength ?? 2 ** 24;
  }

  /** Whether there is a value in a line, which is then in `value`. */
  protected abstract accept(line: string): boolean;

  advance(meter: Meter | undefined): Answer {
    this.meter = meter;
    // What comes from a chunk that is there counts as a pull too: a chunk may be large.
    if (meter !== undefined && this.text.includes("\n", this.position)) {
      const held = heldBack(meter);
      if (held !== undefined) {
        this.isHeld = true;
        return held;
      }
    }
    return this.look() || this.receive(this.source.advance(meter));
  }

  settle(result: unknown): Answer {
    if (!this.isHeld) return this.receive(this.source.settle(result));
    this.isHeld = false;
    return this.advance(this.meter);
  }

  override fail(error: unknown): Answer {
    if (!this.isHeld) return this.receive(this.source.fail(error));
    this.isHeld = false;
    throw error;
  }

  private receive(answer: Answer): Answer {
    for (; answer === true; answer = this.source.advance(this.meter)) {
      this.text = this.decoder.decode(this.source.take());
      this.position = 0;
      if (this.look()) return true;
    }
    return answer === false ? this.end() : answer;
  }

  /** Looks for a value in the lines that end in the text. */
  private look(): boolean {
    const { text } = this;
    for (;;) {
      const start = this.position;
      const end = text.indexOf("\n", start);
      if (end < 0) return this.keep();
      this.position = end + 1;
      if (this.accept(this.lineOf(start, end))) return true;
    }
  }

  /** The line that ends there, without its terminator. */
  private lineOf(start: number, end: number): string {
    const { text, rest } = this;
    let line: string;
    if (rest === "") {
      const hasReturn = end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN;
      line = text.slice(start, hasReturn ? end - 1 : end);
    } else {
      this.rest = "";
      line = rest + text.slice(start, end);
      if (endsInReturn(line)) line = line.slice(0, -1);
    }
    return this.counted(line);
  }

  /** Keeps the beginning of a line for the next chunk. */
  private keep(): false {
    const rest = this.rest + this.text.slice(this.position);
    const { maxLength, decoder } = this;
    this.rest = rest;
    this.text = "";
    this.position = 0;
    // A return may belong to the terminator. To look at it where that does not matter would flatten the text each time.
    const isLong = rest.length > maxLength && (rest.length > maxLength + 1 || !endsInReturn(rest));
    if (isLong) throw this.tooLong(this.number + 1);
    if (decoder.failure !== undefined) throw this.notValid(decoder.failure.error);
    return false;
  }

  /** The last line, which has no terminator. */
  private end(): boolean {
    this.text = this.decoder.end();
    this.keep();
    const line = this.rest;
    this.rest = "";
    return line !== "" && this.accept(this.counted(line));
  }

  private counted(line: string): string {
    this.number++;
    if (line.length > this.maxLength) throw this.tooLong(this.number);
    return line;
  }

  private tooLong(number: number): RangeError {
    const { title, maxLength } = this;
    return new RangeError(`${title}: line ${number} is longer than maxLength, ${maxLength} characters`);
  }

  private notValid(cause: unknown): TypeError {
    return new TypeError(`${this.title}: line ${this.number + 1} is not valid ${this.decoder.encoding}`, {
      cause,
    });
  }

  close(): Promise<unknown> | undefined {
    this.value = undefined;
    this.text = this.rest = "";
    this.position = 0;
    return this.source.close();
  }

  override get endless(): boolean {
    return this.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push(this.title);
    return this.source;
  }
}
