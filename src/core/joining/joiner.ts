import type { AsyncCursor } from "../async/asyncCursor.js";
import { AsyncJoin } from "../async/asyncJoin.js";
import { abandonAsync } from "../async/closeAsync.js";
import { mustBeAnyIterable, openAsync } from "../async/openAsync.js";
import { closeAll, abandon } from "../engine/closing.js";
import { Cursor } from "../engine/cursor.js";
import { open, openMethod } from "../engine/open.js";
import type { AnyIterable } from "../types/iterables.js";

/** Opens sources that are separate arguments, in order. All are checked first; a failure closes those already open. */
export function openSeveral(name: string, sources: readonly Iterable<unknown>[]): Cursor<unknown>[] {
  const methods = sources.map((source) => openMethod(name, "every source", source));
  return openEach(sources, (source, index) => open(name, source, "every source", methods[index]), abandon);
}

/** {@link openSeveral} for async and sync sources. */
export function openSeveralAsync(
  name: string,
  sources: readonly AnyIterable<unknown>[],
): AsyncCursor<unknown>[] {
  const openers = sources.map((source) => mustBeAnyIterable(name, "every source", source));
  return openEach(
    sources,
    (source, index) => openAsync(name, source, "every source", openers[index]),
    abandonAsync,
  );
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

/** A sync join of several sources, over async ones. */
export function joinAsync<T>(
  name: string,
  sources: readonly AnyIterable<unknown>[],
  join: (sources: readonly Cursor<never>[]) => Cursor<T>,
): AsyncJoin<T> {
  return new AsyncJoin(openSeveralAsync(name, sources), join);
}

/** The depth of a cursor over several others, which counts as five stages. */
export function depthOver(sources: readonly { readonly depth: number }[]): number {
  return sources.reduce((most, { depth }) => Math.max(most, depth + 5), 5);
}

/** A cursor that reads several others. */
export abstract class Joiner<T> extends Cursor<T> {
  protected readonly sources: readonly Cursor<unknown>[];
  protected isOver = false;

  constructor(name: string, sources: readonly Cursor<unknown>[]) {
    super(name, depthOver(sources));
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
export function labelOver(title: string, sources: readonly { readonly label: string }[]): string {
  return `${title}(${sources.map((source) => source.label).join(", ")})`;
}
