import { must } from "./check.js";

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

  add(value: number | bigint): void {
    if (typeof value === "number" && this.exact === undefined) {
      const next = this.rounded + value;
      this.lost +=
        Math.abs(this.rounded) >= Math.abs(value) ? this.rounded - next + value : value - next + this.rounded;
      this.rounded = next;
    } else if (typeof value === "bigint" && (this.count === 0 || this.exact !== undefined)) {
      this.exact = (this.exact ?? 0n) + value;
    } else {
      const kind =
        this.count === 0 ? "a number or a bigint" : this.exact === undefined ? "a number" : "a bigint";
      must(false, this.name, `the value at index ${this.count}`, kind, value);
    }
    this.count++;
  }

  get value(): number | bigint {
    // Past the largest number there is no error to keep, only NaN from Infinity - Infinity.
    return this.exact ?? (Number.isFinite(this.rounded) ? this.rounded + this.lost : this.rounded);
  }
}
