/** What `.ci/run` says of its steps, which are played by a program that does nothing. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";

const script = fileURLToPath(new URL("../.ci/run", import.meta.url));

/**
 * Runs the script where npm and npx write the report of the tests, and fail for the command that begins so. Of what a
 * machine may have or not, there is a redis-server if `hasRedis`.
 */
async function ci(failing = "nothing", hasRedis = true): Promise<{ status: unknown; lines: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), "lazuli-ci-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const player = [
    `#!${pathOf("bash")}`,
    `report='{ "numPassedTests": 3, "numFailedTests": 1 }'`,
    `case "$*" in *--outputFile.json=*) echo "$report" > "\${!##*=}" ;; esac`,
    `case "$*" in "${failing}"*) exit 7 ;; esac`,
  ].join("\n");
  for (const name of ["npm", "npx", "apt-get"]) await writeFile(join(folder, name), player, { mode: 0o755 });
  if (hasRedis) await writeFile(join(folder, "redis-server"), "", { mode: 0o755 });
  for (const tool of ["bash", "dirname", "id", "mktemp", "node"])
    await symlink(pathOf(tool), join(folder, tool));
  const PATH = folder;
  return new Promise((resolve) => {
    execFile("bash", [script], { env: { ...process.env, PATH } }, (error, stdout) => {
      resolve({ status: error?.code ?? 0, lines: stdout.trim().split("\n") });
    });
  });
}

/** Where a tool is among the folders that have programs. */
function pathOf(tool: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, tool)).find((path) => existsSync(path)) as string;
}

/** The lines without the one about what is skipped, which depends on the machine. */
const told = (lines: string[]): string[] => lines.filter((line) => !line.startsWith("skipped: "));

const TIME = String.raw`^ *\d+m \d\ds {2}`;

describe.skipIf(process.platform === "win32")("the script of CI", () => {
  test("tells the time of each step as it ends, of all of them at the end, and last how many tests passed", async () => {
    const { status, lines } = await ci();
    expect(status).toBe(0);
    expect(lines.at(-1)).toBe("3 passed, 1 failed");
    expect(told(lines).at(-2)).toMatch(new RegExp(`${TIME}together$`));
    const commands = lines.flatMap((line) => /^=== (np[mx] .+)$/.exec(line)?.[1] ?? []);
    expect(commands).toContain("npm run test:soak");
    for (const command of commands) {
      const times = lines.filter((line) => line.endsWith(`s  ${command}`));
      expect(times).toEqual([`=== ${times[1]}`, times[1]]);
      expect(times[1]).toMatch(new RegExp(TIME));
    }
  });

  test("ends where a step fails, and says which", async () => {
    const { status, lines } = await ci("run knip");
    expect(status).toBe(7);
    expect(lines.filter((line) => line.endsWith("s  npm run knip (failed)"))).toHaveLength(2);
    expect(lines).not.toContain("=== npm run build");
    expect(lines.at(-1)).toMatch(/together$/);
  });

  test("says what is skipped when it is known, and again in the last line but one", async () => {
    const { lines } = await ci("nothing", false);
    expect(lines.at(-1)).toBe("3 passed, 1 failed");
    expect(lines.at(-2)).toMatch(
      /^skipped: (.+; )?the job queue among the examples, for want of redis-server$/,
    );
    expect(lines.filter((line) => line === lines.at(-2))).toHaveLength(2);
    const all = await ci();
    expect(all.lines.join()).not.toContain("redis-server");
  });

  test("counts the tests where they fail, and fails", async () => {
    const { status, lines } = await ci("test --");
    expect(status).toBe(7);
    expect(lines.at(-1)).toBe("3 passed, 1 failed");
  });
});
