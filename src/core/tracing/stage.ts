import type { TraceRole, TraceStage } from "../watching/trace.js";
import { placeOf } from "../drawing/stack.js";

/** A stage of a trace. */
export class Stage implements TraceStage {
  readonly id: number;
  readonly name: string;
  role: TraceRole;
  /** Whether it awaits what functions of the user return. Not shown. */
  declare awaits: boolean;
  readonly parents: number[] = [];
  declare readonly inner?: number;
  /** Not shown where a stage is printed. */
  readonly #stack: string;
  /** Its parents: there may be thousands, which a list would be searched for. */
  readonly #read = new Set<Stage>();

  constructor(id: number, name: string, isConsumer: boolean, inner: number | undefined, stack: string) {
    this.id = id;
    this.#stack = stack;
    this.name = name;
    Object.defineProperty(this, "awaits", { value: false, writable: true });
    this.role = isConsumer ? "consumer" : "source";
    if (inner !== undefined) this.inner = inner;
  }

  get at(): string | undefined {
    return placeOf(this.#stack);
  }

  /** Notes that it reads another one. */
  reads(stage: Stage): void {
    if (this.#read.has(stage)) return;
    this.#read.add(stage);
    this.parents.push(stage.id);
    if (this.role === "source") this.role = "operator";
  }

  toJSON(): TraceStage {
    const { id, name, role, parents, at, inner } = this;
    return inner === undefined ? { id, name, role, parents, at } : { id, name, role, parents, at, inner };
  }
}
