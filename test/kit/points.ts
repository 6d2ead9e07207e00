/** Sequences over gated sources, made and read again and again, each time up to another point. */
import { isEven } from "lazuli";
import * as lazuli from "lazuli/async";
import { type Course, follow, type Followed, type GatedSource, Run, turn } from "./gates.js";
import {
  argsOf,
  callOf,
  casesOf,
  type OperatorRow,
  operators,
  sharing,
  sources,
  type Watch,
} from "./rows.js";
import { inspect } from "./unhandled.js";
import { async, type Fn } from "./worlds.js";

/** How a sequence over gated sources is made. */
export interface Plan {
  readonly make: (run: Run) => unknown;
  readonly sources: number;
  readonly takesCallback: boolean;
}

/** The sequence of a row. Of several sources, the first one ends soon. `wrap` puts something over each. */
export function planOf(
  name: string,
  row: OperatorRow,
  wrap: (source: GatedSource, run: Run) => unknown = (source) => source,
): Plan {
  const { sources = 1, gives = (value) => value, comparesInOrder, finite } = row;
  const make = (run: Run): unknown => {
    const all = Array.from({ length: sources }, (_, source) => {
      const length = finite ? 5 : sources > 1 && source === 0 ? 2 : Infinity;
      return wrap(
        run.source((index) => gives(index, source), length),
        run,
      );
    });
    return callOf(row, async.face[name] as Fn, all, argsOf(row, comparesInOrder ? undefined : run.watch));
  };
  return { make, sources, takesCallback: row.takesCallback === true && !comparesInOrder };
}

/**
 * Makes and reads a sequence again and again, each time up to one gate further, and does something there. `where` says
 * what is waited for.
 */
async function atEveryPoint(
  plan: Plan,
  course: Course,
  visit: (run: Run, where: string) => Promise<void>,
): Promise<void> {
  for (let point = 0; ; point++) {
    const run = new Run(plan.make, course);
    void run.read();
    await turn();
    let passed = 0;
    for (; passed < point && run.gates.pass(); passed++) await turn();
    if (passed < point) return;
    await visit(run, `at point ${point} (${run.gates.names.join(", ") || "the end"})`);
  }
}

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

/** A callback that waits at a gate, and then returns a gated sequence of its own. */
const toSource = (run: Run): Fn => run.watch((() => run.source(undefined, 1)) as Fn);

/** What has several things under way at the same time. */
const concurrentMaps: [title: string, make: (run: Run) => unknown][] = [
  ...[true, false].flatMap((ordered): [string, (run: Run) => unknown][] => [
    [
      `mapConcurrent, ordered: ${ordered}`,
      (run) => lazuli.mapConcurrent(run.source(), run.watch(String), { concurrency: 2, ordered }),
    ],
    [
      `flatMapConcurrent, ordered: ${ordered}`,
      (run) => lazuli.flatMapConcurrent(run.source(), toSource(run), { concurrency: 2, ordered }),
    ],
  ]),
  [
    "filterConcurrent",
    (run) =>
      lazuli.filterConcurrent(run.source() as AsyncIterable<number>, run.watch(isEven), { concurrency: 2 }),
  ],
];

const concurrent: [title: string, plan: Plan][] = [
  ...concurrentMaps.map(([title, make]): [string, Plan] => [
    title,
    { make: keepingErrors(make), sources: 1, takesCallback: true },
  ]),
  [
    "buffer",
    { make: keepingErrors((run) => lazuli.buffer(run.source(), 2)), sources: 1, takesCallback: false },
  ],
  [
    "merge",
    {
      make: keepingErrors((run) => lazuli.merge(run.source(undefined, 2), run.source())),
      sources: 2,
      takesCallback: false,
    },
  ],
  [
    "combineLatest",
    {
      make: keepingErrors((run) => lazuli.combineLatest([run.source(undefined, 2), run.source()])),
      sources: 2,
      takesCallback: false,
    },
  ],
  [
    "race",
    {
      make: keepingErrors((run) => lazuli.race(run.source(undefined, 2), run.source())),
      sources: 2,
      takesCallback: false,
    },
  ],
  [
    "a reader of share",
    {
      make: (run) => {
        run.sharesErrors = true;
        return lazuli.share(run.source())[Symbol.asyncIterator]();
      },
      sources: 1,
      takesCallback: false,
    },
  ],
];

