import { type Labelled, labelOf, type Meter } from "../engine/cursor.js";

/** Whether there is a value; or a promise, whose result goes to `settle`. */
export type Answer = boolean | Promise<unknown>;

/**
 * One pass over a sequence of the async world, pulled a value at a time without result objects.
 *
 * - `advance` pulls. It returns `true` when the next value is in `value`, and `false` at the end. Or it returns a promise:
 *   whoever has called it awaits that and hands the result to `settle`, or the error to `fail`, which continue the same
 *   pull and return the same again. So a cursor over another one hands its promise up, and none is made for each stage.
 * - `close` begins to close the sources, even while a promise is pending, and returns a promise if that takes time. It may
 *   be called any number of times; only the first one gets the error. From then on there is only the end, and what a
 *   pending promise brings is dropped.
 *
 * A cursor never catches what a callback throws: the one that began the pull closes everything.
 */
export abstract class AsyncCursor<T> implements Labelled {
  /** The value that `advance` or `settle` has returned `true` for. */
  value: T | undefined = undefined;

  /** The value, which is not kept here any longer. */
  take(): T {
    const { value } = this;
    this.value = undefined;
    return value as T;
  }

  /** Begins a pull. The meter of bounded work is handed on; a root calls it first. */
  abstract advance(meter: Meter | undefined): Answer;

  /** Continues with what the promise was resolved with. */
  abstract settle(result: unknown): Answer;

  /** Continues with what the promise was rejected with. Most have nothing to do but throw it. */
  fail(error: unknown): Answer {
    throw error;
  }

  abstract close(): Promise<unknown> | undefined;

  /** Whether it is known to be endless. */
  get endless(): boolean {
    return false;
  }

  /** The pipeline up to here, in reading order. */
  get label(): string {
    return labelOf(this);
  }

  abstract tell(titles: string[]): Labelled | undefined;

  /** What the diffs of vitest and Jest show of it. JSON never gets here: the edge has it under a symbol. */
  toJSON(): string {
    return this.label;
  }
}

/**
 * Awaits the promises of a pull that has begun. Whether it has found a value is told at once to a function, whose result is
 * returned: a microtask later, another pull or the closing may have taken the value away.
 */
export async function settled<R>(
  cursor: Pick<AsyncCursor<unknown>, "settle" | "fail">,
  answer: Answer,
  read: (hasValue: boolean) => R,
): Promise<R> {
  while (typeof answer !== "boolean") {
    let result: unknown;
    try {
      result = await answer;
    } catch (error) {
      answer = cursor.fail(error);
      continue;
    }
    answer = cursor.settle(result);
  }
  return read(answer);
}
