/**
 * Writes the declarations into dist/: one for each source file that the entries reach, under its own name, so that an
 * editor's "Go to definition" leads to `dist/operators/takeWhile.d.ts`. Beside it goes a copy for `require`, whose
 * imports name `.cjs` files.
 *
 *     node scripts/declarations.mjs
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import ts from "typescript";

const { compilerOptions } = ts.readConfigFile("tsconfig.json", ts.sys.readFile).config;
const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, ".");
const IMPORT = /(?<=\bfrom |\bimport\()"(\.[^"]+)\.js"/g;

const reached = new Set(["index", "async", "trace", "testing", "register"]);
// The loop also visits what it adds.
for (const name of reached) {
  const source = await readFile(join("src", `${name}.ts`), "utf8");
  const { outputText: declaration, diagnostics = [] } = ts.transpileDeclaration(source, {
    fileName: `src/${name}.ts`,
    compilerOptions: options,
    reportDiagnostics: true,
  });
  if (diagnostics.length > 0) {
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
  }
  for (const [, path = ""] of declaration.matchAll(IMPORT)) reached.add(join(dirname(name), path));

  await mkdir(dirname(join("dist", name)), { recursive: true });
  await writeFile(join("dist", `${name}.d.ts`), declaration);
  // There is none for `require`.
  if (name === "register") continue;
  await writeFile(join("dist", `${name}.d.cts`), declaration.replace(IMPORT, '"$1.cjs"'));
}
