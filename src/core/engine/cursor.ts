import { closeQuietly } from "./closing.js";

/** What a cursor returns when it has no more values. Users meet it only in an `operator` of their own. */
export const END: unique symbol = /* @__PURE__ */ Symbol();

/**
 * Whether there are no more values. V8 compares what it knows nothing about in a function call; its look at the type
 * spares that call for each value.
 */
export function isEnd(value: unknown): value is End {
  return typeof value === "symbol" && value === END;
}

/**
 * The type of what stands for the end of a sequence in an {@link operator}.
 *
 * @category Types
 */
export type End = typeof END;

/**
 * How many stages a pipeline may have: each is a call in a call, and closing one that overflows overflows again. Those
 * that take more of the stack count as several (measured in Node 20, with a third to spare).
 */
const MOST_STAGES = 5000;

/**
 * One pass over a sequence, pulled a value at a time without result objects.
 *
 * Every operator is a cursor over a cursor. The contract, which the laws hold each of them to:
 * - `pull()` returns the next value or `END`, and after an `END` nothing else;
 * - `close()` lets go of the sources, at any time and any number of times; from then on `pull()` returns `END`.
 *
 * A cursor never catches what a callback throws: the edge that is pulling closes the whole chain.
 *
 * All of them have the same fields: what they read, the one argument that tells them how, the name that they show, and
 * how many stages they stand on. Most read one other cursor; those that read something else have a `close` of their
 * own.
 */
export abstract class Cursor<T, S = unknown, A = unknown> {
  declare protected source: S;
  declare protected argument: A;
  declare protected readonly title: string;
  /** How many stages there are up to here, this one included; 0 for what reads no cursor. */
  declare readonly depth: number;

  constructor(source: S, argument: A, title: string, depth: number = (source as Cursor<unknown>).depth + 1) {
    this.source = source;
    this.argument = argument;
    this.title = title;
    this.depth = depth;
    if (depth > MOST_STAGES) refuseDepth(this);
  }

  /**
   * The next value. One that is pulled `unread` will not be looked at, only counted. Who wants all of the values
   * may pass a list: a cursor may put values there, as many as it likes, and returns the one after them.
   */
  abstract pull(unread?: boolean, into?: T[]): T | End;

  close(): void {
    (this.source as Cursor<unknown>).close();
  }

  /** Ends it ahead of its source. */
  protected stop(): End {
    this.close();
    return END;
  }

  /** Whether it is known that it yields values without end. An operator that can end by itself says no. */
  get endless(): boolean {
    return (this.source as Cursor<unknown>).endless;
  }

  /** The pipeline up to here, in reading order. */
  get label(): string {
    const titles: string[] = [];
    for (let cursor = this.tell(titles); cursor !== undefined;) cursor = cursor.tell(titles);
    return titles.reverse().join(" → ");
  }

  /** Adds its own title, and returns what comes before it; or adds all of it, where it does not stand on one cursor. */
  protected tell(titles: string[]): Cursor<unknown> | undefined {
    titles.push(this.title);
    return this.source as Cursor<unknown>;
  }

  /** What the diffs of vitest and Jest show of it. JSON never gets here: the edge has it under a symbol. */
  toJSON(): string {
    return this.label;
  }
}

/** The depth of what reads several cursors, which takes as much of the stack as five stages. */
export function depthOver(cursors: readonly { readonly depth: number }[]): number {
  return cursors.reduce((most, { depth }) => Math.max(most, depth), 0) + 5;
}

function refuseDepth(cursor: Cursor<unknown>): never {
  closeQuietly(cursor);
  const { title } = cursor as unknown as { title: string };
  throw new RangeError(
    `${title}: source must have fewer than ${MOST_STAGES} stages; collect it with toArray in between`,
  );
}

/** A cursor that makes its values itself. */
export abstract class Source<T, S, A = undefined> extends Cursor<T, S, A> {
  // Assigned, since V8 takes several times as long to define the fields of a subclass.
  declare protected over: boolean;

  constructor(source: S, argument: A, title: string) {
    super(source, argument, title, 0);
    this.over = false;
  }

  override close(): void {
    this.over = true;
  }

  override get endless(): boolean {
    return false;
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
