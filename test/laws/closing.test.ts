/** `return()` at every point of every pull, of every async operator: all is closed once, and all is settled. */
import { describe, test } from "vitest";
import { type Course, follow, type Followed, Run, turn } from "../kit/gates.js";
import { everywhere, Inspection, plans } from "../kit/points.js";
import { inspect } from "../kit/unhandled.js";

/** `return()`, at a point; `others` are called at the same time. */
async function stop(run: Run, inspection: Inspection): Promise<Followed> {
  const { pending, isFailing, closingErrors, outcomes } = run;
  const open = run.isShared ? [] : run.open;
  const before = outcomes.length;
  const isClosing = run.gates.names.some((name) => name.startsWith("return"));
  const pulls = run.sources.map((source) => source.pulls);
  const returned = follow(run.sequence.return?.());
  const second = follow(run.sequence.return?.());
  await turn();
  for (const source of open)
    inspection.must(source.closes === 1, `the closing of ${source.name} does not begin`);
  const order = run.closings.join("");
  inspection.must(order === [...run.closings].sort().reverse().join(""), `closed in the order ${order}`);
  const isTold = !run.sharesErrors || !isClosing;
  if (isFailing)
    inspection.must(!isTold || !isClosing || run.pending === pending, "the error comes before the closing");
  else if (closingErrors === 0) inspection.haveEnded(run, before, pending);
  if (open.length > 0 || isClosing) {
    inspection.must(!returned.isSettled, "return() does not wait for the closing");
    inspection.must(!second.isSettled, "the second return() does not wait for the closing");
  }
  // What else is pending holds nobody up.
  await run.gates.passAll("return");
  inspection.must(returned.isSettled, "return() waits for more than the closing");
  inspection.isEnd(second, "the second return()");
  if (isFailing && isTold) {
    const error = outcomes.find((outcome) => "error" in outcome)?.error;
    inspection.must(error === run.error, `the error is ${String(error)}`);
    inspection.haveEnded(run, before + Number(outcomes.length > before), pending - 1);
  }
  await run.gates.passAll("next");
  await run.gates.passAll("a callback");
  inspection.must(
    run.sources.every((source, index) => source.pulls === (pulls[index] ?? 0)),
    "it pulls on",
  );
  await run.gates.passAll();
  return returned;
}

describe.each(plans)("%s", (_, plan) => {
  const { sources, takesCallback } = plan;

  test.each([{}, { late: true }, { overlap: 3 }, { isLoop: true }])(
    "return() ends it at every point: %o",
    async (course) => {
      await everywhere(plan, course, async (run, inspection) => {
        inspection.isEnd(await stop(run, inspection), "return()");
      });
    },
  );

  test("an error is told once, and return() beside it waits for the closing", async () => {
    const faults: Course[] = Array.from({ length: sources }, (_, source) => ({ source }));
    if (takesCallback) faults.push({ callback: 1 });
    for (const fault of faults) {
      await everywhere(plan, { ...fault, overlap: 2, closing: true }, async (run, inspection) => {
        const { isFailing } = run;
        const returned = await stop(run, inspection);
        if (isFailing) inspection.isEnd(returned, "return()");
      });
    }
  });

  test("return() may be called by a source or a callback, which may wait for it", async () => {
    const places = [
      ...(sources > 0 ? (["onPull"] as const) : []),
      ...(takesCallback ? (["onCall"] as const) : []),
    ];
    await inspect("return() called by what it calls", async (complaints) => {
      for (const place of places) {
        for (const when of [0, 1]) {
          let returned: Followed | undefined;
          const enter = (count: number): unknown => {
            if (count !== when || returned !== undefined) return;
            const returning = run.sequence.return?.();
            returned = follow(returning);
            return returning;
          };
          const run = new Run(plan.make, { [place]: enter });
          void run.read();
          await run.gates.passAll();
          const inspection = new Inspection(complaints, `${place} ${when}`);
          // Some are called once only.
          if (returned !== undefined) inspection.isEnd(returned, "return()");
          inspection.isEnd({ isSettled: true, value: run.outcomes.at(-1) }, "next()");
          inspection.must(run.pending === 0, "next() is not settled");
          await inspection.isOver(run);
        }
      }
    });
  });

  test("next() called by a source or a callback waits for its turn", async () => {
    const plainRun = new Run(plan.make, {});
    void plainRun.read();
    await plainRun.gates.passAll();
    await inspect("next() called by what it calls", async (complaints) => {
      for (const place of ["onPull", "onCall"] as const) {
        const answers: Followed[] = [];
        const enter = (count: number): void => {
          if (count === 1 && answers.length === 0) answers.push(follow(run.sequence.next()));
        };
        const run = new Run(plan.make, { [place]: enter });
        void run.read();
        await run.gates.passAll();
        const inspection = new Inspection(complaints, place);
        const values = [...run.outcomes, ...answers.map(({ value }) => value)].map((outcome) =>
          JSON.stringify(outcome),
        );
        for (const outcome of plainRun.outcomes) {
          const value = JSON.stringify(outcome);
          inspection.must(values.includes(value), `${value} is lost of ${values.join()}`);
        }
        void run.sequence.return?.();
        await run.gates.passAll();
        await inspection.isOver(run);
      }
    });
  });

  test.each([false, true])("an error of closing is reported once (reversed: %s)", async (isReversed) => {
    await everywhere(plan, { closing: true }, async (run, inspection) => {
      run.gates.isReversed = isReversed;
      const before = run.outcomes.length;
      const toClose = run.sources.filter((source) => source.isOpen);
      const isClosing = run.gates.names.some((name) => name.startsWith("return"));
      const { error } = await stop(run, inspection);
      if (run.isShared) return;
      const told = run.outcomes
        .slice(before)
        .flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
      if (error !== undefined) told.push(error);
      inspection.must(
        told.length === Number(toClose.length > 0 || isClosing),
        `there are ${told.length} errors`,
      );
      const last = toClose.at(-1)?.name;
      if (last !== undefined && !isClosing)
        inspection.must(
          String(told[0]) === `Error: from closing ${last}`,
          `not the first: ${String(told[0])}`,
        );
    });
  });
});
