import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test } from "vitest";
import { thrownBy, twins } from "../../kit/worlds.js";

/** The rejections that nobody handles from now on. */
function unhandled(): unknown[] {
  const reasons: unknown[] = [];
  const note = (reason: unknown): void => void reasons.push(reason);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  return reasons;
}

const ForeignPromise = runInNewContext("Promise") as PromiseConstructor;
const rejected = (): Promise<never> => Promise.reject(new Error("while closing"));

describe.each(twins("take"))("a bad argument of %s", (_, take) => {
  test.each([
    ["a promise", rejected],
    ["a promise of another realm", () => ForeignPromise.reject(new Error("while closing"))],
  ])("closes the source, and drops the error of %s that the closing returns", async (_, close) => {
    const reasons = unhandled();
    let closes = 0;
    const source = {
      next: () => ({ done: true }),
      return: () => (closes++, close()),
      [Symbol.asyncIterator]: undefined,
      [Symbol.iterator]: () => source,
    };
    expect(await thrownBy(() => take(source, NaN))).toBeInstanceOf(RangeError);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([closes, reasons]).toEqual([1, []]);
  });
});
