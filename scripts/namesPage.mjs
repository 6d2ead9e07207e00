// @ts-check
/** Writes docs/names.md from docs/names.json: `node scripts/namesPage.mjs`. */
import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";

const docs = new URL("../docs/", import.meta.url);

/** @typedef {string | { code: string, but?: string } | { why: string }} Counterpart A name of ours, a composition, or neither. */
/** @typedef {{ library: string, version: string, names: Record<string, Counterpart> }} Library */

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
  const libraries = /** @type {Library[]} */ (JSON.parse(readFileSync(new URL("names.json", docs), "utf8")));
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

<!-- Made from docs/names.json by scripts/namesPage.mjs. -->

${tables.join("\n")}`;
}

/** The page as it should stand in docs/. */
export async function render() {
  const filepath = new URL("names.md", docs).pathname;
  return format(namesPage(), { ...(await resolveConfig(filepath)), filepath });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(new URL("names.md", docs), await render());
}
