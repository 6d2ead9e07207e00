/** What the operators that share one async source hold to, in whatever order its promises and their readers run. */
import fc from "fast-check";
import * as lazuli from "lazuli/async";
import { describe, expect, test } from "vitest";
import {
  Actor,
  between,
  endings,
  expectClosedOnce,
  expectRead,
  finish,
  type Move,
  moves,
  outcomesOf,
  pause,
  playAll,
  Source,
} from "../../kit/actors.js";
import { oneIn } from "../../kit/runs.js";

type Numbers = AsyncIterable<number>;

const runs = oneIn(5);
const lists = fc.array(moves, { minLength: 1, maxLength: 3 });
const noReturn = moves.map((list) => list.filter(({ what }) => what !== "return"));

describe("in any order of promises", () => {
  test("each branch of tee reads all values, and the last one to leave closes the source", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), endings, lists, async (scheduler, ending, list) => {
        const source = new Source(scheduler, ending);
        const branches = lazuli.tee(source as Numbers, list.length);
        const actors = await playAll(scheduler, source, branches, list);
        for (const [index, actor] of actors.entries())
          expectRead(actor, outcomesOf(source), list[index] as Move[]);
        expectClosedOnce(source);
      }),
      runs,
    );
  });

  test("each reader of memoize reads all values, or what has been pulled when it is disposed of", async () => {
    const disposals = fc.option(fc.nat(12));
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        lists,
        disposals,
        async (scheduler, ending, list, disposal) => {
          const source = new Source(scheduler, ending);
          const memo = lazuli.memoize(source as Numbers);
          const readers = list.map(() => memo[Symbol.asyncIterator]());
          const dispose = async (): Promise<void> => {
            for (let turn = 0; turn < (disposal ?? 0); turn++) await pause(scheduler, source, turn);
            await memo.dispose();
          };
          const actors = await playAll(
            scheduler,
            source,
            readers,
            list,
            ...(disposal === null ? [] : [dispose()]),
          );
          const pulled = lazuli.toArray(memo).then(
            (values) => values.map((value) => ({ value })),
            () => outcomesOf(source),
          );
          if (disposal === null) await finish(scheduler, [memo.dispose()]);
          for (const [index, actor] of actors.entries())
            expectRead(actor, disposal === null ? outcomesOf(source) : await pulled, list[index] as Move[]);
          expectClosedOnce(source);
        },
      ),
      runs,
    );
  });

  const handles: [string, (source: Numbers) => Lent][] = [
    ["peekable", (source) => lazuli.peekable(source)],
    ["borrow", (source) => lazuli.borrow(source)],
  ];

  test.each(handles)("the readers of %s get each value once, and lose none", async (_, lend) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), endings, lists, noReturn, async (scheduler, ending, list, own) => {
        const source = new Source(scheduler, ending);
        const handle = lend(source);
        const readers = list.map((_, index) => (index === 0 ? lazuli.take(handle, 2) : readingOf(handle)));
        const actors = await playAll(scheduler, source, [...readers, handle], [...list, own]);
        const seen = actors.map(valuesOf);
        for (const values of seen) expect(values, "in order").toEqual(sorted(values));
        expect(sorted(seen.flat())).toEqual(between(0, ending.length));
        await finish(scheduler, [handle.dispose()]);
        expect(source.closes).toBe(0);
      }),
      runs,
    );
  });

  test.each(handles)("%s ends for all who wait when it is disposed of", async (_, lend) => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        lists,
        noReturn,
        fc.nat(12),
        async (scheduler, ending, list, own, turns) => {
          const source = new Source(scheduler, ending);
          const handle = lend(source);
          const readers = [...list.map(() => readingOf(handle)), handle];
          const disposal = pause(scheduler, source, turns).then(() => handle.dispose());
          const actors = await playAll(scheduler, source, readers, [...list, own], disposal);
          const seen = actors.map(valuesOf);
          for (const values of seen) expect(values, "in order").toEqual(sorted(values));
          expect(new Set(seen.flat()).size, "each at most once").toBe(seen.flat().length);
          expectClosedOnce(source);
        },
      ),
      runs,
    );
  });

  test("peekable shows values that are read later, and returns what is pushed back once", async () => {
    const extras = fc.array(fc.tuple(fc.constantFrom("peek", "push"), fc.nat(6)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), endings, lists, extras, async (scheduler, ending, list, extra) => {
        const source = new Source(scheduler, ending);
        const handle = lazuli.peekable(source as Numbers);
        const pushed: number[] = [];
        const shown: unknown[] = [];
        const others = async (): Promise<void> => {
          for (const [what, number] of extra) {
            await pause(scheduler, source, number);
            if (what === "peek") shown.push(await handle.peek(number).catch((error: unknown) => error));
            else {
              pushed.push(100 + pushed.length);
              handle.pushBack(99 + pushed.length);
            }
          }
        };
        const readers = list.map(() => readingOf(handle));
        const actors = await playAll(scheduler, source, readers, list, others());
        const last = new Actor(scheduler, source, handle);
        await finish(scheduler, [last.play([])]);
        const seen = [...actors, last].flatMap(valuesOf);
        expect(sorted(seen)).toEqual([...between(0, ending.length), ...pushed]);
        for (const value of shown) expect([...seen, undefined, source.error]).toContain(value);
        expect(source.closes).toBe(0);
      }),
      runs,
    );
  });

  /** Splits the numbers before the boundary from the others, and says how many have to be pulled to know that. */
  type Split = (source: Numbers, boundary: number, scheduler: fc.Scheduler) => [Numbers, Numbers];
  const splits: [string, number, Split][] = [
    ["splitAt", 0, (source, boundary) => lazuli.splitAt(source, boundary)],
    ["span", 1, (source, boundary) => lazuli.span(source, (value) => value < boundary)],
    [
      "span with an async predicate",
      1,
      (source, boundary, scheduler) =>
        lazuli.span(source, async (value) => {
          await scheduler.schedule(Promise.resolve(), "predicate");
          return value < boundary;
        }),
    ],
  ];

  test.each(splits)("the halves of %s get what is theirs", async (_, ahead, split) => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        endings,
        fc.tuple(moves, moves),
        fc.nat(6),
        async (scheduler, ending, list, boundary) => {
          const source = new Source(scheduler, ending);
          const halves = split(source, boundary, scheduler).map((half) => half[Symbol.asyncIterator]());
          const [prefix, rest] = (await playAll(scheduler, source, halves, list)) as [Actor, Actor];
          const failsBefore = ending.fails && ending.length < boundary + ahead;
          const before = outcomesOf(source, 0, Math.min(boundary, ending.length));
          expectRead(prefix, failsBefore ? before : before.filter((o) => "value" in (o as object)), list[0]);
          expectRead(rest, outcomesOf(source, boundary), list[1]);
          expectClosedOnce(source);
        },
      ),
      runs,
    );
  });

  test("both halves of span meet the error of the predicate, which closes the source", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.tuple(moves, moves),
        fc.nat(4),
        async (scheduler, list, failing) => {
          const error = new Error("from the predicate");
          const source = new Source(scheduler, { length: 5, fails: false });
          const halves = lazuli.span(source as Numbers, async (value) => {
            await scheduler.schedule(Promise.resolve(), "predicate");
            if (value === failing) throw error;
            return true;
          });
          const [prefix, rest] = (await playAll(scheduler, source, halves, list)) as [Actor, Actor];
          expectRead(prefix, [...between(0, failing).map((value) => ({ value })), { error }], list[0]);
          expectRead(rest, [{ error }], list[1]);
          expectClosedOnce(source);
        },
      ),
      runs,
    );
  });
});

type Lent = lazuli.AsyncPeekable<number> | lazuli.AsyncBorrowed<number>;

/** Reads on in a handle, and can be returned. */
function readingOf(handle: Lent): lazuli.AsyncLazy<number> {
  return lazuli.map(handle, (value) => value);
}

function valuesOf({ outcomes }: Actor): number[] {
  return outcomes.flatMap((outcome) =>
    typeof outcome === "object" && "value" in outcome ? outcome.value : [],
  );
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
