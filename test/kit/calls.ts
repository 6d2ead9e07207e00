/** Calls that are under way until the test settles them. */
export class Calls {
  /** The arguments of each call, in order. */
  readonly args: [value: number, index: number, signal: AbortSignal][] = [];
  private readonly settle: { resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = [];
  /** How many are under way. */
  pending = 0;
  /** The most that were under way at the same time. */
  most = 0;

  /** The callback. */
  readonly call = (...args: [value: number, index: number, signal: AbortSignal]): Promise<unknown> => {
    this.args.push(args);
    this.most = Math.max(this.most, ++this.pending);
    return new Promise<unknown>((resolve, reject) => {
      this.settle.push({ resolve, reject });
    }).finally(() => this.pending--);
  };

  get values(): number[] {
    return this.args.map(([value]) => value);
  }

  get signal(): AbortSignal {
    return this.args[0]?.[2] as AbortSignal;
  }

  resolve(call: number, value?: unknown): void {
    this.settle[call]?.resolve(value);
  }

  reject(call: number, error: unknown): void {
    this.settle[call]?.reject(error);
  }
}
