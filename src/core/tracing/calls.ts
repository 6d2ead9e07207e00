import { nameOf, preview } from "./preview.js";
import type { Recorder } from "./recorder.js";
import type { Stage } from "./stage.js";

type Callback = (...args: unknown[]) => unknown;

/** A function of the user whose calls are recorded. */
export class WatchedCall {
  /** What is called in its place. */
  readonly replacement: Callback;
  /** The stage that calls it; until that is known, the one that is at work. */
  private stage: Stage | undefined = undefined;
  private recorder: Recorder;
  private readonly callback: Callback;
  private readonly label: string;

  constructor(recorder: Recorder, callback: Callback, argument: string) {
    this.recorder = recorder;
    this.callback = callback;
    this.label = recorder.names.get(callback) ?? (nameOf(callback) || argument);
    const call = (self: unknown, args: unknown[]): unknown => this.call(self, args);
    this.replacement = function (this: unknown, ...args): unknown {
      return call(this, args);
    };
  }

  claim(recorder: Recorder, stage: Stage): void {
    this.recorder = recorder;
    this.stage = stage;
  }

  private call(self: unknown, args: unknown[]): unknown {
    const { recorder, callback } = this;
    const run = (): unknown => Reflect.apply(callback, self, args) as unknown;
    const stage = this.stage ?? recorder.top?.stage;
    if (!recorder.isOn || stage === undefined) return run();
    const question = recorder.ask("call", stage, undefined, argumentsText(args), this.label);
    recorder.enter({ stage, question });
    let result: unknown;
    try {
      result = run();
    } catch (error) {
      recorder.answerThrown(stage, question, error);
      throw error;
    } finally {
      recorder.leave();
    }
    if (result instanceof Promise) this.await(stage, question, result);
    else recorder.answer("result", stage, question, result);
    return result;
  }

  /** The engine awaits it too, so that its rejection is not hidden here. */
  private await(stage: Stage, question: number, promise: Promise<unknown>): void {
    const { recorder } = this;
    recorder.answer("wait", stage, question);
    const onResult =
      (kind: "result" | "throw") =>
      (value: unknown): void => {
        if (recorder.isOn) recorder.answer(kind, stage, question, value);
      };
    try {
      void Promise.prototype.then.call(promise, onResult("result"), onResult("throw"));
    } catch {
      // Its constructor cannot be read. Whoever awaits it will say so.
    }
  }
}

function argumentsText(args: readonly unknown[]): string {
  let text = "";
  for (let index = 0; index < args.length; index++) text += `${index > 0 ? ", " : ""}${preview(args[index])}`;
  return text;
}
