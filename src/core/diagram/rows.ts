import { unusedOf } from "../drawing/unused.js";
import type { TraceEvent, TraceEventKind, TraceRecord } from "../watching/trace.js";
import type { Excerpt } from "./excerpt.js";
import { fold } from "./fold.js";
import { PROGRAM } from "./lifeLines.js";

/** What a row tells: an event, a value that came to nothing, or that something is left out. */
export type RowKind = TraceEventKind | "unused" | "note";

/** A line of the picture. */
export interface Row {
  readonly kind: RowKind;
  readonly label: string;
  readonly stage: number;
  /** At the other end of the arrow; the stage itself where there is none. */
  readonly asker: number;
  /** The first event that the row tells; a note tells none. */
  readonly event: TraceEvent | undefined;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** The row that tells an event, or that it is left out, by its `n`; -1 before the first. */
  readonly rowOf: readonly number[];
}

/** What comes before a value or a number. */
const WORDS: Partial<Record<TraceEventKind, string>> = {
  pull: "next",
  done: "end",
  throw: "✗ throw ",
  return: "stop ",
  closed: "stopped ",
};

/**
 * The rows of a trace: one for each event that is shown. Two share one where a call or a closing is answered at once. Waits
 * have none, nor have stages that are built before the first question.
 */
export function rowsOf(trace: TraceRecord, excerpt: Excerpt, rounds: number): Rows {
  const { stages, events } = trace;
  const unused = unusedOf(trace);
  const answered = new Set(events.map(({ kind, of }) => (kind === "wait" ? undefined : of)));
  const closings = events.filter(({ kind }) => kind === "return");
  const numbers = new Map(closings.map((question, index) => [question, index + 1]));
  const rows: Row[] = [];
  const rowOf: number[] = [];

  const tell = (event: TraceEvent): void => {
    const { n, kind, stage, unread, value = unread ? "unread" : "" } = event;
    const question = events[event.of ?? n] ?? event;
    const { by = PROGRAM } = question;
    if (question.kind === "call") {
      const next = events[n + 1];
      const { kind: how, value: result } = isAtOnce(next, events) ? next : event;
      const outcome = how === "throw" ? `✗ throw ${result}` : how === "call" ? "…" : `→ ${result}`;
      const label = `${question.fn}(${question.value}) ${outcome}`;
      rows.push({ kind: how === "throw" ? how : "call", label, stage, asker: stage, event });
    } else if (kind === "build" || kind === "open") {
      const label = stages[stage]?.name as string;
      if (rows.length > 0) rows.push({ kind: "build", label, stage, asker: stage, event });
    } else if (unused.has(event)) rows.push({ kind: "unused", label: `(${value})`, stage, asker: by, event });
    else {
      const isClosing = kind === "return" || kind === "closed";
      const isOpen = kind === "pull" && !answered.has(n);
      const what = isClosing ? (numbers.get(question) ?? 0) : isOpen ? " …" : value;
      rows.push({ kind, label: `${WORDS[kind] ?? ""}${what}`, stage, asker: by, event });
    }
  };
  const note = (label: string): void => {
    rows.push({ kind: "note", label, stage: PROGRAM, asker: PROGRAM, event: undefined });
  };

  for (const item of fold(excerpt.events, rounds)) {
    if ("kind" in item) {
      if (item.kind !== "wait" && !isAtOnce(item, events)) tell(item);
      rowOf[item.n] = rows.length - 1;
    } else {
      for (const { n } of item.events) rowOf[n] = rows.length;
      note(`… ${item.pulls} ${item.areRounds ? "rounds" : "pulls"} left out …`);
    }
  }
  excerpt.notes.forEach(note);
  return { rows, rowOf };
}

/** Whether it is the answer of a call or of a closing in which nothing happened: it is told in the same row. */
function isAtOnce(event: TraceEvent | undefined, events: readonly TraceEvent[]): event is TraceEvent {
  if (event?.of === undefined || event.of !== event.n - 1) return false;
  const { kind } = event;
  return kind === "result" || kind === "closed" || (kind === "throw" && events[event.of]?.kind === "call");
}
