import { meterOf, type Watch } from "./asyncMeter.js";
import { Interrupt } from "../bounds/workMeter.js";
import { mustBeObject } from "../checks/arguments.js";
import { isObject } from "../checks/must.js";
import { neverEnds, refuseSource } from "../checks/sources.js";
import { closeQuietly } from "../engine/closing.js";
import { type Cursor, isEnd, type Meter } from "../engine/cursor.js";
import { open } from "../engine/open.js";
import type { AnyIterable } from "../types/iterables.js";
import type { AsyncLazy } from "../types/lazy.js";

/** Opens a sequence for the async functions: as an async iterable before a sync one, as `for await` does. */
export function openAsync<T>(
  name: string,
  source: AnyIterable<T>,
  argument: string = "source",
): AsyncCursor<T> {
  if (typeof source !== "string" && !isObject(source)) refuseSource(name, source, argument);
  const method: unknown = (source as AsyncIterable<T>)[Symbol.asyncIterator];
  if (method != null) {
    if (typeof method !== "function") refuseSource(name, source, argument);
    const iterator = method.call(source) as AsyncIterator<T>;
    const owner = `the iterator of ${argument}`;
    if (!isObject(iterator)) refuseSource(name, iterator, owner, "an async iterator");
    return cursorOf(name, isOwn(iterator) ? iterator.reader() : iterator, owner, "an async iterator");
  }
  if (typeof source === "string" || Symbol.iterator in source)
    return new AsyncCursor(new Awaiting(open(name, source as Iterable<T | PromiseLike<T>>, argument)));
  return cursorOf(name, source as unknown as AsyncIterator<T>, argument, "an iterable");
}

/** A cursor over an iterator. A value without `next` is not an iterator. */
function cursorOf<T>(
  name: string,
  iterator: AsyncIterator<T>,
  argument: string,
  expectation: string,
): AsyncCursor<T> {
  const { next } = iterator;
  if (next == null) refuseSource(name, iterator, argument, expectation);
  return new AsyncCursor(iterator, next);
}

function isOwn<T>(iterator: AsyncIterator<T>): iterator is AsyncIterator<T> & Own<T> {
  return iterator instanceof NativeAsyncIterator;
}

/** {@link openAsync} for a source that is read to its end. A source that is known to be endless is refused. */
export function openEndingAsync<T>(name: string, source: AnyIterable<T>): AsyncCursor<T> {
  const cursor = openAsync(name, source);
  if (cursor.endless) {
    cursor.abandon();
    throw neverEnds(name, "source");
  }
  return cursor;
}

/** An iterator of this package: its own sources can be reached through it. */
export interface Inner<T> extends AsyncIterator<T, unknown> {
  /** Whether it is known that it yields values without end. */
  readonly endless: boolean;
  /** Puts a meter in front of its roots. */
  reach(meter: Watch): void;
  /** Starts closing it now, even while a pull is pending that may never settle. Errors of closing are dropped. */
  abandon(): void;
}

interface Own<T> {
  /** The iterator that reads it for one pipeline. */
  reader(): Inner<T>;
}

/** The native prototype of async iterators as a base class: no runtime has a name for it. */
export const NativeAsyncIterator: abstract new <T, R>() => AsyncIteratorObject<T, R, unknown> & Own<T> =
  /* @__PURE__ */ (() => {
    const generators: object = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})()));
    class AsyncIterator {
      reader(): unknown {
        return this;
      }

      async [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](
        this: AsyncLazy<unknown>,
      ): Promise<void> {
        await this.return();
      }

      [Symbol.for("nodejs.util.inspect.custom")](): string {
        return String(this);
      }
    }
    Object.setPrototypeOf(AsyncIterator.prototype, Object.getPrototypeOf(generators) as object);
    return AsyncIterator as never;
  })();

/** A sync sequence of values or promises as an async iterator. A promise that rejects closes the sequence. */
export class Awaiting<T> extends NativeAsyncIterator<T, undefined> implements Inner<T> {
  readonly cursor: Cursor<T | PromiseLike<T>>;
  /** What counts the pulls from the roots of the cursor. */
  meter: Meter | undefined = undefined;
  private watches: readonly Watch[] = [];

  constructor(cursor: Cursor<T | PromiseLike<T>>) {
    super();
    this.cursor = cursor;
  }

  get [Symbol.toStringTag](): string {
    return this.cursor.label;
  }

