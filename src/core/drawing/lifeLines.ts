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

/** How many questions are open for a stage or within a question, and how many of them wait. */
interface Counts {
  open: number;
  waiting: number;
}

interface Life extends Counts {
  readonly isAsked: boolean;
  readonly changes: Change[];
  /** The last event that it has to do with. */
  last: TraceEvent | undefined;
}

interface Question extends Counts {
  isPromised: boolean;
  /** Also if all that is open within it waits. */
  isWaiting: boolean;
  lives: readonly Life[];
  /** The question that it is within. */
  outer: Question | undefined;
}

/**
 * What each stage does from when on, by its `id`, and the program if it asks. A stage works for those who ask it, until
 * it has answered. Who is asked by nobody, a consumer or the program, works from its first question on.
 */
export function lifeLinesOf({ events, truncated }: TraceRecord): Map<number, readonly Change[]> {
  const asked = new Set<number>();
  for (const { kind, stage } of events) if (kind === "pull" || kind === "return") asked.add(stage);
  const lives = new Map<number, Life>();
  const questions: Question[] = [];

  const lifeOf = (id: number): Life => {
    const known = lives.get(id);
    const life = known ?? { isAsked: asked.has(id), changes: [], open: 0, waiting: 0, last: undefined };
    if (known === undefined) lives.set(id, life);
    return life;
  };
  const ask = ({ n, kind, stage, by = PROGRAM, in: outer = -1 }: TraceEvent): Question => {
    const lasting = [lifeOf(stage)];
    if (kind !== "call" && !asked.has(by)) lasting.push(lifeOf(by));
    const rest = { isPromised: false, isWaiting: false, open: 0, waiting: 0 };
    return (questions[n] = { lives: lasting, outer: questions[outer], ...rest });
  };

  for (const event of events) {
    const { n, of = n, kind, stage } = event;
    if (kind === "build" || kind === "open") continue;
    const question = of === n ? ask(event) : (questions[of] as Question);
    const { lives: own, outer } = question;
    if (of === n) count(question, 1, 0);
    else if (kind === "wait") question.isPromised = true;
    else {
      count(question, -1, question.isWaiting ? -1 : 0);
      // What is still open within it has nothing to do with others any more.
      question.lives = [];
      question.outer = undefined;
    }
    const next = events[n + 1];
    // Who goes on at once does not wait.
    const isBusy = next !== undefined && next.kind !== "wait" && (next.of ?? next.in) === event.in;
    settle(question, n, isBusy ? outer : undefined);
    settle(outer, n, isBusy ? outer : undefined);
    for (const life of own) {
      if (life === lives.get(stage) && isOver(n, events)) end(life, n);
      else tell(life, n);
      life.last = event;
    }
    const asker = lives.get(events[of]?.by ?? PROGRAM);
    if (asker) {
      asker.last = event;
      // Who has thrown closes its sources afterwards.
      if (asker.changes.at(-1)?.state === "over") end(asker, n);
    }
  }
  for (const [id, { isAsked, changes, last, open }] of lives) {
    // Nobody says that a consumer is over, nor a stage that has closed its sources by itself and is not asked again.
    if (id === PROGRAM || truncated !== undefined || open > 0 || last === undefined) continue;
    if (!isAsked || (last.kind === "closed" && last.stage !== id)) end({ changes }, last.n);
  }
  return new Map([...lives].map(([id, { changes }]) => [id, changes]));
}

function count({ lives, outer }: Question, open: number, waiting: number): void {
  for (const counts of outer ? [...lives, outer] : lives) {
    counts.open += open;
    counts.waiting += waiting;
  }
}

/** Finds out whether a question waits, and those that it is within. */
function settle(question: Question | undefined, n: number, busy: Question | undefined): void {
  for (let at = question; at !== undefined; at = at.outer) {
    const isWaiting = at.isPromised || (at !== busy && at.open > 0 && at.open === at.waiting);
    if (isWaiting === at.isWaiting) return;
    at.isWaiting = isWaiting;
    count(at, 0, isWaiting ? 1 : -1);
    for (const life of at.lives) tell(life, n);
  }
}

function tell({ isAsked, changes, open, waiting }: Life, n: number): void {
  const state = open === 0 ? (isAsked ? "rest" : "work") : open === waiting ? "wait" : "work";
  const last = changes.at(-1)?.state;
  if (last !== state && last !== "over") changes.push({ n, state });
}

function end({ changes }: Pick<Life, "changes">, n: number): void {
  if (changes.at(-1)?.state === "over") changes.pop();
  changes.push({ n, state: "over" });
}

/** Whether a stage is over with this answer. A function that throws does not end the stage that has called it. */
export function isOver(n: number, events: readonly TraceEvent[]): boolean {
  const { kind, of = n } = events[n] as TraceEvent;
  return kind === "done" || kind === "closed" || (kind === "throw" && events[of]?.kind !== "call");
}
