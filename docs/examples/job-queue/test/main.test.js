import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Redis } from "ioredis";
import { startOuterRedis } from "./outer-redis.js";
import { options, send, startProgram } from "./program.js";
import { linesUpTo } from "./records.js";

/** What the program prints for a gap that is there. */
const found = (/** @type {number} */ size, /** @type {number} */ after) => ({
  status: 0,
  lines: [...linesUpTo(size), `The first gap of at least ${size} lies between ${after} and ${after + size}.`],
  errors: "",
});

/** The line that tells of a gap. */
const lineOf = (/** @type {number} */ size) => String(linesUpTo(size).at(-1));

describe("the search", options, () => {
  test("prints the gaps that are published, stops by itself, and leaves no process behind", async (t) => {
    const program = startProgram(t, ["220"]);
    assert.deepEqual(await program.ended, found(220, 47326693));
    assert.deepEqual(await program.left(), []);
  });

  test("takes back all jobs when the consumer has seen enough", async (t) => {
    const redis = await startOuterRedis(false);
    t.after(redis.stop);
    const program = startProgram(t, ["72"], { REDIS_URL: redis.url });
    assert.deepEqual(await program.ended, found(72, 31397));
    assert.deepEqual(await program.left(), []);
    const client = new Redis(redis.url);
    assert.deepEqual(await client.keys("*"), []);
    await client.quit();
  });

  test("ends on Ctrl-C with what it has found so far", async (t) => {
    const program = startProgram(t, ["1000"]);
    await program.printed(lineOf(222));
    program.kill("SIGINT");
    const { status, lines, errors } = await program.ended;
    assert.deepEqual({ status, errors }, { status: 130, errors: "" });
    assert.match(String(lines.at(-1)), /^Stopped\. The largest gap so far is \d+, after \d+\.$/);
    assert.deepEqual(lines.slice(0, -1), linesUpTo(288).slice(0, lines.length - 1));
    assert.deepEqual(await program.left(), []);
  });

  test("refuses what is not a size, before it starts anything", async (t) => {
    const program = startProgram(t, ["abc"]);
    const errors = 'job-queue: the size of the gap must be one integer from 1 to 1132, got "abc"\n';
    assert.deepEqual(await program.ended, { status: 2, lines: [], errors });
  });
});

describe("what goes wrong", options, () => {
  test("workers are killed: others do their blocks, and no gap is lost or found twice", async (t) => {
    const program = startProgram(t, ["282"]);
    await program.printed(lineOf(210));
    for (const pid of program.workers()) send(pid, "SIGKILL");
    await program.printed(lineOf(234));
    send(program.workers()[0], "SIGKILL");
    assert.deepEqual(await program.ended, found(282, 436273009));
    assert.deepEqual(await program.left(), []);
  });

  test("a worker hangs: another one does its block", async (t) => {
    const program = startProgram(t, ["250"]);
    await program.printed(lineOf(210));
    send(program.workers()[0], "SIGSTOP");
    assert.deepEqual(await program.ended, found(250, 387096133));
    assert.deepEqual(await program.left(), []);
  });

  for (const [what, keeps] of /** @type {const} */ ([
    ["all that it had", true],
    ["nothing", false],
  ])) {
    test(`Redis is killed, and comes back with ${what}: the search goes on`, async (t) => {
      const redis = await startOuterRedis(keeps);
      t.after(redis.stop);
      const program = startProgram(t, ["250"], { REDIS_URL: redis.url });
      await program.printed(lineOf(210));
      await redis.restart(500);
      assert.deepEqual(await program.ended, found(250, 387096133));
      assert.deepEqual(await program.left(), []);
    });
  }

  for (const [how, signal, says] of /** @type {const} */ ([
    ["is killed for good", "SIGKILL", /^job-queue: redis-server has ended: SIGKILL\n$/],
    ["hangs", "SIGSTOP", /^job-queue: Redis at 127\.0\.0\.1:\d+ has not answered for 5 seconds\n$/],
  ])) {
    test(`Redis ${how}: the program ends with a clear error, and leaves no process behind`, async (t) => {
      const program = startProgram(t, ["1000"]);
      await program.printed(lineOf(210));
      const [redis, ...others] = program.redis();
      assert.deepEqual([typeof redis, others], ["number", []]);
      send(redis, signal);
      const { status, lines, errors } = await program.ended;
      assert.equal(status, 1);
      assert.match(errors, says);
      assert.deepEqual(lines, linesUpTo(288).slice(0, lines.length));
      assert.deepEqual(await program.left(), []);
    });
  }

  test("there is no Redis at all: the same", async (t) => {
    const program = startProgram(t, ["1000"], { REDIS_URL: "redis://127.0.0.1:1" });
    const errors = "job-queue: Redis at 127.0.0.1:1 has not answered for 5 seconds\n";
    assert.deepEqual(await program.ended, { status: 1, lines: [], errors });
    assert.deepEqual(await program.left(), []);
  });

  test("the program itself is killed: its workers and its Redis end", async (t) => {
    // The program cannot remove its temporary folder any more.
    const folder = await mkdtemp(join(tmpdir(), "job-queue-test-"));
    t.after(() => rm(folder, { recursive: true }));
    const program = startProgram(t, ["1000"], { TMPDIR: folder });
    await program.printed(lineOf(210));
    assert.ok(program.redis().length > 0 && program.workers().length > 0);
    program.kill("SIGKILL");
    await program.ended;
    assert.deepEqual(await program.left(), []);
  });
});
