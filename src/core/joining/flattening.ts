import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import { closeAllAsync } from "../async/closeAsync.js";
import { openAsync } from "../async/openAsync.js";
import { promiseOf } from "../async/promises.js";
import { mustBeObject } from "../checks/arguments.js";
import { open } from "../engine/open.js";
import { closeAll } from "../engine/closing.js";
import { type Cursor, END, type End, isEnd, type Labelled, type Meter, Stage } from "../engine/cursor.js";
import type { AnyIterable } from "../types/iterables.js";

/** Opens an inner sequence. Strings are refused, as in the standard. */
export function openInner<T>(name: string, argument: string, inner: Iterable<T>): Cursor<T> {
  mustBeObject(name, argument, inner, "an iterable object");
  return open(name, inner, argument);
}

/** Reads the inner sequences of its source, one after the other. */
export abstract class Flat<T, U> extends Stage<U, Cursor<T>> {
  private inner: Cursor<U> | undefined;

  /** Opens the inner sequence of a value. */
  protected abstract enter(value: T): Cursor<U>;

  pull(meter: Meter | undefined): U | End {
    for (;;) {
      if (this.inner !== undefined) {
        const value = this.inner.pull(meter);
        if (!isEnd(value)) return value;
        this.inner = undefined;
      }
      const value = this.source.pull(meter);
      if (isEnd(value)) return END;
      this.inner = this.enter(value);
    }
  }

  override close(): void {
    closeAll(this.inner === undefined ? [this.source] : [this.source, this.inner]);
  }
}

/** What the pending promise of an {@link AsyncFlat} is for. */
type Part = "outer" | "entering" | "inner";

/** {@link Flat} over async sources. What opens an inner sequence may be awaited. */
export class AsyncFlat<T> extends AsyncCursor<unknown> {
  private readonly title: string;
  private readonly argument: string;
  private readonly source: AsyncCursor<T>;
  private readonly enter: ((value: T) => unknown) | undefined;
  private inner: AsyncCursor<unknown> | undefined = undefined;
  private meter: Meter | undefined = undefined;
  private waitingFor: Part = "outer";
  private isOver = false;

  /** `enter` makes the inner sequence of a value; without it, the value is the sequence. `argument` is what errors call it. */
  constructor(title: string, argument: string, source: AsyncCursor<T>, enter?: (value: T) => unknown) {
    super();
    this.title = title;
    this.argument = argument;
    this.source = source;
    this.enter = enter;
  }

  advance(meter: Meter | undefined): Answer {
    this.meter = meter;
    const { inner } = this;
    return inner === undefined
      ? this.passOuter(this.source.advance(meter))
      : this.passInner(inner, inner.advance(meter));
  }

  settle(result: unknown): Answer {
    const { waitingFor, source, inner } = this;
    if (waitingFor === "outer") return this.passOuter(source.settle(result));
    if (waitingFor === "entering") {
      const opened = this.open(result);
      return this.passInner(opened, opened.advance(this.meter));
    }
    return this.passInner(inner as AsyncCursor<unknown>, (inner as AsyncCursor<unknown>).settle(result));
  }

  override fail(error: unknown): Answer {
    const { waitingFor, source, inner } = this;
    if (waitingFor === "outer") return this.passOuter(source.fail(error));
    if (inner === undefined) throw error;
    return this.passInner(inner, inner.fail(error));
  }

  private passInner(inner: AsyncCursor<unknown>, answer: Answer): Answer {
    if (answer === true) {
      this.value = inner.take();
      return true;
    }
    if (answer !== false) return this.wait("inner", answer);
    this.inner = undefined;
    return this.passOuter(this.source.advance(this.meter));
  }

  /** Opens inner sequences, until one has a value. */
  private passOuter(answer: Answer): Answer {
    const { source, enter, meter } = this;
    for (; answer === true; answer = source.advance(meter)) {
      const value = source.take();
      const entered = enter === undefined ? value : enter(value);
      const promise = enter === undefined ? undefined : promiseOf(entered);
      if (promise !== undefined) return this.wait("entering", promise);
      // A callback may have closed it. Then its sequence is not opened.
      if (this.isOver) return false;
      const inner = this.open(entered);
      const first = inner.advance(meter);
      if (first !== false) return this.passInner(inner, first);
      this.inner = undefined;
    }
    if (answer !== false) return this.wait("outer", answer);
    this.value = undefined;
    return false;
  }

  private open(inner: unknown): AsyncCursor<unknown> {
    mustBeObject(this.title, this.argument, inner, "an iterable object");
    return (this.inner = openAsync(this.title, inner as AnyIterable<unknown>, this.argument));
  }

  private wait(part: Part, promise: Promise<unknown>): Promise<unknown> {
    this.waitingFor = part;
    return promise;
  }

  close(): Promise<unknown> | undefined {
    const { source, inner } = this;
    this.isOver = true;
    this.value = this.inner = undefined;
    return closeAllAsync(inner === undefined ? [source] : [source, inner]);
  }

  override get endless(): boolean {
    return this.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push(this.title);
    return this.source;
  }
}
