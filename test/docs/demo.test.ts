/** The lesson in docs/examples/, run as a reader runs it: by Node, in a project that has the package. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaintsAbout, Installed, programsIn } from "../kit/docs/programs.js";
import { root } from "../kit/files.js";

const run = promisify(execFile);
const folder = "docs/examples";
const examples = programsIn(folder).filter((program) => program !== "demo.mjs");

let programs: Installed;
beforeAll(async () => {
  programs = await Installed.of(folder);
});
afterAll(() => programs.remove());

const linesOf = (program: string): Promise<string[]> => programs.linesOf(program);
const wordsOf = (program: string): Promise<string[]> => programs.wordsOf(program);

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
      await copyFile(join(root, "package.json"), join(bare, "package.json"));
      await mkdir(join(bare, folder), { recursive: true });
      await copyFile(join(root, folder, "demo.mjs"), join(bare, folder, "demo.mjs"));
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
  expect(complaintsAbout(folder)).toEqual([]);
});
