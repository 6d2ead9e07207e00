import { Cursor, type End, isEnd, type Labelled, type Meter } from "../engine/cursor.js";
import { ArrayCursor } from "../engine/arrayCursor.js";
import { type IteratorCursor, isOfLanguage } from "../engine/iteratorCursor.js";
import { Line } from "./line.js";
import { tellUnlessAsked } from "./naming.js";
import type { Recorder } from "./recorder.js";
import type { Stage } from "./stage.js";

/** What is recorded of a cursor, by that which stands for it in the pipeline. */
const lines = /* @__PURE__ */ new WeakMap<object, Line>();

/** Iterators that record by themselves, each with what returns its line in a trace. */
export const recording: WeakMap<object, (recorder: Recorder) => Line> = /* @__PURE__ */ new WeakMap<
  object,
  (recorder: Recorder) => Line
>();

/** The line of a cursor that is traced. */
export function lineOf(cursor: object): Line | undefined {
  return lines.get(cursor);
}

/** Traces a cursor. Returns the one to use in its place. */
export function probed<T>(recorder: Recorder, stage: Stage, cursor: Cursor<T>): Cursor<T> {
  return isIterator(cursor) || isArray(cursor)
    ? watchRoot(recorder, stage, cursor)
    : new Probe(recorder, stage, cursor);
}

/** A cursor whose iterator records by itself. */
export function selfRecorded<T>(recorder: Recorder, cursor: Cursor<T>): boolean {
  const lineIn = isIterator(cursor) ? recording.get(cursor.iterator) : undefined;
  if (lineIn !== undefined) lines.set(cursor, lineIn(recorder));
  return lineIn !== undefined;
}

function isArray<T>(cursor: Cursor<T>): cursor is ArrayCursor<T> {
  return cursor instanceof ArrayCursor;
}

function isIterator<T>(cursor: Cursor<T>): cursor is IteratorCursor<T> {
  return "iterator" in cursor;
}

/** A cursor over another one, which records what is asked and answered. Steps with probes between them do not fuse. */
class Probe<T> extends Cursor<T> {
  private readonly cursor: Cursor<T>;
  private readonly line: Line;
  private readonly run: (meter: Meter | undefined) => T | End;

  constructor(recorder: Recorder, stage: Stage, cursor: Cursor<T>) {
    super(cursor.title, cursor.depth);
    this.cursor = cursor;
    this.line = new Line(recorder, stage, () => cursor.close());
    this.run = (meter): T | End => cursor.pull(meter);
    lines.set(this, this.line);
  }

  pull(meter: Meter | undefined): T | End {
    return this.line.pull(this.run, meter);
  }

  close(): void {
    this.line.close();
  }

  override get endless(): boolean {
    return this.cursor.endless;
  }

  override tell(titles: string[]): Labelled | undefined {
    return tellUnlessAsked(titles, () => this.cursor.tell(titles));
  }

  /** What is read without being traced from now on. */
  unwrap(): Cursor<T> {
    this.line.end();
    return this.cursor;
  }
}

/** A concat reads through those in it, however many there are: no probe may stand between them. */
export function readThrough<T>(cursor: Cursor<T>, name: string): Cursor<T> {
  return cursor instanceof Probe && cursor.title === "concat" && name === "concat"
    ? (cursor as Probe<T>).unwrap()
    : cursor;
}

/**
 * Records what is asked of an array or a foreign iterator. Its cursor stays what it is, since others look at that: its
 * methods are replaced.
 */
function watchRoot<T>(
  recorder: Recorder,
  stage: Stage,
  cursor: ArrayCursor<T> | IteratorCursor<T>,
): Cursor<T> {
  const pull = cursor.pull.bind(cursor);
  const close = cursor.close.bind(cursor);
  const line = new Line(recorder, stage, close);
  /** Its own methods are running, which call each other. */
  let isInside = false;
  const inside = <R>(run: (meter: Meter | undefined) => R) => {
    return (meter: Meter | undefined): R => {
      isInside = true;
      try {
        return run(meter);
      } finally {
        isInside = false;
      }
    };
  };
  const pullInside = inside(pull);
  const isAtEnd = (): boolean => (isIterator(cursor) ? cursor.isOver : cursor.values.length === 0);
  /** To a loop of the language, an END among the values is one like others. */
  const holdsEnds = !isIterator(cursor) || isOfLanguage(cursor.next);
  const methods: Pick<Cursor<T>, "pull" | "close" | "fill"> = {
    pull: (meter) => line.pull(pullInside, meter, isAtEnd),
    close: () => (isInside ? close() : line.close()),
    fill(sink) {
      const isLast = (value: T | End): value is End =>
        isEnd(value) && (isAtEnd() || !holdsEnds || cursor.isHeld);
      // Functions of the user are called from variables: the receiver would be seen.
      let state = sink.initial;
      if (sink.reducer !== undefined) {
        const { reducer } = sink;
        for (let index = 0; ; index++) {
          const value = cursor.pull(undefined);
          if (isLast(value)) return state;
          state = reducer(state, value, index);
        }
      }
      const { visitor, expected } = sink;
      for (let index = 0; ; index++) {
        const value = cursor.pull(undefined);
        if (isLast(value)) return state;
        if (visitor(value, index) ? expected === true : expected === false) return value;
      }
    },
  };
  Object.assign(cursor, methods);
  if (isIterator(cursor)) {
    const { next, iterator } = cursor;
    const advance = cursor.advance.bind(cursor);
    const advanceInside = inside(advance);
    const others: Pick<IteratorCursor<T>, "advance" | "next" | "returned"> = {
      advance: (meter) => (isInside ? advance(meter) : line.skip(advanceInside, meter)),
      // Called by those who do without the cursor.
      next: (...args) => {
        const call = (): IteratorResult<T> => Reflect.apply(next, iterator, args) as IteratorResult<T>;
        return isInside ? call() : line.result(call);
      },
      returned: (call) => line.closing(call) as ReturnType<typeof call>,
    };
    Object.assign(cursor, others);
  }
  lines.set(cursor, line);
  return cursor;
}
