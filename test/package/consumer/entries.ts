// Entries of several types, as an object and as a Map.
import { entries, filter, map, seq, toMap, toObject } from "lazuli";
import * as async from "lazuli/async";

interface Config {
  host?: string;
  port?: number;
}
const config = { host: "localhost", port: 80 };
const named = filter(entries(config), ([key]) => key.length > 3);

export const object: Config = toObject(entries(config));
export const filtered: Config = toObject(named);
export const chained: Config = seq(entries(config)).toObject();
export const awaited: Promise<Config> = async.toObject(entries(config));
export const host: string | undefined = toObject(named).host;
export const keys: Map<"host" | "port", string | number> = toMap(named);

const mixed = toObject([
  ["a", 1],
  ["b", "x"],
]);
export const list: Record<string, string | number> = mixed;
export const key: string = Object.keys(mixed)[0] ?? "";
export const either: Map<string, string | number> = toMap([
  ["a", 1],
  ["b", "x"],
]);
export const made: Map<string, number> = toMap(map(["fig"], (word) => [word, word.length]));

// @ts-expect-error -- a port is a number
export const port: string | undefined = toObject(named).port;
