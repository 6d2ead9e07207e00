import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { build, type Plugin } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../kit/files.js";
import { packed, type Packed } from "../kit/packed.js";

const run = promisify(execFile);

let pack: Packed;
beforeAll(async () => {
  pack = await packed();
});

async function bundle(contents: string, ...plugins: Plugin[]): Promise<string> {
  const { outputFiles, warnings } = await build({
    stdin: { contents, resolveDir: pack.consumer },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    plugins,
  });
  expect(warnings).toEqual([]);
  return outputFiles.map(({ text }) => text).join("\n");
}

/** Makes the bundler judge by the code, whatever package.json claims. */
const suspicious: Plugin = {
  name: "suspicious",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === suspicious) return undefined;
      const resolved = await resolve(path, { resolveDir, kind, pluginData: suspicious });
      return { ...resolved, sideEffects: true };
    });
  },
};

describe("what is not used is not bundled", () => {
  test("nothing stays of a module that is imported and not used", async () => {
    expect(
      await bundle(
        `import * as lazuli from "lazuli"; import * as async from "lazuli/async"; import * as testing from "lazuli/testing";`,
      ),
    ).toBe("");
  });

  test("nor would it without sideEffects: false, which is the truth", async () => {
    expect(await bundle(`import "lazuli"; import "lazuli/async"; import "lazuli/testing";`, suspicious)).toBe(
      "",
    );
  });

  test("a predicate comes without the engine", async () => {
    const code = await bundle(`import { isEven } from "lazuli"; console.log(isEven(2));`);
    expect(code).not.toMatch(/class|next|return\(\)/);
    // With the error for what is not a number, which shows what it got.
    expect(code.length).toBeLessThan(900);
  });

  test("one operator comes without the others, and without the async world", async () => {
    const code = await bundle(`import { take } from "lazuli"; console.log(take);`);
    expect(code).not.toMatch(/async\s*\*|async function|asyncDispose|takeUntil|windows/);
  });

  test("the sync chain comes without the async world", async () => {
    const code = await bundle(`import { fib, seq } from "lazuli"; console.log(seq(fib()));`);
    // An error speaks of an async function, but there is none.
    expect(code).not.toMatch(/async\s*\*|async function\s*\w*\(/);
  });

  test("the async face comes without the chain", async () => {
    const code = await bundle(`import { take } from "lazuli/async"; console.log(take);`);
    expect(code).not.toMatch(/pairwise|zipKeyed/);
  });
});

test("the size budgets are kept", async () => {
  // It fails where one is not, and names it in the message.
  await run(process.execPath, [`${root}scripts/size.mjs`, pack.installed]);
});
