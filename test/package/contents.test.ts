import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, normalize } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { packed, type Packed } from "../kit/packed.js";
import { chainedIn } from "../kit/rows.js";
import { async, sync } from "../kit/worlds.js";

interface Manifest {
  readonly name: string;
  readonly main: string;
  readonly module: string;
  readonly types: string;
  readonly typesVersions: unknown;
  readonly scripts: Record<string, string>;
  readonly sideEffects: unknown;
  readonly license: string;
  readonly engines: Record<string, string>;
  readonly exports: Record<string, string | Record<string, { types: string; default: string }>>;
  readonly dependencies?: unknown;
  readonly peerDependencies?: unknown;
  readonly optionalDependencies?: unknown;
}

let pack: Packed;
let manifest: Manifest;
const read = (path: string): Promise<string> => readFile(join(pack.installed, path), "utf8");

beforeAll(async () => {
  pack = await packed();
  manifest = JSON.parse(await read("package.json")) as Manifest;
});

/** The files that an export leads to by itself. */
function entries(): string[] {
  return Object.values(manifest.exports).flatMap((target) =>
    typeof target === "string"
      ? [target]
      : Object.values(target).flatMap((condition) => [condition.types, condition.default]),
  );
}

describe("package.json", () => {
  test("has an entry for each face, for import and require, with types beside it", () => {
    const faces = [".", "./async", "./testing", "./trace", "./trace/register", "./package.json"];
    expect(Object.keys(manifest.exports)).toEqual(faces);
    for (const [subpath, file] of [
      [".", "./dist/index"],
      ["./async", "./dist/async"],
      ["./trace", "./dist/trace"],
      ["./testing", "./dist/testing"],
    ] as const) {
      const module = { types: `${file}.d.ts`, default: `${file}.js` };
      const commonjs = { types: `${file}.d.cts`, default: `${file}.cjs` };
      expect(manifest.exports[subpath]).toEqual({ "module-sync": module, import: module, require: commonjs });
    }
    // Node loads it, for programs that are CommonJS too.
    const module = { types: "./dist/register.d.ts", default: "./dist/register.js" };
    expect(manifest.exports["./trace/register"]).toEqual({ "module-sync": module, import: module });
    expect(manifest.main).toBe("./dist/index.cjs");
    expect(manifest.module).toBe("./dist/index.js");
    expect(manifest.types).toBe("./dist/index.d.ts");
    // For moduleResolution node10, which does not read `exports`.
    expect(manifest.typesVersions).toEqual({
      "*": {
        async: ["./dist/async.d.ts"],
        testing: ["./dist/testing.d.ts"],
        trace: ["./dist/trace.d.ts"],
        "trace/register": ["./dist/register.d.ts"],
      },
    });
  });

  test("has no script that npm runs, or warns of, at an install", () => {
    const names = Object.keys(manifest.scripts);
    for (const name of ["preinstall", "install", "postinstall", "prepare"]) expect(names).not.toContain(name);
  });

  test("lists the types first in each condition, for the first match counts", () => {
    for (const target of Object.values(manifest.exports)) {
      if (typeof target === "string") continue;
      for (const condition of Object.values(target))
        expect(Object.keys(condition)).toEqual(["types", "default"]);
    }
  });

  test("depends on nothing", () => {
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.peerDependencies).toBeUndefined();
    expect(manifest.optionalDependencies).toBeUndefined();
  });

  test("says what it needs and what it is", () => {
    expect(manifest.engines).toEqual({ node: ">=20" });
    expect(manifest.license).toBe("MIT");
    expect(manifest.sideEffects).toEqual(["./dist/register.js"]);
  });
});

