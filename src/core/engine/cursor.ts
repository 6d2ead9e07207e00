import type { Sink } from "./sink.js";

/** What a cursor returns when it has no more values. Users see it only in a custom `operator`. */
export const END: unique symbol = /* @__PURE__ */ Symbol();

/**
 * Whether a cursor has returned its end. V8 compares values of unknown type by a function call; the check of the type
 * saves that call for each value.
 */
export function isEnd(value: unknown): value is End {
  return typeof value === "symbol" && value === END;
}

/**
 * The type of the value that marks the end of a sequence in an {@link operator}.
 *
 * @category Types
 */
export type End = typeof END;

/** Counts the pulls of bounded work. It throws to interrupt a pull, which can be tried again. */
export interface Meter {
  /** Called before each pull from a root. */
  pull(): void;
}

/** A part of a pipeline, as it is printed. */
export interface Labelled {
  /** Adds its own title and returns the part before it; or adds the whole label, if it does not read a single one. */
  tell(titles: string[]): Labelled | undefined;
}

/** The pipeline up to a part of it, in reading order. */
export function labelOf(last: Labelled): string {
  const titles: string[] = [];
  for (let part: Labelled | undefined = last; part !== undefined;) part = part.tell(titles);
  return titles.reverse().join(" → ");
}

/**
 * One pass over a sequence, pulled a value at a time without result objects.
 *
 * Every operator is a cursor over a cursor. The contract, which the laws hold each of them to:
 * - `pull()` returns the next value or `END`, and after an `END` nothing else;
 * - `close()` closes the sources; it may be called at any time and any number of times, and from then on `pull()`
 *   returns `END`;
 * - a pull that its source interrupts can be tried again: what has been pulled is in a field before the next pull.
 *
 * A cursor never catches what a callback throws: the edge that is pulling closes the whole chain.
 */
export abstract class Cursor<T> implements Labelled {
  /** The name that it is printed with. */
  readonly title: string;
  /** The number of stages up to here. */
  readonly depth: number;

  constructor(title: string, depth: number = 1) {
    this.title = title;
    this.depth = depth;
  }

  /**
   * Returns the next value. A stage hands the `meter` of bounded work to what it reads; a root, and a stage that yields
   * a value from memory, calls it first. It is handed on even if it is undefined: a call with fewer arguments than
   * parameters takes V8 longer.
   */
  abstract pull(meter: Meter | undefined): T | End;

  /** Passes all values to a consumer, as the function `fill` does, where a loop in here is faster than pulls from outside. */
  fill?(sink: Sink<T>): unknown;

  abstract close(): void;

  /** Ends before the source does. */
  protected stop(): End {
    this.close();
    return END;
  }

  /** Whether it is known to be endless. */
  get endless(): boolean {
    return false;
  }

  /** The pipeline up to here, in reading order. */
  get label(): string {
    return labelOf(this);
  }

  tell(titles: string[]): Labelled | undefined {
    titles.push(this.title);
    return undefined;
  }

  /** What the diffs of vitest and Jest show of it. JSON never gets here: the edge has it under a symbol. */
  toJSON(): string {
    return this.label;
  }
}

/**
 * A cursor that reads one other. It is as endless as that one, unless it says otherwise. One that takes more of the stack than
 * others counts as several stages (measured with Node 20, with a sixth to spare).
 */
export abstract class Stage<T, S extends Cursor<unknown> = Cursor<T>> extends Cursor<T> {
  protected readonly source: S;

  constructor(source: S, title: string, stages: number = 1) {
    super(title, source.depth + stages);
    this.source = source;
  }

  close(): void {
    this.source.close();
  }

  override get endless(): boolean {
    return this.source.endless;
  }

  override tell(titles: string[]): Labelled | undefined {
    titles.push(this.title);
    return this.source;
  }
}

/** A cursor that makes its values itself: a root. */
export abstract class Source<T> extends Cursor<T> {
  protected isOver = false;

  close(): void {
    this.isOver = true;
  }
}

/** A source that only ends when it is closed. */
export abstract class EndlessSource<T> extends Source<T> {
  override get endless(): boolean {
    return !this.isOver;
  }
}
