// @ts-check
import { DocumentReflection, IndexEvent, KindRouter, ReflectionKind } from "typedoc";
import { foreignId, libraries } from "./foreign.mjs";

/**
 * Lets the search find what other libraries call it: a function of ours by its other names, and the row on the names
 * page where there is more to say than one name.
 *
 * @param {import("typedoc").Application} app
 */
export function search(app) {
  app.renderer.defineRouter("names", NamesRouter);
  /** @type {Map<unknown, string[]>} */
  const words = new Map();
  for (const { names } of libraries()) {
    for (const [theirs, ours] of Object.entries(names)) {
      if (typeof ours === "string") words.set(ours, [...(words.get(ours) ?? []), theirs]);
    }
  }
  app.renderer.on(IndexEvent.PREPARE_INDEX, (event) => {
    event.searchFieldWeights["elsewhere"] = 14;
    for (const [index, { kind, name }] of event.searchResults.entries()) {
      const elsewhere = kind === ReflectionKind.Function ? words.get(name)?.join(" ") : undefined;
      event.searchFields[index] = { ...event.searchFields[index], elsewhere: elsewhere ?? "" };
    }
  });
}

/** Knows the rows of the names page as places that a search can lead to. */
class NamesRouter extends KindRouter {
  /** @override @param {import("typedoc").ProjectReflection} project */
  buildPages(project) {
    const pages = super.buildPages(project);
    const page = pages.find(({ model }) => model.name === "What it is called elsewhere");
    if (page === undefined) throw new Error("There is no page of names.");
    for (const { library, names } of libraries()) {
      const parent = new DocumentReflection(library, project, [], {});
      for (const [name, ours] of Object.entries(names)) {
        if (typeof ours === "string") continue;
        const row = new DocumentReflection(name, parent, [], {});
        // Ours come first where both are called the same.
        row.relevanceBoost = 0.25;
        this.fullUrls.set(row, `${page.url}#${foreignId(library, name)}`);
      }
    }
    return pages;
  }
}
