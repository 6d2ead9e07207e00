import * as asyncFace from "lazuli/async";
import * as syncFace from "lazuli";
import {
  type AsyncTestSource,
  type TestSource,
  type TestSourceOptions,
  testSource,
  testSourceAsync,
} from "lazuli/testing";

/** A function of the library, as the tests that run in both worlds call it. */
export type Fn = (...args: any[]) => any;

/** A sequence of either world. */
export type Sequence = (Iterator<unknown> | AsyncIterator<unknown>) & { return(): unknown };

/** A source of either world that watches how it is used. */
export type Probe<T> = TestSource<T> | AsyncTestSource<T>;

/** The sync face or the async one, with the sources that go with it. */
export interface World {
  readonly name: "sync" | "async";
  readonly face: Record<string, Fn>;
  probe<T>(values: readonly T[] | ((index: number) => T), behaviour?: TestSourceOptions): Probe<T>;
}

export const sync: World = {
  name: "sync",
  face: syncFace as Record<string, any>,
  probe: (values, behaviour) => testSource(values, behaviour),
};

export const async: World = {
  name: "async",
  face: asyncFace as Record<string, any>,
  probe: (values, behaviour) => testSourceAsync(values, behaviour),
};

/** The async face over sync sources. */
export const mixed: World = { ...async, probe: sync.probe };

/**
 * The same tests over a function and its async twin: `describe.each(twins("take"))("%s", (_, take, world) => …)`.
 */
export function twins(name: string): [title: string, fn: Fn, world: World][] {
  return [
    [name, sync.face[name] as Fn, sync],
    [`${name}Async`, async.face[name] as Fn, async],
    [`${name}Async over a sync source`, async.face[name] as Fn, mixed],
  ];
}

/** All values of a sequence of either world. */
export async function collect<T>(sequence: unknown): Promise<T[]> {
  const values: T[] = [];
  for await (const value of sequence as AsyncIterable<T>) values.push(value);
  return values;
}

/** What was thrown, now or by a promise; fails if nothing was. */
export async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
