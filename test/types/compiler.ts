import { fileURLToPath } from "node:url";
import ts from "typescript";

const folder = fileURLToPath(new URL(".", import.meta.url));
const config = `${folder}../tsconfig.json`;

/** The compiler's view of source files and of snippets, which are modules beside this one. */
export function compile(snippets: Readonly<Record<string, string>>): ts.Program {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    `${folder}..`,
  );
  const host = ts.createCompilerHost(options);
  const virtual = new Map(Object.entries(snippets).map(([name, code]) => [folder + name, code]));
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => virtual.has(path) || fileExists.call(host, path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const code = virtual.get(path);
    return code === undefined
      ? getSourceFile.call(host, path, languageVersion, ...rest)
      : ts.createSourceFile(path, code, languageVersion);
  };
  return ts.createProgram([...virtual.keys()], options, host);
}

/** What the compiler says about a snippet: one text per error. */
export function errorsOf(program: ts.Program, name: string): string[] {
  const source = program.getSourceFile(folder + name);
  if (source === undefined) throw new Error(`${name} is not in the program`);
  return program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** How editors show the type of a constant of a snippet. */
export function typeOf(program: ts.Program, name: string, constant: string): string {
  const source = program.getSourceFile(folder + name);
  const checker = program.getTypeChecker();
  const statements: readonly ts.Statement[] = source?.statements ?? [];
  const declarations = statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => declarationList.declarations);
  const declaration = declarations.find((each) => each.name.getText(source) === constant);
  if (declaration === undefined) throw new Error(`${name} has no constant ${constant}`);
  return checker.typeToString(
    checker.getTypeAtLocation(declaration),
    undefined,
    ts.TypeFormatFlags.NoTruncation,
  );
}
