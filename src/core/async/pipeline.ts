import type { Labelled, Meter } from "../engine/cursor.js";
import { type Answer, AsyncCursor } from "./asyncCursor.js";
import { promiseOf } from "./promises.js";
import { LAST, PASS, SKIP, type Step, STOP } from "./step.js";

/** What a pipeline waits for: the step at that position, or one of these. */
export const ROOT = -1;
export const TURN = -2;
export const CLOSING = -3;
export const DEPTH = -4;

/** The pulls in a row after which microtasks get a turn: a source that never waits would starve them. A power of 2. */
const PULLS_IN_A_ROW = 1024;

/** How many pipelines may pull or close each other in nested calls, before one goes on in a microtask. */
const MOST_NESTED = 200;
let nested = 0;

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
  isRunning = false;
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

  /**
   * Goes on with the result of what was waited for, or with its error; at a `TURN`, with nothing. It pulls the root until a
   * value has passed all steps.
   *
   * One function, as the stack of an error shows ten frames, and should reach the user's caller.
   */
  protected proceed(result: unknown, isError: boolean): Answer {
    const { root, waitingFor } = this;
    let answer: Answer | undefined;
    nested++;
    this.isRunning = true;
    try {
      if (this.isOver) return false;
      if (waitingFor === ROOT) answer = isError ? root.fail(result) : root.settle(result);
      else if (isError) throw result;
      else if (waitingFor === DEPTH) return result as boolean;
      else if (waitingFor >= 0) {
        const passed = this.pass(this.passing, waitingFor, result, true);
        if (passed !== undefined) return passed;
      }
      // Whoever has asked for the value before has read it.
      this.value = undefined;
      for (;;) {
        if (this.lasts.length > 0) return this.finish();
        if (this.isEnding) return this.flush();
        answer ??= root.advance(this.meter);
        if (typeof answer !== "boolean") return this.wait(ROOT, answer);
        // Where a root of several sources has ended, some of them may be open.
        if (!answer) return this.finish();
        const passed = this.pass(undefined, ROOT, undefined, false);
        if (passed !== undefined) return passed;
        if ((++this.pulls & (PULLS_IN_A_ROW - 1)) === 0) return this.wait(TURN, Promise.resolve());
        answer = undefined;
      }
    } finally {
      this.isRunning = false;
      nested--;
    }
  }

  /**
   * Takes a value through the steps from a position on; from `ROOT` on, that of the root, since the loop around would hold
   * it while it pulls on. `result` is what the first step has been waited for, if it was. Returns `undefined` if a step
   * leaves the value out.
   */
  private pass(value: unknown, position: number, result: unknown, hasResult: boolean): Answer | undefined {
    const { steps } = this;
    let index = position;
    if (position === ROOT) {
      value = this.root.take();
      index = 0;
    }
    for (; index < steps.length; index++) {
      const step = steps[index] as Step;
      const { run } = step;
      let answer = hasResult ? result : run(value as never, step.index++);
      const promise = step.awaits && !hasResult ? promiseOf(answer) : undefined;
      if (promise !== undefined) {
        this.passing = value;
        return this.wait(index, promise);
      }
      // The callback may have closed it.
      if (this.isOver) return false;
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

  protected get isDeep(): boolean {
    return nested >= MOST_NESTED;
  }

  protected closeRoot(): Promise<unknown> | undefined {
    nested++;
    try {
      return this.root.close();
    } finally {
      nested--;
    }
  }

  /** Nothing is kept any more. */
  protected end(): void {
    this.isOver = true;
    this.steps = NO_STEPS;
    this.value = this.passing = this.meter = undefined;
  }
}
