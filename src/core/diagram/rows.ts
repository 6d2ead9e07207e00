import type { TraceEvent, TraceRecord } from "../types/trace.js";
import { fold } from "./fold.js";
import { PROGRAM } from "./lifeLines.js";
import { stopOf } from "../drawing/page.js";
import { unusedOf } from "../drawing/unused.js";

/** What a row tells. An `"error"` is thrown by the stage to its asker, or by a function that the stage has called. */
export type RowKind =
  "next" | "value" | "unused" | "end" | "error" | "close" | "closed" | "call" | "birth" | "note";

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

/**
 * The rows of a trace: one for each event. Two share one where a call or a closing is answered at once. Waits have none,
 * nor have stages that are built before the first question.
 */
export function rowsOf(trace: TraceRecord, rounds: number): Rows {
  const { stages, events } = trace;
  const unused = unusedOf(trace);
  const closings = events.filter(({ kind }) => kind === "return");
  const rows: Row[] = [];
  const rowOf: number[] = [];

  const tell = (event: TraceEvent): void => {
    const { n, kind, stage, value = "" } = event;
    const question = events[event.of ?? n] as TraceEvent;
    const order = closings.indexOf(question) + 1;
    const add = (kind: RowKind, label: string, asker = question.by ?? PROGRAM): void => {
      rows.push({ kind, label, stage, asker, event });
    };
    if (question.kind === "call") {
      const answer = isAtOnce(events[n + 1], events) ? (events[n + 1] as TraceEvent) : event;
      const called = `${question.fn}(${question.value})`;
      if (answer.kind === "throw") add("error", `${called} ✗ throw ${answer.value}`, stage);
      else add("call", answer.kind === "call" ? `${called} …` : `${called} → ${answer.value}`, stage);
    } else if (kind === "pull") add("next", "next");
    else if (kind === "yield" && unused.has(event)) add("unused", `(${event.value ?? "unread"})`);
    else if (kind === "yield") add("value", value);
    else if (kind === "done") add("end", "end");
    else if (kind === "throw") add("error", `✗ throw ${value}`);
    else if (kind === "return") add("close", `stop ${order}`);
    else if (kind === "closed") add("closed", `stopped ${order}`);
    else if (rows.length > 0) add("birth", stages[stage]?.name as string, stage);
  };
  const note = (label: string): void => {
    rows.push({ kind: "note", label, stage: PROGRAM, asker: PROGRAM, event: undefined });
  };

  for (const item of fold(events, rounds)) {
    if ("kind" in item) {
      if (item.kind !== "wait" && !isAtOnce(item, events)) tell(item);
      rowOf[item.n] = rows.length - 1;
    } else {
      for (const { n } of item.events) rowOf[n] = rows.length;
      note(`… ${item.pulls} ${item.areRounds ? "rounds" : "pulls"} left out …`);
    }
  }
  if (trace.truncated) note(stopOf(trace));
  return { rows, rowOf };
}

/** Whether it is the answer of a call or of a closing in which nothing happened: it is told in the same row. */
function isAtOnce(event: TraceEvent | undefined, events: readonly TraceEvent[]): boolean {
  if (event?.of === undefined || event.of !== event.n - 1) return false;
  const { kind } = event;
  return kind === "result" || kind === "closed" || (kind === "throw" && events[event.of]?.kind === "call");
}
