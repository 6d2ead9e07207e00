import fc from "fast-check";
import { entries, toArray } from "lazuli";
import { describe, expect, test } from "vitest";
import { shown } from "../kit/messages.js";

describe("entries", () => {
  test("gives what Object.entries does", () => {
    fc.assert(
      fc.property(fc.object(), (object) => {
        expect(toArray(entries(object))).toEqual(Object.entries(object));
      }),
    );
  });

  test("leaves out what is inherited, hidden or under a symbol", () => {
    class Inheriting {
      own = 1;
      get inherited(): number {
        return this.own + 1;
      }
    }
    const object = Object.assign(new Inheriting(), { [Symbol("key")]: 3 });
    Object.defineProperty(object, "hidden", { value: 4, enumerable: false });
    expect([...entries(object)]).toEqual([["own", 1]]);
  });

  test("reads an object without a prototype, an array and a function", () => {
    const bare = Object.assign(Object.create(null) as object, { propertyIsEnumerable: undefined });
    expect([...entries(bare)]).toEqual([["propertyIsEnumerable", undefined]]);
    expect([...entries(["a", "b"])]).toEqual([
      ["0", "a"],
      ["1", "b"],
    ]);
    expect([...entries(Object.assign(() => {}, { a: 1 }))]).toEqual([["a", 1]]);
  });

  test("reads nothing before it is asked, and each value when it is its turn", () => {
    const log: string[] = [];
    const object = new Proxy(
      { a: 1, b: 2 },
      {
        ownKeys: (target) => {
          log.push("keys");
          return Reflect.ownKeys(target);
        },
        get: (target, key) => {
          log.push(String(key));
          return Reflect.get(target, key) as unknown;
        },
      },
    );
    const sequence = entries(object);
    expect(log).toEqual([]);
    sequence.next();
    expect(log).toEqual(["keys", "a"]);
    sequence.next();
    expect(log).toEqual(["keys", "a", "b"]);
  });

  test("leaves out what is deleted on the way, and what is added", () => {
    const object: Record<string, number> = { a: 1, b: 2, c: 3 };
    const sequence = entries(object);
    sequence.next();
    delete object["b"];
    object["c"] = 4;
    object["d"] = 5;
    expect([...sequence]).toEqual([["c", 4]]);
  });

  test("is over when a getter throws", () => {
    const error = new Error("from a getter");
    const sequence = entries({
      get a(): never {
        throw error;
      },
      b: 1,
    });
    expect(() => sequence.next()).toThrow(error);
    expect(sequence.next().done).toBe(true);
  });

  test.each([[undefined], ["text"], [5]])("refuses %s", (value) => {
    expect(() => entries(value as never)).toThrow(
      new TypeError(`entries: object must be an object, got ${shown(value)}`),
    );
  });
});
