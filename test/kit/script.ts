/** Traces that are written by hand: what a recorder would have seen of a program that the test tells event by event. */
import type {
  TraceEvent,
  TraceEventKind,
  TraceRecord,
  TraceRole,
  TraceStage,
} from "../../src/core/types/trace.js";

/** What a question is answered with, if not with a value: that there are no more. */
export const OVER = Symbol("over");

/** Thrown in a question: it is answered with `"throw"`, and so are those that it is nested in. */
export class Failure {
  readonly preview: string;
  constructor(preview: string) {
    this.preview = preview;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export class Script implements TraceRecord {
  readonly stages: TraceStage[] = [];
  readonly events: TraceEvent[] = [];
  truncated: TraceRecord["truncated"] = undefined;
  /** The time of the next event. */
  now = 0;
  /** The questions that are being answered, the innermost last. */
  private readonly asked: number[] = [];

  stage(name: string, role: TraceRole, ...parents: number[]): number {
    const id = this.stages.length;
    const inner =
      this.asked.length > 0 ? (this.events[this.asked.at(-1) as number]?.stage as number) : undefined;
    this.stages.push({ id, name, role, parents, at: undefined, ...(inner === undefined ? {} : { inner }) });
    this.push({ kind: "build", stage: id, ...this.place() });
    return id;
  }

  source(name: string): number {
    return this.stage(name, "source");
  }

  operator(name: string, ...parents: number[]): number {
    return this.stage(name, "operator", ...parents);
  }

  consumer(name: string, ...parents: number[]): number {
    return this.stage(name, "consumer", ...parents);
  }

  /** A question that is answered at once, after what happens in it. Without `by` the program asks. */
  ask(
    stage: number,
    by: number | undefined,
    answer: () => string | typeof OVER | undefined,
  ): string | undefined {
    return this.nested("pull", stage, by, {}, () => {
      const value = answer();
      return value === OVER
        ? { kind: "done" }
        : value === undefined
          ? { kind: "yield", unread: true }
          : { kind: "yield", value };
    });
  }

  /** Asks for each value, and for the end. */
  askAll(stage: number, by: number | undefined, values: readonly string[]): void {
    for (const value of values) this.ask(stage, by, () => value);
    this.ask(stage, by, () => OVER);
  }

  call(stage: number, fn: string, args: string, answer: string | (() => string)): string | undefined {
    return this.nested("call", stage, stage, { fn, value: args }, () => {
      return { kind: "result", value: typeof answer === "string" ? answer : answer() };
    });
  }

  close(stage: number, by: number | undefined, meanwhile: () => void = () => {}): void {
    this.nested("return", stage, by, {}, () => {
      meanwhile();
      return { kind: "closed" };
    });
  }

  /** A question that is answered later, by `answer`. */
  begin(
    kind: "pull" | "return" | "call",
    stage: number,
    by?: number,
    more: Partial<TraceEvent> = {},
  ): number {
    return this.push({ kind, stage, ...(by === undefined ? {} : { by }), ...this.place(), ...more });
  }

  wait(question: number): void {
    this.push({ kind: "wait", stage: this.stageOf(question), of: question });
  }

  answer(question: number, kind: TraceEventKind, value?: string): void {
    const about = this.events[question] as TraceEvent;
    this.push({
      kind,
      stage: about.stage,
      of: question,
      depth: about.depth,
      ...(about.in === undefined ? {} : { in: about.in }),
      ...(value === undefined ? {} : { value }),
    });
  }

  /** Runs what happens in a question that was begun before. */
  within(question: number, run: () => void): void {
    this.asked.push(question);
    run();
    this.asked.pop();
  }

  private nested(
    kind: "pull" | "return" | "call",
    stage: number,
    by: number | undefined,
    more: Partial<TraceEvent>,
    run: () => Partial<TraceEvent>,
  ): string | undefined {
    const question = this.begin(kind, stage, by, more);
    const about = this.events[question] as TraceEvent;
    const rest = {
      stage,
      of: question,
      depth: about.depth,
      ...(about.in === undefined ? {} : { in: about.in }),
    };
    this.asked.push(question);
    try {
      const answer = run();
      this.asked.pop();
      this.push({ ...(answer as { kind: TraceEventKind }), ...rest });
      return answer.value;
    } catch (error) {
      this.asked.pop();
      if (!(error instanceof Failure)) throw error;
      this.push({ kind: "throw", value: error.preview, ...rest });
      throw error;
    }
  }

  private place(): { depth: number; in?: number } {
    const within = this.asked.at(-1);
    return within === undefined ? { depth: 0 } : { depth: this.asked.length, in: within };
  }

  private stageOf(question: number): number {
    return (this.events[question] as TraceEvent).stage;
  }

  private push(event: Partial<TraceEvent> & { kind: TraceEventKind; stage: number }): number {
    const n = this.events.length;
    const full: Writable<TraceEvent> = { n, t: this.now, depth: 0, ...event };
    this.events.push(full);
    return n;
  }
}

/** Runs what may fail, as a program does that catches it. */
export function failing(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}
