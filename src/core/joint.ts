import type { AsyncCursor } from "./async.js";
import { mustBeObject, expected } from "./check.js";
import { closeAll, closeQuietly, Cursor, END, type End } from "./cursor.js";
import { openIterable } from "./open.js";
import type { Mode } from "./types.js";

/** Sources that are open and will be read side by side. */
export interface Joint<C> {
  readonly name: string;
  readonly mode: Mode;
  readonly sources: readonly C[];
  /** What stands in for the sources that have ended, by position. */
  readonly padding: readonly unknown[];
  /** Makes a result of one value of each source; what it is, the overloads of `zip` and `zipKeyed` tell. */
  readonly assemble: (values: unknown[]) => never;
}

type Open<C> = (source: unknown) => C;
type Abandon<C> = (opened: readonly C[]) => void;

/** Opens the sources of `zip`, step by step as the standard does; a failure closes those opened before. */
export function openList<C>(
  name: string,
  iterables: Iterable<unknown>,
  options: unknown,
  open: Open<C>,
  abandon: Abandon<C>,
): Joint<C> {
  mustBeObject(name, "iterables", iterables, "an iterable");
  const { mode, padding } = readOptions(name, options);
  const input = openIterable(name, "iterables", iterables);
  const sources: C[] = [];
  try {
    for (let source = input.pull(); source !== END; source = input.pull()) sources.push(open(source));
    return {
      name,
      mode,
      sources,
      padding: padding === undefined ? [] : readPadding(name, padding as Iterable<unknown>, sources.length),
      assemble: (values) => values as never,
    };
  } catch (error) {
    abandon(sources);
    closeQuietly([input]);
    throw error;
  }
}

function readPadding(name: string, padding: Iterable<unknown>, count: number): unknown[] {
  const cursor = openIterable(name, "padding", padding);
  const values: unknown[] = [];
  while (values.length < count) {
    const value = cursor.pull();
    if (value === END) return values;
    values.push(value);
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
  mustBeObject(name, "iterables", iterables, "an object");
  const { mode, padding } = readOptions(name, options);
  const keys: PropertyKey[] = [];
  const sources: C[] = [];
  try {
    for (const key of Reflect.ownKeys(iterables)) {
      if (!Reflect.getOwnPropertyDescriptor(iterables, key)?.enumerable) continue;
      const source: unknown = Reflect.get(iterables, key);
      if (source === undefined) continue;
      keys.push(key);
      sources.push(open(source));
    }
    return {
      name,
      mode,
      sources,
      padding: padding === undefined ? [] : keys.map((key) => Reflect.get(padding, key) as unknown),
      assemble(values) {
        const record = Object.create(null) as Record<PropertyKey, unknown>;
        for (const [index, key] of keys.entries()) record[key] = values[index];
        return record as never;
      },
    };
  } catch (error) {
    abandon(sources);
    throw error;
  }
}

/** The options are read in the order of the standard, and `padding` only where it is of use. */
function readOptions(name: string, options: unknown): { mode: Mode; padding?: object } {
  if (options === undefined) return { mode: "shortest" };
  mustBeObject(name, "options", options, "an object");
  const { mode = "shortest" } = options as { mode?: unknown };
  if (mode === "shortest" || mode === "strict") return { mode };
  if (mode !== "longest") {
    throw new TypeError(expected(name, "mode", '"shortest", "longest" or "strict"', mode));
  }
  const { padding } = options as { padding?: object };
  if (padding === undefined) return { mode };
  mustBeObject(name, "padding", padding, "an object");
  return { mode, padding };
}

/** Reads its sources side by side. */
export class Zip extends Cursor<never> {
  private readonly joint: Joint<Cursor<unknown>>;
  private readonly ended = new Set<number>();

  constructor(joint: Joint<Cursor<unknown>>) {
    super();
    this.joint = joint;
  }

  get name(): string {
    const { name, sources } = this.joint;
    return `${name}(${sources.map((source) => source.describe()).join(", ")})`;
  }

  pull(): End {
    const { sources, assemble } = this.joint;
    const values: unknown[] = [];
    for (const source of sources) {
      const value = source.pull();
      if (value !== END) values.push(value);
      else if (this.endsAt(values.length)) return END;
      else values.push(this.joint.padding[values.length]);
    }
    return sources.length > 0 ? assemble(values) : END;
  }

  close(): void {
    closeAll(this.joint.sources);
  }

  /** Whether all end because the source at an index has. */
  private endsAt(index: number): boolean {
    const { name, mode, sources } = this.joint;
    this.ended.add(index);
    if (mode === "longest") return this.ended.size === sources.length;
    if (mode === "shortest") this.close();
    else if (index > 0 || sources.slice(1).some((source) => source.skip())) throw lengthsDiffer(name);
    return true;
  }
}

/** {@link Zip} over async sources, which are pulled one after the other: none is pulled in vain. */
export async function* zipping(joint: Joint<AsyncCursor<unknown>>): AsyncGenerator<never> {
  const { name, mode, sources, padding, assemble } = joint;
  const ended = new Set<number>();
  while (sources.length > 0) {
    const values: unknown[] = [];
    for (const source of sources) {
      const { value, done } = await source.next();
      if (!done) {
        values.push(value);
        continue;
      }
      ended.add(values.length);
      if (mode === "shortest" || ended.size === sources.length) return;
      if (mode === "strict") {
        if (values.length > 0) throw lengthsDiffer(name);
        for (const other of sources.slice(1)) if (!(await other.next()).done) throw lengthsDiffer(name);
        return;
      }
      values.push(padding[values.length]);
    }
    yield assemble(values);
  }
}

function lengthsDiffer(name: string): TypeError {
  return new TypeError(`${name}: the sources must all have the same length in strict mode`);
}
