// @ts-check
import ts from "typescript";

/**
 * Where code uses what a module of ours exports: what it imports from there, and names that it does not declare, as
 * they stand in prose and in parts of examples. The compiler tells them from members, keys and locals of that name.
 *
 * @param {string} code
 * @param {string} outer - The module that is meant by names that are not imported.
 * @returns {{ start: number, end: number, name: string, module: string }[]}
 */
export function uses(code, outer) {
  const file = ts.createSourceFile("code.ts", code, ts.ScriptTarget.ESNext, true);
  const program = ts.createProgram(["code.ts"], { noLib: true, noResolve: true, types: [] }, hostOf(file));
  const checker = program.getTypeChecker();
  const isCode = program.getSyntacticDiagnostics(file).length === 0;
  /** @type {ReturnType<typeof uses>} */
  const found = [];

  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isIdentifier(node)) {
      const origin = originOf(node, checker);
      // What does not parse is prose in part: in `take(…, 3)` a name is called, in `for … of` it is not.
      const isMeant = origin?.module !== undefined || isCode || isCalled(node);
      if (origin !== undefined && isMeant)
        found.push({ start: node.getStart(), end: node.getEnd(), module: outer, ...origin });
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}

/** @param {ts.SourceFile} file @returns {ts.CompilerHost} */
function hostOf(file) {
  return {
    getSourceFile: (name) => (name === file.fileName ? file : undefined),
    fileExists: (name) => name === file.fileName,
    readFile: () => undefined,
    writeFile: () => undefined,
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
}

/**
 * The name of ours that an identifier stands for, if it may be one, and the module that it is imported from, if it is.
 *
 * @param {ts.Identifier} node
 * @param {ts.TypeChecker} checker
 * @returns {{ name: string, module?: string } | undefined}
 */
function originOf(node, checker) {
  const { parent } = node;
  if (ts.isImportSpecifier(parent)) {
    // In `{ map as each }` the name of ours is the first.
    return node === (parent.propertyName ?? parent.name) ? imported(parent) : undefined;
  }
  const isShorthand = ts.isShorthandPropertyAssignment(parent);
  const symbol = isShorthand
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  const [declaration] = symbol?.declarations ?? [];
  if (declaration !== undefined) return ts.isImportSpecifier(declaration) ? imported(declaration) : undefined;
  // Nothing declares it. Ours have no members: `first.mjs` is a file.
  const isOther = isShorthand || ts.isPropertyAccessExpression(parent) || ts.isLabeledStatement(parent);
  return isOther ? undefined : { name: node.text };
}

/** @param {ts.ImportSpecifier} specifier */
function imported(specifier) {
  const { moduleSpecifier } = specifier.parent.parent.parent;
  const name = (specifier.propertyName ?? specifier.name).text;
  // Prose may leave out where from.
  return ts.isStringLiteral(moduleSpecifier) ? { name, module: moduleSpecifier.text } : { name };
}

/** @param {ts.Identifier} node */
function isCalled(node) {
  return (
    ts.isImportSpecifier(node.parent) || (ts.isCallExpression(node.parent) && node.parent.expression === node)
  );
}
