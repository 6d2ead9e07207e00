/** The lesson in docs/examples/, run as a reader runs it: by Node, over the built package. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { existsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { filesUnder, root } from "../kit/files.js";

const run = promisify(execFile);
const folder = "docs/examples";
/** Those of the lesson. The folders beside them have tests of their own. */
const programs = filesUnder(folder, ".mjs")
  .filter((file) => dirname(file) === folder)
  .map((file) => basename(file));
const examples = programs.filter((program) => program !== "demo.mjs");

beforeAll(async () => {
  const built = ["index.js", "index.d.ts"].map((file) => join(root, "dist", file));
  const changed = Math.max(...filesUnder("src", ".ts").map((file) => statSync(join(root, file)).mtimeMs));
  if (built.every((file) => existsSync(file) && statSync(file).mtimeMs >= changed)) return;
  await run("npm", ["run", "build"], { cwd: root, shell: process.platform === "win32" });
});

/** The lines that a program prints, without the spaces at their ends. */
async function linesOf(program: string): Promise<string[]> {
  const { stdout, stderr } = await run(process.execPath, [join(root, folder, program)]);
  expect(stderr).toBe("");
  return stdout
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
}

/** The words of each line. */
const wordsOf = async (program: string): Promise<string[]> =>
  (await linesOf(program)).map((line) => line.trim().replace(/ +/g, " "));

test("the first ten Fibonacci numbers", async () => {
  expect(await linesOf("1-first-ten.mjs")).toEqual(["1, 1, 2, 3, 5, 8, 13, 21, 34, 55"]);
});

test("a list needs a guess, a lazy sequence makes as many as are needed", async () => {
  expect((await wordsOf("2-how-many.mjs")).slice(-3)).toEqual([
    "fibList(10) 10 2 none: too few",
    "fibList(10000) 10000 2090 135301852344706746049",
    "find(fib(), …) 98 21 135301852344706746049",
  ]);
});

test("a loop and takeUntil stop at the first number past 10,000", async () => {
  const numbers = "1 1 2 3 5 8 13 21 34 55 89 144 233 377 610 987 1597 2584 4181 6765 10946";
  expect(await linesOf("3-stop-in-a-loop.mjs")).toEqual([
    "for … of, and break:",
    numbers,
    "takeUntil:",
    numbers,
  ]);
});

test("the first two consecutive primes above 1000", async () => {
  expect(await linesOf("4-consecutive-primes.mjs")).toEqual(["[1009, 1013]"]);
});

test("neighbouring Fibonacci primes, and a search that gives up", async () => {
  const [first, second, third, ...why] = await wordsOf("5-neighbouring-fibonacci-primes.mjs");
  expect(first).toBe("The first pair: [2n, 3n]");
  expect(second).toBe("The next, leaving out 1 and 2: [3n, 5n]");
  expect(third).toBe("One above 1000: undefined");
  expect(why.join(" ")).toMatch(/^The search gave up after 300 pairs, at a number of 63 digits\. /);
});

test("the consumer and the generator take turns", async () => {
  const lines = await linesOf("6-order-of-execution.mjs");
  const end = lines.indexOf("");
  const turns = lines.slice(1, end).map((line) => {
    const [consumer = "", generator = ""] = line.split("|").map((text) => text.trim());
    return generator === "" ? `consumer: ${consumer}` : `generator: ${generator}`;
  });
  expect(turns).toEqual([
    "consumer: has built take(fibonacci(), 1000)",
    "consumer: nothing has run yet; now it pulls",
    "generator: starts: a = 1, b = 1",
    "generator: yields 1 and stops here",
    "consumer: gets 1, and pulls again",
    "generator: goes on: a = 1, b = 2",
    "generator: yields 1 and stops here",
    "consumer: gets 1, and pulls again",
    "generator: goes on: a = 2, b = 3",
    "generator: yields 2 and stops here",
    "consumer: gets 2, has seen enough: break",
    "generator: finally: it is closed",
    "consumer: goes on after its loop",
  ]);
  expect(lines.at(-1)).toBe("Printing a pipeline pulls nothing either: Lazy [fib → pairwise → take(3)]");
});

test("a search that is stopped tells why", async () => {
  expect(await linesOf("7-search-until-ctrl-c.mjs")).toEqual([
    "None among 200 pairs; the search stopped because of: steps.",
  ]);
});

describe("the demo", () => {
  test("prints all of the examples in order, each below its name", async () => {
    const [, ...lines] = await linesOf("demo.mjs");
    const sections = lines.join("\n").split(/^── .+ \((.+)\)$/m);
    expect(sections.filter((_, index) => index % 2 === 1)).toEqual(examples);
    const printed = sections.filter((_, index) => index > 0 && index % 2 === 0);
    const alone = await Promise.all(examples.map(linesOf));
    expect(printed.map((text) => text.trim().split(/\n(?: {2})?/))).toEqual(alone);
  });

  test("fits on two screens of 24 lines", async () => {
    const lines = await linesOf("demo.mjs");
    expect(lines.length).toBeLessThanOrEqual(48);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test("says what to do when the package is not built", async () => {
    const bare = await mkdtemp(join(tmpdir(), "lazuli-demo-"));
    try {
      await cp(join(root, "package.json"), join(bare, "package.json"));
      await cp(join(root, folder), join(bare, folder), { recursive: true });
      await expect(run(process.execPath, [join(bare, folder, "demo.mjs")])).rejects.toMatchObject({
        code: 1,
        stdout: "",
        stderr: "The examples import lazuli as it is built. Run `npm ci` or `npm run build` first.\n",
      });
    } finally {
      await rm(bare, { recursive: true });
    }
  });
});

test("the compiler has no complaints about the programs", () => {
  const { config } = ts.readConfigFile(join(root, "test/tsconfig.json"), ts.sys.readFile) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, "test"));
  const files = programs.map((program) => join(root, folder, program));
  const program = ts.createProgram(files, { ...options, allowJs: true, checkJs: true });
  const complaints = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  expect(complaints.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});
