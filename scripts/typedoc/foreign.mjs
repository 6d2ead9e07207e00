// @ts-check
import { readFileSync } from "node:fs";

/** @typedef {{ library: string, names: Record<string, string | { code: string } | { why: string }> }} Library */

/** What other libraries call what we have. @returns {Library[]} */
export function libraries() {
  return JSON.parse(readFileSync(new URL("../../docs/names.json", import.meta.url), "utf8"));
}

/** Where a name of another library stands on the names page. @param {string} library @param {string} name */
export function foreignId(library, name) {
  return `${library.toLowerCase()}.${name}`.replaceAll(/[^\w.]+/g, "-");
}
