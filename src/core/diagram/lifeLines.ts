import type { TraceEvent, TraceRecord } from "../watching/trace.js";

/** What a stage does: it has not begun, works, waits for a promise, is suspended between two pulls, or is over. */
export type State = "idle" | "work" | "wait" | "rest" | "over";

/** From this event on a stage does this. */
interface Change {
  readonly n: number;
  readonly state: State;
}

interface LifeLine {
  /** The event that it begins with; -1 if there is none. */
  readonly birth: number;
  readonly changes: readonly Change[];
}

/** By the `id` of the stage. */
export type LifeLines = ReadonlyMap<number, LifeLine>;

/** The program, beside the `id`s of stages. */
export const PROGRAM = -1;

interface Life {
  readonly birth: number;
  readonly changes: Change[];
  /** How many questions have no answer: those that it is asked, or if nobody asks it, those that it asks. */
  open: number;
  last: TraceEvent;
}

/**
 * What each stage does from when on, by its `id`, and the program if it asks. A stage works for those who ask it, until
 * it has answered. Who is asked by nobody, a consumer or the program, works from its first question on.
 *
 * @param shown - The events of the pipelines that are drawn.
 */
export function lifeLinesOf(
  { events, truncated }: TraceRecord,
  shown: readonly TraceEvent[] = events,
): LifeLines {
  const asked = new Set<number>();
  for (const { kind, stage } of events) if (kind === "pull" || kind === "return") asked.add(stage);
  const lives = new Map<number, Life>();
  /** By stage, who asks it. */
  const readers = new Map<number, number>();
  /** The questions that are answered, or will be later. */
  const left = new Set<number>();
  let working = new Set<number>();
  const isAsync = events.some(({ kind }) => kind === "wait");

  for (const event of shown) {
    const { n, of = n, kind, stage, in: outer } = event;
    if (kind === "build" || kind === "open") {
      lives.set(stage, { birth: n, changes: [], open: 0, last: event });
      continue;
    }
    const { kind: asks, by = PROGRAM } = events[of] ?? event;
    const parties = asks === "call" || asked.has(by) ? [stage] : [stage, by];
    for (const id of parties) {
      const { birth = -1, changes = [], open = 0 } = lives.get(id) ?? {};
      lives.set(id, { birth, changes, open: open + (of === n ? 1 : kind === "wait" ? 0 : -1), last: event });
    }
    if (asks === "pull") readers.set(stage, by);
    if (of !== n) left.add(of);

    const before = working;
    working = new Set();
    const next = events[n + 1];
    // Who has an answer goes on; and so does who has begun to wait for one, if it does more before any comes.
    const asker = asks === "call" ? stage : by;
    if (kind === "wait" ? actorOf(next, of) === asker : of !== n) working.add(asker);
    // After a question that is answered later, nobody works, if its asker does not go on at once.
    const goesOn = kind !== "wait" || next?.kind === "wait" || (next && (next.of ?? next.in) === outer);
    let at = of === n ? event : goesOn ? events[outer ?? -1] : undefined;
    for (; isAsync && at !== undefined && !left.has(at.n); at = events[at.in ?? -1]) {
      working.add(at.stage).add(at.by ?? PROGRAM);
    }
    for (const id of new Set([...before, ...working, ...parties])) {
      const life = lives.get(id);
      if (life === undefined) continue;
      const { changes, open } = life;
      const isWorking = open > 0 ? !isAsync || working.has(id) : !asked.has(id);
      const state = isWorking ? "work" : open > 0 ? "wait" : "rest";
      const last = changes.at(-1)?.state;
      if (id === stage && isOver(n, events)) end(changes, n);
      else if (last !== state && last !== "over") changes.push({ n, state });
    }
    // Who has thrown closes its sources afterwards, and who has asked it waits for that.
    const closing = new Set<number>();
    for (let id: number | undefined = by; id !== undefined && !closing.has(id); id = readers.get(id)) {
      closing.add(id);
      const life = lives.get(id);
      if (life !== undefined) life.last = event;
      if (life?.changes.at(-1)?.state !== "over") break;
      end(life.changes, n);
    }
  }
  for (const [id, { changes, last, open }] of lives) {
    if (id === PROGRAM || truncated || open > 0 || changes.length === 0) continue;
    // Nobody says that a consumer is over, nor a stage that has closed its sources by itself and is not asked again.
    const isDone = !asked.has(id) || (last.kind === "closed" && last.stage !== id);
    if (isDone) end(changes, last.n);
  }
  return lives;
}

/** Who does something with an event, and has not waited for it; undefined for the answer to a question, and for a result. */
function actorOf(event: TraceEvent | undefined, question: number): number | undefined {
  if (event === undefined || event.of === question || event.kind === "result") return undefined;
  return event.kind === "pull" || event.kind === "return" ? (event.by ?? PROGRAM) : event.stage;
}

function end(changes: Change[], n: number): void {
  if (changes.at(-1)?.state === "over") changes.pop();
  changes.push({ n, state: "over" });
}

/** Whether a stage is over with this answer. A function that throws does not end the stage that has called it. */
export function isOver(n: number, events: readonly TraceEvent[]): boolean {
  const { kind, of = n } = events[n] as TraceEvent;
  return kind === "done" || kind === "closed" || (kind === "throw" && events[of]?.kind !== "call");
}
