import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { ASYNC_ONLY, rows } from "../kit/rows.js";
import { root } from "../kit/files.js";

const MEASURED = ["pulls", "keeps", "endless"];
/** The helpers of core that throw for a bad argument: who calls one documents what it throws. */
const CHECK = /^(check|mustBe|refuse$|toCount$|openList$|openRecord$|openSeveral$)/;

// The navigation of the docs is the list of categories. typedoc reads its configuration in JavaScript only.
const typedoc = (await import(pathToFileURL(join(root, "typedoc.config.js")).href)) as {
  default: { categoryOrder: string[] };
};
const categories = typedoc.default.categoryOrder;

const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile) as { config: object };
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram([join(root, "src/index.ts"), join(root, "src/async.ts")], options);
const checker = program.getTypeChecker();

interface Export {
  readonly name: string;
  /** Its name in the file that declares it. */
  readonly local: string;
  readonly declarations: readonly ts.Declaration[];
}

function exportsOf(file: string): Export[] {
  const source = program.getSourceFile(join(root, file));
  const module = source && checker.getSymbolAtLocation(source);
  return checker.getExportsOfModule(module as ts.Symbol).map((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return { name: symbol.name, local: target.name, declarations: target.declarations ?? [] };
  });
}

interface Tag {
  readonly name: string;
  readonly text: string;
}

interface Comment {
  readonly raw: string;
  /** The first paragraph. */
  readonly summary: string;
  readonly tags: readonly Tag[];
}

function commentOf({ declarations }: Export): Comment | undefined {
  const doc = declarations.flatMap((declaration) => ts.getJSDocCommentsAndTags(declaration)).find(ts.isJSDoc);
  if (doc === undefined) return undefined;
  const raw = doc.getText();
  // Not by the compiler's own reading, which takes an `@` in the code of an example for a tag.
  const text = raw.replace(/^\/\*\*|\*\/$/g, "").replace(/^[ \t]*\* ?/gm, "");
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

/** The parameters that callers see, of all overloads; for a rest, those that its tuple names, if it does. */
function parametersOf(functions: readonly ts.FunctionDeclaration[]): string[] {
  const overloads = functions.filter((declaration) => declaration.body === undefined);
  const seen = overloads.length > 0 ? overloads : functions;
  return [...new Set(seen.flatMap(({ parameters }) => parameters.flatMap(namesOf)))];
}

function namesOf({ name, type, dotDotDotToken }: ts.ParameterDeclaration): string[] {
  if (dotDotDotToken === undefined || type === undefined || !ts.isTupleTypeNode(type))
    return [name.getText()];
  const members = type.elements.filter(ts.isNamedTupleMember).map((member) => member.name.getText());
  return members.length > 0 ? members : [name.getText()];
}

function callsCheck(functions: readonly ts.FunctionDeclaration[]): boolean {
  const isCheck = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && CHECK.test(node.expression.getText())) ||
    ts.forEachChild(node, (child) => isCheck(child) || undefined) === true;
  return functions.some(({ body }) => body !== undefined && isCheck(body));
}

/** What is wrong with the comment of an export. */
function complaintsAbout(item: Export, isAsync: boolean): string[] {
  const comment = commentOf(item);
  if (comment === undefined) return ["it has no comment"];
  const { raw, summary, tags } = comment;
  const complaints: string[] = [];
  const must = (isGood: boolean, complaint: string): void => {
    if (!isGood) complaints.push(complaint);
  };
  const textsOf = (name: string): string[] => tags.filter((tag) => tag.name === name).map((tag) => tag.text);

  must(/^[A-Z{`].*\.$/.test(summary), "it does not start with a paragraph that ends with a period");
  must(!/[ \t]$/m.test(raw), "it has spaces at the end of a line");
  must(textsOf("category").length === 1, "it must have one @category");
  for (const category of textsOf("category")) {
    must(categories.includes(category), `typedoc.config.js has no category "${category}"`);
  }
  for (const { name, text } of tags) must(text !== "", `@${name} is empty`);

  const functions = item.declarations.filter(ts.isFunctionDeclaration);
  if (functions.length === 0) return complaints;
  must(
    textsOf("example").some((text) => text.includes("```ts\n")),
    "it has no @example with code",
  );
  for (const name of MEASURED) {
    const times = rows[item.name]?.kind === "function" ? 0 : 1;
    must(textsOf(name).length === times, `it must have @${name} ${times === 1 ? "once" : "not at all"}`);
  }
  if (isAsync) {
    must(summary.includes(`{@link ${item.name}}`), `its summary does not link to the sync ${item.name}`);
    return complaints;
  }
  const parameters = parametersOf(functions);
  const documented = textsOf("param").map((text) => /^([\w.]+) - \S/.exec(text)?.[1]);
  for (const name of parameters) must(documented.includes(name), `it has no "@param ${name} - …"`);
  for (const name of documented) must(parameters.includes(`${name}`), `there is no parameter ${name}`);
  must(textsOf("throws").length > 0 || !callsCheck(functions), "it checks arguments and has no @throws");
  return complaints;
}

describe("a doc comment is complete", () => {
  for (const item of exportsOf("src/index.ts")) {
    test(`lazuli: ${item.name}`, () => {
      expect(complaintsAbout(item, false)).toEqual([]);
    });
  }
  for (const item of exportsOf("src/async.ts")) {
    test(`lazuli/async: ${item.name}`, () => {
      expect(complaintsAbout(item, item.local !== item.name && !(item.name in ASYNC_ONLY))).toEqual([]);
    });
  }
});

describe("async twins", () => {
  const sync = new Map(exportsOf("src/index.ts").map((item) => [item.name, item]));
  for (const item of exportsOf("src/async.ts")) {
    if (item.local === item.name || item.name in ASYNC_ONLY) continue;
    test(`${item.name} is in the category of its sync twin`, () => {
      const categoryOf = (twin: Export | undefined): string | undefined =>
        twin && commentOf(twin)?.tags.find(({ name }) => name === "category")?.text;
      expect(categoryOf(item)).toBe(categoryOf(sync.get(item.name)));
    });
  }
});
