import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { linesUpTo } from "./records.js";
import { run, runWithWorker } from "./run.js";

describe("the search", () => {
  test("prints the gaps that are published, and stops by itself at one that is large enough", async () => {
    assert.deepEqual(await run(["220"]), {
      status: 0,
      lines: [...linesUpTo(220), "The first gap of at least 220 lies between 47326693 and 47326913."],
      errors: "",
    });
  });

  test("finds a larger gap where there is none of the size itself", async () => {
    const { lines } = await run(["100"]);
    assert.deepEqual(lines.slice(-2), [
      " 112 after 370261",
      "The first gap of at least 100 lies between 370261 and 370373.",
    ]);
  });

  test("goes on over many blocks, and none is left out", async () => {
    const { status, lines } = await run(["282"]);
    assert.equal(status, 0);
    assert.deepEqual(lines.slice(0, -1), linesUpTo(282));
  });

  test("ends on Ctrl-C with what it has found so far", async () => {
    const { status, lines, errors } = await run(["1000"], {
      onLine: (line, child) => line === linesUpTo(250).at(-1) && child.kill("SIGINT"),
    });
    assert.equal(errors, "");
    assert.equal(status, 130);
    const found = lines.slice(0, -1);
    assert.ok(found.length >= linesUpTo(250).length);
    assert.deepEqual(found, linesUpTo(288).slice(0, found.length));
    assert.equal(
      lines.at(-1),
      `Stopped. The largest gap so far is ${found.at(-1)?.trim().replace(" ", ", ")}.`,
    );
  });

  test("stops the threads in the middle of their work", async () => {
    // Without that, the program would never end: it has all blocks but the first one under way.
    const { status, lines } = await runWithWorker(
      "72",
      `
        import { searchBlock } from "./gaps.js";
        export default function (block) {
          while (block.from > 0);
          return searchBlock(block);
        }
      `,
    );
    assert.equal(status, 0);
    assert.deepEqual(lines.slice(0, -1), linesUpTo(72));
  });

  for (const [how, breaks, says] of [
    ["throws", 'throw new Error("this worker is broken")', "this worker is broken"],
    ["ends", "process.exit(7)", "worker exited with code: 7"],
  ]) {
    test(`ends with one error where a worker ${how}, after the gaps before it`, async () => {
      const { status, lines, errors } = await runWithWorker(
        "1000",
        `
        import { searchBlock } from "./gaps.js";
        export default function (block) {
          if (block.from === 100_000_000) ${breaks};
          return searchBlock(block);
        }
      `,
      );
      assert.deepEqual({ status, errors }, { status: 1, errors: `prime-gaps: ${says}\n` });
      assert.deepEqual(lines, linesUpTo(220));
    });
  }
});

describe("the command line", () => {
  const says = "prime-gaps: the size of the gap must be one integer from 1 to 1132, got";
  for (const args of [
    ["abc"],
    ["0"],
    ["-4"],
    ["1.5"],
    ["1e3"],
    [""],
    ["1133"],
    ["99999999999999999999"],
    ["4", "6"],
  ]) {
    const got = args.map((text) => JSON.stringify(text)).join(" ");
    test(`refuses ${got}`, async () => {
      assert.deepEqual(await run(args), { status: 2, lines: [], errors: `${says} ${got}\n` });
    });
  }
});
