/** A source whose values the test pushes, at the time it wants. Pulls that find nothing wait. */
export class Pushed<T> implements AsyncIterable<T> {
  opens = 0;
  pulls = 0;
  closes = 0;
  /** What `return` waits for. */
  closing: Promise<unknown> | undefined = undefined;
  private readonly results: Promise<IteratorResult<T>>[] = [];
  private readonly waiting: ((result: Promise<IteratorResult<T>>) => void)[] = [];

  push(...values: T[]): void {
    for (const value of values) this.add(Promise.resolve({ value, done: false }));
  }

  end(): void {
    this.add(Promise.resolve({ value: undefined, done: true }));
  }

  fail(error: unknown): void {
    const result = Promise.reject<IteratorResult<T>>(error as Error);
    // It may never be read.
    result.catch(() => {});
    this.add(result);
  }

  private add(result: Promise<IteratorResult<T>>): void {
    const resolve = this.waiting.shift();
    if (resolve === undefined) this.results.push(result);
    else resolve(result);
  }

  /** Whether a pull waits. */
  get isPulled(): boolean {
    return this.waiting.length > 0;
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    this.opens++;
    return {
      next: () => {
        if (this.isPulled) throw new Error("pushed: pulled while a pull is pending");
        if (this.closes > 0) throw new Error("pushed: pulled after it was closed");
        this.pulls++;
        return this.results.shift() ?? new Promise((resolve) => this.waiting.push(resolve));
      },
      return: async () => {
        this.closes++;
        await this.closing;
        return { value: undefined, done: true };
      },
    };
  }
}
