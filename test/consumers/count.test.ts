import fc from "fast-check";
import { count as countSync, drain as drainSync, map, nth } from "lazuli";
import { count as countAsync } from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("count"))("%s", (_, count, { probe }) => {
  test("tells how many values there are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.anything()), async (values) => {
        expect(await count(probe(values))).toBe(values.length);
      }),
    );
  });

  test("counts the characters of a string, not its code units", async () => {
    expect(await count("a💎b")).toBe(3);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => count(5));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^count: source must be an iterable.*, got 5$/);
  });
});

test("count and drain read no values, not even those that a generator hands on", () => {
  let reads = 0;
  let asked = 0;
  const result = {
    done: false,
    get value() {
      return ++reads;
    },
  };
  function* handsOn() {
    let left = 3;
    const next = () => {
      asked++;
      return left-- > 0 ? result : { done: true, value: undefined };
    };
    yield* { [Symbol.iterator]: () => ({ next }) as Iterator<number> };
  }
  expect(countSync(handsOn())).toBe(3);
  drainSync(handsOn());
  expect({ asked, reads }).toEqual({ asked: 8, reads: 0 });
});

test.each<[string, () => Iterable<unknown>]>([
  ["a Set", () => new Set([1, 2, 3])],
  ["a Map", () => new Map([1, 2, 3].map((n) => [n, n]))],
  ["the iterator of a Set", () => new Set([1, 2, 3]).values()],
  ["a string", () => "abc"],
])("%s is counted to its end", (_, make) => {
  expect(countSync(make())).toBe(3);
});

test("count and nth ask an array for what a loop asks it", () => {
  const askedBy = (read: (values: Iterable<number>) => unknown): PropertyKey[] => {
    const asked: PropertyKey[] = [];
    const values = new Proxy([1, 2, 3], {
      get: (target, key) => {
        asked.push(key);
        return Reflect.get(target, key) as unknown;
      },
    });
    read(values);
    return asked.filter((key) => key === "length" || !Number.isNaN(Number(String(key))));
  };
  const ofLoop = askedBy((values) => {
    for (const value of values) void value;
  });
  expect(askedBy((values) => countSync(values))).toEqual(ofLoop);
  expect(askedBy((values) => nth(values, 9))).toEqual(ofLoop);
});

test("count does not close what throws, even if it can be closed by then", () => {
  let closes = 0;
  const values = [0, 1, 2];
  const iterator = values.values();
  const close = () => {
    closes++;
    return { value: undefined, done: true };
  };
  Object.defineProperty(values, 1, {
    get() {
      Object.assign(iterator, { return: close });
      throw new Error("thrown by a getter");
    },
  });
  expect(() => countSync(iterator)).toThrow("thrown by a getter");
  expect(closes).toBe(0);
});

test("count does not read the values", () => {
  let left = 3;
  const result = {
    get done() {
      return left-- === 0;
    },
    get value(): never {
      throw new Error("read");
    },
  };
  const source: Iterable<never> = { [Symbol.iterator]: () => ({ next: () => result }) };
  expect(countSync(source)).toBe(3);
});

test("count runs the callbacks of the operators before it", () => {
  const mapper = vi.fn((n: number) => n);
  countSync(map([1, 2, 3], mapper));
  expect(mapper).toHaveBeenCalledTimes(3);
});

test("countAsync rejects where count throws", async () => {
  await expect(countAsync(5 as never)).rejects.toThrow(TypeError);
});
