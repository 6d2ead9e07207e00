import { Timed } from "./timed.js";

/** Yields each value of a source when its time has come. Only then is the next one pulled. */
export abstract class Holding<T> extends Timed<T, T> {
  /** When the value of the source may be yielded. */
  private due: number | undefined = undefined;

  /** The earliest time for a value that has come at some time. */
  protected abstract dueFor(time: number): number;

  /** Called with the time at which a value is yielded. */
  protected leaves(_time: number): void {}

  protected look(): boolean | undefined {
    this.pull();
    const hasValue = this.answer();
    if (!hasValue) return hasValue;
    const time = this.clock.now();
    this.due ??= this.dueFor(time);
    if (time < this.due) {
      this.alarm.set(this.due);
      return undefined;
    }
    this.due = undefined;
    this.leaves(time);
    this.value = this.takeValue();
    return true;
  }
}
