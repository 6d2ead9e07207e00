import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import { closeAllAsync } from "../async/closeAsync.js";
import { mustBeObject } from "../checks/arguments.js";
import { isObject, must } from "../checks/must.js";
import { isIterable } from "../checks/sources.js";
import { closeAll, closeQuietly } from "../engine/closing.js";
import { type Cursor, END, type End, isEnd, type Meter } from "../engine/cursor.js";
import { openIterable } from "../engine/open.js";
import { Joiner, labelOver } from "./joiner.js";
import { copyOf } from "../engine/window.js";
import type { Mode } from "../types/zip.js";
import { skip } from "../engine/iteratorCursor.js";

/** Sources that are open and will be read side by side. */
export interface Joint<C> {
  readonly name: string;
  readonly mode: Mode;
  readonly sources: readonly C[];
  /** The values in place of those of ended sources, by position. */
  readonly padding: readonly unknown[];
  /** The keys of the sources, if the results are records. */
  readonly keys?: readonly PropertyKey[];
}

type Open<C> = (name: string, source: Iterable<unknown>, argument: string) => C;
type Abandon<C> = (opened: readonly C[]) => void;

/**
 * Opens the sources of `zip`, step by step as the standard does; a failure closes those already open. `second` is what was
 * passed behind the list.
 */
export function openList<C>(
  name: string,
  iterables: Iterable<unknown>,
  options: unknown,
  open: Open<C>,
  abandon: Abandon<C>,
  second: unknown = options,
): Joint<C> {
  mustBeObject(name, "iterables", iterables);
  const { mode, padding } = readOptions(name, options);
  const input = openIterable(name, "iterables", iterables);
  const sources: C[] = [];
  try {
    for (let source = input.pull(undefined); !isEnd(source); source = input.pull(undefined)) {
      sources.push(openElement(name, source, open, second));
    }
    return {
      name,
      mode,
      sources,
      padding: padding === undefined ? [] : readPadding(name, padding as Iterable<unknown>, sources.length),
    };
  } catch (error) {
    abandon(sources);
    closeQuietly(input);
    throw error;
  }
}

/** Strings are refused as elements, as in the standard. */
function openElement<C>(name: string, source: unknown, open: Open<C>, second?: unknown): C {
  // Who hands over the sources one by one has put another one behind it, where options belong.
  const hint =
    !isObject(source) && isIterable(second) ? `: ${name} takes one list of sources, ${name}([a, b])` : "";
  must(isObject(source), name, "each of iterables", "an iterable object", source, TypeError, hint);
  return open(name, source as Iterable<unknown>, "each of iterables");
}

function readPadding(name: string, padding: Iterable<unknown>, count: number): unknown[] {
  const cursor = openIterable(name, "padding", padding);
  const values: unknown[] = [];
  try {
    while (values.length < count) {
      const value = cursor.pull(undefined);
      if (isEnd(value)) return values;
      values.push(value);
    }
  } catch (error) {
    closeQuietly(cursor);
    throw error;
  }
  cursor.close();
  return values;
}

/** Opens the sources of `zipKeyed`: the enumerable properties that are not undefined. */
export function openRecord<C>(
  name: string,
  iterables: object,
  options: unknown,
  open: Open<C>,
  abandon: Abandon<C>,
): Joint<C> {
  mustBeObject(name, "iterables", iterables);
  const { mode, padding } = readOptions(name, options);
  const keys: PropertyKey[] = [];
  const sources: C[] = [];
  try {
    for (const key of Reflect.ownKeys(iterables)) {
      if (!Reflect.getOwnPropertyDescriptor(iterables, key)?.enumerable) continue;
      const source: unknown = Reflect.get(iterables, key);
      if (source === undefined) continue;
      keys.push(key);
      sources.push(openElement(name, source, open));
    }
    return {
      name,
      mode,
      sources,
      padding: padding === undefined ? [] : keys.map((key) => Reflect.get(padding, key) as unknown),
      keys,
    };
  } catch (error) {
    abandon(sources);
    throw error;
  }
}

/** Reads the options in the order of the standard, and `padding` only where it is used. */
function readOptions(name: string, options: unknown): { mode: Mode; padding?: object } {
  if (options === undefined) return { mode: "shortest" };
  mustBeObject(name, "options", options);
  const { mode = "shortest" } = options as { mode?: unknown };
  if (mode === "shortest" || mode === "strict") return { mode };
  must(mode === "longest", name, "mode", '"shortest", "longest" or "strict"', mode);
  const { padding } = options as { padding?: object };
  if (padding === undefined) return { mode };
  mustBeObject(name, "padding", padding);
  return { mode, padding };
}

/** Reads its sources side by side. */
export class Zip extends Joiner<never> {
  private readonly joint: Joint<Cursor<unknown>>;
  private readonly ended = new Set<number>();
  /** Those of the next result. It stays here: V8 is faster with a list that nobody else has. */
  private readonly values: unknown[];
  /** The source that is being pulled; -1 between two results. */
  private index = -1;

