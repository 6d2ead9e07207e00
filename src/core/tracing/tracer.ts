import type { Cursor, Labelled } from "../engine/cursor.js";
import type { Watched } from "../watching/watch.js";
import { WatchedCall } from "./calls.js";
import type { Line } from "./line.js";
import { nameIn, nameOfSource, told } from "./naming.js";
import { lineOf, probed, readThrough, selfRecorded } from "./probe.js";
import type { Recorder } from "./recorder.js";
import type { Stage } from "./stage.js";

/** What a tracer does with the parts of async pipelines. It comes with `traceAsync` alone. */
export interface AsyncPart {
  /** Returns what takes the place of a part. `isOurs` if all that is built now belongs to the trace. */
  watch(tracer: Tracer, what: Watched, value: unknown, detail: unknown, isOurs: boolean): unknown;
  /** The stage of a part that is traced by a recorder. */
  stageOf(part: object, recorder: Recorder): Stage | undefined;
}

/** The depth, as cursors count it, to which stages are traced. A probe takes several calls of the stack. */
const MOST_DEEP = 500;
const tooDeep = /* @__PURE__ */ new WeakSet<Cursor<unknown>>();

/** How many functions of one name wait for their stage. */
const MOST_CALLS = 8;

/** Puts probes into the pipelines that are built while it watches. */
export class Tracer {
  readonly recorder: Recorder;
  private readonly asyncPart: AsyncPart | undefined;
  /** The function that has last opened a sequence which is traced, outside of the traced function. */
  private opener: string | undefined = undefined;
  /** Functions that were checked, until the stage is built which calls them; by the name of the function that checked. */
  private readonly unclaimed = new Map<string, WatchedCall[]>();

  constructor(recorder: Recorder, asyncPart: AsyncPart | undefined) {
    this.recorder = recorder;
    this.asyncPart = asyncPart;
  }

  /** Returns what takes the place of something that belongs to the trace. */
  watch(what: Watched, value: unknown, name: string, detail: unknown, isOurs: boolean = true): unknown {
    if (what === "callback") return this.watchCall(value, name, detail as string);
    if (what === "consumed" && Array.isArray(value)) return this.consumeAll(value as Cursor<unknown>[], name);
    if (!isSync(value)) return this.asyncPart?.watch(this, what, value, detail, isOurs) ?? value;
    if (what === "opened") return this.open(value, name, detail);
    if (what === "built") return this.build(value);
    return this.consume(value, this.addStage(this.recorder, name, "consumer"));
  }

  /** {@link Tracer.watch} for what is built elsewhere: it belongs to the trace where it reads one of its sequences. */
  watchOutside(what: Watched, value: unknown, name: string, detail: unknown): unknown {
    const isFree = what === "callback" || what === "flow";
    if (isFree || this.concerns(what, value, name)) return this.watch(what, value, name, detail, false);
    return value;
  }

  private concerns(what: Watched, value: unknown, name: string): boolean {
    if (what === "built") return this.reads(value as Cursor<unknown>, (value as Cursor<unknown>).title);
    const isTraced = this.isTraced(value);
    if (what === "opened") this.opener = isTraced ? name : undefined;
    return isTraced;
  }

  /** Whether a part that is built reads a sequence of the trace. */
  reads(part: Labelled, title: string): boolean {
    return this.opener === nameIn(title) || this.stageBefore(part) !== undefined;
  }

  private isTraced(part: unknown): boolean {
    return typeof part === "object" && part !== null && this.stageOf(part) !== undefined;
  }

  private stageOf(part: object): Stage | undefined {
    return this.lineOf(part)?.stage ?? this.asyncPart?.stageOf(part, this.recorder);
  }

  /** A program may trace a function while all of it is traced: what another trace watches is a source like others. */
  lineOf(part: object): Line | undefined {
    const line = lineOf(part);
    return line?.recorder === this.recorder ? line : undefined;
  }

  /** The stage that a part reads, if it reads a single one. */
  stageBefore(part: Labelled): Stage | undefined {
    const { before } = told(part);
    if (before === undefined) return undefined;
    // A shared source has no title, and stands between.
    const isBetween = "title" in before && before.title === "";
    return this.stageOf(before) ?? (isBetween ? this.stageBefore(before) : undefined);
  }

  private open(cursor: Cursor<unknown>, opener: string, source: unknown): Cursor<unknown> {
    const line = this.lineOf(cursor);
    if (tooDeep.has(cursor) || selfRecorded(this.recorder, cursor)) return cursor;
    if (line !== undefined) return readThrough(cursor, opener);
    const name = nameOfSource(source, this.recorder.names, cursor.title);
    return probed(this.recorder, this.recorder.addSource(name, cursor), cursor);
  }

  private build(cursor: Cursor<unknown>): Cursor<unknown> {
    // A reading of a shared sequence has no title: what it reads is the stage.
    if (this.lineOf(cursor) !== undefined || cursor.title === "") return cursor;
    if (cursor.depth > MOST_DEEP) {
      tooDeep.add(cursor);
      return cursor;
    }
    const stage = this.addStage(this.recorder, cursor.title, "build", this.stageBefore(cursor));
    return probed(this.recorder, stage, cursor);
  }

  private consume(cursor: Cursor<unknown>, stage: Stage): Cursor<unknown> {
    const line = this.lineOf(cursor);
    // Too deep to be traced.
    if (line === undefined) return cursor;
    line.readBy(stage);
    stage.reads(line.stage);
    return cursor;
  }

  private consumeAll(cursors: Cursor<unknown>[], name: string): Cursor<unknown>[] {
    const stage = this.addStage(this.recorder, name, "consumer");
    return cursors.map((cursor) => this.consume(cursor, stage));
  }

  private watchCall(callback: unknown, name: string, argument: string): unknown {
    if (typeof callback !== "function") return callback;
    const call = new WatchedCall(this.recorder, callback as (...args: unknown[]) => unknown, argument);
    this.unclaimed.set(name, [...(this.unclaimed.get(name) ?? []).slice(1 - MOST_CALLS), call]);
    return call.replacement;
  }

  /** Adds a stage, which calls the functions that were passed with it. */
  addStage(recorder: Recorder, title: string, kind: "build" | "consumer", parent?: Stage): Stage {
    const stage = recorder.addStage(title, kind, parent);
    const name = nameIn(title);
    for (const call of this.unclaimed.get(name) ?? []) call.claim(recorder, stage);
    this.unclaimed.delete(name);
    return stage;
  }
}

/** Whether it is a cursor of the sync world. */
function isSync(value: unknown): value is Cursor<unknown> {
  return typeof value === "object" && value !== null && "pull" in value && !("settle" in value);
}
