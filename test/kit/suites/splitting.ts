import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unread } from "../sources.js";
import {
  async,
  collect,
  type Fn,
  mixed,
  type Sequence,
  sync,
  thrownBy,
  twins,
  type World,
} from "../worlds.js";

/** How a function splits a source into a prefix and a rest. */
export interface Splitting {
  readonly name: string;
  /** Arguments that make a prefix of the first values, as many as said, of 0, 1, 2, … */
  readonly args: (count: number) => unknown[];
  /** How many values of a source of some length are pulled when the prefix is known to be over, `done` included. */
  readonly pullsToSplit: (count: number, length: number) => number;
}

type Step = "prefix" | "rest" | "close prefix" | "close rest";
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.constantFrom<Step>("prefix", "rest", "prefix", "rest", "close prefix", "close rest"),
  { maxLength: 20 },
);

/** What the halves of 0, 1, 2, … should do, step by step. */
class Model {
  pulls = 0;
  closes = 0;
  private given = { prefix: 0, rest: 0 };
  private isOpen = { prefix: true, rest: true };
  private isSplit = false;
  private readonly boundary: number;
  private readonly length: number;
  private readonly pullsToSplit: number;

  constructor(count: number, length: number, pullsToSplit: number) {
    this.boundary = Math.min(count, length);
    this.length = length;
    this.pullsToSplit = pullsToSplit;
  }

  /** What a step answers: a value, or undefined for `done`. */
  take(step: Step): number | undefined {
    const half = step.endsWith("prefix") ? "prefix" : "rest";
    if (step.startsWith("close")) this.close(half);
    if (!this.isOpen[half]) return undefined;
    const [start, end] = half === "prefix" ? [0, this.boundary] : [this.boundary, this.length];
    const index = start + this.given[half]++;
    if (half === "rest" || index >= end) this.split();
    if (half === "rest" || index < end) this.pulls = Math.max(this.pulls, Math.min(index, this.length) + 1);
    if (index < end) return index;
    this.close(half);
    return undefined;
  }

  private split(): void {
    this.isSplit = true;
    this.pulls = Math.max(this.pulls, this.pullsToSplit);
  }

  private close(half: "prefix" | "rest"): void {
    this.isOpen[half] = false;
    const isUnused = !this.isOpen.rest && (!this.isOpen.prefix || this.isSplit);
    const hasEnded = this.pulls > this.length;
    if (isUnused && !hasEnded) this.closes = 1;
  }
}

