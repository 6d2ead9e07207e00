// @ts-check
/** Writes the pages of docs/ that are made from data: `node scripts/pages.mjs`. */
import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";

const docs = new URL("../docs/", import.meta.url);

/** @typedef {string | { code: string, but?: string } | { why: string }} Counterpart A name of ours, a composition, or neither. */
/** @typedef {{ library: string, version: string, names: Record<string, Counterpart> }} Library */
/** @typedef {{ when: string, then?: Branch[], use?: string[] }} Branch */

/** @param {string} file @returns {unknown} */
function read(file) {
  return JSON.parse(readFileSync(new URL(file, docs), "utf8"));
}

/** @param {string} text */
function code(text) {
  const escaped = text.replaceAll("|", "\\|");
  return text.includes("`") ? `\`\` ${escaped} \`\`` : `\`${escaped}\``;
}

/** @param {Counterpart} counterpart */
function cell(counterpart) {
  if (typeof counterpart === "string") return code(counterpart);
  if ("why" in counterpart) return counterpart.why;
  return code(counterpart.code) + (counterpart.but === undefined ? "" : ` – ${counterpart.but}`);
}

/** What functions are called elsewhere, as a page. */
export function namesPage() {
  const libraries = /** @type {Library[]} */ (read("names.json"));
  const tables = libraries.map(({ library, version, names }) => {
    const rows = Object.entries(names).map(
      ([name, counterpart]) => `| ${code(name)} | ${cell(counterpart)} |`,
    );
    return `## ${library}\n\nVersion ${version}.\n\n| there | here |\n| --- | --- |\n${rows.join("\n")}\n`;
  });
  return `# What it is called elsewhere

For those who come from another language or library: each of its functions, and what does the same here. A function stands
alone where lazuli has it. Where two functions together read as well as a third would, the composition stands instead. Where
lazuli has neither, the row says so. A name with brackets is one overload: \`islice (stop)\` is \`islice\` with one number.

In the compositions \`s\` and \`t\` are sequences, \`xs\` is an array, \`p\` a predicate, \`f\` a function and \`n\` a number or a value.
The tests run each of them on examples that the original documents, and see that it closes its sources when it stops early.

What differs throughout:

- Where there is no value, functions here return \`undefined\`; they do not throw and there is no \`Option\`. (\`only\`, and
  \`reduce\` without a start, throw.) Where a search finds no index, it returns -1.
- Counts and positions start at 0. A negative one is a \`RangeError\`.
- A callback gets the value first and its index second.
- Of several values that are equal in an order, \`min\` and \`max\` return the first.
- Two values are the same where a \`Set\` has them as one. Python, Rust, Kotlin and the records of .NET compare lists and the
  like by what is in them: for that, use \`uniqueBy\`, \`dedupeBy\` and \`groupBy\` with a key such as
  \`(x) => JSON.stringify(x)\`.
- To sort is to collect and to \`sort\`. \`compare([a], [b])\` is the order that \`max\` goes by, for numbers and for texts.

The search of these pages knows the other names too.

<!-- Made from docs/names.json by scripts/pages.mjs. -->

${tables.join("\n")}`;
}

/** @param {Branch[]} branches @param {string} indent @returns {string} */
function list(branches, indent) {
  return branches
    .map(({ when, then, use = [] }) =>
      then === undefined
        ? `${indent}- ${when}: ${use.map(code).join(", ")}\n`
        : `${indent}- ${when}\n${list(then, `${indent}  `)}`,
    )
    .join("");
}

/** The functions by what one wants to do, as a page. */
export function whichPage() {
  const branches = /** @type {Branch[]} */ (read("which.json"));
  const sections = branches.map(({ when, then = [] }) => `## ${when}\n\n${list(then, "")}`);
  return `# Which one do I need?

Start from what you have, and go down.

<!-- Made from docs/which.json by scripts/pages.mjs. -->

${sections.join("\n")}`;
}

const pages = { "names.md": namesPage, "which.md": whichPage };

/** Each page as it should stand in docs/. */
export async function render() {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [file, page] of Object.entries(pages)) {
    const filepath = new URL(file, docs).pathname;
    texts[file] = await format(page(), { ...(await resolveConfig(filepath)), filepath });
  }
  return texts;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [file, text] of Object.entries(await render())) writeFileSync(new URL(file, docs), text);
}
