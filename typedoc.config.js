// @ts-check
import { readdirSync } from "node:fs";
import { OptionDefaults } from "typedoc";
import { arrange } from "./scripts/typedoc/arrange.mjs";
import { links } from "./scripts/typedoc/links.mjs";
import { search } from "./scripts/typedoc/search.mjs";

/** @type {import("typedoc").TypeDocOptions & import("typedoc-plugin-mdn-links").PluginOptions} */
export default {
  name: "lazuli",
  includeVersion: true,
  // The README has a heading.
  headings: { readme: false },
  entryPoints: ["src/index.ts", "src/async.ts", "src/trace.ts", "src/testing.ts"],
  projectDocuments: ["docs", "docs/decisions"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  ),
  out: "docs/api",
  customCss: "typedoc.css",
  favicon: "docs/favicon.svg",
  plugin: ["typedoc-plugin-mdn-links", arrange, links, search],
  router: "names",

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
    "Producers",
    "Concurrency",
    "Time",
    "Errors",
    "Streams",
    "Searching",
    "Reducing",
    "Collecting",
    "Chain",
    "Tracing",
    "Testing",
    "Types",
  ],
  sort: ["alphabetical-ignoring-documents"],
  sortEntryPoints: false,
  navigation: { includeCategories: true, includeGroups: false, includeFolders: false, compactFolders: false },
  // A function comes before the method of the chain and the property that have its name.
  searchGroupBoosts: { Methods: 0.5, Properties: 0.5 },
  // Two types extend another: no page of its own is due to that.
  includeHierarchySummary: false,
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
