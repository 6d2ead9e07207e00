import { now } from "../bounds/deadline.js";
import type { TraceEvent, TraceEventKind, TraceRecord } from "../watching/trace.js";
import { capture } from "../drawing/stack.js";
import { preview } from "../drawing/preview.js";
import { Stage } from "./stage.js";

/** A question that is being worked on, in the calls that are running. */
export interface Frame {
  readonly stage: Stage;
  /** The number of the question; undefined for a consumer, which nobody asks. */
  readonly question: number | undefined;
}

export interface RecorderOptions {
  readonly budget: number;
  /** In milliseconds. */
  readonly maxTime: number;
  readonly names: ReadonlyMap<unknown, string>;
  readonly on: ((event: TraceEvent) => void) | undefined;
  /** If there is one, a bound ends the recording only, and not the work. It is called then, once. */
  readonly onStop?: () => void;
  /**
   * Called when a bound is reached in async work. What awaits a pipeline then waits for ever, so that no promise is
   * rejected which the program has not looked at yet, and none is resolved with a part of the values.
   */
  readonly onFreeze?: () => void;
}

/** Thrown in place of a pull or a new stage when a bound of the trace is reached. */
export class TraceStopped extends Error {}

/** What a recorder closes at the end of a trace that was cut. */
export interface Closable {
  close(): unknown;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The stages and events of one trace, as they come. */
export class Recorder implements TraceRecord {
  readonly stages: Stage[] = [];
  readonly events: TraceEvent[] = [];
  readonly names: ReadonlyMap<unknown, string>;
  truncated: TraceRecord["truncated"] = undefined;
  /** Thrown by every pull after the bound was reached. */
  stopped: TraceStopped | undefined = undefined;
  /** What `on` has thrown. It is not called again. */
  failure: { readonly error: unknown } | undefined = undefined;
  /** Whether it records. What is traced stays so for good, and is silent from then on. */
  isOn = true;
  /** What is open, in the order in which it was opened. */
  readonly open: Set<Closable> = new Set<Closable>();
  private readonly options: RecorderOptions;
  private readonly start = now();
  private readonly frames: Frame[] = [];
  private readonly stacks = new Map<string, string>();

  constructor(options: RecorderOptions) {
    this.options = options;
    this.names = options.names;
  }

  // ---- Who is at work

  get top(): Frame | undefined {
    return this.frames[this.frames.length - 1];
  }

  enter(frame: Frame): void {
    this.frames.push(frame);
  }

  leave(): void {
    this.frames.pop();
  }

  // ---- What happens

  addStage(name: string, kind: "build" | "open" | "consumer", parent?: Stage): Stage {
    if (this.hasReached() && !this.freezes) throw this.stopped as TraceStopped;
    const { top } = this;
    const stage = new Stage(
      this.stages.length,
      name,
      kind === "consumer",
      top?.stage.id,
      this.stackOf(name, top?.stage),
    );
    if (parent !== undefined) stage.reads(parent);
    this.stages.push(stage);
    if (this.isOn) this.emit(this.make(kind === "open" ? "open" : "build", stage, top?.question));
    return stage;
  }

  /** Adds the stage of a source that was opened just now. Where a bound refuses that, it is closed in the end. */
  addSource(name: string, source: Closable): Stage {
    this.opens(source);
    const stage = this.addStage(name, "open");
    this.open.delete(source);
    return stage;
  }

  /** Notes what a bound has to close. One that closes nothing leaves the program free to forget it. */
  opens(source: Closable): void {
    if (this.options.onStop === undefined) this.open.add(source);
  }

  /** Where a stage is built. Those of a name that the work of one stage builds are at one place: to look takes a while. */
  private stackOf(name: string, builder: Stage | undefined): string {
    if (builder === undefined) return capture();
    const key = `${builder.id} ${name}`;
    const known = this.stacks.get(key);
    if (known !== undefined) return known;
    const stack = capture();
    this.stacks.set(key, stack);
    return stack;
  }

