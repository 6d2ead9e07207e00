import type { TraceEvent } from "../watching/trace.js";

/** Some neighbouring events that a picture leaves out. */
export interface Fold {
  readonly events: readonly TraceEvent[];
  /** How many pulls are left out with all that happened in them. */
  readonly pulls: number;
  /** Whether they are rounds: pulls that are not within another question. */
  readonly areRounds: boolean;
}

/**
 * The events that a picture shows, and folds in place of the others. Of the rounds it shows at most so many, the first and
 * the last ones; of the pulls of one stage by another within one question, half as many. What a stage does between two
 * pulls goes with the first, but for closings.
 */
export function fold(events: readonly TraceEvent[], most: number): (TraceEvent | Fold)[] {
  const siblings = new Map<string, TraceEvent[]>();
  for (const event of events) {
    const { kind, stage, by, in: outer } = event;
    if (kind !== "pull") continue;
    const key = `${outer} ${by} ${stage}`;
    const group = siblings.get(key);
    if (group) group.push(event);
    else siblings.set(key, [event]);
  }
  const left = new Set<number>();
  for (const group of siblings.values()) {
    const kept = group[0]?.in === undefined ? most : Math.ceil(most / 2);
    const head = Math.ceil(kept / 2);
    const hidden = group.slice(head, group.length - kept + head);
    // One alone takes no more room than the note in its place.
    if (hidden.length > 1) for (const { n } of hidden) left.add(n);
  }

  const isGone: boolean[] = [];
  /** The last pull by each stage in each question. */
  const latest = new Map<string, number>();
  const shown: (TraceEvent | Fold)[] = [];
  let folded: { events: TraceEvent[]; pulls: number; areRounds: boolean } | undefined;
  for (const event of events) {
    const { n, kind, of, stage, in: outer } = event;
    const key = `${outer} ${kind === "pull" ? event.by : stage}`;
    const before = kind === "pull" || kind === "return" ? undefined : latest.get(key);
    if (kind === "pull") latest.set(key, n);
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
