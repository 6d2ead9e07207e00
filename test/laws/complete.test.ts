/** All that belongs to a public function is there: else a complaint says what to add, and in which file. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join, posix } from "node:path";
import { describe, test } from "vitest";
import { expectNone } from "../kit/complaints.js";
import { filesUnder, root } from "../kit/files.js";
import { ASYNC_FOLDERS, ASYNC_ONLY, chainedIn, ERRORS, rows, SHARED, SYNC_ONLY } from "../kit/rows.js";
import { async, sync } from "../kit/worlds.js";

/** The folders of public functions, each in a file of its own, and where their rows belong. */
const FOLDERS: Readonly<Record<string, string>> = {
  sources: "sources.ts, or operators.ts if it reads one",
  operators: "operators.ts",
  consumers: "consumers.ts",
  predicates: "functions.ts",
  numbers: "functions.ts, or sources.ts if it makes a sequence",
  ...Object.fromEntries(ASYNC_FOLDERS.map((folder) => [folder, "no file"])),
};

/** Test files in those folders for what is in several source files. */
const SEVERAL = ["numbers/sequences"];

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const namesIn = (folder: string, extension: string): string[] =>
  filesUnder(folder, extension).map((file) => basename(file, extension));

const changelog = read("CHANGELOG.md");
const types = filesUnder("test/types", ".test-d.ts").map(read).join();
const chains = [sync, async].map((world) => {
  const prototype = Object.getPrototypeOf(world.face["seq"]?.([])) as object;
  return { file: world === sync ? "src/seq.ts" : "src/seqAsync.ts", due: chainedIn(world), prototype };
});

function complaintsAbout(folder: string, name: string): string[] {
  const hasTwin = ["operators", "consumers"].includes(folder) && !(name in SYNC_ONLY);
  const isSync = !(name in ASYNC_ONLY);
  const file = `./${folder}/${name}.js`;
  const complaints: string[] = [];
  const must = (isThere: boolean, complaint: string): void => {
    if (!isThere) complaints.push(complaint);
  };

  must(!isSync || name in sync.face, `src/index.ts: export { ${name} } from "${file}";`);
  must(isSync || name in async.face, `src/async.ts: export { ${name} } from "${file}";`);
  must(
    !hasTwin || name in async.face,
    `src/async.ts: export { ${name}Async as ${name} } from "${file}"; or its row says why not (syncOnly)`,
  );
  must(!isSync || name in rows, `test/kit/rows/: it has no row; it belongs into ${FOLDERS[folder]}`);
  for (const { file, due, prototype } of chains) {
    must(
      !due.includes(name) || Object.hasOwn(prototype, name),
      `${file}: node scripts/chain.mjs writes its method of the chain; or its row says why not (notChained)`,
    );
  }
  const testFile = `test/${folder}/${name}.test.ts`;
  const text = existsSync(join(root, testFile)) ? read(testFile) : undefined;
  must(text !== undefined, `${testFile}: it is missing; test/operators/takeWhile.test.ts shows the shape`);
  const hasTypes = new RegExp(`\\b${name}\\b`).test(types) || text?.includes("expectTypeOf(");
  must(
    hasTypes === true,
    `${testFile}: nothing expects its types, by expectTypeOf, nor does a file in test/types/`,
  );
  must(changelog.includes(`\`${name}\``), "CHANGELOG.md: it is not in the list");
  return complaints;
}

const functions = Object.keys(FOLDERS).flatMap((folder) =>
  namesIn(`src/${folder}`, ".ts").map((name) => [folder, name] as const),
);

describe("what belongs to a function is there", () => {
  test.each(functions)("%s/%s", (folder, name) => {
    expectNone(complaintsAbout(folder, name), `src/${folder}/${name}.ts`);
  });
});

test("there is no row, no export and no test file of a function that is not there", () => {
  // The chains and pipe are in src itself.
  const known = [...functions.map(([, name]) => name), "seq", ...SHARED];
  const strays = [
    ...Object.keys(rows).map((name) => [name, `test/kit/rows/ has a row for ${name}`]),
    ...Object.keys(sync.face).map((name) => [name, `src/index.ts exports ${name}`]),
    ...Object.keys(async.face).map((name) => [name, `src/async.ts exports ${name}`]),
    ...Object.keys(FOLDERS).flatMap((folder) =>
      namesIn(`test/${folder}`, ".test.ts")
        .filter((name) => !SEVERAL.includes(posix.join(folder, name)))
        .map((name) => [name, `there is a test/${folder}/${name}.test.ts`]),
    ),
  ].filter(([name]) => ![...known, ...ERRORS].includes(name as string));
  expectNone(
    strays.map(([, complaint]) => complaint as string),
    "there is no such file in src",
  );
});
