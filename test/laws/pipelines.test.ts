/**
 * Random pipelines, stopped at random and resumed: every source is closed once, and no value is lost or repeated.
 * `npm run test:soak` runs 100,000 of each.
 */
import fc from "fast-check";
import { budget, BudgetExceededError, search } from "lazuli";
import * as lazuli from "lazuli";
import { cooperate } from "lazuli";
import { search as searchAsync } from "lazuli/async";
import { type TestSource, testSource } from "lazuli/testing";
import { expect, test } from "vitest";
import { oneIn } from "../kit/runs.js";

type Values = Iterable<number>;
/** A stage of a pipeline, given how to open one more source. */
type Stage = (source: Values, open: () => Values) => Values;

const first = (row: Iterable<number>): number => [...row][0] as number;
const small = fc.integer({ min: 1, max: 3 });

const stage: fc.Arbitrary<Stage> = fc.oneof(
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.map(s, (x) => x + n),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.filter(s, (x) => x % (n + 1) !== 0),
  ),
  fc.constant<Stage>((s) => lazuli.filter(s, () => false)),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.take(s, n * 4),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.drop(s, n),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.takeWhile(s, (x) => x < n * 9),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.takeUntil(s, (x) => x > n * 6),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.dropWhile(s, (x) => x < n),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.map(lazuli.chunks(s, n), first),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.map(lazuli.windows(s, n), first),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.stepBy(s, n),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.slice(s, n, n * 5),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.takeLast(lazuli.take(s, 9), n),
  ),
  small.map(
    (n): Stage =>
      (s) =>
        lazuli.dropLast(s, n),
  ),
  fc.constant<Stage>((s) => lazuli.map(lazuli.pairwise(s), ([a, b]) => a + b)),
  fc.constant<Stage>((s) => lazuli.scan(s, (a, b) => (a + b) % 50)),
  fc.constant<Stage>((s) => lazuli.dedupe(s)),
  fc.constant<Stage>((s) => lazuli.intersperse(s, 7)),
  fc.constant<Stage>((s) => lazuli.map(lazuli.withPosition(s), ([, x]) => x)),
  fc.constant<Stage>((s) => lazuli.map(lazuli.runLengthEncode(s), ([x]) => x)),
  fc.constant<Stage>((s) =>
    lazuli.map(
      lazuli.chunkWhile(s, (a, b) => a % 3 < b % 3),
      first,
    ),
  ),
  fc.constant<Stage>((s) => budget(s, { maxSteps: 1e6 })),
  fc.constant<Stage>((s, open) => lazuli.flatMap(s, (x) => lazuli.take(open(), Math.abs(x % 3)))),
  fc.constant<Stage>((s, open) => lazuli.map(lazuli.zip([s, open()]), ([a, b]) => a + b)),
  fc.constant<Stage>((s, open) =>
    lazuli.map(lazuli.zip([s, open()], { mode: "longest" }), ([a, b]) => a ?? b ?? 0),
  ),
  fc.constant<Stage>((s, open) => lazuli.interleave(s, open())),
  // Over sources that nobody has opened yet: what concat has not reached it does not close, as in the standard.
  fc.constant<Stage>((s, open) => lazuli.interleave(s, lazuli.concat(open(), open()))),
  fc.constant<Stage>((s, open) => lazuli.map(lazuli.diagonal(s, open()), ([a, b]) => a - b)),
  fc.constant<Stage>((s, open) => lazuli.map(lazuli.product(s, lazuli.take(open(), 2)), ([a, b]) => a - b)),
  fc.constant<Stage>((s) => lazuli.take(lazuli.cycle(lazuli.take(s, 3)), 8)),
);

const pipeline = fc.record({
  stages: fc.array(stage, { maxLength: 5 }),
  length: fc.integer({ min: 0, max: 12 }),
});

class Run {
  readonly probes: TestSource<number>[] = [];
  readonly values: Values;

  constructor({ stages, length }: { stages: Stage[]; length: number }) {
    const open = (): Values => {
      const probe = testSource(Array.from({ length }, (_, index) => index));
      this.probes.push(probe);
      return probe;
    };
    this.values = stages.reduce((source, make) => make(source, open), open());
  }

  /** Every source that was opened has ended or been closed, which a probe allows once only. */
  expectClosed(): void {
    for (const { isOpen, closes } of this.probes) {
      expect(isOpen).toBe(false);
      expect(closes).toBeLessThanOrEqual(1);
    }
  }
}

/** All values, without a bound that would be met. */
function readAll(made: { stages: Stage[]; length: number }): number[] {
  const values: number[] = [];
  search(new Run(made).values, (value) => values.push(value) === 40, { maxPulls: 5000 });
  return values;
}

const bounds = fc.record({ maxSteps: fc.nat(3), maxPulls: fc.nat(6) }, { requiredKeys: [] });

test("a search that is stopped and resumed sees every value once", () => {
  fc.assert(
    fc.property(pipeline, fc.array(bounds, { minLength: 1, maxLength: 8 }), (made, turns) => {
      const expected = readAll(made);
      const run = new Run(made);
      const seen: number[] = [];
      const see = (value: number): boolean => seen.push(value) === 40;
      let verdict = search(run.values, see, turns[0] ?? {});
      for (const turn of turns.slice(1)) {
        if (verdict.found) break;
        expect(seen).toEqual(expected.slice(0, seen.length));
        verdict = verdict.resume({ maxPulls: 1000, ...turn });
      }
      if (!verdict.found && verdict.reason !== "exhausted") {
        if (turns.length % 2 === 0) verdict.dispose();
        else {
          verdict = verdict.resume({ maxPulls: 5000 });
          expect(seen).toEqual(expected);
          if (!verdict.found) verdict.dispose();
        }
      }
      expect(seen).toEqual(expected.slice(0, seen.length));
      run.expectClosed();
    }),
  );
});

test("whatever stops it, every source is closed", () => {
  fc.assert(
    fc.property(pipeline, fc.nat(12), fc.constantFrom("throw", "abort", "budget"), (made, when, how) => {
      const run = new Run(made);
      const controller = new AbortController();
      let calls = 0;
      const stopped = lazuli.tap(run.values, () => {
        if (calls++ !== when) return;
        if (how === "throw") throw new Error("stop");
        if (how === "abort") controller.abort();
      });
      try {
        if (how === "budget") for (const _ of budget(stopped, { maxPulls: when }));
        else {
          const verdict = search(stopped, () => false, { signal: controller.signal, maxPulls: 5000 });
          if (!verdict.found) verdict.dispose();
        }
      } catch (error) {
        expect(error instanceof BudgetExceededError || String(error) === "Error: stop").toBe(true);
      }
      run.expectClosed();
    }),
  );
});

test("slices of no length lose nothing, and neither does a search around them", async () => {
  await fc.assert(
    fc.asyncProperty(pipeline, fc.nat(5), async (made, maxPulls) => {
      const expected = readAll(made);
      const run = new Run(made);
      const seen: number[] = [];
      const see = (value: number): boolean => seen.push(value) === 40;
      let verdict = await searchAsync(cooperate(run.values, { sliceTime: 0 }), see, { maxPulls });
      if (!verdict.found) verdict = await verdict.resume({ maxPulls: 5000 });
      expect(seen).toEqual(expected);
      if (!verdict.found) await verdict.dispose();
      run.expectClosed();
    }),
    oneIn(20),
  );
});
