import { isObject } from "../checks/must.js";

/**
 * Whether two values cannot be told apart by what is in them: arrays, plain objects, maps, sets and others of one class. What can
 * be read once only, or runs, is taken to be alike.
 */
export function areAlike(one: unknown, other: unknown): boolean {
  return compare(one, other, []);
}

function compare(one: unknown, other: unknown, outer: readonly unknown[]): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (isOpaque(one) || outer.includes(one)) return true;
  const [a, b] = [partsOf(one), partsOf(other)];
  return a.length === b.length && a.every((part, index) => compare(part, b[index], [...outer, one]));
}

/** A function, an iterator or a promise: what is in it cannot be seen. */
function isOpaque(object: object): boolean {
  const { next, then } = object as Partial<Record<string, unknown>>;
  return [object, next, then].some((each) => typeof each === "function");
}

/** What is in an object, in order. */
function partsOf(object: object): unknown[] {
  const parts: unknown[] = Object.entries(object).flat();
  if (object instanceof Error) parts.push(object.name, object.message);
  if (object instanceof Date) parts.push(object.getTime());
  if (object instanceof Map || object instanceof Set) for (const part of object) parts.push(part);
  return parts;
}
