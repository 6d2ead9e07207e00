/** Random pipelines, sync and async, and all that happens when they are read. */
import fc from "fast-check";
import { map } from "lazuli";
import { plain, plainConsumers } from "./plain.js";
import { async, type Fn, sync } from "./worlds.js";

export type Functions = Readonly<Record<string, Fn>>;

export const asyncFunctions: Functions = async.face;
export const syncFunctions: Functions = sync.face;
export const plainFunctions: Functions = { ...plain, ...plainConsumers };

type Sequence = AsyncIterator<unknown> & AsyncIterable<unknown>;

/** How a source behaves. */
interface SourcePlan {
  readonly kind: "generator" | "iterator" | "promises" | "values" | "sequence" | "array";
  readonly length: number;
  readonly first: number;
  /** Two values in a row are the same. */
  readonly isDouble: boolean;
  /** How many promises it waits for. */
  readonly waits: number;
  /** The pull that fails. */
  readonly failsAt: number;
  readonly closing: "fine" | "fails" | "missing";
}

/** A pipeline, and how it is read. */
export interface PipelinePlan {
  readonly sources: readonly SourcePlan[];
  readonly stages: readonly Stage[];
  /** The call of a callback that fails, of all calls. */
  readonly failsAt: number;
  /** Whether callbacks return promises. */
  readonly isAsync: boolean;
  /** How many calls of `next()` there are at once, one time after the other; 0 is one call to an earlier stage. */
  readonly pulls: readonly number[];
  readonly end: "return" | "loop" | "toArray" | "find" | "reduce" | "first" | "last" | "every" | "forEach";
}

/** An operator over a sequence of numbers; what it makes are numbers again. */
interface Stage {
  readonly title: string;
  readonly over: (functions: Functions, source: unknown, bench: Bench) => unknown;
}

/** Whether a source that can be closed is open, and how often it was closed. */
interface Openness {
  isOpen: boolean;
  closes: number;
}

/** Reads more values than any pipeline here has. */
const MOST = 200;

/** One run of a pipeline: the functions that it is made of, and all that happens. */
export class Bench {
  readonly calls: string[] = [];
  readonly outcomes: string[] = [];
  readonly opennesses: Openness[] = [];
  private readonly functions: Functions;
  private readonly plan: PipelinePlan;
  private opened = 0;
  private called = 0;
  private callbacks = 0;

  constructor(functions: Functions, plan: PipelinePlan) {
    this.functions = functions;
    this.plan = plan;
  }

  /** A callback that notes its calls. */
  callback(run: Fn): Fn {
    const name = `f${this.callbacks++}`;
    const { failsAt, isAsync } = this.plan;
    return (...args: unknown[]) => {
      this.calls.push(`${name}(${args.join()})`);
      const fails = this.called++ === failsAt;
      const answer = (): unknown => {
        if (fails) throw new Error(`from ${name}`);
        return run(...args) as unknown;
      };
      return isAsync ? Promise.resolve().then(answer) : answer();
    };
  }

  /** The next source. */
  source(): any {
    const { sources } = this.plan;
    const number = this.opened++;
    const name = String.fromCharCode(97 + number);
    const source = sources[number % sources.length] as SourcePlan;
    const openness = { isOpen: false, closes: 0 };
    this.opennesses.push(openness);
    return sourceOf(source, name, this.calls, openness);
  }

  /** The sequences of all stages. */
  build(): Sequence[] {
    let source: unknown = this.source();
    return this.plan.stages.map(({ over }) => (source = over(this.functions, source, this)) as Sequence);
  }

  /** What comes of a call, noted when it comes. */
  async note(call: () => unknown): Promise<boolean> {
    try {
      const result = (await call()) as IteratorResult<unknown> | undefined;
      this.outcomes.push(JSON.stringify(result));
      return result?.done !== true;
    } catch (error) {
      this.outcomes.push(error instanceof TypeError ? "TypeError" : String(error));
      return false;
    }
  }

