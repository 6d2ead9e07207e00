import { describe, expect, test } from "vitest";
import { flatMap, last, map, take, toArray } from "lazuli";
import { thrownBy } from "../../kit/worlds.js";

/** An iterator by hand, of the protocol's every freedom. */
function iterator(parts: object): Iterable<unknown> {
  return parts as Iterable<unknown>;
}

describe("a source", () => {
  test.each([undefined, null])("whose Symbol.iterator is %o is read as an iterator", (none) => {
    const source = iterator({ [Symbol.iterator]: none, next: () => ({ done: true }) });
    expect(toArray(source)).toEqual([]);
  });

  test("may be an array that iterates in a way of its own", () => {
    const reversed = Object.assign([1, 2], { [Symbol.iterator]: () => [2, 1].values() });
    expect([last(reversed), toArray(reversed)]).toEqual([1, [2, 1]]);
  });

  test("is refused when its Symbol.iterator is no function", async () => {
    expect(await thrownBy(() => toArray(iterator({ [Symbol.iterator]: 5 })))).toBeInstanceOf(TypeError);
  });

  test("is refused when its iterator is no object", async () => {
    expect(await thrownBy(() => toArray(iterator({ [Symbol.iterator]: () => 5 })))).toBeInstanceOf(TypeError);
  });

  test("may be a function that is an iterator", () => {
    const source = Object.assign(() => {}, { next: () => ({ done: true }) });
    expect(toArray(iterator(source))).toEqual([]);
  });

  test("may be a string object", () => {
    expect(toArray(Object("a👍") as string)).toEqual(["a", "👍"]);
  });

  test("has its Symbol.iterator called on itself", () => {
    const source = {
      values: [1, 2],
      [Symbol.iterator]() {
        return this.values.values();
      },
    };
    expect(toArray(source)).toEqual([1, 2]);
  });

  test("has its next called on itself, without arguments", () => {
    const calls: unknown[][] = [];
    const source = {
      next(...args: unknown[]) {
        calls.push([this === source, ...args]);
        return { done: true };
      },
    };
    toArray(iterator(source));
    expect(calls).toEqual([[true]]);
  });

  test("has its return looked up only when it is closed, and called on itself without arguments", () => {
    const calls: unknown[][] = [];
    const source = {
      next: () => ({ value: 1 }),
      get return() {
        calls.push(["look-up"]);
        return function (this: unknown, ...args: unknown[]) {
          calls.push([this === source, ...args]);
          return {};
        };
      },
    };
    const sequence = map(iterator(source), (value) => value);
    sequence.next();
    expect(calls).toEqual([]);
    sequence.return();
    expect(calls).toEqual([["look-up"], [true]]);
  });

  test("has a truthy done for its end, and its last value is not read", () => {
    const source = iterator({
      next: () => ({
        done: "yes",
        get value() {
          throw new Error("value was read");
        },
      }),
    });
    expect(toArray(source)).toEqual([]);
  });

  test("gives undefined where its result has no value", () => {
    let pulls = 0;
    expect(toArray(iterator({ next: () => (pulls++ < 1 ? {} : { done: true }) }))).toEqual([undefined]);
  });

  test.each(["next", "done", "value"])("that throws from its %s is not closed", async (part) => {
    const error = new Error(part);
    const fail = (here: string): void => {
      if (here === part) throw error;
    };
    let closes = 0;
    const source = iterator({
      next() {
        fail("next");
        return {
          get done() {
            fail("done");
            return false;
          },
          get value() {
            fail("value");
            return 1;
          },
        };
      },
      return: () => closes++,
    });
    expect(await thrownBy(() => map(source, (value) => value).next())).toBe(error);
    expect(closes).toBe(0);
  });

  test("that answers no object from next() is an error, and is not closed", async () => {
    let closes = 0;
    const source = iterator({ next: () => 5, return: () => closes++ });
    expect(await thrownBy(() => toArray(source))).toBeInstanceOf(TypeError);
    expect(closes).toBe(0);
  });

  test("that answers no object from return() is an error", async () => {
    const source = iterator({ next: () => ({ value: 1 }), return: () => 5 });
    expect(await thrownBy(() => map(source, (value) => value).return())).toBeInstanceOf(TypeError);
  });

  test("whose return is null is let go", () => {
    const source = iterator({ next: () => ({ value: 1 }), return: null });
    expect(map(source, (value) => value).return()).toEqual({ value: undefined, done: true });
  });
});

