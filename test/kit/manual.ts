/** A source in the hands of the test: its pulls, and its closing, settle when the test says so. */
export class Manual<T = number> implements AsyncIterator<T>, AsyncIterable<T> {
  opens = 0;
  pulls = 0;
  closes = 0;
  isPending = false;
  private resolve: (result: IteratorResult<T>) => void = () => {};
  private reject: (error: unknown) => void = () => {};
  private closed: (result: IteratorResult<T>) => void = () => {};
  private broken: (error: unknown) => void = () => {};

  [Symbol.asyncIterator](): this {
    this.opens++;
    return this;
  }

  next(): Promise<IteratorResult<T>> {
    if (this.isPending) throw new Error("pulled twice at once");
    if (this.closes > 0) throw new Error("pulled after it was closed");
    this.pulls++;
    this.isPending = true;
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.closes++;
    return new Promise((resolve, reject) => {
      this.closed = resolve;
      this.broken = reject;
    });
  }

  /** Settles the pending pull with a value. */
  give(value: T): void {
    this.isPending = false;
    this.resolve({ value, done: false });
  }

  end(): void {
    this.isPending = false;
    this.resolve({ value: undefined, done: true });
  }

  fail(error: unknown): void {
    this.isPending = false;
    this.reject(error);
  }

  /** Ends its closing. */
  close(): void {
    this.closed({ value: undefined, done: true });
  }

  /** Lets its closing fail. */
  failToClose(error: unknown): void {
    this.broken(error);
  }
}
