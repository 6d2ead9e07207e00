import { abandonAsync, type AsyncCursor, openAsync } from "../async/edge.js";
import { isObject } from "../checks/must.js";
import { refuseSource } from "../checks/sources.js";
import { closeAll, abandon } from "../engine/closing.js";
import { Cursor } from "../engine/cursor.js";
import { open, openMethod } from "../engine/open.js";
import type { AnyIterable } from "../types/iterables.js";

/** Opens sources that are separate arguments, in order. All are checked first; a failure closes those already open. */
export function openSeveral(name: string, sources: readonly Iterable<unknown>[]): Cursor<unknown>[] {
  const methods = sources.map((source) => openMethod(name, "every source", source));
  return openEach(sources, (source, index) => open(name, source, "every source", methods[index]), abandon);
}

/** The same for async and sync sources. */
export function openSeveralAsync(
  name: string,
  sources: readonly AnyIterable<unknown>[],
): AsyncCursor<unknown>[] {
  for (const source of sources) mustBeAnyIterable(name, source);
  return openEach(sources, (source) => openAsync(name, source, "every source"), abandonAsync);
}

function openEach<S, C>(
  sources: readonly S[],
  open: (source: S, index: number) => C,
  abandon: (opened: readonly C[]) => void,
): C[] {
  const opened: C[] = [];
  try {
    for (const [index, source] of sources.entries()) opened.push(open(source, index));
    return opened;
  } catch (error) {
    abandon(opened);
    throw error;
  }
}

/** Refuses strings, as the standard does where sequences are joined, and iterators that are not iterable. */
export function mustBeAnyIterable(name: string, source: unknown): void {
  if (!(isObject(source) && isAnyIterable(source)))
    refuseSource(name, source, "every source", "an iterable object");
}

function isAnyIterable(source: object): boolean {
  const { [Symbol.asyncIterator]: async, [Symbol.iterator]: sync } = source as Record<symbol, unknown>;
  return (async ?? sync) != null;
}

/** A cursor that reads several others. */
export abstract class Joiner<T> extends Cursor<T> {
  protected readonly sources: readonly Cursor<unknown>[];
  protected isOver = false;

  constructor(name: string, sources: readonly Cursor<unknown>[]) {
    super(name);
    this.sources = sources;
  }

  close(): void {
    this.isOver = true;
    closeAll(this.sources);
  }

  /** For joiners that yield as long as all of their sources do. */
  override get endless(): boolean {
    return !this.isOver && this.sources.length > 0 && this.sources.every((source) => source.endless);
  }

  override tell(titles: string[]): undefined {
    titles.push(labelOver(this.title, this.sources));
  }
}

/** How a cursor over several others is printed. */
export function labelOver(title: string, sources: readonly Cursor<unknown>[]): string {
  return `${title}(${sources.map((source) => source.label).join(", ")})`;
}
