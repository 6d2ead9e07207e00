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

You know a function from another language or library, and want to know what does the same here. Find its name in the table of
that library: it shows a function of lazuli, a composition of a few, or the reason why there is none. A name with brackets is
one overload: \`islice (stop)\` is \`islice\` with one number. The search of the API pages knows these names too.

In the compositions \`s\` and \`t\` are sequences, \`xs\` is an array, \`p\` a predicate, \`f\` a function and \`n\` a number or a value.
The tests run each composition on the examples of the original's documentation, and check that it closes its sources when it
stops early.

These rules hold throughout:

- Where there is no value, functions return \`undefined\`. They do not throw, and there is no \`Option\`. (\`only\`, and \`reduce\`
  without an initial state, throw.) Where a search finds no index, it returns -1.
- Counts and positions start at 0. A negative one is a \`RangeError\`.
- A callback gets the value first and its index second.
- Of several values that are equal in an order, \`min\` and \`max\` return the first.
- Values are compared as a \`Set\` compares them. Python, Rust, Kotlin and the records of .NET compare lists and other
  compound values by their contents. For that, use \`uniqueBy\`, \`dedupeBy\` and \`groupBy\` with a key such as
  \`(x) => JSON.stringify(x)\`.
- To sort a sequence, collect it with \`toArray\` and call \`sort\`. \`compare([a], [b])\` is the default order of \`max\`, for
  numbers and for strings.

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

Find what you want to do, and follow the list to a function.

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
