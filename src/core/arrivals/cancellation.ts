import { Bounded } from "../async/bounded.js";
import type { AsyncCursor } from "../async/asyncCursor.js";
import type { AbortSignalLike, PlatformAbortSignal } from "../types/bounds.js";

interface Controller {
  readonly signal: PlatformAbortSignal;
  abort(reason?: unknown): void;
}

const host = globalThis as unknown as { readonly AbortController: new () => Controller };

/** Tells calls that are under way that nobody needs them any more. The controller is made when it is first needed. */
export class Cancellation {
  /** The signal that came from outside; its reason is handed on. */
  private readonly outer: AbortSignalLike | undefined;
  private controller: Controller | undefined = undefined;

  constructor(outer: AbortSignalLike | undefined) {
    this.outer = outer;
  }

  get signal(): PlatformAbortSignal {
    this.controller ??= new host.AbortController();
    return this.controller.signal;
  }

  cancel(): void {
    this.controller?.abort(this.outer?.aborted ? this.outer.reason : undefined);
  }
}

/** A cursor whose pending pull rejects when a signal is aborted, which also closes it; the cursor itself without a signal. */
export function untilAborted<T>(cursor: AsyncCursor<T>, signal: AbortSignalLike | undefined): AsyncCursor<T> {
  if (signal === undefined) return cursor;
  return new Bounded(undefined, cursor, { signal }, () => signal.reason as unknown, false);
}