  override async next(): Promise<IteratorResult<T, undefined>> {
    for (;;) {
      try {
        const value = this.cursor.pull(this.meter);
        return isEnd(value) ? { value: undefined, done: true } : { value: await value, done: false };
      } catch (error) {
        const held = error instanceof Interrupt ? error.meter.hold?.(error) : undefined;
        if (held === undefined) {
          closeQuietly(this.cursor);
          throw error;
        }
        await held;
      }
    }
  }

  get endless(): boolean {
    return this.cursor.endless;
  }

  reach(watch: Watch): void {
    this.watches = watch.beside(this.watches);
    this.meter = meterOf(this.watches);
  }

  abandon(): void {
    closeUnawaited(this);
  }

  override return(): Promise<IteratorResult<T, undefined>> {
    return new Promise((resolve) => {
      this.cursor.close();
      resolve({ value: undefined, done: true });
    });
  }
}

/**
 * One pass over an async source. It knows when the source is over, so it can be closed at any time and any number of
 * times, and `for await` can read it directly.
 */
export class AsyncCursor<T> implements AsyncIterableIterator<T> {
  private readonly iterator: AsyncIterator<T>;
  private readonly inner: Inner<T> | undefined;
  private readonly step: AsyncIterator<T>["next"];
  private over = false;
  /** Whether a pull of the iterator is pending. */
  private pulling = false;
  /** The meters that count the pulls, if this is a root. */
  private meters: readonly Watch[] = [];

  constructor(iterator: AsyncIterator<T>, next: AsyncIterator<T>["next"] = iterator.next) {
    this.iterator = iterator;
    this.inner = isOwn(iterator) ? (iterator as object as Inner<T>) : undefined;
    this.step = next;
  }

  async next(): Promise<IteratorResult<T>> {
    if (this.meters.length > 0) await pass(this.meters);
    if (this.over) return { value: undefined, done: true };
    this.over = this.pulling = true;
    let result: IteratorResult<T>;
    try {
      result = await this.step.call(this.iterator);
    } catch (error) {
      if (!this.pulling) return { value: undefined, done: true };
      this.pulling = false;
      throw error;
    }
    // False if it was given up in the meantime.
    if (!this.pulling) return { value: undefined, done: true };
    this.pulling = false;
    mustBeObject("next", "the result", result);
    if (result.done) return { value: undefined, done: true };
    const { value } = result;
    this.over = false;
    return { value, done: false };
  }

  /** Puts a meter in front of its roots. */
  reach(meter: Watch): void {
    const { inner } = this;
    if (inner !== undefined) inner.reach(meter);
    else this.meters = meter.beside(this.meters);
  }

  /** Starts closing it now, even while a pull is pending that may never settle. Errors of closing are dropped. */
  abandon(): void {
    if (this.over && !this.pulling) return;
    this.over = true;
    this.pulling = false;
    if (this.inner !== undefined) this.inner.abandon();
    else closeUnawaited(this.iterator);
  }

  async return(): Promise<IteratorResult<T>> {
    const end = { value: undefined, done: true } as const;
    if (this.over) return end;
    this.over = true;
    const method = this.iterator.return;
    if (method == null) return end;
    mustBeObject("return", "the result", await method.call(this.iterator));
    return end;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Whether it is known that it yields values without end. */
  get endless(): boolean {
    return !this.over && this.inner?.endless === true;
  }

  get label(): string {
    const { iterator } = this;
    if (iterator instanceof AsyncLazyIterator) return iterator.label;
    return `${(iterator as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] ?? "AsyncIterator"}`;
  }
}

/** Waits until every meter lets a pull pass. */
async function pass(meters: readonly Watch[]): Promise<void> {
  for (const meter of meters) {
    for (let held = meter.pull(); held !== undefined; held = meter.pull()) await held;
  }
}

function closeUnawaited(iterator: AsyncIterator<unknown>): void {
  try {
    Promise.resolve(iterator.return?.()).catch(() => {});
  } catch {}
}

/** The source that an operator opened last, beside those that are open from the start. */
export class Late {
  private cursor: AsyncCursor<unknown> | undefined;
  private meters: readonly Watch[] = [];

  open<T>(name: string, source: AnyIterable<T>, argument: string): AsyncCursor<T> {
    const cursor = openAsync(name, source, argument);
    for (const meter of this.meters) cursor.reach(meter);
    this.cursor = cursor;
    return cursor;
  }

  reach(meter: Watch): void {
    this.meters = meter.beside(this.meters);
    this.cursor?.reach(meter);
  }

