import { type Cursor, END, isEnd, type Meter, Stage } from "./cursor.js";
import { ARRAY, ITERATOR, kindOf, OWN } from "./cursorKinds.js";
import type { Sink, Visit } from "./sink.js";

type Callback<T> = (value: T, index: number) => unknown;

/**
 * Reads a source through a callback: yields its results (`map`), or the values for which it is true if it `filters`.
 *
 * In a program with many pipelines, the time goes into calls with many possible targets, not into callbacks. So two
 * steps in a row run in one loop, and the most common kinds of sources are pulled in separate lines: V8 learns the
 * targets of calls line by line, and inlines a call that has only one.
 */
export function step<T>(
  source: Cursor<T>,
  callback: Callback<T>,
  name: string,
  filters: boolean,
): Cursor<never> {
  const OneOrTwo = source instanceof Step ? TwoSteps : Step;
  return new OneOrTwo(
    source as never,
    callback as Callback<unknown>,
    name,
    filters,
  ) as Cursor<unknown> as Cursor<never>;
}

class Step extends Stage<unknown> {
  // Public, for the step after it.
  declare readonly source: Cursor<unknown>;
  readonly callback: Callback<unknown>;
  readonly filters: boolean;
  readonly kind: number;
  index = 0;

  constructor(source: Cursor<unknown>, callback: Callback<unknown>, name: string, filters: boolean) {
    super(source, name);
    this.callback = callback;
    this.filters = filters;
    this.kind = kindOf(source);
  }

  pull(meter: Meter | undefined): unknown {
    return this.run(meter, undefined);
  }

  override fill(sink: Sink<unknown>): unknown {
    return this.run(undefined, sink);
  }

  /** The next value or the end; with a sink, what that returns. */
  private run(meter: Meter | undefined, sink: Sink<unknown> | undefined): unknown {
    const { source, callback, filters, kind } = this;
    const array = source;
    const iterator = source;
    const own = source;
    const reducer = sink?.reducer;
    let state = sink === undefined ? END : sink.initial;
    for (let index = 0; ;) {
      let value =
        kind === ARRAY
          ? array.pull(meter)
          : kind === ITERATOR
            ? iterator.pull(meter)
            : kind === OWN
              ? own.pull(meter)
              : source.pull(meter);
      if (isEnd(value)) return state;
      const result = callback(value, this.index++);
      if (!filters) value = result;
      else if (!result) continue;
      if (sink === undefined) return value;
      if (isEnd(value)) return state;
      if (reducer !== undefined) state = reducer(state, value, index++);
      else {
        const { visitor, expected } = sink as Visit<unknown>;
        if (visitor(value, index++) ? expected === true : expected === false) return value;
      }
    }
  }
}

/** A step over a step. It does the work of both: it reads the source of the first one, and counts its index. */
class TwoSteps extends Stage<unknown, Step> {
  private readonly callback: Callback<unknown>;
  private readonly filters: boolean;
  private index = 0;

  constructor(first: Step, callback: Callback<unknown>, name: string, filters: boolean) {
    super(first, name);
    this.callback = callback;
    this.filters = filters;
  }

  pull(meter: Meter | undefined): unknown {
    return this.run(meter, undefined);
  }

  override fill(sink: Sink<unknown>): unknown {
    return this.run(undefined, sink);
  }

  /** The next value or the end; with a sink, what that returns. */
  private run(meter: Meter | undefined, sink: Sink<unknown> | undefined): unknown {
    const { source: first, callback, filters } = this;
    const { source, callback: firstCallback, filters: firstFilters, kind } = first;
    const array = source;
    const iterator = source;
    const own = source;
    const reducer = sink?.reducer;
    let state = sink === undefined ? END : sink.initial;
    for (let index = 0; ;) {
      let value =
        kind === ARRAY
          ? array.pull(meter)
          : kind === ITERATOR
            ? iterator.pull(meter)
            : kind === OWN
              ? own.pull(meter)
              : source.pull(meter);
      if (isEnd(value)) return state;
      const firstResult = firstCallback(value, first.index++);
      if (!firstFilters) value = firstResult;
      else if (!firstResult) continue;
      const result = callback(value, this.index++);
      if (!filters) value = result;
      else if (!result) continue;
      if (sink === undefined) return value;
      if (isEnd(value)) return state;
      if (reducer !== undefined) state = reducer(state, value, index++);
      else {
        const { visitor, expected } = sink as Visit<unknown>;
        if (visitor(value, index++) ? expected === true : expected === false) return value;
      }
    }
  }
}
