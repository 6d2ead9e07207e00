import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import { AsyncLazyIterator } from "../async/asyncEdge.js";
import { flowOver } from "../async/flow.js";
import { promiseOf } from "../async/promises.js";
import { over } from "../async/stages.js";
import { PASS, plain, SKIP } from "../async/step.js";
import type { Labelled, Meter } from "../engine/cursor.js";
import type { Predicate } from "../types/callbacks.js";
import type { EndOf } from "../types/endlessness.js";
import type { AsyncLazy } from "../types/lazy.js";
import { AsyncReader, AsyncShared, bookmarkAt } from "./asyncShared.js";

/** The values before a boundary. It ends there, with the source still open. */
class Before<T> extends AsyncCursor<T> {
  readonly source: AsyncCursor<T>;
  private readonly limit: number;
  private readonly predicate: Predicate<T> | undefined;
  private index = 0;
  /** Whether the promise of the predicate is pending. */
  private isTesting = false;
  private isClosed = false;
  /** Whether the boundary has been found. */
  isSplit = false;
  /** The first value behind the boundary, if it was pulled to find that. */
  first: T | undefined = undefined;
  hasFirst = false;

  constructor(source: AsyncCursor<T>, limit: number, predicate: Predicate<T> | undefined) {
    super();
    this.source = source;
    this.limit = limit;
    this.predicate = predicate;
  }

  advance(meter: Meter | undefined): Answer {
    return this.index < this.limit ? this.test(this.source.advance(meter)) : this.split();
  }

  settle(result: unknown): Answer {
    if (this.isClosed) return false;
    return this.isTesting ? this.decide(result) : this.test(this.source.settle(result));
  }

  override fail(error: unknown): Answer {
    if (this.isClosed) return false;
    if (this.isTesting) throw error;
    return this.test(this.source.fail(error));
  }

  private test(answer: Answer): Answer {
    if (typeof answer !== "boolean") return answer;
    if (!answer) return this.split();
    const value = this.source.take();
    this.value = value;
    const index = this.index++;
    const { predicate } = this;
    if (predicate === undefined) return true;
    const result = predicate(value, index);
    const promise = promiseOf(result);
    this.isTesting = promise !== undefined;
    return promise ?? this.decide(result);
  }

  private decide(isBefore: unknown): Answer {
    this.isTesting = false;
    // The predicate may have closed it.
    if (this.isClosed) return false;
    if (isBefore) return true;
    this.first = this.value;
    this.hasFirst = true;
    return this.split();
  }

  private split(): false {
    this.isSplit = true;
    this.value = undefined;
    return false;
  }

  /** Takes the first value behind the boundary. */
  takeFirst(): T | undefined {
    const { first } = this;
    this.first = undefined;
    this.hasFirst = false;
    return first;
  }

  close(): Promise<unknown> | undefined {
    this.isClosed = true;
    this.value = undefined;
    return this.source.close();
  }

  tell(): Labelled {
    return this.source;
  }
}

/**
 * {@link Halves} of an async source: what is before the boundary is shared by both.
 *
 * The prefix reads that from its first place on. The rest pulls it without keeping a place, and reads the source itself
 * behind the boundary.
 */
class AsyncHalves<T> {
  readonly source: AsyncCursor<T>;
  readonly before: Before<T>;
  readonly shared: AsyncShared<T>;
  private isPrefixOpen = true;
  isRestOpen = true;

  constructor(source: AsyncCursor<T>, limit: number, predicate: Predicate<T> | undefined) {
    this.source = source;
    this.before = new Before(source, limit, predicate);
    this.shared = new AsyncShared(this.before);
  }

  closePrefix(): Promise<unknown> | undefined {
    this.isPrefixOpen = false;
    return this.isRestOpen ? undefined : this.shared.close();
  }

  closeRest(): Promise<unknown> | undefined {
    this.isRestOpen = false;
    this.before.takeFirst();
    return this.isPrefixOpen && !this.before.isSplit ? undefined : this.shared.close();
  }
}

class Prefix<T> extends AsyncReader<T> {
  private readonly halves: AsyncHalves<T>;

  constructor(halves: AsyncHalves<T>, title: string) {
    super(halves.shared, title, bookmarkAt(halves.shared.unfilled));
    this.halves = halves;
  }

  override close(): Promise<unknown> | undefined {
    void super.close();
    return this.halves.closePrefix();
  }
}

/** Reads on from wherever the source is. Values before the boundary are left out by the step behind it. */
class Rest<T> extends AsyncReader<T> {
  private readonly halves: AsyncHalves<T>;
  /** Whether it reads the source itself. */
  private isBehind = false;

  constructor(halves: AsyncHalves<T>) {
    super(halves.shared, "", bookmarkAt(halves.shared.unfilled));
    this.halves = halves;
  }

  override advance(meter: Meter | undefined): Answer {
    if (this.isBehind) return this.hand(this.halves.source.advance(meter));
    // Past the values that the prefix has pulled.
    this.bookmark.place = this.shared.unfilled;
    return super.advance(meter);
  }

  override settle(result?: unknown): Answer {
    return this.isBehind ? this.hand(this.halves.source.settle(result)) : super.settle();
  }

  override fail(error: unknown): Answer {
    return this.hand(this.halves.source.fail(error));
  }

  /** The boundary has been found. */
  protected override end(meter: Meter | undefined): Answer {
    const { before, source } = this.halves;
    this.isBehind = true;
    if (!before.hasFirst) return this.hand(source.advance(meter));
    this.value = before.takeFirst();
    return true;
  }

  private hand(answer: Answer): Answer {
    if (answer === true) this.value = this.halves.source.take();
    return answer;
  }

  override close(): Promise<unknown> | undefined {
    void super.close();
    return this.halves.closeRest();
  }

  override get endless(): boolean {
    return this.halves.isRestOpen && this.halves.source.endless;
  }

  override tell(): Labelled {
    return this.halves.source;
  }
}

/** {@link halve} for async sequences. */
export function halveAsync<T, R>(
  name: string,
  source: AsyncCursor<T>,
  limit: number,
  predicate?: Predicate<T>,
): [AsyncLazy<T>, AsyncLazy<T, EndOf<R>>] {
  const halves = new AsyncHalves(source, limit, predicate);
  const { before } = halves;
  const rest = flowOver(new Rest(halves));
  rest.add(plain(`${name}[1]`, () => (before.isSplit ? PASS : SKIP)));
  return [over(new Prefix(halves, `${name}[0]`)), new AsyncLazyIterator<T, EndOf<R>>(rest)];
}
