import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import * as lazuli from "lazuli";
import * as async from "lazuli/async";
import { readingsOf } from "../kit/readings.js";
import type { OperatorRow } from "../kit/rows.js";
import { async as asyncWorld, sync } from "../kit/worlds.js";

const { fib, map, take } = lazuli;
const f = (x: unknown): unknown => x;
const secret = "secret";

/** A source whose values nobody should see in a print. */
const values = (): string[] => [secret, secret];

const SEQUENCES: [title: string, make: () => unknown, text: string][] = [
  ["a pipeline", () => take(map(values(), f), 3), "Lazy [Array → map → take(3)]"],
  ["a pipeline that has started", () => started(take(map(values(), f), 3)), "Lazy [Array → map → take(3)]"],
  ["a chain", () => lazuli.seq(values()).map(f), "Lazy [Array → map]"],
  ["an async chain", () => async.seq(values()).map(f), "AsyncLazy [Array → map]"],
  ["from", () => lazuli.from(values()), "Lazy [Array]"],
  ["from, of a foreign iterator", () => lazuli.from(new Set(values())), "Lazy [Set Iterator]"],
  ["fib", () => fib(), "Lazy [fib]"],
  ["fib that has started", () => started(fib()), "Lazy [fib]"],
  ["lucas", () => lazuli.lucas(), "Lazy [lucas]"],
  ["primes", () => lazuli.primes(), "Lazy [primes]"],
  ["zip", () => lazuli.zip([values(), map(values(), f)]), "Lazy [zip(Array, Array → map)]"],
  ["memoize", () => read(lazuli.memoize(values())), "Lazy [Array → memoize]"],
  ["a reading of memoize", () => lazuli.memoize(values())[Symbol.iterator](), "Lazy [Array → memoize]"],
  ["replay", () => lazuli.replay(values), "Lazy [replay]"],
  ["peekable", () => peeked(lazuli.peekable(values())), "Lazy [Array → peekable]"],
  ["borrow", () => started(lazuli.borrow(values())), "Lazy [Array → borrow]"],
  ["tee", () => lazuli.tee(values())[0], "Lazy [Array → tee]"],
  ["an async pipeline", () => async.take(async.map(values(), f), 3), "AsyncLazy [Array → map → take(3)]"],
  ["an async memoize", () => async.memoize(values()), "AsyncLazy [Array → memoize]"],
  ["a reading of it", () => async.memoize(values())[Symbol.asyncIterator](), "AsyncLazy [Array → memoize]"],
  ["an async peekable", () => peeked(async.peekable(values())), "AsyncLazy [Array → peekable]"],
  ["an async borrow", () => async.borrow(values()), "AsyncLazy [Array → borrow]"],
  ["an async tee", () => async.tee(values())[0], "AsyncLazy [Array → tee]"],
  ["cooperate", () => lazuli.cooperate(map(values(), f)), "AsyncLazy [Array → map → cooperate]"],
];

function started<I extends Iterator<unknown>>(iterator: I): I {
  iterator.next();
  return iterator;
}

function read<I extends Iterable<unknown>>(iterable: I): I {
  void [...iterable];
  return iterable;
}

function peeked<P extends { peek(): unknown; pushBack(value: string): void }>(handle: P): P {
  void handle.peek();
  handle.pushBack(secret);
  return handle;
}

describe.each(SEQUENCES)("%s", (_, make, text) => {
  test("prints as what it is by console.log and as text", () => {
    expect(inspect(make())).toBe(text);
    expect(inspect({ inside: [make()] }, { depth: 9, showHidden: true })).toContain(text);
    expect(`${make()}`).toBe(text);
    expect(String(make())).toBe(text);
  });

  test("is {} in JSON, lists no keys, and has no insides in a copy", () => {
    expect(JSON.stringify({ s: make() })).toBe('{"s":{}}');
    expect(Object.keys(make() as object)).toEqual([]);
    for (const key in make() as object) throw new Error(key);
    expect(cloneOf(make())).toEqual([]);
  });

  test("shows no insides in the diffs of vitest and Jest", () => {
    const diff = diffOf(make());
    expect(diff).not.toContain(secret);
    expect(diff.split("\n").length, diff).toBeLessThan(12);
  });
});

test("a diff names the stages of a pipeline", () => {
  expect(diffOf(take(fib(), 3))).toContain('Symbol(cursor): "fib → take(3)"');
});

/** What vitest shows where a value was expected to be another. */
function diffOf(value: unknown): string {
  let text = "";
  expect.extend({
    toBeDiffed(received) {
      text = this.utils.diff({ a: 1 }, { a: received }) ?? "";
      return { pass: true, message: () => "" };
    },
  });
  (expect(value) as unknown as { toBeDiffed(): void }).toBeDiffed();
  return text;
}

/** What a structured clone keeps of it; nothing where it cannot be cloned, as with the language's own generators. */
function cloneOf(value: unknown): PropertyKey[] {
  let clone: unknown;
  try {
    clone = structuredClone(value);
  } catch (error) {
    expect((error as Error).name).toBe("DataCloneError");
    return [];
  }
  return Reflect.ownKeys(clone as object);
}

describe("every operator", () => {
  test.each(
    [sync, asyncWorld].flatMap((world) =>
      readingsOf(world)
        .filter(({ row, position }) => position === 0 && ["operator", "chain"].includes(row.kind))
        .map((reading) => [`${reading.name} (${world.name})`, reading] as const),
    ),
  )("%s shows its name in what it makes", (_, { name, row, call }) => {
    const result = call([[1, 1]]);
    if (!(row as OperatorRow).unnamed) expect(inspect(result)).toContain(name);
    expect(inspect(result)).toMatch(/^(Async)?Lazy \[.*\]$/);
    expect(`${result}`).toBe(inspect(result));
    expect(JSON.stringify(result)).toBe("{}");
  });
});

describe("a verdict of search", () => {
  const bounds = { maxSteps: 1 };
  const data = { found: false, reason: "steps", steps: 1, elapsed: expect.any(Number) as unknown, last: 1 };

  test("prints, serialises and clones as its data", async () => {
    for (const verdict of [
      lazuli.search([1, 2], () => false, bounds),
      await async.search([1, 2], () => false, bounds),
    ]) {
      expect(Object.keys(verdict)).toEqual(Object.keys(data));
      expect(JSON.parse(JSON.stringify(verdict))).toEqual(data);
      expect(structuredClone(verdict)).toEqual(data);
      expect({ ...verdict }).toEqual(data);
      expect(inspect(verdict)).not.toMatch(/resume|dispose|Function/);
    }
  });
});

test("a checkpoint prints its kind", () => {
  expect(inspect(lazuli.peekable([1]).checkpoint())).toContain("Checkpoint");
});
