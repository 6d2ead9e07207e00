import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import { heldBack } from "../async/leaves.js";
import type { Labelled, Meter } from "../engine/cursor.js";
import type { LineOptions } from "../types/options.js";
import { ChunkDecoder } from "./chunkDecoder.js";

const CARRIAGE_RETURN = 13;
/** How many characters are copied together, so that a line which is kept keeps no more beside it. */
const COPIED = 1024;

/** In V8 a part of a text is a view into it, which keeps all of it. Only what is put together is copied. */
function copied(text: string): string {
  return ` ${text}`.slice(1);
}

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
  /** The text of the last chunk, whose lines end there, read up to `next`. */
  private chunk = "";
  private end = 0;
  private next = 0;
  /** A copy of the lines that come next, read up to a position. */
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
    if (meter !== undefined && this.hasLine) {
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

  private get hasLine(): boolean {
    return this.position < this.text.length || this.next < this.end;
  }

  private receive(answer: Answer): Answer {
    for (; answer === true; answer = this.source.advance(this.meter)) {
      this.chunk = this.decoder.decode(this.source.take());
      this.end = this.chunk.lastIndexOf("\n") + 1;
      if (this.look()) return true;
    }
    return answer === false ? this.finish() : answer;
  }

  /** Looks for a value in the lines that end in the chunk. */
  private look(): boolean {
    while (this.hasLine) {
      if (this.position === this.text.length) this.copy();
      const start = this.position;
      const end = this.text.indexOf("\n", start);
      this.position = end + 1;
      if (this.accept(this.lineOf(start, end))) return true;
    }
    return this.keep();
  }

  /** Copies some lines out of the chunk, which lines that somebody keeps would keep. To copy each alone takes as long as all the rest. */
  private copy(): void {
    const { chunk, next } = this;
    const end = chunk.lastIndexOf("\n", next + COPIED) + 1;
    this.next = end > next ? end : chunk.indexOf("\n", next) + 1;
    this.text = copied(chunk.slice(next, this.next));
    this.position = 0;
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
    const { chunk, end, maxLength, decoder } = this;
    const rest = this.rest + (end === 0 ? chunk : copied(chunk.slice(end)));
    this.drop();
    this.rest = rest;
    // A return may belong to the terminator. To look at it where that does not matter would flatten the text each time.
    const isLong = rest.length > maxLength && (rest.length > maxLength + 1 || !endsInReturn(rest));
    if (isLong) throw this.tooLong(this.number + 1);
    if (decoder.failure !== undefined) throw this.notValid(decoder.failure.error);
    return false;
  }

  /** The last line, which has no terminator. */
  private finish(): boolean {
    this.chunk = this.decoder.end();
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
    this.drop();
    return this.source.close();
  }

  private drop(): void {
    this.chunk = this.text = this.rest = "";
    this.end = this.next = this.position = 0;
  }

  override get endless(): boolean {
    return this.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push(this.title);
    return this.source;
  }
}
