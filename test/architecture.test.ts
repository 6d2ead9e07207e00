/** The layers that docs/ and CONTRIBUTING.md promise, read from the import statements of src. */
import { readFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { watForEsbuild } from "../scripts/wat.js";
import { filesUnder, root } from "./kit/files.js";
import { ASYNC_FOLDERS, ASYNC_ONLY, ERRORS, SHARED, SYNC_ONLY } from "./kit/rows.js";

/** The rooms of core. Each imports only from itself and from those before it. */
const ROOMS = [
  "types",
  "watching",
  "checks",
  "engine",
  "bounds",
  "time",
  "async",
  "joining",
  "text",
  "sharing",
  "arrivals",
  "concurrency",
  "ordering",
  "values",
  "channels",
  "arithmetic",
  "drawing",
  "diagram",
  "tracing",
  "testing",
];

/** What the files of a layer may import from. */
const LAYERS: Record<string, readonly string[]> = {
  core: ["core"],
  sources: ["core"],
  operators: ["core"],
  consumers: ["core"],
  numbers: ["core"],
  predicates: ["core"],
  concurrency: ["core"],
  merging: ["core"],
  time: ["core"],
  recovery: ["core"],
  producers: ["core"],
  streams: ["core"],
  seq: ["core", "operators", "consumers"],
  // The last two for links in comments.
  seqAsync: ["core", ...ASYNC_FOLDERS, "operators", "consumers", "seq", "pipe"],
  pipe: ["core"],
  register: ["core", "trace", "register", "node"],
  // The face has the name of its folder, whose files import core only.
  trace: ["core", "trace"],
  testing: ["core", "testing"],
  index: ["core", "sources", "operators", "consumers", "numbers", "predicates", "seq", "pipe"],
  async: ["core", ...ASYNC_FOLDERS, "sources", "operators", "consumers", "seqAsync", "pipe"],
};

/** The layers where not every file has an async twin. */
const OTHERS = ["sources", "numbers", "predicates", ...ASYNC_FOLDERS];

interface Import {
  readonly specifier: string;
  /** Gone from the JavaScript. */
  readonly isTypeOnly: boolean;
}

interface File {
  readonly path: string;
  readonly layer: string;
  readonly name: string;
  readonly imports: readonly Import[];
  /** The names of what it exports, without types. */
  readonly exports: readonly string[];
  readonly hasDefault: boolean;
}

const files = filesUnder("src", ".ts").map(read);
/** Kernels import nothing. */
const kernels = filesUnder("src", ".wat").map((path): File => {
  return { path, layer: layerOf(path), name: basename(path), imports: [], exports: [], hasDefault: true };
});
const byPath = new Map([...files, ...kernels].map((file) => [file.path, file]));

function layerOf(path: string): string {
  return path.split("/")[1]?.replace(/\.ts$/, "") ?? "";
}

function roomOf(path: string): string {
  return path.split("/")[2] ?? "";
}

function read(path: string): File {
  const source = ts.createSourceFile(
    path,
    readFileSync(join(root, path), "utf8"),
    ts.ScriptTarget.ESNext,
    true,
  );
  const imports: Import[] = [];
  const exports = new Set<string>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) {
      const { moduleSpecifier } = statement;
      const isTypeOnly = ts.isImportDeclaration(statement)
        ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : statement.isTypeOnly;
      if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) {
        imports.push({ specifier: moduleSpecifier.text, isTypeOnly });
      }
      if (ts.isExportDeclaration(statement) && statement.exportClause && !isTypeOnly) {
        const { exportClause } = statement;
        const elements = ts.isNamedExports(exportClause) ? exportClause.elements : [exportClause];
        for (const element of elements) {
          if (!(ts.isExportSpecifier(element) && element.isTypeOnly)) exports.add(element.name.text);
        }
      }
    } else if (ts.isExportAssignment(statement) || has(statement, ts.SyntaxKind.DefaultKeyword)) {
      exports.add("default");
    } else if (has(statement, ts.SyntaxKind.ExportKeyword)) {
      if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
        exports.add(statement.name?.text ?? "default");
      } else if (ts.isVariableStatement(statement)) {
        for (const { name } of statement.declarationList.declarations) exports.add(name.getText());
      }
    }
  }
  return {
    path,
    layer: layerOf(path),
    name: basename(path, ".ts"),
    imports,
    exports: [...exports],
    hasDefault: exports.has("default"),
  };
}

function has(statement: ts.Statement, keyword: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(statement) && !!ts.getModifiers(statement)?.some(({ kind }) => kind === keyword);
}

function targetOf(file: File, { specifier }: Import): string {
  return posix.join(dirname(file.path), specifier).replace(/\.js$/, ".ts");
}

