import { type Cursor, type End, isEnd } from "../engine/cursor.js";
import { consumeAll } from "../engine/consume.js";
import { ARRAY, kindOf } from "../engine/cursorKinds.js";
import { isNative } from "../engine/iteratorCursor.js";
import { visit } from "../engine/sink.js";
import { show } from "../checks/show.js";

/** A running sum of values of one kind. */
export class Total {
  /** How many values were added. */
  count = 0;
  private readonly name: string;
  protected exact: bigint | undefined;
  /** It starts with -0, since adding to 0 would lose the sign of a sum of negative zeros. */
  protected rounded = -0;
  /** What rounding has removed from `rounded` so far. */
  protected lost = 0;
  /** How many times 2^1024 was subtracted from `rounded`, which would have overflowed; negative for -2^1024. */
  private overflows = 0;

  constructor(name: string) {
    this.name = name;
  }

  add(value: number | bigint): void {
    if (typeof value === "number" && this.exact === undefined) this.addNumber(value);
    else if (typeof value === "bigint" && (this.count === 0 || this.exact !== undefined)) {
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

  private addNumber(value: number): void {
    let { rounded } = this;
    if (Number.isFinite(rounded) && Number.isFinite(value) && !Number.isFinite(rounded + value)) {
      // The larger one is at least 2^1023, so no digit is lost when 2^1024 is subtracted from it, in two steps.
      if (Math.abs(rounded) < Math.abs(value)) [rounded, value] = [value, rounded];
      const sign = Math.sign(rounded);
      rounded = rounded - sign * 2 ** 1023 - sign * 2 ** 1023;
      this.overflows += sign;
    }
    this.rounded = rounded + value;
    this.lost += lostBy(rounded, value, this.rounded);
  }

  get value(): number | bigint {
    return this.exact ?? (this.count === 0 ? 0 : this.dividedBy(1));
  }

  /** The sum of numbers, divided and rounded once. */
  dividedBy(divisor: number): number {
    const { rounded, lost, overflows } = this;
    // An infinite value, or NaN.
    if (!Number.isFinite(rounded)) return rounded;
    if (overflows === 0 && Math.abs(rounded) < 2 ** 960) return quotient(rounded, lost, divisor);
    // Scaled down, so that only the result can overflow.
    const whole = overflows * 2 ** 960;
    const part = rounded * 2 ** -64;
    const sum = whole + part;
    return quotient(sum, lostBy(whole, part, sum) + lost * 2 ** -64, divisor) * 2 ** 64;
  }
}

/** The running sum of all values. An endless source is refused. */
export function totalOf(name: string, source: Iterable<number | bigint>): Total {
  const total = new TotalOfCursor(name);
  consumeAll(name, source, (cursor) => total.addAll(cursor));
  return total;
}

/** A running sum that reads a cursor itself. Async ones do without what that takes. */
class TotalOfCursor extends Total {
  /**
   * Adds all values of a cursor. Numbers are added up in local variables; with fields it takes a third longer. Over an
   * iterator of the language, a call for each value takes less than a pull of the cursor.
   */
  addAll(cursor: Cursor<number | bigint>): void {
    if (isNative(cursor)) {
      visit(cursor, (value) => this.add(value));
      return;
    }
    const kind = kindOf(cursor);
    // Why it is a second variable: see `kindOf`.
    const array = cursor;
    for (;;) {
      let { count, rounded, lost } = this;
      let value: number | bigint | End;
      // No sum with NaN is finite: numbers among bigints come to `add`, which refuses them.
      if (this.exact !== undefined) rounded = NaN;
      for (;;) {
        value = kind === ARRAY ? array.pull(undefined) : cursor.pull(undefined);
        if (typeof value !== "number") break;
        const next = rounded + value;
        if (!Number.isFinite(next)) break;
        lost += lostBy(rounded, value, next);
        rounded = next;
        count++;
      }
      this.count = count;
      this.rounded = rounded;
      this.lost = lost;
      if (isEnd(value)) return;
      this.add(value);
    }
  }
}

/** What rounding has removed from the sum of two numbers. */
function lostBy(a: number, b: number, sum: number): number {
  return Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;
}

/** The sum of two numbers, divided by an integer and rounded once. */
function quotient(a: number, b: number, divisor: number): number {
  // Adding 0 would lose the sign of a zero.
  const sum = b === 0 ? a : a + b;
  if (divisor === 1 || sum === 0) return sum;
  const rounded = sum / divisor;
  const product = rounded * divisor;
  const remainder = sum - product - lostByProduct(rounded, divisor, product) + lostBy(a, b, sum);
  return rounded + remainder / divisor;
}

/** What rounding has removed from the product of two numbers (Dekker): the products of their halves are exact. */
function lostByProduct(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const aLow = a - aHigh;
  const bHigh = upperHalf(b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The first 26 of the 53 binary digits. */
function upperHalf(value: number): number {
  const product = value * (2 ** 27 + 1);
  return product - (product - value);
}
