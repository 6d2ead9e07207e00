import type { AsyncCursor } from "../async/asyncCursor.js";
import type { ConcurrentMapper } from "../types/options.js";
import { Window, type WindowOptions } from "./window.js";
import type { Work } from "./work.js";

/** What becomes of a value and the awaited result of its callback: the value to yield, or nothing. */
type Decide<T> = (result: unknown, value: T) => unknown;

/** What a {@link Decide} returns to leave a value out. */
export const NOTHING: unique symbol = /* @__PURE__ */ Symbol();

/** Calls a function of the user with several values at a time. */
export class Mapping<T, U> extends Window<T, U> {
  private readonly callback: ConcurrentMapper<T, unknown>;
  private readonly decide: Decide<T>;

  constructor(
    name: string,
    source: AsyncCursor<T>,
    options: WindowOptions,
    callback: ConcurrentMapper<T, unknown>,
    decide: Decide<T>,
  ) {
    super(name, source, options);
    this.callback = callback;
    this.decide = decide;
  }

  protected begin(work: Work, value: T): void {
    this.call(work, this.callback, value, (result) => {
      const decided = this.decide(result, value);
      if (decided === NOTHING) this.leave(work);
      else this.fulfil(work, decided);
    });
  }
}
