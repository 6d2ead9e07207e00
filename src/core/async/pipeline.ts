import type { Labelled, Meter } from "../engine/cursor.js";
import { type Answer, AsyncCursor } from "./asyncCursor.js";
import { promiseOf } from "./promises.js";
import { LAST, PASS, SKIP, type Step, STOP } from "./step.js";

/** What the promise that a pipeline has returned is for: the step at that position, or one of these. */
export const ROOT = -1;
export const TURN = -2;
export const CLOSING = -3;
export const DEPTH = -4;

/** The pulls in a row after which microtasks get a turn: a source that never waits would starve them. A power of 2. */
const PULLS_IN_A_ROW = 1024;

const NO_STEPS: Step[] = [];

/**
 * A root, and the steps that each of its values goes through, in one loop.
 *
 * The loop runs as far as it gets without waiting. Then it returns the promise, and notes which part of the pipeline that
 * belongs to, and goes on from there with the result.
 */
export abstract class Pipeline extends AsyncCursor<unknown> {
  protected root: AsyncCursor<unknown>;
  protected steps: Step[] = [];
  protected readonly titles: string[] = [];
  /** How many steps came before these, if this is the rest of a longer pipeline. */
  start = 0;
  isOver = false;
  protected canEnd = false;
  /** Known from the start: to look there each time would be a call for each pipeline below. */
  private readonly hasEndlessRoot: boolean;

  protected meter: Meter | undefined = undefined;
  protected waitingFor: number = ROOT;
  /** The value of the step that is waited for. */
  protected passing: unknown = undefined;
  private pulls = 0;

  /** The steps that have let their last value pass, in order. */
  protected lasts: number[] = [];
  /** The root has ended or was closed; the steps from `flushing` on may have kept something. */
  protected isEnding = false;
  protected flushing = 0;
  /** The closing of the root, once it has begun. */
  protected closing: Promise<unknown> | undefined = undefined;

  constructor(root: AsyncCursor<unknown>) {
    super();
    this.root = root;
    this.hasEndlessRoot = root.endless;
  }

  /** Adds a step, and returns how many there are, from the start of the pipeline on. */
  add(step: Step): number {
    this.titles.push(step.title);
    // The steps of a flow that is over are gone.
    if (!this.isOver) this.steps.push(step);
    if (step.ends !== "never") this.canEnd = true;
    if (step.ends === "at once") this.lasts.push(this.titles.length - 1);
    return this.length;
  }

  get length(): number {
    return this.start + this.titles.length;
  }

  override get endless(): boolean {
    return this.hasEndlessRoot && !this.canEnd && !this.isOver;
  }

  tell(titles: string[]): Labelled {
    return this.tellFirst(titles, this.titles.length);
  }

  /** The label up to a position. */
  labelUpTo(position: number): string {
    const titles: string[] = [];
    let part: Labelled | undefined = this.tellFirst(titles, position - this.start);
    while (part !== undefined) part = part.tell(titles);
    return titles.reverse().join(" → ");
  }

  private tellFirst(titles: string[], count: number): Labelled {
    for (let index = count - 1; index >= 0; index--) titles.push(this.titles[index] as string);
    return this.root;
  }

  /** Continues with the result of what was waited for. */
  protected receive(result: unknown): Answer {
    const { waitingFor } = this;
    if (this.isOver) return false;
    if (waitingFor >= 0) {
      const passed = this.pass(this.passing, waitingFor, result, true);
      return passed ?? this.proceed();
    }
    if (waitingFor === ROOT) return this.proceed(this.root.settle(result));
    if (waitingFor === TURN) return this.proceed();
    return waitingFor === CLOSING ? this.flush() : (result as boolean);
  }

  /** Continues with its error. */
  protected receiveError(error: unknown): Answer {
    if (this.isOver) return false;
    if (this.waitingFor === ROOT) return this.proceed(this.root.fail(error));
    throw error;
  }

  /** Pulls the root until a value has passed all steps. It may have been pulled already, and then its answer is given. */
  protected proceed(answer?: Answer): Answer {
    // Whoever has asked for the value before has read it.
    this.value = undefined;
    for (;;) {
      if (this.lasts.length > 0) return this.finish();
      if (this.isEnding) return this.flush();
      answer ??= this.root.advance(this.meter);
      if (typeof answer !== "boolean") return this.wait(ROOT, answer);
      // Where a root of several sources has ended, some of them may be open.
      if (!answer) return this.finish();
      const passed = this.passNext();
      if (passed !== undefined) return passed;
      if ((++this.pulls & (PULLS_IN_A_ROW - 1)) === 0) return this.wait(TURN, Promise.resolve());
      answer = undefined;
    }
  }

  /** Takes the value of the root through all steps. In a call of its own: the loop would hold it while it pulls on. */
  private passNext(): Answer | undefined {
    return this.pass(this.root.take(), 0, undefined, false);
  }

  /**
   * Takes a value through the steps from a position on. `result` is what the first of them has been waited for, if it
   * was. Returns `undefined` if a step leaves the value out.
   */
  private pass(value: unknown, position: number, result: unknown, hasResult: boolean): Answer | undefined {
    const { steps } = this;
    for (let index = position; index < steps.length; index++) {
      const step = steps[index] as Step;
      const { run } = step;
      let answer = hasResult ? result : run(value as never, step.index++);
      if (this.isOver) return false;
      const promise = step.awaits && !hasResult ? promiseOf(answer) : undefined;
      if (promise !== undefined) {
        this.passing = value;
        return this.wait(index, promise);
      }
      hasResult = false;
      if (step.decide !== undefined) answer = step.decide(answer as never, value as never);
      if (typeof answer !== "symbol") {
        value = answer;
        continue;
      }
      if (answer === PASS) continue;
      if (answer === SKIP) return undefined;
      if (answer === STOP) return this.finish(index + 1);
      if (answer === LAST) this.lasts.push(index);
      else value = answer;
    }
    this.value = value;
    return true;
  }

  private wait(waitingFor: number, promise: Promise<unknown>): Promise<unknown> {
    this.waitingFor = waitingFor;
    return promise;
  }

  /** Closes what is open of the root; then only the steps from a position on have something left. */
  private finish(position: number = (this.lasts.at(-1) ?? -1) + 1): Answer {
    this.lasts = [];
    this.isEnding = true;
    this.flushing = position;
    const closing = this.root.close();
    if (closing === undefined) return this.flush();
    this.closing = closing;
    return this.wait(CLOSING, closing);
  }

  private flush(): Answer {
    while (this.flushing < this.steps.length) {
      const { flush } = this.steps[this.flushing] as Step;
      const value = flush === undefined ? SKIP : flush();
      if (value === SKIP) this.flushing++;
      else {
        const passed = this.pass(value, this.flushing + 1, undefined, false);
        if (passed !== undefined) return passed;
        if (this.lasts.length > 0) return this.finish();
      }
    }
    this.end();
    return false;
  }

  /** Nothing is kept any more. */
  protected end(): void {
    this.isOver = true;
    this.steps = NO_STEPS;
    this.value = this.passing = this.meter = undefined;
  }
}
