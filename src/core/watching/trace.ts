/**
 * What a {@link TraceEvent} says has happened. Questions are `"pull"` (a value is asked for), `"return"` (the closing is)
 * and `"call"` (of a function of the user). A pull is answered by `"yield"`, `"done"` or `"throw"`, a closing by
 * `"closed"` or `"throw"`, a call by `"result"` or `"throw"`. The answer of a question that `"wait"` is about comes later.
 * `"build"` and `"open"` are how a stage begins: by one of lazuli's functions, or by opening an iterable of the user.
 *
 * @category Types
 */
export type TraceEventKind =
  "build" | "open" | "pull" | "yield" | "done" | "throw" | "return" | "closed" | "call" | "result" | "wait";

/**
 * One thing that has happened in a traced pipeline. The events of a trace are in the order of time.
 *
 * @category Types
 */
export interface TraceEvent {
  /** Its position among the events of the trace, from 0. */
  readonly n: number;
  /** When it happened, in milliseconds since the trace began. */
  readonly t: number;
  readonly kind: TraceEventKind;
  /** The `id` of the stage that was built, opened or asked, or that answers; of a call, the one that calls. */
  readonly stage: number;
  /** In how many questions it is nested. */
  readonly depth: number;
  /**
   * Of a pull or a closing: the `id` of the stage that asks. Left out if the program does, outside of all stages. A call is
   * made by its own `stage`.
   */
  readonly by?: number;
  /** Of an answer and of `"wait"`: the `n` of the question. */
  readonly of?: number;
  /** The `n` of the question in which it happened. Left out if the program asked. */
  readonly in?: number;
  /** A preview: of the value that was yielded, of what was thrown, of the arguments of a call, of its result. */
  readonly value?: string;
  /** Of a call: the name of the function, or if it has none, that of the parameter which it was passed as. */
  readonly fn?: string;
  /** Of a `"yield"`: the value was skipped, and nobody has looked at it. */
  readonly unread?: true;
}

/**
 * What a {@link TraceStage} does in its pipeline.
 *
 * @category Types
 */
export type TraceRole = "source" | "operator" | "consumer";

/**
 * One stage of a traced pipeline: a source, an operator or a consumer.
 *
 * @category Types
 */
export interface TraceStage {
  /** Its position among the stages of the trace, from 0: the order in which they were built. */
  readonly id: number;
  /** How it is shown: `"take(3)"`, `"Array"`, or a name that was given to it. */
  readonly name: string;
  readonly role: TraceRole;
  /** The `id`s of the stages that it reads, in order. */
  readonly parents: readonly number[];
  /** Where it was built in the code of the user, as `file:line:column`; `undefined` where the runtime does not tell. */
  readonly at: string | undefined;
  /** The `id` of the stage whose work built it: the inner sequences of `flatMap` have one, what the program builds has none. */
  readonly inner?: number;
}

/**
 * What renderings read: the stages and the events of a {@link Trace}.
 *
 * @category Types
 */
export interface TraceRecord {
  readonly stages: readonly TraceStage[];
  readonly events: readonly TraceEvent[];
  /** Which bound stopped the pipelines before their end, if one did. */
  readonly truncated: "budget" | "time" | undefined;
  /** A preview of what the traced function has thrown; left out if it has not. */
  readonly thrown?: string;
}

/**
 * How a trace is made.
 *
 * @category Types
 */
export interface TraceOptions {
  /**
   * The most events that are recorded; 10,000 if left out. When there are that many, the pipelines are stopped and closed,
   * and the trace is `truncated`.
   */
  readonly budget?: number | undefined;
  /** The most milliseconds, after which the pipelines are stopped in the same way; `Infinity` if left out. */
  readonly maxTime?: number | undefined;
  /** Sources and functions by the names that they are shown with: `{ orders, isPaid }`. */
  readonly names?: Readonly<Record<string, unknown>> | undefined;
  /** Called with each event when it happens. What it does is not traced; what it throws is thrown when the trace is over. */
  readonly on?: ((event: TraceEvent) => void) | undefined;
}
