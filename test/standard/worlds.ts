import * as lazuli from "../../src/index.js";

/** The functions under test, source first. */
export type World = Readonly<Record<string, (...args: unknown[]) => unknown>>;

type Method = (this: unknown, ...args: unknown[]) => unknown;

const methods = Iterator.prototype as unknown as Readonly<Record<string, Method>>;
const statics = Iterator as unknown as Readonly<Record<string, Method>>;

export const operators = ["map", "filter", "take", "drop", "flatMap", "chunks", "windows"];
export const consumers = ["reduce", "toArray", "forEach", "some", "every", "find", "includes", "join"];
const joiners = ["concat", "zip", "zipKeyed"];

/** The standard opens the source of a method nowhere; ours is opened as `Iterator.from` does it. */
function opened(source: unknown): unknown {
  if (typeof source !== "string" && !isObject(source)) throw new TypeError();
  const method = (source as Partial<Iterable<unknown>>)[Symbol.iterator] as unknown;
  if (method === undefined || method === null) return source;
  if (typeof method !== "function") throw new TypeError();
  const iterator: unknown = Reflect.apply(method, source, []);
  if (!isObject(iterator)) throw new TypeError();
  return iterator;
}

function isObject(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function nativeWorld(open: (source: unknown) => unknown): World {
  const world: Record<string, (...args: unknown[]) => unknown> = {};
  for (const name of [...operators, ...consumers]) {
    world[name] = (source, ...args) => Reflect.apply(methods[name] as Method, open(source), args);
  }
  for (const name of joiners)
    world[name] = (...args) => Reflect.apply(statics[name] as Method, Iterator, args);
  // `Iterator.from` may return what it got. Ours is always a sequence of its own, like the wrapper of the standard.
  // Of its own iterators it returns them as they are, without a `return`: ours is what the standard makes of the identity.
  world["from"] = (source) => {
    const iterator = (statics["from"] as Method).call(Iterator, source) as object;
    const isWrapped = Object.getPrototypeOf(iterator) === wrappers;
    return isWrapped ? iterator : (methods["map"] as Method).call(iterator, (value: unknown) => value);
  };
  const { includes, some } = world;
  // Bun does not read the values that `includes` skips. The proposal's text reads every value, as we do.
  world["includes"] = (source, target, skipped) =>
    isCount(skipped)
      ? some?.(source, (value: unknown, index: number) => index >= skipped && [value].includes(target))
      : includes?.(source, target, skipped);
  return world;
}

/** What those inherit from that the standard puts around foreign iterators. */
const wrappers: unknown = Object.getPrototypeOf(
  (statics["from"] as Method)({ next: () => ({ done: true }) }),
);

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) ? (value as number) >= 0 : value === Infinity;
}

/** The engine's own functions, given sources of all kinds. */
export const native: World = nativeWorld(opened);

/** The engine's own functions as they are: a source must be an iterator. For bad arguments, where nothing opens. */
export const bare: World = nativeWorld((source) => source);

export const ours: World = lazuli as unknown as World;

/** The names that this engine lacks. */
export const missing: readonly string[] = [
  ...[...operators, ...consumers].filter((name) => typeof methods[name] !== "function"),
  ...joiners.filter((name) => typeof statics[name] !== "function"),
];
