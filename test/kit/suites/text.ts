/** What `lines` and `ndjson` share: text in chunks, and how it is read. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budget, drain, search, toArray } from "lazuli/async";
import type { AsyncLazy, LineOptions } from "lazuli/async";
import { type AsyncTestSource, testSource, testSourceAsync } from "lazuli/testing";
import { follow, turn } from "../gates.js";
import { Pushed } from "../pushed.js";
import { inspect } from "../unhandled.js";
import { thrownBy } from "../worlds.js";

type Chunk = Uint8Array | string;
type Read = (source: AsyncIterable<Chunk> | Iterable<Chunk>, options?: LineOptions) => AsyncLazy<unknown>;

/** The bytes in pieces, cut at random. Some of them are empty. */
export function pieces(bytes: Uint8Array): fc.Arbitrary<Uint8Array[]> {
  return fc.array(fc.nat(bytes.length), { maxLength: 8 }).map((cuts) => {
    const ends = [...cuts.sort((a, b) => a - b), bytes.length];
    return ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
  });
}

/** A text in pieces, cut at random, also between two halves of a character. */
export function textPieces(text: string): fc.Arbitrary<string[]> {
  return fc.array(fc.nat(text.length), { maxLength: 8 }).map((cuts) => {
    const ends = [...cuts.sort((a, b) => a - b), text.length];
    return ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end));
  });
}

/** What it yields, and the error at its end if there is one. */
export async function outcomeOf(sequence: AsyncIterable<unknown>): Promise<unknown[]> {
  const values: unknown[] = [];
  try {
    for await (const value of sequence) values.push(value);
  } catch (error) {
    values.push(String(error));
  }
  return values;
}

