/** Up to so many values are moved one by one, which V8 does faster than `shift`. */
const FEW = 4;

/** Puts a value at the end of a window of some size. One that is full loses its first value. */
export function slideTo<T>(window: T[], size: number, value: T): void {
  if (window.length < size) window.push(value);
  else if (size > FEW) {
    window.shift();
    window.push(value);
  } else {
    for (let index = 1; index < size; index++) window[index - 1] = window[index] as T;
    window[size - 1] = value;
  }
}

/** A copy of a list. Literals are the fastest way for two and three values. */
export function copyOf<T>(values: readonly T[]): T[] {
  const { length } = values;
  if (length === 2) return [values[0] as T, values[1] as T];
  if (length === 3) return [values[0] as T, values[1] as T, values[2] as T];
  return values.slice();
}
