import { expect, test } from "vitest";
import { builtAt } from "../../../src/core/drawing/builtAt.js";
import type { TraceStage } from "../../../src/core/watching/trace.js";

test.each([
  ["/app/main.ts:1:2", "/app/main.ts:1:2"],
  [undefined, ""],
  ["/app/\u001b[2K.ts:1:2", "/app/\\u{1b}[2K.ts:1:2"],
  [
    `/home/${"somebody/".repeat(9)}main.ts:10:20`,
    "…dy/somebody/somebody/somebody/main.ts:10:20".slice(-40).replace(/^./, "…"),
  ],
])("of %s is %s", (at, place) => {
  const stage: TraceStage = { id: 0, name: "fib", role: "source", parents: [], at };
  expect(builtAt([stage])).toBe(place);
});
