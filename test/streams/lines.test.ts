import fc from "fast-check";
import { cycle } from "lazuli";
import {
  type AsyncLazy,
  filter,
  concat,
  first,
  forEach,
  fromReadable,
  last,
  lines,
  seq,
  take,
  toArray,
  toReadable,
} from "lazuli/async";
import { testSourceAsync } from "lazuli/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { FEW_BYTES } from "../kit/docs/phrases.js";
import { heapInUse } from "../kit/garbage.js";
import { oneIn } from "../kit/runs.js";
import { describeText, outcomeOf, pieces, textPieces } from "../kit/suites/text.js";
import { thrownBy } from "../kit/worlds.js";

/** The lines of a whole text. */
function linesOf(text: string): string[] {
  const all = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (all.at(-1) === "") all.pop();
  return all;
}

/** Texts with all that might end a line, and with characters of one to four bytes. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom("\n", "\r\n", "\r", "\r\r\n", "\n\r", "\uFEFF", "\u2028", "\u0085", "\v", "\f", "\0"),
      fc.constantFrom("a", "bc", "ü", "–", "日本", "😀", "\uFFFD", "ਊ", "x".repeat(30)),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));

describeText("lines", (source, options) => lines(source, options));

describe("lines are those of the whole text", () => {
  test("of text, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        texts.chain((text) => fc.tuple(fc.constant(text), textPieces(text))),
        async ([text, chunks]) => {
          expect(await toArray(lines(chunks))).toEqual(linesOf(text));
        },
      ),
    );
  });

  test("of chunks of very many lines, short and long", async () => {
    const line = fc.tuple(fc.constantFrom("a", "ü", "😀"), fc.oneof(fc.nat(30), fc.nat(3000)));
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(
            line.map(([character, count]) => character.repeat(count)),
            { minLength: 1, maxLength: 200 },
          )
          .chain((all) => {
            const text = all.join("\n");
            return fc.tuple(
              fc.constant(text),
              fc.oneof<fc.Arbitrary<(Uint8Array | string)[]>[]>(textPieces(text), pieces(Buffer.from(text))),
            );
          }),
        async ([text, chunks]) => {
          expect(await toArray(lines(chunks))).toEqual(linesOf(text));
        },
      ),
      oneIn(10),
    );
  });

  test.each(["utf-8", "utf8", "utf-16le", "utf-16be"])(
    "of bytes in %s, however they are cut",
    async (label) => {
      const encode = (text: string): Uint8Array => {
        if (label.startsWith("utf-16") || label.startsWith("utf8-")) {
          const bytes = Buffer.from(text, "utf16le");
          return label === "utf-16be" ? bytes.swap16() : bytes;
        }
        return Buffer.from(text);
      };
      await fc.assert(
        fc.asyncProperty(
          texts.chain((text) => fc.tuple(fc.constant(text), pieces(encode(text)))),
          fc.boolean(),
          async ([text, chunks], fatal) => {
            expect(await toArray(lines(chunks, { encoding: label, fatal }))).toEqual(linesOf(text));
          },
        ),
      );
    },
  );

  test("of bytes and text in turns", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc
            .tuple(texts, fc.boolean())
            .map(([text, isText]) => [text, isText ? text : Buffer.from(text)] as const),
          { maxLength: 6 },
        ),
        async (parts) => {
          const text = parts.map(([text]) => text).join("");
          expect(await toArray(lines(parts.map(([, chunk]) => chunk)))).toEqual(linesOf(text));
        },
      ),
    );
  });
});

/** Bytes that are not what any encoder makes. */
const anyBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        [10],
        [13, 10],
        [0, 10],
        [10, 0],
        [97],
        [0xe2, 0x80, 0x93],
        [0xf0, 0x9f, 0x98, 0x80],
        [0x1b, 0x24, 0x42],
      ),
      fc.array(fc.nat(255), { maxLength: 3 }),
      fc.array(fc.integer({ min: 0xc0, max: 0xff }), { minLength: 1, maxLength: 2 }),
    ),
    { maxLength: 15 },
  )
  .map((parts) => new Uint8Array(parts.flat()));

// Not those whose characters have three or four bytes: Node throws where it should replace one that is broken and cut up.
const ENCODINGS = [
  "utf-8",
  "latin1",
  "utf-16le",
  "utf-16be",
  "windows-1251",
  "koi8-r",
  "iso-8859-2",
  "gbk",
  "big5",
  "shift_jis",
  "euc-kr",
];