describe("an array", () => {
  test("is read as its iterator would: what is appended meanwhile too", () => {
    const array = [1, 2];
    const seen: number[] = [];
    for (const value of map(array, (value) => value)) {
      seen.push(value);
      if (value < 3) array.push(value + 2);
    }
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test("that has grown after its end does not go on", () => {
    const array = [1];
    const sequence = map(array, (value) => value);
    while (!sequence.next().done);
    array.push(2);
    expect(sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("that is a subclass with an iterator of its own is read by that", () => {
    class Backwards extends Array<number> {
      override *[Symbol.iterator](): ArrayIterator<number> {
        for (let index = this.length - 1; index >= 0; index--) yield this[index] as number;
      }
    }
    expect(toArray(take(Backwards.of(1, 2, 3), 2))).toEqual([3, 2]);
  });

  test("is read by the protocol where somebody has patched the method that makes it", () => {
    const prototype = Array.prototype as { values: unknown; [Symbol.iterator]: unknown };
    const { values } = Array.prototype;
    const reversed = function (this: unknown[]): unknown {
      return Reflect.apply(values, this.slice().reverse(), []);
    };
    prototype.values = prototype[Symbol.iterator] = reversed;
    let text: string;
    try {
      text = toArray([1, 2, 3]).join();
    } finally {
      prototype.values = prototype[Symbol.iterator] = values;
    }
    expect(text).toBe("3,2,1");
  });

  test("is read by the protocol where somebody has patched its iterator", () => {
    const prototype = Object.getPrototypeOf([].values()) as Iterator<unknown>;
    const { next } = prototype;
    const mark = {};
    const marks: unknown[] = [];
    prototype.next = function () {
      const result = next.call(this);
      if (result.value === mark) marks.push(mark);
      return result;
    };
    try {
      take([mark], 1).next();
    } finally {
      prototype.next = next;
    }
    expect(marks).toEqual([mark]);
  });

  test("may lend its iterator to an object that is like one", () => {
    const like = { length: 2, 0: "a", 1: "b", [Symbol.iterator]: Array.prototype[Symbol.iterator] };
    expect(toArray(like as Iterable<unknown>)).toEqual(["a", "b"]);
  });
});

describe("a sequence of the library as a source", () => {
  test("is used up by what reads it", () => {
    const source = map([1, 2, 3], (value) => value);
    expect(toArray(take(source, 2))).toEqual([1, 2]);
    expect(source.next()).toEqual({ value: undefined, done: true });
  });

  test("goes on from where it is", () => {
    const source = map([1, 2, 3], (value) => value);
    source.next();
    expect(toArray(take(source, 1))).toEqual([2]);
  });

  test("refuses to be read while it is running", async () => {
    const source = map([1], (): unknown => toArray(take(source, 1)));
    expect(await thrownBy(() => source.next())).toBeInstanceOf(TypeError);
  });

  test("is closed by the sequence that reads it as an inner one", () => {
    const source = map([1, 2], (value) => value);
    const all = flatMap([0], () => source);
    all.next();
    all.return();
    expect(source.next()).toEqual({ value: undefined, done: true });
  });

  test("is refused at the first pull when its next returns promises", async () => {
    const asyncNext = { next: async () => Promise.resolve({ value: 1, done: true }) };
    const asyncMethod = { async *[Symbol.iterator]() {} };
    for (const source of [asyncNext, asyncMethod]) {
      expect(await thrownBy(() => toArray(iterator(source)))).toEqual(
        new TypeError("iterator: the result of next must not be a Promise: use lazuli/async"),
      );
    }
  });
});
