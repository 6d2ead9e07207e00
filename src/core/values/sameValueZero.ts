/** Whether `includes`, `Set` and `Map` of the language take two values for one: `NaN` is itself, and -0 is 0. */
export function sameValueZero(a: unknown, b: unknown): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
