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

/**
 * One pass over a sequence, pulled a value at a time without result objects.
 *
 * Every operator is a cursor over a cursor. The contract, which the laws hold each of them to:
 * - `pull()` returns the next value or `END`, and after an `END` nothing else;
 * - `close()` closes the sources; it may be called at any time and any number of times, and from then on `pull()`
 *   returns `END`.
 *
 * A cursor never catches what a callback throws: the edge that is pulling closes the whole chain.
 *
 * All of them have the same three fields: what they read, one argument that says how, and the name that they are printed
 * with. Most read one other cursor; those that read something else override `close`.
 */
export abstract class Cursor<T, S = unknown, A = unknown> {
  declare protected source: S;
  declare protected argument: A;
  declare readonly title: string;

  constructor(source: S, argument: A, title: string) {
    this.source = source;
    this.argument = argument;
    this.title = title;
  }

  /**
   * Returns the next value. With `unread`, the caller only counts the value and does not look at it. A caller that needs
   * all values may pass a list: the cursor may push any number of values to it, and returns the one after them.
   */
  abstract pull(unread?: boolean, into?: T[]): T | End;

  close(): void {
    (this.source as Cursor<unknown>).close();
  }

  /** Ends before the source does. */
  protected stop(): End {
    this.close();
    return END;
  }

  /** Whether it is known to be endless. False for an operator that can end by itself. */
  get endless(): boolean {
    return (this.source as Cursor<unknown>).endless;
  }

  /** Whether it makes its values without pulling them from another cursor. */
  isRoot(): boolean {
    return false;
  }

  /** The pipeline up to here, in reading order. */
  get label(): string {
    const titles: string[] = [];
    for (let cursor = this.tell(titles); cursor !== undefined;) cursor = cursor.tell(titles);
    return titles.reverse().join(" → ");
  }

  /** Adds its own title and returns the cursor before it; or adds the whole label, if it does not read a single cursor. */
  protected tell(titles: string[]): Cursor<unknown> | undefined {
    titles.push(this.title);
    return this.source as Cursor<unknown>;
  }

  /** What the diffs of vitest and Jest show of it. JSON never gets here: the edge has it under a symbol. */
  toJSON(): string {
    return this.label;
  }
}

/** A cursor that makes its values itself. */
export abstract class Source<T, S, A = undefined> extends Cursor<T, S, A> {
  // Assigned, since V8 takes several times as long to define the fields of a subclass.
  declare protected over: boolean;

  constructor(source: S, argument: A, title: string) {
    super(source, argument, title);
    this.over = false;
  }

  override close(): void {
    this.over = true;
  }

  override get endless(): boolean {
    return false;
  }

  override isRoot(): boolean {
    return true;
  }

  protected override tell(titles: string[]): undefined {
    titles.push(this.title);
  }
}

/** A source that only ends when it is closed. */
export abstract class EndlessSource<T, S, A = undefined> extends Source<T, S, A> {
  override get endless(): boolean {
    return !this.over;
  }
}
