import type { TraceEvent, TraceRecord, TraceStage } from "../types/trace.js";
import { escape } from "./text.js";

/** What is drawn as one: a stage, or all those that a callback builds for the same place of a pipeline. */
export interface Column {
  readonly stages: TraceStage[];
  /** What it reads, without what another one reads already. */
  readonly sources: Column[];
}

/** A question that the program or a consumer asks, with what happens in it and after it. */
export interface Round {
  /** Counted from 1; 0 for what happens outside of such questions. */
  readonly number: number;
  readonly events: TraceEvent[];
}

/** Stages that have to do with each other. */
export interface Pipeline {
  /** From the sources to the last stage. */
  readonly columns: Column[];
  readonly rounds: Round[];
  /** The last round with a number. */
  latest?: Round;
}

/** The pipelines of a trace, in the order in which they were built. */
export function pipelinesOf({ stages, events }: TraceRecord): Pipeline[] {
  const pipelines = grouped(stages);
  for (const column of columnsOf(stages)) {
    const [{ id }] = column.stages as [TraceStage];
    flatten(column, (pipelines[id] as Pipeline).columns);
  }
  /** By question, until it has its answer: what goes on after that is not a part of it. */
  const open: (Round | undefined)[] = [];
  for (const event of events) {
    const { n, kind, of } = event;
    const round = open[of ?? event.in ?? -1] ?? roundFor(event, pipelines[event.stage], stages);
    if (round === undefined) continue;
    round.events.push(event);
    if (of === undefined) open[n] = round;
    else if (kind !== "wait") open[of] = undefined;
  }
  return [...new Set(pipelines)];
}

/** The round of an event that happens in no other. */
function roundFor(
  { kind, by }: TraceEvent,
  pipeline: Pipeline | undefined,
  stages: TraceRecord["stages"],
): Round | undefined {
  if (pipeline === undefined || kind === "build" || kind === "open") return undefined;
  const { latest } = pipeline;
  const isNew = kind === "pull" && (by === undefined || stages[by]?.role === "consumer");
  // What a consumer does between its pulls, it does with what it has pulled. Other stages may work in the background.
  if (!isNew && latest) return latest;
  const round = { number: isNew ? (latest?.number ?? 0) + 1 : 0, events: [] };
  if (isNew) pipeline.latest = round;
  pipeline.rounds.push(round);
  return round;
}

/** By stage, the pipeline that it is in: one with those that it reads, and with the one that has built it. */
function grouped(stages: TraceRecord["stages"]): Pipeline[] {
  const pipelines: Pipeline[] = [];
  for (const { id, parents, inner = id } of stages) {
    for (const other of [...parents, inner]) {
      const mine = (pipelines[id] ??= pipelines[other] ?? { columns: [], rounds: [] });
      const its = (pipelines[other] ??= mine);
      if (its !== mine) pipelines.forEach((each, at) => each === its && (pipelines[at] = mine));
    }
  }
  return pipelines;
}

/** The columns that no other column reads. */
function columnsOf(stages: TraceRecord["stages"]): Column[] {
  const last: Column[] = [];
  const sources = stages.map(({ parents }) => [...parents]);
  const read = new Set(sources.flat());
  const isLast = ({ id, inner }: TraceStage): boolean => !read.has(id) && inner === undefined;
  // What a callback builds and reads by itself stands beside its stage, too.
  for (const { id, inner } of stages) if (inner !== undefined && !read.has(id)) sources[inner]?.push(id);
  const placed = new Set<TraceStage>();
  const place = (stage: TraceStage | undefined, among: Column[]): void => {
    if (stage === undefined || placed.has(stage)) return;
    placed.add(stage);
    let column = among.find(({ stages: [other] }) => isLike(stage, other as TraceStage));
    if (column === undefined) among.push((column = { stages: [], sources: [] }));
    column.stages.push(stage);
    for (const id of sources[stage.id] ?? []) place(stages[id], column.sources);
  };
  for (const stage of stages) if (isLast(stage)) place(stage, last);
  // Stages that read each other in a circle.
  for (const stage of stages) place(stage, last);
  return last;
}

function isLike(a: TraceStage, b: TraceStage): boolean {
  return a.inner !== undefined && b.inner !== undefined && kindOf(a.name) === kindOf(b.name);
}

/** A name without its arguments. */
function kindOf(name: string): string {
  return name.replace(/(?!^)\(.*/s, "");
}

function flatten(column: Column, columns: Column[]): void {
  for (const source of column.sources) flatten(source, columns);
  columns.push(column);
}

/** What stands above a column. */
export function titleOf({ stages }: Column): string {
  const [{ name }] = stages as [TraceStage];
  const isOne = stages.every((stage) => stage.name === name);
  return escape(isOne ? name : kindOf(name)) + (stages.length > 1 ? ` ×${stages.length}` : "");
}

/** Those to show, such as rounds; in place of those in the middle, how many they are. */
export function folded<T>(all: readonly T[], most: number): readonly (T | number)[] {
  const hidden = all.length - most;
  const head = Math.ceil(most / 2);
  return hidden > 0 ? [...all.slice(0, head), hidden, ...all.slice(head + hidden)] : all;
}

/** By the `id` of a stage, the position of its column. */
export function placesOf(columns: readonly Column[]): Map<number, number> {
  return new Map(columns.flatMap(({ stages }, place) => stages.map(({ id }) => [id, place])));
}
