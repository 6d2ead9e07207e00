/**
 * The code in doc comments and in Markdown as programs. How to write one:
 *
 * - `console.log(expression); // => value` claims that the two are deeply equal, the value being JavaScript;
 * - `statement; // prints text` claims what the statement prints, several lines being joined by spaces;
 * - `statement; // throws RangeError` or `// throws RangeError: part of the message`: the last statement, since it
 *   ends a program that was pasted;
 * - a fence marked `ts no-run` is type-checked only, `ts no-check` not even that;
 * - what runs on a page is fenced as `js`: a reader saves it as `.mjs`, for the oldest Node. In doc comments it is `ts`.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { filesUnder, root } from "../files.js";

export interface Example {
  readonly file: string;
  /** Where the first line of the code stands in the file, counted from 1. */
  readonly line: number;
  readonly code: string;
  readonly runs: boolean;
  readonly checks: boolean;
  /** Whether it is JavaScript, and so a file that a reader can save. */
  readonly isScript: boolean;
}

const FENCE = /^(?<indent>[ \t]*)```(?<language>ts|js)\b(?<marks>.*)$/;

export function findExamples(): Example[] {
  const pages = ["README.md", "CONTRIBUTING.md"].filter((file) => existsSync(join(root, file)));
  const guides = filesUnder("docs", ".md").filter((file) => !file.startsWith("docs/api/"));
  return [
    ...filesUnder("src", ".ts").flatMap((file) => examplesIn(file, /^\s*\* ?/)),
    ...[...pages, ...guides].flatMap((file) => examplesIn(file, /^/)),
  ];
}

/** The examples of one file, whose lines begin with `margin` wherever they are text. */
function examplesIn(file: string, margin: RegExp): Example[] {
  const lines = readFileSync(join(root, file), "utf8").split(/\r?\n/);
  const examples: Example[] = [];
  for (let index = 0; index < lines.length; index++) {
    const text = (offset: number): string => lines[offset]?.replace(margin, "") ?? "";
    const fence = margin.test(lines[index] as string) ? FENCE.exec(text(index))?.groups : undefined;
    if (fence === undefined) continue;
    const start = ++index;
    while (index < lines.length && !text(index).trim().startsWith("```")) index++;
    const code = lines.slice(start, index).map((_, offset) => text(start + offset));
    examples.push({
      file,
      line: start + 1,
      code: code.map((line) => line.slice(fence["indent"]?.length)).join("\n"),
      runs: !/no-(run|check)/.test(fence["marks"] ?? ""),
      checks: !/no-check/.test(fence["marks"] ?? ""),
      isScript: fence["language"] === "js",
    });
  }
  return examples;
}

const CLAIM = /^\/\/ (?:(?<is>=>)|(?<prints>prints\b:?)|(?<throws>throws)\b) ?(?<text>.*)$/;
const ANY_CLAIM = /\/\/ (?:=>|prints\b|throws\b)/g;

/**
 * The code with its claims as calls of `claim`, line for line, and how many they are. They are edited into the
 * text, for the printer of TypeScript would move the lines.
 */
function withClaims({ file, code, line }: Example): { code: string; claims: number; prints: boolean } {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ESNext, true);
  const lineOf = (position: number): number => line + source.getLineAndCharacterOfPosition(position).line;
  const edits: { at: number; to: number; text: string }[] = [];
  const claimed = new Set<number>();

  function insert(at: number, text: string): void {
    edits.push({ at, to: at, text });
  }

  function wrap(statement: ts.Statement, before: string, after: string): void {
    insert(statement.getStart(), before);
    insert(statement.end, after);
  }

  function visit(node: ts.Node): void {
    if (ts.isStatement(node) && !ts.isBlock(node)) {
      const isTop = node.parent === source;
      const at = lineOf(node.getStart());
      if (isTop && !ts.isImportDeclaration(node)) insert(node.getStart(), `claim.at(${at});`);
      const [comment] = ts.getTrailingCommentRanges(code, node.end) ?? [];
      const claim = comment && CLAIM.exec(code.slice(comment.pos, comment.end))?.groups;
      // The statement within `for (…) statement` ends where the loop does: the claim is that of the loop.
      if (claim && !claimed.has(comment.pos)) {
        const text = claim["text"] ?? "";
        const shown = argumentOfLog(node);
        if (claim["is"] && shown !== undefined) {
          edits.push({ at: node.getStart(), to: shown.getStart(), text: `claim.is(${at}, ` });
          edits.push({ at: shown.end, to: node.end, text: `, (${text}));` });
          claimed.add(comment.pos);
        } else if (claim["prints"]) {
          wrap(node, "claim.forget();", `; claim.prints(${at}, ${JSON.stringify(text)});`);
          claimed.add(comment.pos);
        } else if (claim["throws"] && node === source.statements.at(-1)) {
          wrap(node, "await claim.throws(async () => {", `}, ${JSON.stringify(text)});`);
          claimed.add(comment.pos);
        }
      }
    }
    ts.forEachChild(node, visit);
  }
  visit(source);

  for (const { index } of code.matchAll(ANY_CLAIM)) {
    if (claimed.has(index)) continue;
    throw new Error(
      `${file}:${lineOf(index)}: a comment that makes no claim here: ${code.slice(index).split("\n")[0]}`,
    );
  }
  // From the end to the start, so that positions stay right; of two at one place, the later stands further in.
  const edited = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => b.at - a.at || b.order - a.order)
    .reduce((text, edit) => text.slice(0, edit.at) + edit.text + text.slice(edit.to), code);
  return { code: edited, claims: claimed.size, prints: code.includes("console.log(") };
}

