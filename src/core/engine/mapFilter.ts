import { Cursor, END, isEnd, Source } from "./cursor.js";
import { ArrayCursor } from "./arrayCursor.js";

type Callback<T> = (value: T, index: number) => unknown;

/** The kinds of sources that a step pulls in separate lines. Numbers, since they are compared fastest. */
const ARRAY = 1;
const OWN = 2;
const OTHER = 3;

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
  return new OneOrTwo(source as never, callback as Callback<unknown>, name, filters) as Cursor<never>;
}

class Step extends Cursor<unknown, Cursor<unknown>, Callback<unknown>> {
  declare readonly source: Cursor<unknown>;
  declare readonly argument: Callback<unknown>;
  // Assigned in the constructor, as in `Source`.
  declare readonly filters: boolean;
  declare readonly kind: number;
  declare index: number;

  constructor(source: Cursor<unknown>, callback: Callback<unknown>, name: string, filters: boolean) {
    super(source, callback, name);
    this.filters = filters;
    this.kind = source instanceof ArrayCursor ? ARRAY : source instanceof Source ? OWN : OTHER;
    this.index = 0;
  }

  pull(_unread?: boolean, into?: unknown[]): unknown {
    const { source, argument: callback, filters, kind } = this;
    for (;;) {
      let value = kind === ARRAY ? source.pull() : kind === OWN ? source.pull() : source.pull();
      if (isEnd(value)) return END;
      const answer = callback(value, this.index++);
      if (!filters) value = answer;
      else if (!answer) continue;
      if (into === undefined) return value;
      into.push(value);
    }
  }
}

/** A step over a step. It does the work of both: it reads the source of the first one, and counts its index. */
class TwoSteps extends Cursor<unknown, Step, Callback<unknown>> {
  declare private readonly filters: boolean;
  declare private index: number;

  constructor(source: Step, callback: Callback<unknown>, name: string, filters: boolean) {
    super(source, callback, name);
    this.filters = filters;
    this.index = 0;
  }

  pull(_unread?: boolean, into?: unknown[]): unknown {
    const { source: first, argument: callback, filters } = this;
    const { source, argument: firstCallback, filters: firstFilters, kind } = first;
    for (;;) {
      let value = kind === ARRAY ? source.pull() : kind === OWN ? source.pull() : source.pull();
      if (isEnd(value)) return END;
      const firstAnswer = firstCallback(value, first.index++);
      if (!firstFilters) value = firstAnswer;
      else if (!firstAnswer) continue;
      const answer = callback(value, this.index++);
      if (!filters) value = answer;
      else if (!answer) continue;
      if (into === undefined) return value;
      into.push(value);
    }
  }
}
