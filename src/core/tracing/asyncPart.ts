import type { Answer, AsyncCursor } from "../async/asyncCursor.js";
import type { Flow } from "../async/flow.js";
import { quietly } from "../async/promises.js";
import { isObject } from "../checks/must.js";
import type { Step } from "../async/step.js";
import type { Labelled, Meter } from "../engine/cursor.js";
import { FlowLine } from "./flowLine.js";
import { nameOfSource, tellUnlessAsked, told } from "./naming.js";
import { recording } from "./probe.js";
import { never, RootProbe } from "./rootProbe.js";
import type { AsyncPart, Tracer } from "./tracer.js";

/** The lines of the flows that are watched. */
const flowLines = /* @__PURE__ */ new WeakMap<object, FlowLine>();
/** The steps by which consumers read. */
const consumers = /* @__PURE__ */ new WeakSet<Step>();

type FlowClass = new (root: AsyncCursor<unknown>) => Flow;

export const asyncPart: AsyncPart = {
  watch(tracer, what, value, detail, isOurs) {
    if (what === "flow") return watchedFlow(value as FlowClass, tracer, isOurs);
    if (what === "consumed") return consumed(value as Step);
    return opened(tracer, value as AsyncCursor<unknown>, detail);
  },
  stageOf(part, recorder) {
    const line = part instanceof RootProbe ? part : flowLines.get(part);
    if (line?.recorder !== recorder) return undefined;
    return line instanceof RootProbe ? line.stage : line.lastStage;
  },
};

function consumed(step: Step): Step {
  consumers.add(step);
  return step;
}

/** A leaf over what the user has passed. Over a sync cursor that is traced, it takes the place of its line. */
function opened(tracer: Tracer, leaf: AsyncCursor<unknown>, source: unknown): RootProbe {
  const { recorder } = tracer;
  const { source: inner, iterator } = leaf as { readonly source?: object; readonly iterator?: unknown };
  // It records by itself.
  if (isObject(iterator) && recording.has(iterator)) return new RootProbe(recorder, undefined, leaf);
  const line = inner && tracer.lineOf(inner);
  if (line !== undefined) line.isMuted = true;
  const stage = line?.stage ?? recorder.addSource(nameOfSource(source, recorder.names), leaf);
  return new RootProbe(recorder, stage, leaf);
}

/** The probe for the root of a flow; or `undefined`, if that does not belong to a trace. */
function probeOf(root: AsyncCursor<unknown>, tracer: Tracer, isOurs: boolean): RootProbe | undefined {
  if (root instanceof RootProbe) return root;
  // A flow that is traced records itself.
  const line = flowLines.get(root);
  if (line !== undefined) return new RootProbe(line.recorder, undefined, root);
  const { title } = told(root);
  if (!isOurs && !tracer.reads(root, title)) return undefined;
  const stage = tracer.addStage(tracer.recorder, title, "build", tracer.stageBefore(root));
  stage.awaits = true;
  return new RootProbe(tracer.recorder, stage, root);
}

/** The class of pipelines, as one that records what its instances do. */
function watchedFlow(Base: FlowClass, tracer: Tracer, isOurs: boolean): FlowClass {
  return class extends Base {
    constructor(root: AsyncCursor<unknown>) {
      const probe = probeOf(root, tracer, isOurs);
      super(probe ?? root);
      if (probe === undefined) return;
      const line = new FlowLine(probe.recorder);
      flowLines.set(this, line);
      probe.flow = line;
    }

    override add(step: Step): number {
      const line = this.line;
      if (line === undefined) return super.add(step);
      const last = line.lastStage ?? asyncPart.stageOf(this.root, line.recorder);
      const kind = consumers.has(step) ? "consumer" : "build";
      const stage = tracer.addStage(line.recorder, step.title, kind, last);
      stage.awaits = true;
      return super.add(line.watch(step, stage));
    }

    override split(position: number): Flow {
      const line = this.line;
      const count = position - this.start;
      const first = super.split(position);
      const firstLine = flowLines.get(first);
      if (line !== undefined && firstLine !== undefined) {
        line.split(firstLine, count);
        const root = new RootProbe(line.recorder, undefined, first);
        root.flow = line;
        this.root = root;
      }
      return first;
    }

    override next(meter?: Meter): Promise<IteratorResult<unknown>> {
      this.line?.forgetAsker();
      return super.next(meter);
    }

    override advance(meter: Meter | undefined): Answer {
      // Only pulls are stopped. A source may have to learn that it has ended, lest it is closed.
      if (this.isFrozen || this.line?.recorder.hasReached()) return never();
      return this.watched(() => {
        if (!this.isBusy && !this.isOver) this.line?.askLast();
        return super.advance(meter);
      });
    }

    override settle(result: unknown): Answer {
      return this.watched(() => {
        this.line?.resolve(result);
        return super.settle(result);
      });
    }

    override fail(error: unknown): Answer {
      return this.watched(() => {
        this.line?.reject(error);
        return super.fail(error);
      });
    }

    override close(): Promise<unknown> | undefined {
      if (!this.isOver) this.line?.closeAll();
      return super.close();
    }

    override tell(titles: string[]): Labelled {
      return tellUnlessAsked(titles, () => super.tell(titles)) as Labelled;
    }

    private watched(run: () => Answer): Answer {
      const { line } = this;
      try {
        const answer = run();
        if (answer === false) line?.end();
        else line?.awaitCall(answer);
        if (!this.isFrozen) return answer;
        // Nobody awaits it, and its error is nobody's.
        if (typeof answer !== "boolean") void quietly(answer);
      } catch (error) {
        if (!this.isFrozen) {
          line?.fail(error);
          throw error;
        }
      }
      return never();
    }

    private get isFrozen(): boolean {
      return flowLines.get(this)?.recorder.isFrozen === true;
    }

    /** What is recorded of it, while that goes on. */
    private get line(): FlowLine | undefined {
      const line = flowLines.get(this);
      return line?.recorder.isOn ? line : undefined;
    }
  };
}
