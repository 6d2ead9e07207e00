import { dropWhile, filter, find, seq, takeWhile } from "lazuli";

const mixed: (number | string)[] = [1, "a"];
const isText = (value: number | string): value is string => typeof value === "string";

export const texts: Iterable<string> = filter(mixed, isText);
export const leading: Iterable<string> = takeWhile(mixed, isText);
export const found: string | undefined = find(mixed, isText);
export const chained: string[] = seq(mixed).filter(isText).toArray();
export const inferred: Iterable<string> = filter(mixed, (value) => typeof value === "string");

// @ts-expect-error -- what comes after the dropped values may be of either type
export const rest: Iterable<string> = dropWhile(mixed, isText);
