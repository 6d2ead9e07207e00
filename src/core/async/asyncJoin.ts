import { Cursor, END, type End, isEnd, type Labelled, type Meter } from "../engine/cursor.js";
import { type Answer, AsyncCursor } from "./asyncCursor.js";
import { closeAllAsync } from "./closeAsync.js";
import { heldOr } from "./leaves.js";

/** Thrown by a view whose value is not there yet. Made once, since a stack trace for each value would be slow. */
const NOT_YET = /* @__PURE__ */ new Error("the value is not there yet");
/** The view that has thrown it last. */
let waiting: SyncView<unknown> | undefined;

/** An async source as a sync cursor. While its value is not there, it interrupts the pull, which is tried again later. */
class SyncView<T> extends Cursor<T> {
  readonly source: AsyncCursor<T>;
  /** The answer of a pull that was interrupted. */
  answer: Answer | undefined = undefined;

  constructor(source: AsyncCursor<T>) {
    super("");
    this.source = source;
  }

  pull(meter: Meter | undefined): T | End {
    const { source, answer = source.advance(meter) } = this;
    this.answer = undefined;
    if (typeof answer === "boolean") return answer ? source.take() : END;
    this.answer = answer;
    waiting = this as SyncView<unknown>;
    throw NOT_YET;
  }

  /** The source is closed by the join, which can wait for it. */
  close(): void {}

  override get endless(): boolean {
    return this.source.endless;
  }

  override tell(titles: string[]): Labelled | undefined {
    return this.source.tell(titles);
  }
}

/**
 * A sync cursor that joins or arranges what it reads, over async sources.
 *
 * Every cursor can try a pull again that a source has interrupted. Here the sources do so whenever a value has to be
 * waited for: so an operator without callbacks to be awaited is written once for both worlds. An interruption takes
 * several times as long as an await of what is there; where that matters, an operator has a cursor of its own.
 */
export class AsyncJoin<T> extends AsyncCursor<T> {
  private readonly cursor: Cursor<T>;
  private readonly sources: readonly AsyncCursor<unknown>[];
  private meter: Meter | undefined = undefined;
  private view: SyncView<unknown> | undefined = undefined;

  constructor(
    sources: readonly AsyncCursor<unknown>[],
    join: (sources: readonly Cursor<never>[]) => Cursor<T>,
  ) {
    super();
    this.sources = sources;
    this.cursor = join(sources.map((source) => new SyncView(source as AsyncCursor<never>)));
  }

  advance(meter: Meter | undefined): Answer {
    this.meter = meter;
    return this.pull();
  }

  settle(result: unknown): Answer {
    const { view } = this;
    return view === undefined ? this.pull() : this.resume(view, view.source.settle(result));
  }

  override fail(error: unknown): Answer {
    const { view } = this;
    if (view === undefined) throw error;
    return this.resume(view, view.source.fail(error));
  }

  private resume(view: SyncView<unknown>, answer: Answer): Answer {
    view.answer = answer;
    if (typeof answer !== "boolean") return answer;
    this.view = undefined;
    return this.pull();
  }

  private pull(): Answer {
    let value: T | End;
    try {
      value = this.cursor.pull(this.meter);
    } catch (error) {
      return this.wait(error);
    }
    if (isEnd(value)) return false;
    this.value = value;
    return true;
  }

  private wait(error: unknown): Promise<unknown> {
    if (error !== NOT_YET) return heldOr(error);
    const view = waiting as SyncView<unknown>;
    waiting = undefined;
    this.view = view;
    return view.answer as Promise<unknown>;
  }

  close(): Promise<unknown> | undefined {
    this.value = this.view = undefined;
    this.cursor.close();
    return closeAllAsync(this.sources);
  }

  override get endless(): boolean {
    return this.cursor.endless;
  }

  tell(titles: string[]): Labelled | undefined {
    return this.cursor.tell(titles);
  }
}
