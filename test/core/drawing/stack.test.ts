import { expect, test } from "vitest";
import { capture, placeOf } from "../../../src/core/drawing/stack.js";

test.each([
  [
    "of Node, in the sources",
    `Error: place
    at capture (/home/me/lazuli/src/core/drawing/stack.ts:20:9)
    at new Lazy (/home/me/lazuli/src/core/engine/edge.ts:57:9)
    at take (/home/me/lazuli/src/operators/take.ts:35:10)
    at main (/home/me/app/main.ts:3:14)
    at node:internal/main:1:1`,
    "/home/me/app/main.ts:3:14",
  ],
  [
    "of Node, built",
    `Error: place
    at capture (file:///app/node_modules/lazuli/dist/trace.js:1:1)
    at Object.watch [as x] (file:///app/node_modules/lazuli/dist/shared/ABC.js:1:1)
    at file:///app/main.mjs:3:14
    at ModuleJob.run (node:internal/modules/esm/module_job:222:25)`,
    "/app/main.mjs:3:14",
  ],
  [
    "of Firefox",
    `capture@https://example.org/lazuli/dist/trace.js:1:1
take@https://example.org/lazuli/dist/shared/ABC.js:2:2
main@https://example.org/app.js:3:14
@https://example.org/app.js:9:1`,
    "https://example.org/app.js:3:14",
  ],
  [
    "of Windows",
    `Error: place
    at capture (C:\\app\\node_modules\\lazuli\\dist\\trace.cjs:1:1)
    at main (C:\\app\\main.js:3:14)`,
    "C:\\app\\main.js:3:14",
  ],
  ["without places", "Error: place", undefined],
  [
    "that is all lazuli's",
    "Error\n    at capture (/app/bundle.js:1:1)\n    at main (/app/bundle.js:2:2)",
    undefined,
  ],
])("the place in a stack %s", (_, stack, place) => {
  expect(placeOf(stack)).toBe(place);
});

test("a capture leaves the limit of stacks as it is", () => {
  const limit = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = 3;
    const stack = capture();
    expect(Error.stackTraceLimit).toBe(3);
    expect(stack.split("\n").length).toBeGreaterThan(4);
    delete (Error as { stackTraceLimit?: number }).stackTraceLimit;
    capture();
  } finally {
    Error.stackTraceLimit = limit;
  }
});
