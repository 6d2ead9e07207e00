/** A row for every export, which says how it is called and what the laws expect of it. */
import type { Behaviour, Probe } from "./probe.js";
import { consumers } from "./rows/consumers.js";
import { functions } from "./rows/functions.js";
import { operators } from "./rows/operators.js";
import type {
  ConsumerRow,
  FunctionRow,
  OperatorRow,
  OwnRow,
  ReadingRow,
  Row,
  SourceRow,
} from "./rows/row.js";
import { sources } from "./rows/sources.js";
import type { Fn, World } from "./worlds.js";

export type { ConsumerRow, OperatorRow, ReadingRow, SourceRow, Watch } from "./rows/row.js";

export const rows: Record<string, OperatorRow | ConsumerRow | SourceRow | FunctionRow | OwnRow> = {
  ...sources,
  ...operators,
  ...consumers,
  ...functions,
};

/** The sources of a row, of a given length or endless. */
export function probesOf(
  { sources = 1, gives = (value) => value }: ReadingRow,
  { probe }: World,
  length: number,
  behaviours: Behaviour[] = [],
): Probe<unknown>[] {
  return Array.from({ length: sources }, (_, source) => {
    const valueAt = (index: number): unknown => gives(index, source);
    const values = length === Infinity ? valueAt : Array.from({ length }, (_, index) => valueAt(index));
    return probe(values, behaviours[source]);
  });
}

/** Calls the function of a row. */
export function callOf(row: Row, fn: Fn, sources: unknown[], args: unknown[]): unknown {
  return "call" in row ? (row as ReadingRow).call?.(fn, sources, args) : fn(...sources, ...args);
}

/** What is thrown, and exported so that it can be told apart. */
export const ERRORS: readonly string[] = ["BudgetExceededError"];

/** The functions that both faces export as they are, since they read nothing themselves. */
export const SHARED: readonly string[] = ["pipe"];

/** The operators and consumers that `lazuli/async` does not have, and why. */
export const SYNC_ONLY: Record<string, string> = {
  cooperate: "an async sequence gives others their turn whenever it waits",
  runTasks: "it is async itself, and what it runs is not",
  operator: "an async generator function says the same as plainly, and async operators do not fuse",
};

/** The operators that only `lazuli/async` has, and why. */
export const ASYNC_ONLY: Record<string, string> = {
  abortable: "nothing can abort sync code while it waits; between its pulls, budget looks at the signal",
};

/** The functions over a sequence that are no methods of the chain, and why. */
export const NOT_CHAINED: Record<string, string> = {
  runTasks: "it reads many generators",
  operator: "through takes what it makes",
  cycle: "it makes an endless sequence, and reads best in front",
  from: "a chain is what it makes already",
};