describe("the layers", () => {
  test.each(files)("$path imports from its own layers only", (file) => {
    const allowed = file.path.startsWith("src/trace/") ? ["core"] : (LAYERS[file.layer] ?? []);
    const strangers = file.imports
      .map((item) => byPath.get(targetOf(file, item))?.layer ?? item.specifier.replace(/^node:.*/, "node"))
      .filter((layer) => !allowed.includes(layer));
    expect(strangers).toEqual([]);
  });

  const core = files.filter(({ layer }) => layer === "core");

  test.each(core)("$path imports from its own room and those above, types included", (file) => {
    const isBelow = (path: string): boolean => ROOMS.indexOf(roomOf(path)) > ROOMS.indexOf(roomOf(file.path));
    expect(ROOMS).toContain(roomOf(file.path));
    expect(file.imports.map((item) => targetOf(file, item)).filter(isBelow)).toEqual([]);
  });

  test.each(ROOMS)("core/%s has at most 14 files, none of more than 400 lines", (room) => {
    const paths = [...byPath.keys()].filter((path) => layerOf(path) === "core" && roomOf(path) === room);
    expect(paths.length).toBeLessThanOrEqual(14);
    const lengths = paths.map((path) => [path, readFileSync(join(root, path), "utf8").split("\n").length]);
    expect(lengths.filter(([, length]) => (length as number) > 400)).toEqual([]);
  });

  test("core has no cycle, types aside", () => {
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) throw new Error([...trail.slice(trail.indexOf(path)), path].join(" → "));
      if (done.has(path)) return;
      const file = byPath.get(path) as File;
      for (const item of file.imports) {
        if (!item.isTypeOnly) visit(targetOf(file, item), [...trail, path]);
      }
      done.add(path);
    };
    for (const { path, layer } of files) if (layer === "core") visit(path, []);
  });
});

/** The files of the async engine of which a bundle holds something that exports these names of src/index.ts. */
async function asyncFilesOf(names: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: `export { ${names.join(", ")} } from "./src/index.ts";`, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    write: false,
    metafile: true,
    plugins: [watForEsbuild],
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([path, { bytesInOutput }]) => path.startsWith("src/core/async/") && bytesInOutput > 0)
      .map(([path]) => path),
  );
}

// The files hold both twins, so their imports do not tell.
describe("the async engine", () => {
  const leadsThere = ["cooperate"];

  test("is in no bundle of what is in lazuli, the chain included", async () => {
    const names = Object.keys(await import("lazuli")).filter((name) => !leadsThere.includes(name));
    expect(names).toContain("seq");
    expect(await asyncFilesOf(names)).toEqual([]);
  });

  test.each(leadsThere)(
    "is brought by %s alone, which leads from sync sequences to async ones",
    async (name) => {
      expect(await asyncFilesOf([name])).not.toEqual([]);
    },
  );
});

describe("the exports", () => {
  test.each(files)("$path has no default export", (file) => {
    expect(file.hasDefault).toBe(false);
  });

  test.each(files.filter(({ layer }) => OTHERS.includes(layer)))(
    "$path exports what it is called after",
    (file) => {
      expect(file.exports).toContain(file.name);
    },
  );

  const twins = files.filter(({ layer }) => ["operators", "consumers"].includes(layer));

  const namesOf = (name: string): string[] =>
    name in SYNC_ONLY ? [name] : name in ASYNC_ONLY ? [`${name}Async`] : [name, `${name}Async`];

  test.each(twins)("$path exports what it is called after, and its async twin", (file) => {
    expect([...file.exports].sort()).toEqual(namesOf(file.name));
  });

  test("the package has all of them, and lazuli/async has the twins under the same names", async () => {
    const [lazuli, lazuliAsync] = [await import("lazuli"), await import("lazuli/async")];
    const faces: [Record<string, unknown>, string][] = [
      [lazuli, ""],
      [lazuliAsync, "Async"],
    ];
    for (const [face, suffix] of faces) {
      for (const { path, name } of twins) {
        if (name in (suffix === "" ? ASYNC_ONLY : SYNC_ONLY)) continue;
        const module = (await import(join(root, path))) as Record<string, unknown>;
        expect([name, face[name]]).toEqual([name, module[name + suffix]]);
      }
    }
    const shared = twins.map(({ name }) => name).filter((name) => !(name in SYNC_ONLY));
    const rest = files.filter(({ layer }) => OTHERS.includes(layer));
    const others = rest.filter(
      ({ name, layer, exports }) => ASYNC_FOLDERS.includes(layer) || exports.includes(`${name}Async`),
    );
    expect(Object.keys(lazuliAsync).sort()).toEqual(
      ["seq", ...shared, ...others.map(({ name }) => name), ...SHARED, ...ERRORS].sort(),
    );
    expect(Object.keys(lazuli).sort()).toEqual(
      [
        ...new Set([
          "seq",
          ...SHARED,
          ...ERRORS,
          ...[...twins, ...rest].map(({ name }) => name).filter((name) => !(name in ASYNC_ONLY)),
        ]),
      ].sort(),
    );
  });
});
