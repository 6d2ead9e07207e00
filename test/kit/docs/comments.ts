/** The doc comments of the sources: all that tests know of tags is read here. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, root } from "../files.js";

interface Tag {
  readonly name: string;
  readonly text: string;
}

export interface Comment {
  readonly raw: string;
  /** The first paragraph. */
  readonly summary: string;
  readonly tags: readonly Tag[];
}

/** Something that a file exports, as it stands there. */
export interface Documented {
  readonly file: string;
  readonly comment: Comment | undefined;
  /** From its name to its body; of a function, the first signature comes first. */
  readonly signatures: readonly string[];
}

const DECLARATION =
  /^(?<raw>\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export (?:declare |abstract |async )*(?:function\*?|class|interface|type|const) (?<name>\w+)(?<signature>[^]*?)(?:[;{]\n|;$)/gm;

function parse(raw: string): Comment {
  // Not by the compiler's own reading, which takes an `@` in the code of an example for a tag.
  const text = raw.replace(/^\/\*\*|\*\/\s*$/g, "").replace(/^[ \t]*\* ?/gm, "");
  const [description = "", ...tags] = text.split(/^(?=@)/m);
  return {
    raw,
    summary: (description.trim().split(/\n\s*\n/)[0] ?? "").replaceAll("\n", " "),
    tags: tags.map((tag) => {
      const [, name = "", rest = ""] = /^@(\w+)\s*([^]*)$/.exec(tag) ?? [];
      return { name, text: rest.trim() };
    }),
  };
}

/** What a file exports, by the name that it has there. */
export function documentedIn(file: string): ReadonlyMap<string, Documented> {
  const found = new Map<string, Documented>();
  for (const { groups } of readFileSync(join(root, file), "utf8").matchAll(DECLARATION)) {
    const { raw, name = "", signature = "" } = groups ?? {};
    const { comment = raw === undefined ? undefined : parse(raw), signatures = [] } = found.get(name) ?? {};
    found.set(name, { file, comment, signatures: [...signatures, signature] });
  }
  return found;
}

/** What the public files export, by its name in the source: async twins as `takeAsync`. */
export const documented: ReadonlyMap<string, Documented> = new Map(
  filesUnder("src", ".ts")
    .filter((file) => !file.startsWith("src/core/"))
    .flatMap((file) => [...documentedIn(file)]),
);

/** The texts of a tag. */
export function textsOf(comment: Comment | undefined, tag: string): string[] {
  return (comment?.tags ?? []).filter(({ name }) => name === tag).map(({ text }) => text);
}

/** What a function says of its work, and the laws measure. */
export const MEASURED = ["pulls", "keeps", "endless"] as const;

/** What the comment of a function promises about pulling, keeping and endless input. */
export function promisedBy(name: string): Readonly<Partial<Record<(typeof MEASURED)[number], string>>> {
  const comment = documented.get(name)?.comment;
  return Object.fromEntries(MEASURED.flatMap((tag) => textsOf(comment, tag).map((text) => [tag, text])));
}
