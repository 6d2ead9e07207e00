/** A signal that is aborted at every point of every pull: above every async operator, and below it. */
import { abortable } from "lazuli/async";
import { describe, test } from "vitest";
import { CountingSignal, follow, type GatedSource, Run, turn } from "../kit/gates.js";
import { everywhere, Inspection, type Plan, plans, planOf } from "../kit/points.js";
import { casesOf, operators } from "../kit/rows.js";
import { inspect } from "../kit/unhandled.js";
import { async } from "../kit/worlds.js";

/** The errors that its reader was told of. */
function errorsOf(run: Run): unknown[] {
  return run.outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
}

/** Opens all gates. The run is read on and then closed, and nothing is left. */
async function expectEnd(run: Run, inspection: Inspection, signal: CountingSignal): Promise<void> {
  await run.gates.passAll();
  void run.sequence.return?.();
  await run.gates.passAll();
  inspection.must(run.pending === 0, "next() is pending for ever");
  inspection.must(signal.count === 0, `${signal.count} listeners are left`);
}

describe.each(plans)("abortable over %s", (_, { make, ...plan }) => {
  /** The signal of a run is in here, since each has its own. */
  const signals = new WeakMap<Run, CountingSignal>();
  const aborted: Plan = {
    ...plan,
    make(run) {
      const signal = new CountingSignal();
      signals.set(run, signal);
      return abortable(make(run) as never, signal);
    },
  };

  test.each([{}, { late: true, closing: true }])("gives up at once, at every point: %o", async (course) => {
    await everywhere(aborted, course, async (run, inspection) => {
      const signal = signals.get(run) as CountingSignal;
      const { pending } = run;
      const open = run.isShared ? [] : run.open;
      const isWatching = signal.count > 0;
      const hasBegun = pending + run.outcomes.length > 0;
      const { isRead } = run;
      const reason = new Error("aborted");
      signal.abort(reason);
      await turn();
      if (isWatching) {
        for (const { name, closes } of open)
          inspection.must(closes === 1, `the closing of ${name} does not begin`);
        inspection.must(signal.count === 0, "its listener is left");
      } else if (!hasBegun)
        inspection.must(
          open.every(({ pulls, closes }) => pulls + closes === 0),
          "it begins before the first pull",
        );
      if (isWatching && pending > 0) {
        inspection.must(run.pending === 0, "the pending next() is not settled");
        inspection.must(errorsOf(run)[0] === reason, "the pending next() does not have the reason");
      }
      await expectEnd(run, inspection, signal);
      const errors = errorsOf(run).filter((error) => error === reason);
      const isDue = !isRead && (isWatching || !hasBegun);
      inspection.must(errors.length === Number(isDue), `the reason comes ${errors.length} times`);
    });
  });

  test("may be aborted by a source or a callback", async () => {
    await inspect("aborted by what it calls", async (complaints) => {
      for (const place of ["onPull", "onCall"] as const) {
        for (const when of [0, 1]) {
          const reason = new Error("aborted");
          const enter = (count: number): void => {
            if (count === when) signals.get(run)?.abort(reason);
          };
          const run = new Run(aborted.make, { [place]: enter });
          void run.read();
          await run.gates.passAll();
          const inspection = new Inspection(complaints, `${place} ${when}`);
          const signal = signals.get(run) as CountingSignal;
          inspection.must(!signal.aborted || errorsOf(run)[0] === reason, "the reason does not come");
          await expectEnd(run, inspection, signal);
          await inspection.isOver(run);
        }
      }
    });
  });

  test("return() takes its listener away", async () => {
    await everywhere(aborted, {}, async (run, inspection) => {
      const signal = signals.get(run) as CountingSignal;
      const returned = follow(run.sequence.return?.());
      await turn();
      inspection.must(signal.count === 0, "its listener is left");
      signal.abort("too late");
      await expectEnd(run, inspection, signal);
      inspection.must(returned.isSettled, "return() is pending for ever");
      inspection.must(errorsOf(run).length === 0, "the reason comes after return()");
    });
  });

  test("whatever ends it takes its listener away", async () => {
    await inspect("listeners", async (complaints) => {
      for (const course of [{}, { source: 0 }, { callback: 1 }, { closing: true }]) {
        const run = new Run(aborted.make, course);
        void run.read();
        await run.gates.passAll();
        if (!run.outcomes.some((outcome) => "error" in outcome || outcome.done)) continue;
        const { count } = signals.get(run) as CountingSignal;
        if (count > 0) complaints.push(`${JSON.stringify(course)}: ${count} listeners`);
      }
    });
  });
});

describe.each(casesOf(operators, [async]))("%s over abortable", (_, name, row) => {
  test("is given up where that source is waited for, and else by the next pull of it", async () => {
    for (let position = 0; position < (row.sources ?? 1); position++) {
      const signals = new WeakMap<Run, CountingSignal>();
      const wrap = (source: GatedSource, run: Run): unknown => {
        if (run.sources.indexOf(source) !== position) return source;
        const signal = new CountingSignal();
        signals.set(run, signal);
        return abortable(source, signal);
      };
      await everywhere(planOf(name, row, wrap), {}, async (run, inspection) => {
        const signal = signals.get(run) as CountingSignal;
        const source = run.sources[position] as GatedSource;
        const { isPulling, isOpen } = source;
        const hasBegun = signal.count > 0;
        const { open } = run;
        const reason = new Error("aborted");
        signal.abort(reason);
        await turn();
        if (hasBegun && isOpen) inspection.must(source.closes === 1, "its closing does not begin");
        if (isPulling) {
          for (const { name: other, closes } of open)
            inspection.must(closes === 1, `the closing of ${other} does not begin`);
          await run.gates.passAll("return");
          inspection.must(run.pending === 0, "the pending next() is not settled");
          inspection.must(errorsOf(run)[0] === reason, "the pending next() does not have the reason");
        }
        await expectEnd(run, inspection, signal);
        inspection.must(
          errorsOf(run).every((error) => error === reason),
          "there are other errors",
        );
        inspection.must(errorsOf(run).length <= 1, "the reason comes more than once");
      });
    }
  });
});
