/**
 * The phrases of `@pulls`, `@keeps` and `@endless`, each with what the laws measure. What is said in no phrase here
 * nobody can hold a function to: a new phrase comes with its meaning.
 */
import type { ConsumerRow } from "../rows.js";
import { fileOf, rows } from "../rows.js";
import { MEASURED, promisedBy } from "./comments.js";

type Tag = (typeof MEASURED)[number];

/** Whether so many pulls for k values, k > 0, are what a phrase says; `all` has the pulls from all of the sources. */
type PullsMeaning = (pulls: number, k: number, args: unknown[], all: number[]) => boolean;

const ahead =
  (count: (argument: unknown) => number): PullsMeaning =>
  (pulls, k, [argument]) =>
    pulls === k + count(argument);

/** Multiples of the first argument, by what it is called. */
const MULTIPLES: Readonly<Record<string, PullsMeaning>> = Object.fromEntries(
  ["count", "n", "size", "step"].flatMap((name): [string, PullsMeaning][] => [
    [`${name} per value`, (pulls, k, [each]) => pulls === k * (each as number)],
    [`${name} per value, 1 for the first`, (pulls, k, [each]) => pulls === (k - 1) * (each as number) + 1],
  ]),
);

export const OPERATOR_PULLS: Readonly<Record<string, PullsMeaning>> = {
  "1 per value": ahead(() => 0),
  "1 per value, 1 ahead": ahead(() => 1),
  "1 per value, 1 ahead from every other source": (_, k, __, all) =>
    all.reduce((sum, pulls) => sum + pulls, 0) === k + all.length - 1,
  "1 per value, count ahead": ahead((count) => count as number),
  "1 per value, size - 1 ahead": ahead((size) => (size as number) - 1),
  "1 per value, the dropped ones ahead": (pulls, k) => pulls > k,
  "1 or more per value": (pulls, k) => pulls >= k,
  "1 or more per value, 1 ahead": (pulls, k) => pulls > k,
  // Of each source.
  "0 or 1 per value": (pulls, k) => pulls <= k,
  "0 or 1 per value, size - 1 ahead": (pulls, k, [size]) => pulls <= k + (size as number) - 1,
  "0 or more per value": (pulls) => pulls > 0,
  "all for the first value": (pulls) => pulls === 6,
  "1 per value and the separator before it": (pulls, k) => pulls === Math.floor(k / 2) + 1,
  ...MULTIPLES,
};

/** Whether the pulls of a row, for its result from five values, are what a phrase says. */
export const CONSUMER_PULLS: Readonly<Record<string, (row: ConsumerRow, args: unknown[]) => boolean>> = {
  all: ({ pulls, stops }) => pulls === 6 && !stops,
  "1": ({ pulls, stops }) => pulls === 1 && stops,
  "index + 1": ({ pulls, stops }, [index]) => pulls === (index as number) + 1 && stops,
  "up to the answer": ({ pulls, stops }) => pulls > 1 && pulls < 6 && stops,
};

/**
 * The most values of a source that something holds on to, given the first of its patient arguments, and how many
 * values there are.
 */
export const KEEPS: Readonly<Record<string, (size: number, all: number) => number>> = {
  nothing: () => 0,
  "1 value": () => 1,
  "1 key": () => 1,
  // Of ten values, by the patient arguments, with the one that begins the next.
  "1 run": () => 11,
  "1 value per source": () => 1,
  "2 values": () => 2,
  "size values": (size) => size,
  "2 × size values": (size) => 2 * size,
  // All the values are different there, and are their own keys.
  "the distinct values": (_, all) => all,
  "the distinct keys": (_, all) => all,
  "count values": (size) => size,
  "all values": (_, all) => all,
  // Of the first, which is watched alone.
  "all values but those of the first source": () => 0,
};

/** More bytes than anything takes that keeps a few values, where an array of all of them would take more. */
export const FEW_BYTES = 1_000_000;

