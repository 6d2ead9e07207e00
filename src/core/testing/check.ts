import { mustBeFunction } from "../checks/arguments.js";
import { mustBeNumber } from "../checks/counts.js";
import { must } from "../checks/must.js";
import { mustBeOptions } from "../checks/options.js";
import type { AsyncOperatorCheck, OperatorLaw, ValuesOfOne, ValuesOfSeveral } from "./types.js";
import { listOf } from "./words.js";
import type { Work } from "./work.js";

export type Lists = readonly (readonly unknown[])[];
type Operator = (...args: unknown[]) => unknown;
export type AnyOptions = AsyncOperatorCheck<unknown, Lists, readonly unknown[]> &
  Partial<ValuesOfOne<unknown> & ValuesOfSeveral<readonly unknown[]>>;

/** What each law says. */
export const LAWS: Readonly<Record<OperatorLaw, string>> = {
  opening: "a source is opened once, and not pulled before the first next()",
  values: "the values are the expected ones, and the same on every run",
  pulling: "as much is pulled as the values need, and never one more",
  closing: "whoever stops early closes each open source, exactly once",
  over: "after the end, a return() or an error, next() returns done and touches nothing",
  "source errors": "what a source throws is thrown to the reader, and the other sources are closed",
  "callback errors": "what a callback throws is thrown to the reader, and the sources are closed",
  "closing errors":
    "what the closing of a source throws is thrown to the reader, and the other sources are closed",
  waiting: "every call settles, and return() when the sources are closed, not before",
  overlapping: "calls of next() that overlap are answered in order, by one pull at a time",
  rejections: "no rejection is left to nobody",
};

/** An operator, and what is known about it. */
export class Check {
  readonly title: string;
  readonly isAsync: boolean;
  readonly operator: Operator;
  readonly options: AnyOptions;
  readonly lists: Lists;
  readonly args: readonly unknown[];
  readonly timeout: number;
  /** The errors that were put into a run, and which run that was. */
  readonly errors: Map<unknown, Work> = new Map<unknown, Work>();

  /** Where it was asked for, as the stack of an error has it: the line of the user's test. */
  private readonly frames: string | undefined;

  /**
   * Checks the arguments of a check.
   *
   * @param caller - The function that the user has called.
   */
  constructor(
    title: string,
    isAsync: boolean,
    operator: Operator,
    options: AnyOptions,
    caller: (...args: never[]) => unknown,
  ) {
    mustBeCheck(title, isAsync, operator, options);
    const { values = [], sources = [values], args = [], timeout = 1000 } = options;
    this.title = title;
    this.isAsync = isAsync;
    this.operator = operator;
    this.options = options;
    this.lists = sources;
    this.args = args;
    this.timeout = timeout;
    this.frames = framesAbove(caller);
  }

  /** Whether the operator is held to a law. */
  holds(law: OperatorLaw): boolean {
    return this.options.skip?.includes(law) !== true;
  }

  /** Throws the error of a law that is broken. */
  break(law: OperatorLaw, expected: string, received: string, work: Work, cause: unknown): never {
    const name = this.options.name ?? (this.operator.name || "the operator");
    const lines = [
      `${this.title}: ${name} breaks the law of ${law}: ${LAWS[law]}`,
      `expected: ${expected}`,
      `received: ${received}`,
      `calls: ${listOf(work.calls)}`,
      ...work.watches.map((watch) => `${watch.name}: ${listOf(watch.history)}`),
    ];
    const error = new Error(lines.join("\n  "), cause === undefined ? undefined : { cause });
    // Its own frames are all in here, and after an await there are no others.
    if (this.frames !== undefined) error.stack = `${String(error)}\n${this.frames}`;
    throw error;
  }
}

/** The stack of those who have called a function, where the engine can tell. */
function framesAbove(caller: (...args: never[]) => unknown): string | undefined {
  const { captureStackTrace } = Error as {
    readonly captureStackTrace?: (target: object, above: unknown) => void;
  };
  const place: { readonly stack?: unknown } = {};
  captureStackTrace?.(place, caller);
  const { stack } = place;
  return typeof stack === "string" ? stack.slice(stack.indexOf("\n") + 1) : undefined;
}

const KEYS = ["values", "sources", "args", "expected", "pulls", "skip", "name"];

function mustBeCheck(title: string, isAsync: boolean, operator: Operator, options: AnyOptions): void {
  mustBeFunction(title, "operator", operator);
  const keys = isAsync ? [...KEYS, "syncSources", "timeout"] : KEYS;
  mustBeOptions(title, options, keys, "options", ", as in { values: [1, 2, 3] }");
  const { values, sources, args, expected, pulls, skip, timeout = 1 } = options;
  const lists = "an array of arrays, one for each source";
  if (sources === undefined) must(Array.isArray(values), title, "values", "an array", values);
  else {
    must(Array.isArray(sources) && sources.every(Array.isArray), title, "sources", lists, sources);
    must(values === undefined, title, "values", "left out beside sources", values);
  }
  must(args === undefined || Array.isArray(args), title, "args", "an array", args);
  const isExpected = expected === undefined || typeof expected === "function" || Array.isArray(expected);
  must(isExpected, title, "expected", "an array or a function", expected);
  if (pulls !== undefined) mustBeFunction(title, "pulls", pulls);
  const laws = Object.keys(LAWS);
  const names = laws.map((law) => `"${law}"`).join(", ");
  must(skip === undefined || Array.isArray(skip), title, "skip", `an array of ${names}`, skip);
  for (const [index, law] of (skip ?? ([] as readonly unknown[])).entries())
    must(laws.includes(law as string), title, `skip[${index}]`, `one of ${names}`, law);
  mustBeNumber(typeof timeout === "number" && timeout > 0, title, "timeout", "a positive number", timeout);
}