  constructor(joint: Joint<Cursor<unknown>>) {
    super(joint.name, joint.sources);
    this.joint = joint;
    this.values = new Array<unknown>(joint.sources.length);
  }

  override get endless(): boolean {
    return !this.isOver && isEndlessJoint(this.joint);
  }

  pull(meter: Meter | undefined): End {
    const { sources, joint, values } = this;
    if (this.isOver || sources.length === 0) return END;
    if (this.index < 0) this.index = 0;
    for (; this.index < sources.length; this.index++) {
      const { index } = this;
      const value = (sources[index] as Cursor<unknown>).pull(meter);
      if (isEnd(value) && this.endsAt(index, meter)) return END;
      values[index] = isEnd(value) ? joint.padding[index] : value;
    }
    this.index = -1;
    const result = assemble(joint, values);
    for (let index = 0; index < values.length; index++) values[index] = undefined;
    return result;
  }

  override close(): void {
    if (this.isOver) return;
    this.isOver = true;
    const { sources, index } = this;
    // A source that has thrown in its own callback is closed before the others, as in the standard.
    closeAll(index < 0 ? sources : [...sources, ...sources.slice(index, index + 1)]);
  }

  /** Whether the end of the source at an index ends all of them. */
  private endsAt(index: number, meter: Meter | undefined): boolean {
    const { joint, sources } = this;
    this.ended.add(index);
    if (joint.mode === "longest") return this.ended.size === sources.length;
    if (joint.mode === "shortest") this.close();
    else if (index > 0 || sources.slice(1).some((source) => skip(source, meter)))
      throw lengthsDiffer(this.title);
    return true;
  }
}

/** {@link Zip} over async sources, which are pulled one after the other. */
export class AsyncZip extends AsyncCursor<never> {
  private readonly joint: Joint<AsyncCursor<unknown>>;
  private readonly ended = new Set<number>();
  private values: unknown[] = [];
  /** The source that is being pulled. */
  private index = 0;
  /** In "strict" mode, once the first source has ended: none of the others may have a value. */
  private isChecking = false;
  private meter: Meter | undefined = undefined;

  constructor(joint: Joint<AsyncCursor<unknown>>) {
    super();
    this.joint = joint;
  }

  advance(meter: Meter | undefined): Answer {
    const [first] = this.joint.sources;
    if (first === undefined) return false;
    this.meter = meter;
    this.index = 0;
    this.values = [];
    return this.read(first.advance(meter));
  }

  settle(result: unknown): Answer {
    return this.read(this.source.settle(result));
  }

  override fail(error: unknown): Answer {
    return this.read(this.source.fail(error));
  }

  private get source(): AsyncCursor<unknown> {
    return this.joint.sources[this.index] as AsyncCursor<unknown>;
  }

  /** Goes on with the answer of a source, to the last one. */
  private read(answer: Answer): Answer {
    const { joint, values } = this;
    const { sources } = joint;
    for (;;) {
      if (typeof answer !== "boolean") return answer;
      if (answer && this.isChecking) throw lengthsDiffer(joint.name);
      if (!answer && this.endsHere()) return false;
      values.push(answer ? this.source.take() : joint.padding[this.index]);
      if (++this.index === sources.length) break;
      answer = this.source.advance(this.meter);
    }
    if (this.isChecking) return false;
    this.value = assemble(joint, values);
    values.length = 0;
    return true;
  }

  /** Notes that a source has ended. Returns whether the sequence ends with it. */
  private endsHere(): boolean {
    const { joint, index, ended } = this;
    ended.add(index);
    if (joint.mode === "longest") return ended.size === joint.sources.length;
    if (joint.mode === "shortest") return true;
    if (index > 0 && !this.isChecking) throw lengthsDiffer(joint.name);
    this.isChecking = true;
    return false;
  }

  close(): Promise<unknown> | undefined {
    this.values = [];
    this.value = undefined;
    return closeAllAsync(this.joint.sources);
  }

  override get endless(): boolean {
    return isEndlessJoint(this.joint);
  }

  tell(titles: string[]): undefined {
    titles.push(labelOver(this.joint.name, this.joint.sources));
  }
}

function isEndlessJoint({ mode, sources }: Joint<{ readonly endless: boolean }>): boolean {
  const areEndless = sources.map(({ endless }) => endless);
  return mode === "longest"
    ? areEndless.includes(true)
    : areEndless.length > 0 && !areEndless.includes(false);
}

/** One result: a copy, or a record without a prototype. The overloads of `zip` and `zipKeyed` have its type. */
function assemble({ keys }: Joint<unknown>, values: readonly unknown[]): never {
  if (keys === undefined) return copyOf(values) as never;
  const record = Object.create(null) as Record<PropertyKey, unknown>;
  for (let index = 0; index < keys.length; index++) record[keys[index] as PropertyKey] = values[index];
  return record as never;
}

function lengthsDiffer(name: string): TypeError {
  return new TypeError(`${name}: the sources must all have the same length in strict mode`);
}
