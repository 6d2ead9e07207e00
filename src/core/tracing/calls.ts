import { isProxy, nameOf, preview } from "../drawing/preview.js";
import type { Recorder } from "./recorder.js";
import type { Stage } from "./stage.js";

/** The promises that calls have returned, until whoever awaits them says so. */
const unawaited = /* @__PURE__ */ new WeakMap<Promise<unknown>, PendingCall>();

/** The call that has returned a promise, for a part of the engine that awaits it and will tell what comes of it. */
export function pendingCallOf(promise: unknown): PendingCall | undefined {
  const call = unawaited.get(promise as Promise<unknown>);
  unawaited.delete(promise as Promise<unknown>);
  return call;
}

/** A call whose result is awaited. */
export class PendingCall {
  private readonly recorder: Recorder;
  private readonly stage: Stage;
  private readonly question: number;

  constructor(recorder: Recorder, stage: Stage, question: number) {
    this.recorder = recorder;
    this.stage = stage;
    this.question = question;
  }

  await(promise: Promise<unknown>): void {
    this.recorder.answer("wait", this.stage, this.question);
    unawaited.set(promise, this);
    void this.awaitLater(promise);
  }

  /**
   * Where no pipeline awaits it, such as one that awaits several, it is awaited here. Two that await one promise would end
   * the stack of its error, which V8 follows from one to the next.
   */
  private async awaitLater(promise: Promise<unknown>): Promise<void> {
    await Promise.resolve();
    // Of another class, it would notice.
    if (pendingCallOf(promise) === undefined || !isPlain(promise)) return;
    void Promise.prototype.then.call(
      promise,
      (result) => this.settle(result),
      (error) => this.fail(error),
    );
  }

  settle(result: unknown): void {
    if (this.recorder.isOn) this.recorder.answer("result", this.stage, this.question, result);
  }

  fail(error: unknown): void {
    if (this.recorder.isOn) this.recorder.answerThrown(this.stage, this.question, error);
  }
}

/** Whether the engine awaits it as it is. A proxy is not asked, where the runtime can tell. */
export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && !isProxy(value) && value instanceof Promise;
}

function isPlain(promise: Promise<unknown>): boolean {
  return Object.getPrototypeOf(promise) === Promise.prototype && !Object.hasOwn(promise, "constructor");
}

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
    // A call is never refused: it may be a part of a closing.
    if (!recorder.isOn || stage === undefined || recorder.hasReached()) return run();
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
    if (stage.awaits && isPromise(result)) new PendingCall(recorder, stage, question).await(result);
    else recorder.answer("result", stage, question, result);
    return result;
  }
}

/** The arguments without the signal that concurrent work gets, which says nothing. */
function argumentsText(args: readonly unknown[]): string {
  const texts = args.map((argument) => preview(argument)).filter((text) => text !== "AbortSignal");
  return texts.join(", ");
}
