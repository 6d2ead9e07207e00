import { isObject } from "../checks/must.js";
import { neverEnds, refuseSource } from "../checks/sources.js";
import { IteratorCursor } from "../engine/iteratorCursor.js";
import { open } from "../engine/open.js";
import type { AnyIterable } from "../types/iterables.js";
import type { AsyncCursor } from "./asyncCursor.js";
import { AsyncLazyIterator } from "./asyncEdge.js";
import { abandonAsync } from "./closeAsync.js";
import { type Flow, flowOver } from "./flow.js";
import { AsyncLeaf, IteratorLeaf, SyncLeaf } from "./leaves.js";
import { watch } from "../watching/watch.js";

/**
 * Opens a sequence for the async functions: as an async iterable before a sync one, as `for await` does.
 */
export function openAsync<T>(
  name: string,
  source: AnyIterable<T>,
  argument: string = "source",
  opener?: Opener,
): AsyncCursor<T> {
  const opened = iteratorOf(name, source, argument, opener);
  return (AsyncLazyIterator.owns(opened) ? opened.reader() : opened) as AsyncCursor<T>;
}

/** {@link openAsync} for a source that is read to its end. One that is known to be endless is refused. */
export function openEndingAsync<T>(name: string, source: AnyIterable<T>): AsyncCursor<T> {
  return mustEnd(name, openAsync(name, source));
}

/** {@link openAsync}, as a flow that takes more steps: that of the sequence itself, if nothing else reads it. */
export function openFlow(name: string, source: AnyIterable<unknown>): Flow {
  const opened = iteratorOf(name, source, "source");
  if (!AsyncLazyIterator.owns(opened)) return flowOver(opened);
  return opened.extensible ?? flowOver(opened.reader());
}

/** {@link openFlow} for a source that is read to its end. */
export function openEndingFlow(name: string, source: AnyIterable<unknown>): Flow {
  return mustEnd(name, openFlow(name, source));
}

function mustEnd<C extends AsyncCursor<unknown>>(name: string, cursor: C): C {
  if (!cursor.endless) return cursor;
  abandonAsync([cursor]);
  throw neverEnds(name, "source");
}

type Opened = AsyncLazyIterator<unknown, unknown> | AsyncCursor<unknown>;

/** The method that opens a source. Each is looked up once. */
export interface Opener {
  readonly method: unknown;
  readonly isAsync: boolean;
}

function openerOf(source: AnyIterable<unknown>): Opener {
  const method: unknown = (source as AsyncIterable<unknown>)[Symbol.asyncIterator];
  if (method != null) return { method, isAsync: true };
  return { method: (source as Iterable<unknown>)[Symbol.iterator], isAsync: false };
}

/** The method that opens an iterable object. Strings are refused, as in the standard, and iterators that are not iterable. */
export function mustBeAnyIterable(name: string, argument: string, source: AnyIterable<unknown>): Opener {
  const opener = isObject(source) ? openerOf(source) : undefined;
  if (opener?.method == null) refuseSource(name, source, argument, "an iterable object");
  return opener;
}

function iteratorOf(name: string, source: AnyIterable<unknown>, argument: string, opener?: Opener): Opened {
  if (typeof source !== "string" && !isObject(source)) refuseSource(name, source, argument);
  const { method, isAsync } = opener ?? openerOf(source);
  if (isAsync) {
    if (typeof method !== "function") refuseSource(name, source, argument);
    const iterator: unknown = method.call(source);
    if (AsyncLazyIterator.owns(iterator)) return iterator;
    const owner = `the iterator of ${argument}`;
    if (!isObject(iterator)) refuseSource(name, iterator, owner, "an async iterator");
    return watch(
      "opened",
      leafOf(name, iterator as AsyncIterator<unknown>, owner, "an async iterator"),
      name,
      source,
    );
  }
  if (method != null) {
    const cursor = open(name, source as Iterable<unknown>, argument, method);
    const isForeign = cursor instanceof IteratorCursor && !cursor.isOurs;
    return watch("opened", isForeign ? new IteratorLeaf(cursor) : new SyncLeaf(cursor), name, source);
  }
  const leaf = leafOf(name, source as unknown as AsyncIterator<unknown>, argument, "an iterable");
  return watch("opened", leaf, name, source);
}

/** A leaf over an iterator. A value without `next` is not an iterator. */
function leafOf(
  name: string,
  iterator: AsyncIterator<unknown>,
  argument: string,
  expectation: string,
): AsyncCursor<unknown> {
  const { next } = iterator;
  if (next == null) refuseSource(name, iterator, argument, expectation);
  return new AsyncLeaf(iterator, next);
}
