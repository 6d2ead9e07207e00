import type { EndOf } from "../types/endlessness.js";
import type { Lazy } from "../types/lazy.js";

// Symbols, so that a generator shows no more fields than any other.
export const TITLE: unique symbol = /* @__PURE__ */ Symbol("title");
export const ENDLESS: unique symbol = /* @__PURE__ */ Symbol("endless");

/** A generator with the members of a lazy sequence. */
export interface LazyGenerator<T> extends Generator<T, unknown, unknown> {
  [TITLE]: string;
  /** Whether it is known to be endless. */
  [ENDLESS]: boolean;
}

/** The method that opens such a generator. It is recognised by this method, which is looked up anyway. */
export function iterateGenerator<I>(this: I): I {
  return this;
}

const members = /* @__PURE__ */ (() => {
  class Lazy {
    declare [TITLE]: string;
    declare [ENDLESS]: boolean;

    return(value: unknown): unknown {
      this[ENDLESS] = false;
      return (generators["return"] as (value: unknown) => unknown).call(this, value);
    }

    [Symbol.dispose ?? Symbol.for("Symbol.dispose")](): void {
      this.return(undefined);
    }

    get [Symbol.toStringTag](): string {
      return this[TITLE];
    }

    toString(): string {
      return `Lazy [${this[TITLE]}]`;
    }

    [Symbol.for("nodejs.util.inspect.custom")](): string {
      return this.toString();
    }
  }
  const generators = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())) as Record<
    string,
    unknown
  >;
  Object.setPrototypeOf(Lazy.prototype, generators);
  return Object.defineProperty(Lazy.prototype, Symbol.iterator, { value: iterateGenerator });
})();

/**
 * Calls one of our own generator functions, and makes its generators lazy sequences. The first call changes their
 * prototype: wrapping each generator would cost half as much again for each value.
 */
export function startGenerator<A extends unknown[], T, R>(
  name: string,
  isEndless: boolean,
  run: (...args: A) => Generator<T, R, unknown>,
  ...args: A
): Lazy<T, EndOf<R>> {
  const prototype = run.prototype as object;
  if (Object.getPrototypeOf(prototype) !== members) Object.setPrototypeOf(prototype, members);
  const generator = run(...args) as LazyGenerator<T>;
  generator[TITLE] = name;
  generator[ENDLESS] = isEndless;
  return generator as unknown as Lazy<T, EndOf<R>>;
}
