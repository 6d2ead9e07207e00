import { take, toArray } from "lazuli";
import { take as takeAsync, toArray as toArrayAsync } from "lazuli/async";
import { matchers, type SourceMatchers, testSource, testSourceAsync } from "lazuli/testing";
import { describe, expect, test } from "vitest";
import { thrownBy } from "../kit/worlds.js";

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Matchers<T> extends SourceMatchers<T> {}
}
expect.extend(matchers);

/** A source of which two values were taken. */
function taken(): ReturnType<typeof testSource> {
  const source = testSource([1, 2, 3]);
  toArray(take(source, 2));
  return source;
}

/** What a failing expectation says. */
async function said(expectation: () => void): Promise<string> {
  return ((await thrownBy(expectation)) as Error).message;
}

describe("toPull", () => {
  test("passes for so many pulls, with not for others", () => {
    expect(taken()).toPull(2);
    expect(taken()).not.toPull(3);
    expect(testSource([])).toPull(0);
  });

  test("says what it has expected and received, and the history", async () => {
    expect(await said(() => expect(taken()).toPull(3))).toBe(
      [
        "expect(source).toPull(3)",
        "",
        "Expected: pulled 3 times",
        "Received: pulled twice",
        "History:  open, pull → 1, pull → 2, close",
      ].join("\n"),
    );
    expect(await said(() => expect(testSource([])).not.toPull(0))).toBe(
      [
        "expect(source).not.toPull(0)",
        "",
        "Expected: not pulled 0 times",
        "Received: pulled 0 times",
        "History:  none",
      ].join("\n"),
    );
  });

  test("refuses a count that is none", () => {
    for (const count of [-1, 1.5, "2", undefined])
      expect(() => expect(taken()).toPull(count as number)).toThrow(
        /^toPull: count must be a non-negative integer, got /,
      );
  });
});

describe("toBeClosedOnce", () => {
  test("passes for what is closed, with not for what is not", async () => {
    expect(taken()).toBeClosedOnce();
    const source = testSourceAsync([1, 2, 3]);
    expect(source).not.toBeClosedOnce();
    await toArrayAsync(takeAsync(source, 1));
    expect(source).toBeClosedOnce();
    await expect(Promise.resolve(source)).resolves.toBeClosedOnce();
  });

  test("says why it is not closed", async () => {
    const ended = testSource([]);
    toArray(ended);
    const open = testSource([1]);
    open[Symbol.iterator]();
    for (const [source, received] of [
      [ended, "not closed: it ended"],
      [open, "not closed: it is open"],
      [testSource([]), "not closed: it was not opened"],
    ] as const) {
      const message = await said(() => expect(source).toBeClosedOnce());
      expect(message).toContain(
        `expect(source).toBeClosedOnce()\n\nExpected: closed once\nReceived: ${received}\n`,
      );
    }
    expect(await said(() => expect(taken()).not.toBeClosedOnce())).toContain("Expected: not closed once\n");
  });
});

describe("both", () => {
  test("fail for a source that was misused, with not too", async () => {
    const source = taken();
    await thrownBy(() => source[Symbol.iterator]());
    for (const expectation of [
      () => expect(source).toPull(2),
      () => expect(source).not.toPull(3),
      () => expect(source).toBeClosedOnce(),
      () => expect(source).not.toBeClosedOnce(),
    ])
      expect(await said(expectation)).toContain("Misuse:   source was opened twice: ");
  });

  test.each([[[1]], [undefined], [{ pulls: 2, closes: 1 }]])(
    "refuse %o, which is no test source",
    (received) => {
      expect(() => expect(received).toPull(2)).toThrow(
        /^toPull: received must be a test source: testSource\(…\) or testSourceAsync\(…\), got /,
      );
      expect(() => expect(received).not.toBeClosedOnce()).toThrow(
        /^toBeClosedOnce: received must be a test source/,
      );
    },
  );

  test("know the sources of another copy of the package", async () => {
    const copy = {
      [Symbol.for("lazuli.testing.watch")]: {
        pulls: 4,
        closes: 1,
        misuses: [],
        history: ["open"],
        status: "closed",
      },
    };
    expect(copy).toPull(4);
    expect(copy).toBeClosedOnce();
    expect(await said(() => expect(copy).toPull(5))).toContain("Received: pulled 4 times\nHistory:  open");
  });

  test("are called by runners that say nothing of not", () => {
    expect(matchers.toPull.call({}, taken(), 2).pass).toBe(true);
  });
});
