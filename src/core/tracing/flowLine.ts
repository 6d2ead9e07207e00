import { LAST, PASS, SKIP, type Step, STOP } from "../async/step.js";
import { type PendingCall, pendingCallOf } from "./calls.js";
import type { Frame, Recorder } from "./recorder.js";
import type { Asked } from "./rootProbe.js";
import type { Stage } from "./stage.js";

/** What is recorded of one step. */
class StepLine {
  readonly stage: Stage;
  /** A consumer is asked by nobody. */
  readonly isConsumer: boolean;
  /** That of its pull, until it has an answer. */
  question: number | undefined = undefined;
  isOver = false;
  flow: FlowLine;

  constructor(flow: FlowLine, stage: Stage) {
    this.flow = flow;
    this.stage = stage;
    this.isConsumer = stage.role === "consumer";
  }
}

/**
 * What is recorded of the steps of an async pipeline. Its loop pulls the root and takes the value through the steps: that is
 * told as what it means, where each step asks the one before it.
 */
export class FlowLine {
  readonly recorder: Recorder;
  private steps: StepLine[] = [];
  /** The last one that has asked: it goes on in the background. */
  private asker: Frame | undefined = undefined;
  /** The position of the step that has ended the sequence; that behind the last one, if all of it was closed. */
  private closer: number | undefined = undefined;

  /** The call of a user's function that the pipeline awaits. */
  private call: PendingCall | undefined = undefined;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
  }

  // ---- What the pipeline awaits

  awaitCall(promise: unknown): void {
    this.call = pendingCallOf(promise);
  }

  resolve(result: unknown): void {
    this.call?.settle(result);
    this.call = undefined;
  }

  reject(error: unknown): void {
    this.call?.fail(error);
    this.call = undefined;
  }

  // ---- What the steps do

  /** The step that reads the root. */
  get first(): Frame | undefined {
    return this.steps[0];
  }

  get lastStage(): Stage | undefined {
    return this.steps.at(-1)?.stage;
  }

  /** The first steps, as a line of their own. */
  split(first: FlowLine, count: number): void {
    first.steps = this.steps.splice(0, count);
    for (const step of first.steps) step.flow = first;
  }

  /** Asks the steps that have no open question, from the last one to a position. Returns who asks what is before that. */
  ask(position: number = 0): Frame | undefined {
    const { recorder, steps } = this;
    const { top } = recorder;
    // Its question may be over when the work goes on.
    if (top !== undefined) this.asker = { stage: top.stage, question: undefined };
    let asker: Frame | undefined = top ?? this.asker;
    for (let index = steps.length - 1; index >= position; index--) {
      const step = steps[index] as StepLine;
      if (!step.isConsumer && !step.isOver) step.question ??= recorder.ask("pull", step.stage, asker);
      asker = { stage: step.stage, question: step.question ?? asker?.question };
    }
    return asker;
  }

  /** The program asks, and not who has asked before. */
  forgetAsker(): void {
    this.asker = undefined;
  }

  /** A pull may end before it gets to the steps in front. */
  askLast(): void {
    if (this.steps.length > 0) this.ask(this.steps.length - 1);
  }

  /** A step that records what goes through it. */
  watch(step: Step, stage: Stage): Step {
    const line = new StepLine(this, stage);
    this.steps.push(line);
    const { run, decide, flush, awaits } = step;
    const isDecided = awaits || decide !== undefined;
    const answered = (answer: unknown, value: unknown): unknown => {
      if (line.flow.recorder.isOn) line.flow.pass(line, answer, value);
      return answer;
    };
    return {
      ...step,
      run: (value, index) => {
        const answer = line.flow.work(line, () => run(value, index));
        return isDecided ? answer : answered(answer, value);
      },
      decide: isDecided
        ? (result, value): unknown =>
            answered(
              line.flow.work(line, () => (decide === undefined ? result : decide(result, value))),
              value,
            )
        : undefined,
      flush: flush && ((): unknown => line.flow.flush(line, flush)),
    };
  }

  private work<R>(line: StepLine, run: () => R): R {
    const { recorder } = this;
    if (!recorder.isOn) return run();
    this.ask(this.steps.indexOf(line));
    recorder.enter({ stage: line.stage, question: line.question });
    try {
      return run();
    } finally {
      recorder.leave();
    }
  }

  private flush(line: StepLine, flush: () => unknown): unknown {
    if (!this.recorder.isOn) return flush();
    // What is before it has ended.
    this.finish(this.steps.slice(0, this.steps.indexOf(line)));
    const value = this.work(line, flush);
    if (value !== SKIP) this.pass(line, value, undefined);
    return value;
  }

  /** Notes what a step has made of a value. */
  private pass(line: StepLine, answer: unknown, value: unknown): void {
    if (answer === STOP || answer === LAST) this.closer = this.steps.indexOf(line);
    if (answer === SKIP || answer === STOP || line.question === undefined) return;
    const { stage, question } = line;
    line.question = undefined;
    this.recorder.answer("yield", stage, question, answer === PASS || answer === LAST ? value : answer);
  }

  /** The sequence has ended. */
  end(): void {
    this.finish(this.steps);
  }

  private finish(steps: readonly StepLine[]): void {
    for (const line of steps) {
      const { stage, question } = line;
      if (question !== undefined) this.recorder.answer("done", stage, question);
      line.question = undefined;
      line.isOver = true;
    }
  }

  /** An error goes through the steps that have asked. */
  fail(error: unknown): void {
    for (const line of this.steps) {
      const { stage, question } = line;
      if (question !== undefined) this.recorder.answerThrown(stage, question, error);
      line.question = undefined;
      line.isOver = true;
    }
  }

  /** All of it will be closed. */
  closeAll(): void {
    this.closer = this.steps.length;
  }

  /** Asks the steps before the one that has ended the sequence to close, the last one first. */
  askToClose(): Asked[] {
    const { recorder, steps, closer = 0 } = this;
    const questions: Asked[] = [];
    let asker: Frame | undefined = steps[closer] ?? recorder.top ?? this.asker;
    for (const line of steps.slice(0, closer).reverse()) {
      if (line.isOver) continue;
      line.isOver = true;
      // A pull that is pending is settled by the closing, as done.
      line.question = undefined;
      const question = recorder.ask("return", line.stage, asker);
      questions.push({ stage: line.stage, question });
      asker = { stage: line.stage, question };
    }
    return questions;
  }
}