  /** Reads by overlapping calls, which a sync sequence gets one by one. */
  async read(): Promise<void> {
    const { functions } = this;
    const { pulls, end } = this.plan;
    const sequences = this.build();
    const sequence = sequences.at(-1) as Sequence;
    for (const count of pulls) {
      if (count === 0) await this.note(() => sequences[0]?.next());
      await Promise.all(Array.from({ length: count }, () => this.note(() => sequence.next())));
    }
    if (end === "return") await this.note(() => sequence.return?.());
    else if (end === "loop") {
      let left = 5;
      await this.note(async () => {
        for await (const value of sequence) {
          this.outcomes.push(JSON.stringify(value));
          if (--left === 0) break;
        }
        return { done: true };
      });
    } else {
      const args: Record<string, unknown[]> = {
        forEach: [this.callback(() => {})],
        every: [this.callback((n: number) => n < 7)],
        find: [this.callback((n: number) => n > 6)],
        reduce: [this.callback((a: number, b: number) => (a + b) % 50), 0],
      };
      await this.note(() => functions[end]?.(sequence, ...(args[end] ?? [])));
    }
    await this.note(() => sequence.next());
    await this.note(() => sequence.return?.());
  }

  /** All that has happened; closings in a row are in no order. */
  get record(): { calls: string[]; outcomes: string[] } {
    const calls: string[] = [];
    let closings: string[] = [];
    for (const call of [...this.calls, ""]) {
      if (call.startsWith("return ")) closings.push(call);
      else {
        calls.push(...closings.sort(), call);
        closings = [];
      }
    }
    return { calls, outcomes: this.outcomes };
  }
}

/** A source that notes what is done to it. */
function sourceOf(plan: SourcePlan, name: string, calls: string[], openness: Openness): unknown {
  const { kind, length, first, isDouble, waits, failsAt, closing } = plan;
  const valueAt = (index: number): number => first + Math.floor(isDouble ? index / 2 : index);
  const error = new Error(`from ${name}`);
  const wait = async (): Promise<void> => {
    for (let left = waits; left > 0; left--) await Promise.resolve();
  };
  let index = 0;
  const pull = (): IteratorResult<number> => {
    calls.push(`next ${name}`);
    if (index > MOST) throw new Error("it does not come to its end");
    openness.isOpen = index !== failsAt && index < length && closing !== "missing";
    if (index === failsAt) throw error;
    return index < length ? { value: valueAt(index++), done: false } : { value: undefined, done: true };
  };
  const close = (): IteratorResult<number> => {
    calls.push(`return ${name}`);
    openness.isOpen = false;
    openness.closes++;
    if (closing === "fails") throw new Error(`from closing ${name}`);
    return { value: undefined, done: true };
  };
  const closer = closing === "missing" ? {} : { return: close };
  const open = <I>(iterator: I) => {
    return (): I => {
      openness.isOpen = closing !== "missing";
      return iterator;
    };
  };
  const iterator = { next: pull, ...closer };
  switch (kind) {
    case "array":
      return Array.from({ length }, (_, index) => valueAt(index));
    case "values":
      return { [Symbol.iterator]: open(iterator) };
    case "sequence":
      return map({ [Symbol.iterator]: open(iterator) } as Iterable<number>, (n) => n);
    case "promises":
      return {
        [Symbol.iterator]: open({
          ...closer,
          // The end has a promise too, which is awaited.
          next() {
            calls.push(`next ${name}`);
            openness.isOpen = index < length && closing !== "missing";
            const value = index === failsAt ? Promise.reject(error) : wait().then(() => valueAt(index));
            return { value, done: index++ >= length };
          },
        }),
      };
    case "iterator":
      return {
        [Symbol.asyncIterator]: open({
          next: () => wait().then(pull),
          ...(closing === "missing" ? {} : { return: () => Promise.resolve().then(close) }),
        }),
      };
    case "generator":
      return generator(pull, close, wait);
  }
}

