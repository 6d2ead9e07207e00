import { isObject, must } from "../checks/must.js";
import type { Check, Lists } from "./check.js";
import type { Misuse, Watch } from "./record.js";
import { asyncSource, syncSource, watchOf } from "./sources.js";
import { settled, type Steps, Stuck } from "./steps.js";
import type { OperatorLaw, TestSourceOptions } from "./types.js";
import { preview, previewOfError } from "./words.js";

/** What a call has come to. */
export type Outcome =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "done" }
  | { readonly kind: "error"; readonly error: unknown };

/** What is different in one run of an operator. */
export interface Course {
  /** The values of the sources, in place of those of the check. */
  readonly lists?: Lists;
  /** How each source behaves, by its position. */
  readonly behave?: (position: number, name: string) => TestSourceOptions;
  readonly fault?: Fault;
}

/** What a callback throws. */
export interface Fault {
  /** The position of the callback among the arguments. */
  readonly argument: number;
  /** The call that throws, counted from 0. */
  readonly call: number;
  readonly error: unknown;
}

type Method = "next" | "return";

/** An iterator of either world. */
interface AnyIterator {
  readonly next: () => unknown;
  readonly return?: () => unknown;
}

/** The law that is broken by each misuse of a source. */
const BROKEN: Readonly<Record<Misuse, OperatorLaw>> = {
  reopened: "opening",
  overlapped: "overlapping",
  pulledPastEnd: "pulling",
  pulledPastClose: "over",
  pulledPastLimit: "pulling",
  closedPastEnd: "closing",
  closedAgain: "closing",
};

/** An operator at work on sources of its own. Its calls are noted for messages. */
export class Work {
  readonly watches: readonly Watch<unknown>[];
  readonly calls: string[] = [];
  /** How often the callback with the fault has been called. */
  faultyCalls = 0;
  private readonly check: Check;
  private readonly sources: readonly unknown[];
  private readonly args: readonly unknown[];
  /** What it does now is no more than to say that it is over. */
  private isOver = false;
  /** The first misuse of a source. */
  private misuse: { readonly law: OperatorLaw; readonly text: string } | undefined = undefined;
  /** It has ended or thrown. */
  private hasEnded = false;
  private iterator: AnyIterator | undefined = undefined;

  constructor(check: Check, { lists = check.lists, behave, fault }: Course = {}) {
    const make = check.isAsync && !check.options.syncSources ? asyncSource : syncSource;
    this.check = check;
    this.sources = lists.map((list, position) => {
      const name = lists.length === 1 ? "source" : `source ${position + 1}`;
      return make(list, { name, ...behave?.(position, name) });
    });
    this.watches = this.sources.map((source) => watchOf(source) as Watch<unknown>);
    for (const watch of this.watches) watch.tolerates = (kind, misuse) => this.tolerates(kind, misuse);
    if (behave !== undefined) this.noteErrors(fault);
    this.args = check.args.map((arg, index) => (index === fault?.argument ? this.faulty(arg, fault) : arg));
  }

  /** What is thrown here can be told from the errors of others. */
  private noteErrors(fault: Fault | undefined): void {
    for (const { error, options } of this.watches)
      for (const each of [error, options.closeError, fault?.error])
        if (each !== undefined) this.check.errors.set(each, this);
  }

  /** A proxy, since a function may have properties, and may be a class. */
  private faulty(callback: unknown, { call, error }: Fault): unknown {
    return new Proxy(callback as () => unknown, {
      apply: (target, self, args) => {
        if (this.faultyCalls++ === call) throw error;
        return Reflect.apply(target, self, args) as unknown;
      },
    });
  }

  get open(): readonly Watch<unknown>[] {
    return this.watches.filter(({ isOpen }) => isOpen);
  }

  get pulls(): readonly number[] {
    return this.watches.map(({ pulls }) => pulls);
  }

  /** How much has been done to the sources, to see later that nothing more has. */
  get touches(): number {
    return this.watches.reduce((sum, { history }) => sum + history.length, 0);
  }

  get canReturn(): boolean {
    return this.iterator?.return !== undefined;
  }

