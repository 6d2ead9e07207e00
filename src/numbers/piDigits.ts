import { startGenerator } from "../core/engine/generator.js";
import type { Lazy } from "../core/types/lazy.js";

/**
 * The decimal digits 3, 1, 4, 1, 5, … of π, without end.
 *
 * It is an unbounded spigot over Gosper's series (J. Gibbons, "Unbounded Spigot Algorithms for the Digits of Pi",
 * Amer. Math. Monthly 113, 2006). A digit is yielded once the rest of the series can no longer change it, so every
 * digit is right. Sixteen are computed at a time. The numbers grow with the count of digits, so the first n digits
 * cost about n² steps: a thousand take some milliseconds, ten thousand some tenths of a second.
 *
 * @example
 * ```ts
 * import { join, piDigits, take } from "lazuli";
 *
 * console.log(join(take(piDigits(), 20), "")); // => "31415926535897932384"
 * ```
 * @category Numbers
 * @pulls nothing
 * @keeps numbers as long as what has been given
 * @endless never ends
 */
export function piDigits(): Lazy<number, never> {
  return startGenerator("piDigits", true, spigot);
}

/**
 * The terms read so far are the map x → (q x + r) / t. It maps the rest of the series to π, shifted by the digits
 * yielded.
 */
function* spigot(): Generator<number, never, unknown> {
  let [q, r, t] = [10n ** 15n, 0n, 1n];
  for (let i = 1n; ;) {
    // Fourteen terms, enough for nearly sixteen digits, are combined before they are multiplied with the long numbers.
    let [a, b, c] = [1n, 0n, 1n];
    for (const end = i + 14n; i < end; i++) {
      const u = 3n * (3n * i + 1n) * (3n * i + 2n);
      [a, b, c] = [a * i * (2n * i - 1n), u * (a * (5n * i - 2n) + b), c * u];
    }
    [q, r, t] = [q * a, q * b + r * c, t * c];
    // The rest lies between (27i - 12) / 5 and (675i - 216) / 125. If both lead to the same digits, so does the rest.
    const digits = (q * (27n * i - 12n) + 5n * r) / (5n * t);
    if (q * (675n * i - 216n) + 125n * r < (digits + 1n) * 125n * t) {
      for (const digit of digits.toString().padStart(16, "0")) yield Number(digit);
      r = 10n ** 16n * (r - digits * t);
      q *= 10n ** 16n;
    }
  }
}
