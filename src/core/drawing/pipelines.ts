import type { TraceEvent, TraceRecord, TraceStage } from "../watching/trace.js";
import { escape } from "./text.js";

/** What is drawn as one: a stage, or all those that a callback builds for the same place of a pipeline. */
export type Column = readonly TraceStage[];

/** A question that the program or a consumer asks, with what happens in it and after it. */
export interface Round {
  /** Counted from 1; 0 for what happens before the first question. */
  readonly number: number;
  readonly events: TraceEvent[];
}

/** Stages that have to do with each other. */
export interface Pipeline {
  /** From the sources to the last stage. */
  readonly columns: Column[];
  readonly rounds: Round[];
  /** What its stages do. */
  readonly events: TraceEvent[];
}

/** The pipelines of a trace, in the order in which they were built. */
export function pipelinesOf(trace: TraceRecord): Pipeline[] {
  const { stages, events } = trace;
  const pipelines = grouped(trace);
  addColumns(stages, pipelines);
  /** By question, until it has its answer: what goes on after that is not a part of it. */
  const open: (Round | undefined)[] = [];
  for (const event of events) {
    const { n, kind, stage, by, of } = event;
    const pipeline = pipelines[stage] as Pipeline;
    pipeline.events.push(event);
    let round = open[of ?? event.in ?? -1];
    if (round === undefined) {
      if (kind === "build" || kind === "open") continue;
      const { rounds } = pipeline;
      round = rounds.at(-1);
      const isQuestion = kind === "pull" && (by === undefined || stages[by]?.role === "consumer");
      if (isQuestion || round === undefined) {
        round = { number: isQuestion ? (round?.number ?? 0) + 1 : 0, events: [] };
        rounds.push(round);
      }
    }
    round.events.push(event);
    if (of === undefined) open[n] = round;
    else if (kind !== "wait") open[of] = undefined;
  }
  return [...new Set(pipelines)];
}

/** By stage, the pipeline that it is in: one with those that it reads, with the one that has built it, and with those at work. */
function grouped({ stages, events }: TraceRecord): Pipeline[] {
  // A forest: each stage leads to one of its pipeline, the first of which leads to itself.
  const next = stages.map(({ id }) => id);
  const firstOf = (id: number): number => {
    for (let at = id; ; at = next[at] = next[next[at] as number] as number) if (next[at] === at) return at;
  };
  const join = (id: number, other: number = id): void => {
    const [one, two] = [firstOf(id), firstOf(other)];
    next[Math.max(one, two)] = Math.min(one, two);
  };
  for (const { id, parents, inner } of stages) for (const other of [...parents, inner]) join(id, other);
  for (const { stage, of, in: outer = -1 } of events) join(stage, events[of ?? outer]?.stage);
  const pipelines: Pipeline[] = [];
  for (const { id } of stages)
    pipelines[id] = pipelines[firstOf(id)] ?? { columns: [], rounds: [], events: [] };
  return pipelines;
}

function addColumns(stages: TraceRecord["stages"], pipelines: readonly Pipeline[]): void {
  const sources = stages.map(({ parents }) => [...parents]);
  const read = new Set(sources.flat());
  const last: number[] = [];
  // What a callback builds and reads by itself stands beside the stage that calls it.
  for (const { id, inner = -1 } of stages) if (!read.has(id)) (sources[inner] ?? last).push(id);

  const placed = new Set<number>();
  /** The columns of those stages that are not placed. One column reads them all: what its callbacks have built shares one. */
  const columnsOf = (ids: readonly number[]): Column[] => {
    const columns = new Map<number | string, TraceStage[]>();
    for (const id of ids) {
      const stage = stages[id];
      if (stage === undefined || placed.has(id)) continue;
      placed.add(id);
      const key = stage.inner === undefined ? id : kindOf(stage);
      const column = columns.get(key);
      if (column === undefined) columns.set(key, [stage]);
      else column.push(stage);
    }
    return [...columns.values()];
  };
  // All others are reached from the last ones, unless they read each other in a circle.
  for (const id of [...last, ...stages.keys()]) {
    // A recursion could be too deep: an async pipeline may have any number of stages.
    const waiting = columnsOf([id]);
    for (let column = waiting.at(-1); column !== undefined; column = waiting.at(-1)) {
      const before = columnsOf(column.flatMap((stage) => sources[stage.id] as number[]));
      for (const other of before.reverse()) waiting.push(other);
      // It is looked at again when all that it reads is placed.
      if (before.length === 0) pipelines[id]?.columns.push(waiting.pop() as Column);
    }
  }
}

/** A name without its arguments. */
function kindOf({ name }: TraceStage): string {
  return name.replace(/(?!^)\(.*/s, "");
}

/** What stands above a column. */
export function titleOf(column: Column): string {
  const [first] = column as [TraceStage];
  const isOne = column.every(({ name }) => name === first.name);
  return escape(isOne ? first.name : kindOf(first)) + (column.length > 1 ? ` ×${column.length}` : "");
}

/** By the `id` of a stage, the position of its column. */
export function placesOf(columns: readonly Column[]): Map<number, number> {
  return new Map(columns.flatMap((column, place) => column.map(({ id }) => [id, place])));
}

/** Those to show, such as rounds; in place of those in the middle, how many they are. */
export function folded<T>(all: readonly T[], most: number): readonly (T | number)[] {
  const hidden = all.length - most;
  const head = Math.ceil(most / 2);
  return hidden > 0 ? [...all.slice(0, head), hidden, ...all.slice(head + hidden)] : all;
}
