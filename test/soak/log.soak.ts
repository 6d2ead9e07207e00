/** docs/examples/async/log-lines.mjs with the log that it is about: 200 MB. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Installed } from "../kit/docs/programs.js";

let programs: Installed;
beforeAll(async () => {
  programs = await Installed.of("docs/examples/async");
});
afterAll(() => programs.remove());

/** The number of bytes that it has read, and the peak of its memory in MB. */
async function readLog(megabytes: number): Promise<{ bytes: number; peak: number }> {
  const text = (await programs.wordsOf("log-lines.mjs", String(megabytes))).join("\n");
  expect(text).toContain("handle closed: true\nlog removed: true");
  return {
    bytes: Number(/bytes read: (\d+)/.exec(text)?.[1]),
    peak: Number(/peak of memory: ([\d.]+) MB/.exec(text)?.[1]),
  };
}

test("a log of 200 MB is read in the memory of one of 20 MB", async () => {
  const small = await readLog(20);
  const large = await readLog(200);
  console.log(`peaks of memory: ${small.peak} MB for 20 MB, ${large.peak} MB for 200 MB`);
  expect(large.bytes).toBeGreaterThan(9 * small.bytes);
  expect(large.peak).toBeLessThan(small.peak + 40);
});
