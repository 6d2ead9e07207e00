/** A value as an error message shows it: short, and never an error of its own. */
function show(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case "bigint":
      return `${value}n`;
    case "function":
      return "a function";
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "an array" : "an object";
    default:
      return String(value);
  }
}

/** The text of every argument error: the function, the argument, what was expected and what came. */
export function expected(name: string, argument: string, expectation: string, got: unknown): string {
  return `${name}: ${argument} must be ${expectation}, got ${show(got)}`;
}

export function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Throws unless it is a source: anything iterable, an iterator, or a string. */
export function mustBeSource(name: string, source: unknown): void {
  if (typeof source !== "string") mustBeObject(name, "source", source, "an iterable or an iterator");
}

export function mustBeObject(name: string, argument: string, value: unknown, expectation: string): void {
  if (!isObject(value)) throw new TypeError(expected(name, argument, expectation, value));
}

/**
 * Runs the check of an argument. When it fails, the iterator that was handed over beside the argument is
 * closed, as in the standard: nobody else will.
 */
export function checked<R>(name: string, source: unknown, check: () => R): R {
  try {
    return check();
  } catch (error) {
    mustBeSource(name, source);
    try {
      // An iterable that is no iterator has not been opened; reading `next` itself would be observable.
      const closing: unknown = "next" in (source as object) && (source as Iterator<unknown>).return?.();
      if (closing instanceof Promise) closing.catch(() => {});
    } catch {}
    throw error;
  }
}

export function mustBeFunction(name: string, argument: string, value: unknown): void {
  if (typeof value !== "function") throw new TypeError(expected(name, argument, "a function", value));
}

/** {@link mustBeFunction} for an argument beside a source. */
export function checkFunction(name: string, source: unknown, argument: string, value: unknown): void {
  checked(name, source, () => {
    mustBeFunction(name, argument, value);
  });
}

/** A count as `take` and `drop` of the standard read it: coerced, whole, and `Infinity` for no limit. */
export function toLimit(name: string, argument: string, value: unknown): number {
  // Unary plus is the standard's ToNumber: `Number()` would let bigints pass.
  const limit = Math.trunc(+(value as number));
  if (!(limit >= 0) || (limit > Number.MAX_SAFE_INTEGER && limit !== Infinity)) {
    throw new RangeError(expected(name, argument, "a non-negative number", value));
  }
  return limit;
}

/** {@link toLimit} for an argument beside a source. */
export function checkLimit(name: string, source: unknown, argument: string, value: unknown): number {
  return checked(name, source, () => toLimit(name, argument, value));
}

/** A size as `chunks` and `windows` of the standard read it: never coerced. */
export function checkSize(name: string, source: unknown, argument: string, value: unknown): void {
  checked(name, source, () => {
    const expectation = "an integer from 1 to 2^32 - 1";
    if (!Number.isInteger(value)) throw new TypeError(expected(name, argument, expectation, value));
    if ((value as number) < 1 || (value as number) > 2 ** 32 - 1) {
      throw new RangeError(expected(name, argument, expectation, value));
    }
  });
}
