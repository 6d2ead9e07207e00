/**
 * The promise to await for a result of a callback, or `undefined` if it can be used as it is. As in the standard, the
 * `then` of an object is looked up once.
 */
export function promiseOf(value: unknown): Promise<unknown> | undefined {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return undefined;
  if (value instanceof Promise) return value;
  const { then } = value as { readonly then?: unknown };
  if (typeof then !== "function") return undefined;
  // Called by a job of its own, as for `await`.
  return Promise.resolve({
    then: (resolve: (value: unknown) => void, reject: (error: unknown) => void): unknown =>
      then.call(value, resolve, reject) as unknown,
  });
}

/** Waits for a closing whose error is dropped. */
export async function quietly(closing: Promise<unknown> | undefined): Promise<void> {
  try {
    await closing;
  } catch {}
}

/** Settles as a promise does, or at once for what is none. By `await`, which a `then` of its own does not deceive. */
export async function forward(
  promise: unknown,
  resolve: (value: unknown) => void,
  reject: (error: unknown) => void,
): Promise<void> {
  try {
    resolve(await promise);
  } catch (error) {
    reject(error);
  }
}
