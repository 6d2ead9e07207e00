import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recorded } from "../kit/sources.js";
import { describeComparing } from "../kit/suites/comparing.js";
import { thrownBy, twins } from "../kit/worlds.js";

describeComparing({ name: "compare", callback: "comparator", ofLess: -1 });

describe.each(twins("compare"))("%s", (_, compare, world) => {
  const { probe } = world;
  const short = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 });

  test("orders as words are ordered", async () => {
    await fc.assert(
      fc.asyncProperty(short, short, async (a, b) => {
        // Of digits, the order of the texts is that of the sequences.
        const [text, other] = [a.join(""), b.join("")];
        expect(await compare(probe(a), probe(b))).toBe(text < other ? -1 : text > other ? 1 : 0);
      }),
    );
  });

  test("compares numbers with bigints, and strings by code units", async () => {
    expect(await compare([1n, 2], [1, 2n])).toBe(0);
    expect(await compare([2 ** 53], [2n ** 53n + 1n])).toBe(-1);
    expect(await compare("aB", "ab")).toBe(-1);
  });

  test("goes by a comparator, which is given both values, and answers a sign", async () => {
    const calls: unknown[][] = [];
    const comparator = recorded(calls, (a: string, b: number) => (a === "a" ? 0 : b));
    expect(await compare(["a", "b"], [1, 2], comparator)).toBe(1);
    expect(await compare(["b"], [-5], comparator)).toBe(-1);
    expect(calls).toEqual([
      [undefined, "a", 1],
      [undefined, "b", 2],
      [undefined, "b", -5],
    ]);
  });

  test("refuses mixtures, and closes both", async () => {
    const [source, other] = [probe<unknown>([1]), probe<unknown>(["a"])];
    expect(await thrownBy(() => compare(source, other))).toEqual(
      new TypeError('compare: cannot compare 1 with "a": give a comparator'),
    );
    expect([source.closes, other.closes]).toEqual([1, 1]);
  });
});
