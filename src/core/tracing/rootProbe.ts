import { type Answer, AsyncCursor } from "../async/asyncCursor.js";
import type { Labelled, Meter } from "../engine/cursor.js";
import type { FlowLine } from "./flowLine.js";
import type { Frame, Recorder } from "./recorder.js";
import { tellUnlessAsked } from "./naming.js";
import type { Stage } from "./stage.js";

/**
 * A cursor over the root of an async pipeline, or over a source that something else reads. It records what is asked and
 * answered, and hands the promises up as they are: no microtask is added. Without a stage, the root records itself.
 */
export class RootProbe extends AsyncCursor<unknown> {
  readonly recorder: Recorder;
  readonly stage: Stage | undefined;
  /** The pipeline whose root this is. */
  flow: FlowLine | undefined = undefined;
  private isOver = false;
  private readonly cursor: AsyncCursor<unknown>;
  private question: number | undefined = undefined;
  private isWaiting = false;
  /** The last one that has asked: it goes on in the background. */
  private asker: Frame | undefined = undefined;

  constructor(recorder: Recorder, stage: Stage | undefined, cursor: AsyncCursor<unknown>) {
    super();
    this.recorder = recorder;
    this.stage = stage;
    this.cursor = cursor;
    if (stage !== undefined) recorder.opens(this);
  }

  override take(): unknown {
    return this.cursor.take();
  }

  advance(meter: Meter | undefined): Answer {
    const { recorder, stage, cursor } = this;
    if (recorder.isFrozen) return never();
    if (!recorder.isOn) return cursor.advance(meter);
    if (recorder.hasReached()) return never();
    const asker = this.askerNow();
    if (stage !== undefined && !this.isOver) this.question ??= recorder.ask("pull", stage, asker);
    return this.work(asker, () => cursor.advance(meter));
  }

  settle(result: unknown): Answer {
    const { cursor } = this;
    return this.recorder.isOn ? this.work(this.asker, () => cursor.settle(result)) : cursor.settle(result);
  }

  override fail(error: unknown): Answer {
    const { cursor } = this;
    return this.recorder.isOn ? this.work(this.asker, () => cursor.fail(error)) : cursor.fail(error);
  }

  private askerNow(): Frame | undefined {
    const { asker } = this;
    // In the background, the question that it once asked in may have been answered.
    return (this.asker = this.flow?.ask() ?? this.recorder.top ?? idle(asker));
  }

  private work(asker: Frame | undefined, run: () => Answer): Answer {
    const { recorder, stage, question } = this;
    const frame = stage === undefined ? asker : { stage, question };
    if (frame !== undefined) recorder.enter(frame);
    let answer: Answer;
    try {
      answer = run();
    } catch (error) {
      // A bound was reached meanwhile.
      if (recorder.isFrozen) return never();
      this.thrown(error);
      throw error;
    } finally {
      if (frame !== undefined) recorder.leave();
    }
    this.note(answer);
    return answer;
  }

  private note(answer: Answer): void {
    const { recorder, stage, question } = this;
    if (stage === undefined || question === undefined) return;
    if (typeof answer !== "boolean") {
      if (!this.isWaiting) recorder.answer("wait", stage, question);
      this.isWaiting = true;
      return;
    }
    this.answered(!answer);
    if (answer) recorder.answer("yield", stage, question, this.cursor.value);
    else recorder.answer("done", stage, question);
  }

  private thrown(error: unknown): void {
    const { recorder, stage, question } = this;
    this.answered(true);
    if (stage !== undefined && question !== undefined) recorder.answerThrown(stage, question, error);
  }

  private answered(isOver: boolean): void {
    this.question = undefined;
    this.isWaiting = false;
    if (isOver) this.end();
  }

  private end(): void {
    this.isOver = true;
    this.recorder.open.delete(this);
  }

  close(): Promise<unknown> | undefined {
    const { recorder, cursor } = this;
    if (!recorder.isOn) return cursor.close();
    const questions = this.askToClose();
    const frame = questions.at(-1) ?? this.closer;
    if (frame !== undefined) recorder.enter(frame);
    let closing: Promise<unknown> | undefined;
    try {
      closing = cursor.close();
    } catch (error) {
      this.closed(questions, (stage, question) => recorder.answerThrown(stage, question, error));
      throw error;
    } finally {
      if (frame !== undefined) recorder.leave();
    }
    if (closing === undefined) this.closed(questions);
    else this.await(questions, closing);
    return closing;
  }

  /** Who closes what is before this, if this is over and is not asked. */
  private get closer(): Frame | undefined {
    const { recorder, stage, flow } = this;
    if (stage !== undefined) return { stage, question: recorder.top?.question };
    return flow?.first ?? recorder.top;
  }

  /** The questions of the closing: of the steps that it passes, and of this. */
  private askToClose(): Asked[] {
    const { recorder, stage, flow, isOver } = this;
    const questions: Asked[] = flow?.askToClose() ?? [];
    const asker = questions.at(-1) ?? flow?.first ?? recorder.top ?? idle(this.asker);
    this.end();
    if (stage !== undefined && !isOver)
      questions.push({ stage, question: recorder.ask("return", stage, asker) });
    return questions;
  }

  private closed(
    questions: readonly Asked[],
    answer = (stage: Stage, question: number): void => this.recorder.answer("closed", stage, question),
  ): void {
    for (const { stage, question } of [...questions].reverse()) answer(stage, question);
  }

  /** The closing is awaited by whoever has asked for it, so that its error is not hidden here. */
  private await(questions: readonly Asked[], closing: Promise<unknown>): void {
    const { recorder } = this;
    const last = questions.at(-1);
    if (last === undefined) return;
    recorder.answer("wait", last.stage, last.question);
    const done = (answer: (stage: Stage, question: number) => void) => (): void => {
      if (recorder.isOn) this.closed(questions, answer);
    };
    const onError = (error: unknown): void =>
      done((stage, question) => recorder.answerThrown(stage, question, error))();
    void Promise.prototype.then.call(
      closing,
      done((stage, question) => recorder.answer("closed", stage, question)),
      onError,
    );
  }

  override get endless(): boolean {
    return this.cursor.endless;
  }

  tell(titles: string[]): Labelled | undefined {
    return tellUnlessAsked(titles, () => this.cursor.tell(titles));
  }
}

/** What a pull returns that a bound has stopped. */
export function never(): Promise<never> {
  return new Promise(() => {});
}

/** Somebody at work whose question may have been answered. */
function idle(frame: Frame | undefined): Frame | undefined {
  return frame && { stage: frame.stage, question: undefined };
}

/** A question and the stage that it was asked. */
export interface Asked extends Frame {
  readonly question: number;
}
