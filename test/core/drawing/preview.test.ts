import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { kindOf, nameOf, preview } from "../../../src/core/drawing/preview.js";

class Point {
  x = 1;
  y = 2;
}

function refuse(): never {
  throw new Error("must not run");
}

describe("preview", () => {
  const examples: [value: unknown, text: string][] = [
    [undefined, "undefined"],
    [null, "null"],
    [true, "true"],
    [1.5, "1.5"],
    [-0, "-0"],
    [NaN, "NaN"],
    [12n, "12n"],
    [-(10n ** 38n), "-100000000000000000000000000000000000000n"],
    ["a", '"a"'],
    ["a\n\u0007b", '"a\\n\\u0007b"'],
    ["\u202edrawkcab", '"\\u{202e}drawkcab"'],
    [Symbol("s"), "Symbol(s)"],
    [function named() {}, "named()"],
    [() => {}, "function()"],
    [Point, "Point()"],
    [[], "[]"],
    [[1, [2, [3]]], "[1, [2, […]]]"],
    [[1, 2, 3, 4], "[1, 2, 3, 4]"],
    [[1, 2, 3, 4, 5], "[1, 2, 3, … 2 more]"],
    [[, 1], "[(empty), 1]"],
    [{}, "{}"],
    [{ a: 1, "b c": "x" }, '{a: 1, "b c": "x"}'],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, "{a: 1, b: 2, c: 3, d: 4, …}"],
    [{ a: { b: { c: 1 } } }, "{a: {b: {…}}}"],
    [Object.create(null), "{}"],
    [new Point(), "Point {x: 1, y: 2}"],
    [new Map([[1, 2]]), "Map(1)"],
    [new Set([1, 2]), "Set(2)"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
    [new Date(NaN), "Invalid Date"],
    [/a+/g, "/a+/g"],
    [new Error("no"), "Error: no"],
    [new TypeError(), "TypeError"],
    [new Uint8Array(1e6), "Uint8Array(1000000 bytes)"],
    [Promise.resolve(1), "Promise"],
    [Object.defineProperty({}, "a", { get: refuse, enumerable: true }), "{a: (getter)}"],
  ];

  // The texts first: the runner would call the getters of what it shows.
  test.each(examples.map(([value, text]) => [text, value]))("is %s", (text, value) => {
    expect(preview(value)).toBe(text);
  });

  test("asks no proxy that an object inherits from", () => {
    const asked = vi.fn();
    const proxy = new Proxy({}, new Proxy({}, { get: asked }));
    expect(preview(Object.create(proxy))).toBe("Proxy");
    expect(kindOf(Object.create(proxy) as object)).toBe("Object");
    expect(nameOf(new Proxy(refuse, new Proxy({}, { get: asked })))).toBe("");
    expect(asked).not.toHaveBeenCalled();
  });

  test("cuts no sign in two", () => {
    for (let length = 0; length < 100; length++) {
      expect(preview(`${"x".repeat(length)}${"😀".repeat(60)}`)).not.toMatch(/\\u/);
    }
  });

  test("cuts long texts, also within others", () => {
    expect(preview("x".repeat(1000))).toHaveLength(80);
    expect(preview(["x".repeat(1000)])).toBe(`["${"x".repeat(22)}…]`);
    expect(preview({ ["k".repeat(100)]: 1 })).toBe(`{${"k".repeat(23)}…: 1}`);
    expect(preview(Symbol("s".repeat(100)))).toHaveLength(24);
    expect(preview(new Error("e".repeat(200)))).toHaveLength(80);
  });

  test("asks no proxy", () => {
    const handler = new Proxy({}, { get: () => refuse });
    expect(preview(new Proxy({}, handler))).toBe("Proxy");
    expect(preview([new Proxy([], handler)])).toBe("[Proxy]");
  });

  test("shows an object that cannot be read", () => {
    // As where the runtime does not tell proxies.
    const map = Object.setPrototypeOf({}, Map.prototype) as object;
    expect(preview(map)).toBe("object");
  });

  test("is the same on a slow machine", () => {
    let time = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (time += 50));
    const { signal } = new AbortController();
    const small = { a: 1 };
    expect([signal, signal, small, small].map((value) => preview(value))).toEqual([
      "AbortSignal",
      "AbortSignal",
      "{a: 1}",
      "{a: 1}",
    ]);
    vi.restoreAllMocks();
  });

  test("does not list the keys of a large object twice", () => {
    const object = Object.fromEntries(Array.from({ length: 300_000 }, (_, index) => [`k${index}`, index]));
    const times = vi.spyOn(performance, "now");
    let time = 0;
    times.mockImplementation(() => (time += 2));
    expect(preview(object)).toBe("{k0: 0, k1: 1, k2: 2, k3: 3, …}");
    times.mockRestore();
    expect(preview(object)).toBe("{…}");
  });

  test("leaves out what is inherited", () => {
    class Child {
      own = 1;
    }
    Object.defineProperty(Child.prototype, "inherited", { value: 2, enumerable: true });
    expect(preview(new Child())).toBe("Child {own: 1}");
  });

  test.each([
    [10n ** 100n, "≈1.000e100n"],
    [-(123n * 10n ** 1000n), "-≈1.230e1002n"],
    [2n ** 200_000n, "≈9.980e60205n"],
  ])("shows a large bigint roughly", (value, text) => {
    expect(preview(value)).toBe(text);
  });

  test("has the right magnitude", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 128n, max: 2n ** 4000n }), (value) => {
        const [, digits = "", exponent = ""] = /^≈(.+)e(\d+)n$/.exec(preview(value)) ?? [];
        // Rounding may make 10.000 of the first digits.
        const difference = value.toString().length - 1 - Number(exponent);
        expect(difference === 0 || (difference === 1 && digits.startsWith("10"))).toBe(true);
      }),
    );
  });

  test("has no character that is not seen, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withMap: true, withDate: true, withNullPrototype: true }),
        (value) => {
          const text = preview(value);
          expect(text.length).toBeLessThanOrEqual(80);
          expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        },
      ),
    );
  });
});

describe("names", () => {
  test("of functions that hide them are not looked for", () => {
    expect(nameOf(Object.defineProperty(() => {}, "name", { get: refuse }))).toBe("");
    expect(nameOf(function f() {})).toBe("f");
  });

  test("of classes are those of the prototype", () => {
    expect(kindOf(new Point())).toBe("Point");
    expect(kindOf(Object.create(null) as object)).toBe("Object");
    expect(kindOf(Object.create({ constructor: 5 }) as object)).toBe("Object");
  });
});
