// @ts-check
/**
 * Prints what an editor shows of pipelines, the hovers and the messages of mistakes, to be read by eye:
 * `node scripts/editor.mjs`.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/**
 * Code over `lazuli`. A hover is shown for each name behind a ▸.
 *
 * @type {Record<string, string>}
 */
const SNIPPETS = {
  "rows of zipKeyed": `
    const rows = zipKeyed({ id: [1, 2], name: ["a", "b"] });
    const [▸row] = rows;
    const ▸all = toArray(rows);
    const ▸padded = zipKeyed({ id: [1], name: ["a"] }, { mode: "longest", padding: { name: "-" } });`,
  "rows of zip": `const ▸rows = zip([[1, 2], ["a", "b"]]);`,
  "rows of a chain": `const ▸rows = seq([1, 2]).zip([["a", "b"]]);`,
  entries: `
    const config = { host: "localhost", port: 80 };
    const ▸pairs = entries(config);
    const ▸back = toObject(entries(config));`,
  "a pipeline": `
    const ▸texts = map(filter(countFrom(1), (n) => n % 2 === 0), String);
    const ▸first = find(texts, (text) => text.length > 1);`,
  guards: `
    const mixed: (string | number | null)[] = [];
    const isString = (value: unknown) => typeof value === "string";
    const ▸kept = ▸filter(mixed, Boolean);
    const ▸isLong = ▸both(isString, (text: string) => text.length > 2);
    const ▸long = ▸filter(mixed, isLong);
    const [▸texts, ▸others] = ▸partition(mixed, isString);
    if (▸every(mixed, isString)) ▸mixed;`,
  "windows and chunks": `
    const ▸three = windows([1, 2, 3, 4], 3);
    const ▸runs = chunks([1, 2, 3, 4], 2);`,
  groups: `const ▸groups = groupBy(["a", "bb"], (text) => text.length);`,
  "a search": `const ▸verdict = search(primes(), (p) => p > 1000, { maxTime: 100 });`,
  "a function": `▸takeWhile([1], (n) => n < 1);`,
  "a method": `seq([1]).▸takeWhile((n) => n < 1);`,

  "MISTAKE: no end": `sum(primes());`,
  "MISTAKE: strings to add": `sum(["1"]);`,
  "MISTAKE: two lists to zip": `zip([1, 2], ["a"]);`,
  "MISTAKE: dates to compare": `max([new Date()]);`,
  "MISTAKE: an async iterable": `
    declare const ticks: AsyncIterable<number>;
    map(ticks, String);`,
  "MISTAKE: a promise": `toArray(Promise.resolve([1]));`,
  "MISTAKE: an async predicate": `
    filter([1, 2], async (n) => n > 1);
    find([1, 2], async (n) => n > 1);`,
  "MISTAKE: not called": `take(fib, 3);`,
  "MISTAKE: point-free": `
    map(chunks([1, 2], 1), max);
    filter(windows([1, 2], 2), isSorted);`,
  "MISTAKE: a search without bounds": `search(primes(), (p) => p > 1000);`,
};

const test = fileURLToPath(new URL("../test/", import.meta.url));
const { config } = ts.readConfigFile(`${test}tsconfig.json`, (path) => ts.sys.readFile(path));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, test);

const index = readFileSync(new URL("../src/index.ts", import.meta.url), "utf8");
/** @param {string} name */
const isOurs = (name) => new RegExp(`\\b${name}\\b`).test(index);

/** @type {Map<string, { code: string, names: number[] }>} */
const files = new Map();
for (const [title, snippet] of Object.entries(SNIPPETS)) {
  const lines = snippet.replace(/^\n/, "").replaceAll(/^ {4}/gm, "");
  // Everything is imported, so that the snippets show only what matters.
  let code = `import { ${[...new Set(lines.match(/\b[a-z]\w+(?=[(,)])/g))].filter(isOurs).join(", ")} } from "lazuli";\n`;
  /** @type {number[]} */
  const names = [];
  for (const [index, part] of lines.split("▸").entries()) {
    if (index > 0) names.push(code.length);
    code += part;
  }
  files.set(`${test}${title.replaceAll(/\W+/g, "-")}.ts`, { code, names });
}

const service = ts.createLanguageService({
  getScriptFileNames: () => [...files.keys()],
  getScriptVersion: () => "1",
  getScriptSnapshot(path) {
    const text = files.get(path)?.code ?? ts.sys.readFile(path);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => test,
  getCompilationSettings: () => ({ ...options, noUnusedLocals: false }),
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  fileExists: (path) => files.has(path) || ts.sys.fileExists(path),
  readFile: (path) => files.get(path)?.code ?? ts.sys.readFile(path),
  readDirectory: ts.sys.readDirectory,
});

for (const [position, [path, { code, names }]] of [...files].entries()) {
  console.log(`\n## ${Object.keys(SNIPPETS)[position]}\n`);
  console.log(code.slice(code.indexOf("\n") + 1).replaceAll(/^/gm, "    "));
  for (const name of names) {
    const info = service.getQuickInfoAtPosition(path, name);
    console.log(`\n  ▸ ${ts.displayPartsToString(info?.displayParts)}`);
    const [sentence = ""] = ts.displayPartsToString(info?.documentation).split("\n\n");
    if (sentence !== "") console.log(`    ${sentence.replaceAll("\n", " ")}`);
  }
  for (const { messageText } of service.getSemanticDiagnostics(path))
    console.log(`\n  ✗ ${ts.flattenDiagnosticMessageText(messageText, "\n").replaceAll("\n", "\n    ")}`);
}