  abandon(): void {
    this.cursor?.abandon();
  }

  /** Counts a value from memory as a pull from a root, since there may be endlessly many of them. */
  async recall(): Promise<void> {
    await pass(this.meters);
  }
}

/** Closes sources that are given up before anything reads them. Errors of closing are dropped. */
export function abandonAsync(cursors: readonly AsyncCursor<unknown>[]): void {
  closeAllAsync(cursors).catch(() => {});
}

/** Closes all of them, last to first, one after the other; then throws the first error, if there was one. */
export async function closeAllAsync(cursors: readonly AsyncCursor<unknown>[]): Promise<void> {
  const errors: unknown[] = [];
  for (const cursor of [...cursors].reverse()) {
    await cursor.return().catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}

/** The edge of an async pipeline: whatever ends it, the sources that are still open are closed. */
export class AsyncLazyIterator<T, R> extends NativeAsyncIterator<T, R> implements AsyncLazy<T, R>, Inner<T> {
  readonly #name: string;
  readonly #cursors: readonly AsyncCursor<unknown>[];
  readonly #body: AsyncGenerator<T>;
  readonly #late: Late | undefined;
  readonly #isEndless: boolean;
  #closing: Promise<void> | undefined;

  constructor(
    name: string,
    cursors: readonly AsyncCursor<unknown>[],
    body: AsyncGenerator<T>,
    late?: Late,
    isEndless: boolean = false,
  ) {
    super();
    this.#name = name;
    this.#cursors = cursors;
    this.#body = body;
    this.#late = late;
    this.#isEndless = isEndless;
  }

  override async next(): Promise<IteratorResult<T, R>> {
    let result: IteratorResult<T>;
    try {
      result = await this.#body.next();
    } catch (error) {
      await this.#close().catch(() => {});
      throw error;
    }
    if (result.done) await this.#close();
    return result as IteratorResult<T, R>;
  }

  override async return(): Promise<IteratorResult<T, R>> {
    await this.#body.return(undefined);
    await this.#close();
    return { value: undefined, done: true } as IteratorResult<T, R>;
  }

  /** Closes once. Overlapping calls wait for it too, but only the first one gets its error. */
  async #close(): Promise<void> {
    const isFirst = this.#closing === undefined;
    this.#closing ??= closeAllAsync(this.#cursors);
    await this.#closing.catch((error: unknown) => {
      if (isFirst) throw error;
    });
  }

  get endless(): boolean {
    return this.#closing === undefined && this.#isEndless;
  }

  reach(meter: Watch): void {
    for (const cursor of this.#cursors) cursor.reach(meter);
    this.#late?.reach(meter);
  }

  abandon(): void {
    for (const cursor of this.#cursors) cursor.abandon();
    this.#late?.abandon();
    // It cannot fail: the sources that it would close have been given up.
    void this.#body.return(undefined);
  }

  override [Symbol.asyncIterator](): this {
    return this;
  }

  get label(): string {
    const sources = this.#cursors.map((cursor) => cursor.label);
    return sources.length === 1
      ? `${sources[0]} → ${this.#name}`
      : `${this.#name}${sources.length > 0 ? `(${sources.join(", ")})` : ""}`;
  }

  override toString(): string {
    return `AsyncLazy [${this.label}]`;
  }
}

/**
 * The sequence that an async generator function makes from one source. The source is opened now; the function runs
 * from the first pull on. If the source is endless the sequence is too, unless `onEndless` drops or refuses that.
 */
export function asyncLazy<S, T, R>(
  name: string,
  source: AnyIterable<S>,
  run: (values: AsyncCursor<S>, late: Late) => AsyncGenerator<T>,
  onEndless: "carries" | "drops" | "refuses" = "carries",
): AsyncLazy<T, R> {
  const cursor = onEndless === "refuses" ? openEndingAsync(name, source) : openAsync(name, source);
  const late = new Late();
  return new AsyncLazyIterator<T, R>(
    name,
    [cursor],
    run(cursor, late),
    late,
    onEndless === "carries" && cursor.endless,
  );
}

/** The same over any number of open sources. */
export function asyncJoin<T, R>(
  name: string,
  cursors: readonly AsyncCursor<unknown>[],
  body: AsyncGenerator<T>,
  late?: Late,
): AsyncLazy<T, R> {
  return new AsyncLazyIterator<T, R>(name, cursors, body, late);
}
