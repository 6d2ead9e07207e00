/**
 * What an import adds to a user's bundle, and how much it may. Budgets exist to notice growth
 * (docs/decisions/007-size.md).
 *
 *     node scripts/size.mjs             of the package in this folder, as it is built
 *     node scripts/size.mjs <folder>    of an installed one
 *
 * A size is that of the whole bundle, minified by esbuild and compressed by brotli at its highest quality. Nothing is
 * subtracted.
 */
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** The most bytes for each import. */
const BUDGETS = [
  { names: "{ take }", from: "lazuli", most: 2_060 },
  { names: "{ fib }", from: "lazuli", most: 1_330 },
  { names: "{ fib, takeWhile }", from: "lazuli", most: 2_840 },
  // The three ways to write a pipeline, whose sizes the README compares.
  { names: "{ fib, find, pairwise, takeWhile }", from: "lazuli", most: 3_340 },
  { names: "{ fib, find, pairwise, pipe, takeWhile }", from: "lazuli", most: 3_420 },
  { names: "{ fib, seq }", from: "lazuli", most: 17_100 },
  { names: "{ isPrime }", from: "lazuli", most: 3_130 },
  { names: "{ primes }", from: "lazuli", most: 4_330 },
  { names: "*", from: "lazuli", most: 31_110 },
  { names: "{ seq }", from: "lazuli/async", most: 28_000 },
  { names: "{ take }", from: "lazuli/async", most: 5_000 },
  { names: "{ map, filter, toArray }", from: "lazuli/async", most: 5_200 },
  { names: "*", from: "lazuli/async", most: 34_900 },
  { names: "{ trace, table }", from: "lazuli/trace", most: 9_540 },
  { names: "{ traceAsync, table }", from: "lazuli/trace", most: 11_840 },
  { names: "*", from: "lazuli/trace", most: 21_720 },
  { names: "*", from: "lazuli/testing", most: 10_800 },
];
const FILES = {
  lazuli: "dist/index.js",
  "lazuli/async": "dist/async.js",
  "lazuli/trace": "dist/trace.js",
  "lazuli/testing": "dist/testing.js",
};

const folder = argv[2] ?? fileURLToPath(new URL("..", import.meta.url));

for (const { names, from, most } of BUDGETS) {
  const bytes = await sizeOf(`export ${names} from ${JSON.stringify(join(folder, FILES[from]))};`);
  const line = `${names} from ${from}: ${bytes} of ${most} bytes`;
  if (bytes <= most) console.log(line);
  else {
    console.error(`${line}: over budget`);
    process.exitCode = 1;
  }
}

/** @param {string} code */
async function sizeOf(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return brotliCompressSync(outputFiles[0].contents).length;
}
