/** Throws the error of a bad argument: it names the function, the argument, what was expected and what came. */
export function must(
  ok: boolean,
  name: string,
  argument: string,
  expectation: string,
  got: unknown,
  ErrorType: ErrorConstructor = TypeError,
): asserts ok {
  if (!ok)
    throw new ErrorType(
      `${name}: ${argument} must be ${expectation}, got ${Object(got) === got ? typeof got : String(got)}`,
    );
}

export function isObject(value: unknown): value is object {
  return Object(value) === value;
}

export function mustBeObject(
  name: string,
  argument: string,
  value: unknown,
  expectation: string = "an object",
): asserts value is object {
  must(isObject(value), name, argument, expectation, value);
}

export function mustBeFunction(name: string, argument: string, value: unknown): void {
  must(typeof value === "function", name, argument, "a function", value);
}

export function mustBeSource(name: string, source: unknown): void {
  must(typeof source === "string" || Object(source) === source, name, "source", "an iterable", source);
}

/**
 * Runs the check of an argument that came with a source. When it fails, a source that is an iterator is
 * closed, as in the standard: nobody else will.
 */
export function checked<A, B, R>(
  name: string,
  source: unknown,
  check: (name: string, first: A, second: B) => R,
  first?: A,
  second?: B,
): R {
  mustBeSource(name, source);
  try {
    // No rest and spread: they would run the iterator of arrays, which may be patched.
    return check(name, first as A, second as B);
  } catch (error) {
    try {
      // An iterable that is no iterator has not been opened; reading its `next` would be observable.
      const closing: unknown = "next" in (source as object) && (source as Iterator<unknown>).return?.();
      // Any thenable, not only a promise of this realm.
      Promise.resolve(closing).catch(() => {});
    } catch {}
    throw error;
  }
}
