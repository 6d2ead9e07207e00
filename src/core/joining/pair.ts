import type { AsyncCursor } from "../async/asyncCursor.js";
import { AsyncJoin } from "../async/asyncJoin.js";
import { abandonAsync } from "../async/closeAsync.js";
import { flowOver } from "../async/flow.js";
import { openAsync } from "../async/openAsync.js";
import type { Step } from "../async/step.js";
import { checked } from "../checks/arguments.js";
import { mustBeSource } from "../checks/sources.js";
import { open } from "../engine/open.js";
import { closeAll, abandon } from "../engine/closing.js";
import { type Cursor, END, type End, type Meter } from "../engine/cursor.js";
import { watch } from "../watching/watch.js";
import { Joiner } from "./joiner.js";
import type { AnyIterable } from "../types/iterables.js";

/** The check of a last argument that may be missing. */
type ArgumentCheck = (name: string, argument: unknown) => void;

/**
 * Opens the sources of a function over two of them, after a check of its last argument. If anything fails, both are
 * closed.
 */
function openTwo<C>(
  name: string,
  source: unknown,
  other: unknown,
  check: ArgumentCheck,
  argument: unknown,
  open: (name: string, source: Iterable<unknown>, argument?: string) => C,
  abandon: (opened: readonly C[]) => void,
): [C, C] {
  checked(name, source, () => {
    mustBeSource(name, other, "other");
    checked(name, other, check, argument);
  });
  const first = open(name, source as Iterable<unknown>);
  try {
    return [first, open(name, other as Iterable<unknown>, "other")];
  } catch (error) {
    abandon([first]);
    throw error;
  }
}

export function openBoth<T, U>(
  name: string,
  source: Iterable<T>,
  other: Iterable<U>,
  check: ArgumentCheck,
  argument: unknown,
): [Cursor<T>, Cursor<U>] {
  return openTwo(name, source, other, check, argument, open, abandon) as [Cursor<T>, Cursor<U>];
}

export function openBothAsync<T, U>(
  name: string,
  source: AnyIterable<T>,
  other: AnyIterable<U>,
  check: ArgumentCheck,
  argument: unknown,
): [AsyncCursor<T>, AsyncCursor<U>] {
  return openTwo(name, source, other, check, argument, openAsync, abandonAsync) as [
    AsyncCursor<T>,
    AsyncCursor<U>,
  ];
}

/** The edge for consumers of two sources: closes those still open once there is a result or an error. */
export function consumeBoth<T, U, R>(
  name: string,
  source: Iterable<T>,
  other: Iterable<U>,
  check: ArgumentCheck,
  argument: unknown,
  run: (cursor: Cursor<T>, other: Cursor<U>) => R,
): R {
  const cursors = watch("consumed", openBoth(name, source, other, check, argument), name);
  let answer: R;
  try {
    answer = run(...cursors);
  } catch (error) {
    abandon(cursors);
    throw error;
  }
  closeAll(cursors);
  return answer;
}

/** Yields what two sources yield side by side, and the end of either as a value, after which there is nothing more. */
class SideBySide<T, U> extends Joiner<[T | End, U | End]> {
  private first: T | End = END;
  private hasFirst = false;

  pull(meter: Meter | undefined): [T | End, U | End] | End {
    const [source, other] = this.sources as unknown as [Cursor<T>, Cursor<U>];
    if (!this.hasFirst) this.first = source.pull(meter);
    this.hasFirst = true;
    const second = other.pull(meter);
    this.hasFirst = false;
    const { first } = this;
    this.first = END;
    return [first, second];
  }
}

/**
 * {@link consumeBoth} for async sources: a step reads pairs of their values, where the end of a source is `END`. It answers
 * `STOP` when it knows the result, which is at the first end at the latest.
 */
export async function consumeBothAsync(
  name: string,
  source: AnyIterable<unknown>,
  other: AnyIterable<unknown>,
  check: ArgumentCheck,
  argument: unknown,
  step: Step,
): Promise<void> {
  const cursors = openBothAsync(name, source, other, check, argument);
  const flow = flowOver(new AsyncJoin(cursors, (views) => new SideBySide(name, views)));
  flow.add(watch("consumed", step, name));
  await flow.next();
}
