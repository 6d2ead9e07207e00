import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, escape, width } from "../../../src/core/drawing/text.js";

describe("escape", () => {
  test.each([
    ["\n", "\\u{a}"],
    ["a\tb", "a\\u{9}b"],
    ["\u001b[31mred", "\\u{1b}[31mred"],
    ["\u009b31m", "\\u{9b}31m"],
    ["\u202egnp.exe", "\\u{202e}gnp.exe"],
    ["\u2066\u2069\u200e\u061c", "\\u{2066}\\u{2069}\\u{200e}\\u{61c}"],
    ["\u2028\u2029\u200b\ufeff", "\\u{2028}\\u{2029}\\u{200b}\\u{feff}"],
    ["\ud800x", "\\u{d800}x"],
    ["\u{e0041}", "\\u{e0041}"],
  ])("%j is %s", (text, escaped) => {
    expect(escape(text)).toBe(escaped);
  });

  test.each(["", "a b", "1n", "é", "e\u0301", "日本", "👨‍👩‍👧", "🇩🇪", "❤️", "ש", '"\\n"'])(
    "%j is left as it is",
    (text) => {
      expect(escape(text)).toBe(text);
    },
  );

  test("of any text, nothing is left that is not seen", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escape(text)).not.toMatch(/(?!\u200d)[\p{C}\p{Zl}\p{Zp}]/u);
        expect(escape(escape(text))).toBe(escape(text));
      }),
    );
  });
});

describe("width", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["✓ ✗ … → ─", 9],
    ["e\u0301a\u0308", 2],
    ["\u0301", 0],
    ["日本語", 6],
    ["한국", 4],
    ["\u1112\u1161\u11ab", 2],
    ["ｆｕｌｌ", 8],
    ["ﾊﾝ", 2],
    ["　", 2],
    ["👍", 2],
    ["👍🏽", 2],
    ["👨‍👩‍👧", 2],
    ["🏳️‍🌈", 2],
    ["🇩🇪🇫🇷", 4],
    ["❤", 1],
    ["❤️", 2],
    ["1️⃣", 2],
    ["⌚", 2],
    ["𠮷", 2],
    ["a\u200d", 1],
  ])("%j takes %d columns", (text, columns) => {
    expect(width(text)).toBe(columns);
  });

  test("of one text after another is the sum, if they are words", () => {
    const words = fc.stringMatching(/^[a-z日本한👍]{0,9}$/u);
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(width(a + b)).toBe(width(a) + width(b));
      }),
    );
  });
});

describe("cut", () => {
  test.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["abcd", 1, "…"],
    ["abcd", 0, ""],
    ["", 0, ""],
    ["日本語", 6, "日本語"],
    ["日本語", 5, "日本…"],
    ["日本語", 4, "日…"],
    ["👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"],
    ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
  ])("%j in %d columns is %j", (text, columns, result) => {
    expect(cut(text, columns)).toBe(result);
  });

  test("fits, and what fits is left as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }).map(escape), fc.nat(20), (text, most) => {
        const result = cut(text, most);
        expect(width(result)).toBeLessThanOrEqual(most);
        if (width(text) <= most) expect(result).toBe(text);
        else expect(result).toBe(most > 0 ? `${result.slice(0, -1)}…` : "");
      }),
    );
  });
});
