import type { TraceEvent } from "../types/trace.js";

/** Some neighbouring events that a picture leaves out. */
export interface Fold {
  readonly events: readonly TraceEvent[];
  /** How many pulls are left out with all that happened in them. */
  readonly pulls: number;
  /** Whether they are rounds: pulls that are not within another question. */
  readonly areRounds: boolean;
}

/**
 * The events that a picture shows, and folds in place of the others. Of the pulls that one stage makes within one
 * question, it shows at most so many: the first ones and the last ones. What the stage does between two pulls goes with the
 * one before. Closings are all shown.
 */
export function fold(events: readonly TraceEvent[], most: number): (TraceEvent | Fold)[] {
  const siblings = new Map<string, number[]>();
  const groupOf = (event: TraceEvent, by = event.by): string => `${event.in} ${by}`;
  for (const event of events) {
    if (event.kind !== "pull") continue;
    const group = siblings.get(groupOf(event));
    if (group) group.push(event.n);
    else siblings.set(groupOf(event), [event.n]);
  }
  const left = new Set<number>();
  for (const group of siblings.values()) {
    const hidden = group.length - most;
    const head = Math.ceil(most / 2);
    // One alone takes no more room than the note in its place.
    if (hidden > 1) for (const n of group.slice(head, head + hidden)) left.add(n);
  }

  const isGone: boolean[] = [];
  /** The last pull of each group. */
  const latest = new Map<string, number>();
  const shown: (TraceEvent | Fold)[] = [];
  let folded: { events: TraceEvent[]; pulls: number; areRounds: boolean } | undefined;
  for (const event of events) {
    const { n, kind, of, stage, in: outer } = event;
    const group = groupOf(event, kind === "pull" ? event.by : stage);
    const before = kind === "pull" || kind === "return" ? undefined : latest.get(group);
    if (kind === "pull") latest.set(group, n);
    isGone[n] = left.has(n) || isGone[of ?? before ?? outer ?? -1] === true;
    if (!isGone[n]) {
      shown.push(event);
      folded = undefined;
      continue;
    }
    if (folded === undefined) shown.push((folded = { events: [], pulls: 0, areRounds: true }));
    folded.events.push(event);
    if (left.has(n) && isGone[outer ?? -1] !== true) {
      folded.pulls++;
      folded.areRounds &&= outer === undefined;
    }
  }
  return shown;
}
