/** The packages of their own under docs/examples/. `npm run test:examples` installs and tests them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../kit/files.js";

test("what the threads and the processes have in common is the same in both packages", () => {
  const files = [
    "gaps.js",
    "argument.js",
    "report.js",
    "progress.js",
    "test/records.js",
    ".npmrc",
    "tsconfig.json",
  ];
  for (const file of files) {
    const [threads, processes] = ["prime-gaps", "job-queue"].map((name) =>
      readFileSync(join(root, "docs/examples", name, file), "utf8"),
    );
    expect(processes, file).toBe(threads);
  }
});
