import type { TestSourceOptions } from "lazuli/testing";
import fc from "fast-check";
import type { Fn, World } from "./worlds.js";

/** A way to hand the same values to an operator, and what an array of them holds. */
export interface SourceOf<T> {
  readonly kind: string;
  readonly values: readonly T[];
  /** Makes the source; each can be read once. */
  readonly make: () => any;
}

/** Values of every sort, `undefined` and few of them included. */
const anything: fc.Arbitrary<unknown[]> = fc.array(
  fc.oneof(fc.integer(), fc.constant(undefined), fc.string({ unit: "grapheme", maxLength: 2 })),
  { maxLength: 12 },
);

function withHoles(values: readonly unknown[]): unknown[] {
  const array: unknown[] = Array(values.length);
  for (const [index, value] of values.entries()) if (value !== undefined) array[index] = value;
  return array;
}

function* generator<T>(values: readonly T[]): Generator<T> {
  yield* values;
}

function iterator<T>(values: readonly T[]): Iterator<T> {
  let index = 0;
  return {
    next: () =>
      index < values.length ? { value: values[index++] as T, done: false } : { value: undefined, done: true },
  };
}

/** Sources of every kind that a world reads, small and large. */
export function sources({ face, probe }: World): fc.Arbitrary<SourceOf<unknown>> {
  const kind = (name: string, make: (values: unknown[]) => unknown): fc.Arbitrary<SourceOf<unknown>> =>
    anything.map((values) => ({ kind: name, values, make: () => make(values) }));
  return fc.oneof(
    kind("probe", (values) => probe(values)),
    kind("array", (values) => values),
    kind("array with holes", withHoles),
    kind("generator", generator),
    kind("iterator without return", iterator),
    kind("iterable without return", (values) => ({ [Symbol.iterator]: () => iterator(values) })),
    // A sequence of the library itself, which operators take apart.
    kind("sequence", (values) => face["map"]?.(values, (value: unknown) => value)),
    anything
      .map((values) => new Set(values))
      .map((set) => ({ kind: "set", values: [...set], make: () => set })),
    anything
      .map((values) => new Map(values.map((value, index) => [value, index])))
      .map((map) => ({ kind: "map", values: [...map], make: () => map })),
    fc
      .string({ unit: fc.constantFrom("a", "é", "e\u0301", "𝒳", "👍", "\ud800"), maxLength: 6 })
      .map((text) => ({ kind: "string", values: [...text], make: () => text })),
  );
}

/** The same sources but those that only the source of an operator may be: strings and plain iterators. */
export function joinable(world: World): fc.Arbitrary<SourceOf<unknown>> {
  return sources(world).filter(({ kind }) => kind !== "string" && kind !== "iterator without return");
}

/** What {@link logged} does besides. */
export interface LoggedBehaviour extends TestSourceOptions {
  /** Leaves out `Symbol.iterator`: it is an iterator, and open already. */
  plain?: boolean;
  /** What opening throws. */
  openError?: unknown;
}

/**
 * A source that writes down what is done to it: `open a`, `pull a`, `close a`. An async one takes a while to
 * close, and writes it down when it is done.
 */
export function logged<T>(
  world: World,
  log: string[],
  name: string,
  values: readonly T[],
  behaviour: LoggedBehaviour = {},
): any {
  const { plain, openError, ...options } = behaviour;
  const probe = world.probe(values, { ...options, onPull: () => void log.push(`pull ${name}`) });
  const symbol = Symbol.asyncIterator in probe ? Symbol.asyncIterator : Symbol.iterator;
  const open = (): Iterator<T> =>
    (probe as unknown as Record<symbol, () => Iterator<T>>)[symbol]?.() as never;
  const watch = (inner: Iterator<T>): Iterator<T> => ({
    next: inner.next,
    return() {
      if (symbol === Symbol.iterator) log.push(`close ${name}`);
      else {
        return later().then(() => {
          log.push(`close ${name}`);
          return inner.return?.();
        }) as never;
      }
      return inner.return?.() as IteratorResult<T>;
    },
  });
  if (plain) return watch(open());
  return {
    [symbol]() {
      log.push(`open ${name}`);
      if ("openError" in behaviour) throw openError;
      return watch(open());
    },
  };
}

/** A promise that is settled after all that are settled already. */
export function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** An iterator that is not to be read, only to be closed. */
export class Unread {
  closes = 0;

  get next(): never {
    throw new Error("next was looked up");
  }

  return(): object {
    this.closes++;
    return {};
  }
}

/** A callback that writes down what it is called with: first `this`, then the arguments. */
export function recorded(calls: unknown[][], answer: Fn): Fn {
  return function (this: unknown, ...args: unknown[]): unknown {
    calls.push([this, ...args]);
    return answer(...args) as unknown;
  };
}

/** More pulls than any test needs. */
const PULL_LIMIT = 1000;

/** An async generator of the numbers from 0 on. Who reads it as a sync one meets an error in place of no end. */
export function gen(): AsyncGenerator<number, never> {
  const generator = numbers();
  const { next } = generator;
  let pulls = 0;
  return Object.assign(generator, {
    next() {
      if (pulls++ >= PULL_LIMIT) throw new Error("pulled past its limit");
      return next.call(generator);
    },
  });
}

async function* numbers(): AsyncGenerator<number, never> {
  for (let n = 0; ; n++) yield n;
}
