import { type Answer, AsyncCursor } from "../core/async/asyncCursor.js";
import { AsyncLazyIterator } from "../core/async/asyncEdge.js";
import { mustBeAnyIterable, openAsync, type Opener } from "../core/async/openAsync.js";
import { over } from "../core/async/stages.js";
import { Cursor, END, type End, isEnd, type Meter } from "../core/engine/cursor.js";
import { CURSOR, LazyIterator } from "../core/engine/edge.js";
import { isEndless, open, openMethod } from "../core/engine/open.js";
import type {
  AnyIterable,
  AnyIterableObject,
  AnyValueOf,
  IterableObject,
  ValueOf,
} from "../core/types/iterables.js";
import type { AsyncLazy, Lazy } from "../core/types/lazy.js";
import type { EndOfLongest } from "../core/types/endlessness.js";

/**
 * The values of several sequences, one sequence after the other.
 *
 * A source is opened when it is reached. Stopping early closes only the source that is being read.
 *
 * @param sources - Iterables in the order of reading. Strings are refused, as in the standard.
 * @returns A sequence that is endless if one of the sources is.
 * @throws TypeError if a source is not an iterable object.
 * @example
 * ```ts
 * import { concat } from "lazuli";
 *
 * console.log([...concat([1, 2], new Set([3]))]); // => [1, 2, 3]
 * ```
 * @see {@link flatMap} for sequences that depend on values, {@link interleave} to alternate between sources.
 * @category Joining
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function concat<I extends readonly IterableObject<unknown>[]>(
  ...sources: I
): Lazy<ValueOf<I[number]>, EndOfLongest<I[number]>> {
  const parts = sources.map((source) => ({ source, method: openMethod("concat", "every source", source) }));
  return new LazyIterator(new Concat(parts as Part<ValueOf<I[number]>>[]));
}

interface Part<T> {
  readonly source: Iterable<T>;
  readonly method: unknown;
}

class Concat<T> extends Cursor<T> {
  private parts: readonly Part<T>[];
  /** The index of the part to open next. */
  private index = 0;
  private current: Cursor<T> | undefined;
  /** The nested concats that are being read, outermost first: however deep they are, a pull takes one call. */
  private readonly entered: Concat<T>[] = [];
  private readonly hasEndless: boolean;

  constructor(parts: readonly Part<T>[]) {
    super("concat", depthOverParts(parts));
    this.parts = parts;
    this.hasEndless = parts.some(({ source, method }) => isEndless(source, method));
  }

  pull(meter: Meter | undefined): T | End {
    const { entered } = this;
    for (;;) {
      const reading = entered.length > 0 ? (entered[entered.length - 1] as Concat<T>) : this;
      const { current } = reading;
      if (isConcat(current)) {
        entered.push(current);
        continue;
      }
      if (current !== undefined) {
        const value = current.pull(meter);
        if (!isEnd(value)) return value;
      }
      if (reading.openNext()) continue;
      if (entered.pop() === undefined) return END;
      (entered[entered.length - 1] ?? this).current = undefined;
    }
  }

  close(): void {
    let reading: Cursor<T> | undefined = this as Cursor<T>;
    while (isConcat(reading)) {
      const concat: Concat<T> = reading;
      reading = concat.current;
      concat.parts = [];
      concat.current = undefined;
    }
    reading?.close();
  }

  // Computed once: otherwise each concat in a concat of concats would look into the one inside.
  override get endless(): boolean {
    return this.parts.length > 0 && this.hasEndless;
  }

  private openNext(): boolean {
    const part = this.parts[this.index];
    if (part === undefined) return false;
    this.index++;
    this.current = open("concat", part.source, "every source", part.method);
    return true;
  }
}

// Outside the class, because bundlers rename a class that refers to itself.
function isConcat<T>(cursor: Cursor<T> | undefined): cursor is Concat<T> {
  return cursor instanceof Concat;
}

/** The depth of a concat. Concats in it take no further calls. */
function depthOverParts(parts: readonly Part<unknown>[]): number {
  return parts.reduce((most, { source }) => Math.max(most, depthWith(source)), 5);
}

/** A concat is known by its title, which it has also while it is traced. */
function depthWith(source: unknown): number {
  if (!LazyIterator.owns(source)) return 5;
  const { depth, title } = source[CURSOR];
  return title === "concat" ? depth : depth + 5;
}

/**
 * {@link concat} of async and sync iterables.
 *
 * @example
 * ```ts
 * import { concat, toArray } from "lazuli/async";
 *
 * async function* more() {
 *   yield 3;
 * }
 * console.log(await toArray(concat([1, 2], more()))); // => [1, 2, 3]
 * ```
 * @category Joining
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function concatAsync<I extends readonly AnyIterableObject<unknown>[]>(
  ...sources: I
): AsyncLazy<AnyValueOf<I[number]>, EndOfLongest<I[number]>> {
  const parts = sources.map((source) => ({
    source,
    opener: mustBeAnyIterable("concat", "every source", source),
  }));
  return over(new AsyncConcat(parts));
}

interface AsyncPart {
  readonly source: AnyIterable<unknown>;
  readonly opener: Opener;
}

class AsyncConcat extends AsyncCursor<unknown> {
  private parts: readonly AsyncPart[];
  private index = 0;
  private current: AsyncCursor<unknown> | undefined = undefined;
  private meter: Meter | undefined = undefined;
  private readonly hasEndless: boolean;

  constructor(parts: readonly AsyncPart[]) {
    super();
    this.parts = parts;
    this.hasEndless = parts.some(isEndlessPart);
  }

  advance(meter: Meter | undefined): Answer {
    this.meter = meter;
    const { current } = this;
    return this.read(current?.advance(meter) ?? false);
  }

  settle(result: unknown): Answer {
    return this.read((this.current as AsyncCursor<unknown>).settle(result));
  }

  override fail(error: unknown): Answer {
    return this.read((this.current as AsyncCursor<unknown>).fail(error));
  }

  /** Opens the next sources until one has a value, or has to be waited for. */
  private read(answer: Answer): Answer {
    for (;;) {
      if (answer === true) this.value = this.current?.take();
      if (answer !== false) return answer;
      const part = this.parts[this.index++];
      if (part === undefined) {
        void this.close();
        return false;
      }
      this.current = openAsync("concat", part.source, "every source", part.opener);
      answer = this.current.advance(this.meter);
    }
  }

  close(): Promise<unknown> | undefined {
    const { current } = this;
    this.parts = [];
    this.value = this.current = undefined;
    return current?.close();
  }

  override get endless(): boolean {
    return this.parts.length > 0 && this.hasEndless;
  }

  tell(titles: string[]): undefined {
    titles.push("concat");
  }
}

/** Whether a source that is not open yet is known to be endless. */
function isEndlessPart({ source, opener }: AsyncPart): boolean {
  if (AsyncLazyIterator.owns(source)) return source.endless;
  return !opener.isAsync && isEndless(source as object, opener.method);
}
