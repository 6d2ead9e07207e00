import { isObject, must } from "./must.js";

/**
 * Refuses options that are not an object, or that have an unknown key, which is probably misspelt. Functions of one
 * family know the same keys, so that one object serves several calls.
 *
 * @param hint - What to do instead of passing a number, or nothing. A function, where to show what was passed takes long.
 */
export function mustBeOptions(
  name: string,
  options: unknown,
  known: readonly string[],
  argument: string = "options",
  hint: string | (() => string) = "",
): void {
  const form = `{ ${known.join(", ")} }`;
  const isOptions = isObject(options) && typeof options !== "function" && !Array.isArray(options);
  if (!isOptions) {
    const isHinted = typeof options === "number" || options === undefined;
    const advice = typeof hint === "function" ? hint() : hint;
    must(false, name, argument, `an object ${form}`, options, TypeError, isHinted ? advice : "");
  }
  for (const [key, value] of Object.entries(options as object)) {
    if (known.includes(key) || value === undefined) continue;
    const begun = (start: string): string | undefined =>
      known.find((each) => each.toLowerCase().startsWith(start.toLowerCase()));
    const meant = begun(key) ?? begun(key.slice(0, 4));
    const advice = meant === undefined ? "" : `: did you mean ${meant}?`;
    must(false, name, argument, `an object with no keys but ${form}`, key, TypeError, advice);
  }
}