/** Holds a function to the two laws, over both of the sequences that it makes. */
export function describeSplitting({ name, args, pullsToSplit }: Splitting): void {
  describe.each(twins(name))("%s", (_, split: Fn, world: World) => {
    const { probe } = world;
    const digits = (length: number): number[] => [...Array(length).keys()];
    const halves = (source: unknown, count: number): [prefix: Sequence, rest: Sequence] =>
      split(source, ...args(count)) as [Sequence, Sequence];

    test("answers, pulls and closes as it should, in whatever order the halves are read and closed", async () => {
      await fc.assert(
        fc.asyncProperty(steps, fc.nat({ max: 5 }), fc.nat({ max: 8 }), async (taken, count, length) => {
          const source = probe(digits(length));
          const model = new Model(count, length, pullsToSplit(count, length));
          const [prefix, rest] = halves(source, count);
          expect([source.opens, source.lookups, source.pulls]).toEqual([1, 1, 0]);
          for (const step of taken) {
            const half = step.endsWith("prefix") ? prefix : rest;
            const result = await (step.startsWith("close") ? half.return() : half.next());
            const value = model.take(step);
            expect(result).toEqual({ value, done: value === undefined });
            expect([source.pulls, source.closes], step).toEqual([model.pulls, model.closes]);
          }
          expect([source.opens, source.lookups]).toEqual([1, 1]);
        }),
      );
    });

    test("is over, and closes once, when closing throws", async () => {
      const closeError = new Error("from closing");
      const source = probe(digits(5), { closeError });
      const [prefix, rest] = halves(source, 2);
      await prefix.return();
      expect(await thrownBy(() => rest.return())).toBe(closeError);
      for (const half of [prefix, rest]) expect((await half.next()).done).toBe(true);
      expect(source.closes).toBe(1);
    });

    test("reports what closing throws when the prefix is read to its end, after the rest was closed", async () => {
      const closeError = new Error("from closing");
      const source = probe(digits(5), { closeError });
      const [prefix, rest] = halves(source, 2);
      await rest.return();
      expect(await thrownBy(() => collect(prefix))).toBe(closeError);
      expect(source.closes).toBe(1);
    });

    test("lets both halves meet an error in the prefix, whichever is read first", async () => {
      for (const throwsAt of [0, 1]) {
        for (const first of [0, 1]) {
          const source = probe(digits(5), { throwsAt });
          const [prefix, rest] = halves(source, 2);
          if (first === 1) expect(await thrownBy(() => rest.next())).toBe(source.error);
          for (let index = 0; index < throwsAt; index++)
            expect(await prefix.next()).toEqual({ value: index, done: false });
          expect(await thrownBy(() => prefix.next())).toBe(source.error);
          if (first === 0) expect(await thrownBy(() => rest.next())).toBe(source.error);
          for (const half of [prefix, rest]) expect((await half.next()).done).toBe(true);
          for (const half of [prefix, rest]) await half.return();
          expect(source.closes).toBe(0);
        }
      }
    });

    test("gives all of the prefix when the source throws behind it", async () => {
      const source = probe(digits(5), { throwsAt: 3 });
      const [prefix, rest] = halves(source, 2);
      expect(await thrownBy(() => collect(rest))).toBe(source.error);
      expect(await collect(prefix)).toEqual([0, 1]);
      expect(source.closes).toBe(0);
    });

    test("reads a source that cannot be closed", async () => {
      const source = probe(digits(5), { withoutReturn: true });
      const [prefix, rest] = halves(source, 2);
      await rest.next();
      for (const half of [prefix, rest]) await half.return();
      for (const half of [prefix, rest]) expect((await half.next()).done).toBe(true);
    });

    test("closes on break, and on using", async () => {
      const source = probe((index) => index);
      const [prefix, rest] = halves(source, 3);
      for await (const _ of prefix as AsyncIterator<unknown> & AsyncIterable<unknown>) break;
      expect(source.closes).toBe(0);
      const dispose = world.name === "sync" ? Symbol.dispose : Symbol.asyncDispose;
      await (rest as unknown as Record<symbol, Fn>)[dispose]?.();
      expect([source.pulls, source.closes]).toEqual([1, 1]);
    });

    test("makes native iterators that describe themselves", () => {
      const both = halves(probe(digits(5)), 2);
      for (const [index, half] of both.entries()) {
        const shown: unknown = (half as unknown as Record<symbol, Fn>)[
          Symbol.for("nodejs.util.inspect.custom")
        ]?.call(half);
        expect(shown).toMatch(new RegExp(` → ${name}.*\\[${index}\\]\\]$`));
      }
    });

    test("closes an iterator that came with a bad argument", async () => {
      const iterator = new Unread();
      await thrownBy(() => split(iterator, NaN));
      expect(iterator.closes).toBe(1);
    });

    test("refuses a source that is not one", async () => {
      const error = await thrownBy(() => split(5, ...args(1)));
      expect(error).toEqual(new TypeError(`${name}: source must be an iterable, got 5`));
    });
  });

  test(`${name} refuses to be re-entered from its source, by either half`, () => {
    for (const reading of [0, 1]) {
      const source = sync.probe([0, 1, 2], { onPull: () => both[1 - reading]?.next() });
      const both = sync.face[name]?.(source, ...args(2)) as [Iterator<number>, Iterator<number>];
      expect(() => both[reading]?.next()).toThrow(new TypeError("already running"));
      for (const half of both) expect(half.next().done).toBe(true);
    }
  });

  test(`${name}Async answers calls that overlap in their order`, async () => {
    const [prefix, rest] = mixed.face[name]?.([0, 1, 2, 3], ...args(2)) as [Sequence, Sequence];
    const calls = [prefix.next(), rest.next(), prefix.next(), rest.next(), prefix.next(), rest.return()];
    const answers = await Promise.all(calls as Promise<IteratorResult<number>>[]);
    expect(answers.map(({ value }) => value)).toEqual([0, 2, 1, 3, undefined, undefined]);
  });

  test.each([sync, async])(`${name} on the $name chain makes two chains`, async ({ face }) => {
    const chain = face["seq"]?.([0, 1, 2, 3]) as Record<string, Fn>;
    const both = chain[name]?.(...args(2)) as { map: Fn }[];
    const halves = both.map((half) => collect(half.map((n: number) => n * 10)));
    expect(await Promise.all(halves)).toEqual([
      [0, 10],
      [20, 30],
    ]);
  });
}
