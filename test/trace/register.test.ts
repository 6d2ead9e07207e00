import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../kit/files.js";
import { packed } from "../kit/packed.js";

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Waits until it has written something. */
  until(stream: "stdout" | "stderr", text: string): Promise<void>;
}

interface RunOptions {
  /** The value of LAZULI_TRACE. */
  readonly options?: string;
  readonly node?: string;
  readonly isTraced?: boolean;
}

/** A folder in which the package is installed. */
let folder: string;
const left = new Set<ChildProcess>();

beforeAll(async () => {
  const { installed } = await packed();
  folder = await mkdtemp(join(tmpdir(), "lazuli-register-"));
  await symlink(join(installed, ".."), join(folder, "node_modules"));
});
afterAll(async () => {
  for (const child of left) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Starts a program, which is in a file of its own. */
async function start(name: string, code: string, how: RunOptions = {}): Promise<Running> {
  const { options, node = process.execPath, isTraced = true } = how;
  await writeFile(join(folder, name), code);
  const { LAZULI_TRACE: _, ...env } = process.env;
  const child = spawn(node, [...(isTraced ? ["--import", "lazuli/trace/register"] : []), name], {
    cwd: folder,
    env: options === undefined ? env : { ...env, LAZULI_TRACE: options },
    stdio: ["ignore", "pipe", "pipe"],
  });
  left.add(child);
  const written = { stdout: "", stderr: "" };
  const watchers = new Set<() => void>();
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (text: string) => {
      written[stream] += text;
      for (const look of watchers) look();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      left.delete(child);
      resolve({ code, signal, ...written });
    });
  });
  const until = (stream: "stdout" | "stderr", text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (written[stream].includes(text)) resolve();
      };
      watchers.add(look);
      look();
      ended.then(() => reject(new Error(`no ${text} in ${written[stream]}`)), reject);
    });
  return { child, ended, until };
}

async function run(name: string, code: string, how?: RunOptions): Promise<Ended> {
  return (await start(name, code, how)).ended;
}

const FLAGSHIP = `
   fib      pairwise       find
───────────────────────────────
1  1n 1n    [1n, 1n]       ✗
2  2n       [1n, 2n]       ✗
3  3n stop  [2n, 3n] stop  ✓
`;
const esm = `
  import { fib, find, isPrime, pairwise } from "lazuli";
  const bothPrime = ([a, b]) => isPrime(a) && isPrime(b);
  console.log(find(pairwise(fib()), bothPrime));`;
const commonjs = esm.replace(/import (.*) from (.*);/, "const $1 = require($2);");

/** A pinned version of Node, where scripts/runtimes.mjs has been asked for it. */
function pinned(name: string): string | undefined {
  const cache = join(root, ".cache", "runtimes");
  const [found] = existsSync(cache) ? readdirSync(cache).filter((each) => each.startsWith(`${name}-`)) : [];
  return found && join(cache, found, "node_modules", name, "bin", "node");
}