async function* generator(
  pull: () => IteratorResult<number>,
  close: () => unknown,
  wait: () => Promise<void>,
): AsyncGenerator<number> {
  let isOpen = true;
  try {
    for (;;) {
      isOpen = false;
      const result = pull();
      if (result.done) return;
      await wait();
      isOpen = true;
      yield result.value;
    }
  } finally {
    if (isOpen) close();
  }
}

const count = fc.integer({ min: 0, max: 4 });
const size = fc.integer({ min: 1, max: 3 });

/** An operator of that name, with arguments that may be callbacks. */
function operator(name: string, args: (bench: Bench) => unknown[] = () => []): Stage {
  return { title: name, over: (functions, source, bench) => functions[name]?.(source, ...args(bench)) };
}

/** The same, whose values are arrays: of each there is a number that goes on. */
function grouping(name: string, args?: (bench: Bench) => unknown[]): Stage {
  const numberOf = (value: unknown): number => JSON.stringify(value).length + Number([value].flat(3).at(-1));
  const { over } = operator(name, args);
  return {
    title: name,
    over: (functions, source, bench) => functions["map"]?.(over(functions, source, bench), numberOf),
  };
}

/** An operator that opens more sources, or makes more values. */
function joiner(
  title: string,
  join: (functions: Functions, source: unknown, open: () => unknown, bench: Bench) => unknown,
): Stage {
  const numberOf = (row: unknown): number =>
    [row].flat().reduce((sum: number, n) => sum + Number(n ?? 50), 0);
  return {
    title,
    over(functions, source, bench) {
      const open = (): unknown => bench.source();
      return functions["map"]?.(join(functions, source, open, bench), numberOf);
    },
  };
}

