import type { TraceEvent } from "../watching/trace.js";

/** An event, and in how many of the others it is nested. */
export interface Nested {
  readonly event: TraceEvent;
  readonly depth: number;
}

/** What begins among some events, each before what begins in it. */
export function nested(events: readonly TraceEvent[]): Nested[] {
  const within = new Map<number, TraceEvent[]>([[-1, []]]);
  for (const event of events) {
    if (event.of !== undefined) continue;
    within.set(event.n, []);
    (within.get(event.in ?? -1) ?? within.get(-1))?.push(event);
  }
  const lines: Nested[] = [];
  const waiting: Nested[] = [];
  const add = (n: number, depth: number): void => {
    for (const event of (within.get(n) as TraceEvent[]).reverse()) waiting.push({ event, depth });
  };
  add(-1, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    lines.push(next);
    add(next.event.n, next.depth + 1);
  }
  return lines;
}
