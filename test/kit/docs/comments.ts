import { existsSync, readdirSync, readFileSync } from "node:fs";

/** What the comment of a function promises about pulling, keeping and endless input. */
export interface Promised {
  readonly pulls?: string;
  readonly keeps?: string;
  readonly endless?: string;
}

/** A function of the source, with its tags and the text of its first signature. */
export interface Documented {
  readonly tags: Promised;
  readonly signature: string;
}

const src = new URL("../../../src/", import.meta.url);
const folders = ["consumers/", "numbers/", "operators/", "predicates/", "sources/"].filter((folder) =>
  existsSync(new URL(folder, src)),
);
const files = [
  new URL("seq.ts", src),
  ...folders.flatMap((folder) =>
    readdirSync(new URL(folder, src)).map((file) => new URL(`${folder}${file}`, src)),
  ),
];

const comment = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export (?:async )?function (\w+)([^]*?)[;{]\n/g;

/** Every exported function by its name in the source: async twins as `takeAsync`. */
export const documented: ReadonlyMap<string, Documented> = new Map(
  files
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(comment)])
    .map(([, text = "", name = "", signature = ""]) => [
      name,
      { signature, tags: Object.fromEntries(tagsOf(text)) },
    ]),
);

function tagsOf(text: string): [name: string, text: string][] {
  return [...text.matchAll(/^ \* @(pulls|keeps|endless) (.+)$/gm)].map(([, name = "", tag = ""]) => [
    name,
    tag,
  ]);
}

/** The tags of a function of the sync face. */
export function promisedBy(name: string): Promised {
  return documented.get(name)?.tags ?? {};
}
