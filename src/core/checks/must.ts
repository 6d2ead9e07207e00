import { show } from "./show.js";

/** Throws the error of a bad argument: it names the function, the argument, what was expected and what came. */
export function must(
  ok: boolean,
  name: string,
  argument: string,
  expectation: string,
  got: unknown,
  ErrorType: ErrorConstructor = TypeError,
  hint = "",
): asserts ok {
  if (!ok) throw new ErrorType(`${name}: ${argument} must be ${expectation}, got ${show(got)}${hint}`);
}

export function isObject(value: unknown): value is object {
  // Of an object V8 knows `typeof` faster than what `Object(…)` makes of it.
  return typeof value === "object" ? value !== null : Object(value) === value;
}
