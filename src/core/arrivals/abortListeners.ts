import type { AbortSignalLike } from "../types/bounds.js";

/** What waits for one signal. */
interface Group {
  readonly runs: Set<() => void>;
  readonly listener: () => void;
}

/**
 * Functions to call when signals are aborted. However many wait for a signal, it has one listener: a platform may go through
 * all of them to add or remove one.
 */
export class AbortListeners {
  private readonly groups = new Map<AbortSignalLike, Group>();

  add(signal: AbortSignalLike, run: () => void): void {
    let group = this.groups.get(signal);
    if (group === undefined) {
      group = this.groupOf(signal);
      this.groups.set(signal, group);
      signal.addEventListener("abort", group.listener);
    }
    group.runs.add(run);
  }

  private groupOf(signal: AbortSignalLike): Group {
    const runs = new Set<() => void>();
    const listener = (): void => {
      this.drop(signal, listener);
      for (const run of runs) run();
    };
    return { runs, listener };
  }

  remove(signal: AbortSignalLike, run: () => void): void {
    const group = this.groups.get(signal);
    group?.runs.delete(run);
    if (group?.runs.size === 0) this.drop(signal, group.listener);
  }

  private drop(signal: AbortSignalLike, listener: () => void): void {
    this.groups.delete(signal);
    signal.removeEventListener("abort", listener);
  }
}
