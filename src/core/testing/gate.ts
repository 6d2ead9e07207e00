/** A place that what comes by passes at once or, while it is shut, when it is opened. */
export class Gate {
  private isShut = false;
  private readonly waiting: (() => void)[] = [];

  /** How many wait. */
  get count(): number {
    return this.waiting.length;
  }

  /** To be awaited, if it is shut. */
  pass(): Promise<void> | undefined {
    return this.isShut ? new Promise((resolve) => this.waiting.push(resolve)) : undefined;
  }

  shut(): void {
    this.isShut = true;
  }

  open(): void {
    this.isShut = false;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