describe.concurrent("a program prints its tables", () => {
  test("when it ends, and its output is its own", async () => {
    const { code, stdout, stderr } = await run("end.mjs", esm);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "[ 2n, 3n ]\n" });
    expect(stderr).toBe(FLAGSHIP);
  });

  test("if it is CommonJS too", async () => {
    const { code, stdout, stderr } = await run("end.cjs", commonjs);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "[ 2n, 3n ]\n", stderr: FLAGSHIP });
  });

  test("of all copies of lazuli that have loaded their part of the trace", async () => {
    const code = commonjs.replace("lazuli", "./node_modules/lazuli/dist/index.cjs");
    const { stderr } = await run("copy.cjs", `require("./node_modules/lazuli/dist/trace.cjs");${code}`);
    expect(stderr).toBe(FLAGSHIP);
  });

  test("in the oldest Node, where require has files of its own", async ({ skip }) => {
    const node = pinned("node20") ?? skip("node scripts/runtimes.mjs installs Node 20.0");
    for (const [name, code] of [
      ["oldest.cjs", commonjs],
      ["oldest.mjs", esm],
    ] as const)
      expect(await run(name, code, { node })).toMatchObject({ code: 0, stderr: FLAGSHIP });
  });

  test("in the newest Node, if it is TypeScript too", async ({ skip }) => {
    const node = pinned("node26") ?? skip("node scripts/runtimes.mjs installs Node 26");
    const code = esm.replace("([a, b])", "([a, b]: [bigint, bigint]): boolean");
    expect(await run("newest.ts", code, { node })).toMatchObject({ code: 0, stderr: FLAGSHIP });
  });

  test("of async pipelines", async () => {
    const { stdout, stderr } = await run(
      "async.mjs",
      `import { map, take, toArray } from "lazuli/async";
      console.log(await toArray(take(map([1, 2, 3], async (n) => n * 2), 2)));`,
    );
    expect(stdout).toBe("[ 2, 4 ]\n");
    expect(stderr).toMatch(
      /^\n {3}Array +map +take\(2\) +toArray +waited\n─+\n1 +1 +2 +2 .*\n2 +2 stop +4 stop +4 .*\n$/,
    );
  });

  test("when it exits inside a callback", async () => {
    const { code, stderr } = await run("exit.mjs", `${esm.replace("isPrime(a)", "process.exit(3)")}`);
    expect(code).toBe(3);
    expect(stderr).toBe("\n   fib    pairwise  find\n────────────────────────\n1  1n 1n  [1n, 1n]\n");
  });

  test("when an error ends it, which comes after", async () => {
    const { code, stdout, stderr } = await run(
      "error.mjs",
      `import { map, toArray } from "lazuli";
      process.on("exit", (code) => console.log("exit", code));
      toArray(map([1, 2], (n) => { if (n === 2) throw new RangeError("two"); return n; }));`,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "exit 1\n" });
    expect(stderr).toMatch(
      /2 +2 stop +throw RangeError: two\n.*\n\s+\^\n\nRangeError: two\n {4}at .*error\.mjs:3:/s,
    );
  });

  test("when a promise is rejected and nobody handles it", async () => {
    const { code, stderr } = await run(
      "rejection.mjs",
      `import { map, toArray } from "lazuli/async";
      void toArray(map([1], () => Promise.reject(new RangeError("one"))));`,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/throw RangeError: one.*\n\nRangeError: one\n {4}at /s);
  });
});

describe.concurrent("at Ctrl-C", () => {
  /** It tells when there is a handler. */
  const endless = `
    import { take } from "lazuli";
    console.log(...take([1, 2], 1));
    setInterval(() => console.log("handlers:", process.listenerCount("SIGINT")), 5);`;

  test("a program prints its tables, and dies of the signal", async () => {
    const { child, ended, until } = await start("interrupted.mjs", endless);
    await until("stdout", "handlers: 1");
    child.kill("SIGINT");
    const { signal, stderr } = await ended;
    expect({ signal, stderr }).toEqual({
      signal: "SIGINT",
      stderr: "\n   Array  take(1)\n─────────────────\n1  1      1\n2  stop   end\n",
    });
  });

  test("handlers of a program find themselves alone, and decide how it ends", async () => {
    const handler = `
      process.on("SIGINT", () => {
        console.log("alone:", process.listenerCount("SIGINT") === 1);
        process.exitCode = 7;
        process.exit();
      });`;
    const { child, ended, until } = await start("handler.mjs", endless + handler);
    await until("stdout", "handlers: 2");
    child.kill("SIGINT");
    const { code, stdout, stderr } = await ended;
    expect({ code, tables: stderr.match(/take/g) }).toEqual({ code: 7, tables: ["take"] });
    expect(stdout).toMatch(/alone: true\n$/);
  });
});

describe.concurrent("at the budget", () => {
  test("a program that never ends prints its tables, goes on, and dies of Ctrl-C", async () => {
    const { child, ended, until } = await start(
      "endless.mjs",
      `import { filter, repeat } from "lazuli";
      let calls = 0;
      const never = () => { if (++calls === 20_000) console.log("goes on"); return false; };
      for (const value of filter(repeat(1), never)) console.log(value);`,
    );
    await until("stderr", "Cut by the budget after 10001 events.\n");
    await until("stdout", "goes on");
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ signal: "SIGINT", stdout: "goes on\n" });
  });
});

