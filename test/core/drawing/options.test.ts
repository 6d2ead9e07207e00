import { afterEach, describe, expect, test, vi } from "vitest";
import { drawing } from "../../../src/core/drawing/options.js";
import { flagship } from "../../trace/recording.js";

describe("what is left out", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each([
    ["of a terminal", { stdout: { columns: 72, hasColors: () => true } }, { width: 72, color: true }],
    [
      "of one that wants no colors",
      { stdout: { columns: 72, hasColors: () => false } },
      { width: 72, color: false },
    ],
    ["of a narrow one", { stdout: { columns: 12, hasColors: () => true } }, { width: 20, color: true }],
    ["of one that does not know its width", { stdout: { columns: 0 } }, { width: 100, color: false }],
    ["of a file", { stdout: {} }, { width: 100, color: false }],
    ["without an output", {}, { width: 100, color: false }],
    ["in a browser", undefined, { width: 100, color: false }],
  ])("is that %s", (_, process, expected) => {
    vi.stubGlobal("process", process);
    const found = drawing("table", flagship(), {});
    vi.unstubAllGlobals();
    expect(found).toEqual({ ...expected, rounds: 20 });
  });
});

test("what is there is used", () => {
  const options = { width: 33, color: true, rounds: 5 };
  expect(drawing("table", flagship(), options)).toEqual(options);
});
