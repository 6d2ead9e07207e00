import type { Labelled, Meter } from "../engine/cursor.js";
import { type Answer, AsyncCursor, settled } from "./asyncCursor.js";
import { promiseOf, quietly } from "./promises.js";
import { LAST, PASS, SKIP, type Step, STOP } from "./step.js";

/** What the promise that a flow has returned is for: the step at that position, or one of these. */
const ROOT = -1;
const TURN = -2;
const CLOSING = -3;
const DEPTH = -4;

/** How many flows may pull or close each other in nested calls, before one goes on in a microtask. */
const MOST_NESTED = 200;
let nested = 0;

/** The pulls in a row after which microtasks get a turn: a source that never waits would starve them. A power of 2. */
const PULLS_IN_A_ROW = 1024;

/** How many calls that have been served stay in the queue before it is shortened. */
const MOST_SERVED = 1024;

const NO_STEPS: Step[] = [];

type Resolve = (result: IteratorResult<unknown>) => void;
type Reject = (error: unknown) => void;

/**
 * A pipeline: a root, and the steps that each of its values goes through, in one loop.
 *
 * It serves one pull at a time, for whoever asks: an edge, by `next`, or a cursor that reads it, by `advance`. Calls that
 * overlap wait for their turn. It knows which part the pending promise belongs to, and goes on from there.
 */
export class Flow extends AsyncCursor<unknown> {
  root: AsyncCursor<unknown>;
  private steps: Step[] = [];
  private readonly titles: string[] = [];
  /** How many steps came before these, if this is the rest of a longer flow. */
  start = 0;
  /** The flow of those steps. */
  first: Flow | undefined = undefined;
  /** Whether something reads it as a cursor, which sees what comes out now: no more steps can be added. */
  isRead = false;
  isRunning = false;
  isOver = false;
  private canEnd = false;

  /** A pull is under way, or the next one is about to begin. */
  isBusy = false;
  private meter: Meter | undefined = undefined;
  private waitingFor = ROOT;
  /** The value that the step which is waited for has got. */
  private passing: unknown = undefined;
  private pulls = 0;

  /** The step that has let its last value pass. */
  private last = -1;
  /** The root has ended or was closed; the steps from `flushing` on give what they have kept. */
  private isEnding = false;
  private flushing = 0;

  /** Settles the pending result of an edge. */
  private resolve: Resolve | undefined = undefined;
  private queue: (() => void)[] = [];
  private served = 0;
  private closing: Promise<unknown> | undefined = undefined;

  constructor(root: AsyncCursor<unknown>) {
    super();
    this.root = root;
  }

  // ---- Building

  /** Adds a step, and returns how many there are, from the start of the pipeline on. */
  add(step: Step): number {
    this.titles.push(step.title);
    // The steps of a flow that is over are gone.
    if (!this.isOver) this.steps.push(step);
    if (step.ends !== "never") this.canEnd = true;
    if (step.ends === "at once") this.last = this.titles.length - 1;
    return this.length;
  }

  get length(): number {
    return this.start + this.titles.length;
  }

  /**
   * Makes the steps up to a position a flow of their own, which this one reads from now on: so that the sequence which
   * ends there can be read by others.
   */
  split(position: number): Flow {
    const first = new Flow(this.root);
    const count = position - this.start;
    first.start = this.start;
    first.steps = this.steps.splice(0, count);
    first.titles.push(...this.titles.splice(0, count));
    first.isRead = true;
    first.isOver = this.isOver;
    first.canEnd = first.steps.some(({ ends }) => ends !== "never");
    this.root = this.first = first;
    this.start = position;
    this.splitEnd(first, count);
    this.splitPull(first, count);
    return first;
  }

  private splitEnd(first: Flow, count: number): void {
    if (this.last >= count) this.last -= count;
    else {
      first.last = this.last;
      this.last = -1;
    }
    if (!this.isEnding) return;
    if (this.flushing >= count) {
      this.flushing -= count;
      first.end();
      return;
    }
    first.isEnding = true;
    first.flushing = this.flushing;
    this.isEnding = false;
    this.flushing = 0;
  }