describe("the packed files", () => {
  test("are what the entries reach, with their maps, and the papers", async () => {
    const needed = new Set(["package.json", "README.md", "LICENSE", "CHANGELOG.md"]);
    const reach = async (path: string): Promise<void> => {
      if (needed.has(path)) return;
      needed.add(path);
      const code = await read(path);
      const map = /^\/\/# sourceMappingURL=(.+)$/m.exec(code)?.[1];
      if (map !== undefined) needed.add(join(dirname(path), map));
      for (const [, target = ""] of code.matchAll(/(?:from|import|require\()\s*["'](\.[^"']+)["']/g)) {
        // Declarations name the module beside them, which stands for its types.
        const file = /\.d\.c?ts$/.test(path) ? target.replace(/\.(c?)js$/, ".d.$1ts") : target;
        await reach(join(dirname(path), file));
      }
    };
    for (const entry of entries()) await reach(normalize(entry));
    expect(pack.files).toEqual([...needed].sort());
  });

  test("have a source map for every script, with the sources in it and no path of this machine", async () => {
    const scripts = pack.files.filter((path) => /\.c?js$/.test(path));
    expect(scripts).not.toEqual([]);
    for (const script of scripts) {
      expect(await read(script)).toMatch(/^\/\/# sourceMappingURL=\S+\.c?js\.map$/m);
      const map = JSON.parse(await read(`${script}.map`)) as {
        sources: string[];
        sourcesContent?: (string | null)[];
        mappings: string;
      };
      expect(map.sourcesContent ?? []).toHaveLength(map.sources.length);
      for (const content of map.sourcesContent ?? []) expect(content).toEqual(expect.any(String));
      for (const source of map.sources) expect(isAbsolute(source) || source.includes("://")).toBe(false);
    }
    const all = await Promise.all(pack.files.map(read));
    for (const text of all) expect(text).not.toContain(pack.source);
  });

  test("import no chunk for nothing, at which bundlers warn", async () => {
    for (const path of pack.files.filter((file) => /\.c?js$/.test(file))) {
      expect(await read(path)).not.toMatch(/^\s*(?:import|require\()\s*["']/m);
    }
  });
});

test("the scripts keep the names of the sources, which debuggers and stack traces show", async () => {
  const namesIn = (path: string, text: string): Set<string> => {
    const names = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) names.add(`.${node.name.text}`);
      else if (ts.isClassElement(node) || ts.isObjectLiteralElement(node) || ts.isTypeElement(node)) {
        if (node.name !== undefined && ts.isIdentifier(node.name)) names.add(`.${node.name.text}`);
      } else if (ts.isFunctionLike(node) || ts.isClassLike(node)) {
        if (node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
      }
      node.forEachChild(visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext));
    return names;
  };
  const folder = join(pack.source, "src");
  const sources = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".ts"));
  const known = new Set<string>();
  for (const path of sources)
    for (const name of namesIn(path, await readFile(join(folder, path), "utf8"))) known.add(name);
  for (const path of pack.files.filter((file) => file.endsWith(".js"))) {
    // Where two files use one name, the bundler puts a number behind the second.
    const strange = [...namesIn(path, await read(path))].filter(
      (name) => !known.has(name) && !known.has(name.replace(/\d+$/, "")),
    );
    expect(strange).toEqual([]);
  }
});

describe("the declarations", () => {
  const declarations = (): string[] => pack.files.filter((path) => /\.d\.c?ts$/.test(path));

  test("of a function are in the file that has its name", () => {
    const faces = ["index", "async", "testing"].flatMap((face) => [`${face}.d.ts`, `${face}.d.cts`]);
    const program = ts.createProgram(
      faces.map((face) => join(pack.installed, "dist", face)),
      { module: ts.ModuleKind.NodeNext, noLib: true, types: [] },
    );
    const checker = program.getTypeChecker();
    for (const face of faces) {
      const file = program.getSourceFile(join(pack.installed, "dist", face)) as ts.SourceFile;
      const module = checker.getSymbolAtLocation(file) as ts.Symbol;
      const elsewhere = checker.getExportsOfModule(module).filter((symbol) => {
        // What the face declares itself is no alias.
        const alias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
        const [declaration] = (alias ? checker.getAliasedSymbol(symbol) : symbol).declarations ?? [];
        if (declaration === undefined) return true;
        const name = basename(declaration.getSourceFile().fileName).replace(/\.d\.c?ts$/, "");
        // The two chains are in a file each; a twin that keeps its suffix is where the function is.
        const isThere = name === symbol.name.replace(/Async$/, "") || name === `${symbol.name}Async`;
        return ts.isFunctionDeclaration(declaration) && !isThere;
      });
      expect(elsewhere.map(({ name }) => name)).toEqual([]);
    }
  });

  test("of the chains show their methods and those of iterators, and nothing of the engine", () => {
    const chains = [
      { file: "seq", names: chainedIn(sync) },
      { file: "seqAsync", names: chainedIn(async) },
    ];
    const paths = chains.map(({ file }) => join(pack.installed, "dist", `${file}.d.ts`));
    const program = ts.createProgram(paths, {
      module: ts.ModuleKind.NodeNext,
      lib: ["lib.es2022.d.ts"],
      types: [],
    });
    const checker = program.getTypeChecker();
    const shown = paths.map((path) => {
      const source = program.getSourceFile(path) as ts.SourceFile;
      const chain = source.statements.find(ts.isClassDeclaration) as ts.ClassDeclaration;
      const names = checker.getTypeAtLocation(chain).getProperties();
      return names.map(({ name }) => name).filter((name) => !name.startsWith("__@"));
    });
    for (const [index, { names }] of chains.entries())
      expect(shown[index]?.sort()).toEqual([...names, "through", "next", "return", "throw"].sort());
    expect(declarations().filter((path) => path.includes("core/async/"))).toEqual([
      "dist/core/async/asyncEdge.d.cts",
      "dist/core/async/asyncEdge.d.ts",
    ]);
  });

  test("hold no any", async () => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(node.parent.getText());
      node.forEachChild(visit);
    };
    for (const path of declarations()) {
      visit(ts.createSourceFile(path, await read(path), ts.ScriptTarget.ESNext, true));
    }
    expect(found).toEqual([]);
  });

  test("leave out what is internal", async () => {
    for (const path of declarations()) expect(await read(path)).not.toMatch(/@internal/);
  });
});
