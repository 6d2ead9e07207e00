import type { SourceRecord, TestSourceOptions } from "./types.js";
import { preview, previewOfError, timesOf } from "./words.js";

/** The most pulls of a source whose options do not say. */
const LIMIT = 1000;

/** What is said of a misuse: what was done, and the rule. */
const MISUSES = {
  reopened: "opened twice: a source can be read once, so it is opened once",
  overlapped: "pulled while a pull is under way: next() is called when the pull before has settled",
  pulledPastEnd: "pulled after its end: next() is not called again once it has returned done or thrown",
  pulledPastClose: "pulled after it was closed: next() is not called after return()",
  closedPastEnd: "closed after its end: a source that has ended or thrown is not closed",
  closedAgain: "closed twice: a source is closed once",
};

export type Misuse = keyof typeof MISUSES | "pulledPastLimit";

/** How a source stands. */
type Status = "not opened" | "open" | "ended" | "threw" | "closed";

/** What a test source counts, and what it answers. */
export class Watch<T> implements SourceRecord {
  readonly title: string;
  readonly name: string;
  readonly options: TestSourceOptions;
  opens = 0;
  lookups = 0;
  pulls = 0;
  closes = 0;
  status: Status = "not opened";
  readonly misuses: string[] = [];
  readonly history: string[] = [];
  /** Whether a misuse, which has just been noted, is no reason to throw. */
  tolerates: (kind: Misuse, misuse: string) => boolean = () => false;
  private isPulling = false;
  private madeError: Error | undefined = undefined;
  private readonly valueAt: (index: number) => T;
  private readonly length: number;

  constructor(title: string, values: readonly T[] | ((index: number) => T), options: TestSourceOptions) {
    const { name = "source", endsAt } = options;
    this.title = title;
    this.name = name;
    this.options = options;
    const isList = typeof values !== "function";
    this.valueAt = isList ? (index) => values[index] as T : values;
    this.length = endsAt ?? (isList ? values.length : Infinity);
  }

  /** Made when it is asked for: most sources never throw, and the stack of an error takes time. */
  get error(): unknown {
    const { error = (this.madeError ??= new Error(`from the ${this.name}`)) } = this.options;
    return error;
  }

  get isOpen(): boolean {
    return this.status === "open";
  }

  open(): void {
    this.history.push("open");
    if (++this.opens > 1) this.refuse("reopened");
    this.status = "open";
  }

  /** Begins a pull, and returns its number. */
  begin(): number {
    const index = this.pulls++;
    this.history.push("pull");
    if (this.status === "closed") this.refuse("pulledPastClose");
    if (!this.isOpen) this.refuse("pulledPastEnd");
    if (this.isPulling) this.refuse("overlapped");
    if (index >= (this.options.limit ?? LIMIT)) {
      this.status = "threw";
      this.refuse("pulledPastLimit");
    }
    this.isPulling = true;
    return index;
  }

  /** Ends a pull by what the source has there. It may have been closed in the meantime. */
  answer(index: number): IteratorResult<T, undefined> {
    if (index === this.options.throwsAt) throw this.error;
    if (index >= this.length) {
      this.tell("pull", "done");
      if (this.isOpen) this.status = "ended";
      return { value: undefined, done: true };
    }
    const value = this.valueAt(index);
    this.tell("pull", preview(value));
    return { value, done: false };
  }

  /** Ends a pull by an error. */
  fail(error: unknown): never {
    this.tell("pull", `throw ${previewOfError(error)}`);
    if (this.isOpen) this.status = "threw";
    throw error;
  }

  /** Another pull may begin. */
  settle(): void {
    this.isPulling = false;
  }

  close(): void {
    this.history.push("close");
    const { status } = this;
    if (++this.closes > 1) this.refuse("closedAgain");
    if (status !== "open") this.refuse("closedPastEnd");
    this.status = "closed";
  }

  /** Ends its closing. */
  closed(): IteratorResult<T, undefined> {
    if ("closeError" in this.options) throw this.options.closeError;
    return { value: undefined, done: true };
  }

  private tell(question: string, answer: string): void {
    this.history[this.history.lastIndexOf(question)] = `${question} → ${answer}`;
  }

  private refuse(kind: Misuse): void {
    const text = kind === "pulledPastLimit" ? this.pastLimit() : MISUSES[kind];
    const misuse = `${this.name} was ${text}`;
    this.misuses.push(misuse);
    if (!this.tolerates(kind, misuse)) throw new Error(misuse);
  }

  private pastLimit(): string {
    const times = this.pulls - 1;
    return `pulled past its limit of ${times} ${times === 1 ? "pull" : "pulls"}: whoever reads it does not stop`;
  }

  toString(): string {
    const { status, pulls, closes, misuses } = this;
    const pulled = `pulled ${timesOf(pulls)}`;
    const told =
      status === "not opened"
        ? [status]
        : [pulled, status === "closed" ? `closed ${timesOf(closes)}` : status];
    return `${this.title} [${[...told, ...misuses].join(", ")}]`;
  }
}
