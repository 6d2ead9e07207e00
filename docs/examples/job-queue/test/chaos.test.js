/*
 * Workers and Redis are killed at random moments. Each time every gap is found once and right, or the program ends with a
 * clear error, and no process is left behind.
 *
 *     LAZULI_ROUNDS=20 node --test test/chaos.test.js
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { startOuterRedis } from "./outer-redis.js";
import { options, send, startProgram } from "./program.js";
import { linesUpTo } from "./records.js";

const ROUNDS = Number(process.env["LAZULI_ROUNDS"] ?? 2);
const SEED = Number(process.env["LAZULI_SEED"] ?? Date.now() % 1_000_000);

/** Long enough for some kills to come before the answer. */
const WANTED = 288;
const ANSWER = [
  ...linesUpTo(WANTED),
  `The first gap of at least ${WANTED} lies between 1294268491 and 1294268779.`,
];

/** What the program says where its Redis is gone. */
const CLEAR = /^job-queue: (redis-server has ended: SIGKILL|Redis at \S+ has not answered for 5 seconds)\n$/;

const GONE = "Redis, for good";
const NOBODY = "nobody";

for (let round = 0; round < ROUNDS; round++) {
  const seed = SEED + round;
  test(`round ${round} of ${ROUNDS}, LAZULI_SEED=${seed} LAZULI_ROUNDS=1`, options, async (t) => {
    const random = randomFrom(seed);
    const below = (/** @type {number} */ end) => Math.floor(random() * end);
    // In half of the rounds, Redis is the program's own, and is not started again. Another one may come back.
    const outer = below(2) === 0 ? undefined : await startOuterRedis(below(2) === 0);
    t.after(() => outer?.stop());
    const program = startProgram(t, [String(WANTED)], outer && { REDIS_URL: outer.url });
    /** @type {string[]} */
    const kills = [];
    let isOver = false;
    const ended = program.ended.finally(() => (isOver = true));

    /** @returns {Promise<string>} what has been killed */
    async function kill() {
      const workers = program.workers();
      const redis = program.redis();
      const whom = below(6);
      if (whom < 3) {
        send(workers[below(workers.length)], "SIGKILL");
        return workers.length > 0 ? "a worker" : NOBODY;
      }
      if (whom < 4) {
        for (const pid of workers) send(pid, "SIGKILL");
        return workers.length > 0 ? "all workers" : NOBODY;
      }
      if (outer === undefined) {
        for (const pid of redis) send(pid, "SIGKILL");
        return redis.length > 0 ? GONE : NOBODY;
      }
      if (below(3) === 0) {
        await outer.kill();
        return GONE;
      }
      await outer.restart(below(2000));
      return "Redis, which comes back";
    }
    const count = 1 + below(4);
    for (let index = 0; index < count && !isOver; index++) {
      await Promise.race([ended, delay(below(2500))]);
      let killed = NOBODY;
      for (; killed === NOBODY && !isOver; await delay(10)) killed = await kill(); // Who starts is there soon.
      kills.push(killed);
      if (killed === GONE) break;
    }

    const { status, lines, errors } = await ended;
    t.diagnostic(`killed: ${kills.join(", ")}; ended with ${status} ${errors.trim()}`);
    if (status === 0) {
      assert.deepEqual({ lines, errors }, { lines: ANSWER, errors: "" });
    } else {
      assert.ok(kills.includes(GONE), errors);
      assert.equal(status, 1);
      assert.match(errors, CLEAR);
      assert.deepEqual(lines, ANSWER.slice(0, lines.length));
    }
    assert.deepEqual(await program.left(), []);
  });
}

/** Numbers from 0 to 1, the same ones for the same seed: the generator mulberry32. */
function randomFrom(/** @type {number} */ seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
