import type { TraceEvent, TraceRecord, TraceStage } from "../watching/trace.js";

/** The operators that yield some of the values of a source, and forget the others at once. */
const REFUSES = /^(?:filter(?!C)|drop(?!L)|slice|stepBy|dedupe|unique|takeWhile|intersect|difference)/;

/** What values in parentheses are. */
export const UNUSED = "(…) came to nothing";

/**
 * The values that came to nothing: those that nobody has looked at, those that an operator has refused, and those of which
 * these were made. What a stage keeps for later is not among them.
 */
export function unusedOf({ stages, events }: TraceRecord): Set<TraceEvent> {
  const unused = new Set<TraceEvent>();
  const answers: TraceEvent[] = [];
  /** By question: the values that were yielded to the stage that was asked. */
  const handed: TraceEvent[][] = [];
  for (const event of events) {
    const { kind, of, in: outer } = event;
    if (event.unread) unused.add(event);
    if (of !== undefined && kind !== "wait") answers[of] = event;
    if (kind === "yield" && outer !== undefined) (handed[outer] ??= []).push(event);
  }
  const passing = stages.map(() => true);
  for (const { kind, n, stage } of events) {
    if (kind !== "pull") continue;
    const values = handed[n] ?? [];
    const { name, parents } = stages[stage] as TraceStage;
    // It has decided on the latest value of each source only if it is over.
    const kept = new Set<number>();
    for (const value of REFUSES.test(name) ? [...values].reverse() : []) {
      if (kept.has(value.stage) || answers[n]?.kind === "done") unused.add(value);
      kept.add(value.stage);
    }
    const isUsed = (value: TraceEvent): boolean => !unused.has(value);
    if (answers[n]?.kind === "yield" && values.filter(isUsed).length !== parents.length)
      passing[stage] = false;
  }
  // Of a stage that makes each value of one of each source. The loop also reaches what is added in it.
  for (const { of = -1, stage } of unused) {
    if (passing[stage]) for (const value of handed[of] ?? []) unused.add(value);
  }
  return unused;
}
