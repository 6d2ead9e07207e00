import { areAlike } from "./alike.js";
import type { Check, Lists } from "./check.js";
import type { Steps } from "./steps.js";
import { type Outcome, Work } from "./work.js";

/** The most values of a source that are tried in place of another one. */
const MOST_TRIED = 8;
const FAR = 1000;

/** What the operator makes of other values: up to so many outcomes. */
export function* outcomesOf(check: Check, lists: Lists, most: number): Steps<Outcome[]> {
  const { expected } = check.options;
  if (typeof expected !== "function") {
    const work = new Work(check, { lists }).build();
    const outcomes = yield* work.read(most);
    yield* work.leave();
    return outcomes;
  }
  const outcomes: Outcome[] = [];
  try {
    for (const value of expected(...lists)) {
      outcomes.push({ kind: "value", value });
      if (outcomes.length === most) return outcomes;
    }
    outcomes.push({ kind: "done" });
  } catch (error) {
    outcomes.push({ kind: "error", error });
  }
  return outcomes;
}

export function areSame(one: readonly Outcome[], other: readonly Outcome[]): boolean {
  return one.length === other.length && one.every((outcome, index) => isSame(outcome, other[index]));
}

function isSame(one: Outcome, other: Outcome | undefined): boolean {
  if (one.kind !== other?.kind) return false;
  return one.kind !== "value" || areAlike(one.value, (other as { readonly value: unknown }).value);
}

/**
 * Whether the last pull of a source is needed for so many outcomes: they are others for some result of it, together with some
 * values that the other sources may still have.
 *
 * @param pulls - How often each source has been pulled.
 * @param position - Which of the sources.
 */
export function* isNeeded(
  check: Check,
  pulls: readonly number[],
  position: number,
  most: number,
): Steps<boolean> {
  const { lists } = check;
  const actual = yield* outcomesOf(check, lists, most);
  const courses = lists.map((list, index) => {
    const known = pulls[index] as number;
    return index === position ? without(list, known - 1, lists) : after(list, known);
  });
  for (const course of combined(courses)) {
    const outcomes = yield* outcomesOf(check, course, most);
    if (!areSame(actual, outcomes)) return true;
  }
  return false;
}

/**
 * What a source may have been, of which so many values are known, and not what comes after them: another value, the end, or many
 * more values.
 */
function without(list: readonly unknown[], known: number, lists: Lists): Lists {
  const before = list.slice(0, known);
  const rest = list.slice(known + 1);
  const others = othersFor(list, known, lists);
  return [before, ...others.map((value) => [...before, value, ...rest]), [...before, ...list]];
}

/** Values that may be in place of another one: those of the source, or if it has none, of the others; and some beside them. */
function othersFor(list: readonly unknown[], known: number, lists: Lists): readonly unknown[] {
  const values = list.length > 0 ? list : lists.flat();
  const near = list.length > 0 ? list.slice(Math.max(known - 1, 0), known + 1) : values.slice(0, MOST_TRIED);
  const others = new Set([...values.slice(0, MOST_TRIED), ...near.flatMap(neighboursOf)]);
  return others.size > 1 ? [...others] : [undefined];
}

/** What a source may be of which so many pulls have been seen: what it is, ended, or longer. */
function after(list: readonly unknown[], known: number): Lists {
  return known > list.length ? [list] : [list, list.slice(0, known), [...list, ...list.slice(-1)]];
}

/** Numbers beside a number, and far from it; a longer text. */
function neighboursOf(value: unknown): unknown[] {
  if (typeof value === "number") return [value - 1, value + 1, value + FAR];
  if (typeof value === "string") return [`${value}…`];
  return typeof value === "bigint" ? [value - 1n, value + 1n, value + BigInt(FAR)] : [];
}

/** One of each, in all ways. */
function combined(choices: readonly Lists[]): Lists[] {
  return choices.reduce<Lists[]>(
    (made, choice) => made.flatMap((lists) => choice.map((list) => [...lists, list])),
    [[]],
  );
}
