// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { Comment, Converter, IndexEvent, OptionDefaults, ReflectionKind } from "typedoc";

/** @type {import("typedoc").TypeDocOptions & import("typedoc-plugin-mdn-links").PluginOptions} */
export default {
  name: "lazuli",
  includeVersion: true,
  entryPoints: ["src/index.ts", "src/async.ts"],
  projectDocuments: ["docs", "docs/decisions"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  ),
  out: "docs/api",
  customCss: "typedoc.css",
  plugin: ["typedoc-plugin-mdn-links", overloads, titles, searchWords],

  // What a function says about its work, beside the tags that typedoc knows.
  blockTags: [...OptionDefaults.blockTags, "@pulls", "@keeps", "@endless"],

  categorizeByGroup: false,
  categoryOrder: [
    "Sources",
    "Numbers",
    "Combinatorics",
    "Transforming",
    "Stopping",
    "Bounding",
    "Predicates",
    "Neighbours",
    "Joining",
    "Sorted",
    "Sharing",
    "Searching",
    "Reducing",
    "Collecting",
    "Chain",
    "Types",
  ],
  sort: ["alphabetical-ignoring-documents"],
  sortEntryPoints: false,
  navigation: { includeCategories: true, includeGroups: false, includeFolders: false, compactFolders: false },
  excludeInternal: true,
  excludePrivate: true,
  // The async module has the same types; they are documented once.
  excludeReferences: true,
  // There is no host yet that a link to the source could name.
  disableSources: true,

  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
  requiredToBeDocumented: ["Module", "Class", "Interface", "TypeAlias", "Function", "Method", "Variable"],
  intentionallyNotExported: ["src/core/types/endlessness.ts:IsEndless", "src/core/engine/cursor.ts:END"],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};

/**
 * Shows the comment of an overloaded function once, above its signatures. typedoc repeats it under each of
 * them, and warns of every `@param` that the first signature does not have.
 *
 * @param {import("typedoc").Application} app
 */
function overloads(app) {
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    (context) => {
      for (const reflection of context.project.getReflectionsByKind(ReflectionKind.FunctionOrMethod)) {
        const { signatures = [] } = /** @type {import("typedoc").DeclarationReflection} */ (reflection);
        const shared = signatures[0]?.comment;
        if (shared === undefined || signatures.length === 1) continue;
        const [params, rest] = split(shared.blockTags, (tag) => tag.tag === "@param");
        reflection.comment = new Comment(shared.summary, rest, shared.modifierTags);
        for (const signature of signatures) {
          const names = signature.parameters?.map((parameter) => parameter.name) ?? [];
          signature.comment = new Comment(
            [],
            params.filter((tag) => names.includes(tag.name ?? "")).map((tag) => tag.clone()),
          );
        }
      }
    },
    // Ahead of typedoc's own work on comments.
    1_000_000,
  );
}

/**
 * Calls a guide by its heading; typedoc would take the file name.
 *
 * @param {import("typedoc").Application} app
 */
function titles(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const document of project.documents ?? []) {
      const [, heading] = /^# (.+)$/m.exec(document.content[0]?.text ?? "") ?? [];
      if (heading !== undefined) document.name = heading;
    }
  });
}

/**
 * Lets the search find a function by what other libraries call it.
 *
 * @param {import("typedoc").Application} app
 */
function searchWords(app) {
  /** @type {{ names: Record<string, string | { code?: string }> }[]} */
  const libraries = JSON.parse(readFileSync("docs/names.json", "utf8"));
  /** @type {Map<unknown, string[]>} */
  const words = new Map();
  for (const { names } of libraries) {
    for (const [theirs, to] of Object.entries(names)) {
      const ours = typeof to === "string" ? to : to.code;
      words.set(ours, [...(words.get(ours) ?? []), theirs]);
    }
  }
  app.renderer.on(IndexEvent.PREPARE_INDEX, (event) => {
    event.searchFieldWeights["elsewhere"] = 5;
    for (const [index, { name }] of event.searchResults.entries()) {
      event.searchFields[index] = {
        ...event.searchFields[index],
        elsewhere: words.get(name)?.join(" ") ?? "",
      };
    }
  });
}

/**
 * @template T
 * @param {readonly T[]} values
 * @param {(value: T) => boolean} predicate
 * @returns {[T[], T[]]}
 */
function split(values, predicate) {
  return [values.filter(predicate), values.filter((value) => !predicate(value))];
}
