import { isObject } from "../checks/must.js";
import { Watch } from "./record.js";
import type { AsyncTestSource, SourceRecord, TestSource, TestSourceOptions } from "./types.js";

type Values<T> = readonly T[] | ((index: number) => T);
type Constructor<S> = new (watch: Watch<unknown>) => S;

// Of the registry, so that other copies of the package know their sources.
const WATCH: unique symbol = /* @__PURE__ */ Symbol.for("lazuli.testing.watch");

/** What has been done to a test source. */
interface Watched extends SourceRecord {
  readonly [WATCH]: Watch<unknown>;
}

const Source: Constructor<Watched> = /* @__PURE__ */ (() => {
  return class Source {
    declare readonly [WATCH]: Watch<unknown>;

    constructor(watch: Watch<unknown>) {
      // Not enumerable, so that diffs do not show it.
      Object.defineProperty(this, WATCH, { value: watch });
    }

    get name(): string {
      return this[WATCH].name;
    }

    get opens(): number {
      return this[WATCH].opens;
    }

    get lookups(): number {
      return this[WATCH].lookups;
    }

    get pulls(): number {
      return this[WATCH].pulls;
    }

    get closes(): number {
      return this[WATCH].closes;
    }

    get isOpen(): boolean {
      return this[WATCH].isOpen;
    }

    get error(): unknown {
      return this[WATCH].error;
    }

    get misuses(): readonly string[] {
      return this[WATCH].misuses;
    }

    get history(): readonly string[] {
      return this[WATCH].history;
    }

    toString(): string {
      return this[WATCH].toString();
    }

    /** What diffs show of it. */
    toJSON(): string {
      return this.toString();
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  };
})();

const SyncSource: Constructor<TestSource<unknown> & Watched> = /* @__PURE__ */ (() => {
  return class TestSource extends Source {
    [Symbol.iterator](): Iterator<unknown> {
      const watch = this[WATCH];
      const { options } = watch;
      watch.open();
      const next = (): IteratorResult<unknown> => {
        const index = watch.begin();
        try {
          options.onPull?.(index);
          return watch.answer(index);
        } catch (error) {
          return watch.fail(error);
        } finally {
          watch.settle();
        }
      };
      const close = (): IteratorResult<unknown> => {
        watch.close();
        options.onClose?.();
        return watch.closed();
      };
      return iteratorOf(watch, next, close);
    }
  };
})();

const AsyncSource: Constructor<AsyncTestSource<unknown> & Watched> = /* @__PURE__ */ (() => {
  return class AsyncTestSource extends Source {
    [Symbol.asyncIterator](): AsyncIterator<unknown> {
      const watch = this[WATCH];
      const { options } = watch;
      watch.open();
      const next = async (): Promise<IteratorResult<unknown>> => {
        const index = watch.begin();
        try {
          const waiting = options.onPull?.(index);
          if (waiting !== undefined) await (waiting as Promise<unknown>);
          return watch.answer(index);
        } catch (error) {
          return watch.fail(error);
        } finally {
          // Just before the reader gets the result.
          void Promise.resolve().then(() => watch.settle());
        }
      };
      const close = async (): Promise<IteratorResult<unknown>> => {
        watch.close();
        const waiting = options.onClose?.();
        if (waiting !== undefined) await (waiting as Promise<unknown>);
        return watch.closed();
      };
      return iteratorOf(watch, next, close);
    }
  };
})();

/** An iterator of those methods, whose look-ups of `next` are counted. */
function iteratorOf<N, C>(watch: Watch<unknown>, next: N, close: C): { readonly next: N; return: C } {
  const iterator = {
    get next(): N {
      watch.lookups++;
      return next;
    },
  };
  const members = watch.options.withoutReturn ? {} : { return: { value: close } };
  return Object.defineProperties(iterator, members) as never;
}

export function syncSource<T>(values: Values<T>, options: TestSourceOptions = {}): TestSource<T> {
  return new SyncSource(new Watch<T>("TestSource", values, options)) as never;
}

export function asyncSource<T>(values: Values<T>, options: TestSourceOptions = {}): AsyncTestSource<T> {
  return new AsyncSource(new Watch<T>("AsyncTestSource", values, options)) as never;
}

/** What watches a test source, of this copy of the package or of another one. */
export function watchOf(source: unknown): Watch<unknown> | undefined {
  return isObject(source) ? (source as Partial<Watched>)[WATCH] : undefined;
}
