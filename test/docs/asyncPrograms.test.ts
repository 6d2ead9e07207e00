/** The programs in docs/examples/async/, run as a reader runs them: by Node, in a project that has the package. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complaintsAbout, Installed, programsIn } from "../kit/docs/programs.js";
import { root } from "../kit/files.js";

const folder = "docs/examples/async";

/** Logs are small here; test/soak has the large one. */
const ARGUMENTS: Readonly<Record<string, string[]>> = { "log-lines.mjs": ["5"] };

let programs: Installed;
/** The lines that each of the programs prints. */
let printed: Readonly<Record<string, readonly string[]>>;
beforeAll(async () => {
  programs = await Installed.of(folder);
  const runs = programsIn(folder).map(async (program): Promise<[string, string[]]> => {
    return [program, await programs.linesOf(program, ...(ARGUMENTS[program] ?? []))];
  });
  printed = Object.fromEntries(await Promise.all(runs));
});
afterAll(() => programs.remove());

/** The words of each line that a program prints. */
const wordsOf = (program: string): string[] =>
  (printed[program] ?? []).map((line) => line.trim().replace(/ +/g, " "));

test("a producer and its processor have the same results in three ways, and stop after the same job", () => {
  const [head, ...ways] = wordsOf("producer-and-processor.mjs");
  expect(head).toBe("time made done results");
  const squares = "1 4 9 16 25 36 49 64 81 100 121";
  const rows = ways.map((way) => /^(.+?) \d+ ms (\d+) (\d+) (1 4 .+)$/.exec(way)?.slice(1) ?? [way]);
  expect(rows.map(([name, , , results]) => [name, results])).toEqual([
    ["one after the other", squares],
    ["a queue, one processor", squares],
    ["a queue, three at a time", squares],
  ]);
  const [turns, queue, three] = rows.map(([, made, done]) => ({ made: Number(made), done: Number(done) }));
  expect(turns).toEqual({ made: 11, done: 11 });
  // Two in the queue, and one that waits for room.
  expect(queue?.made).toBeLessThanOrEqual(14);
  expect(queue?.done).toBe(11);
  // And three that are worked on, or whose results wait.
  expect(three?.made).toBeLessThanOrEqual(17);
  expect(three?.done).toBeLessThanOrEqual(14);
});

describe("the API with pages", () => {
  const lines = (): string[] => wordsOf("paged-api.mjs");

  /** What the server has counted, from a line on. */
  const countsAt = (line: number): Record<string, number> => {
    const words = lines()
      .slice(line, line + 5)
      .map((text) => text.split(" "));
    return Object.fromEntries(words.map(([what = "", count]) => [what, Number(count)]));
  };

  test("is read until the consumer has enough: no page more, and no user ahead of those at a time", () => {
    expect(lines()[0]).toBe("Of 200 users, five who live in Zürich: 6, 13, 20, 27, 34. Requests:");
    const { pages, users = 0, failed } = countsAt(1);
    expect(pages).toBe(4);
    expect(users).toBeGreaterThanOrEqual(35);
    expect(users).toBeLessThanOrEqual(38);
    expect(failed).toBeGreaterThan(0);
  });

  test("is left at an abort, which the server sees", () => {
    expect(lines()[6]).toBe("Aborted before user 24: the server hangs. Requests:");
    const { pages, users, cancelled } = countsAt(7);
    expect(pages).toBe(3);
    expect(users).toBeLessThanOrEqual(27);
    expect(cancelled).toBeGreaterThan(0);
    expect(lines().slice(12)).toEqual(["The server is closed."]);
  });
});

describe("the log", () => {
  test("is read up to the match, closed and removed", () => {
    const log = Object.fromEntries(wordsOf("log-lines.mjs").map((line) => line.split(": ")));
    const { "the line": line, "lines read": count, "bytes read": bytes, ...rest } = log;
    expect(line).toBe(`${count} FATAL the disk is full`);
    const [read, size] = (bytes ?? "").split(" of ").map(Number) as [number, number];
    expect(size).toBeGreaterThanOrEqual(5_000_000);
    expect(read).toBeGreaterThan(0.6 * size);
    expect(read).toBeLessThan(0.7 * size);
    expect(rest).toEqual({
      "peak of memory": expect.stringMatching(/^\d+\.\d MB$/),
      "handle closed": "true",
      "log removed": "true",
    });
  });

  test.skipIf(process.platform === "win32")("is removed where the program is stopped", async () => {
    const temporary = await mkdtemp(join(tmpdir(), "lazuli-test-"));
    const child = spawn(process.execPath, [join(programs.folder, "log-lines.mjs"), "2000"], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: "ignore",
    });
    try {
      const exit = once(child, "exit");
      while ((await readdir(temporary)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      child.kill("SIGTERM");
      expect(await exit).toEqual([1, null]);
      expect(await readdir(temporary)).toEqual([]);
    } finally {
      child.kill("SIGKILL");
      await rm(temporary, { recursive: true });
    }
  });

  test("has a size", async () => {
    await expect(programs.linesOf("log-lines.mjs", "large")).rejects.toMatchObject({
      stderr: expect.stringContaining("the argument must be a size in MB, got large"),
    });
  });
});

test("each fits on a screen", () => {
  for (const [program, lines] of Object.entries(printed)) {
    expect(lines.length, program).toBeLessThanOrEqual(24);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  }
});

test("each is in the table of the README, and begins with what it shows", async () => {
  const readme = await readFile(join(root, "docs/examples/README.md"), "utf8");
  for (const program of programsIn(folder)) {
    expect(readme).toContain(`| [async/${program}](async/${program}) `);
    expect(await readFile(join(root, folder, program), "utf8")).toMatch(/^\/\*\n \* .+\n \* /);
  }
});

test("the compiler has no complaints about the programs", () => {
  expect(complaintsAbout(folder)).toEqual([]);
});