/** `one` is a line with the value 1. */
export function describeText(name: string, read: Read): void {
  describe(name, () => {
    test("pulls a chunk when the lines of the one before are read", async () => {
      const source = testSourceAsync<Chunk>(["1\n1\n", "1", "\r", "\n1\n", "", "1"]);
      const sequence = read(source);
      const pulls: number[] = [];
      await turn();
      expect(source.pulls).toBe(0);
      for (;;) {
        const { done, value } = await sequence.next();
        if (done) break;
        expect(String(value)).toBe("1");
        pulls.push(source.pulls);
      }
      expect(pulls).toEqual([1, 1, 4, 4, 7]);
      expect(source.closes).toBe(0);
    });

    test("reads sync sources, and promises in them", async () => {
      const source = testSource<Chunk>(["1\n", "1"]);
      expect((await toArray(read(source))).map(String)).toEqual(["1", "1"]);
      expect((await toArray(read([Promise.resolve("1\n1")] as never))).map(String)).toEqual(["1", "1"]);
      expect(await toArray(read([]))).toEqual([]);
    });

    test("closes its source when it is left, and waits for that", async () => {
      const source = new Pushed<Chunk>();
      let finish!: () => void;
      source.closing = new Promise<void>((resolve) => (finish = resolve));
      const sequence = read(source);
      source.push("1\n1\n");
      await sequence.next();
      const returned = follow(sequence.return());
      await turn();
      expect([source.closes, returned.isSettled]).toEqual([1, false]);
      finish();
      await turn();
      expect(returned.isSettled).toBe(true);
      expect(await sequence.next()).toEqual({ value: undefined, done: true });
      expect([source.pulls, source.closes]).toEqual([1, 1]);
    });

    test("settles a pull that is pending when it is left, and drops what comes later", async () => {
      await inspect(name, async () => {
        const source = new Pushed<Chunk>();
        const sequence = read(source);
        source.push("1");
        const next = follow(sequence.next());
        await turn();
        void sequence.return();
        await turn();
        source.push("\n");
        await turn();
        expect([next.value, source.closes]).toEqual([{ value: undefined, done: true }, 1]);
      });
    });

    test("yields the lines before an error of the source, which it does not close", async () => {
      const source = testSourceAsync<Chunk>(["1\n1\n1", "unread"], { throwsAt: 1 });
      expect(await outcomeOf(mapped(read(source)))).toEqual(["1", "1", "Error: from the source"]);
      expect(source.closes).toBe(0);
    });

    test.each<[unknown, string]>([
      [5, "5: pass chunks of bytes, such as [bytes]"],
      [undefined, "undefined"],
      [[1], "an array"],
      [new Uint16Array(1), "an array-like object"],
      [{}, "an object"],
    ])("refuses the chunk %o, and closes its source", async (chunk, got) => {
      const source = testSourceAsync<Chunk>(["1\n", "", chunk as Chunk, "1"]);
      const sequence = read(source);
      expect(String((await sequence.next()).value)).toBe("1");
      const error = await thrownBy(() => sequence.next());
      expect(error).toEqual(
        new TypeError(`${name}: the value at index 2 must be a Uint8Array or a string, got ${got}`),
      );
      expect([source.pulls, source.closes]).toEqual([3, 1]);
      expect(await sequence.next()).toEqual({ value: undefined, done: true });
    });

    test("names bytes that are passed as they are", async () => {
      const error = await thrownBy(() => toArray(read(new Uint8Array([49, 10]) as never)));
      expect(String(error)).toContain("got 49: pass chunks of bytes, such as [bytes]");
    });

    test("takes bytes of another realm, and leaves those that it is given as they are", async () => {
      const bytes = new TextEncoder().encode("1\n1");
      const copy = bytes.slice();
      Object.setPrototypeOf(copy, Object.create(Uint8Array.prototype) as object);
      expect((await toArray(read([copy]))).map(String)).toEqual(["1", "1"]);
      expect(copy).toEqual(bytes);
    });

    const forms: [LineOptions, string, ErrorConstructor][] = [
      [5 as never, "options must be an object { maxLength, encoding, fatal }, got 5", TypeError],
      [
        { maxlength: 5 } as never,
        'options must be an object with no keys but { maxLength, encoding, fatal }, got "maxlength": did you mean maxLength?',
        TypeError,
      ],
      [{ maxLength: 0 }, "maxLength must be a positive integer or Infinity, got 0", RangeError],
      [{ maxLength: 1.5 }, "maxLength must be a positive integer or Infinity, got 1.5", RangeError],
      [{ maxLength: "5" as never }, 'maxLength must be a positive integer or Infinity, got "5"', TypeError],
      [{ fatal: 1 as never }, "fatal must be true or false, got 1", TypeError],
      [
        { encoding: 8 as never },
        'encoding must be a label of TextDecoder, such as "utf-8" or "latin1", got 8',
        TypeError,
      ],
      [
        { encoding: "utf-9" },
        'encoding must be a label of TextDecoder, such as "utf-8" or "latin1", got "utf-9"',
        RangeError,
      ],
    ];
    test.each(forms)("refuses the options %o", (options, message, ErrorType) => {
      let closes = 0;
      const source = {
        next: () => ({ value: undefined, done: true }),
        return: () => ({ value: void closes++, done: true }),
        [Symbol.iterator]() {
          return this;
        },
      };
      expect(() => read(source as never, options)).toThrow(new ErrorType(`${name}: ${message}`));
      expect(closes).toBe(1);
    });

    test("hands on what a decoder throws that is not about its label", () => {
      const { TextDecoder } = globalThis;
      const error = new TypeError('"fatal" option is not supported on Node.js compiled without ICU');
      globalThis.TextDecoder = class {
        constructor() {
          throw error;
        }
      } as never;
      try {
        expect(() => read([], { fatal: true })).toThrow(error);
      } finally {
        globalThis.TextDecoder = TextDecoder;
      }
    });

    test("counts chunks, and the lines of one behind the first, as pulls of bounded work", async () => {
      const make = (): AsyncTestSource<Chunk> => testSourceAsync<Chunk>(["1\n1\n1\n1", "1", "\n1"]);
      const seen: unknown[] = [];
      const source = make();
      const isOver = (value: unknown): boolean => seen.push(value) > 10;
      let verdict = await search(read(source), isOver, { maxPulls: 1 });
      let rounds = 1;
      for (; !verdict.found && verdict.reason === "pulls"; rounds++) {
        expect(rounds).toBeLessThan(20);
        verdict = await verdict.resume({ maxPulls: 1 });
      }
      expect(seen.map(String)).toEqual(["1", "1", "1", "11", "1"]);
      // 3 chunks and the end, and 2 lines that were there. The last is read with the end.
      expect(rounds).toBe(6 + 1);
      expect([source.pulls, source.closes]).toEqual([4, 0]);
      const error = await thrownBy(() => drain(budget(read(["1\n1\n1\n"]), { maxPulls: 2 })));
      expect(String(error)).toContain("BudgetExceededError");
    });
  });
}

/** Its values as texts. */
async function* mapped(sequence: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of sequence) yield String(value);
}
