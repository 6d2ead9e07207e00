import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { joinable, logged } from "../kit/sources.js";
import { collect, thrownBy, twins } from "../kit/worlds.js";

const symbol = Symbol("key");
const keys = fc.uniqueArray(
  fc.constantFrom<PropertyKey[]>("b", "a", "10", "9", "__proto__", "constructor", symbol),
  {
    maxLength: 4,
  },
);

/** An object with own properties of any name, `__proto__` too. */
function recordOf(entries: readonly (readonly [PropertyKey, unknown])[]): object {
  const record = {};
  for (const [key, value] of entries) {
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true });
  }
  return record;
}

const entriesOf = (record: object): unknown[][] =>
  Reflect.ownKeys(record).map((key) => [key, Reflect.get(record, key)]);

const lengthsDiffer = new TypeError("zipKeyed: the sources must all have the same length in strict mode");

describe.each(twins("zipKeyed"))("%s", (_, zipKeyed, world) => {
  const { probe } = world;
  const named = fc.tuple(keys, fc.array(joinable(world), { minLength: 4, maxLength: 4 }));

  test("gives records of the values at the same position, by the mode, with the keys in their order", async () => {
    await fc.assert(
      fc.asyncProperty(
        named,
        fc.constantFrom(undefined, "shortest", "longest", "strict"),
        fc.option(
          fc.dictionary(fc.constantFrom("a", "9", "constructor"), fc.string(), { noNullPrototype: true }),
          {
            nil: undefined,
          },
        ),
        async ([keys, parts], mode, padding) => {
          const made = recordOf(keys.map((key, index) => [key, parts[index]?.make()]));
          const order = Reflect.ownKeys(made);
          const columns = order.map((key) => parts[keys.indexOf(key)]?.values ?? []);
          const lengths = columns.map(({ length }) => length);
          const count = order.length === 0 ? 0 : Math[mode === "longest" ? "max" : "min"](...lengths);
          const pad = (key: PropertyKey): unknown => (padding ? Reflect.get(padding, key) : undefined);
          const expected = Array.from({ length: count }, (_, row) =>
            order.map((key, index) => {
              const column = columns[index] ?? [];
              return [key, row < column.length ? column[row] : pad(key)];
            }),
          );
          const zipped = zipKeyed(made, { mode, padding });
          for (const entries of expected) expect(entriesOf((await zipped.next()).value)).toEqual(entries);
          if (mode === "strict" && new Set(lengths).size > 1) {
            expect(await thrownBy(() => zipped.next())).toEqual(lengthsDiffer);
          } else expect(await zipped.next()).toEqual({ value: undefined, done: true });
        },
      ),
    );
  });

  test("gives records without a prototype", async () => {
    const [record] = await collect<object>(zipKeyed({ a: probe([1]) }));
    expect(Object.getPrototypeOf(record)).toBeNull();
  });

  test("gives ordinary properties, __proto__ among them", async () => {
    const [record] = await collect<object>(zipKeyed(recordOf([["__proto__", [1]]])));
    expect(Object.getOwnPropertyDescriptors(record)).toEqual(
      recordOf([["__proto__", { value: 1, writable: true, enumerable: true, configurable: true }]]),
    );
  });

  test("gives every position a record of its own", async () => {
    const [first, second] = await collect(zipKeyed({ a: probe([1, 2]) }));
    expect(first).not.toBe(second);
  });

  test("is empty without keys", async () => {
    expect(await collect(zipKeyed({}, { mode: "longest" }))).toEqual([]);
  });

  test("passes over what is not enumerable", async () => {
    const sources = Object.defineProperty({ a: [1] }, "hidden", { value: probe([1]) });
    expect((await collect<object>(zipKeyed(sources))).map(entriesOf)).toEqual([[["a", 1]]]);
  });

  test("passes over what is inherited", async () => {
    const sources = Object.assign(Object.create({ inherited: [1] }) as object, { a: [1] });
    expect((await collect<object>(zipKeyed(sources))).map(entriesOf)).toEqual([[["a", 1]]]);
  });

  test("passes over what is undefined", async () => {
    expect((await collect<object>(zipKeyed({ a: [1], b: undefined }))).map(entriesOf)).toEqual([[["a", 1]]]);
  });

  test("takes an array for a record of its indices", async () => {
    expect((await collect<object>(zipKeyed([[1], [2]]))).map(entriesOf)).toEqual([
      [
        ["0", 1],
        ["1", 2],
      ],
    ]);
  });

  test("pads by key, with undefined where padding has none", async () => {
    const zipped = zipKeyed({ a: [], b: [], c: [1] }, { mode: "longest", padding: { a: 0 } });
    expect((await collect<object>(zipped)).map(entriesOf)).toEqual([
      [
        ["a", 0],
        ["b", undefined],
        ["c", 1],
      ],
    ]);
  });

  test("looks at each property once, and opens it before it looks at the next", () => {
    const log: string[] = [];
    const sources = new Proxy(
      { a: logged(world, log, "a", []), b: undefined, c: logged(world, log, "c", []) },
      {
        ownKeys: (target) => (log.push("keys"), Reflect.ownKeys(target)),
        getOwnPropertyDescriptor(target, key) {
          log.push(`own ${String(key)}`);
          return Reflect.getOwnPropertyDescriptor(target, key);
        },
        get(target, key) {
          log.push(`get ${String(key)}`);
          return Reflect.get(target, key) as unknown;
        },
      },
    );
    zipKeyed(sources);
    expect(log).toEqual(["keys", "own a", "get a", "open a", "own b", "get b", "own c", "get c", "open c"]);
  });

  test("passes over a key that is gone when its turn comes", async () => {
    const sources = new Proxy({ a: [1] }, { ownKeys: () => ["a", "gone"] });
    expect((await collect<object>(zipKeyed(sources))).map(entriesOf)).toEqual([[["a", 1]]]);
  });

  test("reads the options ahead of the keys, and the padding once the sources are open", () => {
    const log: string[] = [];
    const read = (object: object, prefix: string): object =>
      new Proxy(object, {
        get(target, key) {
          log.push(`${prefix}${String(key)}`);
          return Reflect.get(target, key) as unknown;
        },
      });
    const sources = { a: logged(world, log, "a", []), b: logged(world, log, "b", []) };
    zipKeyed(sources, read({ mode: "longest", padding: read({}, "padding.") }, ""));
    expect(log).toEqual(["mode", "padding", "open a", "open b", "padding.a", "padding.b"]);
  });

  test("closes the sources that are open, last to first, when a property throws", async () => {
    const log: string[] = [];
    const error = new Error("from the getter");
    const sources = {
      a: logged(world, log, "a", [], { closeError: new Error("from closing") }),
      b: logged(world, log, "b", []),
      get c() {
        throw error;
      },
    };
    expect(await thrownBy(() => zipKeyed(sources))).toBe(error);
    await vi.waitFor(() => {
      expect(log).toEqual(["open a", "open b", "close b", "close a"]);
    });
  });

  test("closes the sources when the padding throws", async () => {
    const source = probe([1]);
    const error = new Error("from the getter");
    const padding = {
      get a() {
        throw error;
      },
    };
    expect(await thrownBy(() => zipKeyed({ a: source }, { mode: "longest", padding }))).toBe(error);
    await vi.waitFor(() => {
      expect(source.closes).toBe(1);
    });
  });

  test("closes its sources last to first", async () => {
    const log: string[] = [];
    const zipped = zipKeyed({ b: logged(world, log, "b", [1]), a: logged(world, log, "a", [1]) });
    await zipped.return();
    expect(log).toEqual(["open b", "open a", "close a", "close b"]);
  });

  test("throws in strict mode when lengths differ", async () => {
    const zipped = zipKeyed({ a: probe([1]), b: probe([]) }, { mode: "strict" });
    expect(await thrownBy(() => zipped.next())).toEqual(lengthsDiffer);
  });

  test.each([
    ["ab", '"ab"'],
    [5, "5"],
    [null, "null"],
  ])("refuses %o among iterables", async (source, shown) => {
    const error = await thrownBy(() => zipKeyed({ a: source }));
    expect(error).toEqual(
      new TypeError(`zipKeyed: each of iterables must be an iterable object, got ${shown}`),
    );
  });

  test.each([
    ["ab", '"ab"'],
    [null, "null"],
    [undefined, "undefined"],
  ])("refuses %o as iterables, ahead of bad options", async (iterables, shown) => {
    const error = await thrownBy(() => zipKeyed(iterables, { mode: "all" }));
    expect(error).toEqual(new TypeError(`zipKeyed: iterables must be an object, got ${shown}`));
  });

  test("refuses options that are no object", async () => {
    const error = await thrownBy(() => zipKeyed({}, "longest"));
    expect(error).toEqual(new TypeError('zipKeyed: options must be an object, got "longest"'));
  });

  test("refuses a mode that it does not have", async () => {
    const error = await thrownBy(() => zipKeyed({}, { mode: "all" }));
    const message = 'zipKeyed: mode must be "shortest", "longest" or "strict", got "all"';
    expect(error).toEqual(new TypeError(message));
  });

  test("refuses a padding that is no object", async () => {
    const error = await thrownBy(() => zipKeyed({}, { mode: "longest", padding: 5 }));
    expect(error).toEqual(new TypeError("zipKeyed: padding must be an object, got 5"));
  });
});
