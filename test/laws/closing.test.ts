/** `return()` at every point of every pull, of every async operator: all is closed once, and all is settled. */
import * as lazuli from "lazuli/async";
import { describe, test } from "vitest";
import { expectNone } from "../kit/complaints.js";
import {
  atEveryPoint,
  type Course,
  follow,
  type Followed,
  type Plan,
  planOf,
  Run,
  turn,
} from "../kit/gates.js";
import { casesOf, operators } from "../kit/rows.js";
import { watchUnhandled } from "../kit/unhandled.js";
import { async } from "../kit/worlds.js";

const unhandled = watchUnhandled();

/** Pipelines of several operators, with a value and a callback. */
const chains: [title: string, plan: Plan][] = [
  [
    "flatMap over async sequences",
    {
      make: (run) => lazuli.flatMap(run.source(), run.watch(() => run.source(undefined, 1)) as never),
      sources: 1,
      takesCallback: true,
    },
  ],
  [
    "flatten of async sequences",
    {
      make: (run) => lazuli.flatten(run.source(() => run.source(undefined, 1)) as never),
      sources: 1,
      takesCallback: false,
    },
  ],
  [
    "abortable",
    {
      make: (run) => lazuli.abortable(run.source(), new AbortController().signal),
      sources: 1,
      takesCallback: false,
    },
  ],
  [
    "an operator that ends before its source",
    {
      make: (run) =>
        lazuli.operator("two", run.source(), (pull, end) => {
          let left = 2;
          return run.watch(() => (left-- > 0 ? pull() : end));
        }),
      sources: 1,
      takesCallback: true,
    },
  ],
  [
    "three steps",
    {
      make: (run) => lazuli.chunks(lazuli.take(lazuli.map(run.source() as never, run.watch(String)), 3), 2),
      sources: 1,
      takesCallback: true,
    },
  ],
  [
    "a step behind a sequence that is read elsewhere",
    {
      make: (run) => {
        const earlier = lazuli.map(run.source(), run.watch(String));
        const later = lazuli.filter(earlier, run.watch(Boolean));
        void lazuli.map(earlier, String);
        return later;
      },
      sources: 1,
      takesCallback: true,
    },
  ],
  [
    "a join of joins",
    {
      make: (run) =>
        lazuli.zip([
          lazuli.map(lazuli.mergeSorted(run.source() as never, run.source() as never), run.watch(String)),
          lazuli.take(lazuli.concat(run.source(undefined, 1), run.source()), 2),
        ]),
      sources: 4,
      takesCallback: true,
    },
  ],
];

const plans: [title: string, plan: Plan][] = [
  ...casesOf(operators, [async]).map(([, name, row]): [string, Plan] => [name, planOf(name, row)]),
  ...chains,
];

/** Collects what is wrong at a point. */
class Inspection {
  private readonly complaints: string[];
  private readonly where: string;

  constructor(complaints: string[], where: string) {
    this.complaints = complaints;
    this.where = where;
  }

  must(isSo: boolean, text: string): void {
    if (!isSo) this.complaints.push(`${this.where}: ${text}`);
  }

  isEnd(followed: Followed, text: string): void {
    const { isSettled, value, error } = followed;
    const { done, value: last = this } = (value ?? {}) as { done?: unknown; value?: unknown };
    const isEnd = done === true && last === this && Object.keys(value as object).length === 2;
    this.must(isEnd, `${text} is ${isSettled ? String(error ?? JSON.stringify(value)) : "pending"}`);
  }

  /** All that was opened is closed, and nothing more comes. */
  async isOver(run: Run): Promise<void> {
    const pulls = run.sources.map((source) => source.pulls);
    const [next, returned] = [follow(run.sequence.next()), follow(run.sequence.return?.())];
    await turn();
    this.isEnd(next, "next() at the end");
    this.isEnd(returned, "return() at the end");
    this.must(
      run.sources.every((source, index) => source.pulls === pulls[index]),
      "it is pulled after the end",
    );
    for (const source of run.open) this.must(false, `${source.name} is left open`);
    for (const complaint of run.complaints) this.must(false, complaint);
    await turn();
    for (const error of unhandled.splice(0)) this.must(false, `nobody handles ${String(error)}`);
  }

