/** The chains: that they are written from the functions, and that an editor says of a method what the function does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as lazuli from "lazuli";
import * as lazuliAsync from "lazuli/async";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { root } from "./kit/files.js";

const { render } = (await import(pathToFileURL(join(root, "scripts/chain.mjs")).href)) as {
  render: () => Promise<Record<string, string>>;
};
const files = Object.entries(await render());

test.each(files)("%s is written from the functions: run node scripts/chain.mjs", (file, text) => {
  expect(readFileSync(join(root, file), "utf8")).toBe(text);
});

interface Chain {
  readonly name: string;
  /** The variable that holds one. */
  readonly chain: string;
  readonly methods: readonly string[];
}

function methodsOf(chain: object): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(chain)).filter((name) => name !== "constructor");
}

const chains: Chain[] = [
  { name: "Seq", chain: "chain", methods: methodsOf(lazuli.seq([])) },
  { name: "AsyncSeq", chain: "asyncChain", methods: methodsOf(lazuliAsync.seq([])) },
];

/** Where a function is that says what it does: in `lazuli`, if it is there. */
const faceOf = (name: string): string => (name in lazuli ? "lazuli" : "lazuliAsync");

const path = join(root, "test/hover.ts");
const code = [
  'import * as lazuli from "lazuli";',
  'import * as lazuliAsync from "lazuli/async";',
  "const chain = lazuli.seq([1]);",
  "const asyncChain = lazuliAsync.seq([1]);",
  ...chains.flatMap(({ chain, methods }) =>
    methods.flatMap((name) => [`${faceOf(name)}.${name};`, `${chain}.${name};`, `${chain}.${name}();`]),
  ),
].join("\n");

/** What an editor asks about a file that is not there. */
const service = ts.createLanguageService({
  getScriptFileNames: () => [path],
  getScriptVersion: () => "1",
  getScriptSnapshot(name) {
    const text = name === path ? code : ts.sys.readFile(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCompilationSettings() {
    const config = join(root, "test/tsconfig.json");
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(config, (name) => ts.sys.readFile(name)).config,
      ts.sys,
      join(root, "test"),
    );
    return options;
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  fileExists: (name) => name === path || ts.sys.fileExists(name),
  readFile: (name) => ts.sys.readFile(name),
});

/** The text of a hover at the end of a piece of the code. */
function hoverAt(piece: string): string {
  const info = service.getQuickInfoAtPosition(path, code.indexOf(`\n${piece};`) + piece.length);
  return textOf(info?.documentation);
}

/** The texts for the signatures to choose from while the arguments are written. */
function helpAt(call: string): string[] {
  const help = service.getSignatureHelpItems(path, code.indexOf(`\n${call}();`) + call.length + 2, undefined);
  return (help?.items ?? []).map(({ documentation }) => textOf(documentation));
}

/** The names to choose from behind the dot. */
function completionsAt(chain: string): string[] {
  const position = code.indexOf(`\n${chain}.`) + chain.length + 2;
  return service.getCompletionsAtPosition(path, position, undefined)?.entries.map(({ name }) => name) ?? [];
}

function textOf(parts: ts.SymbolDisplayPart[] | undefined): string {
  return ts.displayPartsToString(parts).replaceAll(/\s+/g, " ");
}

describe.each(chains)("an editor shows for $name", ({ chain, methods }) => {
  test.each(methods.filter((name) => name !== "through"))("the first sentence of the function %s", (name) => {
    const sentence = /^.+?\.(?= |$)/.exec(hoverAt(`${faceOf(name)}.${name}`))?.[0];
    expect(sentence).toMatch(/^[A-Z].*\w/);
    const texts = [hoverAt(`${chain}.${name}`), ...helpAt(`${chain}.${name}`)];
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toContain(`${sentence} See {@link ${name}}`);
  });

  test("what through does, which is of the chain alone", () => {
    expect(hoverAt(`${chain}.through`)).toMatch(/^Applies an operator of your own/);
  });

  test("every method behind the dot", () => {
    expect(completionsAt(chain)).toEqual(expect.arrayContaining([...methods, "next", "return"]));
  });
});
