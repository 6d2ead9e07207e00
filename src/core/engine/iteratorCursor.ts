import { mustBeObject } from "../checks/arguments.js";
import { isObject, must } from "../checks/must.js";
import { Cursor, END, type End } from "./cursor.js";
import { ENDLESS, type LazyGenerator } from "./generator.js";

/** Any iterator, read by the protocol. `argument` is its `next` method, which is looked up once. */
export class IteratorCursor<T> extends Cursor<T, Iterator<T>, Iterator<T>["next"]> {
  declare readonly source: Iterator<T>;
  declare readonly argument: Iterator<T>["next"];
  // Assigned in the constructor, as in `Source`.
  declare isOver: boolean;

  constructor(iterator: Iterator<T>, next: Iterator<T>["next"]) {
    super(iterator, typeof next === "function" ? next : refuseNext.bind(next), "");
    this.isOver = false;
  }

  pull(unread?: boolean): T | End {
    const { source: iterator, argument: next } = this;
    if (this.isOver) return END;
    // Over until there is a value: an iterator that throws, or that returns an invalid result, is not closed.
    this.isOver = true;
    const result = next.call(iterator);
    mustBeResult("next", result);
    const { done } = result;
    if (done) return END;
    // Its promises would be read as results without an end.
    if (done === undefined && "then" in result) refusePromise();
    const value = unread ? undefined : result.value;
    this.isOver = false;
    return value as T;
  }

  override close(): void {
    const { source: iterator } = this;
    if (this.isOver) return;
    this.isOver = true;
    const method = iterator.return;
    if (method != null) mustBeResult("return", method.call(iterator));
  }

  override get endless(): boolean {
    return false;
  }

  override isRoot(): boolean {
    return true;
  }

  protected override tell(titles: string[]): undefined {
    titles.push({}.toString.call(this.source).slice(8, -1));
  }
}

/** One of our own generators, which knows whether it ends. */
export class GeneratorCursor<T> extends IteratorCursor<T> {
  override get endless(): boolean {
    return (this.source as LazyGenerator<T>)[ENDLESS];
  }
}

function mustBeResult(method: string, result: unknown): void {
  if (!isObject(result)) mustBeObject("iterator", `the result of ${method}`, result);
}

/** Replaces a `next` that is not callable: as in the standard, that is an error of the first pull. */
function refuseNext(this: unknown): never {
  must(false, "iterator", "next", "a function", this);
}

function refusePromise(): never {
  throw new TypeError("iterator: the result of next must not be a Promise: use lazuli/async");
}
