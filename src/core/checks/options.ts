import { isObject, must } from "./must.js";

/**
 * Refuses options that are not an object, or that have an unknown key, which is probably misspelt. Functions of one
 * family know the same keys, so that one object serves several calls.
 */
export function mustBeOptions(
  name: string,
  options: unknown,
  known: readonly string[],
  argument: string = "options",
): void {
  const form = `{ ${known.join(", ")} }`;
  must(isObject(options) && typeof options !== "function", name, argument, `an object ${form}`, options);
  for (const [key, value] of Object.entries(options))
    must(
      known.includes(key) || value === undefined,
      name,
      argument,
      `an object with no keys but ${form}`,
      key,
    );
}