  /** Asks a stage, for `asker` or else for whoever is at work. Returns the number of the question. */
  ask(kind: "pull" | "return" | "call", stage: Stage, asker?: Frame, value?: string, fn?: string): number {
    // A bound has ended the recording.
    if (!this.isOn) return this.events.length;
    const { question, stage: by } = asker ?? this.top ?? {};
    const event = this.make(kind, stage, question ?? this.top?.question);
    if (by !== undefined && by !== stage) {
      event.by = by.id;
      if (kind !== "call") by.reads(stage);
    }
    if (value !== undefined) event.value = value;
    if (fn !== undefined) event.fn = fn;
    return this.emit(event);
  }

  answer(
    kind: "yield" | "done" | "throw" | "closed" | "result" | "wait",
    stage: Stage,
    question: number,
    ...values: unknown[]
  ): void {
    if (!this.isOn) return;
    const event = this.answerTo(kind, stage, question);
    if (values.length > 0) event.value = preview(values[0]);
    this.emit(event);
  }

  /** Answers by an error; unless that is the one that stops everything, which leaves the questions without an answer. */
  answerThrown(stage: Stage, question: number, error: unknown): void {
    if (this.stopped === undefined || error !== this.stopped) this.answer("throw", stage, question, error);
  }

  /** A value that nobody has looked at. */
  answerUnread(stage: Stage, question: number): void {
    if (!this.isOn) return;
    const event = this.answerTo("yield", stage, question);
    event.unread = true;
    this.emit(event);
  }

  /** An answer is where its question is. */
  private answerTo(kind: TraceEventKind, stage: Stage, question: number): Mutable<TraceEvent> {
    const event = this.make(kind, stage, (this.events[question] as TraceEvent).in);
    event.of = question;
    return event;
  }

  private make(kind: TraceEventKind, stage: Stage, question: number | undefined): Mutable<TraceEvent> {
    const { events } = this;
    const depth = question === undefined ? 0 : (events[question] as TraceEvent).depth + 1;
    const event: Mutable<TraceEvent> = {
      n: events.length,
      t: now() - this.start,
      kind,
      stage: stage.id,
      depth,
    };
    if (question !== undefined) event.in = question;
    return event;
  }

  private emit(event: TraceEvent): number {
    this.events.push(event);
    const { on } = this.options;
    if (on !== undefined && this.failure === undefined) this.tell(on, event);
    return event.n;
  }

  /** What the listener does is not traced. */
  private tell(on: (event: TraceEvent) => void, event: TraceEvent): void {
    this.isOn = false;
    try {
      on(event);
    } catch (error) {
      this.failure = { error };
    } finally {
      this.isOn = true;
    }
  }

  // ---- The bounds

  /** Throws when a bound is reached, and from then on. Only pulls ask: calls and closings are never stopped. */
  check(): void {
    if (this.hasReached()) throw this.stopped as TraceStopped;
  }

  /** Whether a bound stops the work. */
  hasReached(): boolean {
    if (this.stopped !== undefined) return true;
    if (!this.isOn) return false;
    const { budget, maxTime } = this.options;
    if (this.events.length >= budget) return this.stop("budget", `${budget} events`);
    return maxTime < Infinity && now() - this.start >= maxTime && this.expire();
  }

  /** The time is over. */
  expire(): boolean {
    return this.stopped !== undefined || this.stop("time", `${this.options.maxTime} ms`);
  }

  /** Whether async work that a bound stops waits for ever. */
  get freezes(): boolean {
    return this.options.onFreeze !== undefined;
  }

  get isFrozen(): boolean {
    return this.freezes && this.stopped !== undefined;
  }

  private stop(bound: "budget" | "time", reached: string): boolean {
    const { onStop, onFreeze } = this.options;
    this.truncated = bound;
    if (onStop !== undefined) {
      this.isOn = false;
      onStop();
      return false;
    }
    this.stopped = new TraceStopped(`trace: stopped after ${reached}`);
    onFreeze?.();
    return true;
  }

  /** Closes what a bound has left open, last to first. Returns what the closings of async parts have returned. */
  closeAll(): unknown[] {
    if (this.stopped === undefined) return [];
    const closings: unknown[] = [];
    for (const line of [...this.open].reverse()) {
      // The closing of another may have closed it.
      if (!this.open.delete(line)) continue;
      try {
        closings.push(line.close());
      } catch {}
    }
    return closings;
  }
}
