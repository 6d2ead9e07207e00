/** A row for every export, which says how the laws call it and what they expect. Each is written once, in `rows/`. */
import type { TestSourceOptions } from "lazuli/testing";
import { basename } from "node:path";
import { filesUnder } from "./files.js";
import { consumerRows } from "./rows/consumers.js";
import { functionRows } from "./rows/functions.js";
import { operatorRows } from "./rows/operators.js";
import type {
  ConsumerRow,
  FunctionRow,
  OperatorRow,
  OwnRow,
  ReadingRow,
  Row,
  SourceRow,
  Watch,
} from "./rows/row.js";
import { sourceRows } from "./rows/sources.js";
import { type Fn, mixed, type World, type Probe } from "./worlds.js";

export type { ConsumerRow, OperatorRow, OwnRow, Pair, ReadingRow, SourceRow, Watch } from "./rows/row.js";

type AnyRow = OperatorRow | ConsumerRow | SourceRow | FunctionRow | OwnRow;

/** The rows by the file that they are in. */
const files: Readonly<Record<string, Readonly<Record<string, AnyRow>>>> = {
  "test/kit/rows/sources.ts": sourceRows,
  "test/kit/rows/operators.ts": operatorRows,
  "test/kit/rows/consumers.ts": consumerRows,
  "test/kit/rows/functions.ts": functionRows,
};

export const rows: Readonly<Record<string, AnyRow>> = Object.assign({}, ...Object.values(files));

/** The file that the row of a function is in. */
export function fileOf(name: string): string | undefined {
  return Object.keys(files).find((file) => name in (files[file] ?? {}));
}

type Entry<R> = [name: string, row: R];
const entries = Object.entries(rows);

export const operators: Entry<OperatorRow>[] = entries.filter(
  (entry): entry is Entry<OperatorRow> => entry[1].kind === "operator" || entry[1].kind === "chain",
);
export const consumers: Entry<ConsumerRow>[] = entries.filter(
  (entry): entry is Entry<ConsumerRow> => entry[1].kind === "consumer",
);
export const sources: Entry<SourceRow>[] = entries.filter(
  (entry): entry is Entry<SourceRow> => entry[1].kind === "source",
);
/** The operators that make several readers of one source. */
export const sharing: Entry<OwnRow>[] = Object.entries(operatorRows).filter(
  (entry): entry is Entry<OwnRow> => entry[1].kind === "own" && entry[1].syncOnly === undefined,
);

/** Rows in each of the worlds whose face has the function, with a title. */
export function casesOf<R extends Row>(
  of: readonly Entry<R>[],
  worlds: readonly World[],
): [title: string, name: string, row: R, world: World][] {
  return worlds.flatMap((world) =>
    of
      .filter(([name]) => name in world.face)
      .map(([name, row]): [string, string, R, World] => [
        `${name} (${world === mixed ? "async over sync" : world.name})`,
        name,
        row,
        world,
      ]),
  );
}

/** The sources of a row, of a given length or endless. */
export function probesOf(
  { sources = 1, gives = (value) => value }: ReadingRow,
  { probe }: World,
  length: number,
  behaviours: TestSourceOptions[] = [],
): Probe<unknown>[] {
  return Array.from({ length: sources }, (_, source) => {
    const valueAt = (index: number): unknown => gives(index, source);
    const values = length === Infinity ? valueAt : Array.from({ length }, (_, index) => valueAt(index));
    return probe(values, behaviours[source]);
  });
}

/** The arguments of a row behind its sources. */
export function argsOf({ args }: Row, watch: Watch = (callback) => callback): unknown[] {
  return args?.(watch) ?? [];
}

/** Calls the function of a row. */
export function callOf(row: Row, fn: Fn, sources: unknown[], args: unknown[]): unknown {
  if (typeof fn !== "function")
    throw new Error("no such export: test/laws/complete.test.ts says what is missing");
  return "call" in row ? (row as ReadingRow).call?.(fn, sources, args) : fn(...sources, ...args);
}

/** The arguments of a row with which it reads on as far as it can be brought to. */
export function patientArgsOf(row: ReadingRow): unknown[] {
  return row.patient?.() ?? argsOf(row);
}

/** How many sources are watched where it is measured how much a function keeps. */
export function watchedOf({ alone, sources = 1 }: ReadingRow): number {
  return alone ? 1 : sources;
}

/** Calls the function of a row with those arguments, over as many sources as are watched. */
export function callPatiently(row: ReadingRow, fn: Fn, sources: unknown[]): unknown {
  const args = patientArgsOf(row);
  return row.alone ? fn(...sources, ...args) : callOf(row, fn, sources, args);
}

/** What is thrown, and exported so that it can be told apart. */
export const ERRORS: readonly string[] = ["BudgetExceededError"];

/** The functions that both faces export as they are, since they read nothing themselves. */
export const SHARED: readonly string[] = ["pipe", "runTasks"];

/** The reasons that rows have for something, by name. */
function reasons(reason: "syncOnly" | "notChained"): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entries.flatMap(([name, row]) => (row[reason] === undefined ? [] : [[name, row[reason]]])),
  );
}

/** The operators and consumers that `lazuli/async` does not have, and why. */
export const SYNC_ONLY: Readonly<Record<string, string>> = reasons("syncOnly");

/** The functions over a sequence that are no methods of a chain, and why. */
const NOT_CHAINED: Readonly<Record<string, string>> = reasons("notChained");

/** What the chain of a world has as a method: its operators and consumers. */
export function chainedIn({ face }: World): string[] {
  const kinds = ["operator", "consumer", "own"];
  const known = entries.filter(([, { kind }]) => kinds.includes(kind)).map(([name]) => name);
  const names = new Set([...known, ...Object.keys(ASYNC_ONLY)]);
  return [...names].filter((name) => name in face && !(name in NOT_CHAINED) && !NO_METHODS.includes(name));
}

/** The folders whose functions only `lazuli/async` has: they are about what is under way at the same time. */
export const ASYNC_FOLDERS: readonly string[] = [
  "concurrency",
  "merging",
  "time",
  "recovery",
  "producers",
  "streams",
];

/** The functions there. */
const inAsyncFolders = ASYNC_FOLDERS.flatMap((folder) => filesUnder(`src/${folder}`, ".ts")).map((path) =>
  basename(path, ".ts"),
);

/** Of them, those that read no sequence that a chain could be. */
const NO_METHODS = [
  "channel",
  "fromEvent",
  "fromReadable",
  "interval",
  "paginate",
  "produce",
  "retry",
  "retrySequence",
  "semaphore",
  "settled",
];

/** The operators that only `lazuli/async` has, and why. */
export const ASYNC_ONLY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    inAsyncFolders.map((name) => [name, "nothing is under way at the same time in sync code"]),
  ),
  abortable: "nothing can abort sync code while it waits; between its pulls, budget looks at the signal",
};
