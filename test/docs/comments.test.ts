/**
 * What must stand in a doc comment, and in which phrases: the one gate. The laws measure whether the phrases are true, and
 * the linter sees to the form of the tags.
 */
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, test } from "vitest";
import { expectNone } from "../kit/complaints.js";
import { type Comment, documentedIn, MEASURED, textsOf } from "../kit/docs/comments.js";
import { phrasesOf } from "../kit/docs/phrases.js";
import { root } from "../kit/files.js";
import { ASYNC_ONLY, type ConsumerRow, rows } from "../kit/rows.js";

/** The helpers of core that throw for a bad argument: who calls one documents what it throws. */
const CHECK = /^(check|mustBe|refuse$|toCount$|openList$|openRecord$|openSeveral$)/;

// The navigation of the docs is the list of categories. typedoc reads its configuration in JavaScript only.
const typedoc = (await import(pathToFileURL(join(root, "typedoc.config.js")).href)) as {
  default: { categoryOrder: string[] };
};
const categories = typedoc.default.categoryOrder;

const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile) as { config: object };
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram(
  [...["index", "async", "testing"].map((face) => join(root, `src/${face}.ts`))],
  options,
);
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

function fileOf({ declarations }: Export): string {
  const path = declarations[0]?.getSourceFile().fileName ?? "";
  return relative(root, path).split(sep).join("/");
}

function commentOf(item: Export): Comment | undefined {
  return documentedIn(fileOf(item)).get(item.local)?.comment;
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

const sync = new Map(exportsOf("src/index.ts").map((item) => [item.name, item]));

/** What an async twin says of its work; what only waits at its end can be ended from outside. */
function saidByTwin(item: Export, tag: (typeof MEASURED)[number]): string[] {
  const row = rows[item.name] as ConsumerRow | undefined;
  return tag === "endless" && row?.isMainLoop ? ["safe"] : textsOf(commentOf(item), tag);
}

/** What is wrong with the comment of an export. `of` is the function that it is the async twin of. */
function complaintsAbout(item: Export, of?: Export): string[] {
  const comment = commentOf(item);
  if (comment === undefined) return ["it has no comment"];
  const { raw, summary, tags } = comment;
  const complaints: string[] = [];
  const must = (isGood: boolean, complaint: string): void => {
    if (!isGood) complaints.push(complaint);
  };
  const texts = (name: string): string[] => textsOf(comment, name);
  const list = (phrases: readonly string[]): string => phrases.map((phrase) => `"${phrase}"`).join(", ");

  must(/^[A-Z{`].*\.$/.test(summary), "it does not start with a paragraph that ends with a period");
  must(!/[ \t]$/m.test(raw), "it has spaces at the end of a line");
  must(texts("category").length === 1, "it must have one @category");
  for (const category of texts("category")) {
    must(
      categories.includes(category),
      `typedoc.config.js has no category "${category}", only ${list(categories)}`,
    );
  }
  for (const { name, text } of tags) must(text !== "", `@${name} is empty`);

  const functions = item.declarations.filter(ts.isFunctionDeclaration);
  if (functions.length === 0) return complaints;
  must(
    texts("example").some((text) => text.includes("```ts\n")),
    "it has no @example with code",
  );
  const hasRow = item.name in rows || item.name in ASYNC_ONLY;
  // What is for tests reads no sequence of a user's program.
  must(
    hasRow || fileOf(item).startsWith("src/testing/"),
    "what its tags may say depends on its row in test/kit/rows/, which is missing",
  );
  for (const tag of hasRow ? MEASURED : []) {
    const phrases = phrasesOf(item.name, tag);
    const found = texts(tag);
    if (phrases === undefined) must(found.length === 0, `@${tag} is for functions over sequences only`);
    else {
      const isPhrase = found.length === 1 && phrases.includes(found[0] as string);
      must(
        isPhrase,
        `it must have one @${tag}, in a phrase of test/kit/docs/phrases.ts, or in a new one there: ${list(phrases)}`,
      );
    }
  }
  if (of !== undefined) {
    must(summary.includes(`{@link ${item.name}}`), `its summary does not link to the sync ${item.name}`);
    for (const tag of ["category", ...MEASURED] as const) {
      const said = tag === "category" ? textsOf(commentOf(of), tag) : saidByTwin(of, tag);
      must(`${said}` === `${texts(tag)}`, `its @${tag} must be that of its sync twin: ${said}`);
    }
    return complaints;
  }
  const parameters = parametersOf(functions);
  const documented = texts("param").map((text) => /^([\w.]+) - \S/.exec(text)?.[1]);
  for (const name of parameters) must(documented.includes(name), `it has no "@param ${name} - …"`);
  for (const name of documented) must(parameters.includes(`${name}`), `there is no parameter ${name}`);
  must(texts("throws").length > 0 || !callsCheck(functions), "it checks arguments and has no @throws");
  return complaints;
}

describe("a doc comment is complete", () => {
  for (const item of sync.values()) {
    test(`lazuli: ${item.name}`, () => {
      expectNone(complaintsAbout(item), `the comment of ${item.local} in ${fileOf(item)}`);
    });
  }
  for (const item of exportsOf("src/testing.ts")) {
    test(`lazuli/testing: ${item.name}`, () => {
      expectNone(complaintsAbout(item), `the comment of ${item.local} in ${fileOf(item)}`);
    });
  }
  for (const item of exportsOf("src/async.ts")) {
    const isTwin = item.local !== item.name && !(item.name in ASYNC_ONLY);
    test(`lazuli/async: ${item.name}`, () => {
      const complaints = complaintsAbout(item, isTwin ? sync.get(item.name) : undefined);
      expectNone(complaints, `the comment of ${item.local} in ${fileOf(item)}`);
    });
  }
});