describe.each(ENCODINGS)("broken bytes in %s", (encoding) => {
  test("become what a decoder makes of all of them", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBytes.chain((bytes) => fc.tuple(fc.constant(bytes), pieces(bytes))),
        async ([bytes, chunks]) => {
          // As a stream: otherwise Node 20 takes windows-1252, which "latin1" is a label of, for ISO-8859-1.
          const decoder = new TextDecoder(encoding);
          const text = decoder.decode(bytes, { stream: true }) + decoder.decode();
          expect(await toArray(lines(chunks, { encoding }))).toEqual(linesOf(text));
        },
      ),
    );
  });
});

/** The lines up to one that cannot be decoded, which is split off by a function. */
function validOf(
  bytes: Uint8Array,
  encoding: string,
  partsOf: (bytes: Uint8Array) => Uint8Array[],
): string[] {
  let text = "";
  for (const [index, part] of partsOf(bytes).entries()) {
    try {
      text += new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(part);
    } catch {
      return [...linesOf(text), `TypeError: lines: line ${index + 1} is not valid ${encoding}`];
    }
  }
  return linesOf(text);
}

/** Cut behind each line feed, of so many bytes. */
function cutAt(bytes: Uint8Array, feed: readonly number[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let index = 0; index + feed.length <= bytes.length; index += feed.length) {
    if (!feed.every((byte, offset) => bytes[index + offset] === byte)) continue;
    parts.push(bytes.subarray(start, index + feed.length));
    start = index + feed.length;
  }
  return [...parts, bytes.subarray(start)];
}

describe("fatal", () => {
  test.each<[string, number[]]>([
    ["utf-8", [10]],
    ["gbk", [10]],
    ["utf-16le", [10, 0]],
    ["utf-16be", [0, 10]],
  ])("names the first line that is not valid %s, behind those before it", async (encoding, feed) => {
    let errors = 0;
    await fc.assert(
      fc.asyncProperty(
        anyBytes.chain((bytes) => fc.tuple(fc.constant(bytes), pieces(bytes))),
        async ([bytes, chunks]) => {
          const expected = validOf(bytes, encoding, (all) => cutAt(all, feed));
          if (expected.at(-1)?.startsWith("TypeError")) errors++;
          expect(await outcomeOf(lines(chunks, { encoding, fatal: true }))).toEqual(expected);
        },
      ),
    );
    expect(errors).toBeGreaterThan(0);
  });

  test("closes its source, waits for that, and has the error of the decoder as its cause", async () => {
    const source = testSourceAsync([Buffer.from("a\nb"), Buffer.from([0xff, 10]), Buffer.from("c\n")]);
    const sequence = lines(source, { fatal: true });
    expect((await sequence.next()).value).toBe("a");
    const error = (await thrownBy(() => sequence.next())) as Error;
    expect(error).toEqual(new TypeError("lines: line 2 is not valid utf-8"));
    expect(error.cause).toBeInstanceOf(TypeError);
    expect([source.pulls, source.closes]).toEqual([2, 1]);
    expect(await sequence.next()).toEqual({ value: undefined, done: true });
  });

  test("finds a character that the end, or a text, cuts off", async () => {
    for (const rest of [[], ["text"], ["text\nmore\n"]]) {
      const sequence = lines([Buffer.from("ok\n"), Buffer.from([0xe2, 0x80]), ...rest], { fatal: true });
      expect(await outcomeOf(sequence)).toEqual(["ok", "TypeError: lines: line 2 is not valid utf-8"]);
    }
  });

  test("left out, it replaces what is broken", async () => {
    expect(await toArray(lines([Buffer.from([0x61, 0xff, 10, 0xe2]), Buffer.from([10])]))).toEqual([
      "a\uFFFD",
      "\uFFFD",
    ]);
    expect(await toArray(lines([Buffer.from([0xe2, 0x80]), "text"]))).toEqual(["\uFFFDtext"]);
  });
});

