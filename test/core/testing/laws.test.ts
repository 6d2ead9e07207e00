import { describe, expect, test } from "vitest";
import { Check } from "../../../src/core/testing/check.js";
import { Rejections } from "../../../src/core/testing/laws.js";
import { Work } from "../../../src/core/testing/work.js";
import { thrownBy } from "../../kit/worlds.js";

/** A process that reports what it is told to. */
class Reporter {
  readonly listeners = new Set<(reason: unknown) => void>();

  on(_: string, listener: (reason: unknown) => void): void {
    this.listeners.add(listener);
  }

  off(_: string, listener: (reason: unknown) => void): void {
    this.listeners.delete(listener);
  }

  listenerCount(): number {
    return this.listeners.size;
  }

  report(reason: unknown): void {
    for (const listener of this.listeners) listener(reason);
  }
}

describe("rejections that nobody handles", () => {
  const caller = (): void => {};
  const check = new Check(
    "checkOperatorAsync",
    true,
    (source) => source,
    { values: [1], name: "same" },
    caller,
  );

  test("are reported if they are of the check", async () => {
    const process = new Reporter();
    const rejections = new Rejections(check, { process });
    const error = new Error("from a source");
    const work = new Work(check, { behave: () => ({ error }) });
    process.report(error);
    expect(String(await thrownBy(() => rejections.mustBeNone()))).toContain(
      "same breaks the law of rejections: no rejection is left to nobody\n  expected: somebody handles each rejection\n  received: nobody handles Error: from a source",
    );
    rejections.stop();
    expect([process.listeners.size, work.calls]).toEqual([0, []]);
  });

  test("are left to others if they are of others", async () => {
    const process = new Reporter();
    const rejections = new Rejections(check, { process });
    process.on("unhandledRejection", () => {});
    process.report(new Error("of somebody else"));
    await rejections.mustBeNone();
  });

  test("are thrown if they are of others, and nobody else listens", () => {
    const process = new Reporter();
    const rejections = new Rejections(check, { process });
    const error = new Error("of somebody else");
    expect(() => process.report(error)).toThrow(error);
    rejections.stop();
  });

  test("are not looked for where the runtime does not tell, or the operator is not held to it", async () => {
    for (const host of [{}, { process: {} }]) {
      const rejections = new Rejections(check, host);
      await rejections.mustBeNone();
      rejections.stop();
    }
    const process = new Reporter();
    const other = new Check(
      "checkOperatorAsync",
      true,
      (source) => source,
      {
        values: [1],
        skip: ["rejections"],
      },
      caller,
    );
    void new Rejections(other, { process });
    expect(process.listeners.size).toBe(0);
  });
});
