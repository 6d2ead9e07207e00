import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { argsOf, casesOf, sources } from "../kit/rows.js";
import { async, type Fn, type Sequence, sync, thrownBy } from "../kit/worlds.js";

const end = { value: undefined, done: true };

describe.each(casesOf(sources, [sync, async]))("%s", (_, name, row, world) => {
  let calls = 0;
  let onCall = (): void => {};
  const make = (): Sequence => {
    calls = 0;
    onCall = () => {};
    const args = row.args(
      (callback) =>
        ((...values: unknown[]) => {
          calls++;
          onCall();
          return callback(...values);
        }) as never,
    );
    const made = (world.face[name] as Fn)(...args) as Iterable<unknown> & AsyncIterable<unknown>;
    return (world === async ? made[Symbol.asyncIterator]() : made[Symbol.iterator]()) as Sequence;
  };

  test("computes nothing before the first pull, nor ahead of one", async () => {
    const source = make();
    // An async one that is read again may await its callback, so it calls that at the first pull.
    expect(calls).toBe(row.isReread && world === sync ? 1 : 0);
    for (const value of row.starts) expect(await source.next()).toEqual({ value, done: false });
    expect(calls, 'by "calls" of its row').toBe(row.calls ?? 0);
  });

  test("is over after return()", async () => {
    for (const pulled of [0, 1]) {
      const source = make();
      if (pulled) await source.next();
      expect(await source.return()).toEqual(end);
      expect(await source.next()).toEqual(end);
    }
  });

  test("is over when its callback throws", async () => {
    if (row.calls === undefined || row.isReread) return;
    const source = make();
    const error = new Error("from the callback");
    await source.next();
    onCall = () => {
      throw error;
    };
    expect(await thrownBy(() => source.next())).toBe(error);
    expect(await source.next()).toEqual(end);
  });

  if (world === sync)
    test("refuses to be re-entered from its callback", () => {
      if (row.calls === undefined || row.isReread) return;
      const source = make();
      void source.next();
      onCall = () => void source.next();
      expect(() => source.next()).toThrow(TypeError);
    });

  if (world === async)
    test("ends a call that waits for its callback, when it is closed", async () => {
      if (row.calls === undefined || row.isReread) return;
      const waiting = (world.face[name] as Fn)(...row.args(() => (() => new Promise(() => {})) as never));
      const source = waiting as AsyncIterator<unknown> & { return(): Promise<unknown> };
      let result = await Promise.race([source.next(), Promise.resolve(undefined)]);
      while (result !== undefined) result = await Promise.race([source.next(), Promise.resolve(undefined)]);
      expect(await source.return()).toEqual(end);
      expect(await source.next()).toEqual(end);
    });

  test("describes itself in a pipeline", () => {
    const shown = row.isReread && world === sync ? inspect((argsOf(row)[0] as Fn)()) : `Lazy [${name}]`;
    const method = world === async ? Symbol.asyncIterator : Symbol.iterator;
    const taken: unknown = world.face["take"]?.({ [method]: make }, 1);
    expect(inspect(taken)).toMatch(shown.slice(0, -1));
  });
});
