import { type Answer, AsyncCursor } from "../core/async/asyncCursor.js";
import { closeAllAsync } from "../core/async/closeAsync.js";
import { openAsync } from "../core/async/openAsync.js";
import { promiseOf } from "../core/async/promises.js";
import { over } from "../core/async/stages.js";
import { checked, mustBeFunction } from "../core/checks/arguments.js";
import { must } from "../core/checks/must.js";
import { mustBeOptions } from "../core/checks/options.js";
import type { Labelled, Meter } from "../core/engine/cursor.js";
import type { EndOf } from "../core/types/endlessness.js";
import type { AnyIterable } from "../core/types/iterables.js";
import type { AsyncLazy } from "../core/types/lazy.js";
import type { OnCloseOptions } from "../core/types/options.js";

/**
 * The same values. When the sequence is over, a function is called.
 *
 * It is called once, however the sequence ends: at the end of the source, after an error, when a loop is left early, or by
 * `return()`, also if nothing has been pulled yet, or while a pull is pending. A sequence that is neither read to its end nor
 * closed calls it never.
 *
 * What the function returns is awaited before the end is told, and by whoever closes the sequence. An error that it throws is
 * reported to them; after another error it is dropped. If closing the source fails, the function is called all the same.
 *
 * @param source - The values. The result is endless if the source is.
 * @param fn - Called without arguments; may be async.
 * @param options - `when`: `"before"` the source is closed, or `"after"` that has been done, which is the default. `"before"`,
 * the closing waits for the function, except while a pull is pending: then both begin at once. A source that has ended or thrown
 * by itself is not closed.
 * @throws TypeError if `fn` is not a function, or an option is unknown or of the wrong type.
 * @example
 * ```ts
 * import { onClose } from "lazuli/async";
 *
 * const log: unknown[] = [];
 * for await (const n of onClose([1, 2, 3], () => log.push("closed"))) {
 *   log.push(n);
 *   if (n === 2) break;
 * }
 * console.log(log); // => [1, 2, "closed"]
 * ```
 * @see {@link catchError} to go on after an error, {@link tap} for a side effect at each value.
 * @category Errors
 * @pulls 1 per value
 * @keeps nothing
 * @endless safe
 */
export function onClose<T, R>(
  source: AnyIterable<T, R>,
  fn: () => unknown,
  options: OnCloseOptions = {},
): AsyncLazy<T, EndOf<R>> {
  fn = checked("onClose", source, mustBeFunction, "fn", fn);
  checked("onClose", source, mustBeOnClose, options);
  return over(new OnClose(openAsync("onClose", source), fn, options.when === "before"));
}

function mustBeOnClose(name: string, options: OnCloseOptions): void {
  mustBeOptions(name, options, ["when"]);
  const { when } = options;
  const ok = when === undefined || when === "before" || when === "after";
  must(ok, name, "when", '"before" or "after"', when);
}

class OnClose<T> extends AsyncCursor<T> {
  private readonly source: AsyncCursor<T>;
  private readonly fn: () => unknown;
  private readonly isBefore: boolean;
  /** A pull is pending. Its source may end meanwhile, so it is closed at once or not at all. */
  private isPulling = false;
  private isOver = false;

  constructor(source: AsyncCursor<T>, fn: () => unknown, isBefore: boolean) {
    super();
    this.source = source;
    this.fn = fn;
    this.isBefore = isBefore;
  }

  advance(meter: Meter | undefined): Answer {
    return this.pass(this.source.advance(meter));
  }

  settle(result: unknown): Answer {
    this.isPulling = false;
    return this.pass(this.source.settle(result));
  }

  override fail(error: unknown): Answer {
    this.isPulling = false;
    return this.pass(this.source.fail(error));
  }

  private pass(answer: Answer): Answer {
    this.isPulling = typeof answer !== "boolean";
    if (answer === true) this.value = this.source.take();
    return answer;
  }

  /** Also called at the end of the source. */
  close(): Promise<unknown> | undefined {
    if (this.isOver) return undefined;
    this.isOver = true;
    this.value = undefined;
    const { source, isBefore, isPulling } = this;
    const call = (): Promise<unknown> | undefined => promiseOf(this.fn());
    const closeSource = (): Promise<unknown> | undefined => source.close();
    if (!isBefore) return inOrder(closeSource, call);
    return isPulling ? closeAllAsync([source, { close: call }]) : inOrder(call, closeSource);
  }

  override get endless(): boolean {
    return this.source.endless;
  }

  tell(titles: string[]): Labelled {
    titles.push("onClose");
    return this.source;
  }
}

type Part = () => Promise<unknown> | undefined;

/** Runs two parts of a closing, the second one also if the first fails, whose error then counts. Waits only where they do. */
function inOrder(first: Part, second: Part): Promise<unknown> | undefined {
  let running: Promise<unknown> | undefined;
  try {
    running = first();
  } catch (error) {
    return runAfter(error, second);
  }
  return running === undefined ? second() : waitFor(running, second);
}

async function waitFor(running: Promise<unknown>, second: Part): Promise<unknown> {
  try {
    await running;
  } catch (error) {
    return runAfter(error, second);
  }
  return second();
}

async function runAfter(error: unknown, second: Part): Promise<never> {
  try {
    await second();
  } catch {}
  throw error;
}
