/** The chain: that it is written from the functions, and that an editor says of a method what the function does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as lazuli from "lazuli";
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

const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(lazuli.seq([]))).filter(
  (name) => name !== "constructor",
);
const path = join(root, "test/hover.ts");
const code = [
  'import * as lazuli from "lazuli";',
  "const chain = lazuli.seq([1]);",
  ...methods.flatMap((name) => [`lazuli.${name};`, `chain.${name};`, `chain.${name}();`]),
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
  const info = service.getQuickInfoAtPosition(path, code.indexOf(`${piece};`) + piece.length - 1);
  return textOf(info?.documentation);
}

/** The texts for the signatures to choose from while the arguments are written. */
function helpAt(call: string): string[] {
  const help = service.getSignatureHelpItems(path, code.indexOf(`${call}();`) + call.length + 1, undefined);
  return (help?.items ?? []).map(({ documentation }) => textOf(documentation));
}

function textOf(parts: ts.SymbolDisplayPart[] | undefined): string {
  return ts.displayPartsToString(parts).replaceAll(/\s+/g, " ");
}

describe("an editor shows the first sentence of the function", () => {
  test.each(methods.filter((name) => name in lazuli))("for %s", (name) => {
    const sentence = /^.+?\.(?= |$)/.exec(hoverAt(`lazuli.${name}`))?.[0];
    expect(sentence).toMatch(/^[A-Z].*\w/);
    const texts = [hoverAt(`chain.${name}`), ...helpAt(`chain.${name}`)];
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text).toContain(`${sentence} See {@link ${name}}`);
  });

  test("and of through, which is of the chain alone", () => {
    expect(methods.filter((name) => !(name in lazuli))).toEqual(["through"]);
    expect(hoverAt("chain.through")).toMatch(/^Applies an operator of your own/);
  });
});