/** What waits for a clock beside its source. */
const timed: [title: string, make: (run: Run) => unknown][] = [
  ["timeout", (run) => lazuli.timeout(run.source(), 50, { clock: run.clock })],
  ["debounce", (run) => lazuli.debounce(run.source(), 5, { clock: run.clock })],
  ["throttle", (run) => lazuli.throttle(run.source(), 0, { clock: run.clock })],
  ["rateLimit", (run) => lazuli.rateLimit(run.source(), { limit: 1, per: 5, clock: run.clock })],
  ["chunksWithin", (run) => lazuli.chunksWithin(run.source(), 2, 5, { clock: run.clock })],
  ["delay", (run) => lazuli.delay(run.source(), 5, { clock: run.clock })],
  ["takeUntil a signal", (run) => lazuli.takeUntil(run.source(), new AbortController().signal)],
  ["takeUntil a promise", (run) => lazuli.takeUntil(run.source(), new Promise(() => {}))],
];

concurrent.push(
  ...timed.map(([title, make]): [string, Plan] => [
    title,
    {
      make: keepingErrors(make),
      sources: 1,
      takesCallback: false,
    },
  ]),
);

/** What goes on after an error, or is called at the end. Another source follows the first one. */
concurrent.push(
  [
    "catchError",
    {
      make: (run) => lazuli.catchError(run.source(undefined, 2), () => []),
      sources: 0,
      takesCallback: false,
    },
  ],
  [
    "the sequence that catchError goes on with",
    {
      make: (run) => lazuli.catchError(failing(), run.watch(() => run.source(undefined, 2)) as never),
      sources: 1,
      takesCallback: true,
    },
  ],
  [
    "retrySequence",
    {
      make: (run) =>
        lazuli.retrySequence(run.watch(() => run.source(undefined, 2)) as never, {
          times: 0,
          clock: run.clock,
        }),
      sources: 1,
      takesCallback: true,
    },
  ],
  [
    "paginate",
    {
      make: (run) =>
        lazuli.paginate(
          run.watch(() => ({ items: [1, 2], next: 1 })),
          { signal: new AbortController().signal },
        ),
      sources: 0,
      takesCallback: true,
    },
  ],
  [
    "paginate with items that wait",
    {
      make: (run) =>
        lazuli.paginate(run.watch(() => ({ items: run.source(undefined, 1), next: 1 })) as never),
      sources: 1,
      takesCallback: true,
    },
  ],
  ["onClose", { make: (run) => lazuli.onClose(run.source(), () => {}), sources: 1, takesCallback: false }],
);

/** Text in chunks, and streams of the platform. */
concurrent.push(
  [
    "lines",
    {
      make: (run) => lazuli.lines(run.source((index) => `${index}\n${index}`) as AsyncIterable<string>),
      sources: 1,
      takesCallback: false,
    },
  ],
  [
    "ndjson, whose blank lines are skipped",
    {
      make: (run) => lazuli.ndjson(run.source((index) => `\n${index}`) as AsyncIterable<string>),
      sources: 1,
      takesCallback: false,
    },
  ],
  [
    "toReadable, read by fromReadable",
    {
      make: (run) => lazuli.fromReadable(lazuli.toReadable(run.source())),
      sources: 1,
      takesCallback: false,
    },
  ],
);

/** A source that fails at once. */
async function* failing(): AsyncGenerator<never> {
  throw new Error("it fails at once");
}

/** Errors wait behind the results before them. */
function keepingErrors(make: Plan["make"]): Plan["make"] {
  return (run) => {
    run.keepsErrors = true;
    return make(run);
  };
}

/** Reads a sequence that may be read several times. */
function readerOf(made: unknown): AsyncIterator<unknown> {
  return (made as AsyncIterable<unknown>)[Symbol.asyncIterator]();
}

