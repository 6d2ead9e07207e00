import type { AsyncLazy } from "../types/lazy.js";
import type { AsyncCursor } from "./asyncCursor.js";
import type { Flow } from "./flow.js";
import { AsyncLeaf } from "./leaves.js";

// Symbols, so that a sequence shows nothing of its fields when it is listed, serialised or cloned.
const FLOW: unique symbol = /* @__PURE__ */ Symbol("flow");
const POSITION: unique symbol = /* @__PURE__ */ Symbol("position");
const ENDLESS: unique symbol = /* @__PURE__ */ Symbol("endless");

/** The native prototype of async iterators as a base class: no runtime has a name for it. */
const NativeAsyncIterator: abstract new <T, R>() => AsyncIteratorObject<T, R, unknown> =
  /* @__PURE__ */ (() => {
    const generators: object = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})()));
    class AsyncIterator {
      async [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](
        this: AsyncLazy<unknown>,
      ): Promise<void> {
        await this.return();
      }

      [Symbol.for("nodejs.util.inspect.custom")](): string {
        return String(this);
      }
    }
    Object.setPrototypeOf(AsyncIterator.prototype, Object.getPrototypeOf(generators) as object);
    return AsyncIterator as never;
  })();

/** The edge of an async pipeline: the flow up to one of its steps, as an async iterator. */
export interface AsyncLazyIterator<T, R> extends AsyncLazy<T, R> {
  /**
   * Whether it is known to be endless.
   *
   * @internal
   */
  readonly endless: boolean;
  /**
   * The flow up to here, for one more step; or `undefined` if somebody else reads it, or something is behind it already.
   *
   * @internal
   */
  readonly extensible: Flow | undefined;
  /**
   * A cursor that reads what comes out here.
   *
   * @internal
   */
  reader(): AsyncCursor<T>;
}

interface AsyncLazyIteratorConstructor {
  /** @internal */
  new <T, R>(flow: Flow): AsyncLazyIterator<T, R>;
  /** What is left of it in the published declarations, so that they hold nothing of the engine. */
  new <T, R>(flow: never): AsyncLazyIterator<T, R>;
  /** Whether an object is one of these. A proxy cannot observe the check. */
  owns(iterator: unknown): iterator is AsyncLazyIterator<unknown, unknown>;
}

export const AsyncLazyIterator: AsyncLazyIteratorConstructor = /* @__PURE__ */ (() => {
  class AsyncLazy<T, R> extends NativeAsyncIterator<T, R> {
    // Never set or read: that it is there tells our own iterators from others.
    readonly #brand: undefined;
    declare readonly [FLOW]: Flow;
    declare readonly [POSITION]: number;
    declare readonly [ENDLESS]: boolean;

    static owns(iterator: unknown): boolean {
      return typeof iterator === "object" && iterator !== null && #brand in iterator;
    }

    constructor(flow: Flow) {
      super();
      this[FLOW] = flow;
      this[POSITION] = flow.length;
      this[ENDLESS] = flow.endless;
    }

    override next(): Promise<IteratorResult<T, R>> {
      const flow = this.own();
      // What a callback behind it asks for while it runs has to wait until that has returned.
      if (flow === undefined) return Promise.resolve().then(() => this.next());
      return flow.next() as Promise<IteratorResult<T, R>>;
    }

    override async return(): Promise<IteratorResult<T, R>> {
      await this[FLOW].close();
      return { value: undefined, done: true } as IteratorResult<T, R>;
    }

    get endless(): boolean {
      return this[ENDLESS] && !this[FLOW].isOver;
    }

    get extensible(): Flow | undefined {
      const flow = this[FLOW];
      const isLast = this[POSITION] === flow.length;
      return isLast && !flow.isRead && !flow.isBusy ? flow : undefined;
    }

    reader(): AsyncCursor<T> {
      const flow = this.own();
      if (flow === undefined) return new AsyncLeaf(this, this.next);
      flow.isRead = true;
      return flow as AsyncCursor<T>;
    }

    /** The flow that ends here, separated from what is behind it; `undefined` while a callback there is running. */
    protected own(): Flow | undefined {
      const flow = this.part;
      if (this[POSITION] === flow.length) return flow;
      return flow.isRunning ? undefined : flow.split(this[POSITION]);
    }

    /** The part of the flow that this is in: it may have been split, here or at a later position. */
    private get part(): Flow {
      let flow = this[FLOW];
      while (flow.first !== undefined && this[POSITION] <= flow.start) flow = flow.first;
      return flow;
    }

    override [Symbol.asyncIterator](): this {
      return this;
    }

    get label(): string {
      return this.part.labelUpTo(this[POSITION]);
    }

    override toString(): string {
      return `AsyncLazy [${this.label}]`;
    }
  }
  return AsyncLazy as never;
})();
