import { isObject, must } from "../checks/arguments.js";
import { Cursor, END, type End } from "./cursor.js";
import { LazyIterator } from "./edge.js";

/** How arrays iterate as long as nobody has patched them. */
const nextOfArrays: unknown = /* @__PURE__ */ (() => [].values().next)();

type OpenMethod<T> = (this: Iterable<T>) => Iterator<T>;

/**
 * Opens a sequence as `Iterator.from` does: any iterable by its method, else any iterator; the fast way where
 * nobody can tell the difference.
 */
export function open<T>(source: Iterable<T>, method: OpenMethod<T> = source[Symbol.iterator]): Cursor<T> {
  if (Array.isArray(source) && method === [].values && [].values().next === nextOfArrays)
    return new ArrayCursor(source as T[], 0);
  const iterator = method == null ? (source as unknown as Iterator<T>) : answered(method.call(source));
  // One that is running stays as it is: its own `next` refuses.
  return iterator instanceof LazyIterator && !iterator.running
    ? (iterator.source as Cursor<T>)
    : new IteratorCursor(iterator, iterator.next);
}

/** What a method of the protocol has answered, which has to be an object. */
function answered<R>(result: R): R {
  must(Object(result) === result, "iterator", "result", "an object", result);
  return result;
}

/** The method that opens an iterable, looked up ahead of its call; an iterator that has none is refused. */
export function openMethod<T>(name: string, argument: string, source: Iterable<T>): OpenMethod<T> {
  const method: unknown = isObject(source) && source[Symbol.iterator];
  must(typeof method === "function", name, argument, "an iterable object", source);
  return method as OpenMethod<T>;
}

/** Opens an iterable only. */
export function openIterable<T>(name: string, argument: string, source: Iterable<T>): Cursor<T> {
  return open(source, openMethod(name, argument, source));
}

/** An array, read as its own iterator would: what is appended while reading is read too. */
export class ArrayCursor<T> extends Cursor<T, readonly T[], number> {
  pull(): T | End {
    const { source } = this;
    return this.argument < source.length ? (source[this.argument++] as T) : this.stop();
  }

  override close(): void {
    this.source = [];
  }
}

/** Any iterator, read by the protocol. Its argument is the `next` method, until there is nothing more to call. */
class IteratorCursor<T> extends Cursor<T, Iterator<T>, Iterator<T>["next"] | End> {
  pull(unread?: boolean): T | End {
    const { source, argument: next } = this;
    if (next === END) return END;
    // Over until there is a value: an iterator that throws, or that answers nonsense, is not closed.
    this.argument = END;
    const result = answered(next.call(source));
    if (result.done) return END;
    const value = unread ? undefined : result.value;
    this.argument = next;
    return value as T;
  }

  override close(): void {
    const { source } = this;
    if (this.argument === END) return;
    this.argument = END;
    const method = source.return;
    if (method != null) answered(method.call(source));
  }
}
