/**
 * Whether two values are equal as for `includes`, `Set` and `Map` of the language: `NaN` equals `NaN`, and 0 equals
 * -0.
 */
export function sameValueZero(a: unknown, b: unknown): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
