import { mustBeBounds } from "./limits.js";
import type { Found, NotFound, WhyNot } from "../types/verdict.js";
import type { Progress, SearchBounds } from "../types/bounds.js";

/** A search that was stopped by a bound. It keeps its source open, and can be resumed or closed. */
export interface Paused<V> extends Progress<unknown> {
  resume(bounds: SearchBounds<never>): V;
  dispose(): unknown;
}

/** The verdict of a search that found its last value. */
export function hit<T>({ steps, elapsed, last }: Progress<T>): Found<T> {
  const verdict = { found: true, value: last as T, index: steps - 1, steps, elapsed } as const;
  return withMethods(verdict, { dispose() {} });
}

/** The verdict of a search that found nothing. With a paused search, it can be resumed once. */
export function miss<T, V>(
  reason: WhyNot,
  { steps, elapsed, last }: Progress<T>,
  paused?: Paused<V>,
): NotFound<T> & { resume(bounds: SearchBounds<never>): V; dispose(): unknown } {
  const verdict = { found: false, reason, steps, elapsed, last } as const;
  return withMethods(verdict, {
    resume(bounds: SearchBounds<never>): V {
      mustBeBounds("resume", bounds);
      if (reason === "exhausted") return verdict as never;
      if (paused === undefined) {
        throw new TypeError("resume: the verdict has been resumed or disposed of already");
      }
      const search = paused;
      paused = undefined;
      return search.resume(bounds);
    },
    dispose(): unknown {
      const search = paused;
      paused = undefined;
      return search?.dispose();
    },
  });
}

/** Adds methods that are not enumerable, so that neither spread nor printing shows them. */
function withMethods<V extends object, M extends { dispose(): unknown }>(verdict: V, methods: M): V & M {
  const { dispose } = methods;
  const all = {
    ...methods,
    [Symbol.dispose ?? Symbol.for("Symbol.dispose")]: dispose,
    [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]: dispose,
  };
  for (const key of Reflect.ownKeys(all)) {
    Object.defineProperty(verdict, key, { value: Reflect.get(all, key) as unknown });
  }
  return verdict as V & M;
}