  private splitPull(first: Flow, count: number): void {
    const { waitingFor } = this;
    if (!this.isBusy) return;
    if (waitingFor >= count) {
      this.waitingFor -= count;
      return;
    }
    if (waitingFor === TURN || (waitingFor === CLOSING && first.isOver)) return;
    first.isBusy = true;
    first.meter = this.meter;
    first.waitingFor = waitingFor;
    first.passing = this.passing;
    this.waitingFor = ROOT;
  }

  override get endless(): boolean {
    return !this.canEnd && !this.isOver && this.root.endless;
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

  // ---- Pulling, as a cursor

  advance(meter: Meter | undefined): Answer {
    if (this.isBusy) return this.awaitTurn(meter);
    this.isBusy = true;
    this.meter = meter;
    if (nested >= MOST_NESTED) return this.advanceLater();
    return this.done(this.run(this.proceed, undefined));
  }

  settle(result: unknown): Answer {
    return this.done(this.run(this.receive, result));
  }

  override fail(error: unknown): Answer {
    return this.done(this.run(this.receiveError, error));
  }

  /** Runs the machine for as long as nothing has to be awaited. */
  private run(part: (argument: unknown) => Answer, argument: unknown): Answer {
    nested++;
    this.isRunning = true;
    try {
      return part.call(this, argument);
    } finally {
      this.isRunning = false;
      nested--;
    }
  }

  /** Ends the pull if it has an answer. The next one begins when that has been told. */
  private done(answer: Answer): Answer {
    if (typeof answer !== "boolean") return answer;
    if (this.queue.length === 0) this.isBusy = false;
    else void this.serveLater();
    // A callback may have closed it.
    return answer && !this.isOver;
  }

  private proceed(): Answer {
    // Whoever has asked for the value before has read it.
    this.value = undefined;
    if (this.last >= 0) return this.finish(this.last + 1);
    return this.isEnding ? this.flush() : this.passRoot(this.root.advance(this.meter));
  }

  private receive(result: unknown): Answer {
    const { waitingFor } = this;
    if (this.isOver) return false;
    if (waitingFor >= 0) {
      const passed = this.pass(this.passing, waitingFor, result, true);
      return passed ?? this.proceed();
    }
    if (waitingFor === ROOT) return this.passRoot(this.root.settle(result));
    if (waitingFor === TURN) return this.proceed();
    return waitingFor === CLOSING ? this.flush() : (result as boolean);
  }

  private receiveError(error: unknown): Answer {
    if (this.isOver) return false;
    if (this.waitingFor === ROOT) return this.passRoot(this.root.fail(error));
    throw error;
  }

  /** Pulls the root, whose first answer is given, until a value has passed all steps. */
  private passRoot(answer: Answer): Answer {
    for (;;) {
      if (typeof answer !== "boolean") return this.wait(ROOT, answer);
      if (!answer) {
        this.isEnding = true;
        return this.flush();
      }
      const passed = this.pass(this.root.value, 0, undefined, false);
      if (passed !== undefined) return passed;
      if (this.last >= 0) return this.finish(this.last + 1);
      if ((++this.pulls & (PULLS_IN_A_ROW - 1)) === 0) return this.wait(TURN, Promise.resolve());
      answer = this.root.advance(this.meter);
    }
  }

  /**
   * Takes a value through the steps from a position on. `result` is what the first of them has been waited for, if it
   * was. Returns `undefined` if a step leaves the value out.
   */
  private pass(value: unknown, position: number, result: unknown, hasResult: boolean): Answer | undefined {
    const { steps } = this;
    for (let index = position; index < steps.length; index++) {
      const step = steps[index] as Step;
      let answer = hasResult ? result : step.run(value as never);
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
      if (answer === LAST) this.last = index;
      else value = answer;
    }
    this.value = value;
    return true;
  }

  private wait(waitingFor: number, promise: Promise<unknown>): Promise<unknown> {
    this.waitingFor = waitingFor;
    return promise;
  }

  /** Closes the root; then only the steps from a position on have something left. */
  private finish(position: number): Answer {
    this.last = -1;
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
        if (this.last >= 0) return this.finish(this.last + 1);
      }
    }
    this.end();
    return false;
  }

  /** Nothing is kept any more. */
  private end(): void {
    this.isOver = true;
    this.steps = NO_STEPS;
    this.value = this.passing = this.meter = undefined;
  }

  /** Begins a pull in a microtask, with an empty stack, and awaits all of it there. */
  private async advanceLater(): Promise<boolean> {
    this.waitingFor = DEPTH;
    await undefined;
    try {
      const machine = {
        settle: (result: unknown): Answer => this.run(this.receive, result),
        fail: (error: unknown): Answer => this.run(this.receiveError, error),
      };
      return await settled(machine, this.isOver ? false : this.run(this.proceed, undefined));
    } finally {
      this.waitingFor = DEPTH;
    }
  }

  // ---- One pull after the other

  /** A promise of its turn, for a cursor that reads this flow while somebody else does. */
  private awaitTurn(meter: Meter | undefined): Promise<void> {
    return new Promise((resolve) =>
      this.queue.push(() => {
        this.waitingFor = TURN;
        this.meter = meter;
        resolve();
      }),
    );
  }

  private async serveLater(): Promise<void> {
    await undefined;
    await undefined;
    await undefined;
    this.serve();
  }

  private serve(): void {
    const begin = this.queue[this.served++];
    if (this.served === this.queue.length || this.served === MOST_SERVED) {
      this.queue.splice(0, this.served);
      this.served = 0;
    }
    begin?.();
  }

  // ---- Pulling, for an edge

  next(): Promise<IteratorResult<unknown>> {
    if (this.isBusy)
      return new Promise((resolve, reject) => this.queue.push(() => this.serveEdge(resolve, reject)));
    let answer: Answer;
    try {
      answer = this.advance(undefined);
    } catch (error) {
      return this.failed(error);
    }
    if (typeof answer === "boolean") return Promise.resolve(this.resultOf(answer));
    const pending = answer;
    return new Promise((resolve, reject) => this.tellLater(pending, resolve, reject));
  }

  private serveEdge(resolve: Resolve, reject: Reject): void {
    this.isBusy = false;
    try {
      const answer = this.advance(undefined);
      if (typeof answer === "boolean") resolve(this.resultOf(answer));
      else this.tellLater(answer, resolve, reject);
    } catch (error) {
      this.failed(error).catch(reject);
    }
  }

  private tellLater(answer: Answer, resolve: Resolve, reject: Reject): void {
    this.resolve = resolve;
    // By the functions themselves: V8 then follows the promises to the caller, and shows it in the stack of errors.
    this.pendingResult(answer).then(resolve, reject);
  }

  private async pendingResult(answer: Answer): Promise<IteratorResult<unknown>> {
    try {
      return this.resultOf(await settled(this, answer));
    } catch (error) {
      return await this.failed(error);
    }
  }

  private resultOf(hasValue: boolean): IteratorResult<unknown> {
    this.resolve = undefined;
    return hasValue ? { value: this.value, done: false } : { value: undefined, done: true };
  }

  /** Closes everything after an error, waits for that, and throws the error. */
  private async failed(error: unknown): Promise<never> {
    this.resolve = undefined;
    this.end();
    try {
      this.closing = this.root.close() ?? this.closing;
      await this.closing;
    } catch {}
    this.done(false);
    throw error;
  }

  close(): Promise<unknown> | undefined {
    if (this.isOver) return undefined;
    const isClosing = this.isEnding && this.waitingFor === CLOSING;
    this.end();
    this.resolve?.({ value: undefined, done: true });
    this.resolve = undefined;
    this.isBusy = false;
    while (this.queue.length > 0) this.serve();
    if (isClosing) return this.closing;
    const closing = nested < MOST_NESTED ? this.closeRoot() : Promise.resolve().then(() => this.closeRoot());
    return (this.closing = closing);
  }

  private closeRoot(): Promise<unknown> | undefined {
    nested++;
    try {
      return this.root.close();
    } finally {
      nested--;
    }
  }

  /** Waits for a closing that somebody else has begun, and whose error they get. */
  async closed(): Promise<void> {
    await quietly(this.closing);
  }
}
