import type { Expect } from "../kit/docs/claims.js";

/** The few comparisons that examples and checks need, where vitest is not: in other runtimes and in browsers. */
export const expect: Expect = (actual) => ({
  toBe(value) {
    if (!Object.is(actual, value)) fail(actual, "to be", value);
  },
  toContain(part) {
    if (!String(actual).includes(part)) fail(actual, "to contain", part);
  },
  toEqual(value) {
    if (!equal(actual, value)) fail(actual, "to deeply equal", value);
  },
  toMatch(pattern) {
    if (!pattern.test(String(actual))) fail(actual, "to match", pattern);
  },
});

function fail(actual: unknown, relation: string, value: unknown): never {
  throw new Error(`expected ${shown(actual)} ${relation} ${shown(value)}`);
}

/** Whether vitest's `toEqual` holds for what examples compare: a property that is undefined may as well be missing. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || tagOf(a) !== tagOf(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (a instanceof Map && b instanceof Map) return equal([...a], [...b]);
  if (a instanceof Set && b instanceof Set) return equal([...a], [...b]);
  if (a instanceof Date || a instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error) return String(a) === String(b);
  if (Array.isArray(a) && a.length !== (b as { length?: unknown }).length) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => equal(a[key], b[key]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const tagOf = (value: object): string => Object.prototype.toString.call(value);

/** A value for a message. */
function shown(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (!isObject(value) || value instanceof RegExp || value instanceof Error) return String(value);
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Map || part instanceof Set) return { [tagOf(part)]: [...part] };
    return part === undefined || typeof part === "bigint" ? shown(part) : part;
  });
}
