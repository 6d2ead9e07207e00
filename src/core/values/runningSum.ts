import { type Cursor, isEnd } from "../engine/cursor.js";
import { show } from "../checks/show.js";

/** A running sum of values of one kind. */
export class Total {
  /** How many values there are. */
  count = 0;
  private readonly name: string;
  private exact: bigint | undefined;
  private rounded = 0;
  /** What rounding has taken from `rounded` so far. */
  private lost = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Adds all of them. The numbers that come first are added up in variables: in fields it takes a third longer. */
  addAll(cursor: Cursor<number | bigint>): void {
    let { count, rounded, lost } = this;
    let value = cursor.pull();
    for (; typeof value === "number"; value = cursor.pull()) {
      const next = rounded + value;
      lost += lostBy(rounded, value, next);
      rounded = next;
      count++;
    }
    this.count = count;
    this.rounded = rounded;
    this.lost = lost;
    for (; !isEnd(value); value = cursor.pull()) this.add(value);
  }

  add(value: number | bigint): void {
    if (typeof value === "number" && this.exact === undefined) {
      const next = this.rounded + value;
      this.lost += lostBy(this.rounded, value, next);
      this.rounded = next;
    } else if (typeof value === "bigint" && (this.count === 0 || this.exact !== undefined)) {
      this.exact = (this.exact ?? 0n) + value;
    } else {
      const kind =
        this.count === 0 ? "a number or a bigint" : this.exact === undefined ? "a number" : "a bigint";
      throw new TypeError(
        `${this.name}: the value at index ${this.count} must be ${kind}, got ${show(value)}`,
      );
    }
    this.count++;
  }

  get value(): number | bigint {
    // Past the largest number there is no error to keep, only NaN from Infinity - Infinity.
    return this.exact ?? (Number.isFinite(this.rounded) ? this.rounded + this.lost : this.rounded);
  }
}

/** What rounding has taken from the sum of two numbers. */
function lostBy(a: number, b: number, sum: number): number {
  return Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;
}
