import { both, dropWhile, every, filter, find, partition, seq, takeWhile } from "lazuli";
import * as async from "lazuli/async";

const mixed: (number | string)[] = [1, "a"];
const isText = (value: number | string): value is string => typeof value === "string";

export const texts: Iterable<string> = filter(mixed, isText);
export const leading: Iterable<string> = takeWhile(mixed, isText);
export const found: string | undefined = find(mixed, isText);
export const chained: string[] = seq(mixed).filter(isText).toArray();
export const inferred: Iterable<string> = filter(mixed, (value) => typeof value === "string");

// @ts-expect-error -- what comes after the dropped values may be of either type
export const rest: Iterable<string> = dropWhile(mixed, isText);

const gaps: readonly (number | undefined | null | "")[] = [1, undefined];
export const truthy: Iterable<number> = filter(gaps, Boolean);
export const chainedTruthy: number[] = seq(gaps).filter(Boolean).toArray();
export const awaitedTruthy: AsyncIterable<number> = async.filter(gaps, Boolean);
// @ts-expect-error -- only Boolean itself narrows
export const wrapped: Iterable<number> = filter(gaps, (value) => Boolean(value));

export const long: Iterable<string> = filter(
  mixed,
  both(isText, (text: string) => text.length > 1),
);
const [accepted, refused] = partition(
  mixed,
  both(isText, (text: string) => text.length > 1),
);
export const halves: (number | string)[] = [...accepted, ...refused];
// @ts-expect-error -- a short text is refused too
export const numbers: number[] = refused;

export function firstText(values: (number | string)[]): string | undefined {
  return every(values, isText) ? values[0] : undefined;
}
export function firstOf(values: readonly (number | string)[]): string | undefined {
  return every(values, isText) ? values[0] : undefined;
}