type Over = (source: unknown) => AsyncIterator<unknown>;

/** The readers of shared sources. */
export const readers: [title: string, over: Over][] = sharing.flatMap(([name, { readers = {} }]) =>
  Object.entries(readers).map(([title, read]): [string, Over] => [
    title,
    (source) => readerOf(read(async.face[name] as Fn, source)),
  ]),
);

/** Those that can be closed, and leave the source open for others. */
const sharedPlans: [title: string, plan: Plan][] = readers
  .filter(([, over]) => over([]).return !== undefined)
  .map(([title, over]) => {
    const make = (run: Run): unknown => {
      run.isShared = true;
      return over(run.source());
    };
    return [title, { make, sources: 1, takesCallback: false }];
  });

const alone: [title: string, make: (run: Run) => unknown][] = [
  ["tee of one", (run) => lazuli.tee(run.source(), 1)[0]],
  ["tee, the other closed", (run) => besides(lazuli.tee(run.source()), 1)],
  ["the prefix of splitAt, the rest closed", (run) => besides(lazuli.splitAt(run.source(), 2), 0)],
  ["the rest of splitAt, the prefix closed", (run) => besides(lazuli.splitAt(run.source(), 2), 1)],
  [
    "the prefix of span, the rest closed",
    (run) =>
      besides(
        lazuli.span(
          run.source(),
          run.watch(() => true),
        ),
        0,
      ),
  ],
  [
    "the rest of span, the prefix closed",
    (run) =>
      besides(
        lazuli.span(
          run.source(),
          run.watch((n) => n === 0),
        ),
        1,
      ),
  ],
];

/** One of two, whose other one is closed. */
function besides(both: readonly AsyncIterator<unknown>[], position: number): unknown {
  void both[1 - position]?.return?.();
  return both[position];
}

/** The sources that call a function of the user. */
export const makers: [name: string, make: (watch: Watch) => AsyncIterator<unknown>][] = casesOf(sources, [
  async,
])
  .filter(([, , { calls }]) => calls !== undefined)
  .map(([, name, row]) => [name, (watch) => readerOf(async.face[name]?.(...row.args(watch)))]);

export const plans: [title: string, plan: Plan][] = [
  ...makers.map(([name, make]): [string, Plan] => [
    name,
    { make: (run) => make(run.watch), sources: 0, takesCallback: true },
  ]),
  ...sharedPlans,
  ...alone.map(([title, over]): [string, Plan] => {
    const make = (run: Run): unknown => {
      run.sharesErrors = true;
      return over(run);
    };
    return [title, { make, sources: 1, takesCallback: title.includes("span") }];
  }),
  ...casesOf(operators, [async]).map(([, name, row]): [string, Plan] => [name, planOf(name, row)]),
  ...chains,
  ...concurrent,
];

/** Collects what is wrong at a point. */
export class Inspection {
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
    const result = (value ?? {}) as { done?: unknown; value?: unknown };
    const isEnd = result.done === true && "value" in result && result.value === undefined;
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
    for (const source of run.isShared ? [] : run.open) this.must(false, `${source.name} is left open`);
    this.must(run.clock.count === 0, `${run.clock.count} timers are left`);
    for (const complaint of run.complaints) this.must(false, complaint);
  }

  /** The pulls that were pending have the end. */
  haveEnded(run: Run, before: number, pending: number): void {
    this.must(run.pending === 0, `${run.pending} of ${pending} pending calls of next() are not settled`);
    for (const value of run.outcomes.slice(before))
      this.isEnd({ isSettled: true, value }, "a pending next()");
  }
}

/** Visits every point; `act` does something there and inspects it. */
export async function everywhere(
  plan: Plan,
  course: Course,
  act: (run: Run, inspection: Inspection) => Promise<void>,
): Promise<void> {
  await inspect(JSON.stringify(course), (complaints) =>
    atEveryPoint(plan, course, async (run, where) => {
      const inspection = new Inspection(complaints, where);
      await act(run, inspection);
      await inspection.isOver(run);
    }),
  );
}
