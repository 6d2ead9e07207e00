import type { TraceEvent, TraceRecord } from "../types/trace.js";
import { type Fold, fold } from "./fold.js";
import { PROGRAM } from "./lifeLines.js";
import { unusedOf } from "./unused.js";

/** What a row tells. An `"error"` is thrown by the stage to its asker, or by a function that the stage has called. */
export type RowKind = "next" | "value" | "unused" | "end" | "error" | "close" | "closed" | "call" | "birth" | "fold";

/** A line of the picture. */
export interface Row {
  readonly kind: RowKind;
  readonly label: string;
  readonly stage: number;
  /** At the other end of the arrow; the stage itself where there is none. */
  readonly asker: number;
  readonly t: number;
  /** The number that it has where nothing is left out. */
  readonly number: number;
}

export interface Sequence {
  readonly rows: readonly Row[];
  /** The row that tells an event, or that it is left out, by its `n`; -1 before the first. */
  readonly rowOf: readonly number[];
}

/**
 * The rows of a trace: one for each event. Two share one where a call or a closing is answered at once. Waits have none,
 * nor have stages that are built before the first question.
 */
export function sequenceOf(trace: TraceRecord, rounds: number): Sequence {
  const { stages, events } = trace;
  const unused = unusedOf(trace);
  const closings: number[] = [];
  const rows: Row[] = [];
  const rowOf: number[] = [];
  let number = 0;

  const isTold = (event: TraceEvent): boolean => {
    if (event.kind === "wait" || isAtOnce(event, events)) return false;
    return !isBirth(event) || number > 0;
  };
  const tell = (event: TraceEvent): void => {
    const { n, of = n, kind, stage, t, value } = event;
    const question = events[of] as TraceEvent;
    const { by = PROGRAM } = question;
    const order = closings.indexOf(of) + 1;
    const add = (kind: RowKind, label: string, asker = by): void => {
      rows.push({ kind, label, stage, asker, t, number });
    };
    if (question.kind === "call") {
      const next = events[n + 1];
      const answer = of === n && next && isAtOnce(next, events) ? next : event;
      const called = `${question.fn}(${question.value ?? ""})`;
      if (answer.kind === "throw") add("error", `${called} ✗ throws ${answer.value}`, stage);
      else add("call", `${called} ${answer.kind === "result" ? `→ ${answer.value}` : "…"}`, stage);
    } else if (kind === "pull") add("next", "next");
    else if (kind === "yield") {
      const shown = value ?? "unread";
      if (unused.has(event)) add("unused", `(${shown})`);
      else add("value", shown);
    } else if (kind === "done") add("end", "end");
    else if (kind === "throw") add("error", `✗ throws ${value}`);
    else if (kind === "return") add("close", `close ${order}`);
    else if (kind === "closed") add("closed", `closed ${order}`);
    else add("birth", stages[stage]?.name as string, stage);
  };

  for (const item of fold(events, rounds)) {
    const isShown = "kind" in item;
    for (const event of isShown ? [item] : item.events) {
      if (event.kind === "return") closings.push(event.n);
      if (isTold(event)) {
        number++;
        if (isShown) tell(event);
      }
      rowOf[event.n] = rows.length - Number(isShown);
    }
    if (!isShown) rows.push({ kind: "fold", label: noteOf(item), stage: 0, asker: 0, t: 0, number });
  }
  return { rows, rowOf };
}

function noteOf({ pulls, events, areRounds }: Fold): string {
  return `… ${pulls} ${areRounds ? "rounds" : "pulls"} left out (${events.length} events) …`;
}

/** Whether it is the answer of a call or of a closing in which nothing happened. */
function isAtOnce({ n, kind, of }: TraceEvent, events: readonly TraceEvent[]): boolean {
  if (of === undefined || of !== n - 1) return false;
  return kind === "result" || kind === "closed" || (kind === "throw" && events[of]?.kind === "call");
}

function isBirth({ kind }: TraceEvent): boolean {
  return kind === "build" || kind === "open";
}
