import assert from "node:assert/strict";
import { test } from "node:test";
import { progressLine } from "../progress.js";

/** What is written to a stream. */
function written(/** @type {boolean | undefined} */ isTTY) {
  /** @type {string[]} */
  const texts = [];
  return {
    texts,
    stream: {
      ...(isTTY === undefined ? {} : { isTTY }),
      write: (/** @type {string} */ text) => texts.push(text),
    },
  };
}

test("in a terminal, a line is written over the one before, and cleared once", () => {
  const { texts, stream } = written(true);
  const progress = progressLine(stream);
  progress.clear();
  progress.show("1 of 3");
  progress.show("2 of 3"); // too soon after the first one
  progress.clear();
  progress.clear();
  assert.deepEqual(texts, ["\r\x1b[K1 of 3", "\r\x1b[K"]);
});

test("elsewhere there is none", () => {
  const { texts, stream } = written(undefined);
  const progress = progressLine(stream);
  progress.show("1 of 3");
  progress.clear();
  assert.deepEqual(texts, []);
});
