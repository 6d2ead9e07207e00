import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { first, split, take, toArray } from "lazuli";
import { describe, expect, test, vi } from "vitest";

const texts = fc.string({
  unit: fc.constantFrom("a", "b", ",", " ", "\n", "\r", "👍", "\ud83d", "é"),
  maxLength: 12,
});
const patterns = [
  /,/,
  /,*/,
  /(,)|( )/,
  /(a)?/,
  /(?:)/,
  /(?:)/u,
  new RegExp("(?:)", "v"),
  /\r?\n/,
  /^/,
  /^/m,
  /$/,
  /$/m,
  /(?=b)/,
  /(?<=a)/,
  /(?<=(a))b/gy,
  /[^]/,
  /[^]/u,
  /.*/s,
  /B/i,
  /\ud83d/,
  /(?<name>a)(b)?/dgu,
  /x/,
];

describe("split", () => {
  test("gives what String.prototype.split does, by a text", () => {
    const separators = fc.oneof(fc.constantFrom("", ",", "a", ", ", "\n", "👍", "\ud83d", "aa"), texts);
    fc.assert(
      fc.property(texts, separators, (text, separator) => {
        expect(toArray(split(text, separator))).toEqual(text.split(separator));
      }),
    );
  });

  test.each(patterns)("gives what String.prototype.split does, by %s", (pattern) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(toArray(split(text, pattern))).toEqual(text.split(pattern));
      }),
    );
  });

  test("takes a pattern of another realm", () => {
    const ForeignRegExp = runInNewContext("RegExp") as RegExpConstructor;
    fc.assert(
      fc.property(texts, fc.constantFrom(...patterns), (text, pattern) => {
        const foreign = new ForeignRegExp(pattern.source, pattern.flags);
        expect(foreign).not.toBeInstanceOf(RegExp);
        expect(toArray(split(text, foreign))).toEqual(text.split(pattern));
      }),
    );
  });

  test("neither moves the pattern that it is given, nor depends on where it stands", () => {
    const pattern = /,/g;
    pattern.lastIndex = 3;
    const pieces = split("a,b,c", pattern);
    pieces.next();
    pattern.lastIndex = 4;
    expect([...pieces]).toEqual(["b", "c"]);
    expect(pattern.lastIndex).toBe(4);
  });

  test("searches no further than it is asked", () => {
    const pieces = split("a,b,c,d", /,/);
    const search = vi.spyOn(RegExp.prototype, "exec");
    try {
      expect([...take(pieces, 2)]).toEqual(["a", "b"]);
      // Others may use regular expressions too, such as a formatter of stacks.
      expect(search.mock.contexts.filter((pattern) => (pattern as RegExp).source === ",")).toHaveLength(2);
    } finally {
      search.mockRestore();
    }
  });

  test("is over once it is closed, between the groups of a separator too", () => {
    const pieces = split("a-b-c", /(-)/);
    expect([pieces.next().value, pieces.next().value]).toEqual(["a", "-"]);
    pieces.return();
    expect(pieces.next().done).toBe(true);
  });

  test("splits a long text without its rest", () => {
    expect(first(split("line\n".repeat(1e5), "\n"))).toBe("line");
  });

  test("refuses a text or separator of another kind", () => {
    expect(() => split(5 as never, ",")).toThrow(new TypeError("split: text must be a string, got 5"));
    const message = "split: separator must be a string or a RegExp, got";
    expect(() => split("a", undefined as never)).toThrow(new TypeError(`${message} undefined`));
    expect(() => split("a", {} as never)).toThrow(new TypeError(`${message} an object`));
    expect(() => split("a", { source: ",", flags: "", exec: () => null } as never)).toThrow(message);
  });
});
