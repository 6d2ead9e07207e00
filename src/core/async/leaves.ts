import { mustBeObject } from "../checks/arguments.js";
import { heldBy } from "../bounds/slices.js";
import { type Cursor, isEnd, type Meter } from "../engine/cursor.js";
import { closeQuietly } from "../engine/closing.js";
import { type IteratorCursor, mustBeResult } from "../engine/iteratorCursor.js";
import { type Answer, AsyncCursor } from "./asyncCursor.js";
import { promiseOf } from "./promises.js";

/** The promise to await before a pull, if the meter holds it back. */
export function heldBack(meter: Meter): Promise<void> | undefined {
  try {
    meter.pull();
    return undefined;
  } catch (error) {
    return heldOr(error);
  }
}

/** The promise to await before a pull that a meter has interrupted is tried again. Throws any other error. */
export function heldOr(error: unknown): Promise<void> {
  const held = heldBy(error);
  if (held === undefined) throw error;
  return held;
}

/** A cursor that reads no other: its pulls are counted. One that a meter holds back begins again when it may go on. */
export abstract class Leaf<T> extends AsyncCursor<T> {
  /** The meter that holds a pull back. */
  private holding: Meter | undefined = undefined;

  advance(meter: Meter | undefined): Answer {
    if (meter === undefined) return this.pull();
    const held = heldBack(meter);
    return held === undefined ? this.pull() : this.hold(held, meter);
  }

  protected hold(held: Promise<void>, meter: Meter): Promise<void> {
    this.holding = meter;
    return held;
  }

  settle(result: unknown): Answer {
    const { holding } = this;
    if (holding === undefined) return this.receive(result);
    this.holding = undefined;
    return this.advance(holding);
  }

  override fail(error: unknown): Answer {
    const { holding } = this;
    if (holding === undefined) return this.refuse(error);
    this.holding = undefined;
    throw error;
  }

  /** Pulls, when the meter has let it pass. */
  protected abstract pull(): Answer;
  /** Takes what the promise of a pull was resolved with. */
  protected abstract receive(result: unknown): Answer;
  /** Takes what it was rejected with. */
  protected abstract refuse(error: unknown): Answer;
}

/** Any async iterator, read by the protocol. Its `next` is looked up once. */
export class AsyncLeaf<T> extends Leaf<T> {
  private readonly iterator: AsyncIterator<T>;
  private readonly next: AsyncIterator<T>["next"];
  private isOver = false;
  private isPending = false;

  constructor(iterator: AsyncIterator<T>, next: AsyncIterator<T>["next"]) {
    super();
    this.iterator = iterator;
    this.next = next;
  }

  protected pull(): Answer {
    const { iterator, next } = this;
    if (this.isOver) return false;
    // Over until the value is read: what throws on the way is not closed.
    this.isOver = this.isPending = true;
    try {
      const result: unknown = next.call(iterator);
      return result instanceof Promise ? result : Promise.resolve(result);
    } catch (error) {
      this.isPending = false;
      throw error;
    }
  }

  protected receive(result: unknown): Answer {
    // False if it was closed in the meantime.
    if (!this.isPending) return false;
    this.isPending = false;
    mustBeObject("iterator", "the result of next", result);
    if ((result as IteratorResult<T>).done) return this.end();
    this.value = (result as IteratorYieldResult<T>).value;
    this.isOver = false;
    return true;
  }

  protected refuse(error: unknown): Answer {
    if (!this.isPending) return false;
    this.isPending = false;
    throw error;
  }

  close(): Promise<unknown> | undefined {
    if (this.isOver && !this.isPending) return undefined;
    this.isOver = true;
    this.isPending = false;
    this.end();
    const method = this.iterator.return;
    return method == null ? undefined : mustReturnObject(method.call(this.iterator));
  }

  tell(titles: string[]): undefined {
    const { iterator } = this;
    titles.push(`${(iterator as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] ?? "AsyncIterator"}`);
  }

  private end(): false {
    this.value = undefined;
    return false;
  }
}

async function mustReturnObject(result: unknown): Promise<void> {
  mustBeObject("iterator", "the result of return", await result);
}

/** A sync sequence of this package, or an array. Its values are awaited; one that rejects closes it. */
export class SyncLeaf<T> extends Leaf<T> {
  private readonly source: Cursor<T | PromiseLike<T>>;
  private isClosed = false;

  constructor(source: Cursor<T | PromiseLike<T>>) {
    super();
    this.source = source;
  }

  override advance(meter: Meter | undefined): Answer {
    if (meter === undefined) return this.pull();
    try {
      // The meter is called by the roots of the sequence.
      return this.pass(this.source.pull(meter));
    } catch (error) {
      return this.hold(heldOr(error), meter);
    }
  }

  private pass(value: unknown): Answer {
    if (isEnd(value)) return this.end();
    const promise = promiseOf(value);
    if (promise !== undefined) return promise;
    this.value = value as T;
    return true;
  }

  protected pull(): Answer {
    return this.pass(this.source.pull(undefined));
  }

  protected receive(result: unknown): Answer {
    if (this.isClosed) return false;
    this.value = result as T;
    return true;
  }

  protected refuse(error: unknown): Answer {
    if (this.isClosed) return false;
    closeQuietly(this.source);
    throw error;
  }

  close(): undefined {
    this.isClosed = true;
    this.end();
    this.source.close();
  }

  override get endless(): boolean {
    return this.source.endless;
  }

  tell(titles: string[]): undefined {
    titles.push(this.source.label);
  }

  private end(): false {
    this.value = undefined;
    return false;
  }
}

/** Any sync iterator, read as `for await` does: its values are awaited, also the one that comes with the end. */
export class IteratorLeaf<T> extends Leaf<T> {
  private readonly source: IteratorCursor<T>;
  private isDone = false;
  private isClosed = false;

  constructor(source: IteratorCursor<T>) {
    super();
    this.source = source;
  }

  protected pull(): Answer {
    const { source } = this;
    if (source.isOver) return false;
    source.isOver = true;
    const { next, iterator } = source;
    const result: IteratorResult<T> = next.call(iterator);
    mustBeResult("next", result);
    this.isDone = Boolean(result.done);
    const value: unknown = result.value;
    source.isOver = this.isDone;
    const promise = promiseOf(value);
    return promise ?? this.receive(value);
  }

  protected receive(value: unknown): Answer {
    if (this.isClosed) return false;
    const hasValue = !this.isDone;
    this.value = hasValue ? (value as T) : undefined;
    return hasValue;
  }

  protected refuse(error: unknown): Answer {
    if (this.isClosed) return false;
    closeQuietly(this.source);
    throw error;
  }

  close(): Promise<unknown> | undefined {
    const { source } = this;
    this.isClosed = true;
    this.value = undefined;
    if (source.isOver) return undefined;
    source.isOver = true;
    const { iterator } = source;
    const method = iterator.return;
    if (method == null) return undefined;
    const result: IteratorResult<T> = method.call(iterator);
    mustBeResult("return", result);
    return promiseOf(result.value);
  }

  tell(titles: string[]): undefined {
    titles.push(this.source.label);
  }
}
