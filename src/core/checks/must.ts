import { show } from "./show.js";

/** Throws the error of a bad argument. It names the function, the argument, what was expected and what was passed. */
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
  // For objects V8 is faster with `typeof` than with `Object(…)`.
  return typeof value === "object" ? value !== null : Object(value) === value;
}