describe.concurrent("the options", () => {
  test("choose the texts", async () => {
    const { stderr } = await run("texts.mjs", esm, { options: "--tree --table --rounds 1" });
    expect(stderr).toMatch(/^\n {3}fib .*\n {3}… 2 rounds …\n\n.*find/s);
    expect(stderr.indexOf("─")).toBeLessThan(stderr.indexOf("find", stderr.indexOf("rounds")));
  });

  test("that are wrong are said in one line, and change nothing", async () => {
    const { code, stdout, stderr } = await run("wrong.mjs", esm, { options: "--lane" });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "[ 2n, 3n ]\n" });
    const [line, ...rest] = stderr.split("\n");
    expect(line).toMatch(/^lazuli\/trace\/register: LAZULI_TRACE is ignored: .*'--lane'.* --lanes, /);
    expect(rest.join("\n")).toBe(FLAGSHIP);
  });

  test("name a file for the texts, whatever folder the program goes to", async () => {
    const code = `${esm} process.chdir("/");`;
    const { stderr } = await run("file.mjs", code, { options: "--output 'the table.txt'" });
    expect(stderr).toBe("");
    expect(`\n${await readFile(join(folder, "the table.txt"), "utf8")}`).toBe(FLAGSHIP);
  });

  test("name a file for a picture, and print JSON that is nothing else", async () => {
    const { stderr } = await run("picture.mjs", esm, { options: "--svg flow.svg --json" });
    expect(JSON.parse(stderr)).toMatchObject({
      stages: [{ name: "fib" }, { name: "pairwise" }, { name: "find" }],
    });
    expect(await readFile(join(folder, "flow.svg"), "utf8")).toMatch(/^<svg .*<\/svg>\n?$/s);
  });

  test("name a file that cannot be written, which is said", async () => {
    const { code, stderr } = await run("nowhere.mjs", esm, { options: "--output no/where.txt" });
    expect(code).toBe(0);
    const [complaint, ...rest] = stderr.split("\n");
    expect(complaint).toMatch(/^lazuli\/trace\/register: Error: ENOENT.*no.where\.txt'$/);
    // What was recorded is not lost.
    expect(rest.join("\n")).toBe(FLAGSHIP);
  });

  test("name files for a picture and for the table", async () => {
    const { stderr } = await run("both.mjs", esm, { options: "--svg both.svg --output both.txt" });
    expect(stderr).toBe("");
    expect(`\n${await readFile(join(folder, "both.txt"), "utf8")}`).toBe(FLAGSHIP);
    expect(await readFile(join(folder, "both.svg"), "utf8")).toMatch(/^<svg /);
  });
});

describe.concurrent("a program is left as it is", () => {
  test("without pipelines: nothing is printed, nobody listens", async () => {
    const code = `
      import "lazuli";
      const listeners = () => process.eventNames().map((name) => [name, process.listenerCount(name)]);
      console.log(listeners(), Error.stackTraceLimit);
      setTimeout(() => console.log(listeners()), 20);`;
    const usual = await run("none.mjs", code, { isTraced: false });
    expect(usual).toMatchObject({ code: 0, stderr: "" });
    expect(await run("none.mjs", code)).toEqual(usual);
  });

  test("where nobody reads what is printed", async () => {
    const { child, ended } = await start(
      "unread.mjs",
      `setTimeout(async () => {${esm.replace(/import (.*) from (.*);/, "const $1 = await import($2);")}}, 50)`,
    );
    child.stderr?.destroy();
    expect(await ended).toMatchObject({ code: 0, stdout: "[ 2n, 3n ]\n" });
  });

  test("in threads and in forks, each of which prints its own", async () => {
    const { code, stdout, stderr } = await run(
      "parts.mjs",
      `import { fork } from "node:child_process";
      import { Worker, isMainThread } from "node:worker_threads";
      import { take } from "lazuli";
      if (!isMainThread || process.send) [...take(["part"], 1)];
      else {
        const file = process.argv[1];
        const thread = new Worker(file, { stderr: true });
        thread.stderr.on("data", console.log);
        thread.on("exit", () => fork(file));
      }`,
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    const table = ` {3}Array +take\\(1\\)\n─+\n1  "part".*\n2 .*\n`;
    expect(stderr).toMatch(new RegExp(`^\nOf thread 1:\n\n${table}\nOf process \\d+:\n\n${table}$`));
  });
});
