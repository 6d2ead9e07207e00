import type { Check, Lists } from "./check.js";
import type { Steps } from "./steps.js";
import { type Course, type Outcome, told, Work } from "./work.js";

/** How many values are read of what may have no end. */
export const PATIENCE = 1000;

/** After how many values, at most, something is tried. */
const MOST_POINTS = 8;

/** What the operator makes of its sources. */
export interface Reading {
  readonly work: Work;
  /** The values, and the end unless there are more than {@link PATIENCE}. */
  readonly outcomes: readonly Outcome[];
  /** How many values there are. */
  readonly count: number;
  readonly hasEnded: boolean;
}

/** Reads an operator over well-behaved sources to its end. */
export function* readAll(check: Check, course?: Course): Steps<Reading> {
  const work = new Work(check, course).build();
  const outcomes = yield* work.read(PATIENCE);
  const last = outcomes.at(-1) as Outcome;
  if (last.kind === "error") {
    const { lists = check.lists } = course ?? {};
    work.break("values", `no error over ${textOf(lists)}`, told(last), last.error);
  }
  const hasEnded = last.kind === "done";
  return { work, outcomes, count: outcomes.length - Number(hasEnded), hasEnded };
}

/** The numbers of values after which something is tried: 0, 1, 2, … */
export function pointsOf({ count }: Reading, most: number = MOST_POINTS): number[] {
  return Array.from({ length: Math.min(count, most) + 1 }, (_, point) => point);
}

/** Lists of values in a message. */
export function textOf(lists: Lists): string {
  return lists.map((list) => told({ kind: "value", value: list })).join(" and ");
}
