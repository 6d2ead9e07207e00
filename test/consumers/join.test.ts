import fc from "fast-check";
import { join as joinAsync } from "lazuli/async";
import { describe, expect, test, vi } from "vitest";
import { thrownBy, twins } from "../kit/worlds.js";

describe.each(twins("join"))("%s", (_, join, { probe }) => {
  test("answers as Array.prototype.join does", async () => {
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", ",", "é", "💎", "\ud83d") }),
      fc.double(),
      fc.bigInt(),
      fc.boolean(),
      fc.constantFrom(null, undefined),
      fc.array(fc.integer()),
    );
    const separator = fc.option(fc.string(), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.array(value), separator, async (values, between) => {
        expect(await join(probe(values), between)).toBe(values.join(between));
      }),
    );
  });

  test("puts commas between the values where it is not told otherwise", async () => {
    expect(await join(probe(["a", "b", "c"]))).toBe("a,b,c");
  });

  test("counts null and undefined as empty text", async () => {
    expect(await join(probe([null, "a", undefined]), "-")).toBe("-a-");
  });

  test("is empty without values", async () => {
    expect(await join(probe([]), "-")).toBe("");
  });

  test.each([
    [null, "null"],
    [0, "0"],
    [{ toString: () => "; ", valueOf: (): number => 1 }, "; "],
  ])("takes the text of the separator %o", async (separator, between) => {
    expect(await join(probe(["a", "b"]), separator)).toBe(`a${between}b`);
  });

  test("takes the text of the separator once, before it opens the source", async () => {
    const source = probe(["a", "b", "c"]);
    const opens: number[] = [];
    const toString = (): string => (opens.push(source.opens), "-");
    expect(await join(source, { toString })).toBe("a-b-c");
    expect(opens).toEqual([0]);
  });

  test("takes the text of an object by toString", async () => {
    expect(await join(probe([{ toString: () => "text", valueOf: (): number => 1 }]))).toBe("text");
  });

  test("refuses a symbol among the values, and closes the source", async () => {
    const source = probe(["a", Symbol("s"), "b"]);
    expect(await thrownBy(() => join(source))).toBeInstanceOf(TypeError);
    expect([source.pulls, source.closes]).toEqual([2, 1]);
  });

  test("refuses a symbol as the separator, and does not open the source", async () => {
    const source = probe(["a"]);
    expect(await thrownBy(() => join(source, Symbol("s")))).toBeInstanceOf(TypeError);
    expect(source.opens).toBe(0);
  });

  test("closes an iterator that came with a bad separator", async () => {
    const close = vi.fn(() => ({}));
    await thrownBy(() => join({ next: () => ({ done: true }), return: close }, Symbol("s")));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test("refuses a source that is not one", async () => {
    const error = await thrownBy(() => join(5));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^join: source must be an iterable.*, got 5$/);
  });
});

test("joinAsync rejects where join throws", async () => {
  await expect(joinAsync([Symbol("s")])).rejects.toThrow(TypeError);
});
