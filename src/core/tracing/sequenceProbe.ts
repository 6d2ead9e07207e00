import { must } from "../checks/must.js";
import { Line } from "./line.js";
import { dataOf } from "../drawing/preview.js";
import { recording } from "./probe.js";
import type { Recorder } from "./recorder.js";

type Method = (...args: unknown[]) => unknown;
type Key = typeof Symbol.iterator | typeof Symbol.asyncIterator;

/** Returns the recorder of what happens now, if there is one. */
type Current = () => Recorder | undefined;

/** Stands for an iterable in code that lazuli knows nothing of, and records what that asks. */
export function probeOver(name: string, source: object, current: Current): object {
  const probe = {};
  for (const key of [Symbol.iterator, Symbol.asyncIterator] as const) {
    if (!(key in source)) continue;
    const open = (): object => {
      const method = (source as Record<Key, () => Iterator<unknown>>)[key];
      return new IteratorProbe(name, method.call(source), key, current);
    };
    Object.defineProperty(probe, key, { value: open });
  }
  return probe;
}

/** One reading of it. What it records begins with the first question in a trace. */
class IteratorProbe {
  readonly next: Method;
  private line: Line | undefined = undefined;
  private readonly name: string;
  private readonly iterator: Iterator<unknown>;
  private readonly current: Current;
  private readonly record: (kind: "pull" | "return", run: () => unknown) => unknown;

  constructor(name: string, iterator: Iterator<unknown>, key: Key, current: Current) {
    this.name = name;
    this.iterator = iterator;
    this.current = current;
    recording.set(this, (recorder) => this.lineIn(recorder));
    this.record = key === Symbol.iterator ? this.recordSync : this.recordAsync;
    const { next } = iterator as { readonly next: Method };
    must(typeof next === "function", "probe", "the iterator of source", "one with a method next", iterator);
    this.next = (...args): unknown => this.record("pull", () => Reflect.apply(next, iterator, args));
    Object.defineProperty(this, key, { value: () => this });
    // Like those of the iterator, they may be missing.
    for (const name of ["return", "throw"] as const) {
      const method = iterator[name] as Method | undefined;
      if (typeof method !== "function") continue;
      const value: Method = (...args) =>
        this.record(name === "return" ? name : "pull", () => Reflect.apply(method, iterator, args));
      Object.defineProperty(this, name, { value });
    }
  }

  /** What is recorded of it in a trace. */
  private lineIn(recorder: Recorder): Line {
    if (this.line?.recorder !== recorder) {
      const stage = recorder.addStage(this.name, "open");
      // A loop does not close what throws, as it does when the trace is stopped.
      this.line = new Line(recorder, stage, () => this.iterator.return?.());
    }
    return this.line;
  }

  private get lineNow(): Line | undefined {
    const recorder = this.current();
    return recorder?.isOn ? this.lineIn(recorder) : undefined;
  }

  private recordSync(kind: "pull" | "return", run: () => unknown): unknown {
    const line = this.lineNow;
    if (line === undefined) return run();
    return kind === "pull" ? line.result(run as () => IteratorResult<unknown>) : line.closing(run);
  }

  /** The promise is another one, so that this one's rejection is not hidden. */
  private recordAsync(kind: "pull" | "return", run: () => unknown): unknown {
    const line = this.lineNow;
    if (line === undefined || line.isOver) return run();
    const { recorder, stage } = line;
    if (kind === "pull") recorder.check();
    const question = recorder.ask(kind, stage);
    recorder.enter({ stage, question });
    try {
      return this.answered(line, kind, question, run());
    } catch (error) {
      line.end();
      recorder.answerThrown(stage, question, error);
      throw error;
    } finally {
      recorder.leave();
    }
  }

  private async answered(
    line: Line,
    kind: "pull" | "return",
    question: number,
    promise: unknown,
  ): Promise<unknown> {
    const { recorder, stage } = line;
    recorder.answer("wait", stage, question);
    try {
      const result = await promise;
      if (kind === "return" || Object(result) !== result || dataOf(result as object, "done")) {
        line.end(kind === "return" ? "closed" : "done", question);
      } else recorder.answer("yield", stage, question, dataOf(result as object, "value"));
      return result;
    } catch (error) {
      line.end();
      recorder.answerThrown(stage, question, error);
      throw error;
    }
  }
}
