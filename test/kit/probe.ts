/**
 * What a probe is told to do. Pulls are counted from 0.
 */
export interface Behaviour {
  /** The pull that throws {@link Behaviour.error} in place of answering. */
  throwsAt?: number;
  /** The pull that ends it. */
  endsAt?: number;
  /** What closing throws. */
  closeError?: unknown;
  /** Leaves out `return`. */
  withoutReturn?: boolean;
}

/**
 * A source that watches how it is used: it counts opens, pulls and closes, and it throws when it is opened
 * twice, pulled after its end, or closed after its end. It is always finite: a pull past its limit throws, so
 * that a broken operator fails instead of hanging.
 */
export abstract class Probe<T> {
  opens = 0;
  lookups = 0;
  pulls = 0;
  closes = 0;
  over = false;
  /** What the source itself throws. */
  readonly error: Error = new Error("from the source");
  /** Runs at the start of each pull. */
  onPull: () => void = () => {};
  protected readonly behaviour: Behaviour;
  private readonly valueAt: (index: number) => T;
  private readonly length: number;

  constructor(values: readonly T[] | ((index: number) => T), behaviour: Behaviour = {}) {
    this.behaviour = behaviour;
    this.valueAt = typeof values === "function" ? values : (index) => values[index] as T;
    this.length = typeof values === "function" ? Infinity : values.length;
  }

  protected open(): void {
    if (++this.opens > 1) throw new Error("probe: opened twice");
  }

  protected pull(): IteratorResult<T> {
    const index = this.pulls++;
    if (this.over) throw new Error("probe: pulled after its end");
    if (index >= PULL_LIMIT) throw new Error("probe: pulled past its limit");
    this.onPull();
    const { throwsAt, endsAt = this.length } = this.behaviour;
    this.over = index >= endsAt || index === throwsAt;
    if (index === throwsAt) throw this.error;
    return this.over ? { value: undefined, done: true } : { value: this.valueAt(index), done: false };
  }

  protected close(): IteratorResult<T> {
    this.closes++;
    if (this.over) throw new Error("probe: closed after its end");
    this.over = true;
    if ("closeError" in this.behaviour) throw this.behaviour.closeError;
    return { value: undefined, done: true };
  }
}

/** More pulls than any test needs. */
const PULL_LIMIT = 1000;

export class SyncProbe<T> extends Probe<T> implements Iterable<T> {
  [Symbol.iterator](): Iterator<T> {
    this.open();
    const count = (): void => void this.lookups++;
    const next = (): IteratorResult<T> => this.pull();
    const close = (): IteratorResult<T> => this.close();
    const iterator = {
      get next() {
        count();
        return next;
      },
    };
    return this.behaviour.withoutReturn
      ? iterator
      : Object.defineProperty(iterator, "return", { value: close });
  }
}

export class AsyncProbe<T> extends Probe<T> implements AsyncIterable<T> {
  [Symbol.asyncIterator](): AsyncIterator<T> {
    this.open();
    const count = (): void => void this.lookups++;
    const next = async (): Promise<IteratorResult<T>> => this.pull();
    const close = async (): Promise<IteratorResult<T>> => this.close();
    const iterator = {
      get next() {
        count();
        return next;
      },
    };
    return this.behaviour.withoutReturn
      ? iterator
      : Object.defineProperty(iterator, "return", { value: close });
  }
}
