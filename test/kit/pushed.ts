/** A source whose values the test pushes, at the time it wants. Pulls that find nothing wait. */
export class Pushed<T> implements AsyncIterable<T> {
  opens = 0;
  pulls = 0;
  closes = 0;
  /** What `return` waits for. */
  closing: Promise<unknown> | undefined = undefined;
  /** What has not been pulled: a function that settles a pull. */
  private readonly ready: ((pull: Pull<T>) => void)[] = [];
  private pending: Pull<T> | undefined = undefined;

  push(...values: T[]): void {
    for (const value of values) this.answer(({ resolve }) => resolve({ value, done: false }));
  }

  end(): void {
    this.answer(({ resolve }) => resolve({ value: undefined, done: true }));
  }

  fail(error: unknown): void {
    this.answer(({ reject }) => reject(error));
  }

  private answer(settle: (pull: Pull<T>) => void): void {
    const { pending } = this;
    this.pending = undefined;
    if (pending === undefined) this.ready.push(settle);
    else settle(pending);
  }

  /** Whether a pull waits. */
  get isPulled(): boolean {
    return this.pending !== undefined;
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    this.opens++;
    return {
      next: () => {
        if (this.isPulled) throw new Error("pushed: pulled while a pull is pending");
        if (this.closes > 0) throw new Error("pushed: pulled after it was closed");
        this.pulls++;
        return new Promise((resolve, reject) => {
          const settle = this.ready.shift();
          if (settle === undefined) this.pending = { resolve, reject };
          else settle({ resolve, reject });
        });
      },
      return: async () => {
        this.closes++;
        await this.closing;
        return { value: undefined, done: true };
      },
    };
  }
}

interface Pull<T> {
  readonly resolve: (result: IteratorResult<T>) => void;
  readonly reject: (error: unknown) => void;
}
