import type { AsyncCursor } from "../async/asyncCursor.js";
import { AsyncLazyIterator } from "../async/asyncEdge.js";
import { type Flow, flowOver } from "../async/flow.js";
import { AsyncReader, type AsyncShared, bookmarkAt, placeAfter } from "./asyncShared.js";

// A symbol, so that no name of it is public.
export const READER: unique symbol = /* @__PURE__ */ Symbol("reader");

/** An async iterator without `return`: a reader that stops early does not close it. Its owner does. */
export interface AsyncHandle<T, R> extends AsyncIteratorObject<T, R, unknown> {
  /** @internal */
  readonly [READER]: AsyncReader<T>;
  next(): Promise<IteratorResult<T, R>>;
  dispose(): Promise<void>;
}

/** {@link AsyncHandle}, which operators know as a sequence of this package. */
export const AsyncHandle: new <T, R>(shared: AsyncShared<T>, title: string) => AsyncHandle<T, R> =
  /* @__PURE__ */ (() => {
    class Handle<T, R> extends (AsyncLazyIterator as unknown as new <T, R>(
      flow: Flow,
    ) => AsyncIteratorObject<T, R, unknown>)<T, R> {
      // Private, so that diffs show one field less.
      readonly #reader: AsyncReader<T>;

      constructor(shared: AsyncShared<T>, title: string) {
        const reader = new AsyncReader(shared, title, bookmarkAt(shared.unfilled));
        // It is printed from this flow. Nothing pulls it.
        super(flowOver(reader));
        this.#reader = reader;
      }

      get [READER](): AsyncReader<T> {
        return this.#reader;
      }

      override async next(): Promise<IteratorResult<T, R>> {
        const { shared, bookmark } = this[READER];
        const { place, isClosed } = bookmark;
        if (!isClosed) {
          // At once, so that a call that overlaps goes on from the next place.
          bookmark.place = placeAfter(place);
          if (await shared.has(bookmarkAt(place))) return { value: place.value as T, done: false };
        }
        return { value: undefined as R, done: true };
      }

      /** For one pipeline, which begins where others have stopped. */
      reader(): AsyncCursor<T> {
        const { shared, title, bookmark } = this[READER];
        return new AsyncReader(shared, title, bookmark);
      }

      get extensible(): undefined {
        return undefined;
      }

      get endless(): boolean {
        return this[READER].endless;
      }

      async dispose(): Promise<void> {
        const { shared, bookmark } = this[READER];
        bookmark.isClosed = true;
        bookmark.place = shared.unfilled;
        await shared.dispose();
      }

      [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](): Promise<void> {
        return this.dispose();
      }
    }
    Object.defineProperty(Handle.prototype, "return", { value: undefined });
    return Handle as never;
  })();
