/** The globals that src reads beside those of the language, which the README promises to list. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { filesUnder, root } from "../kit/files.js";

/** src is compiled without the types of any host: all that it reads from one is in the type that `globalThis` is cast to. */
function globalsOf(path: string): string[] {
  const file = ts.createSourceFile(
    path,
    readFileSync(join(root, path), "utf8"),
    ts.ScriptTarget.ESNext,
    true,
  );
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === "globalThis" && !ts.isTypeQueryNode(node.parent)) {
      let cast: ts.Node = node;
      while (ts.isAsExpression(cast.parent)) cast = cast.parent;
      if (!ts.isAsExpression(cast)) throw new Error(`${path}: globalThis is read without a type`);
      names.push(...membersOf(cast.type, file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function membersOf(type: ts.TypeNode, file: ts.SourceFile): string[] {
  const literal = ts.isTypeReferenceNode(type)
    ? file.statements.find(
        (statement) =>
          ts.isInterfaceDeclaration(statement) && statement.name.text === type.typeName.getText(),
      )
    : type;
  const { members } = literal as ts.InterfaceDeclaration | ts.TypeLiteralNode;
  // A key that is a symbol of our own is no global of the platform.
  return members.flatMap(({ name }) =>
    name === undefined || ts.isComputedPropertyName(name) ? [] : name.getText(),
  );
}

test("the README lists the globals that are used", () => {
  const used = filesUnder("src", ".ts").flatMap(globalsOf);
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, table] = /\n\| global .*\n\|[- |]*\n((?:\|.*\n)*)/.exec(readme) ?? [];
  const listed = (table ?? "").split("\n").flatMap((row) => row.split("|")[1]?.match(/\w+/g) ?? []);
  expect([...new Set(listed)].sort()).toEqual([...new Set(used)].sort());
});