  /** The pulls that were pending have the end. */
  haveEnded(run: Run, before: number, pending: number): void {
    this.must(run.pending === 0, `${run.pending} of ${pending} pending calls of next() are not settled`);
    for (const value of run.outcomes.slice(before))
      this.isEnd({ isSettled: true, value }, "a pending next()");
  }
}

/** Visits every point; `act` does something there and inspects it. */
async function everywhere(
  plan: Plan,
  course: Course,
  act: (run: Run, inspection: Inspection) => Promise<void>,
): Promise<void> {
  const complaints: string[] = [];
  await atEveryPoint(plan, course, async (run, where) => {
    const inspection = new Inspection(complaints, where);
    await act(run, inspection);
    await inspection.isOver(run);
  });
  expectNone(complaints, JSON.stringify(course));
}

/** `return()`, at a point; `others` are called at the same time. */
async function stop(run: Run, inspection: Inspection): Promise<Followed> {
  const { open, pending, isFailing, closingErrors, outcomes } = run;
  const before = outcomes.length;
  const isClosing = run.gates.names.some((name) => name.startsWith("return"));
  const pulls = run.sources.map((source) => source.pulls);
  const returned = follow(run.sequence.return?.());
  const second = follow(run.sequence.return?.());
  await turn();
  for (const source of open)
    inspection.must(source.closes === 1, `the closing of ${source.name} does not begin`);
  if (isFailing) inspection.must(!isClosing || run.pending === pending, "the error comes before the closing");
  else if (closingErrors === 0) inspection.haveEnded(run, before, pending);
  if (open.length > 0 || isClosing) {
    inspection.must(!returned.isSettled, "return() does not wait for the closing");
    inspection.must(!second.isSettled, "the second return() does not wait for the closing");
  }
  // What else is pending holds nobody up.
  await run.gates.passAll("return");
  inspection.must(returned.isSettled, "return() waits for more than the closing");
  inspection.isEnd(second, "the second return()");
  if (isFailing) {
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
    const complaints: string[] = [];
    const places = takesCallback ? (["onPull", "onCall"] as const) : (["onPull"] as const);
    for (const place of places) {
      for (const when of [0, 1]) {
        let returned: Followed | undefined;
        const enter = (count: number): unknown => {
          if (count !== when || returned !== undefined) return;
          const returning = run.sequence.return?.();
          returned = follow(returning);
          return returning;
        };
        const run = new Run(plan, { [place]: enter });
        void run.read();
        await run.gates.passAll();
        const inspection = new Inspection(complaints, `${place} ${when}`);
        inspection.isEnd(returned ?? follow(undefined), "return()");
        inspection.isEnd({ isSettled: true, value: run.outcomes.at(-1) }, "next()");
        inspection.must(run.pending === 0, "next() is not settled");
        await inspection.isOver(run);
      }
    }
    expectNone(complaints, "return() called by what it calls");
  });

  test("next() called by a source or a callback waits for its turn", async () => {
    const plainRun = new Run(plan, {});
    void plainRun.read();
    await plainRun.gates.passAll();
    const complaints: string[] = [];
    for (const place of ["onPull", "onCall"] as const) {
      const answers: Promise<IteratorResult<unknown>>[] = [];
      const enter = (count: number): void => {
        if (count === 1 && answers.length === 0) answers.push(run.sequence.next());
      };
      const run = new Run(plan, { [place]: enter });
      void run.read();
      await run.gates.passAll();
      const inspection = new Inspection(complaints, place);
      const values = [...run.outcomes, ...(await Promise.all(answers))].map((outcome) =>
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
    expectNone(complaints, "next() called by what it calls");
  });

  test("an error of closing is reported once", async () => {
    await everywhere(plan, { closing: true }, async (run, inspection) => {
      const before = run.outcomes.length;
      const toClose = run.sources.filter((source) => source.isOpen);
      const isClosing = run.gates.names.some((name) => name.startsWith("return"));
      const { error } = await stop(run, inspection);
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