  /** Calls the operator, and opens what it returns. */
  build(): this {
    const { title, isAsync, operator } = this.check;
    const symbol = isAsync ? Symbol.asyncIterator : Symbol.iterator;
    const result = this.mustNotThrow(() => operator(...this.sources, ...this.args));
    const isSequence = isObject(result) && symbol in result;
    const isOther = isObject(result) && (isAsync ? Symbol.iterator : Symbol.asyncIterator) in result;
    const hint = isOther ? `: use ${isAsync ? "checkOperator" : "checkOperatorAsync"}` : "";
    const kind = isAsync ? "an async iterable" : "an iterable";
    must(isSequence, title, "the result of operator", kind, result, TypeError, hint);
    const sequence = result as Record<symbol, () => AnyIterator>;
    this.iterator = this.mustNotThrow(() => sequence[symbol]?.());
    return this;
  }

  private mustNotThrow<R>(run: () => R): R {
    let result: R;
    try {
      result = run();
    } catch (error) {
      this.refuseMisuses();
      return this.break("opening", "a sequence", `an error, ${previewOfError(error)}`, error);
    }
    this.refuseMisuses();
    return result;
  }

  /** Begins a call. Nobody waits for it yet. */
  begin(method: Method): unknown {
    return this.iterator?.[method]?.();
  }

  call(method: Method): Steps<Outcome> {
    return this.outcomeOf(method, () => this.begin(method));
  }

  /** Waits for what comes of a call. */
  *outcomeOf(method: Method, call: () => unknown): Steps<Outcome> {
    const at = this.calls.push(`${method}()`) - 1;
    let result: unknown;
    try {
      result = yield* settled(call());
    } catch (error) {
      if (error instanceof Stuck) {
        this.break("waiting", `${method}() settles`, `it does not within ${this.check.timeout} ms`);
      }
      this.calls[at] = `${method}() threw ${previewOfError(error)}`;
      this.hasEnded = true;
      this.refuseMisuses();
      return { kind: "error", error };
    }
    this.refuseMisuses();
    const { done, value } = this.mustBeResult(method, result);
    this.calls[at] = `${method}() → ${done ? "done" : preview(value)}`;
    if (done) this.hasEnded = true;
    return done ? { kind: "done" } : { kind: "value", value };
  }

  private mustBeResult(method: Method, result: unknown): { done?: unknown; value?: unknown } {
    if (isObject(result)) return result;
    const law = method === "next" ? "values" : "closing";
    return this.break(law, `an object from ${method}()`, preview(result));
  }

  /** Reads up to so many values. The last outcome is the end or an error, if one is met. */
  *read(most: number): Steps<Outcome[]> {
    const outcomes: Outcome[] = [];
    while (outcomes.length < most) {
      const outcome = yield* this.call("next");
      outcomes.push(outcome);
      if (outcome.kind !== "value") break;
    }
    return outcomes;
  }

  /** Stops reading, as a reader does that has enough. */
  *leave(): Steps<void> {
    if (!this.hasEnded && this.canReturn) yield* this.call("return");
  }

  /** Whether a misuse of a source breaks a law that the operator is not held to. */
  private tolerates(kind: Misuse, misuse: string): boolean {
    const law = this.isOver ? "over" : BROKEN[kind];
    if (!this.check.holds(law)) return true;
    this.misuse ??= { law, text: misuse };
    return false;
  }

  /** Fails if a source has been misused: the operator may have swallowed that error. */
  private refuseMisuses(): void {
    const { misuse } = this;
    if (misuse !== undefined) this.break(misuse.law, "no misuse of a source", misuse.text);
  }

  /** Fails if one of the sources, which were open, is open still. */
  mustHaveClosed(open: readonly Watch<unknown>[], law: OperatorLaw): void {
    for (const { isOpen, name } of open) {
      if (isOpen) this.break(law, `the ${name} is closed once`, "it is left open");
    }
  }

  /** Fails if anything more comes, or is touched on the way. */
  *mustBeOver(): Steps<void> {
    if (!this.check.holds("over")) return;
    const { touches } = this;
    this.isOver = true;
    for (const method of this.canReturn ? (["next", "return", "next"] as const) : (["next"] as const)) {
      const outcome = yield* this.call(method);
      if (outcome.kind !== "done") this.break("over", `done from ${method}()`, told(outcome));
      if (this.touches > touches) this.break("over", "no source is touched", `${method}() touches one`);
    }
  }

  /** Throws the error of a law that is broken. */
  break(law: OperatorLaw, expected: string, received: string, cause?: unknown): never {
    return this.check.break(law, expected, received, this, cause);
  }
}

/** An outcome as a message tells it. */
export function told(outcome: Outcome): string {
  if (outcome.kind === "done") return "done";
  return outcome.kind === "value" ? preview(outcome.value) : previewOfError(outcome.error);
}
