/** What a cursor answers when it has no more values. It never leaves the library. */
export const END: unique symbol = /* @__PURE__ */ Symbol("end");
export type End = typeof END;

/**
 * One pass over a sequence, pulled a value at a time without result objects.
 *
 * Every operator is a cursor over a cursor. The contract, which the laws hold each of them to:
 * - `pull()` gives the next value or `END`, and after an `END` nothing else;
 * - `close()` lets go of the sources, at any time and any number of times; from then on `pull()` gives `END`.
 *
 * A cursor never catches what a callback throws: the edge that is pulling closes the whole chain.
 */
export abstract class Cursor<T> {
  abstract pull(): T | End;
  abstract close(): void;

  /** Moves past a value without reading it, and tells whether there was one. */
  skip(): boolean {
    return this.pull() !== END;
  }

  /** The name of the function that made it, with the arguments worth showing. */
  abstract get name(): string;

  /** The pipeline up to here, in reading order. */
  describe(): string {
    return this.name;
  }
}

/** A cursor that reads one other cursor, as most operators do. */
export abstract class Stage<S, T> extends Cursor<T> {
  protected readonly source: Cursor<S>;

  constructor(source: Cursor<S>) {
    super();
    this.source = source;
  }

  close(): void {
    this.source.close();
  }

  /** Ends this stage ahead of its source. */
  protected stop(): End {
    this.source.close();
    return END;
  }

  override describe(): string {
    return `${this.source.describe()} → ${this.name}`;
  }
}

/** A cursor that makes its values itself. */
export abstract class Source<T> extends Cursor<T> {
  protected over = false;

  close(): void {
    this.over = true;
  }
}

/** Closes all of them, last to first, whatever any of them throws; then throws the first of those errors. */
export function closeAll(cursors: readonly Cursor<unknown>[]): void {
  const errors: unknown[] = [];
  for (const cursor of [...cursors].reverse()) {
    try {
      cursor.close();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** Closes all of them after an error. What the closing throws is dropped, since the first error wins. */
export function closeQuietly(cursors: readonly Cursor<unknown>[]): void {
  try {
    closeAll(cursors);
  } catch {}
}

/** Runs what may fail while cursors are open: on an error it closes them and passes the error on. */
export function guard<R>(cursors: readonly Cursor<unknown>[], run: () => R): R {
  try {
    return run();
  } catch (error) {
    closeQuietly(cursors);
    throw error;
  }
}