/** What a statement `console.log(argument);` prints, if it is one. */
function argumentOfLog(statement: ts.Statement): ts.Expression | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const { expression, arguments: shown } = statement.expression;
  if (expression.getText() !== "console.log" || shown.length !== 1) return undefined;
  const [only] = shown;
  return only && ts.isSpreadElement(only) ? undefined : only;
}

/** What keeps a reader from saving an example of a page as it stands, and running it with the oldest Node. */
export function obstacles({ file, line, code, runs, isScript }: Example): string[] {
  if (!runs || !file.endsWith(".md")) return [];
  if (!isScript) return [`${file}:${line}: what runs on a page is fenced as js, without types`];
  const found: string[] = [];
  const source = ts.createSourceFile("example.mjs", code, ts.ScriptTarget.ESNext, true);
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclarationList(node) && /^(await )?using\b/.test(node.getText())) {
      const { line: offset } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + offset}: the oldest Node has no using`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * An example as the body of an async function of `claim`, `console`, `require` and `exports`, which `play` of
 * claims.ts calls.
 */
export function bodyOf(example: Example): string {
  const { code, claims, prints } = withClaims(example);
  if (claims === 0 && !prints) {
    throw new Error(`${example.file}:${example.line}: the example asserts nothing`);
  }
  const { outputText, diagnostics = [] } = ts.transpileModule(code, {
    reportDiagnostics: true,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      // A name that is imported and not used is no harm in an example.
      verbatimModuleSyntax: false,
    },
  });

  for (const { file, start = 0, messageText } of diagnostics) {
    const { line = 0 } = file?.getLineAndCharacterOfPosition(start) ?? {};
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    throw new SyntaxError(`${example.file}:${example.line + line}: ${message}`);
  }
  return outputText;
}

/** The complaints of the compiler about each example. Those of a language are one program, so that it is fast. */
export function typeErrors(examples: readonly Example[]): Map<Example, string[]> {
  const scripts = examples.filter(({ isScript }) => isScript);
  const rest = examples.filter(({ isScript }) => !isScript);
  // A script has no place for a type. That it has none, the compiler tells by the name of the file.
  const loose = { allowJs: true, checkJs: true, noImplicitAny: false, noUncheckedIndexedAccess: false };
  return new Map([...complaints(scripts, "mjs", loose), ...complaints(rest, "ts", {})]);
}

function complaints(
  examples: readonly Example[],
  extension: string,
  changes: ts.CompilerOptions,
): Map<Example, string[]> {
  const { config } = ts.readConfigFile(join(root, "test/tsconfig.json"), ts.sys.readFile) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, "test"));
  // Shown without being used: fine in an example.
  Object.assign(options, { noUnusedLocals: false, noUnusedParameters: false, ...changes });

  // The files are not on the disk. A module may await; one without an import needs to be told that it is one.
  const nameOf = (index: number): string => join(root, `test/docs/example-${index}.${extension}`);
  const texts = new Map(examples.map(({ code }, index) => [nameOf(index), `${code}\nexport {};\n`]));
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, settings, ...rest) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile(name, settings, ...rest)
      : ts.createSourceFile(name, text, settings, true);
  };

  const program = ts.createProgram([...texts.keys()], options, host);
  return new Map(
    examples.map((example, index) => {
      const source = program.getSourceFile(nameOf(index));
      const diagnostics = [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ];
      const messages = diagnostics.map(({ start = 0, messageText }) => {
        const line = example.line + (source?.getLineAndCharacterOfPosition(start).line ?? 0);
        return `${example.file}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      });
      return [example, messages];
    }),
  );
}