/** The most bytes that a source holds on to, given how many values it has yielded. */
export const SOURCE_KEEPS: Readonly<Record<string, (count: number) => number>> = {
  nothing: () => FEW_BYTES,
  "1 value": () => FEW_BYTES,
  "2 values": () => FEW_BYTES,
  "as many values as are given first": () => FEW_BYTES,
  "the values above a fifth of the last": () => FEW_BYTES,
  "numbers as long as what has been given": () => FEW_BYTES,
  "all values": () => FEW_BYTES,
  "the primes below √n": () => FEW_BYTES,
  "the factors": () => FEW_BYTES,
  // For each a bigint and a place, with each of its primes.
  "the divisors so far": (count) => FEW_BYTES + count * 14 * 64,
  "the keys": (count) => FEW_BYTES + 8 * count,
};

const UNLESS = ["count is given", "step answers undefined", "to is given", "it is of a fraction"];

/** The phrases by the kind of a row. */
const PHRASES: Readonly<Record<string, Readonly<Record<Tag, readonly string[]>>>> = {
  operator: {
    pulls: Object.keys(OPERATOR_PULLS),
    keeps: Object.keys(KEEPS),
    endless: ["safe", "never ends", "refused"],
  },
  consumer: {
    pulls: Object.keys(CONSUMER_PULLS),
    keeps: Object.keys(KEEPS),
    endless: [
      "safe",
      "answers if there is a match",
      "answers if there is a difference",
      "answers if a value is as large",
      "answers within its bounds",
      "refused",
    ],
  },
  source: {
    // The second where it is read again.
    pulls: ["nothing", "1 per value"],
    keeps: Object.keys(SOURCE_KEEPS),
    endless: ["never ends", ...UNLESS.map((what) => `never ends, unless ${what}`), "ends by itself", "safe"],
  },
  // What their own test files measure.
  own: {
    pulls: [
      "nothing",
      "1 per value",
      "1 or more per value",
      "1 or more per value, 1 ahead",
      "size or fewer per value, 1 ahead",
      "1 per value, the prefix ahead of the rest",
      "1 per value, 1 ahead from every other source",
      "1 per value, 1 more from every other source at the start",
      "1 or more per value, 1 ahead from every other source",
      "0 or more per value",
      "0 or more per value, 1 ahead",
      "1 per value, concurrency ahead",
      "1 per value, 1 more from every other source at the start",
      "1 per value, size ahead",
      "1 or more per value, concurrency ahead",
      "0 or more per value, 1 ahead",
      "0 or more per value, concurrency ahead",
      "at most 2",
      "all",
    ],
    keeps: [
      "nothing",
      "1 value",
      "1 value per source",
      "2 values per source",
      "1 page",
      "capacity values per reader",
      "capacity values",
      "capacity values, and the sends that wait",
      "concurrency values",
      "size values",
      "all values",
      "the prefix, where the rest is read first",
      "what the slowest has not read",
      "what was peeked, and what follows a checkpoint",
      "1 chunk, and the line that begins before it",
    ],
    endless: ["safe", "never ends", "ends with the last page", "refused"],
  },
};

/** Functions of `lazuli/async` about calls, which read and make no sequence. */
const ABOUT_CALLS = ["retry", "semaphore", "settled"];

/** What may stand in a tag of a function; undefined where it has none, for it reads and makes no sequence. */
export function phrasesOf(name: string, tag: Tag): readonly string[] | undefined {
  if (ABOUT_CALLS.includes(name)) return undefined;
  const kind = rows[name]?.kind ?? "own";
  return PHRASES[kind === "chain" ? "operator" : kind]?.[tag];
}

/** What a function promises, as one of the meanings above. */
export function meaningOf<M>(meanings: Readonly<Record<string, M>>, name: string, tag: Tag): M {
  const text = promisedBy(name)[tag] ?? "";
  const meaning = meanings[text];
  if (meaning === undefined)
    throw new Error(
      `@${tag} of ${name}, "${text}", is no phrase of test/kit/docs/phrases.ts for its row in ${fileOf(name)}; if none is right, add one there`,
    );
  return meaning;
}