const stage: fc.Arbitrary<Stage> = fc.oneof(
  size.map((n) => operator("map", (b) => [b.callback((x: number) => x + n)])),
  size.map((n) => operator("filter", (b) => [b.callback((x: number) => x % (n + 1) > 0)])),
  size.map((n) =>
    operator("filterMap", (b) => [b.callback((x: number) => (x % (n + 1) > 0 ? x * 2 : undefined))]),
  ),
  size.map((n) => operator("tap", (b) => [b.callback(() => n)])),
  count.map((n) => operator("take", () => [n])),
  fc.constant(operator("budget", () => [{ maxSteps: 1000 }])),
  size.map((n) => operator("takeWhile", (b) => [b.callback((x: number) => x < n * 4)])),
  size.map((n) => operator("takeUntil", (b) => [b.callback((x: number) => x > n * 3)])),
  count.map((n) => operator("takeLast", () => [n])),
  count.map((n) => operator("drop", () => [n])),
  size.map((n) => operator("dropWhile", (b) => [b.callback((x: number) => x < n * 2)])),
  count.map((n) => operator("dropLast", () => [n])),
  fc
    .tuple(count, count, size)
    .map(([start, end, step]) => operator("slice", () => [start, start + end, step])),
  fc.tuple(count, size).map(([start, step]) => operator("slice", () => [start, undefined, step])),
  size.map((n) => operator("stepBy", () => [n])),
  size.map((n) => grouping("enumerate", () => [n])),
  size.map((n) => grouping("chunks", () => [n])),
  fc
    .tuple(size, fc.constantFrom("only-full", "allow-partial"))
    .map(([n, undersized]) => grouping("windows", () => [n, undersized])),
  size.map((n) => grouping("circularWindows", () => [n])),
  fc.constant(grouping("pairwise")),
  fc.constant(operator("scan", (b) => [b.callback((a: number, x: number) => (a + x) % 40)])),
  fc.constant(operator("scan", (b) => [b.callback((a: number, x: number) => (a + x) % 40), 7])),
  fc.constant(operator("mapAccum", (b) => [b.callback((a: number, x: number) => [x + a, (a + x) % 9]), 1])),
  fc.constant(operator("dedupe")),
  size.map((n) => operator("dedupeBy", (b) => [b.callback((x: number) => Math.floor(x / n))])),
  fc.constant(operator("unique")),
  size.map((n) => operator("uniqueBy", (b) => [b.callback((x: number) => x % (n * 3))])),
  size.map((n) => operator("intersperse", () => [n])),
  fc.constant(grouping("withPosition")),
  fc.constant(grouping("runLengthEncode")),
  size.map((n) => grouping("chunkWhile", (b) => [b.callback((x: number, y: number) => x % n <= y % n)])),
  size.map((n) => grouping("chunkBy", (b) => [b.callback((x: number) => Math.floor(x / n))])),
  size.map((n) =>
    joiner("runLengthDecode", (f, s) =>
      f["runLengthDecode"]?.(f["map"]?.(s, (x: number) => [x, x % (n + 1)])),
    ),
  ),
  fc.constant(
    joiner("flatMap", (f, s, open, b) =>
      f["flatMap"]?.(
        s,
        b.callback((x: number) => (x % 2 > 0 ? [x, x] : open())),
      ),
    ),
  ),
  fc.constant(
    joiner("flatten", (f, s, open) =>
      f["flatten"]?.(f["map"]?.(s, (x: number) => (x % 3 > 0 ? [x] : open()))),
    ),
  ),
  fc.constant(joiner("concat", (f, s, open) => f["concat"]?.(s, open(), open()))),
  fc
    .constantFrom("shortest", "longest", "strict")
    .map((mode) => joiner(`zip ${mode}`, (f, s, open) => f["zip"]?.([s, open()], { mode }))),
  fc.constant(joiner("interleave", (f, s, open) => f["interleave"]?.(open(), s, open()))),
  fc.constant(
    joiner("mergeSorted", (f, s, open) => f["interleave"]?.(s, f["mergeSorted"]?.(open(), open(), open()))),
  ),
  fc.constant(joiner("product", (f, s, open) => f["product"]?.(s, f["take"]?.(open(), 3)))),
);

/** A pipeline of lazuli in one of the worlds. */
export function pipelines(isSync: boolean): fc.Arbitrary<PipelinePlan> {
  const never = { arbitrary: fc.constant(-1), weight: 4 };
  const sometimes = { arbitrary: fc.nat(6), weight: 1 };
  const kinds: SourcePlan["kind"][] = ["values", "sequence", "array"];
  if (!isSync) kinds.push("generator", "iterator", "promises");
  const source: fc.Arbitrary<SourcePlan> = fc.record({
    kind: fc.constantFrom(...kinds),
    length: fc.nat(7),
    first: fc.nat(3),
    isDouble: fc.boolean(),
    waits: fc.nat(3),
    failsAt: fc.oneof(never, sometimes),
    closing: fc.constantFrom("fine", "fine", "fine", "fails", "missing"),
  });
  return fc.record({
    sources: fc.array(source, { minLength: 1, maxLength: 4 }),
    stages: fc.array(stage, { minLength: 1, maxLength: 4 }),
    failsAt: fc.oneof(never, sometimes),
    isAsync: isSync ? fc.constant(false) : fc.boolean(),
    pulls: fc.array(fc.nat(isSync ? 1 : 3), { maxLength: 4 }),
    end: fc.constantFrom(
      "return",
      "return",
      "loop",
      "toArray",
      "find",
      "reduce",
      "first",
      "last",
      "every",
      "forEach",
    ),
  });
}

/** What happens when it is read: the calls, and what comes of them. */
export async function recordOf(functions: Functions, plan: PipelinePlan): Promise<unknown> {
  const bench = new Bench(functions, plan);
  await bench.read();
  return bench.record;
}
