import fc from "fast-check";
import { cycle } from "lazuli";
import { type AsyncLazy, map, ndjson, seq, take, toArray } from "lazuli/async";
import { testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { FEW_BYTES } from "../kit/docs/phrases.js";
import { heapInUse } from "../kit/garbage.js";
import { describeText, outcomeOf, pieces, textPieces } from "../kit/suites/text.js";
import { thrownBy } from "../kit/worlds.js";

describeText("ndjson", (source, options) => ndjson(source, options));

/** Values of JSON with characters of all lengths. */
const values = fc.array(fc.jsonValue({ stringUnit: "binary" }), { maxLength: 6 });
const separators = fc.constantFrom("\n", "\r\n", "\n\n", " \n", "\n \t\r\n\r\n");

/** The text of some values, and the numbers of their lines. */
const documents = fc
  .tuple(values, fc.array(separators, { minLength: 6, maxLength: 6 }), fc.boolean())
  .map(([all, between, hasMark]) => {
    const text = all.map((value, index) => JSON.stringify(value) + (between[index] as string)).join("");
    return { all, text: (hasMark ? "\uFEFF" : "") + text };
  });

describe("ndjson", () => {
  test("yields the value of each line that is not blank, however the text is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        documents.chain(({ all, text }) =>
          fc.tuple(
            fc.constant(all),
            fc.oneof<fc.Arbitrary<(Uint8Array | string)[]>[]>(pieces(Buffer.from(text)), textPieces(text)),
          ),
        ),
        async ([all, chunks]) => {
          // -0 has no sign in JSON.
          expect(await toArray(ndjson(chunks))).toEqual(JSON.parse(JSON.stringify(all)));
        },
      ),
    );
  });

  test("takes a last line without a line feed, and every kind of value", async () => {
    expect(await toArray(ndjson(['null\nfalse\n0\n""\n[]\n{"a":1}']))).toEqual([
      null,
      false,
      0,
      "",
      [],
      { a: 1 },
    ]);
  });

  test.each<[string[], number, string]>([
    [['{"a": 1}\n{"a": 1\n'], 2, '"{\\"a\\": 1"'],
    [["1\n\n\r\n1 2\n"], 4, '"1 2"'],
    [[`[${"1,".repeat(100)}\n`], 1, `"[${"1,".repeat(19)}…"`],
    [["1\n", "und", "efined\n"], 2, '"undefined"'],
    [["1\r2\n"], 1, '"1\\r2"'],
  ])("names the line of %j that is not JSON", async (chunks, line, shown) => {
    const source = testSourceAsync([...chunks, "5\n"]);
    const sequence = ndjson(source);
    const error = (await thrownBy(() => toArray(sequence))) as Error;
    expect(error).toEqual(new SyntaxError(`ndjson: line ${line} is not JSON: ${shown}`));
    expect(error.cause).toBeInstanceOf(SyntaxError);
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
    // It was closed, unless it had ended.
    expect(source.isOpen).toBe(false);
    expect(source.closes).toBe(1);
  });

  test("yields the values before the error", async () => {
    expect(await outcomeOf(ndjson(["1\n2\nthree\n4\n"]))).toEqual([
      1,
      2,
      'SyntaxError: ndjson: line 3 is not JSON: "three"',
    ]);
  });

  test("has the options of lines, and its own name in their errors", async () => {
    expect(await toArray(ndjson([Buffer.from('"\xfc"', "latin1")], { encoding: "latin1" }))).toEqual(["ü"]);
    expect(await outcomeOf(ndjson(["1\n22\n333"], { maxLength: 2 }))).toEqual([
      1,
      22,
      "RangeError: ndjson: line 3 is longer than maxLength, 2 characters",
    ]);
    expect(await outcomeOf(ndjson([Buffer.from([49, 10, 34, 0xff, 34, 10])], { fatal: true }))).toEqual([
      1,
      "TypeError: ndjson: line 2 is not valid utf-8",
    ]);
  });

  test("keeps the values, and not the chunks that they were in", async () => {
    function* chunks(): Generator<string> {
      for (let index = 0; index < 200; index++) {
        const line = JSON.stringify({
          [`key that is long enough ${index}`]: `a text that is long enough ${index}`,
        });
        yield `${line}\n${" ".repeat(80_000)}\n`;
      }
    }
    const before = heapInUse();
    const kept = await toArray(ndjson(chunks()));
    expect(heapInUse() - before).toBeLessThan(FEW_BYTES);
    expect(kept).toHaveLength(200);
  });

  test("has the type that is said, and that of its source", async () => {
    interface User {
      readonly name: string;
    }
    expectTypeOf(ndjson(["1"])).toEqualTypeOf<AsyncLazy<unknown>>();
    expectTypeOf(ndjson<User>(["1"])).toEqualTypeOf<AsyncLazy<User>>();
    expectTypeOf(ndjson<User>([Buffer.from("1")])).toEqualTypeOf<AsyncLazy<User>>();
    expectTypeOf(ndjson(cycle(["1\n"]))).toEqualTypeOf<AsyncLazy<unknown, never>>();
    expectTypeOf(seq([Buffer.from("1")]).ndjson<User>()).toExtend<AsyncLazy<User>>();
    // @ts-expect-error These are no chunks.
    void ndjson([5]);
    const names = map(ndjson<User>(['{"name":"Ada"}']), ({ name }) => name);
    expect(await toArray(names)).toEqual(["Ada"]);
    expect(await toArray(take(ndjson(cycle(["1\n2\n"])), 3))).toEqual([1, 2, 1]);
    expect(String(ndjson(["1"]))).toBe("AsyncLazy [Array → ndjson]");
  });
});
