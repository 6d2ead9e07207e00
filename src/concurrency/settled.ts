import { mustBeFunction } from "../core/checks/arguments.js";

/**
 * A function whose errors are values: it calls another one, and tells what has come of that as `Promise.allSettled` does.
 *
 * Its promise never rejects. So a call that fails does not end the sequence it belongs to, and the others go on.
 *
 * @param fn - The function to call; may be async. All arguments are handed on to it.
 * @returns A function that returns a promise of `{ status: "fulfilled", value }`, or of `{ status: "rejected", reason }` where
 * `fn` has thrown.
 * @throws TypeError if `fn` is not a function.
 * @example
 * ```ts
 * import { mapConcurrent, settled, toArray } from "lazuli/async";
 *
 * async function half(n: number) {
 *   if (n % 2 === 1) throw new RangeError(`${n} is odd`);
 *   return n / 2;
 * }
 * const results = await toArray(mapConcurrent([4, 5], settled(half), { concurrency: 2 }));
 * console.log(results[0]); // => { status: "fulfilled", value: 2 }
 * console.log(results[1]?.status); // => "rejected"
 * ```
 * @see {@link retry} to call it again instead, {@link catchError} for errors that end a sequence.
 * @category Errors
 */
export function settled<A extends readonly unknown[], U>(
  fn: (...args: A) => U,
): (...args: A) => Promise<PromiseSettledResult<Awaited<U>>> {
  fn = mustBeFunction("settled", "fn", fn);
  return async (...args) => {
    try {
      return { status: "fulfilled", value: await fn(...args) };
    } catch (reason) {
      return { status: "rejected", reason };
    }
  };
}
