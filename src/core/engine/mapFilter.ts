import { Cursor, END, isEnd, Source } from "./cursor.js";
import { ArrayCursor } from "./arrayCursor.js";

type Callback<T> = (value: T, index: number) => unknown;

/** Which sources a step has lines of its own for. Numbers, since these compare fastest. */
const ARRAY = 1;
const OWN = 2;
const OTHER = 3;

/**
 * Reads a source through a callback: gives its answers (`map`), or the values that it accepts where it `filters`.
 *
 * In a program of many pipelines, what takes the time is not what callbacks do but calls that may lead anywhere.
 * So two steps in a row run in one loop, and the sources that most pipelines read are pulled in lines of their own:
 * the compiler learns line by line where calls lead, and where that is one place only, it saves the call.
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

/** A step over a step, whose work it does as well: it reads the source of that one, and counts for it. */
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
