import type {
  TraceEvent,
  TraceEventKind,
  TraceRecord,
  TraceRole,
  TraceStage,
} from "../../src/core/watching/trace.js";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Answer = readonly ["yield" | "done" | "throw" | "closed" | "result", value?: string];

/** Makes traces by hand. The time goes on by a millisecond for each event. */
export class Recording implements TraceRecord {
  readonly stages: TraceStage[] = [];
  readonly events: Mutable<TraceEvent>[] = [];
  truncated: TraceRecord["truncated"] = undefined;
  private readonly open: number[] = [];

  /** Whether the runtime tells where something is built. */
  hasPlaces = true;

  stage(name: string, role: TraceRole = "source", parents: number[] = [], inner?: number): number {
    const id = this.stages.length;
    this.stages.push({
      id,
      name,
      role,
      parents,
      at: this.hasPlaces ? `/app/main.ts:${id + 1}:7` : undefined,
      ...(inner === undefined ? {} : { inner }),
    });
    this.add("build", id);
    return id;
  }

  add(kind: TraceEventKind, stage: number, more: Partial<TraceEvent> = {}): number {
    const outer = this.open.at(-1);
    const n = this.events.length;
    this.events.push({
      n,
      t: n,
      kind,
      stage,
      depth: this.open.length,
      ...(outer === undefined ? {} : { in: outer }),
      ...more,
    });
    return n;
  }

  /** A question, what happens in it, and the answer. */
  ask(
    kind: "pull" | "return" | "call",
    stage: number,
    by: number | undefined,
    more: Partial<TraceEvent>,
    run: () => Answer,
  ): Answer {
    const n = this.add(kind, stage, { ...(by === undefined ? {} : { by }), ...more });
    this.open.push(n);
    const answer = run();
    this.open.pop();
    const [answerKind, value] = answer;
    this.add(answerKind, stage, { of: n, ...(value === undefined ? {} : { value }) });
    return answer;
  }

  pull(stage: number, by: number | undefined, run: () => Answer): Answer {
    return this.ask("pull", stage, by, {}, run);
  }

  call(stage: number, fn: string, value: string, result: string): string {
    this.ask("call", stage, undefined, { fn, value }, () => ["result", result]);
    return result;
  }

  close(stages: readonly number[], by?: number): void {
    const [stage, ...rest] = stages;
    if (stage === undefined) return;
    this.ask("return", stage, by, {}, () => {
      this.close(rest, stage);
      return ["closed"];
    });
  }
}

/** `find(pairwise(fib()), bothPrime)` */
export function flagship(): TraceRecord {
  const trace = new Recording();
  const fib = trace.stage("fib");
  const pairwise = trace.stage("pairwise", "operator", [fib]);
  const find = trace.stage("find", "consumer", [pairwise]);
  const numbers = [1, 1, 2, 3];
  let next = 0;
  const take = (): number => {
    trace.pull(fib, pairwise, () => ["yield", `${numbers[next]}n`]);
    return numbers[next++] as number;
  };
  let previous: number | undefined;
  for (let result = "false"; result === "false";) {
    const [, pair] = trace.pull(pairwise, find, () => {
      previous ??= take();
      const value = take();
      const text = `[${previous}n, ${value}n]`;
      previous = value;
      return ["yield", text];
    });
    result = trace.call(find, "bothPrime", `${pair}, 0`, `${pair === "[2n, 3n]"}`);
  }
  trace.close([pairwise, fib], find);
  return trace;
}
