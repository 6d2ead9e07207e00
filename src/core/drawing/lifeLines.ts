import type { TraceEvent, TraceRecord } from "../types/trace.js";

/** What a stage does: it has not begun, works, waits for a promise, is suspended between two pulls, or is over. */
export type State = "idle" | "work" | "wait" | "rest" | "over";

/** From this event on a stage does this. */
export interface Change {
  readonly n: number;
  readonly state: State;
}

/** The program, beside the `id`s of stages. */
export const PROGRAM = -1;

interface Life {
  readonly changes: Change[];
  /** The open questions for which it works, and whether each of them waits. */
  readonly questions: Map<number, boolean>;
}

/**
 * What each stage does from when on, by its `id`, and the program if it asks. A stage works for those who ask it, until
 * it has answered. Who is asked by nobody, a consumer or the program, works from its first question on.
 */
export function lifeLinesOf({ events, truncated }: TraceRecord): Map<number, readonly Change[]> {
  const asked = new Set<number>();
  for (const { kind, stage } of events) if (kind === "pull" || kind === "return") asked.add(stage);
  const lives = new Map<number, Life>();

  const tell = (id: number, event: TraceEvent, ends: boolean): void => {
    let life = lives.get(id);
    if (life === undefined) lives.set(id, (life = { changes: [], questions: new Map() }));
    const { changes, questions } = life;
    const { n, of = n, kind } = event;
    if (of === n || kind === "wait") questions.set(of, kind === "wait");
    else questions.delete(of);
    const open = [...questions.values()];
    const isResting = open.length === 0 && asked.has(id);
    const isWaiting = open.length > 0 && !open.includes(false);
    const state = ends ? "over" : isResting ? "rest" : isWaiting ? "wait" : "work";
    const last = changes.at(-1)?.state;
    if (last !== state && last !== "over") changes.push({ n, state });
  };

  const ends = new Map<number, number>();
  for (const event of events) {
    const { stage, n } = event;
    const { kind, by = PROGRAM } = events[event.of ?? n] as TraceEvent;
    if (kind === "build" || kind === "open") continue;
    tell(stage, event, isOver(n, events));
    if (kind !== "call" && !asked.has(by)) tell(by, event, false);
    const line = lives.get(by)?.changes ?? [];
    // Who has thrown closes its sources afterwards.
    if (line.at(-1)?.state === "over") line[line.length - 1] = { n, state: "over" };
    for (const id of [stage, by]) ends.set(id, n);
  }
  for (const [id, { changes, questions }] of lives) {
    // Nobody says that a consumer is over.
    const isDone = id !== PROGRAM && !asked.has(id) && questions.size === 0 && truncated === undefined;
    if (isDone) changes.push({ n: ends.get(id) as number, state: "over" });
  }
  return new Map([...lives].map(([id, { changes }]) => [id, changes]));
}

/** Whether a stage is over with this answer. A function that throws does not end the stage that has called it. */
export function isOver(n: number, events: readonly TraceEvent[]): boolean {
  const { kind, of = n } = events[n] as TraceEvent;
  return kind === "done" || kind === "closed" || (kind === "throw" && events[of]?.kind !== "call");
}
