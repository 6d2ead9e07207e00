/** What the functions share that pull several sources at the same time. */
import { abortable, type AsyncLazy } from "lazuli/async";
import { describe, expect, test } from "vitest";
import { CountingSignal, follow, turn } from "../gates.js";
import { Manual } from "../manual.js";
import { inspect } from "../unhandled.js";
import { collect } from "../worlds.js";

export interface Several {
  readonly name: string;
  /** How many sources it takes. */
  readonly count: number;
  /** Reads sources of numbers, all of which are pending after the first pull. */
  readonly make: (sources: AsyncIterable<number>[]) => AsyncLazy<unknown>;
  /** Whether an error waits for the closing of the other sources. */
  readonly waitsForOthers: boolean;
}

const end = { value: undefined, done: true };

export function describeSeveral({ name, count, make, waitsForOthers }: Several): void {
  const several = (): Manual[] => Array.from({ length: count }, () => new Manual());
  const pullsOf = (sources: readonly Manual[]): number[] => sources.map(({ pulls }) => pulls);
  const closesOf = (sources: readonly Manual[]): number[] => sources.map(({ closes }) => closes);
  const each = (number: number): number[] => Array<number>(count).fill(number);
  const closeAll = (sources: readonly Manual[]): void => {
    for (const source of sources) source.close();
  };

  test("nothing is pulled before the first pull, which pulls all", async () => {
    const sources = several();
    const sequence = make(sources);
    await turn();
    expect(pullsOf(sources)).toEqual(each(0));
    void sequence.next();
    await turn();
    expect(pullsOf(sources)).toEqual(each(1));
    await turn();
    expect(pullsOf(sources)).toEqual(each(1));
  });

  test("return() settles a pending pull at once, begins to close all, and waits for that", async () => {
    const sources = several();
    const sequence = make(sources);
    const [pending, another] = [follow(sequence.next()), follow(sequence.next())];
    await turn();
    const returned = follow(sequence.return());
    expect(closesOf(sources)).toEqual(each(1));
    await turn();
    expect([pending.value, another.value, returned.isSettled]).toEqual([end, end, false]);
    // Too late.
    sources[0]?.give(1);
    sources[1]?.fail(new Error("too late"));
    for (const source of sources) {
      expect(returned.isSettled).toBe(false);
      source.close();
      await turn();
    }
    expect(returned.value).toEqual(end);
    expect(await sequence.next()).toEqual(end);
    expect([pullsOf(sources), closesOf(sources)]).toEqual([each(1), each(1)]);
  });

  test.each(Array.from({ length: count }, (_, index) => index))(
    "an error of source %i rejects once, and the others are closed together",
    async (failing) => {
      await inspect(name, async (complaints) => {
        const sources = several();
        const sequence = make(sources);
        const [first, second] = [follow(sequence.next()), follow(sequence.next())];
        await turn();
        const error = new Error("the fault");
        sources[failing]?.fail(error);
        await turn();
        const others = sources.filter((_, index) => index !== failing);
        expect(closesOf(others)).toEqual(each(1).slice(1));
        if (first.isSettled === waitsForOthers) complaints.push(`it has rejected: ${first.isSettled}`);
        // What comes of the others is dropped.
        others[0]?.give(1);
        for (const source of others) source.failToClose(new Error("from closing"));
        await turn();
        if (first.error !== error) complaints.push(`the error is ${String(first.error)}`);
        expect(second.value).toEqual(end);
        expect(await sequence.next()).toEqual(end);
        expect(sources[failing]?.closes).toBe(0);
      });
    },
  );

  test("the first of two errors rejects", async () => {
    await inspect(name, async () => {
      const sources = several();
      const first = follow(make(sources).next());
      await turn();
      const error = new Error("the first");
      sources[1]?.fail(error);
      sources[0]?.fail(new Error("the second"));
      await turn();
      closeAll(sources);
      await turn();
      expect(first.error).toBe(error);
    });
  });

  test("an error of closing is reported by return(), that of the last source first", async () => {
    await inspect(name, async () => {
      const sources = several();
      const sequence = make(sources);
      const pending = follow(sequence.next());
      await turn();
      const returned = follow(sequence.return());
      const again = follow(sequence.return());
      for (const [index, source] of sources.entries()) source.failToClose(index);
      await turn();
      expect([pending.value, returned.error, again.value]).toEqual([end, count - 1, end]);
    });
  });

  test("an abort rejects the pending pull at once, and closes all; nothing waits for that", async () => {
    const sources = several();
    const signal = new CountingSignal();
    const sequence = abortable(make(sources), signal);
    const pending = follow(sequence.next());
    await turn();
    const reason = new Error("aborted");
    signal.abort(reason);
    await turn();
    expect([pending.error, signal.count]).toEqual([reason, 0]);
    expect(closesOf(sources)).toEqual(each(1));
    expect(await sequence.next()).toEqual(end);
  });

  test.each(Array.from({ length: count }, (_, index) => index))(
    "source %i may throw in next() itself, and in return()",
    async (failing) => {
      await inspect(name, async () => {
        const error = new Error("the fault");
        const throwing = {
          [Symbol.asyncIterator]: () => ({
            next: () => {
              throw error;
            },
            return: () => {
              throw new Error("closed after its end");
            },
          }),
        };
        const sources = several();
        const all: AsyncIterable<number>[] = [...sources];
        all[failing] = throwing;
        const first = follow(make(all).next());
        await turn();
        closeAll(sources);
        await turn();
        expect(first.error).toBe(error);
        sources.splice(failing, 1);
        expect(closesOf(sources)).toEqual(each(1).slice(1));
      });
    },
  );

  test("return() that throws is an error of closing", async () => {
    const error = new Error("from closing");
    const sources = several();
    const all: AsyncIterable<number>[] = [...sources];
    const next = (): Promise<never> => new Promise(() => {});
    const close = (): never => {
      throw error;
    };
    all[0] = { [Symbol.asyncIterator]: () => ({ next, return: close }) };
    const sequence = make(all);
    void sequence.next();
    await turn();
    const returned = follow(sequence.return());
    closeAll(sources);
    await turn();
    expect(returned.error).toBe(error);
  });

  test("sources may answer with thenables", async () => {
    const later = (result: unknown): object => ({
      then: (resolve: (result: unknown) => void) => void Promise.resolve().then(() => resolve(result)),
    });
    const thenables = (values: number[]): AsyncIterable<number> => {
      const iterator = values.values();
      const next = (): never => later(iterator.next()) as never;
      const close = (): never => later({}) as never;
      return { [Symbol.asyncIterator]: () => ({ next, return: close }) };
    };
    const sequence = make(each(0).map(() => thenables([1])));
    expect((await sequence.next()).done).toBe(false);
    expect(await sequence.return()).toEqual(end);
    // And all that they have.
    expect(await collect(make(each(0).map(() => thenables([]))))).toEqual([]);
  });

  describe("a source may close all while it is pulled,", () => {
    test.each(Array.from({ length: count }, (_, index) => index))("as source %i", async (closing) => {
      const sources = several();
      const all: AsyncIterable<number>[] = [...sources];
      const next = async (): Promise<IteratorResult<number>> => {
        void sequence.return();
        closeAll(sources);
        return { value: 1, done: false };
      };
      all[closing] = { [Symbol.asyncIterator]: () => ({ next }) };
      const sequence = make(all);
      expect(await sequence.next()).toEqual(end);
      sources.splice(closing, 1);
      expect(closesOf(sources)).toEqual(each(1).slice(1));
      expect(await sequence.next()).toEqual(end);
    });
  });
}
