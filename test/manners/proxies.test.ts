/** A proxy sees what the standard does to a source, and nothing more: above all nobody asks for its prototype. */
import { describe, expect, test } from "vitest";
import { argsOf, callOf, consumers, operators } from "../kit/rows.js";
import { type Fn, sync } from "../kit/worlds.js";

const readers = [...operators, ...consumers];

/** An iterable of five values, whose traps write down all that is done to it but for look-ups and calls. */
function watched(
  gives: (value: unknown, source: number) => unknown,
  source: number,
  seen: string[],
): unknown {
  let next = 0;
  const iterator = new Proxy(
    {
      next: () =>
        next < 5 ? { value: gives(next++, source), done: false } : { value: undefined, done: true },
      return: () => ({ value: undefined, done: true }),
    },
    traps(seen),
  );
  return new Proxy({ [Symbol.iterator]: () => iterator }, traps(seen));
}

function traps(seen: string[]): ProxyHandler<object> {
  const note = (trap: "getPrototypeOf" | "has" | "ownKeys" | "getOwnPropertyDescriptor") => {
    return (target: object, ...rest: never[]): never => {
      seen.push(trap);
      return (Reflect[trap] as Fn)(target, ...rest) as never;
    };
  };
  return {
    getPrototypeOf: note("getPrototypeOf"),
    has: note("has"),
    ownKeys: note("ownKeys"),
    getOwnPropertyDescriptor: note("getOwnPropertyDescriptor"),
  };
}

describe("a proxy as a source", () => {
  test.each(readers)("of %s sees look-ups only", (name, row) => {
    const seen: string[] = [];
    const { sources = 1, gives = (value) => value } = row;
    const proxies = Array.from({ length: sources }, (_, source) => watched(gives, source, seen));
    const result = callOf(row, sync.face[name] as Fn, proxies, argsOf(row)) as Iterator<unknown> | undefined;
    if (row.kind !== "consumer") {
      result?.next();
      result?.return?.();
    }
    expect(seen).toEqual([]);
  });
});
