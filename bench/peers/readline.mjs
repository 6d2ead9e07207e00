/** `node:readline`, which reads lines. */
import { createInterface } from "node:readline";

export const streams = {
  lines: (input) => createInterface({ input, crlfDelay: Infinity }),
};
