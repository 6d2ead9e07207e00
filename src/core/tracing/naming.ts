import { ENDLESS, TITLE } from "../engine/generator.js";
import { dataOf, isProxied, kindOf } from "../drawing/preview.js";
import type { Cursor, Labelled } from "../engine/cursor.js";
import { CURSOR } from "../engine/edge.js";

/** The name of a function in the title of a stage, which may have arguments. */
export function nameIn(title: string): string {
  const end = title.indexOf("(");
  return end < 0 ? title : title.slice(0, end);
}

/** What the source of a user is shown as. A sequence that was built before the trace has a title. */
export function nameOfSource(
  source: unknown,
  names: ReadonlyMap<unknown, string>,
  title: string = "",
): string {
  const given = names.get(source) ?? title;
  if (given !== "") return given;
  if (typeof source !== "object" || source === null) return typeof source;
  try {
    if (isProxied(source)) return "Iterator";
    if (CURSOR in source) return nameOfOwn(dataOf(source, CURSOR) as Cursor<unknown>, names);
    if (ENDLESS in source) return dataOf(source, TITLE) as string;
    // Of what is built in, such as a generator. Getters are not called.
    const tag = dataOf(source, Symbol.toStringTag);
    return typeof tag === "string" && tag !== "" ? tag : kindOf(source);
  } catch {
    return "Iterator";
  }
}

/** A sequence of lazuli without a title hands on what an iterator yields, or is a reading of what several may read. */
function nameOfOwn(cursor: Cursor<unknown>, names: ReadonlyMap<unknown, string>): string {
  return "iterator" in cursor ? nameOfSource(cursor.iterator, names) : "reading";
}

/** While a part is asked for its title only: what is traced shows nothing then, and no getter of the user runs. */
let isAsked = false;

/** The title of a part, without what it joins, and the part that it reads, if that is a single one. */
export function told(part: Labelled): { readonly title: string; readonly before: Labelled | undefined } {
  const titles: string[] = [];
  let before: Labelled | undefined;
  isAsked = true;
  try {
    before = part.tell(titles);
  } finally {
    isAsked = false;
  }
  // The titles of what it joins are empty now.
  return { title: (titles[0] ?? "").replace(/\((?: → |, )*\)$/, ""), before };
}

/** What a probe does in place of its cursor's `tell`. */
export function tellUnlessAsked(titles: string[], tell: () => Labelled | undefined): Labelled | undefined {
  if (!isAsked) return tell();
  titles.push("");
  return undefined;
}