describe("where a line ends", () => {
  test.each<[string, string[], string[]]>([
    ["no text", [], []],
    ["an empty chunk", [""], []],
    ["no line feed", ["a"], ["a"]],
    ["a line feed at the end", ["a\n"], ["a"]],
    ["an empty line at the end", ["a\n\n"], ["a", ""]],
    ["only a line feed", ["\n"], [""]],
    ["CRLF", ["a\r\nb\r\n"], ["a", "b"]],
    ["CRLF in two chunks", ["a\r", "\nb"], ["a", "b"]],
    ["CRLF in three chunks", ["a", "\r", "\n", "b"], ["a", "b"]],
    ["CRLF after an empty line", ["\r\n\r\n"], ["", ""]],
    ["a return alone", ["a\rb\n"], ["a\rb"]],
    ["two returns", ["a\r\r\n"], ["a\r"]],
    ["a return at the end", ["a\r"], ["a\r"]],
    ["a return at the end of a chunk", ["a\r", "b"], ["a\rb"]],
    ["other separators", ["a\u2028b\u0085c\vd\fe"], ["a\u2028b\u0085c\vd\fe"]],
    ["a byte order mark", ["\uFEFFa\n\uFEFFb"], ["a", "\uFEFFb"]],
    ["two byte order marks", ["", "\uFEFF\uFEFFa"], ["\uFEFFa"]],
    ["only a byte order mark", ["\uFEFF"], []],
  ])("%s", async (_, chunks, expected) => {
    expect(await toArray(lines(chunks))).toEqual(expected);
    expect(await toArray(lines(chunks.map((chunk) => Buffer.from(chunk))))).toEqual(expected);
  });

  test("a byte order mark in three chunks is dropped", async () => {
    const bytes = Buffer.from("\uFEFFa");
    expect(await toArray(lines([...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(["a"]);
  });

  test("a string is refused: it is a path, or would be read by its characters", async () => {
    expect(await thrownBy(() => lines("server.log"))).toEqual(
      new TypeError(
        'lines: source must be an iterable of chunks, got "server.log": pass [text], or createReadStream(path) of node:fs',
      ),
    );
  });
});

describe("maxLength", () => {
  test("is that of the longest line, without its terminator", async () => {
    await fc.assert(
      fc.asyncProperty(
        texts.chain((text) => fc.tuple(fc.constant(text), textPieces(text))),
        fc.integer({ min: 1, max: 8 }),
        async ([text, chunks], maxLength) => {
          const all = linesOf(text);
          const index = all.findIndex(({ length }) => length > maxLength);
          const message = `RangeError: lines: line ${index + 1} is longer than maxLength, ${maxLength} characters`;
          const expected = index < 0 ? all : [...all.slice(0, index), message];
          expect(await outcomeOf(lines(chunks, { maxLength }))).toEqual(expected);
        },
      ),
    );
  });

  test("counts as length does, and a return that may belong to the terminator apart", async () => {
    expect(await toArray(lines(["😀", "\r", "\n"], { maxLength: 2 }))).toEqual(["😀"]);
    const error = "RangeError: lines: line 1 is longer than maxLength, 2 characters";
    expect(await outcomeOf(lines(["😀", "\r", "\r", "\n"], { maxLength: 2 }))).toEqual([error]);
    expect(await outcomeOf(lines(["😀", "\r"], { maxLength: 2 }))).toEqual([error]);
  });

  test("is noticed as soon as it is exceeded, and the source is closed", async () => {
    const source = testSourceAsync(() => "12345");
    const sequence = lines(source, { maxLength: 12 });
    expect(await thrownBy(() => sequence.next())).toEqual(
      new RangeError("lines: line 1 is longer than maxLength, 12 characters"),
    );
    expect([source.pulls, source.closes]).toEqual([3, 1]);
  });

  test("is 2^24 if it is left out", async () => {
    const longest = "x".repeat(2 ** 24);
    expect(((await first(lines([longest, "\n"]))) as string).length).toBe(2 ** 24);
    expect(await outcomeOf(lines([longest, "x"]))).toEqual([
      "RangeError: lines: line 1 is longer than maxLength, 16777216 characters",
    ]);
    expect((await toArray(lines([longest, "x"], { maxLength: Infinity })))[0]).toHaveLength(2 ** 24 + 1);
  });
});

describe("what lines keeps", () => {
  test("a line of very many chunks is joined once", async () => {
    const count = 200_000;
    const chunks = take(cycle(["0123456789"]), count);
    const [line] = await toArray(lines(concat(chunks, ["\n"])));
    expect(line).toHaveLength(10 * count);
  });

  test.each([
    ["bytes", (text: string): Uint8Array | string => Buffer.from(text)],
    ["text", (text: string): Uint8Array | string => text],
  ])("only the lines that are kept, and not their chunks of %s", async (_, chunkOf) => {
    const heaps: number[] = [];
    function* chunks(): Generator<Uint8Array | string> {
      for (let index = 0; index < 200; index++) {
        if (index % 50 === 0) heaps.push(heapInUse());
        const others = "another line of the chunk\n".repeat(1500);
        yield chunkOf(`${others}${index} a line to keep of this chunk\n${others}beginning`);
      }
    }
    const kept = await toArray(filter(lines(chunks()), (line) => line.includes("keep")));
    heaps.push(heapInUse());
    expect(kept).toHaveLength(200);
    // Of 16 MB.
    expect(Math.max(...heaps) - (heaps[0] as number)).toBeLessThan(FEW_BYTES);
  });

  test.each([
    ["at the end", "", []],
    ["before a terminator in the next chunk", "", ["\n"]],
    ["before a terminator that is cut", "\r", ["\n"]],
  ])("no chunk that a line begins in which is kept, %s", async (_, tail, rest) => {
    const others = "another line of the chunk\n".repeat(3000);
    const kept: unknown[] = [];
    const before = heapInUse();
    for (let index = 0; index < 200; index++) {
      kept.push(await last(lines([`${others}${index} a line to keep of this chunk${tail}`, ...rest])));
    }
    // Of 16 MB.
    expect(heapInUse() - before).toBeLessThan(FEW_BYTES);
    expect(kept.at(-1)).toBe("199 a line to keep of this chunk");
  });

  test("a source may use its buffer again", async () => {
    const buffer = new Uint8Array(3);
    function* reused(): Generator<Uint8Array> {
      for (const text of ["aé\n".slice(0, 2), "é\n", "bé"]) yield* halves(text);
    }
    function* halves(text: string): Generator<Uint8Array> {
      for (const byte of Buffer.from(text)) {
        buffer[0] = byte;
        yield buffer.subarray(0, 1);
      }
    }
    expect(await toArray(lines(reused()))).toEqual(["aéé", "bé"]);
  });
});

describe("the platform", () => {
  test("streams are read by fromReadable, and cancelled when it is left", async () => {
    const { body } = new Response("one\r\ntwo\nthree");
    expect(await toArray(take(lines(fromReadable(body as ReadableStream<Uint8Array>)), 2))).toEqual([
      "one",
      "two",
    ]);
    const source = testSourceAsync(["a\n", "b\n"]);
    expect(await first(lines(fromReadable(toReadable(source))))).toBe("a");
    expect(source.closes).toBe(1);
  });

  test("a stream that is no iterable, as in older browsers, is refused with a hint", () => {
    const stream = { locked: false, getReader: () => {} };
    expect(() => lines(stream as never)).toThrow(
      new TypeError(
        "lines: source must be an iterable, got a ReadableStream: use fromReadable of lazuli/async",
      ),
    );
  });
});

test("lines prints what it is, and is known to be endless", async () => {
  expect(String(seq(["a"]).lines().take(2))).toBe("AsyncLazy [Array → lines → take(2)]");
  expect(await thrownBy(() => toArray(lines(cycle(["a\n"])) as never))).toEqual(
    new TypeError("toArray: source never ends: bound it with take, takeWhile or takeUntil"),
  );
  expect(await toArray(take(lines(cycle(["a\nb"])), 3))).toEqual(["a", "ba", "ba"]);
});

test("the chunks may be of either kind, or both", async () => {
  expectTypeOf(lines(["a"])).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(lines([Buffer.from("a")])).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(lines([Buffer.from("a"), "a"])).toEqualTypeOf<AsyncLazy<string>>();
  expectTypeOf(lines(cycle(["a"]))).toEqualTypeOf<AsyncLazy<string, never>>();
  expectTypeOf(lines([] as unknown as AsyncIterable<Uint8Array | string>)).toEqualTypeOf<AsyncLazy<string>>();
  // @ts-expect-error These are no chunks.
  const refused = lines([5]);
  expect(await thrownBy(() => toArray(refused))).toBeInstanceOf(TypeError);
  // @ts-expect-error Nor are the bytes themselves.
  void lines(new Uint8Array());
  // @ts-expect-error A chain of numbers has no lines.
  void seq([5]).lines();
  expectTypeOf(seq([Buffer.from("a")]).lines()).toExtend<AsyncLazy<string>>();
  const read: string[] = [];
  await forEach(lines(["a\nb"]), (line) => void read.push(line));
  expect(read).toEqual(["a", "b"]);
});

test("all encodings together", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ENCODINGS), anyBytes, async (encoding, bytes) => {
      const parts = [...bytes].map((byte) => Uint8Array.of(byte));
      const whole = await outcomeOf(lines([bytes], { encoding, fatal: true }));
      expect(await outcomeOf(lines(parts, { encoding, fatal: true }))).toEqual(whole);
    }),
    oneIn(2),
  );
});
