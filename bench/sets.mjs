/** The two sets of workloads. */
import * as vocabulary from "./vocabulary/workloads.mjs";
import * as main from "./workloads.mjs";

export const sets = { main, vocabulary };

/** A result as text, so that it can be compared with another process's: maps and records, sets and arrays alike. */
export const plain = (result) =>
  JSON.stringify(result, (_, value) => {
    if (value instanceof Map) return Object.fromEntries(value);
    if (value instanceof Set) return [...value];
    return value;
  });
