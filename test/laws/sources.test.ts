import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import * as lazuli from "lazuli";
import { argsOf, sources } from "../kit/rows.js";
import type { Fn, Sequence } from "../kit/worlds.js";

describe.each(sources)("%s", (name, row) => {
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
    const made = ((lazuli as Record<string, unknown>)[name] as Fn)(...args) as Iterable<unknown>;
    return made[Symbol.iterator]() as Sequence;
  };

  test("computes nothing before the first pull, nor ahead of one", () => {
    const source = make();
    expect(calls).toBe(row.isReread ? 1 : 0);
    for (const value of row.starts) expect(source.next()).toEqual({ value, done: false });
    expect(calls, 'by "calls" of its row').toBe(row.calls ?? 0);
  });

  test("is over after return()", () => {
    for (const pulled of [0, 1]) {
      const source = make();
      if (pulled) source.next();
      expect(source.return()).toEqual({ value: undefined, done: true });
      expect(source.next()).toEqual({ value: undefined, done: true });
    }
  });

  test("is over when its callback throws", () => {
    if (row.calls === undefined || row.isReread) return;
    const source = make();
    source.next();
    onCall = () => {
      throw new Error("from the callback");
    };
    expect(() => source.next()).toThrow("from the callback");
    expect(source.next()).toEqual({ value: undefined, done: true });
  });

  test("refuses to be re-entered from its callback", () => {
    if (row.calls === undefined || row.isReread) return;
    const source = make();
    source.next();
    onCall = () => void source.next();
    expect(() => source.next()).toThrow(TypeError);
  });

  test("describes itself in a pipeline", () => {
    const shown = row.isReread ? inspect((argsOf(row)[0] as Fn)()) : `Lazy [${name}]`;
    const taken = lazuli.take({ [Symbol.iterator]: make } as Iterable<unknown>, 1);
    expect(inspect(taken)).toMatch(shown.slice(0, -1));
  });
});
