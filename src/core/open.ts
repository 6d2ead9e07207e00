import { mustBeObject, mustBeSource, expected, isObject } from "./check.js";
import { Cursor, END, type End } from "./cursor.js";
import { LazyIterator } from "./lazy.js";
import { nameOf } from "./named.js";

/** Opens the source of an operator or consumer, as `Iterator.from` does: any iterable, iterator or string. */
export function open<T>(name: string, source: Iterable<T>): Cursor<T> {
  mustBeSource(name, source);
  return openFlattenable(name, "source", source);
}

/** Opens a sequence in the place of one value among several, where the standard refuses strings. */
export function openObject<T>(name: string, argument: string, source: Iterable<T>): Cursor<T> {
  mustBeObject(name, argument, source, "an iterable or an iterator");
  return openFlattenable(name, argument, source);
}

function openFlattenable<T>(name: string, argument: string, source: Iterable<T>): Cursor<T> {
  const method = source[Symbol.iterator] as unknown;
  return method === undefined || method === null
    ? new IteratorCursor(source as unknown as Iterator<T>)
    : openWith(name, argument, source, method);
}

/** Opens an iterable only: an iterator that is not iterable is refused. */
export function openIterable<T>(name: string, argument: string, source: Iterable<T>): Cursor<T> {
  return openWith(name, argument, source, openMethod(name, argument, source));
}

/** The method that opens an iterable, looked up ahead of its call. */
export function openMethod(name: string, argument: string, source: Iterable<unknown>): unknown {
  mustBeObject(name, argument, source, "an iterable");
  const method: unknown = source[Symbol.iterator];
  if (typeof method !== "function") throw new TypeError(expected(name, argument, "an iterable", source));
  return method;
}

/** Opens an iterable by its method, the fast way where nobody can tell the difference. */
export function openWith<T>(name: string, argument: string, source: Iterable<T>, method: unknown): Cursor<T> {
  if (method === arrays.values && Array.isArray(source) && arrays.prototype.next === arrays.next) {
    return new ArrayCursor(source as readonly T[]);
  }
  const iterator = callMethod<Iterator<T>>(name, argument, source, method);
  return (LazyIterator.cursorOf(iterator) as Cursor<T> | undefined) ?? new IteratorCursor(iterator);
}

/** Calls a `Symbol.iterator` or `Symbol.asyncIterator` method. */
export function callMethod<I extends object>(
  name: string,
  argument: string,
  source: unknown,
  method: unknown,
): I {
  if (typeof method !== "function") throw new TypeError(expected(name, argument, "an iterable", source));
  const iterator: unknown = method.call(source);
  if (!isObject(iterator)) {
    throw new TypeError(expected(name, `the iterator of ${argument}`, "an object", iterator));
  }
  return iterator as I;
}

/** How arrays iterate as long as nobody has patched them. */
const arrays = /* @__PURE__ */ (() => {
  const prototype = Object.getPrototypeOf([][Symbol.iterator]()) as { next: unknown };
  return { values: Array.prototype[Symbol.iterator] as unknown, prototype, next: prototype.next };
})();

/** An array, read as its own iterator would: what is appended while reading is read too. */
class ArrayCursor<T> extends Cursor<T> {
  private array: readonly T[];
  private index = 0;

  constructor(array: readonly T[]) {
    super();
    this.array = array;
  }

  get name(): string {
    return "Array";
  }

  pull(): T | End {
    const { array } = this;
    if (this.index < array.length) return array[this.index++] as T;
    this.close();
    return END;
  }

  close(): void {
    this.array = [];
  }
}

/** Any iterator, read by the protocol. */
class IteratorCursor<T> extends Cursor<T> {
  private readonly iterator: Iterator<T>;
  private readonly next: Iterator<T>["next"];
  private over = false;

  constructor(iterator: Iterator<T>) {
    super();
    this.iterator = iterator;
    this.next = iterator.next;
  }

  get name(): string {
    return nameOf(this.iterator);
  }

  pull(): T | End {
    if (this.over) return END;
    // Over before `next` is called: an iterator that throws, or that answers nonsense, is not closed.
    this.over = true;
    const result = this.step();
    if (result.done) return END;
    const { value } = result;
    this.over = false;
    return value;
  }

  override skip(): boolean {
    if (this.over) return false;
    this.over = true;
    this.over = Boolean(this.step().done);
    return !this.over;
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    const method = this.iterator.return as unknown;
    if (method === undefined || method === null) return;
    const result: unknown = (method as () => unknown).call(this.iterator);
    if (!isObject(result))
      throw new TypeError(expected(this.name, "the result of return()", "an object", result));
  }

  private step(): IteratorResult<T> {
    const result = this.next.call(this.iterator);
    if (!isObject(result))
      throw new TypeError(expected(this.name, "the result of next()", "an object", result));
    return result;
  }
}
