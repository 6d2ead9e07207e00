import { Interrupt } from "../bounds/workMeter.js";
import { type End, isEnd, type Meter } from "../engine/cursor.js";
import type { Frame, Recorder } from "./recorder.js";
import { dataOf, hasData, isProxy } from "../drawing/preview.js";
import type { Stage } from "./stage.js";

/** What is recorded of one sync cursor. What is over is silent. */
export class Line {
  readonly recorder: Recorder;
  readonly stage: Stage;
  /** The consumer that reads it; without one, it is asked by whoever is at work. */
  private reader: Frame | undefined = undefined;
  /** Whether the reader has bounds: a pull without a meter is not its own then. Others may read on when it has given up. */
  private isBounded = false;
  isOver = false;
  /** Its values are recorded elsewhere: by the async root over it. */
  isMuted = false;
  /** The question of a pull that was interrupted, and will be tried again. */
  private interrupted: number | undefined = undefined;
  private readonly closeCursor: () => unknown;

  constructor(recorder: Recorder, stage: Stage, closeCursor: () => unknown) {
    this.recorder = recorder;
    this.stage = stage;
    this.closeCursor = closeCursor;
    recorder.opens(this);
  }

  /** A consumer begins to read it. */
  readBy(stage: Stage): void {
    this.reader = { stage, question: undefined };
    this.isBounded = false;
  }

  private get isSilent(): boolean {
    return !this.recorder.isOn || this.isMuted;
  }

  /** A pull. Where an `END` may be a value, `isAtEnd` tells. */
  pull<T>(
    run: (meter: Meter | undefined) => T | End,
    meter: Meter | undefined,
    isAtEnd: () => boolean = () => true,
  ): T | End {
    if (this.isSilent || this.isOver) return run(meter);
    const { recorder, stage } = this;
    const question = this.ask(meter);
    const value = this.work(question, () => run(meter));
    if (isEnd(value) && isAtEnd()) this.end("done", question);
    else recorder.answer("yield", stage, question, value);
    return value;
  }

  /** A pull whose value is not looked at. `run` returns undefined at the end. */
  skip<T>(run: (meter: Meter | undefined) => T | undefined, meter: Meter | undefined): T | undefined {
    if (this.isSilent || this.isOver) return run(meter);
    const { recorder, stage } = this;
    const question = this.ask(meter);
    const result = this.work(question, () => run(meter));
    if (result === undefined) this.end("done", question);
    else recorder.answerUnread(stage, question);
    return result;
  }

  /** A pull by the protocol. What the result holds is read without calling a getter. */
  result<T>(run: () => IteratorResult<T>): IteratorResult<T> {
    if (this.isSilent || this.isOver) return run();
    const { recorder, stage } = this;
    const question = this.ask(undefined);
    const result = this.work(question, run);
    if (Object(result) !== result || Boolean(dataOf(result, "done"))) this.end("done", question);
    else if (hasData(result, "value")) recorder.answer("yield", stage, question, dataOf(result, "value"));
    else recorder.answerUnread(stage, question);
    return result;
  }

  private ask(meter: Meter | undefined): number {
    const { recorder, stage, reader, interrupted } = this;
    recorder.check();
    this.isBounded ||= meter !== undefined;
    // A bound has interrupted those who asked before, and somebody else asks.
    if (this.isBounded && meter === undefined) return recorder.ask("pull", stage);
    this.interrupted = undefined;
    return interrupted ?? recorder.ask("pull", stage, reader);
  }

  private work<R>(question: number, run: () => R): R {
    const { recorder, stage } = this;
    recorder.enter({ stage, question });
    try {
      return run();
    } catch (error) {
      this.thrown(question, error);
      throw error;
    } finally {
      recorder.leave();
    }
  }

  private thrown(question: number, error: unknown): void {
    const { recorder, stage } = this;
    if (!isProxy(error) && error instanceof Interrupt) {
      this.interrupted = question;
      recorder.answer("wait", stage, question);
      return;
    }
    this.end();
    recorder.answerThrown(stage, question, error);
  }

  end(answer?: "done" | "closed", question: number = 0): void {
    this.isOver = true;
    this.recorder.open.delete(this);
    if (answer !== undefined) this.recorder.answer(answer, this.stage, question);
  }

  close(): unknown {
    return this.closing(this.closeCursor);
  }

  /** Records a closing. */
  closing<R>(run: () => R): R {
    const { recorder, stage, isOver } = this;
    if (this.isSilent) return run();
    this.end();
    const question = isOver ? recorder.top?.question : recorder.ask("return", stage, this.reader);
    recorder.enter({ stage, question });
    let result: R;
    try {
      result = run();
    } catch (error) {
      if (!isOver) recorder.answerThrown(stage, question as number, error);
      throw error;
    } finally {
      recorder.leave();
    }
    if (!isOver) recorder.answer("closed", stage, question as number);
    return result;
  }
}
